"""Lengths of time (기간의 길이): 4개월, 17주, 10시간."""

import regex

from extract.errors import NormalizeError
from extract.normalize.text import level
from extract.vocab import lexicon


def parse_duration(text: str) -> str:
    """Return the ISO 8601 duration that ``text`` is.

    Raises:
        NormalizeError: if ``text`` is anything but one whole number with a unit of time.

    >>> parse_duration("4개월"), parse_duration("17주"), parse_duration("10시간"), parse_duration("2 년")
    ('P4M', 'P17W', 'PT10H', 'P2Y')
    >>> parse_duration("4월")
    Traceback (most recent call last):
    extract.errors.NormalizeError: not a length of time: '4월'
    """
    found = regex.fullmatch(r"(?P<number>[1-9][0-9]{0,3}) ?(?P<unit>\D{1,4})", level(text).strip())
    entry = lexicon("units").find(found["unit"]) if found else None
    if not found or not entry or "iso" not in entry.data:
        raise NormalizeError(f"not a length of time: {text[:40]!r}")
    return str(entry.data["iso"]).format(found["number"])
