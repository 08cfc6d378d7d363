"""Settlements, halves, totals with more than their parts, shares and expenses of tables."""

from collections.abc import Callable
from typing import Any

import pytest

Statuses = Callable[..., list[tuple[str, str]]]


def test_totals_of_two_halves_keep_to_their_own(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            회계|세입|세입|세입|세출|세출|세출
            별|영업|자본|계|비용|지출|계
            상수도|19,420|12,450|31,870|17,310|14,560|31,870
            하수도|14,150|22,220|36,370|15,990|20,380|36,370
            """,
            head=2,
        )
    )
    assert [status for _, status in statuses(found, "row_total")] == ["exact"] * 4
    assert {len(check.operands) for check in found if check.rule == "row_total"} == {2}
    assert "12450" in {str(one.value) for check in found for one in check.operands}


def test_money_at_hand_is_spent_carried_over_or_left(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            사업명|2023년 예산현액|집행액|이월액|이월액|이월액|집행잔액
            사업명|2023년 예산현액|집행액|계|명시|사고|집행잔액
            가|1,250|610|640|640|-|-
            나|480|296|142|-|142|42
            다|210|166|-|-|-|34
            """,
            head=2,
        )
    )
    assert statuses(found, "settlement") == [("1,250", "exact"), ("480", "exact"), ("210", "inconsistent")]


def test_total_counts_what_no_part_prints(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            부서|국장|과장|주무관|계
            가과|-|1|6|7
            나과|-|1|5|6
            계|2|2|11|15
            """,
            unit="명",
        )
    )
    assert statuses(found, "column_total") == [
        ("2", "not_checkable"),
        ("2", "exact"),
        ("11", "exact"),
        ("15", "not_checkable"),
    ]


def test_shares_of_a_hundred_may_miss_it_by_rounding(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            사업|예산|구성비(%)
            가|18,642|71.9
            나|612|2.4
            다|6,684|25.8
            합계|25,938|100.0
            """,
            unit="천원",
            units={2: "%"},
        )
    )
    assert ("100.0", "rounding") in statuses(found, "column_total")


def test_expenses_are_no_shares(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            사업명|사업비
            장려금|465,000
            시술비|58,800
            합계|523,800
            """,
            unit="천원",
        )
    )
    assert statuses(found, "column_total") == [("523,800", "exact")]


def test_total_below_a_table_in_the_words_of_a_column(grid: Any, check_below: Any, statuses: Statuses) -> None:
    table = grid(
        """
        사업명|소요예산
        조사|18,500천원
        시스템|42,000천원
        캠페인|비예산
        공모|1,500천원
        """
    )
    found = check_below(table, "○ 총 소요예산 : 63,000천원")
    assert statuses(found, "heading_total") == [("63,000천원", "inconsistent")]


@pytest.mark.parametrize(
    ("line", "rule", "expected"),
    [
        ("* 전년 대비 4.7% 증가(276,330천원)", "prose_ratio", [("4.7%", "exact")]),
        ("* 전년 대비 4.7% 증가(276,330천원)", "prose_change", [("276,330천원", "exact")]),
        ("* 전년 대비 7.4% 증가(276,330천원)", "prose_ratio", []),
    ],
)
def test_increase_over_the_years_of_a_table(
    line: str, rule: str, expected: list[tuple[str, str]], grid: Any, check_below: Any, statuses: Statuses
) -> None:
    table = grid(
        """
        구분|예산액|전년도 예산액
        가과|2,904,120|2,811,500
        나과|3,214,820|3,031,110
        총계|6,118,940|5,842,610
        """,
        unit="천원",
    )
    assert statuses(check_below(table, line), rule) == expected
