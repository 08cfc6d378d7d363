"""How long a printed period is, in days, weeks, months and years, with all that inclusive and exclusive counting allow."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import regex

from extract.normalize import edtf
from extract.normalize.period import Period

_END = regex.compile(r"(?P<year>[0-9]{4}|XXXX)(?:-(?P<month>[0-9]{2}))?(?:-(?P<day>[0-9]{2}))?")
_COMMON, _LEAP = 2002, 2003
"""Years for periods that print none: February of neither, and of the second one's next year, has a 29th."""
_YEAR, _WEEK, _WEEKEND, _LAST_MONTH = 12, 7, 5, 12
_MONTH = 30.4
"""Days of a month, on average."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length in one unit.

    Attributes:
        value: the number that counting from the first to the last, both included, gives.
        low: the least that may be said of it.
        high: the most.
        days: how many days there are.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    days: int


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and the last day of a period, and how precisely its ends are printed: year, month or day."""

    first: date
    last: date
    precision: str
    known: bool

    @property
    def days(self) -> int:
        """Return the number of days, both ends included."""
        return (self.last - self.first).days + 1

    @property
    def months(self) -> int:
        """Return the number of calendar months that are touched."""
        return (self.last.year - self.first.year) * _YEAR + self.last.month - self.first.month + 1

    @property
    def years(self) -> int:
        """Return the number of calendar years that are touched."""
        return self.last.year - self.first.year + 1

    def workdays(self) -> int:
        """Return the number of days from Monday to Friday."""
        days = (self.first + timedelta(days=at) for at in range(self.days))
        return sum(day.weekday() < _WEEKEND for day in days)

    def full_months(self) -> int:
        """Return the number of whole months from the first day to the day behind the last."""
        end = self.last + timedelta(days=1)
        months = (end.year - self.first.year) * _YEAR + end.month - self.first.month
        return months - (end.day < self.first.day)

    @property
    def is_full(self) -> bool:
        """Return whether the period is whole months from day to day, so that no other count of them is possible."""
        return (self.last + timedelta(days=1)).day == self.first.day


def extents(period: Period) -> Iterator[Extent]:
    """Yield the calendar extents that a closed period may have: one, or one for each kind of year where none is printed."""
    ends = period.edtf.split("/")
    found = [_END.fullmatch(end) for end in ends]
    if period.mode != "throughout" or len(found) != 2 or period.dates:  # noqa: PLR2004 - two ends
        return
    first, last = found
    if first is None or last is None:
        return
    known = "XXXX" not in (first["year"], last["year"])
    for year in (None,) if known else (_COMMON, _LEAP):
        one = _extent(first, last, year)
        if one is not None:
            yield one


def _extent(first: "regex.Match[str]", last: "regex.Match[str]", year: int | None) -> Extent | None:
    precisions = {"day" if end["day"] else "month" if end["month"] else "year" for end in (first, last)}
    one, other = _day(first, year, last=False), _day(last, year, last=True)
    if one is None or other is None or len(precisions) > 1:
        return None
    if other < one and year is not None:
        other = _day(last, year + 1, last=True)
    return Extent(one, other, precisions.pop(), year is None) if other and one <= other else None


def _day(end: "regex.Match[str]", year: int | None, *, last: bool) -> date | None:
    number = int(end["year"]) if year is None else year
    month = int(end["month"]) if end["month"] else (_LAST_MONTH if last else 1)
    if end["day"]:
        day = int(end["day"])
        return date(number, month, day) if edtf.is_day(number, month, day) else None
    return date(number, month, edtf.month_end(number, month) if last else 1)


def length(extent: Extent, unit: str) -> Length | None:
    """Return how long a period is in days, weeks, months or years; None where it is printed too coarsely to tell."""
    days = extent.days
    if unit == "day":
        least = extent.workdays() if extent.known else min(days - 1, days * _WEEKEND // _WEEK - 1)
        return _length(days, min(least, days - 1), days, days) if extent.precision == "day" else None
    if unit == "week":
        begun = -(-days // _WEEK)
        touched = (days + 2 * (_WEEK - 1)) // _WEEK if days % _WEEK else begun
        return _length(begun, days // _WEEK, touched, days) if extent.precision == "day" else None
    if unit == "month" and extent.precision != "year":
        full = extent.full_months()
        about = min(max(full, round(days / _MONTH)), extent.months)
        value = extent.months if extent.precision == "month" else about or 1
        return _length(value, min(full, extent.months - 1), full if extent.is_full else extent.months, days)
    if unit == "year":
        value = extent.years if extent.precision == "year" else extent.full_months() // _YEAR
        least = extent.years - 1 if extent.precision == "year" else max(0, extent.months - 1) // _YEAR
        full = extent.is_full and not extent.full_months() % _YEAR
        return _length(value, least, value if full else extent.years, days)
    return None


def _length(value: int, low: int, high: int, days: int) -> Length:
    return Length(Decimal(value), Decimal(low), Decimal(high), days)
