"""What a table is for."""

from collections.abc import Sequence

from extract.grid.kinds import CellKind, kind_of
from extract.grid.model import Panel
from extract.grid.slots import Slots
from extract.grid.units import plain_label
from extract.vocab import lexicon

_PERIODS = {"month": 6, "quarter": 4}
_MARKS = frozenset("■●○◎▶►▷━─→⇒➔★☆◆◇▣□▬▪•✓√∨VvOo◯〇 \n-~⇨➡")
_MANY = 3


def table_kind(slots: Slots, head: int, panels: Sequence[Panel], *, contents: bool) -> str:
    """Return ``contents``, ``approval``, ``gantt``, ``staffing``, ``budget``, ``data`` or ``layout``."""
    if contents:
        return "contents"
    if _is_approval(slots):
        return "approval"
    if _is_gantt(slots, head):
        return "gantt"
    entries = [entry for panel in panels for entry in panel.entries]
    if not any(kind_of(entry.text) is CellKind.NUMBER for entry in entries):
        return "layout"
    if _is_staffing(panels):
        return "staffing"
    money = any(entry.unit and entry.unit.kind == "money" for entry in entries)
    return "budget" if money or _has_money(panels) else "data"


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
    if not all(set(cell.text) <= _MARKS for cell in cells):
        return False
    return any(cell.text.strip() or cell.header for cell in cells)


def _is_staffing(panels: Sequence[Panel]) -> bool:
    words = lexicon("staff_kinds")
    paths = [axis.path for panel in panels for axis in (*panel.rows, *panel.columns)]
    keys = {words.key(text) or words.key(plain_label(text)) for path in paths for text in path}
    return bool(keys & {"authorized", "actual"})


def _has_money(panels: Sequence[Panel]) -> bool:
    words = lexicon("column_words")
    paths = [column.path for panel in panels for column in panel.columns]
    return any(words.key(plain_label(path[-1])) == "money" for path in paths if path)
