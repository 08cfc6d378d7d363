"""Calendars (월별·분기별 추진일정): rows of marks, bars or shades below months or quarters."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.document import Cell
from extract.extractors.schedule.axis import Axis, Stretch, find_axis, period_of
from extract.extractors.schedule.clauses import letters, tidy
from extract.extractors.schedule.model import Draft, Find, Setting
from extract.extractors.schedule.tables import to_draft
from extract.grid import Grid
from extract.normalize.date import find_dates
from extract.normalize.spacing import join_spaced
from extract.vocab import fold, lexicon

_BARS = "━─―—–-=_~*∨V◀⇔↔⇐←▬▇█▒░▨▩▤▥▦▧"
_FAMILIES = ("square", "circle", "diamond", "triangle", "check", "arrow", "note")


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive marked columns of one row, from the cell that begins them."""

    first: Stretch
    last: Stretch
    cell: Cell


def is_gantt(grid: Grid) -> bool:
    """Return whether a table has columns of months or quarters that hold marks, or how many times (2회), for the greater part."""
    axis = find_axis(grid)
    if not axis or grid.kind == "gantt":
        return bool(axis)
    below = [
        cell for cell in grid.table.cells if cell.row >= axis.head and cell.col in axis.columns and cell.text.strip()
    ]
    marked, timed = (
        sum(map(_is_marked, below)),
        sum(_times().fullmatch(cell.text.strip()) is not None for cell in below),
    )
    return marked > 0 and (marked + timed) * 2 >= len(below)


@cache
def _times() -> regex.Pattern[str]:
    return regex.compile(r"[1-9]\d?\s?\L<times>", times=list(lexicon("recurrence").words("times")))


@cache
def _signs() -> frozenset[str]:
    return frozenset("".join(lexicon("markers").words(*_FAMILIES)) + _BARS)


def _is_marked(cell: Cell) -> bool:
    """Return whether a cell below a month holds a mark or is shaded; a lone dash says that nothing is planned."""
    text = fold(cell.text)
    return (cell.header and not text) or (bool(text) and text not in "-–" and _signs().issuperset(text))


def _runs(grid: Grid, row: int, axis: Axis) -> tuple[_Run, ...]:
    runs: list[_Run] = []
    open_run = False
    for col, stretch in axis.columns.items():
        cell = grid.slots.get((row, col))
        marked = cell is not None and cell.col in axis.columns and (_is_marked(cell) or letters(cell.text) > 0)
        fresh = cell is not None and letters(cell.text) > 0 and (cell.row, cell.col) == (row, col)
        if marked and cell is not None and (not open_run or fresh):
            runs.append(_Run(stretch, stretch, cell))
        elif marked:
            runs[-1] = replace(runs[-1], last=stretch)
        open_run = marked
    return tuple(runs)


def _label(grid: Grid, row: int, first: int) -> str:
    """Return the words left of the months of a row."""
    cells: list[Cell] = []
    for col in range(first):
        cell = grid.slots.get((row, col))
        if cell is not None and cell not in cells and letters(cell.text) > 1:
            cells.append(cell)
    return " ".join(tidy(join_spaced(cell.text)) for cell in cells)


def _dated(cell: Cell, label: str, setting: Setting) -> Iterator[Find]:
    """Yield the days that a cell of a calendar prints (``3.15``)."""
    if not letters(cell.text):
        for span in find_dates(cell.text, setting.context, bare=True):
            yield Find(span.start, span.end, label, span.period)


def _finds(grid: Grid, row: int, axis: Axis, setting: Setting) -> Iterator[tuple[Find, Cell]]:
    label = _label(grid, row, min(axis.columns))
    for run in _runs(grid, row, axis):
        period = period_of(run.first, run.last, setting.year)
        words = f"{label} {tidy(run.cell.text)}".strip() if letters(run.cell.text) else label
        if words and period:
            yield Find(0, len(run.cell.text), words, period), run.cell
    cells = [cell for cell in grid.table.cells if cell.row == row and cell.col in axis.columns]
    yield from ((find, cell) for cell in cells if label for find in _dated(cell, label, setting))


def read_gantt(grid: Grid, setting: Setting) -> tuple[Draft, ...]:
    """Return one record a run of marked months, in reading order."""
    axis = find_axis(grid)
    if axis is None:
        return ()
    return tuple(
        to_draft(find, cell.text, grid.table.place(cell), setting)
        for row in range(axis.head, grid.table.rows)
        for find, cell in _finds(grid, row, axis, setting)
    )
