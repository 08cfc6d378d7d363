"""Points and periods of time (시기, 기간), built from what the text prints."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from extract.normalize import edtf

Precision: TypeAlias = Literal["year", "quarter", "half", "month", "week", "day"]
Mode: TypeAlias = Literal["on", "within", "throughout", "by", "from"]


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known around a text.

    Attributes:
        year: the year for dates that print none: of the heading, or of the plan.
        year_source: where that year comes from, in the caller's words.
        previous: the date before this text, for the year where ``year`` is unknown.
        latest: the day after which nothing of this text can lie (the date of a report on things done); a period that
            runs from November to March then ends before it.
    """

    year: int | None = None
    year_source: str | None = None
    previous: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A time or a span of time.

    Attributes:
        start: first year, month or day, ISO 8601 as precise as printed; None if open or of unknown year.
        end: last year, month or day; equal to ``start`` for a single time; None if open or of unknown year.
        edtf: the same as EDTF; 7월 말까지 has the month's last day here and the month in ``end``.
        precision: of the first time printed.
        mode: on (a time), within (some time in it), throughout, by (까지), from (부터).
        year_explicit: whether the text itself prints the year.
        reference: whether it is the day that figures refer to (기준, 현재).
        crosses_year: whether no year is printed and it runs over the turn of the year.
        dates: the members, if several times are listed.
    """

    start: str | None
    end: str | None
    edtf: str
    precision: Precision
    mode: Mode
    year_explicit: bool
    reference: bool = False
    crosses_year: bool = False
    dates: tuple["Period", ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One printed time, before its year is settled.

    Attributes:
        year: the printed year, or None.
        month: 1 to 12, or None.
        day: day of the month, or None.
        half: 1 or 2 for 상반기 and 하반기.
        quarter: 1 to 4 for 분기.
        week: number of the week in the month, -1 for the last; with ``weekday``, of that weekday.
        weekday: 0 (Monday) to 6, or None.
        end: whether 말 stands behind it.
        within: whether 중, 초, 중순 or the like stands behind it.
        throughout: whether 연중 stands for it.
        shift: distance in years for 익년, 당해 연도 and the like, or None.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    half: int | None = None
    quarter: int | None = None
    week: int | None = None
    weekday: int | None = None
    end: bool = False
    within: bool = False
    throughout: bool = False
    shift: int | None = None


def precision_of(point: Point) -> Precision:
    """Return how precisely ``point`` is printed."""
    if point.day:
        return "day"
    if point.week:
        return "week"
    if point.month:
        return "month"
    if point.quarter:
        return "quarter"
    return "half" if point.half else "year"


def is_valid(point: Point) -> bool:
    """Return whether the calendar has such a time."""
    if point.year is not None and not 1900 <= point.year <= 2100:  # noqa: PLR2004 - plans of this age
        return False
    return point.day is None or (point.month is not None and edtf.is_day(point.year, point.month, point.day))


def settle(point: Point, year: int | None) -> Point:
    """Return ``point`` with a year: its own, the one it is counted from, or ``year``."""
    if point.year is None and year is not None:
        point = replace(point, year=year + (point.shift or 0))
    if point.weekday is None or not (point.year and point.month and point.week):
        return point
    day = edtf.weekday_of_month(point.year, point.month, point.week, point.weekday)
    return replace(point, day=day, week=None, weekday=None)


def first_month(point: Point) -> int | None:
    """Return the month in which ``point`` begins, or None for a whole year."""
    if point.half:
        return 6 * point.half - 5
    return 3 * point.quarter - 2 if point.quarter else point.month


def last_month(point: Point) -> int | None:
    """Return the month in which ``point`` ends, or None for a whole year."""
    if point.half:
        return 6 * point.half
    return 3 * point.quarter if point.quarter else point.month


def low(point: Point) -> str:
    """Return the first printed date of ``point``."""
    return edtf.iso(point.year, first_month(point), point.day)


def high(point: Point) -> str:
    """Return the last printed date of ``point``."""
    return edtf.iso(point.year, last_month(point), point.day)


def closing(point: Point) -> str:
    """Return the EDTF of ``point`` as the end of a span: the last day where 말 is printed."""
    if point.end and point.year is not None:
        month = point.month or 12
        return edtf.iso(point.year, month, edtf.month_end(point.year, month))
    return high(point)


def point_edtf(point: Point) -> str:
    """Return the EDTF of a single time."""
    if point.half:
        return edtf.half(point.year, point.half)
    if point.quarter:
        return edtf.quarter(point.year, point.quarter)
    if point.week and point.year is not None and point.month:
        monday, sunday = edtf.week_of_month(point.year, point.month, point.week)
        return edtf.interval(monday.isoformat(), sunday.isoformat())
    return edtf.iso(point.year, point.month, point.day)


def _known(text: str) -> str | None:
    return None if text.startswith(edtf.UNKNOWN_YEAR) else text


def single(point: Point, mode: Mode, *, explicit: bool) -> Period:
    """Return the period of one settled point."""
    precision = precision_of(point)
    if mode == "by":
        return Period(None, _known(high(point)), edtf.interval(None, closing(point)), precision, mode, explicit)
    if mode == "from":
        return Period(_known(low(point)), None, edtf.interval(low(point), None), precision, mode, explicit)
    return Period(_known(low(point)), _known(high(point)), point_edtf(point), precision, mode, explicit)


def natural_mode(point: Point) -> Mode:
    """Return the mode that the wording of a single time carries."""
    if point.throughout:
        return "throughout"
    return "within" if point.within or point.half or point.quarter or point.week or point.end else "on"


def spanned(first: Point, last: Point, *, explicit: bool, crosses_year: bool) -> Period:
    """Return the period from one settled point to another."""
    return Period(
        _known(low(first)),
        _known(high(last)),
        edtf.interval(low(first), closing(last)),
        precision_of(first),
        "throughout",
        explicit,
        crosses_year=crosses_year,
    )


def listed(periods: tuple[Period, ...]) -> Period:
    """Return the period of several times under one text: their bounds and their set."""
    starts = [period.start for period in periods if period.start]
    ends = [period.end for period in periods if period.end]
    whole = replace(periods[0], dates=periods, edtf=edtf.one_of_all(tuple(period.edtf for period in periods)))
    complete = len(starts) == len(ends) == len(periods)
    return replace(whole, start=min(starts) if complete else None, end=max(ends) if complete else None)
