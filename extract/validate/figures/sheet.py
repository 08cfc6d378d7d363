"""Panels as plain matrices of one view, which can be turned so that one rule serves rows and columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from extract.grid.labels import total_key
from extract.grid.model import Column, Entry, Grid, Panel, Row, RowRole
from extract.normalize.unit import Unit, find_unit
from extract.validate.figures.printed import BLANK, TEXT, VIEWS, Printed, Slot, State, read_cell
from extract.vocab import lexicon

_RECENT = 256
"""How many tables are remembered at a time."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A row or a column.

    Attributes:
        index: its slot index in the table.
        path: its labels, from the outermost to the innermost.
        role: total, subtotal or item.
        level: depth of a row's label; 0 for columns.
        unit: a column's unit, or None.
        view: which number of the cells: outer, inner, first or second.
    """

    index: int
    path: tuple[str, ...]
    role: RowRole
    level: int = 0
    unit: Unit | None = None
    view: str = "outer"

    @property
    def label(self) -> str:
        """Return the innermost label, or nothing."""
        return self.path[-1] if self.path else ""

    @property
    def rest(self) -> tuple[str, ...]:
        """Return the labels without words for totals (계, 합계 …)."""
        return tuple(text for text in self.path if not is_total(text))


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A matrix of slots.

    Attributes:
        lanes: the lines that are added up or compared.
        posts: the lines across them.
        slots: (lane position, post position) → slot.
        grid: the table.
        turned: whether the lanes are columns.
    """

    lanes: tuple[Lane, ...]
    posts: tuple[Lane, ...]
    slots: Mapping[tuple[int, int], Slot]
    grid: Grid
    turned: bool = False

    def at(self, lane: int, post: int) -> Slot:
        """Return the slot of a lane and a post by their positions."""
        return self.slots.get((lane, post), BLANK)

    def number(self, lane: int, post: int) -> Printed | None:
        """Return the number of a lane and a post, a dash as zero; None where there is none."""
        return self.at(lane, post).printed

    def is_vague(self, post: int) -> bool:
        """Return whether nothing says what a post's numbers are: no heading, or decimals without a unit."""
        return _is_vague(self, post)

    def turn(self) -> "Sheet":
        """Return the sheet with rows and columns exchanged."""
        slots = {(post, lane): slot for (lane, post), slot in self.slots.items()}
        return Sheet(self.posts, self.lanes, slots, self.grid, not self.turned)


@lru_cache(1 << 12)
def _is_vague(sheet: Sheet, post: int) -> bool:
    lane = sheet.posts[post]
    printed = [number for at in range(len(sheet.lanes)) if (number := sheet.number(at, post)) is not None]
    decimals = lane.unit is None and any(number.step < 1 for number in printed)
    return decimals or (not lane.path and not sheet.turned)


@lru_cache(1 << 12)
def is_total(text: str) -> bool:
    """Return whether a label is, or ends in, a word for a total.

    >>> is_total("합 계"), is_total("이러닝 총계"), is_total("회계")
    (True, True, False)
    """
    return _total_key(text) is not None


def is_strict_total(text: str) -> bool:
    """Return whether a label is a word for nothing but a sum (계, 합계, 소계), or ends in one.

    >>> is_strict_total("소 계"), is_strict_total("총사업비"), is_strict_total("계(A+B)")
    (True, False, True)
    """
    plain = _FORMULA.sub("", text)
    return any(lexicon("check_words").key(word) == "sum" for word in (plain, *_last(plain)))


def _total_key(text: str) -> str | None:
    return total_key(text) or next((key for word in _last(text) if (key := total_key(word))), None)


_FORMULA = regex.compile(r"\s*\([A-Za-z0-9=+\-\s]*[A-Za-z][A-Za-z0-9=+\-\s]*\)\s*$")
"""The letter of a column, or how it is computed: ``(C)``, ``(A+B)``."""
_CLOSING = regex.compile(r"\((?P<word>[^()]+)\)\s*$")


def _last(text: str) -> tuple[str, ...]:
    """Return the last word of a label of several, and the one in brackets at its end (``비목별 분류(합계)``)."""
    closing = _CLOSING.search(text)
    words = text.split()
    return (*(words[-1:] if len(words) > 1 else ()), *([closing["word"]] if closing else []))


def _role(path: tuple[str, ...], role: RowRole) -> RowRole:
    if role is not RowRole.ITEM or not path:
        return role
    key = _total_key(path[-1])
    return RowRole(key) if key else role


@lru_cache(_RECENT)
def sheets(grid: Grid) -> tuple[Sheet, ...]:
    """Return the matrices of a table, one a panel: its columns once for each view that they print."""
    return tuple(_sheet(grid, panel) for panel in grid.panels if panel.rows and panel.columns)


def _sheet(grid: Grid, panel: Panel) -> Sheet:
    rows = tuple(Lane(row.index, row.path, _role(row.path, row.role), row.level) for row in panel.rows)
    columns: list[Lane] = []
    slots: dict[tuple[int, int], Slot] = {}
    for column in panel.columns:
        found = _column(grid, panel, column)
        for view in _views(found):
            for line, cell in enumerate(found):
                slots[line, len(columns)] = cell[view]
            columns.append(_lane(column, view))
    return Sheet(rows, tuple(columns), slots, grid)


def _lane(column: Column, view: str) -> Lane:
    role = RowRole.TOTAL if any(is_total(text) for text in column.path) else column.role
    unit = find_unit(column.path[-1]) if view == "inner" and column.path else column.unit
    return Lane(column.index, column.path, role, 0, unit, view)


def _column(grid: Grid, panel: Panel, column: Column) -> list[dict[str, Slot]]:
    entries = {entry.row: entry for entry in panel.entries if entry.column.index == column.index}
    return [_cell(grid, row, column, entries.get(row)) for row in panel.rows]


def _cell(grid: Grid, row: Row, column: Column, entry: Entry | None) -> dict[str, Slot]:
    if entry is None:
        cover = grid.slots.get((row.index, column.index))
        covered = cover is not None and (cover.row, cover.col) != (row.index, column.index) and cover.text.strip()
        return dict.fromkeys(VIEWS, TEXT if covered else BLANK)
    found = read_cell(entry.cell.text, entry.source)
    return {view: _with_unit(slot, column.unit if view != "inner" else None) for view, slot in found.items()}


def _with_unit(slot: Slot, unit: Unit | None) -> Slot:
    if slot.printed is None or slot.printed.unit is not None:
        return slot
    return Slot(slot.state, replace(slot.printed, unit=unit))


def _views(cells: Sequence[Mapping[str, Slot]]) -> Iterator[str]:
    held = {view for cell in cells for view in VIEWS if cell[view].state is State.NUMBER}
    if held & {"first", "second"}:
        yield from ("first", "second", *(["outer"] if "outer" in held else []))
        return
    yield "outer"
    if "inner" in held:
        yield "inner"
