"""What cells print: one number, a second in brackets, a pair, a dash, words."""

import pytest

from extract.source import Source
from extract.validate.figures.printed import VIEWS, State, read_cell

CELLS = [
    ("197,780", {"outer": "197780"}),
    ("△20", {"outer": "-20"}),
    ("51,288(30.7)", {"outer": "51288", "inner": "30.7"}),
    ("153 (103)", {"outer": "153", "inner": "103"}),
    ("4,877\n(4)", {"outer": "4877", "inner": "4"}),
    ("35,682(18.8%)", {"outer": "35682", "inner": "18.8"}),
    ("(+5.2)", {"outer": "5.2"}),
    ("230,000 (시비100%)", {"outer": "230000"}),
    ("8/10", {"first": "8", "second": "10"}),
    ("-/1", {"first": "0", "second": "1"}),
    ("21.9%", {"outer": "21.9"}),
    ("-", {"outer": "0", "inner": "0", "first": "0", "second": "0"}),
    ("구비", {}),
    ("2025.12.31.", {}),
    ("1국 3본부", {}),
    ("", {}),
]


@pytest.mark.parametrize(("text", "views"), CELLS)
def test_views_of_a_cell(text: str, views: dict[str, str]) -> None:
    found = read_cell(text, Source(block=0, row=0, col=0))
    values = {view: str(slot.printed.value) for view, slot in found.items() if slot.printed is not None}
    assert values == views
    assert set(found) == set(VIEWS)


@pytest.mark.parametrize("text", [text for text, _ in CELLS])
def test_raw_is_a_slice_of_the_cell(text: str) -> None:
    for slot in read_cell(text, Source(block=0, row=0, col=0)).values():
        if slot.printed is not None:
            assert text[slot.printed.source.start : slot.printed.source.end] == slot.printed.raw


def test_one_line_of_a_cell_is_read_alone() -> None:
    text = "58\n60"
    found = read_cell(text, Source(block=0, row=0, col=0, start=3, end=5))["outer"]
    assert found.state is State.NUMBER
    assert found.printed is not None
    assert (found.printed.raw, found.printed.source.start) == ("60", 3)
