"""Ends of ranges: ``3.9~17``, ``'18.7.~10.``, ``'15. 1월 ~ 17. 12월``."""

from functools import cache

import regex

from extract.normalize.date_item import Item
from extract.normalize.date_patterns import DAY, MONTH, YEAR, not_measure, words
from extract.normalize.date_point import Reading, full_year, groups_of, read_point, year_of
from extract.normalize.period import Point, is_valid, precision_of

_MONTHS, _LONGEST = 12, 15


@cache
def _partials() -> dict[str, regex.Pattern[str]]:
    guard = not_measure()
    return {
        "day": regex.compile(rf"{DAY}(?: ?{words('day')}|{guard}(?P<dot> ?\.)?)"),
        "month": regex.compile(rf"{MONTH}(?: ?{words('month')}|{guard}(?P<dot> ?\.)?)"),
        "year": regex.compile(rf"{YEAR}{guard}(?: ?{words('year')}|(?P<dot>\.))?"),
    }


def _read_partial(plain: str, start: int, first: Point) -> Reading | None:
    """Return the end of a range that leaves out what it shares with the beginning: ``3.9~17``, ``'18.7.~10.``."""
    precision = precision_of(first)
    pattern = _partials().get(precision)
    found = pattern.match(plain, start) if pattern else None
    if not found:
        return None
    if precision == "day" and int(found["d"]) < (first.day or 0):
        return None
    if precision == "day":
        point = first._replace(day=int(found["d"]))
    elif precision == "month":
        point = first._replace(year=None, month=int(found["m"]))
    else:
        point = first._replace(year=year_of(groups_of(found)))
    return Reading(point, start, found.end(), trailing=bool(found["dot"])) if is_valid(point) else None


_TWO_DIGITS = regex.compile(r"(?P<year>[0-9]{2})(?: ?\. ?[0-9]| ?\p{Hangul})")


def _read_unquoted(plain: str, item: Item, start: int) -> Reading | None:
    """Return the end of a range whose beginning prints a year and whose own year lacks the quote: ``'15. 1월 ~ 17. 12월``."""
    found = _TWO_DIGITS.match(plain, start)
    if not found or item.first.year is None:
        return None
    later = full_year(found["year"]) - item.first.year
    reading = read_point("'" + plain[start:], 0) if 0 <= later <= _LONGEST and int(found["year"]) > _MONTHS else None
    if reading is None or precision_of(reading.point) != precision_of(item.first):
        return None
    return reading._replace(start=start, end=reading.end + start - 1)


_PADDED = regex.compile(r"(?:0[1-9]|1[0-2])\.[0-3][0-9]\.?(?: ?\(.\)\.?)?")


def _is_padded(plain: str, item: Item, right: Reading) -> bool:
    """Return whether both ends are printed as ``05.01``, which two decimals joined by a hyphen would not be."""
    ends = (plain[item.start : item.end], plain[right.start : right.end])
    return item.dotted and right.dotted and all(_PADDED.fullmatch(text) for text in ends)


def read_end(plain: str, item: Item, start: int, *, hyphen: bool) -> Reading | None:
    """Return the end of the range that ``item`` begins, or None.

    Args:
        plain: the levelled text.
        item: the beginning.
        start: where the end begins.
        hyphen: whether a hyphen, which joins other things too, stands between.
    """
    right = _read_unquoted(plain, item, start) or read_point(plain, start)
    if right and right.dotted and precision_of(item.first) not in ("day", "month"):
        right = None
    if hyphen and right and _is_padded(plain, item, right):
        return right
    if hyphen:
        partial = None if right else _read_partial(plain, start, item.first)
        right = partial if partial and plain[partial.end - 1].isalpha() else right
        return right if right and (right.trailing or not right.dotted) else None
    return right or _read_partial(plain, start, item.first)
