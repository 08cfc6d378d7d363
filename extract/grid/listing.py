"""Tables of words: lists with headings, told from boxes that only hold or place texts."""

from collections.abc import Sequence

import regex

from extract.document import Cell
from extract.grid.kinds import MARKS, CellKind, kind_of
from extract.grid.slots import Slots
from extract.vocab import fold, lexicon

_HEADING = regex.compile(r"['’‘“\"]?[\p{L}\p{N}].*?[^.!?,~:]", regex.DOTALL)
_WORD = regex.compile(r"\p{L}")
_BRACKETS = regex.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ARROWS = regex.compile(r"[→⇒➔➡⇨▶►▷⇓⇑⇙⇘⇗⇖↓↑▼▽+=\s]+")
_SHORT = 16
_PAIR = 2
_FEWEST_ROWS = 2
_WIDE = 8
_SPARSE = 4


def is_listing(slots: Slots, head: int) -> bool:
    """Return whether a table without numbers lists something: rows of texts under headings, or counted rows.

    None are boxes of goals (비전, 목표, 전략) and of steps with arrows between them, captions below pictures, slogans.
    """
    if _is_goals(slots) or (not head and _has_arrows(slots)):
        return False
    if head and _is_headed(slots, head):
        return True
    top = next((row for row in range(slots.rows) if len(slots.filled(row)) >= _PAIR), slots.rows)
    return _heads_rows(slots, top) or _is_counted(slots)


def is_drawing(slots: Slots, head: int) -> bool:
    """Return whether a table draws a chart: many columns without headings, few of the slots with words (조직도)."""
    cells = set(slots.at.values())
    filled = sum(bool(cell.text.strip()) for cell in cells)
    return not head and slots.cols >= _WIDE and 0 < filled * _SPARSE <= len(cells)


def _is_goals(slots: Slots) -> bool:
    """Return whether words for goals name two rows, or the two columns."""
    words = lexicon("goal_words")
    down = {words.key(cell.text) for cell in slots.column(0)} - {None}
    across = [words.key(cell.text) for cell in slots.filled(0)]
    return len(down) >= _PAIR or (len(across) == _PAIR and None not in across)


def _has_arrows(slots: Slots) -> bool:
    return any(cell.text.strip() and _ARROWS.fullmatch(cell.text) for cell in slots.at.values())


def _is_headed(slots: Slots, head: int) -> bool:
    """Return whether the headings name two columns or more over rows, or three where the rows stand elsewhere."""
    names = max((len(slots.filled(row)) for row in range(head)), default=0)
    return names > _PAIR or (names == _PAIR and slots.rows > head)


def _heads_rows(slots: Slots, top: int) -> bool:
    """Return whether row ``top`` reads like headings: short, distinct names of two columns or more, with rows below."""
    cells = slots.filled(top)
    if len(cells) < _PAIR or any(slots.row_of(cell) != top for cell in cells):
        return False
    names = {fold(cell.text) for cell in cells}
    if len(names) < len(cells) or not all(_is_name(cell.text) for cell in cells) or not _are_all(slots, top, cells):
        return False
    body = [slots.filled(row) for row in range(top + max(cell.row_span for cell in cells), slots.rows)]
    rows = [row for row in body if len(row) >= _PAIR]
    return len(rows) * 2 >= len(body) and (len(rows) >= _FEWEST_ROWS or (len(rows) == 1 and _is_marked(rows[0])))


def _is_marked(cells: Sequence[Cell]) -> bool:
    """Return whether a row mostly ticks off its headings."""
    marks = sum(kind_of(cell.text) is CellKind.NIL or set(cell.text) <= MARKS for cell in cells)
    return len(cells) > _PAIR and marks * 2 > len(cells)


def _is_name(text: str) -> bool:
    plain = _BRACKETS.sub("", text).strip()
    if kind_of(plain) is CellKind.YEAR:
        return True
    return len(fold(plain)) <= _SHORT and _HEADING.fullmatch(plain) is not None and _WORD.search(plain) is not None


def _are_all(slots: Slots, top: int, cells: Sequence[Cell]) -> bool:
    """Return whether every column has a name, the first one perhaps not."""
    empty = [cell for cell in slots.row(top) if cell not in cells]
    return all(slots.col_of(cell) == 0 for cell in empty)


def _is_counted(slots: Slots) -> bool:
    """Return whether the first column gives each row its year, or counts the rows of three columns or more."""
    texts = [cell.text.strip().rstrip(".") for cell in slots.column(0)]
    if len(texts) < _FEWEST_ROWS or any(len(slots.filled(row)) < _PAIR for row in range(slots.rows)):
        return False
    if all(kind_of(text) is CellKind.YEAR for text in texts):
        return True
    first = int(texts[0]) if texts[0].isdecimal() else 0
    return slots.cols > _PAIR and first > 0 and texts == [str(first + at) for at in range(len(texts))]
