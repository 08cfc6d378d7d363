"""What readers hand over before places are given: lines, drawings and grids in reading order, then blocks.

A reader yields items; `assemble` numbers them, gives cells their text, and puts nested tables behind their host.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from extract.document import PLAIN, Block, Cell, Figure, Paragraph, Part, Style, Table
from extract.errors import ErrorCode, ReadError
from extract.source import Source

_PLACE = itemgetter(0, 1)

MAX_SLOTS = 1_000_000
"""The largest grid that is built, in slots."""


class Line(NamedTuple):
    """A paragraph without its place; ``page`` counts from 1."""

    text: str
    style: Style = PLAIN
    part: Part = Part.BODY
    number: str | None = None
    page: int | None = None


class Drawing(NamedTuple):
    """A picture, chart, equation or the like: what can be read in it, and its kind."""

    text: str
    kind: str = "picture"
    page: int | None = None


class GridCell(NamedTuple):
    """A cell at its upper left slot; ``items`` are what stands in it, in order."""

    row: int
    col: int
    row_span: int
    col_span: int
    header: bool
    items: "tuple[Item, ...]"


class Grid(NamedTuple):
    """A table without its place."""

    cells: tuple[GridCell, ...]
    rows: int
    cols: int
    page: int | None = None
    caption: str | None = None


Item: TypeAlias = Line | Drawing | Grid
"""What stands in a body, a cell or a text box, in order."""


def to_grid(cells: Sequence[GridCell], page: int | None = None, caption: str | None = None) -> Grid:
    """Return the grid of cells at any addresses; rows and columns at which no cell begins are left out.

    Raises:
        ReadError: if the grid has more than `MAX_SLOTS` slots.
    """
    cols = sorted({cell.col for cell in cells})
    rows = sorted({cell.row for cell in cells})
    if len(cols) * len(rows) > MAX_SLOTS:
        raise ReadError(f"a table of {len(rows)} by {len(cols)} cells", code=ErrorCode.LIMIT_CELLS)
    placed = sorted((_placed(cell, rows, cols) for cell in cells), key=_PLACE)
    return Grid(tuple(placed), len(rows), len(cols), page, caption)


def _placed(cell: GridCell, rows: list[int], cols: list[int]) -> GridCell:
    row, col, row_span, col_span, header, items = cell
    row, row_span = _place(rows, row, row_span)
    col, col_span = _place(cols, col, col_span)
    return GridCell(row, col, row_span, col_span, header, items)


def _place(starts: list[int], first: int, count: int) -> tuple[int, int]:
    place = first if first < len(starts) and starts[first] == first else bisect_left(starts, first)
    if count == 1:
        return place, 1
    return place, max(1, bisect_left(starts, first + count) - place)


def boxed(items: Iterable[Item], frame: int) -> Iterator[Item]:
    """Yield ``items`` as the content of a frame; lines that stand in a frame of their own keep it."""
    for item in items:
        if isinstance(item, Line) and not item.style.boxed:
            yield item._replace(style=replace(item.style, boxed=True, frame=frame))
        else:
            yield item


def texts_only(items: Iterable[Item]) -> Iterator[Line | Drawing]:
    """Yield the lines of ``items``, those in tables too, which headers and footers use for layout alone."""
    for item in items:
        if isinstance(item, Grid):
            for cell in item.cells:
                yield from texts_only(cell.items)
        else:
            yield item


def assemble(items: Iterable[Item], *, paged: bool) -> tuple[Block, ...]:
    """Return the blocks of ``items``, numbered from 0.

    Args:
        items: what the file holds, in order.
        paged: whether their page numbers are to be kept.
    """
    blocks: list[Block] = []
    for item in items:
        _append(blocks, item, None, paged=paged)
    return tuple(blocks)


def _append(blocks: list[Block], item: Item, host: Source | None, *, paged: bool) -> None:
    if isinstance(item, Grid):
        _append_table(blocks, item, host, paged=paged)
        return
    source = Source(len(blocks), item.page if paged else None)
    if isinstance(item, Line):
        blocks.append(Paragraph(item.text, source, item.style, item.part, item.number))
    else:
        blocks.append(Figure(item.text, source, item.kind))


def _append_table(blocks: list[Block], grid: Grid, host: Source | None, *, paged: bool) -> None:
    source = Source(len(blocks), grid.page if paged else None)
    cells = tuple(_cell(cell) for cell in grid.cells)
    blocks.append(Table(cells, grid.rows, grid.cols, source, grid.caption, host))
    for cell in grid.cells:
        for item in cell.items:
            if not isinstance(item, Line):
                _append(blocks, item, replace(source, row=cell.row, col=cell.col), paged=paged)


def _cell(cell: GridCell) -> Cell:
    lines = [item for item in cell.items if isinstance(item, Line)]
    text = "\n".join([f"{line.number} {line.text}" if line.number else line.text for line in lines])
    bold = lines[0].style.bold if lines else False
    return Cell(cell.row, cell.col, text, cell.row_span, cell.col_span, cell.header, bold)
