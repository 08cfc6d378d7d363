"""The first and the last day of an EDTF date (Library of Congress, Extended Date/Time Format, 2019)."""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import TypeAlias

Days: TypeAlias = tuple[date | None, date | None]

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_QUARTERS = range(33, 37)
_HALVES = range(40, 42)
_MONTHS = range(1, 13)
_NOTHING: Days = (None, None)


@lru_cache(1 << 16)
def days_of(edtf: str | None) -> Days:
    """Return the first and the last day that a date can mean; None where it is open or its year unknown.

    >>> [str(day) for day in days_of("2026-03/2026-10")]
    ['2026-03-01', '2026-10-31']
    >>> [str(day) for day in days_of("{2026-06-28,2026-07-28..2026-08}")]
    ['2026-06-28', '2026-08-31']
    >>> days_of("../2026-01-16")
    (None, datetime.date(2026, 1, 16))
    """
    if not edtf:
        return _NOTHING
    if edtf[0] in "{[":
        return _hull([days_of(member) for member in edtf[1:-1].split(",")])
    if "/" not in edtf and ".." not in edtf:
        return _point(edtf)
    start, _, end = edtf.partition("/" if "/" in edtf else "..")
    return days_of(start.strip("."))[0], days_of(end.strip("."))[1]


def _hull(members: list[Days]) -> Days:
    firsts, lasts = [one for one, _ in members], [one for _, one in members]
    known_firsts, known_lasts = [day for day in firsts if day], [day for day in lasts if day]
    first = min(known_firsts) if len(known_firsts) == len(firsts) else None
    last = max(known_lasts) if len(known_lasts) == len(lasts) else None
    return first, last


def _point(text: str) -> Days:
    found = _POINT.fullmatch(text)
    if found is None or found[1] == "0000":
        return _NOTHING
    year, part = int(found[1]), found[2] and int(found[2])
    if found[3]:
        return _day(year, int(part or 0), int(found[3]))
    months = _months(part)
    if months is None:
        return _NOTHING
    first, last = months
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _day(year: int, month: int, number: int) -> Days:
    try:
        day = date(year, month, number)
    except ValueError:
        return _NOTHING
    return day, day


def _months(part: int | str | None) -> tuple[int, int] | None:
    if not part:
        return 1, 12
    number = int(part)
    if number in _MONTHS:
        return number, number
    if number in _QUARTERS:
        quarter = number - _QUARTERS.start
        return 3 * quarter + 1, 3 * quarter + 3
    if number in _HALVES:
        half = number - _HALVES.start
        return 6 * half + 1, 6 * half + 6
    return None
