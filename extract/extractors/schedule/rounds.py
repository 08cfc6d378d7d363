"""Rounds of a process (공고·면접·임용 for 1차, 2차): one row a step, one column a round, a day in each cell."""

from collections.abc import Iterator
from itertools import takewhile

from extract.document import Cell
from extract.extractors.schedule.cell_dates import is_date_only
from extract.extractors.schedule.clauses import letters, named, tidy
from extract.extractors.schedule.columns import without_aside
from extract.extractors.schedule.model import Draft, Find, Setting
from extract.extractors.schedule.spans import dates_in
from extract.extractors.schedule.tables import row_cells, to_draft
from extract.extractors.schedule.view import is_named
from extract.grid import Grid
from extract.normalize.date import DateSpan
from extract.normalize.spacing import join_spaced

_LEAST = 2


def _dates(cell: Cell, setting: Setting) -> tuple[DateSpan, ...]:
    """Return the times of a cell that holds nothing else, brackets behind them aside; none of past years or mere years."""
    text = without_aside(cell.text)
    if not is_date_only(text, setting):
        return ()
    spans = dates_in(text, 0, len(text), setting)
    first = setting.first_year
    stale = (first and span.period.end and int(span.period.end[:4]) < first - 1 for span in spans)
    return () if any(stale) or any(span.period.precision == "year" for span in spans) else spans


def _is_step(grid: Grid, row: int, setting: Setting) -> bool:
    """Return whether a row names a step and then holds nothing but days, at least two."""
    first, *others = row_cells(grid, row)
    if letters(first.text) < _LEAST or first.col or _dates(first, setting):
        return False
    if is_named(first.text, "attribute") or is_named(first.text, "attribute_column"):
        return False
    filled = [cell for cell in others if any(map(str.isalnum, cell.text))]
    return len(filled) >= _LEAST and all(_dates(cell, setting) for cell in filled)


def _round(grid: Grid, top: int, col: int) -> str:
    """Return the words above a column."""
    cells = [grid.slots.get((row, col)) for row in range(top)]
    texts = dict.fromkeys(cell.text for cell in cells if cell is not None and cell.text.strip())
    return " ".join(tidy(join_spaced(text)) for text in texts)


def read_rounds(grid: Grid, setting: Setting) -> tuple[Draft, ...]:
    """Return one record a day of each round; none for any other table.

    Args:
        grid: the table.
        setting: where it stands.
    """
    rows = range(grid.table.rows - 1, 0, -1)
    steps = sorted(takewhile(lambda row: _is_step(grid, row, setting), rows))
    if len(steps) < _LEAST or any(_is_step(grid, row, setting) for row in range(steps[0])):
        return ()
    return tuple(draft for row in steps for draft in _drafts(grid, row, steps[0], setting))


def _drafts(grid: Grid, row: int, top: int, setting: Setting) -> Iterator[Draft]:
    first, *others = row_cells(grid, row)
    for cell in others:
        words = f"{tidy(join_spaced(first.text))} {_round(grid, top, cell.col)}".strip()
        for span in _dates(cell, setting):
            find = Find(span.start, span.end, named(setting.title, words), span.period)
            yield to_draft(find, cell.text, grid.table.place(cell), setting)
