"""Columns that are counted for one of something, rates where less is better, totals that are dashes."""

from collections.abc import Callable
from typing import Any

import pytest

Statuses = Callable[..., list[tuple[str, str]]]
_FAILED = ("inconsistent", "last_digit")


@pytest.mark.parametrize(
    "head", ["학급당 학생수", "학급당학생수", "교원1인당 학생수", "1인당", "가구당 소득", "호당 면적"]
)
def test_numbers_for_one_are_not_added_up(head: str, grid: Any, check_grids: Any) -> None:
    found = check_grids(
        grid(
            f"""
            구분|학급수|학생수|{head}
            유치원|120|2,160|18
            초등학교|400|8,800|22
            중학교|210|5,250|25
            합계|730|16,210|22.2
            """
        )
    )
    assert [check for check in found if check.rule == "column_total" and check.stated.source.col == 3] == []
    assert {check.status.value for check in found if check.rule == "column_total"} == {"exact"}


@pytest.mark.parametrize("head", ["수당", "경로당", "식당 수", "담당 인력"])
def test_words_that_end_alike_are_added_up(head: str, grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid(f"구분|예산|{head}\n가|120|18\n나|400|22\n다|210|25\n합계|730|66", unit=None))
    assert statuses(found, "column_total") == [("730", "exact"), ("66", "inconsistent")]


def test_less_may_be_better(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    text = """
    지표|목표|실적|달성률(%)
    상담 건수|1,200|1,260|105.0
    처리기간(일)|3.0|2.8|107.1
    만족도(점)|90.0|85.5|95.0
    불량 건수|40|52|{rate}
    """
    good, wrong = (check_grids(grid(text.format(rate=rate))) for rate in ("76.9", "71.9"))
    assert [status for _, status in statuses(good, "ratio")] == ["exact"] * 4
    assert statuses(wrong, "ratio")[-1] == ("71.9", "inconsistent")


def test_rates_of_spending_have_one_direction(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid("사업|예산액|집행액|집행률(%)\n가|400|320|80.0\n나|250|200|125.0\n다|300|150|50.0"))
    assert ("125.0", "inconsistent") in statuses(found, "ratio")


@pytest.mark.parametrize("dash", ["-", "–", "―", "- 명"])
def test_dash_is_no_total(dash: str, grid: Any, check_grids: Any) -> None:
    found = check_grids(
        grid(
            f"구분|본청|사업소|계\n정원|120|30|150\n현원|110|28|138\n임기제|7|3|{dash}\n파견|4|1|5\n계|241|62|{dash}",
            unit="명",
        )
    )
    assert [check.message for check in found if check.status.value in _FAILED] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- 불량 40건(목표 44건 대비 110.0%)", ["exact"]),
        ("- 불량 40건(목표 44건 대비 90.9%)", ["exact"]),
        ("- 불량 40건(목표 44건 대비 103.0%)", ["inconsistent"]),
        ("- 수출 2.8억원(전년 3.0억원 대비 107.1%)", ["inconsistent"]),
    ],
)
def test_less_may_be_better_in_text(text: str, found: list[str], check_lines: Any, statuses: Statuses) -> None:
    assert [status for _, status in statuses(check_lines(text), "prose_ratio")] == found
