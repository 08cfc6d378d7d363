"""Processes drawn as tables (추진절차): a row of steps above or below a row of their times."""

import itertools
from collections.abc import Iterator

from extract.document import Cell
from extract.extractors.schedule.cell_dates import column_dates, is_date_only
from extract.extractors.schedule.clauses import letters, named, tidy
from extract.extractors.schedule.model import Draft, Find, Setting
from extract.extractors.schedule.spans import split_list
from extract.extractors.schedule.tables import row_cells, to_draft
from extract.extractors.schedule.view import is_named
from extract.grid import Grid
from extract.normalize.spacing import join_spaced

_LEAST = 2
_LONG = 60


def _is_time(cell: Cell, setting: Setting) -> bool:
    spans = column_dates(cell.text, 0, len(cell.text), setting)
    years = any(span.period.precision == "year" and span.period.mode != "throughout" for span in spans)
    return bool(spans) and not years and is_date_only(cell.text, setting)


def _times(grid: Grid, row: int, setting: Setting) -> tuple[Cell, ...]:
    """Return the cells of a row that holds nothing but times, its label aside; empty for any other row."""
    cells = [cell for cell in row_cells(grid, row) if letters(cell.text) or any(map(str.isdigit, cell.text))]
    found = [cell for cell in cells if cell.row == row and _is_time(cell, setting)]
    rest = [cell for cell in cells if cell not in found]
    labelled = len(rest) == 1 and rest[0].col == 0 and is_named(rest[0].text, "time")
    return tuple(found) if len(found) >= _LEAST and (not rest or labelled) else ()


def _step(grid: Grid, row: int, time: Cell, setting: Setting) -> str | None:
    """Return the words of the step in ``row`` that stands in the column of a time."""
    cell = grid.slots.get((row, time.col))
    if cell is None or cell.row != row or letters(cell.text) < _LEAST or is_date_only(cell.text, setting):
        return None
    if is_named(cell.text, "attribute") or is_named(cell.text, "attribute_column"):
        return None
    return tidy(join_spaced(cell.text))[:_LONG]


def _steps(grid: Grid, row: int, times: tuple[Cell, ...], setting: Setting) -> dict[Cell, str]:
    """Return the step of each time in the neighbouring ``row``, or nothing where one of them has none."""
    if not 0 <= row < grid.table.rows:
        return {}
    steps = {time: _step(grid, row, time, setting) for time in times}
    found = {time: step for time, step in steps.items() if step}
    return found if len(found) == len(steps) else {}


def _pairs(grid: Grid, setting: Setting) -> Iterator[dict[Cell, str]]:
    times = {row: _times(grid, row, setting) for row in range(grid.table.rows)}
    for row, cells in times.items():
        if cells:
            yield _steps(grid, row - 1, cells, setting) or _steps(grid, row + 1, cells, setting)


def read_process(grid: Grid, setting: Setting) -> tuple[Draft, ...]:
    """Return one record a step of a process; none for any other table.

    Args:
        grid: the table.
        setting: where it stands.
    """
    pairs = [pair for pair in _pairs(grid, setting) if pair]
    if not pairs or len(pairs) * 3 < grid.table.rows:
        return ()
    return tuple(itertools.chain.from_iterable(_drafts(grid, pair, setting) for pair in pairs))


def _drafts(grid: Grid, steps: dict[Cell, str], setting: Setting) -> Iterator[Draft]:
    for cell, words in steps.items():
        place = grid.table.place(cell)
        title = named(setting.title, words) if is_named(words, "time") else words
        for span in column_dates(cell.text, 0, len(cell.text), setting):
            for one in split_list(span, setting):
                yield to_draft(Find(one.start, one.end, title, one.period), cell.text, place, setting)
