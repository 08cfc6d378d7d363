"""Tables on slides: anchored cells with spans (ECMA-376 part 1, 21.1.3)."""

from collections.abc import Callable, Iterator

from extract.issues import Issue, IssueCode
from extract.parsers.flow import Grid, GridCell, Line, to_grid
from extract.parsers.pptx.paint import is_painted
from extract.parsers.pptx.xml import child, get, is_on, name
from extract.parsers.spans import bounded_span, span_issues
from extract.parsers.xml import Element


def read_table(
    table: Element, read_cell: Callable[[Element], tuple[Line, ...]], issues: list[Issue], page: int
) -> Grid:
    """Return the grid of an ``a:tbl``.

    Args:
        table: the element.
        read_cell: gives the paragraphs of an ``a:txBody``.
        issues: takes what is not shown.
        page: number of the slide.

    Raises:
        ReadError: if the grid has more than `MAX_SLOTS` slots.
    """
    headed = is_on(get(child(table, "a:tblPr"), "firstRow")) or False
    cells, stated = list[GridCell](), list[str | None]()
    for row, col, cell in _places(table):
        body = child(cell, "a:txBody")
        items = () if body is None else read_cell(body)
        if is_on(get(cell, "hMerge")) or is_on(get(cell, "vMerge")):
            if items:
                message = "text in the covered part of a merged cell is not shown"
                issues.append(Issue(IssueCode.SKIPPED, message))
            continue
        rows, cols = get(cell, "rowSpan"), get(cell, "gridSpan")
        stated += (rows, cols)
        header = (headed and row == 0) or is_painted(child(cell, "a:tcPr"))
        cells.append(GridCell(row, col, bounded_span(rows), bounded_span(cols), header, items))
    issues.extend(span_issues(stated))
    return to_grid(cells, page)


def _places(table: Element) -> Iterator[tuple[int, int, Element]]:
    for row, line in enumerate(table.iterchildren(name("a:tr"))):
        for col, cell in enumerate(line.iterchildren(name("a:tc"))):
            yield row, col, cell
