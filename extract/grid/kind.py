"""What a table is for."""

from collections.abc import Sequence

from extract.document import Table
from extract.grid.kinds import MARKS, CellKind, kind_of
from extract.grid.listing import is_drawing, is_listing
from extract.grid.model import Panel
from extract.grid.ranks import is_rank
from extract.grid.slots import Slots
from extract.grid.units import plain_label
from extract.segment.raw import is_title_bar
from extract.vocab import fold, lexicon

_PERIODS = {"month": 6, "quarter": 4}
_MANY = 3
_COMMON_GRADES = frozenset("123456")
_GRADE = 2


def table_kind(table: Table, slots: Slots, head: int, panels: Sequence[Panel], *, contents: bool) -> str:
    """Return ``contents``, ``approval``, ``gantt``, ``staffing``, ``budget``, ``data`` or ``layout``.

    Tables of words are ``data`` where they list something under headings; ``layout`` is what only looks like a table:
    title bars, boxes of goals and steps, charts, captions of pictures.
    """
    if contents:
        return "contents"
    if _is_approval(slots):
        return "approval"
    if _is_gantt(slots, head):
        return "gantt"
    entries = [entry for panel in panels for entry in panel.entries]
    if any(kind_of(entry.text) is CellKind.NUMBER for entry in entries):
        return "layout" if is_title_bar(table) else _kind_of_numbers(panels)
    if is_title_bar(table) or is_drawing(slots, head) or not is_listing(slots, head):
        return "layout"
    return "budget" if _is_in_money(panels) and _has_money(panels) else "data"


def _kind_of_numbers(panels: Sequence[Panel]) -> str:
    if _is_staffing(panels):
        return "staffing"
    return "budget" if _is_in_money(panels) or _has_money(panels) else "data"


def _is_in_money(panels: Sequence[Panel]) -> bool:
    """Return whether a unit of money is in force for a value."""
    units = [place.unit for panel in panels for place in (*panel.entries, *panel.columns)]
    return any(unit and unit.kind == "money" for unit in units)


def _is_approval(slots: Slots) -> bool:
    """Return whether the table is an approval box: two of its labels, or one with several positions."""
    words = lexicon("approval_words")
    keys = [words.key(cell.text) for cell in set(slots.at.values())]
    labels = {key for key in keys if key not in (None, "position")}
    return len(labels) > 1 or (bool(labels) and keys.count("position") >= _MANY)


def _is_gantt(slots: Slots, head: int) -> bool:
    """Return whether the table is a calendar: month or quarter headings over cells of marks, filled or shaded."""
    words = lexicon("period_headings")
    for row in range(min(head, slots.rows)):
        keys = {slots.col_of(cell): words.key(cell.text) for cell in slots.row(row)}
        for key, least in _PERIODS.items():
            cols = [col for col, found in keys.items() if found == key]
            if len(cols) >= least and _has_marks(slots, head, cols):
                return True
    return _is_numbered_gantt(slots, head)


def _is_numbered_gantt(slots: Slots, head: int) -> bool:
    """Return whether the headings are 1 to 12 over cells of marks."""
    for row in range(head):
        cells = {cell.text.strip(): slots.col_of(cell) for cell in slots.row(row)}
        cols = [cells[text] for text in map(str, range(1, 13)) if text in cells]
        if len(cols) == 12 and _has_marks(slots, head, cols):  # noqa: PLR2004 - the months of a year
            return True
    return False


def _has_marks(slots: Slots, head: int, cols: Sequence[int]) -> bool:
    cells = [cell for col in cols for cell in slots.column(col, head)]
    if not all(set(cell.text) <= MARKS for cell in cells):
        return False
    return any(cell.text.strip() or cell.header for cell in cells)


def _is_staffing(panels: Sequence[Panel]) -> bool:
    """Return whether labels say 정원 or 현원, one or both (정원/현원), or are ranks of public servants."""
    kinds, pairs = lexicon("staff_kinds"), lexicon("staff_pairs")
    paths = [axis.path for panel in panels for axis in (*panel.rows, *panel.columns)]
    texts = {text for path in paths for text in path}
    keys = {kinds.key(text) or kinds.key(plain_label(text)) for text in texts}
    return bool(keys & {"authorized", "actual"}) or any(map(pairs.find, texts)) or _are_ranks(panels)


def _are_ranks(panels: Sequence[Panel]) -> bool:
    """Return whether several columns or rows are ranks; grades up to six alone may be those of something else."""
    for panel in panels:
        for axes in (panel.columns, panel.rows):
            ranks = {fold(axis.path[-1]) for axis in axes if axis.path and is_rank(axis.path[-1])}
            if len(ranks) >= _MANY and not all(rank[0] in _COMMON_GRADES and len(rank) == _GRADE for rank in ranks):
                return True
    return False


def _has_money(panels: Sequence[Panel]) -> bool:
    words = lexicon("column_words")
    paths = [column.path for panel in panels for column in panel.columns]
    return any(words.key(plain_label(path[-1])) == "money" for path in paths if path)
