"""Single times as printed: ``2006. 8.28``, ``'06. 1.17``, ``12월중``, ``3/4분기``, ``상반기``, ``연중``."""

from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.normalize.ahead import possible
from extract.normalize.date_patterns import point_patterns
from extract.normalize.period import Point, is_valid
from extract.normalize.written import number_of
from extract.vocab import lexicon

CENTURY_TURN = 51


@dataclass(frozen=True, slots=True)
class Reading:
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


def year_of(found: regex.Match[str]) -> int | None:
    """Return the printed year of a match, or None."""
    groups = found.groupdict()
    if groups.get("y4"):
        return int(found["y4"])
    return full_year(found["y2"]) if groups.get("y2") else None


def shift_of(found: regex.Match[str]) -> int | None:
    """Return the distance in years of 익년 and the like, or None."""
    word = found.groupdict().get("relative")
    if not word:
        return None
    entry = lexicon("date_words").find(word)
    return int(entry.data["value"]) if entry else None


_FIELDS = (
    ("m", "month"),
    ("d", "day"),
    ("q", "quarter"),
    ("mw", "month"),
    ("dw", "day"),
    ("qw", "quarter"),
    ("yw", "year"),
)


def _point(found: regex.Match[str]) -> Point:
    group = {name: text for name, text in found.groupdict().items() if text}
    numbers = {
        field: number_of(group[name]) if name.endswith("w") else int(group[name])
        for name, field in _FIELDS
        if name in group
    }
    point = replace(Point(year=year_of(found), shift=shift_of(found)), **numbers)
    if "half1" in group or "half2" in group:
        return replace(point, half=1 if "half1" in group else 2)
    if "close" in group or "open" in group:
        return replace(point, month=12 if "close" in group else 1, end="close" in group, within=True)
    if "nth" in group or "week" in group:
        nth = group.get("nth")
        if "weekday" in group:
            point = replace(point, weekday=value("weekday", group["weekday"]))
        key = "last" if nth and lexicon("date_words").key(nth) == "last" else "nth"
        return replace(point, week=value(key, nth) if nth else int(group["week"]))
    return replace(point, throughout="all" in group, last_day="lastday" in group, decade="decade" in group)


def read_point(plain: str, start: int) -> Reading | None:
    """Return the single time that stands at ``start`` of a levelled text, or None.

    >>> read_point("2006. 8.28 발표", 0).point.day
    28
    >>> read_point("4.8%", 0), read_point("2.0", 0), read_point("100명", 0)
    (None, None, None)
    """
    for pattern in possible(point_patterns(), plain, start):
        found = pattern.match(plain, start)
        if not found:
            continue
        point = _point(found)
        if not is_valid(point):
            continue
        group = found.groupdict()
        dotted, bare = group.get("dotted") is not None, group.get("bare") is not None
        unquoted = group.get("unquoted") is not None
        return Reading(point, start, found.end(), dotted, bool(group.get("dot")), bare, unquoted)
    return None
