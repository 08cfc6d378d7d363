"""The grid of an OpenDocument table: repeated rows and cells, spans, covered cells (ODF 1.3 part 3, 9.1)."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from extract.errors import ErrorCode, ReadError
from extract.parsers.flow import MAX_SLOTS, Grid, GridCell, Item, Line, to_grid
from extract.parsers.odf.xml import get, name
from extract.parsers.spans import bounded_span
from extract.parsers.xml import Element, number

_ROW, _HEADERS = name("table:table-row"), name("table:table-header-rows")
_ROW_GROUPS = (_HEADERS, name("table:table-rows"), name("table:table-row-group"))
_CELL, _COVERED = name("table:table-cell"), name("table:covered-table-cell")
_PAGE = name("text:soft-page-break")
_SPANS = ("table:number-rows-spanned", "table:number-columns-spanned")
_WEIGHED = 100
_HIDDEN = ("collapse", "filter")


class CellContent(NamedTuple):
    """What stands in a cell, and whether the file marks or shades it as a header."""

    items: tuple[Item, ...]
    header: bool


def rows_of(table: Element, *, header: bool = False) -> Iterator[tuple[Element, bool]]:
    """Yield the rows of a table, whether they are header rows, and the page breaks between them; hidden rows are left out."""
    for inner in table:
        if inner.tag in _ROW_GROUPS:
            yield from rows_of(inner, header=header or inner.tag == _HEADERS)
        elif (inner.tag == _ROW and get(inner, "table:visibility") not in _HIDDEN) or inner.tag == _PAGE:
            yield inner, header


def read_grid(
    rows: Iterable[tuple[Element, bool]],
    read_row: Callable[[Element, bool], list[tuple[Element, CellContent]]],
    page: int | None,
) -> Grid:
    """Return the grid of a table.

    Args:
        rows: its rows in order.
        read_row: gives the cells of a row with what stands in them.
        page: page on which it begins.

    Raises:
        ReadError: if the repeated cells come to more than `MAX_SLOTS` slots.
    """
    cells: list[GridCell] = []
    at = weight = 0
    for row, header in rows:
        placed = list(_placed(read_row(row, header)))
        times = repeated(row, "table:number-rows-repeated")
        weight += times * sum(count * _weight(cell.items) for cell, count in placed)
        if weight > MAX_SLOTS:
            raise ReadError(f"a table of more than {MAX_SLOTS} slots", code=ErrorCode.LIMIT_CELLS)
        one = [cell._replace(col=cell.col + step) for cell, count in placed for step in range(count)]
        cells += [cell._replace(row=at + step) for step in range(times) for cell in one]
        at += times
    return to_grid(cells, page)


def _placed(cells: list[tuple[Element, CellContent]]) -> Iterator[tuple[GridCell, int]]:
    """Yield the cells of a row that are not covered, with how often each is repeated."""
    col = 0
    for element, content in cells:
        count = repeated(element, "table:number-columns-repeated")
        if element.tag == _CELL:
            rows, cols = (bounded_span(get(element, attribute)) for attribute in _SPANS)
            yield GridCell(0, col, rows, cols, content.header, content.items), count
        col += count


def cells_of(row: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the cells of a row, and whether they are covered by a span."""
    for cell in row.iterchildren(_CELL, _COVERED):
        yield cell, cell.tag == _COVERED


def repeated(element: Element, attribute: str) -> int:
    """Return how often a row or cell is repeated, at least once."""
    return max(1, number(get(element, attribute)) or 1)


def spans_of(table: Element) -> Iterator[str | None]:
    """Yield the spans that the cells of a table state, without those of tables within it."""
    for row, _ in rows_of(table):
        for cell in row.iterchildren(_CELL):
            yield from (get(cell, attribute) for attribute in _SPANS)


def _weight(items: tuple[Item, ...]) -> int:
    """Return how much a copy of a cell costs: one slot, those of its tables, and one for every hundred characters."""
    total = 1
    for item in items:
        if isinstance(item, Line):
            total += len(item.text) // _WEIGHED
        elif isinstance(item, Grid):
            total += sum(_weight(cell.items) for cell in item.cells)
    return total
