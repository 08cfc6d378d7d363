"""How many rows of a table are headings."""

import regex

from extract.document import Cell
from extract.grid.kinds import CellKind, kind_of
from extract.grid.slots import Slots
from extract.vocab import lexicon

_MAX_HEAD = 5
_SERIES = 4
_LONG = 48
_FILLED = 2


def head_rows(slots: Slots) -> int:
    """Return the number of header rows, unit rows and banners above them included.

    Rules, in order: rows covered by the first cell; rows that the file marks; else the first row if no number stands in
    it and it heads numbers, or label words, or short distinct words. Below these, every row without numbers that
    continues a heading: its first slot is empty or covered from above, or all its cells stand below wider ones.
    """
    top = _top(slots)
    if slots.rows - top < 2 and not _heads(slots, top):  # noqa: PLR2004 - one row heads nothing
        return top
    count = max(_spanned(slots, top), _marked(slots, top)) or (top + 1 if _is_first(slots, top) else 0)
    if not count:
        return top
    while count < min(slots.rows - 1, top + _MAX_HEAD) and _continues(slots, count):
        count += 1
    return count


def _top(slots: Slots) -> int:
    """Return the number of rows above the headings: units, and a banner over a table with headings of its own."""
    top = 0
    while top < slots.rows - 1 and (slots.is_unit_row(top) or (slots.banner(top) and len(slots.filled(top + 1)) > 1)):
        top += 1
    return top


def _numbers(cells: tuple[Cell, ...]) -> int:
    """Return how many cells are numbers; quarters (1/4 … 4/4) are none where a row prints all four."""
    if _is_period(cells):
        cells = tuple(cell for cell in cells if lexicon("period_headings").key(cell.text) is None)
    return sum(kind_of(cell.text) is CellKind.NUMBER for cell in cells)


def _is_series(cells: tuple[Cell, ...]) -> bool:
    """Return whether the cells count 1, 2, 3 …, as the months of a time table do."""
    texts = [cell.text.strip() for cell in cells if kind_of(cell.text) is CellKind.NUMBER]
    return len(texts) >= _SERIES and texts == [str(number) for number in range(1, len(texts) + 1)]


def _spanned(slots: Slots, top: int) -> int:
    first = slots.at.get((top, 0))
    if (
        not first
        or slots.row_of(first) != top
        or not 1 < first.row_span <= _MAX_HEAD
        or top + first.row_span >= slots.rows
    ):
        return 0
    under = [slots.row(row, first.col_span) for row in range(top, top + first.row_span)]
    if _numbers(under[0]) or all(_numbers(row) * 2 > len(row) for row in under[1:]):
        return 0
    return top + first.row_span if _is_first(slots, top) or len(under[0]) > 1 else 0


def _marked(slots: Slots, top: int) -> int:
    count = top
    while count < slots.rows and (row := slots.filled(count)) and all(cell.header for cell in row):
        if _numbers(row) and not _is_series(row):
            break
        count += 1
    return count if top < count < slots.rows else 0


def _heads(slots: Slots, row: int) -> bool:
    """Return whether the first slots of ``row`` are words that head label columns."""
    texts = [slots.text(row, col) for col in range(min(2, slots.cols))]
    return any(lexicon("stub_headings").key(regex.sub(r"\([^()]*\)", "", text)) for text in texts if text.strip())


def _is_first(slots: Slots, row: int) -> bool:
    cells = slots.filled(row)
    if (_numbers(cells) and not _is_series(cells)) or len(cells) < _FILLED:
        return False
    if _heads(slots, row):
        return True
    below = tuple(cell for at in range(row + 1, slots.rows) for cell in slots.filled(at))
    return bool(_numbers(below) or _is_period(cells)) and not _is_overview(cells)


def _is_overview(cells: tuple[Cell, ...]) -> bool:
    """Return whether a row is a label with what is said of it, not headings: two cells with figures, or a long text."""
    figures = len(cells) == _FILLED and any(map(str.isdigit, cells[1].text)) and not _is_year(cells[1])
    return figures or any(len(cell.text) > _LONG for cell in cells)


def _is_year(cell: Cell) -> bool:
    return kind_of(cell.text) is CellKind.YEAR


def _is_period(cells: tuple[Cell, ...]) -> bool:
    keys = {cell.text.strip() for cell in cells if lexicon("period_headings").key(cell.text) is not None}
    return len(keys) >= _SERIES


def _continues(slots: Slots, row: int) -> bool:
    cells = slots.filled(row)
    if not cells or _numbers(cells) or slots.banner(row):
        return False
    above, first = slots.at.get((row - 1, 0)), slots.at.get((row, 0))
    if first is None or first is above:
        return True
    wider = all(_is_below_wider(slots, cell) for cell in cells)
    if not first.text.strip():
        return wider or (slots.spanless and _below_are_numbers(slots, row))
    return (wider and slots.cols > 1) or (slots.spanless and _divides(slots, row))


def _divides(slots: Slots, row: int) -> bool:
    """Return whether a row of a table without spans parts the headings above, with the same words below each."""
    texts = [slots.text(row, col).strip() for col in range(slots.cols)]
    gaps = any(not slots.text(row - 1, col).strip() for col in range(1, slots.cols))
    return gaps and all(texts) and len(set(texts)) * 2 <= len(texts) and _below_are_numbers(slots, row)


def _is_below_wider(slots: Slots, cell: Cell) -> bool:
    above = slots.at.get((slots.row_of(cell) - 1, slots.col_of(cell)))
    return bool(above and above.col_span > cell.col_span and above.col_span < slots.cols)


def _below_are_numbers(slots: Slots, row: int) -> bool:
    return any(_numbers(slots.filled(at)) for at in range(row + 1, slots.rows))
