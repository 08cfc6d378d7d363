"""Figures of one place against those of another: summaries and pages, sources, ceilings, teams, classes, repetitions."""

import pytest

from extract.pipeline import extract_report
from extract.schemas import Check

HEAD = "가람구\n\n2025년도 주요업무계획\n\n2025. 1.\n\n기획예산과\n\nⅠ. 일반현황\n\n"


def checks(text: str) -> tuple[Check, ...]:
    return extract_report((HEAD + text).encode(), "plan.txt").checks


def found(text: str, rule: str) -> list[tuple[str, str]]:
    return [(check.stated.raw, check.status.value) for check in checks(text) if check.rule == rule]


def summary(cost: str, unit: str = "천원") -> str:
    return f"""□ 예산현황

(단위 : {unit})

사업명	2025년 예산	비고
합계	{cost}
마을도서관 운영	{cost}
평생학습관 조성	41,300
둘레길 정비	12,700

Ⅱ. 2025년 주요업무 추진계획

1. 마을도서관 운영

□ 사업개요
 ○ 기 간 : 2025. 1. ~ 12.
□ 소요예산 : 52,400천원(구비)

2. 평생학습관 조성

□ 사업개요
 ○ 기 간 : 2025. 3. ~ 11.
□ 소요예산 : 41,300천원(구비)
"""


@pytest.mark.parametrize(
    ("cost", "unit", "status"),
    [("52,400", "천원", "exact"), ("47,800", "천원", "scope_differs"), ("52,400", "백만원", "inconsistent")],
)
def test_summary_row_and_page_of_that_name(cost: str, unit: str, status: str) -> None:
    assert found(summary(cost, unit), "detail_tie")[0] == (cost, status)


PLACED = """□ 예산현황

(단위 : 천원)

사업명	예산액	집행액
계	118,400	88,010
도서관 분야	52,400	41,200
평생학습 지원	41,300	30,110
둘레길 조성	{cost}	16,700

Ⅱ. 2024년 추진실적

1. 책 읽는 마을 만들기

□ 소요예산

(단위 : 천원)

예산액	집행액	집행률(%)
52,400	41,200	78.6

2. 배움이 있는 도시

□ 소요예산

(단위 : 천원)

예산액	집행액	집행률(%)
41,300	30,110	72.9

3. 숲길 및 둘레길 조성

□ 소요예산

(단위 : 천원)

예산액	집행액	집행률(%)
24,700	16,700	67.6
"""


@pytest.mark.parametrize(("cost", "status"), [("24,700", "exact"), ("35,900", "scope_differs")])
def test_summary_row_and_page_at_its_place(cost: str, status: str) -> None:
    ties = found(PLACED.format(cost=cost), "detail_tie")
    assert ties[:3] == [("52,400", "exact"), ("41,300", "exact"), (cost, status)]


SOURCES = """Ⅱ. 2025년 추진계획

1. 마을도서관 운영

□ 사업개요
 ○ 승인 : 시비 {stated} 확보
□ 소요예산 : 52,000천원(시비 40,000, 구비 12,000)

2. 평생학습관 조성

□ 사업개요
 ○ 기 간 : 2025. 3. ~ 11.
□ 소요예산 : 60,000천원(시비)
"""


@pytest.mark.parametrize(("stated", "expected"), [("1억원", [("1억원", "exact")]), ("3억원", [])])
def test_money_of_a_source_and_the_programs(stated: str, expected: list[tuple[str, str]]) -> None:
    assert found(SOURCES.format(stated=stated), "funding_tie") == expected


TEAMS = """□ 기 구 : 1과 {number}팀

□ 인력(정/현원) : 9/{staff}명

구 분	계	5급	6급	7급
계	9/8	1/1	3/3	5/4
기획팀	5/4	1/1	1/1	3/2
예산팀	4/4	-	2/2	2/2
"""


@pytest.mark.parametrize(("number", "status"), [(2, "exact"), (3, "not_checkable")])
def test_teams_of_the_overview_and_of_the_table(number: int, status: str) -> None:
    assert found(TEAMS.format(number=number, staff=8), "team_count") == [(f"{number}팀", status)]


@pytest.mark.parametrize(("staff", "status"), [(8, "exact"), (7, "scope_differs")])
def test_heading_and_table_of_staff(staff: int, status: str) -> None:
    assert found(TEAMS.format(number=2, staff=staff), "tie") == [("9", "exact"), (f"{staff}명", status)]


@pytest.mark.parametrize(("number", "expected"), [(14, [("18", "exact")]), (15, [])])
def test_classes_and_all_of_them(number: int, expected: list[tuple[str, str]]) -> None:
    text = f"□ 공 통 혁 신 과 제 (18)\n\n□ 과제 선정\n - 중점혁신과제(4개) : 고객 만족 등\n - 일반혁신과제({number}개) : 홍보 등\n"
    assert found(text, "class_total") == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [("1,240명", [("1,240명", "exact")]), ("1,250명", [("1,250명", "scope_differs")]), ("985명", [])],
)
def test_a_figure_said_twice(second: str, expected: list[tuple[str, str]]) -> None:
    text = f"□ 현황\n - 무료 급식 지원 : 1,240명\n\n□ 계획\n - 무료 급식 지원 : {second}\n"
    assert found(text, "tie") == expected


CEILING = """□ 예산

(단위 : 백만원)

구 분	2024년	2025년	인건비	사업예산
계	178	365	71	294
기획예산과	178	365	71	294

Ⅱ. 2025년 추진계획

1. 기념관 운영

□ 추진내용
 - 시민 관람 지원\n\n□ 소요예산 : {cost}천원(구비)
"""


@pytest.mark.parametrize(("cost", "status"), [("275,000", "exact"), ("310,000", "not_checkable")])
def test_a_program_costs_no_more_than_all(cost: str, status: str) -> None:
    assert found(CEILING.format(cost=cost), "ceiling") == [("294", status)]


def test_a_ceiling_says_so() -> None:
    found_one = next(check for check in checks(CEILING.format(cost="275,000")) if check.rule == "ceiling")
    assert found_one.message.endswith("275,000,000은 294,000,000을 넘지 않습니다.")
