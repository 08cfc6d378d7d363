"""Single times as printed: ``2006. 8.28``, ``'06. 1.17``, ``12월중``, ``3/4분기``, ``상반기``, ``연중``."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

import regex

from extract.normalize.ahead import ahead
from extract.normalize.date_patterns import point_patterns
from extract.normalize.period import Point, is_valid
from extract.normalize.written import number_of
from extract.vocab import lexicon

CENTURY_TURN = 51

Groups: TypeAlias = Mapping[str, Any]
"""What the named groups of a match hold."""


class Reading(NamedTuple):
    """A point with its offsets.

    Attributes:
        point: what is printed.
        start: offset of its first character.
        end: offset behind its last character.
        dotted: whether it is only ``month.day``, which may also be a decimal number.
        trailing: whether a dot closes it.
        bare_year: whether it is only a short year such as ``'24``.
        unquoted: whether two digits without a quote are taken for the year.
    """

    point: Point
    start: int
    end: int
    dotted: bool = False
    trailing: bool = False
    bare_year: bool = False
    unquoted: bool = False


def groups_of(found: regex.Match[str]) -> Groups:
    """Return what the groups of a match hold, by name, for a pattern whose groups are all named.

    >>> groups_of(regex.match("(?P<m>[0-9]+)월|(?P<q>[1-4])분기", "3월"))
    {'m': '3', 'q': None}
    """
    return dict(zip(found.re.groupindex, found.groups(), strict=True))


@cache
def value(key: str, word: str) -> int:
    """Return the number that the word list gives for ``word``."""
    folded = "".join(word.split())
    entry = next(entry for entry in lexicon("date_words").entries if entry.key == key and folded in entry.words)
    return int(entry.data["value"])


def full_year(short: str) -> int:
    """Return the year of two digits: 51 to 99 are of the last century.

    >>> full_year("06"), full_year("98")
    (2006, 1998)
    """
    return int(short) + (1900 if int(short) >= CENTURY_TURN else 2000)


def year_of(group: Groups) -> int | None:
    """Return the printed year among the groups of a match, or None."""
    if y4 := group.get("y4"):
        return int(y4)
    y2 = group.get("y2")
    return full_year(y2) if y2 else None


def shift_of(group: Groups) -> int | None:
    """Return the distance in years of 익년 and the like, or None."""
    word = group.get("relative")
    if not word:
        return None
    entry = lexicon("date_words").find(word)
    return int(entry.data["value"]) if entry else None


_DIGITS = "0123456789"
_MARKS = frozenset(("half1", "half2", "close", "open", "nth", "week", "in_week", "all", "lastday", "decade"))
_FIELDS = MappingProxyType(
    {
        "m": "month",
        "d": "day",
        "q": "quarter",
        "mw": "month",
        "dw": "day",
        "qw": "quarter",
        "yw": "year",
    }
)


def _point(group: Groups) -> Point:
    numbers: dict[str, int] = {}
    marks: list[str] = []
    for name, text in group.items():
        if text and (field := _FIELDS.get(name)):
            numbers[field] = int(text) if text[0] in _DIGITS else number_of(text)
        elif text and name in _MARKS:
            marks.append(name)
    year = numbers.get("year") or year_of(group)
    point = Point(year, numbers.get("month"), numbers.get("day"), quarter=numbers.get("quarter"), shift=shift_of(group))
    return _marked(point, group, marks) if marks else point


def _marked(point: Point, group: Groups, marks: list[str]) -> Point:
    """Return ``point`` with what the words of a match say: a half, a week, an end of the year."""
    if "half1" in marks or "half2" in marks:
        return point._replace(half=1 if "half1" in marks else 2)
    if "close" in marks or "open" in marks:
        return point._replace(month=12 if "close" in marks else 1, end="close" in marks, within=True)
    nth, week = group.get("nth"), group.get("week")
    if nth or week:
        named = group.get("weekday")
        key = "last" if nth and lexicon("date_words").key(nth) == "last" else "nth"
        number, day = value(key, nth) if nth else int(week or 0), value("weekday", named) if named else None
        return point._replace(week=number, weekday=day, in_week="in_week" in marks)
    return point._replace(throughout="all" in marks, last_day="lastday" in marks, decade="decade" in marks)


@cache
def _possible() -> Callable[[str, int], tuple[regex.Pattern[str], ...]]:
    return ahead(point_patterns())


def read_point(plain: str, start: int) -> Reading | None:
    """Return the single time that stands at ``start`` of a levelled text, or None.

    >>> read_point("2006. 8.28 발표", 0).point.day
    28
    >>> read_point("4.8%", 0), read_point("2.0", 0), read_point("100명", 0)
    (None, None, None)
    """
    for pattern in _possible()(plain, start):
        found = pattern.match(plain, start)
        if not found:
            continue
        group = groups_of(found)
        point = _point(group)
        if not is_valid(point):
            continue
        dotted, bare = group.get("dotted") is not None, group.get("bare") is not None
        unquoted = group.get("unquoted") is not None
        return Reading(point, start, found.end(), dotted, bool(group.get("dot")), bare, unquoted)
    return None
