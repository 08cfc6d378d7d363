"""Last year's plan against this year's."""

import pytest

from extract.pipeline import extract_report
from extract.schemas import Check, Report
from extract.validate.across.years import compare_years


def report(year: int, rows: str, pages: str = "", unit: str = "천원") -> Report:
    text = f"""가람구

{year}년도 주요업무계획

{year}. 1.

기획예산과

Ⅰ. 일반현황

□ 예산현황

(단위 : {unit})

사업명	{year}년 예산	{year - 1}년 예산
{rows}

Ⅱ. {year}년 주요업무 추진계획

{pages}
"""
    return extract_report(text.encode(), f"plan-{year}.txt")


EARLIER = report(
    2024,
    "합계	106,400	99,000\n도서관 운영	52,400	50,000\n학습관 조성	41,300	38,000\n둘레길 정비	12,700	11,000",
)


def compared(rows: str, unit: str = "천원") -> list[tuple[str, str]]:
    checks = compare_years(EARLIER, report(2025, rows, unit=unit))
    return [(check.stated.raw, check.status.value) for check in checks]


def test_last_years_budget_as_printed_this_year() -> None:
    rows = "합계	109,900	106,400\n도서관 운영	55,000	52,400\n학습관 조성	42,000	41,300\n둘레길 정비	12,900	12,700"
    assert compared(rows) == [("106,400", "exact"), ("52,400", "exact"), ("41,300", "exact"), ("12,700", "exact")]


def test_another_figure_differs_in_scope_and_a_name_without_match_says_nothing() -> None:
    rows = "도서관 운영	55,000	53,100\n학습관 신축	42,000	41,300\n둘레길 정비	12,900	12,700"
    assert compared(rows) == [("53,100", "scope_differs"), ("12,700", "exact")]


def test_coarser_units_round_and_the_same_digits_in_another_unit_are_wrong() -> None:
    rows = "도서관 운영	55	52\n학습관 조성	42	41\n둘레길 정비	12,900	12,700"
    assert compared(rows, "백만원") == [("52", "rounding"), ("41", "rounding"), ("12,700", "inconsistent")]


@pytest.fixture
def one() -> Check:
    rows = "도서관 운영	55,000	52,400\n학습관 조성	42,000	41,300\n둘레길 정비	12,900	12,700"
    return compare_years(EARLIER, report(2025, rows))[0]


def test_the_operand_names_the_earlier_file(one: Check) -> None:
    assert [(number.document, number.raw) for number in one.operands] == [("plan-2024.txt", "52,400")]
    line = next(line for line in EARLIER.plan.budgets if line.id == one.operands[0].record)
    assert line.source == one.operands[0].source


PLANNED = "1. 마을잔치 개최\n\n□ 소요예산 : {cost}천원(구비)\n"


@pytest.mark.parametrize(("cost", "status"), [("22,000", "exact"), ("21,500", "scope_differs")])
def test_plan_and_report_on_it(cost: str, status: str) -> None:
    rows = "가	3,000	2,000\n나	4,000	3,000\n다	5,000	1,000"
    earlier = report(2024, rows, PLANNED.format(cost="22,000"))
    text = (
        f"가람구\n\n2025년도 주요업무계획\n\nⅠ. 2024년 추진실적\n\n1. 마을잔치 개최\n\n□ 소요예산 : {cost}천원(구비)\n"
    )
    later = extract_report(text.encode(), "plan-2025.txt")
    checks = compare_years(earlier, later)
    assert [(check.stated.raw, check.status.value) for check in checks] == [(f"{cost}천원", status)]
