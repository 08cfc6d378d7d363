"""Days printed in two columns, the month in one and the day in the next (일시: 월 | 일)."""

from collections.abc import Iterator

import regex

from extract.document import Cell
from extract.extractors.schedule.columns import head_of, heading_path
from extract.extractors.schedule.model import Setting
from extract.grid import Grid
from extract.normalize.date import Period, find_dates
from extract.normalize.text import level
from extract.vocab import fold, lexicon

_MONTH = regex.compile(r"(?:1[0-2]|0?[1-9])")


def _is_headed(grid: Grid, col: int, key: str) -> bool:
    """Return whether the heading of a column is the word for a month or a day."""
    path = heading_path(grid, col)
    return bool(path) and fold(path[-1]) in lexicon("date_words").words(key)


def _pairs(grid: Grid) -> Iterator[int]:
    """Yield the columns of months beside a column of days."""
    for col in range(grid.table.cols - 1):
        if _is_headed(grid, col, "month") and _is_headed(grid, col + 1, "day"):
            yield col


def paired_columns(grid: Grid) -> frozenset[int]:
    """Return the columns that hold months and days apart."""
    return frozenset(col + side for col in _pairs(grid) for side in (0, 1))


def paired_days(grid: Grid, setting: Setting) -> Iterator[tuple[Cell, Period]]:
    """Yield the cells of days with what they say together with the month beside them.

    Args:
        grid: the table.
        setting: where it stands.
    """
    for col in _pairs(grid):
        for row in range(head_of(grid), grid.table.rows):
            month, day = grid.slots.get((row, col)), grid.slots.get((row, col + 1))
            if month is None or day is None or day.row != row or not _MONTH.fullmatch(level(month.text).strip()):
                continue
            yield from ((day, period) for period in _joined(month.text.strip(), day.text.strip(), setting))


def _joined(month: str, day: str, setting: Setting) -> Iterator[Period]:
    """Yield the time that a month and a day make, where it is one and takes all that they print."""
    text = f"{month}. {day}"
    spans = find_dates(text, setting.context, bare=True)
    if len(spans) == 1 and (spans[0].start, spans[0].end) == (0, len(text)):
        yield spans[0].period
