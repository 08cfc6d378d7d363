"""What the headings around a text say."""

import pytest

from extract import parsers
from extract.extractors.context import chapter_status, plan_year, section_status, section_year, years_in
from extract.schemas import DocumentFacts, ScheduleStatus, YearSource
from extract.segment import Outline, segment


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("2018년 주요업무 추진계획", [2018]),
        ("2025년도 주요역점 시책", [2025]),
        ("2006 주요업무계획 및 추진실적", [2006]),
        ("이행계획(’26년)", [2026]),
        ("사업개요(2025)", [2025]),
        ("’25년 평가 및 향후 업무추진방향", [2025]),
        ("’98년 성과", [1998]),
        ("2024년 실적 및 2025년 계획", [2024, 2025]),
        ("위원회 설치(2004. 7.20)", []),
        ("추진목표 및 전략(2018~2021년 중장기)", []),
        ("2023회계연도 결산 승인", []),
        ("2021년 이후 4년만의 감사", []),
        ("「2018 열린혁신 계획」 추진", []),
        ("창조도시 비전 2030 실현", []),
        ("온라인 교육 3.4~15", []),
    ],
)
def test_years_of_titles(title: str, years: list[int]) -> None:
    assert sorted(years_in(title)) == years


TEXT = """Ⅰ. 2024년 주요성과

1 정원 조성

□ 실적

○ 나무 심기

□ 향후계획

○ 꽃 심기

Ⅱ. 주요업무 추진계획

1 2026년 정원 확대 준비

□ 2024년 실적 및 2025년 계획

○ 잔디 심기
"""


def outline() -> Outline:
    return segment(parsers.read(TEXT.encode()))


def section(words: str) -> str:
    return next(line.section for line in outline().lines if words in line.text)


@pytest.mark.parametrize(
    ("words", "year", "source"),
    [
        ("나무", 2024, YearSource.HEADING),
        ("잔디", 2026, YearSource.HEADING),
        ("추진계획", 2025, YearSource.DOCUMENT),
    ],
)
def test_the_nearest_heading_with_one_year_decides(words: str, year: int, source: YearSource) -> None:
    assert section_year(outline(), section(words), 2025) == (year, source)


def test_without_a_heading_the_default_holds() -> None:
    assert section_year(outline(), "", None) == (None, YearSource.DOCUMENT)


def test_parts_and_chapters_report_or_plan() -> None:
    assert section_status(outline(), section("꽃")) is ScheduleStatus.PLANNED
    assert chapter_status(outline(), section("꽃")) is ScheduleStatus.DONE
    assert section_status(outline(), "") is None


@pytest.mark.parametrize(
    ("status", "year"),
    [(ScheduleStatus.DONE, 2024), (ScheduleStatus.PLANNED, 2025), (None, 2025)],
)
def test_year_of_the_document(status: ScheduleStatus | None, year: int) -> None:
    facts = DocumentFacts(title="2025년도 주요업무계획", years=(2024, 2025))
    assert plan_year(facts, status) == year


def test_a_document_without_years_has_that_of_its_date() -> None:
    assert plan_year(DocumentFacts(date="2018-12"), None) == 2018
    assert plan_year(DocumentFacts(), None) is None
