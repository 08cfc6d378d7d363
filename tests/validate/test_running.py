"""Rows and columns that add up another one so far (누계)."""

from collections.abc import Callable
from typing import Any

import pytest

Statuses = Callable[..., list[tuple[str, str]]]


def test_a_row_of_sums_so_far_is_no_total_of_the_rows_above(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            지구|1분기|2분기|3분기|4분기|계
            가|120|180|150|150|600
            나|80|70|90|60|300
            합계|200|250|240|210|900
            누계|200|450|690|910|-
            """
        )
    )
    assert statuses(found, "running_total") == [("450", "exact"), ("690", "exact"), ("910", "inconsistent")]
    assert {status for _, status in statuses(found, "column_total")} == {"exact"}
    assert all(check.stated.raw != "-" for check in found)


def test_a_column_of_sums_so_far_and_the_total_that_closes_its_quarters(
    grid: Any, check_grids: Any, statuses: Statuses
) -> None:
    found = check_grids(
        grid(
            """
            구분|등록|누적 등록
            1분기|412|412
            2분기|386|798
            3분기|351|1,149
            연간|1,149|1,149
            """
        )
    )
    assert statuses(found, "running_total") == [("798", "exact"), ("1,149", "exact")]


def test_what_was_carried_over_is_the_first_sum(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            구분|2021|2022|2023|2024
            보급|30|40|50|20
            누적 보급|130|170|220|250
            """
        )
    )
    assert statuses(found, "running_total") == [("170", "exact"), ("220", "exact"), ("250", "inconsistent")]


@pytest.mark.parametrize("label", ["누계", "누적 인원"])
def test_a_total_that_is_only_called_so(grid: Any, check_grids: Any, statuses: Statuses, label: str) -> None:
    found = check_grids(
        grid(
            f"""
            구분|청구|공개|취하
            1분기|84|71|4
            2분기|97|80|6
            3분기|76|66|5
            {label}|257|217|15
            """
        )
    )
    assert statuses(found, "running_total") == []
