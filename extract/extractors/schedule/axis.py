"""The time axis of a table: which columns stand for months, quarters or half-years."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.document import Cell
from extract.extractors.context import years_in
from extract.grid import Grid
from extract.normalize.date import DateContext, Period, find_dates
from extract.normalize.edtf import half, interval, iso, quarter
from extract.normalize.period import YearFrom
from extract.normalize.text import level
from extract.vocab import lexicon

_DEEP = 4
_LEAST = 3
_YEAR = 12
_NUMBER = regex.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The months that one column stands for.

    Attributes:
        cell: the heading that says so.
        first: month in which it begins, 1 to 12.
        last: month in which it ends.
        year: the year that it or the heading above prints, or None.
        turn: how many times the year has turned since the first column.
        numeric: whether the heading is a mere number.
        above: whether the year is that of the heading above.
    """

    cell: Cell
    first: int
    last: int
    year: int | None = None
    turn: int = 0
    numeric: bool = False
    above: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """The columns of a time axis, left to right, and the number of its heading rows."""

    columns: dict[int, Stretch]
    head: int


@cache
def _context() -> DateContext:
    return DateContext(2000)


def stretch_of(cell: Cell) -> Stretch | None:
    """Return the months that a heading names, or None: ``3월``, ``3``, ``1/4``, ``2분기``, ``1~3월``, ``상반기``."""
    text = level(cell.text).strip()
    key, number = lexicon("period_headings").key(text), _NUMBER.search(text)
    if key and number:
        at = int(number[0])
        return Stretch(cell, at, at) if key == "month" else Stretch(cell, 3 * at - 2, 3 * at)
    if text.isascii() and text.isdigit():
        return Stretch(cell, int(text), int(text), numeric=True) if 1 <= int(text) <= _YEAR else None
    spans = find_dates(text, _context())
    if len(spans) != 1 or spans[0].raw.strip() != text.strip("() "):
        return None
    return _of_period(cell, spans[0].period)


def _of_period(cell: Cell, period: Period) -> Stretch | None:
    if period.precision not in ("month", "quarter", "half") or not period.start or not period.end or period.dates:
        return None
    if period.start[:4] != period.end[:4]:
        return None
    year = int(period.start[:4]) if period.year_explicit else None
    return Stretch(cell, int(period.start[5:7]), int(period.end[5:7]), year)


def _year_above(grid: Grid, row: int, col: int) -> int | None:
    """Return the year printed above a column, in a cell that covers it or the last one filled to its left."""
    for above in range(row - 1, -1, -1):
        cells = (grid.slots.get((above, left)) for left in range(col, 0, -1))
        text = next((cell.text for cell in cells if cell is not None and cell.text.strip()), "")
        years = years_in(text)
        if len(years) == 1:
            return next(iter(years))
    return None


def _stretches(grid: Grid, row: int) -> Iterator[tuple[int, Stretch]]:
    for col in range(grid.table.cols):
        cell = grid.slots.get((row, col))
        stretch = stretch_of(cell) if cell is not None else None
        if stretch:
            above = _year_above(grid, row, col) if stretch.year is None else None
            yield col, replace(stretch, year=stretch.year or above, above=above is not None)


def _turned(found: list[tuple[int, Stretch]]) -> dict[int, Stretch] | None:
    """Return the columns with the turns of the year between them counted, or None where the months run wild."""
    columns = dict(found[:1])
    for (_, before), (col, after) in itertools.pairwise(found):
        turn = columns[max(columns)].turn
        same = before.cell is after.cell or (before.year == after.year and after.first > before.last)
        if not same and after.first >= before.first and after.year == before.year:
            return None
        columns[col] = replace(after, turn=turn + (not same and after.year is None))
    return columns if columns[max(columns)].turn <= 1 else None


def _is_axis(stretches: list[Stretch]) -> bool:
    """Return whether headings are enough and, where they are mere numbers, count up one by one."""
    cells = {(one.cell.row, one.cell.col): one for one in stretches}
    firsts = [one.first for one in cells.values()]
    if all(one.numeric for one in stretches):
        steps = [after - before for before, after in itertools.pairwise(firsts)]
        return len(firsts) > _LEAST and all(step in (1, 1 - _YEAR) for step in steps)
    if any(one.numeric for one in stretches):
        return False
    spans = [one.cell.col + one.cell.col_span for one in stretches]
    beside = all(
        after.cell.col in (stop, before.cell.col)
        for (before, after), stop in zip(itertools.pairwise(stretches), spans, strict=False)
    )
    return len(firsts) >= (2 if beside and stretches[0].cell.row == 0 else _LEAST)


def find_axis(grid: Grid) -> Axis | None:
    """Return the time axis of a table, or None if it has none."""
    for row in range(min(grid.table.rows - 1, _DEEP)):
        found = list(_stretches(grid, row))
        if not found or not _is_axis([one for _, one in found]):
            continue
        columns = _turned(found)
        if columns:
            below = max(one.cell.row + one.cell.row_span for one in columns.values())
            return Axis(columns, max(below, grid.head))
    return None


def _year_from(first: Stretch) -> YearFrom:
    """Return where the year of a column comes from: its heading, one above it, the columns before it, its surroundings."""
    if first.year is not None:
        return "heading" if first.above else "printed"
    return "neighbour" if first.turn else "context"


def period_of(first: Stretch, last: Stretch, year: int | None) -> Period | None:
    """Return the time from one column of an axis to another, or None where no year is known.

    Args:
        first: the first column.
        last: the last one.
        year: the year of columns that print none.
    """
    source = _year_from(first)
    base = first.year or (year + first.turn if year else None)
    closing = last.year or (year + last.turn if year else None)
    if base is None or closing is None:
        return None
    start, end = iso(base, first.first), iso(closing, last.last)
    months = (closing - base) * _YEAR + last.last - first.first + 1
    if months == 1:
        return Period(start, end, start, "month", "within", source)
    if months == _LEAST and first is last and first.first % _LEAST == 1:
        return Period(start, end, quarter(base, last.last // _LEAST), "quarter", "within", source)
    if months == _YEAR // 2 and first is last:
        return Period(start, end, half(base, 1 if first.first == 1 else 2), "half", "within", source)
    return Period(start, end, interval(start, end), "month", "throughout", source)
