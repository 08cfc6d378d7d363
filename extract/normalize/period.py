"""Points and periods of time (시기, 기간), built from what the text prints."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from extract.normalize import edtf

Precision: TypeAlias = Literal["decade", "year", "quarter", "half", "month", "ten_days", "week", "day"]
YearFrom: TypeAlias = Literal["printed", "neighbour", "heading", "context", "unknown"]
Mode: TypeAlias = Literal["on", "within", "throughout", "by", "from"]

_FEBRUARY, _LAST_THIRD = 2, 3


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known around a text.

    Attributes:
        year: the year for dates that print none: of the heading, or of the plan.
        previous: the date before this text, for the year where ``year`` is unknown.
        latest: the day after which nothing of this text can lie (the date of a report on things done); a period that
            runs from November to March then ends before it.
    """

    year: int | None = None
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
        year_from: where the year comes from: printed with the time, printed with a neighbour in the same text (the member
            before it in a list), in a heading above it, known from the context, or unknown.
        reference: whether it is the day that figures refer to (기준, 현재).
        crosses_year: whether no year is printed and it runs over the turn of the year.
        dates: the members, if several times are listed.
    """

    start: str | None
    end: str | None
    edtf: str
    precision: Precision
    mode: Mode
    year_from: YearFrom
    reference: bool = False
    crosses_year: bool = False
    dates: tuple["Period", ...] = ()

    @property
    def year_explicit(self) -> bool:
        """Whether the text itself prints the year."""
        return self.year_from in ("printed", "neighbour")


class Point(NamedTuple):
    """One printed time, before its year is settled.

    Attributes:
        year: the printed year, or None; the first of ten for a decade.
        month: 1 to 12, or None.
        day: day of the month, or None.
        half: 1 or 2 for 상반기 and 하반기.
        quarter: 1 to 4 for 분기.
        week: number of the week in the month or, without one, in the year; -1 for the last; with ``weekday``, of that weekday.
        weekday: 0 (Monday) to 6, or None.
        in_week: whether the weekday is said to be one of the week (셋째 주 금요일), not the month's third.
        end: whether 말 stands behind it.
        within: whether 중, 초, 중순 or the like stands behind it.
        throughout: whether 연중 stands for it.
        third: 1 to 3 for 초순, 중순 and 하순, the tens of days of a month, or None.
        last_day: whether it is the month's last day (말일).
        decade: whether it is ten years (2010년대).
        shift: distance in years for 익년, 당해 연도 and the like, or None.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    half: int | None = None
    quarter: int | None = None
    week: int | None = None
    weekday: int | None = None
    in_week: bool = False
    end: bool = False
    within: bool = False
    throughout: bool = False
    third: int | None = None
    last_day: bool = False
    decade: bool = False
    shift: int | None = None


def precision_of(point: Point) -> Precision:
    """Return how precisely ``point`` is printed."""
    if point.decade:
        return "decade"
    if point.day or point.last_day:
        return "day"
    if point.week:
        return "week"
    if point.month:
        return "ten_days" if point.third else "month"
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
        point = point._replace(year=year + (point.shift or 0))
    if point.last_day and point.month and (point.year or point.month != _FEBRUARY):
        point = point._replace(day=edtf.month_end(point.year or edtf.LEAP_YEAR, point.month), last_day=False)
    if point.weekday is None or not (point.year and point.month and point.week):
        return point
    day = edtf.weekday_of_month(point.year, point.month, point.week, point.weekday)
    if point.in_week and not _is_in_week(point, day):
        return point._replace(weekday=None, in_week=False)
    return point._replace(day=day, week=None, weekday=None) if day else point


def _is_in_week(point: Point, day: int | None) -> bool:
    """Return whether the month's third Friday lies in its third week, so that both readings of 셋째 주 금요일 agree."""
    if not (day and point.year and point.month):
        return False
    monday, sunday = week_of(point.year, point)
    return monday <= date(point.year, point.month, day) <= sunday


def exists(point: Point) -> bool:
    """Return whether the calendar has the week or weekday that a settled point names; True where the year is unknown."""
    if point.year is None or not point.week:
        return True
    if point.weekday is not None and point.month:
        return False
    monday, sunday = week_of(point.year, point)
    middle = monday + (sunday - monday) / 2
    return middle.year == point.year and (point.month is None or middle.month == point.month)


def week_of(year: int, point: Point) -> tuple[date, date]:
    """Return Monday and Sunday of the week of a month or year that ``point`` names."""
    number = point.week or 1
    return edtf.week_of_month(year, point.month, number) if point.month else edtf.week_of_year(year, number)


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
    if point.decade:
        return str(point.year)
    return edtf.iso(point.year, first_month(point), point.day)


def high(point: Point) -> str:
    """Return the last printed date of ``point``."""
    if point.decade and point.year is not None:
        return str(point.year + 9)
    return edtf.iso(point.year, last_month(point), point.day)


def _third(point: Point) -> tuple[str, str] | None:
    """Return the first and last day of a third of a month; None for the end of February of an unknown year."""
    if point.month is None or not point.third:
        return None
    first = 10 * point.third - 9
    if point.third < _LAST_THIRD:
        return edtf.iso(point.year, point.month, first), edtf.iso(point.year, point.month, first + 9)
    if point.year is None and point.month == _FEBRUARY:
        return None
    last = edtf.month_end(point.year or edtf.LEAP_YEAR, point.month)
    return edtf.iso(point.year, point.month, first), edtf.iso(point.year, point.month, last)


def opening(point: Point) -> str:
    """Return the EDTF of ``point`` as the beginning of a span: the first day of a third of a month where it is printed."""
    ends = _third(point)
    return ends[0] if ends else low(point)


def closing(point: Point) -> str:
    """Return the EDTF of ``point`` as the end of a span: the last day where 말 or a third of the month is printed."""
    if point.third and (ends := _third(point)):
        return ends[1]
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
    if point.decade:
        return f"{str(point.year)[:3]}X"
    if point.week and point.year is not None:
        monday, sunday = week_of(point.year, point)
        return edtf.interval(monday.isoformat(), sunday.isoformat())
    if point.third and (ends := _third(point)):
        return edtf.interval(*ends)
    return edtf.iso(point.year, point.month, point.day)


def _known(text: str) -> str | None:
    return None if text.startswith(edtf.UNKNOWN_YEAR) else text


def single(point: Point, mode: Mode, year_from: YearFrom) -> Period:
    """Return the period of one settled point."""
    precision = precision_of(point)
    if mode == "by":
        return Period(None, _known(high(point)), edtf.interval(None, closing(point)), precision, mode, year_from)
    if mode == "from":
        return Period(_known(low(point)), None, edtf.interval(opening(point), None), precision, mode, year_from)
    if precision == "day":
        text = point_edtf(point)
        return Period(_known(text), _known(text), text, precision, mode, year_from)
    return Period(_known(low(point)), _known(high(point)), point_edtf(point), precision, mode, year_from)


def natural_mode(point: Point) -> Mode:
    """Return the mode that the wording of a single time carries."""
    if point.throughout:
        return "throughout"
    return "within" if point.within or point.half or point.quarter or point.week or point.end or point.third else "on"


def spanned(first: Point, last: Point, year_from: YearFrom, *, crosses_year: bool) -> Period:
    """Return the period from one settled point to another."""
    return Period(
        _known(low(first)),
        _known(high(last)),
        edtf.interval(opening(first), closing(last)),
        precision_of(first),
        "throughout",
        year_from,
        crosses_year=crosses_year,
    )


def listed(periods: tuple[Period, ...]) -> Period:
    """Return the period of several times under one text: their bounds and their set."""
    starts = [period.start for period in periods if period.start]
    ends = [period.end for period in periods if period.end]
    whole = replace(periods[0], dates=periods, edtf=edtf.one_of_all(tuple(period.edtf for period in periods)))
    complete = len(starts) == len(ends) == len(periods)
    return replace(whole, start=min(starts) if complete else None, end=max(ends) if complete else None)
