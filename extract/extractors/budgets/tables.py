"""Sums of money in tables."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

import regex

from extract.document import Cell
from extract.errors import NormalizeError
from extract.extractors.budgets.cells import entry_sums
from extract.extractors.budgets.draft import Frame, Sum
from extract.extractors.budgets.meaning import as_of, phase_of, year_of
from extract.extractors.budgets.prose import text_sums
from extract.grid import Entry, Grid, Panel, RowRole
from extract.grid.kinds import CellKind, kind_of
from extract.grid.units import heading_class
from extract.normalize.money import parse_money
from extract.schemas import BudgetPhase, LineRole, UnitSource
from extract.vocab import lexicon

SKIPPED = frozenset({"contents", "approval", "gantt"})
"""Kinds of tables whose numbers are no sums."""

CERTAIN = 1_000_000
"""A number in a money column without any unit is taken for won from here on."""

_LINE = regex.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a table's surroundings say: the year and the words of the headings around it, nearest first."""

    year: int | None
    headings: tuple[str, ...]


def table_sums(
    grid: Grid, setting: Setting, lines: frozenset[tuple[int, int]], *, graded: bool = False
) -> Iterator[tuple[Frame, Sum]]:
    """Yield every sum of money and every rate of sums in a table, each printed number once.

    Args:
        grid: the table.
        setting: what its surroundings say.
        lines: row and column of the cells that are lines of running text, and are read as such.
        graded: whether prizes in tables of grades are wanted too.
    """
    if grid.kind in SKIPPED:
        return
    done = set(lines)
    for panel in grid.panels:
        entries = [entry for entry in panel.entries if (entry.cell.row, entry.cell.col) not in lines]
        done |= {(entry.cell.row, entry.cell.col) for entry in entries}
        yield from _panel_sums(grid, panel, entries, setting, graded=graded)
    for cell in grid.table.cells:
        if (cell.row, cell.col) not in done:
            yield from _label_sums(grid, cell, setting, graded=graded)


def _panel_sums(
    grid: Grid, panel: Panel, entries: list[Entry], setting: Setting, *, graded: bool
) -> Iterator[tuple[Frame, Sum]]:
    money = any(_is_money(entry) for entry in entries)
    prizes = not graded and _has_grades(panel)
    years = any(year_of(tuple(reversed(axis.path))) for axis in (*panel.columns, *panel.rows))
    for entry in entries:
        if prizes and _is_prize(entry):
            continue
        frame = _frame(grid, entry, setting, years=years)
        sums = entry_sums(entry) if entry.unit or not _is_unitless(entry) else _unitless(entry)
        yield from ((frame, found) for found in sums if money or found.ratio is None)


def _is_money(entry: Entry) -> bool:
    return any(unit is not None and unit.kind == "money" for unit in (entry.unit, entry.note_unit))


def _has_grades(panel: Panel) -> bool:
    """Return whether rows or columns are grades of a prize, two at least: 대상 alone heads those who benefit."""
    words = lexicon("award_grades")
    texts = {text for axis in (*panel.rows, *panel.columns) for text in axis.path}
    return sum(words.key(text) in ("contest", "rank") for text in texts) > 1


def _is_prize(entry: Entry) -> bool:
    words = lexicon("award_scheme")
    return any(words.key(text) == "prize" for text in (*entry.row.path, *entry.column.path))


def _is_unitless(entry: Entry) -> bool:
    """Return whether a bare number stands in a money column (by its heading) for which no unit is printed."""
    return heading_class(entry.column.path) == "money" and entry.text.strip()[-1:].isdigit() and "," in entry.text


def _unitless(entry: Entry) -> Iterator[Sum]:
    """Yield a number without a unit: won if it is large, else unread."""
    if kind_of(entry.text) is not CellKind.NUMBER:
        return
    raw = entry.text.strip()
    start = entry.text.index(raw)
    try:
        won = parse_money(raw).won
    except NormalizeError:
        return
    found = Sum(raw, entry.source.span(start, start + len(raw)))
    yield replace(found, won=won, unit_source=UnitSource.ASSUMED) if abs(won) >= CERTAIN else found


def _frame(grid: Grid, entry: Entry, setting: Setting, *, years: bool) -> Frame:
    """Return what a cell's surroundings say; ``years`` tells that headings of its table name years."""
    row, column = entry.row, entry.column
    inner = tuple(reversed(column.path))
    near = (*inner, *reversed(row.path))
    rate = bool(entry.unit and entry.unit.kind == "percent")
    year = year_of(near) or (None if years else setting.year)
    printed = grid.unit_line.as_of if grid.unit_line else None
    return Frame(
        section=grid.section or None,
        table=grid.id,
        label=_label(grid, entry) or grid.caption or next(iter(setting.headings), ""),
        role=_role(row.role, column.role),
        phase=_phase(grid, near, setting, rate=rate),
        phase_raw=" ".join(column.path) or None,
        year=year,
        as_of=as_of((*inner, printed or ""), year),
    )


def _label(grid: Grid, entry: Entry) -> str:
    """Return the row's labels, else the column's, a year being none; in a table inside a cell behind what the cell is about."""
    named = (text for text in entry.column.path if any(map(str.isalpha, text)))
    above = (text for text in named if kind_of(text) is not CellKind.YEAR)
    words = " ".join(entry.row.path) or " ".join(above)
    return f"{grid.caption} {words}".strip() if grid.table.host and grid.caption else words


def _phase(grid: Grid, near: tuple[str, ...], setting: Setting, *, rate: bool) -> BudgetPhase:
    if rate:
        change = phase_of(near) is BudgetPhase.CHANGE
        return phase_of(near, rate=True) or (BudgetPhase.CHANGE_RATE if change else BudgetPhase.OTHER)
    return phase_of((*near, grid.caption or "", *setting.headings)) or BudgetPhase.OTHER


def _role(row: RowRole, column: RowRole) -> LineRole:
    if RowRole.TOTAL in (row, column):
        return LineRole.TOTAL
    return LineRole.SUBTOTAL if RowRole.SUBTOTAL in (row, column) else LineRole.ITEM


def _label_sums(grid: Grid, cell: Cell, setting: Setting, *, graded: bool) -> Iterator[tuple[Frame, Sum]]:
    """Yield the sums inside a label, a heading or a text cell outside the value columns."""
    place = grid.table.place(cell)
    heading = next(iter(setting.headings), "")
    spans = ((line[0], place.span(*line.span())) for line in _LINE.finditer(cell.text))
    lines = (text_sums(text, source, heading, graded=graded) for text, source in spans)
    for frame, found in chain.from_iterable(lines):
        yield replace(frame, section=grid.section or None, table=grid.id, year=frame.year or setting.year), found
