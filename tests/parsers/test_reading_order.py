"""The order in which boxes are read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.parsers.reading_order import Box, reading_order

SIZES = st.floats(0, 1000, allow_nan=False)


def test_columns_with_titles_of_their_own_stay_together() -> None:
    left, right = Box(0, 0, 200, 30), Box(260, 0, 200, 30)
    below_left, below_right = Box(0, 40, 200, 300), Box(260, 40, 200, 300)
    assert reading_order([right, below_right, below_left, left]) == (3, 2, 0, 1)


def test_rows_of_a_label_and_its_text_stay_together() -> None:
    boxes = [Box(0, 100, 60, 40), Box(70, 0, 300, 40), Box(0, 0, 60, 40), Box(70, 100, 300, 40)]
    assert reading_order(boxes) == (2, 1, 0, 3)


def test_a_grid_is_read_by_rows_and_what_spans_it_parts_it() -> None:
    grid = [Box(110 * col, 200 + 110 * row, 100, 100) for row in range(2) for col in range(2)]
    assert reading_order([*grid, Box(0, 0, 210, 50)]) == (4, 0, 1, 2, 3)


def test_a_small_overlap_does_not_join() -> None:
    assert reading_order([Box(0, 95, 100, 100), Box(0, 0, 100, 100)]) == (1, 0)


def test_what_lies_inside_a_box_follows_it() -> None:
    outer, inner = Box(0, 0, 100, 300), Box(10, 200, 50, 50)
    beside = Box(120, 0, 100, 300)
    assert reading_order([beside, inner, outer]) == (2, 1, 0)


def test_without_a_gap_the_upper_left_corner_decides() -> None:
    pinwheel = [Box(0, 0, 200, 100), Box(150, 80, 100, 200), Box(40, 220, 150, 100), Box(0, 60, 100, 200)]
    assert reading_order(pinwheel) == (0, 3, 1, 2)


@given(st.lists(st.builds(Box, SIZES, SIZES, SIZES, SIZES), max_size=30))
@settings(deadline=None)
def test_every_box_is_read_once(boxes: list[Box]) -> None:
    assert sorted(reading_order(boxes)) == list(range(len(boxes)))


@pytest.mark.parametrize("count", [1000, 3000])
def test_many_boxes_take_no_long_recursion(count: int) -> None:
    stairs = [Box(10 * step, 10 * step, 10, 10) for step in range(count)]
    nested = [Box(step / 2, step / 2, 3000 - step, 3000 - step) for step in range(count)]
    for boxes in (stairs, nested):
        assert sorted(reading_order(boxes)) == list(range(count))
