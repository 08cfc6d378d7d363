"""Dates and periods (일자, 기간) in prose and cells."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.normalize.date_item import Item, backward
from extract.normalize.date_list import carry_years, collect
from extract.normalize.date_patterns import starts
from extract.normalize.date_proof import is_free, is_proved
from extract.normalize.period import (
    DateContext,
    Mode,
    Period,
    Point,
    YearFrom,
    exists,
    high,
    listed,
    natural_mode,
    settle,
    single,
    spanned,
)
from extract.normalize.text import level

__all__ = ["DateContext", "DateSpan", "Mode", "Period", "find_dates"]

_REMEMBERED = 1 << 13

NO_CONTEXT = DateContext()


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A time inside a text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character, words such as 까지 included.
        raw: the text between them.
        period: what it says.
        parts: offsets of the members into the same text, if several times are listed.
    """

    start: int
    end: int
    raw: str
    period: Period
    parts: tuple[tuple[int, int], ...] = ()

    @property
    def dates(self) -> tuple[Period, ...]:
        """The members, if several times are listed."""
        return self.period.dates


def _year(context: DateContext) -> int | None:
    if context.year is not None:
        return context.year
    return context.previous.year if context.previous else None


def _year_from(item: Item, context: DateContext, year: int | None, *, printed: bool) -> YearFrom:
    """Return where the year of ``item`` comes from."""
    if printed:
        return "neighbour" if item.carried else "printed"
    if year is None:
        return "unknown"
    return "context" if context.year is not None else "neighbour"


def _range(item: Item, last: Point, year: int | None, context: DateContext) -> Period:
    """Return the period of a range; an end without a year takes that of the beginning, or the next one."""
    explicit = item.first.year is not None or last.year is not None
    if item.first.year is None and last.year is not None:
        year = last.year - (1 if backward(item.first, last) else 0)
    first = settle(item.first, year)
    crosses = last.year is None and backward(first, last)
    base = first.year if last.shift is None or item.first.year is not None else year
    end = settle(last, base if base is None or not crosses or last.shift else base + 1)
    crosses = crosses and not explicit
    if crosses and context.latest and first.year and high(end) > context.latest.isoformat()[: len(high(end))]:
        first, end = first._replace(year=first.year - 1), end._replace(year=first.year)
    source = _year_from(item, context, first.year, printed=explicit)
    return spanned(first, end, source, crosses_year=crosses)


def to_period(item: Item, context: DateContext) -> Period:
    """Return the period of ``item`` with its year taken from ``context`` where none is printed."""
    year = _year(context)
    if item.last:
        period = _range(item, item.last, year, context)
    else:
        bounds: dict[str, Mode] = {"by": "by", "from": "from"}
        point = settle(item.first, year)
        source = _year_from(item, context, point.year, printed=item.first.year is not None)
        period = single(point, bounds.get(item.bound) or natural_mode(point), source)
    return replace(period, reference=True) if item.reference else period


def _span(text: str, items: list[Item], context: DateContext) -> DateSpan:
    periods = tuple(to_period(item, context) for item in carry_years(items))
    period = periods[0] if len(periods) == 1 else listed(periods)
    start, end = items[0].start, items[-1].end
    parts = tuple((item.start, item.end) for item in items) if len(items) > 1 else ()
    return DateSpan(start, end, text[start:end], period, parts)


_SPREAD = 15


def _agrees(items: list[Item], context: DateContext) -> bool:
    """Return whether years of two digits without a quote lie near the year of the text."""
    year = _year(context)
    unquoted = [item for item in items if item.unquoted]
    if year is None or not unquoted:
        return True
    printed = [point.year for item in unquoted for point in (item.first, item.last) if point and point.year]
    return all(abs(number - year) <= _SPREAD for number in printed)


def _exist(items: list[Item], context: DateContext) -> bool:
    """Return whether the calendar of the year has every week and weekday that is printed (no fifth Friday of June 2017)."""
    if not any(point and point.week for item in items for point in (item.first, item.last)):
        return True
    points = [point for item in carry_years(items) for point in (item.first, item.last) if point]
    return all(exists(settle(point, _year(context))) for point in points)


def _is_ordered(period: Period) -> bool:
    """Return whether a period ends no sooner than it begins, as far as both are printed."""
    start, end = period.start or "", period.end or ""
    length = min(len(start), len(end))
    return start[:length] <= end[:length] and all(_is_ordered(member) for member in period.dates)


def _groups(plain: str, context: DateContext) -> Iterator[list[Item]]:
    """Yield the times of a levelled text, the members of a list together."""
    position = 0
    while found := starts().search(plain, position):
        position = found.start() + 1
        items = collect(plain, found.start()) if is_free(plain, found.start()) else []
        if items and not items[0].bare_year and _agrees(items, context) and _exist(items, context):
            yield items
            position = items[-1].end


@lru_cache(_REMEMBERED)
def find_dates(text: str, context: DateContext = NO_CONTEXT, *, bare: bool = False) -> tuple[DateSpan, ...]:
    """Return the times in ``text``, in order.

    Numbers that could be decimals (``6.28``) are dates only where something proves it: a word (까지, 기준, a weekday), a
    closing dot together with a range or brackets, a range or list that fills brackets or the value behind a colon.
    With ``bare``, or beside a proved one in the same text, a single ``6.28`` in brackets or alone is a date too.

    Args:
        text: a paragraph, an item or a cell.
        context: the year for times that print none.
        bare: whether a bare ``month.day`` may be a date without further proof.

    >>> [span.period.edtf for span in find_dates("평가('17.8.~9.), 2006. 8.28 발표, 7월 말까지", DateContext(2005))]
    ['2017-08/2017-09', '2006-08-28', '../2005-07-31']
    >>> find_dates("2.0, 4.8%, 8/10명, 1.2억, 07:00~09:00, 63시티, 만족도 4.5")
    ()
    """
    plain = level(text)
    groups = tuple(_groups(plain, context))
    bare = bare or any(group[0].dotted and is_proved(plain, group, bare=False) for group in groups)
    spans = (_span(text, group, context) for group in groups if is_proved(plain, group, bare=bare))
    return tuple(span for span in spans if _is_ordered(span.period))
