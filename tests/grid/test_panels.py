"""Panels side by side, and headings whose boxes overlap."""

from collections.abc import Callable

from extract.document import Cell, Table
from extract.grid import Grid
from extract.grid.slots import to_slots
from extract.source import Source

GridOf = Callable[..., Grid]


def panels(grid: Grid) -> list[list[tuple[str, str, str]]]:
    return [
        [(" / ".join(entry.row.path), " / ".join(entry.column.path), entry.text) for entry in panel.entries]
        for panel in grid.panels
    ]


def test_a_heading_that_recurs_in_a_lower_row_begins_a_panel(grid_of: GridOf) -> None:
    grid = grid_of("수입 | < | 지출 | <\n과목 | 2019년 | 과목 | 2019년\n사업수입 | 10 | 인건비 | 7\n | | 예비비 | 3")
    assert panels(grid) == [
        [("사업수입", "수입 / 2019년", "10")],
        [("인건비", "지출 / 2019년", "7"), ("예비비", "지출 / 2019년", "3")],
    ]


def test_headings_over_panels_of_plain_text(grid_of: GridOf) -> None:
    grid = grid_of("2025년 | | 2024년 | \n구분 | 예산 | 구분 | 예산\n가 | 1 | 나 | 2\n다 | 3 | 라 | 4")
    assert panels(grid) == [
        [("가", "2025년 / 예산", "1"), ("다", "2025년 / 예산", "3")],
        [("나", "2024년 / 예산", "2"), ("라", "2024년 / 예산", "4")],
    ]


def test_the_later_of_two_overlapping_cells_holds_the_slot() -> None:
    cells = (Cell(0, 0, "구분"), Cell(0, 1, "2025년", 2, 2), Cell(1, 0, "계"), Cell(1, 2, "증감"))
    slots = to_slots(Table(cells, 2, 3, Source(0)))
    assert [slots.text(row, col) for row in range(2) for col in range(3)] == [
        "구분",
        "2025년",
        "2025년",
        "계",
        "2025년",
        "증감",
    ]
