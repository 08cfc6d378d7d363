"""Dates and periods (일자, 기간) in prose and cells."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

import regex

from extract.normalize.date_list import carry_years, collect
from extract.normalize.date_point import starts, words
from extract.normalize.date_span import Item
from extract.normalize.period import (
    DateContext,
    Mode,
    Period,
    Point,
    first_month,
    high,
    last_month,
    listed,
    natural_mode,
    settle,
    single,
    spanned,
)
from extract.normalize.text import level, tight
from extract.vocab import lexicon

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
        first, end = replace(first, year=first.year - 1), replace(end, year=first.year)
    return spanned(first, end, explicit=explicit, crosses_year=crosses)


def backward(first: Point, last: Point) -> bool:
    """Return whether ``last`` lies before ``first`` in the year, so that a range between them must cross it."""
    begin, end = first_month(first), last_month(last)
    return begin is not None and end is not None and (end, last.day or 31) < (begin, first.day or 1)


def to_period(item: Item, context: DateContext) -> Period:
    """Return the period of ``item`` with its year taken from ``context`` where none is printed."""
    year = _year(context)
    if item.last:
        period = _range(item, item.last, year, context)
    else:
        bounds: dict[str, Mode] = {"by": "by", "from": "from"}
        point = settle(item.first, year)
        period = single(point, bounds.get(item.bound) or natural_mode(point), explicit=item.first.year is not None)
    return replace(period, reference=item.reference)


@cache
def _figure() -> regex.Pattern[str]:
    return regex.compile(rf"{tight(lexicon('date_words').words('figure'))}\s*[:(\[]?\s*$")


@cache
def _measure() -> regex.Pattern[str]:
    return regex.compile(tight(word for word in lexicon("date_words").words("figure") if len(word) > 1))


def _measured(plain: str, start: int) -> bool:
    """Return whether the label before a colon speaks of scores, rates or sizes."""
    label = plain[max(0, start - 40) : start].rpartition("\n")[2]
    return bool(_measure().search(label))


def _place(plain: str, start: int, end: int) -> Literal["bracket", "colon", "whole", "none"]:
    """Return what frames the expression: brackets, a colon with nothing behind, nothing at all, or other words."""
    left, right = plain[max(0, start - 3) : start].rstrip(" "), plain[end : end + 3].lstrip(" ")
    closed = right.startswith(",") and plain[end - 1] == "."
    ends = closed or not right or not (right[0].isalnum() or right[0] in ",.~%-+")
    if left and left[-1] in "([,'/" and right and right[0] in ")],":
        return "bracket"
    if left and left[-1] == ":" and ends:
        return "colon"
    return "whole" if ends and (not left or left[-1] == "\n") else "none"


def _denied(plain: str, start: int) -> bool:
    """Return whether a score or the like, or a number in front, says that dotted numbers are no date."""
    left = plain[max(0, start - 12) : start]
    return bool(_figure().search(left) or regex.search(r"[0-9]\. ?$", left))


def _proved(plain: str, items: list[Item], *, bare: bool) -> bool:
    """Return whether dotted numbers are dates: by words, dots, ranges and the brackets or colon around them."""
    first = items[0]
    if not first.dotted:
        return True
    dots = all(item.trailing for item in items)
    crossing = first.last is not None and not dots and backward(first.first, first.last)
    if crossing or _denied(plain, first.start):
        return False
    span = first.last is not None or first.bound != "none"
    if any(item.named for item in items) or _after_term(plain, first.start) or (dots and (span or len(items) > 1)):
        return True
    if bare and first.first.day and _opens(plain, first.start):
        return True
    return _framed(plain, items, many=span or len(items) > 1, sure=dots or bare or first.first.shift is not None)


@cache
def _term() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{words('half_1', 'half_2')}|[1-4]{words('quarter')})\s*$")


def _after_term(plain: str, start: int) -> bool:
    """Return whether a half-year or quarter stands right before (상반기 3. 10 ~ 3. 22)."""
    return bool(_term().search(plain[max(0, start - 8) : start]))


def _opens(plain: str, start: int) -> bool:
    """Return whether a bracket begins at ``start``."""
    return plain[max(0, start - 2) : start].rstrip(" ").endswith("(")


def _framed(plain: str, items: list[Item], *, many: bool, sure: bool) -> bool:
    """Return whether what stands around dotted numbers makes them dates.

    Args:
        plain: the levelled text.
        items: the times.
        many: whether they are a range or a list.
        sure: whether closing dots, a relative year or the caller speak for a date.
    """
    first, last = items[0], items[-1]
    place = _place(plain, first.start, last.end)
    if place == "whole":
        days = len(items) == 1 and (not first.both_dotted or first.first.month is None)
        return sure or (many and days)
    if place == "bracket":
        return sure or many
    return place == "colon" and (sure or many or not _measured(plain, first.start))


@cache
def _odd_year() -> regex.Pattern[str]:
    return regex.compile(rf"[0-9]{{3,4}} ?{words('year')} ?$")


def _is_free(plain: str, start: int) -> bool:
    """Return whether a time may begin here: not inside a word, a number or an ordinal (제)."""
    left = plain[max(0, start - 2) : start]
    if plain[start] == "~":
        return not left or left[-1] in " (/[,:\n·▸▹"
    if plain[start].isalpha():
        return not left or not left[-1].isalpha()
    if left and (
        left[-1] in "'." or (left[-1].isascii() and left[-1].isalnum()) or regex.fullmatch(r"[0-9][,/:·-]", left)
    ):
        return False
    if _odd_year().search(plain[max(0, start - 8) : start]):
        return False
    prefixes = lexicon("date_words").words("ordinal_prefix")
    return not left.rstrip(" ").endswith(prefixes)


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
    printed = [
        point.year for item in items if item.unquoted for point in (item.first, item.last) if point and point.year
    ]
    return year is None or all(abs(number - year) <= _SPREAD for number in printed)


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
        items = collect(plain, found.start()) if _is_free(plain, found.start()) else []
        if items and not items[0].bare_year and _agrees(items, context):
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
    bare = bare or any(group[0].dotted and _proved(plain, group, bare=False) for group in groups)
    spans = (_span(text, group, context) for group in groups if _proved(plain, group, bare=bare))
    return tuple(span for span in spans if _is_ordered(span.period))
