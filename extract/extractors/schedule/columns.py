"""What the columns of a table are: their headings, and which of them hold times."""

from dataclasses import dataclass
from itertools import takewhile

import regex

from extract.extractors.schedule.cards import is_card
from extract.extractors.schedule.cell_dates import is_date_only
from extract.extractors.schedule.clauses import letters
from extract.extractors.schedule.model import Setting
from extract.extractors.schedule.spans import dates_in
from extract.extractors.schedule.view import is_named
from extract.grid import Grid
from extract.normalize.date import Period, find_dates
from extract.normalize.spacing import join_spaced

_LEAST = 2
_ASIDE = regex.compile(r"\([^()]*\)\s*$")
_BRACKETS = regex.compile(r"[()\[\]]")


@dataclass(frozen=True, slots=True)
class Column:
    """What the heading of a column says: its words, its kind and the period that it names."""

    words: str
    kind: str
    period: Period | None


def without_aside(text: str) -> str:
    """Return a cell's text without the brackets that close it (``4. 1.(3명)``)."""
    return _ASIDE.sub("", text)


def head_of(grid: Grid) -> int:
    """Return the number of heading rows: none in a card, at least one where the first row names a column of dates."""
    if is_card(grid):
        return 0
    if grid.head:
        return grid.head
    first = [cell.text for cell in takewhile(lambda cell: cell.row == 0, grid.table.cells)]
    worded = all(letters(text) and not any(map(str.isdigit, text)) for text in first)
    named = any(is_named(text, kind) for text in first for kind in ("time", "attribute"))
    return int(worded and named and len(first) > 1)


def heading_path(grid: Grid, col: int) -> tuple[str, ...]:
    """Return the texts of the header cells above a column, from top to bottom, letter spacing joined."""
    cells = dict.fromkeys(grid.slots.get((row, col)) for row in range(head_of(grid)))
    return tuple(join_spaced(cell.text) for cell in cells if cell is not None and cell.text.strip())


def column_of(grid: Grid, col: int, setting: Setting) -> Column:
    """Return what a column is: of times, of attributes of a body, of one period, of the days of acts, or plain.

    Args:
        grid: the table.
        col: the column.
        setting: where the table stands.
    """
    path = heading_path(grid, col)
    words = " ".join(path)
    for kind in ("attribute", "attribute_column", "time"):
        if any(is_named(part, kind) for text in path for part in _BRACKETS.split(text)):
            return Column(words, "attribute" if kind != "time" else "time", None)
    period = _named_period(path[-1], setting) if path else None
    if period is None and words and col and _are_days(grid, col, setting):
        return Column(words, "acts", None)
    return Column(words, "period" if period else "plain", period)


def _are_days(grid: Grid, col: int, setting: Setting) -> bool:
    """Return whether a column holds nothing but months and days of the plan's years, under the name of an act (납품)."""
    cells = [cell for cell in grid.table.cells if cell.col == col and cell.row >= head_of(grid)]
    texts = [without_aside(cell.text) for cell in cells if any(map(str.isalnum, cell.text))]
    if len(texts) < _LEAST or not all(is_date_only(text, setting) for text in texts):
        return False
    periods = [span.period for text in texts for span in dates_in(text, 0, len(text), setting, bare=False)]
    first = setting.first_year
    return bool(periods) and all(
        period.precision != "year" and not (first and period.end and int(period.end[:4]) < first - 1)
        for period in periods
    )


def _named_period(text: str, setting: Setting) -> Period | None:
    """Return the half-year, quarter or month that a column heading is, or None."""
    spans = find_dates(text, setting.context)
    if len(spans) != 1 or letters(text[: spans[0].start] + text[spans[0].end :]):
        return None
    return spans[0].period if spans[0].period.precision in ("half", "quarter", "month") else None
