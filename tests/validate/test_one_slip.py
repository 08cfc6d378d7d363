"""Totals near tables and charts that one slip of one number explains; and those that are other figures."""

from collections.abc import Callable
from typing import Any

import pytest

Statuses = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("- 총 1,204명", [("1,204명", "exact")]),
        ("- 총 1,704명", [("1,704명", "inconsistent")]),
        ("- 현원 1,240명", [("1,240명", "inconsistent")]),
        ("- 총 1,877명", []),
        ("- 총 2명", []),
        ("- 정원 1,204명, 현원 1,203명", [("1,204명", "exact")]),
        ("- 1,704명 내외", []),
    ],
)
def test_charts(line: str, found: list[tuple[str, str]], check_lines: Any, statuses: Statuses) -> None:
    chart = "본부 612명\n동부지사 318명\n서부지사 274명"
    assert statuses(check_lines(line, chart=chart), "chart_total") == found


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("- 사업비 3,184백만원", ["exact"]),
        ("- 사업비 9,184백만원", ["inconsistent"]),
        ("- 사업비 3,184천원", ["inconsistent"]),
        ("- 사업비 7,345백만원", []),
    ],
)
def test_line_above_a_table(line: str, status: list[str], grid: Any, check_lines: Any, statuses: Statuses) -> None:
    table = grid("구분|금액\n가|1,218\n나|904\n다|1,062", unit="백만원")
    assert [one for _, one in statuses(check_lines(line, table=table), "heading_total")] == status


def test_balance_of_one_fund(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    text = "기금|2024년도말 현재액|조성|사용|증감|2025년도말 예상액\n자활|12,318|911|2,795|△1,884|{end}"
    found = [
        statuses(check_grids(grid(text.format(end=end), unit="백만원")), "balance")
        for end in ("10,434", "11,434", "21,977")
    ]
    assert found == [[("10,434", "exact")], [("11,434", "inconsistent")], []]


def test_a_number_of_the_table_said_above_it_is_no_sum(grid: Any, check_lines: Any, statuses: Statuses) -> None:
    table = grid("구분|건수\n화재|1,842\n오인|100", unit="건")
    assert statuses(check_lines("- 화재 1,842건", table=table), "heading_total") == []
