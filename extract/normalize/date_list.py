"""Lists of times under one text: ``6.28,7.28``, ``3, 6, 9월``, ``2.14/16``, ``상·하반기``."""

from collections.abc import Callable
from functools import cache

import regex

from extract.normalize.ahead import ahead
from extract.normalize.date_item import Item
from extract.normalize.date_patterns import DAY, not_measure, prefix, words
from extract.normalize.date_point import groups_of, shift_of, year_of
from extract.normalize.date_span import read_item
from extract.normalize.period import Point, first_month, precision_of
from extract.normalize.text import tight
from extract.vocab import lexicon


@cache
def _several() -> tuple[regex.Pattern[str], ...]:
    month, between = words("month"), r"(?: ?[,·/] ?)"
    quarter = rf"(?P<n>[1-4])(?:/4)?(?: ?(?:, ?|·(?!4))(?P<n>[1-4])(?:/4)?(?![0-9]))++ ?{words('quarter')}"
    day = r"(?P<n>1[0-2]|0?[1-9])(?![0-9])"
    return (
        regex.compile(rf"{prefix()}?(?P<months>){day}(?:{between}{day})++ ?{month}(?! ?[0-9]{{1,2}} ?{words('day')})"),
        regex.compile(rf"{prefix()}?(?P<quarters>){quarter}"),
        regex.compile(rf"{prefix()}?(?P<halves>){words('half_both')}(?: ?{words('each_of')}(?= ?[0-9]))?"),
    )


@cache
def _possible() -> Callable[[str, int], tuple[regex.Pattern[str], ...]]:
    return ahead(_several())


def read_several(plain: str, start: int) -> list[Item]:
    """Return the times that share one unit word, such as ``3, 6, 9월`` and ``상·하반기``; empty if there are none.

    >>> [item.first.month for item in read_several("3, 6, 9월", 0)]
    [3, 6, 9]
    """
    for pattern in _possible()(plain, start):
        found = pattern.match(plain, start)
        if not found:
            continue
        group = groups_of(found)
        base = Point(year=year_of(group), shift=shift_of(group))
        field = next(name for name in ("months", "quarters", "halves") if group.get(name) is not None)
        numbers = [int(number) for number in found.captures("n")] if field != "halves" else [1, 2]
        if sorted(set(numbers)) == numbers:
            name = {"months": "month", "quarters": "quarter", "halves": "half"}[field]
            ends = _bounds(plain, found, field)
            return [Item(*end, base._replace(**{name: number})) for end, number in zip(ends, numbers, strict=True)]
    return []


def _bounds(plain: str, found: regex.Match[str], field: str) -> list[tuple[int, int]]:
    """Return the offsets of each member: the year stays with the first, the unit word with the last."""
    if field == "halves":
        cut = regex.compile(words("half_2")).search(plain, found.start(), found.end())
        spans = [(found.start(), found.end()), ((cut or found).start(), found.end())]
        first = plain[found.start() : spans[1][0]].rstrip(" ,/·")
        spans[0] = (found.start(), found.start() + len(first))
        return spans
    spans = found.spans("n")
    return [
        (found.start() if at == 0 else start, found.end() if at == len(spans) - 1 else end)
        for at, (start, end) in enumerate(spans)
    ]


_LIST = regex.compile(r" ?(?P<sign>[,/·]) ?")


@cache
def _day_list() -> regex.Pattern[str]:
    return regex.compile(rf"[/·]{DAY}{not_measure()}(?!\.)")


@cache
def _named_days() -> regex.Pattern[str]:
    suffix = tight(lexicon("date_words").words("interval_suffix"))
    return regex.compile(rf" ?[,·] ?{DAY} ?{words('day')}(?!{suffix})")


def _next(plain: str, items: list[Item]) -> Item | None:
    """Return the next member of a list of times of one shape, or None."""
    last = items[-1]
    if last.end == len(plain):
        return None
    days = _day_list() if last.dotted else _named_days()
    if last.last is None and (found := days.match(plain, last.end)):
        day = int(found["d"])
        if last.first.day and day > last.first.day:
            return last._replace(start=found.start("d"), end=found.end(), first=last.first._replace(day=day))
    found = _LIST.match(plain, last.end)
    item = read_item(plain, found.end()) if found else None
    if not found or not item or (found["sign"] == "/" and last.dotted and not last.trailing):
        return None
    return item if _follows(last, item) else None


def _follows(last: Item, item: Item) -> bool:
    """Return whether ``item`` continues a list: same precision, later, without a bound or year of its own kind."""
    if "none" not in (last.bound, item.bound) or last.reference or item.reference or last.bound != item.bound:
        return False
    before, after = last.last or last.first, item.first
    if item.dotted != last.dotted and not (item.dotted and before.day):
        return False
    if precision_of(last.first) != precision_of(after) or after.throughout or precision_of(after) == "year":
        return False
    order = (before.year or 0, first_month(before) or 0, before.day or 0)
    return (after.year or before.year or 0, first_month(after) or 0, after.day or 0) > order


def collect(plain: str, start: int) -> list[Item]:
    """Return the time that stands at ``start`` of a levelled text with those that are listed behind it."""
    several = read_several(plain, start)
    if several:
        return several
    item = read_item(plain, start)
    items = [item] if item else []
    while items and (item := _next(plain, items)):
        items.append(item)
    return items


def carry_years(items: list[Item]) -> list[Item]:
    """Return the members of a list with the year of the one before where they print none."""
    carried = items[:1]
    for item in items[1:]:
        before = carried[-1]
        year = before.last.year if before.last and before.last.year else before.first.year
        bare = item.first.year is None and year is not None
        carried.append(item._replace(first=item.first._replace(year=year), carried=True) if bare else item)
    return carried
