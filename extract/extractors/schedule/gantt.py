"""Month tables (월별 추진일정): rows of marks, bars or shades below the months."""

import itertools
from dataclasses import dataclass
from functools import cache

from extract.document import Cell
from extract.extractors.schedule.clauses import letters, tidy
from extract.extractors.schedule.model import Draft, Find, Setting
from extract.extractors.schedule.tables import cell_source, heading_path, to_draft
from extract.grid import Grid
from extract.normalize.date import DateContext, Period, find_dates
from extract.normalize.edtf import interval, iso
from extract.normalize.spacing import join_spaced
from extract.vocab import fold, lexicon

_BARS = "━─―—–-=_~*∨V◀⇔↔⇐←▬▇█▒░▨▩▤▥▦▧"
_FAMILIES = ("square", "circle", "diamond", "triangle", "check", "arrow", "note")
_LEAST = 3


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive marked months of one row, from the cell that begins them."""

    first: int
    last: int
    cell: Cell


def month_columns(grid: Grid) -> dict[int, int]:
    """Return the month (1 to 12) of every column whose heading is one; empty if the table has no months."""
    months = {col: _month(heading_path(grid, col)) for col in range(grid.table.cols)}
    found = {col: month for col, month in months.items() if month}
    ordered = list(found.values())
    rising = all(before <= after for before, after in itertools.pairwise(ordered))
    return found if rising and len(set(ordered)) >= _LEAST else {}


def _month(path: tuple[str, ...]) -> int | None:
    text = path[-1].strip() if path else ""
    if text.isdigit() and 1 <= int(text) <= 12:  # noqa: PLR2004 - months of the year
        return int(text)
    spans = find_dates(text, DateContext(2000))
    if len(spans) == 1 and spans[0].period.precision == "month" and not letters(text[spans[0].end :]):
        return int((spans[0].period.start or "0-0").split("-")[1]) or None
    return None


def is_gantt(grid: Grid) -> bool:
    """Return whether a table has columns of months that hold marks for the greater part."""
    months = month_columns(grid)
    if not months or grid.kind == "gantt":
        return bool(months)
    below = [cell for cell in grid.table.cells if cell.row >= grid.head and cell.col in months and cell.text.strip()]
    return bool(below) and sum(map(_is_marked, below)) * 2 >= len(below)


@cache
def _signs() -> frozenset[str]:
    return frozenset("".join(lexicon("markers").words(*_FAMILIES)) + _BARS)


def _is_marked(cell: Cell) -> bool:
    """Return whether a cell below a month holds a mark or is shaded; a lone dash says that nothing is planned."""
    text = fold(cell.text)
    return (cell.header and not text) or (bool(text) and text not in "-–" and _signs().issuperset(text))


def _runs(grid: Grid, row: int, months: dict[int, int]) -> tuple[_Run, ...]:
    runs: list[_Run] = []
    open_run = False
    for col, month in months.items():
        cell = grid.slots.get((row, col))
        marked = cell is not None and cell.col in months and (_is_marked(cell) or letters(cell.text) > 0)
        fresh = cell is not None and letters(cell.text) > 0 and (cell.row, cell.col) == (row, col)
        if marked and cell is not None and (not open_run or fresh):
            runs.append(_Run(month, month, cell))
        elif marked:
            runs[-1] = _Run(runs[-1].first, month, runs[-1].cell)
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


def _period(year: int | None, run: _Run) -> Period | None:
    if year is None:
        return None
    start, end = iso(year, run.first), iso(year, run.last)
    edtf = start if start == end else interval(start, end)
    return Period(start, end, edtf, "month", "within" if start == end else "throughout", year_explicit=False)


def read_gantt(grid: Grid, setting: Setting) -> tuple[Draft, ...]:
    """Return one record a run of marked months, in reading order."""
    months = month_columns(grid)
    drafts: list[Draft] = []
    for row in range(grid.head, grid.table.rows):
        label = _label(grid, row, min(months))
        for run in _runs(grid, row, months):
            period = _period(setting.year, run)
            words = f"{label} {tidy(run.cell.text)}".strip() if letters(run.cell.text) else label
            if words and period:
                find = Find(0, len(run.cell.text), words, period)
                drafts.append(to_draft(find, run.cell.text, cell_source(grid, run.cell), setting))
    return tuple(drafts)
