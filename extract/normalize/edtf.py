"""Dates as ISO 8601 and EDTF strings (Library of Congress, Extended Date/Time Format, 2019)."""

import calendar
from datetime import date, timedelta

UNKNOWN_YEAR = "XXXX"
LEAP_YEAR = 2000
_SHORTEST = 28
_THURSDAY = 3


def year_text(year: int | None) -> str:
    """Return four digits, or ``XXXX`` where the year is unknown."""
    return UNKNOWN_YEAR if year is None else f"{year:04d}"


def iso(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """Return the date as precisely as it is known.

    >>> iso(2018, 7), iso(None, 3, 9)
    ('2018-07', 'XXXX-03-09')
    """
    text = year_text(year)
    if month is None:
        return text
    return f"{text}-{month:02d}" if day is None else f"{text}-{month:02d}-{day:02d}"


def half(year: int | None, number: int) -> str:
    """Return the half-year (반기): EDTF level 2 codes 40 and 41.

    >>> half(2006, 1)
    '2006-40'
    """
    return f"{year_text(year)}-{39 + number}"


def quarter(year: int | None, number: int) -> str:
    """Return the quarter (분기): EDTF level 2 codes 33 to 36.

    >>> quarter(2006, 3)
    '2006-35'
    """
    return f"{year_text(year)}-{32 + number}"


def is_day(year: int | None, month: int, day: int) -> bool:
    """Return whether the calendar has that day; 29 February passes where the year is unknown."""
    if not (1 <= month <= 12 and day >= 1):  # noqa: PLR2004 - months of a year
        return False
    return day <= _SHORTEST or day <= month_end(LEAP_YEAR if year is None else year, month)


def month_end(year: int, month: int) -> int:
    """Return the number of the month's last day."""
    return calendar.monthrange(year, month)[1]


def week_of_month(year: int, month: int, number: int) -> tuple[date, date]:
    """Return Monday and Sunday of the ``number``-th week of a month (-1: the last).

    A week belongs to the month of its Thursday, as ISO 8601 (KS X ISO 8601) has it for years.

    >>> [str(day) for day in week_of_month(2016, 2, 3)]
    ['2016-02-15', '2016-02-21']
    """
    first = date(year, month, 1)
    thursday = first + timedelta(days=(_THURSDAY - first.weekday()) % 7)
    last = (month_end(year, month) - thursday.day) // 7
    monday = thursday + timedelta(days=7 * (last if number < 0 else number - 1) - _THURSDAY)
    return monday, monday + timedelta(days=6)


def week_of_year(year: int, number: int) -> tuple[date, date]:
    """Return Monday and Sunday of the ``number``-th week of a year (-1: the last), as ISO 8601 counts them.

    >>> [str(day) for day in week_of_year(2015, 1)]
    ['2014-12-29', '2015-01-04']
    """
    last = date(year, 12, 28).isocalendar().week
    monday = date.fromisocalendar(year, last if number < 0 else number, 1)
    return monday, monday + timedelta(days=6)


def weekday_of_month(year: int, month: int, number: int, weekday: int) -> int | None:
    """Return the day of the ``number``-th Monday (0) to Sunday (6) of a month (-1: the last), None if it has none.

    >>> weekday_of_month(2021, 9, 2, 1), weekday_of_month(2021, 9, -1, 4), weekday_of_month(2021, 9, 5, 4)
    (14, 24, None)
    """
    first = 1 + (weekday - date(year, month, 1).weekday()) % 7
    days = range(first, month_end(year, month) + 1, 7)
    index = number if number < 0 else number - 1
    return days[index] if index < len(days) else None


def interval(start: str | None, end: str | None) -> str:
    """Return the EDTF interval; None is an open end.

    >>> interval("2006-05-29", None)
    '2006-05-29/..'
    """
    return f"{start or '..'}/{end or '..'}"


def one_of_all(members: tuple[str, ...]) -> str:
    """Return the EDTF set of all members; intervals inside it are written with two dots.

    >>> one_of_all(("2006-05-29", "2006-08-23/2006-08-24"))
    '{2006-05-29,2006-08-23..2006-08-24}'
    """
    return "{" + ",".join(member.replace("/", "..") if ".." not in member else member for member in members) + "}"
