"""The grid of a Word table: horizontal and vertical merges to anchored cells with spans (ECMA-376 part 1, 17.4)."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import TypeAlias

from extract.document import Figure, Paragraph
from extract.errors import ErrorCode, ReadError

MAX_SLOTS = 1_000_000
"""The largest grid that is built, in slots."""


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell as it stands in its row.

    Attributes:
        start: first grid column.
        span: grid columns covered.
        merge: ``restart`` or ``continue`` of a vertical merge, or None.
        header: whether the file marks or shades it as a header.
        items: what stands in it.
    """

    start: int
    span: int
    merge: str | None
    header: bool
    items: "tuple[Item, ...]"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell at its upper left slot."""

    row: int
    col: int
    row_span: int
    col_span: int
    header: bool
    items: "tuple[Item, ...]"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table before it has its place among the blocks."""

    cells: tuple[GridCell, ...]
    rows: int
    cols: int
    page: int | None


Item: TypeAlias = Paragraph | Figure | Grid
"""What stands in a body, a cell or a text box, in order; places are given later."""


@dataclass(slots=True)
class _Anchor:
    cell: RowCell
    row: int
    rows: int = 1


def to_grid(rows: list[list[RowCell]], page: int | None) -> Grid:
    """Return the grid of rows of cells; grid columns and rows at which no cell begins are left out.

    Raises:
        ReadError: if the grid has more than `MAX_SLOTS` slots.
    """
    anchors = _anchors(rows)
    cols = sorted({anchor.cell.start for anchor in anchors})
    lines = sorted({anchor.row for anchor in anchors})
    if len(cols) * len(lines) > MAX_SLOTS:
        raise ReadError(f"a table of {len(lines)} by {len(cols)} cells", code=ErrorCode.LIMIT_SIZE)
    cells: list[GridCell] = []
    for anchor in anchors:
        cell = anchor.cell
        row, row_span = _place(lines, anchor.row, anchor.rows)
        col, col_span = _place(cols, cell.start, cell.span)
        cells.append(GridCell(row, col, row_span, col_span, cell.header, cell.items))
    return Grid(tuple(cells), len(lines), len(cols), page)


def _anchors(rows: list[list[RowCell]]) -> list[_Anchor]:
    """Return the cells that begin a merge or stand alone; a continuation must have the same columns as its start."""
    found: list[_Anchor] = []
    opened: dict[tuple[int, int], _Anchor] = {}
    for index, row in enumerate(rows):
        still: dict[tuple[int, int], _Anchor] = {}
        for cell in row:
            place = (cell.start, cell.span)
            anchor = opened.get(place) if cell.merge == "continue" else None
            if anchor is not None:
                anchor.rows += 1
            else:
                anchor = _Anchor(cell, index)
                found.append(anchor)
            if cell.merge is not None:
                still[place] = anchor
        opened = still
    return found


def _place(starts: list[int], first: int, count: int) -> tuple[int, int]:
    place = bisect_left(starts, first)
    return place, max(1, bisect_left(starts, first + count) - place)
