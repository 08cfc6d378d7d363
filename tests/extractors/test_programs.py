"""Programs and what belongs to them."""

from extract import parsers
from extract.extractors.programs import find_programs, link_programs
from extract.extractors.schedule import find_schedule
from extract.grid import make_grids
from extract.schemas import BudgetLine, DocumentFacts, Program, ProgramPhase, ScheduleItem
from extract.segment import Outline, segment
from extract.source import Source

FACTS = DocumentFacts(title="2025년도 주요업무계획", years=(2024, 2025), date="2025-01")
TEXT = """2025년도 주요업무계획

Ⅰ. 일반현황

1 조 직

○ 1과 3팀

2 예 산

○ 총 10억원

Ⅱ. 2024년 주요업무 추진실적

1 마을정원 조성 공원팀

주민이 함께 가꾸는 마을정원을 만들어 생활 속 녹지를 넓히고 이웃이 만나는 자리를 마련

□ 사업개요

○ 기 간 : 2024. 3. ~ 11.
○ 대 상 : 12개 동

□ 추진실적

○ 설명회 개최(4월)

Ⅲ. 2025년 주요업무계획

1 푸른 도시 만들기

1-1. 가로수 정비

◇ 걷고 싶은 거리를 위해 오래된 가로수를 바꾸고 그늘을 넓힘

□ 추진계획

○ 조사 착수(2월)

1-2. 숲길 연결

□ 추진계획

○ 담당부서 : 산림과
○ 숲길 개통(10월)

2 추진일정

○ 총괄 보고(12월)
"""


def read(text: str = TEXT) -> tuple[Outline, tuple[Program, ...], tuple[ScheduleItem, ...]]:
    document = parsers.read(text.encode())
    outline = segment(document)
    items, _ = find_schedule(document, outline, make_grids(document, outline), FACTS)
    programs, issues = find_programs(document, outline, (), items, FACTS)
    assert issues == ()
    return outline, programs, items


def test_programs_are_the_innermost_numbered_tasks_of_result_and_plan_chapters() -> None:
    _, programs, _ = read()
    assert [(one.id, one.name, one.year, one.phase) for one in programs] == [
        ("p1", "마을정원 조성", 2024, ProgramPhase.RESULT),
        ("p2", "가로수 정비", 2025, ProgramPhase.PLAN),
        ("p3", "숲길 연결", 2025, ProgramPhase.PLAN),
    ]


def test_purpose_is_what_stands_between_title_and_first_part() -> None:
    _, programs, _ = read()
    purposes = [one.purpose or "" for one in programs]
    assert purposes[0].startswith("주민이 함께 가꾸는")
    assert purposes[1].startswith("걷고 싶은 거리를 위해")
    assert purposes[2] == ""


def test_overview_holds_labelled_lines() -> None:
    _, programs, _ = read()
    assert [(one.label, one.value) for one in programs[0].overview] == [("기간", "2024. 3. ~ 11."), ("대상", "12개 동")]


def test_teams_stand_behind_titles_and_labels() -> None:
    _, programs, _ = read()
    assert [one.team for one in programs] == ["공원팀", None, "산림과"]


def test_records_are_linked_both_ways() -> None:
    outline, programs, items = read()
    inside = next(line.section for line in outline.lines if "조사 착수" in line.text)
    line = BudgetLine(id="b1", section=inside, label="사업비", raw="10", source=Source(block=0))
    stray = BudgetLine(id="b2", label="예산", raw="10", source=Source(block=0))
    budgets, linked = link_programs(programs, outline, (line, stray), items)
    assert [one.program for one in budgets] == ["p2", None]
    assert {one.text: one.program for one in linked}["숲길 개통(10월)"] == "p3"
    assert {one.text: one.program for one in linked}["총괄 보고(12월)"] is None
    assert [one.program for one in linked if one.id in programs[0].schedule] == ["p1", "p1"]
    assert line.program is None


def test_a_document_without_chapters_needs_parts_of_a_program() -> None:
    with_parts = "1. 건강 사업\n\n□ 사업개요\n\n○ 대 상 : 주민\n\n□ 향후계획\n\n○ 점검(3월)\n"
    without = "1. 건강 사업\n\n□ 걷기\n\n○ 아침 걷기\n\n□ 뛰기\n\n○ 저녁 뛰기\n"
    assert [one.name for one in read(with_parts)[1]] == ["건강 사업"]
    assert read(without)[1] == ()
