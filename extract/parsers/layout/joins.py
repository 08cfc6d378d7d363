"""Tables that run over pages (쪽을 넘는 표) as one: the pieces have the same columns and nothing stands between them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.document import Cell, Paragraph, Part, Piece, Table
from extract.parsers.layout.drafts import Draft
from extract.parsers.layout.furniture import PageDrafts
from extract.source import BBox

_SAME_EDGE = 3.0
_SLACK = 1.0


def _is_body(draft: Draft) -> bool:
    return not isinstance(draft.block, Paragraph) or draft.block.part is Part.BODY


def _box(draft: Draft) -> BBox:
    return draft.block.source.bbox or (0.0, 0.0, 0.0, 0.0)


def _edges(table: Table) -> list[float]:
    """Return the left and right edges of a table's cells, each once."""
    found = sorted({edge for cell in table.cells if cell.bbox for edge in (cell.bbox[0], cell.bbox[2])})
    return found[:1] + [after for before, after in pairwise(found) if after - before > _SAME_EDGE]


def _same_columns(first: Table, second: Table) -> bool:
    one, other = _edges(first), _edges(second)
    return len(one) == len(other) and all(abs(a - b) <= _SAME_EDGE for a, b in zip(one, other, strict=True))


def _row(table: Table, row: int) -> list[tuple[int, int, int, str]]:
    return [(cell.col, cell.row_span, cell.col_span, cell.text) for cell in table.cells if cell.row == row]


def _repeated(first: Table, second: Table) -> int:
    """Return how many heading rows of ``first`` the later piece repeats (제목 줄 반복)."""
    count = 0
    for row in range(min(first.rows, second.rows)):
        if _row(first, row) != _row(second, row):
            break
        count = row + 1
    crossed = any(cell.row < count < cell.row + cell.row_span for cell in second.cells)
    filled = any(cell.text for cell in second.cells if cell.row < count)
    return count if count < second.rows and filled and not crossed else 0


def _is_number(text: str) -> bool:
    return any(char.isdigit() for char in text) and not any(char.isalpha() for char in text)


def _first_row(table: Table) -> list[Cell]:
    return [cell for cell in table.cells if cell.row == 0 and cell.text]


def _begins_anew(first: Table, second: Table) -> bool:
    """Whether a piece begins with headings of its own: words where the table has numbers, or in bold as its own are."""
    numbers = {cell.col for cell in first.cells if _is_number(cell.text)}
    top = _first_row(second)
    values = [cell.text for cell in top if cell.col in numbers]
    if any(char.isalpha() for text in values for char in text) and not any(_is_number(text) for text in values):
        return True
    last = [cell for cell in first.cells if cell.row == first.rows - 1]
    bold = all(cell.bold for cell in _first_row(first)) and not any(cell.bold for cell in last)
    return bold and all(cell.bold for cell in top)


def _height(table: Table) -> float:
    """Return the height of the first row."""
    return min((cell.bbox[3] - cell.bbox[1] for cell in table.cells if cell.row == 0 and cell.bbox), default=0.0)


def _goes_on(first: Table, second: Table, floor: float) -> bool:
    """Whether a table at the top of a page is the rest of the one at the end of the page before.

    It repeats the headings, or its first row had no room above ``floor``, the lower edge of the pages' text.
    """
    if not _same_columns(first, second):
        return False
    end = (first.parts[-1].source if first.parts else first.source).bbox
    full = end is not None and end[3] + _height(second) > floor + _SLACK
    return _repeated(first, second) > 0 or (full and not _begins_anew(first, second))


def _joined(before: Draft, after: Draft, floor: float) -> Draft | None:
    """Return two pieces as one table, rows counted on and repeated headings once; None if they are no pieces of one."""
    first, second = before.block, after.block
    if not isinstance(first, Table) or not isinstance(second, Table) or not _goes_on(first, second, floor):
        return None
    left_out = _repeated(first, second)
    is_cut = not left_out and bool(before.open_bottom & after.open_top) and _matches(first, second)
    cells = _mended(first, second) if is_cut else first.cells
    shift = first.rows - (1 if is_cut else left_out)
    page = second.source.page
    own = [cell for cell in second.cells if cell.row >= (1 if is_cut else left_out)]
    table = replace(
        first,
        cells=(*cells, *(replace(cell, row=cell.row + shift, page=page) for cell in own)),
        rows=shift + second.rows,
        parts=(*(first.parts or (Piece(first.source, 0),)), Piece(second.source, first.rows, left_out)),
    )
    inner = [(row + shift, col, draft) for row, col, draft in after.inner if row >= left_out]
    return Draft(table, (*before.inner, *inner), before.open_top, after.open_bottom)


def _last_row(table: Table) -> dict[tuple[int, int], Cell]:
    """Return the cells that end a table, by column and span."""
    return {(cell.col, cell.col_span): cell for cell in table.cells if cell.row + cell.row_span == table.rows}


def _matches(first: Table, second: Table) -> bool:
    """Whether the first row of a piece has the cells of the last row before it."""
    top = [cell for cell in second.cells if cell.row == 0]
    return {(cell.col, cell.col_span) for cell in top} == _last_row(first).keys() and all(
        cell.row_span == 1 for cell in top
    )


def _mended(first: Table, second: Table) -> tuple[Cell, ...]:
    """Return the cells of ``first``, those of its last row with the rest of their texts (쪽 경계에서 나눔)."""
    rest = {(cell.col, cell.col_span): cell.text for cell in second.cells if cell.row == 0}
    last = _last_row(first)

    def whole(cell: Cell) -> Cell:
        if last.get((cell.col, cell.col_span)) is not cell:
            return cell
        text = "\n".join(part for part in (cell.text, rest[cell.col, cell.col_span]) if part)
        return replace(cell, text=text)

    return tuple(whole(cell) for cell in first.cells)


def _floors(pages: Iterable[PageDrafts]) -> dict[int, float]:
    """Return the lower edge of the text of all pages of a height, by the height in points."""
    floors: dict[int, float] = {}
    for page in pages:
        lowest = max((_box(draft)[3] for draft in page.drafts if _is_body(draft)), default=0.0)
        floors[round(page.height)] = max(floors.get(round(page.height), 0.0), lowest)
    return floors


def join_tables(pages: Sequence[PageDrafts]) -> list[Draft]:
    """Return the drafts of all pages in order, tables that run over pages joined where they begin."""
    floors = _floors(pages)
    out: list[Draft] = []
    last, floor = None, 0.0
    for page in pages:
        own = list(page.drafts)
        body = [draft for draft in own if _is_body(draft)]
        joined = _joined(out[last], body[0], floor) if last is not None and body else None
        if joined and last is not None:
            out[last] = joined
            own.remove(body.pop(0))
        if body or not joined:
            last = len(out) + own.index(body[-1]) if body else None
        out.extend(own)
        floor = floors[round(page.height)]
    return out
