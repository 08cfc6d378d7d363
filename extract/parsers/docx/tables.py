"""The grid of a Word table: horizontal and vertical merges to anchored cells with spans (ECMA-376 part 1, 17.4)."""

from dataclasses import dataclass

from extract.parsers.flow import Grid, GridCell, Item, to_grid


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
    items: tuple[Item, ...]


@dataclass(slots=True)
class _Anchor:
    cell: RowCell
    row: int
    rows: int = 1


def merge_rows(rows: list[list[RowCell]], page: int | None) -> Grid:
    """Return the grid of rows of cells; grid columns and rows at which no cell begins are left out.

    Raises:
        ReadError: if the grid has more than `MAX_SLOTS` slots.
    """
    cells = [
        GridCell(anchor.row, anchor.cell.start, anchor.rows, anchor.cell.span, anchor.cell.header, anchor.cell.items)
        for anchor in _anchors(rows)
    ]
    return to_grid(cells, page)


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
