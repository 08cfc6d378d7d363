"""Relations of plans that no word names, checked because the numbers leave no doubt."""

from collections.abc import Callable
from typing import Any

Statuses = Callable[..., list[tuple[str, str]]]

HALLS = """
구분 | 1관 | 2관 | 3관 | 4관
도서 | 12,184 | 8,715 | 14,073 | 9,931
음반 | 6,421 | 11,186 | 9,302 | 4,417
지도 | 20,873 | 4,551 | 13,616 | 7,258
소장 자료 | 39,478 | 24,452 | 36,991 | {last}
"""
RATES = """
구분 | 계획 | 완료 | 진도
가 | 1,250 | 937 | 75.0
나 | 2,318 | 1,604 | 69.2
다 | 986 | 871 | 88.3
라 | 3,407 | 2,266 | 66.5
마 | 1,873 | 1,349 | {last}
"""


def test_a_last_row_that_adds_up_without_a_word(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid(HALLS.format(last="21,606")))
    assert statuses(found, "column_total") == [(text, "exact") for text in ("39,478", "24,452", "36,991", "21,606")]


def test_the_one_number_that_breaks_it_is_reported(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid(HALLS.format(last="21,906")))
    assert [one for one in statuses(found, "column_total") if one[1] != "exact"] == [("21,906", "inconsistent")]


def test_a_rate_without_a_word(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid(RATES.format(last="72.0")))
    assert [one[1] for one in statuses(found, "ratio")] == ["exact"] * 5


def test_numbers_without_relation_give_no_check(grid: Any, check_grids: Any) -> None:
    text = """
구분 | 1관 | 2관 | 3관
도서 | 12,184 | 8,715 | 14,073
음반 | 6,421 | 11,186 | 9,302
지도 | 20,873 | 4,551 | 13,616
악보 | 17,302 | 9,148 | 5,527
"""
    assert check_grids(grid(text)) == ()
