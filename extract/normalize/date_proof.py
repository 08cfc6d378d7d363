"""What proves that numbers are dates: words, closing dots, ranges, brackets and labels around them."""

from functools import cache
from typing import Literal

import regex

from extract.normalize.date_item import Item, backward
from extract.normalize.date_patterns import words
from extract.normalize.text import HANGUL, tight
from extract.vocab import lexicon

_NEAR = 60
_NUMBERED = regex.compile(r"[0-9]\. ?$")
_IN_NUMBER = regex.compile(r"[0-9][,/:·-]")


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
    return bool(_figure().search(left) or _NUMBERED.search(left))


def is_proved(plain: str, items: list[Item], *, bare: bool) -> bool:
    """Return whether dotted numbers are dates: by words, dots, ranges and the brackets or colon around them."""
    first = items[0]
    if not first.dotted:
        return True
    dots = all(item.trailing for item in items)
    crossing = first.last is not None and not dots and backward(first.first, first.last)
    if crossing or _denied(plain, first.start):
        return False
    span = first.last is not None or first.bound != "none"
    if first.first.month is None and first.last and _stretch().search(plain, max(0, first.start - 12), first.start):
        return True
    if any(item.named for item in items) or _after_term(plain, first.start) or (dots and (span or len(items) > 1)):
        return True
    if (bare and first.first.day and _opens(plain, first.start)) or _is_written_out(plain, items):
        return True
    return _framed(plain, items, many=span or len(items) > 1, sure=dots or bare or first.first.shift is not None)


_PADDED = regex.compile(r"(?=.*(?:^|[ ~-])0)(?P<day>(?:0[1-9]|1[0-2])\.[0-3][0-9]\.?) ?[~-] ?(?P>day)")
_APART = regex.compile(r"[0-9]{1,2}\. [0-9]{1,2}\.")
_OPEN = regex.compile(r"\([^()]*$")


def _is_written_out(plain: str, items: list[Item]) -> bool:
    """Return whether no decimals are printed so: ``06.30 - 07.01``, or ``3. 20.`` as one of several things in a bracket."""
    start, end = items[0].start, items[-1].end
    if _PADDED.fullmatch(plain, start, end):
        return True
    closed = plain[end : end + 1] in (",", ")")
    return closed and bool(_APART.fullmatch(plain, start, end) and _OPEN.search(plain, max(0, start - _NEAR), start))


@cache
def _stretch() -> regex.Pattern[str]:
    """Match a label such as 기간, which says that bare years (2014-2018) are a stretch of time."""
    return regex.compile(rf"{words('stretch')}{HANGUL}?[ :]*$")


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


def is_free(plain: str, start: int) -> bool:
    """Return whether a time may begin here: not inside a word, a number or an ordinal (제)."""
    left = plain[max(0, start - 2) : start]
    return not start or (_is_apart(plain, start, left) and not left.rstrip(" ").endswith(_ordinal_prefixes()))


def _ordinal_prefixes() -> tuple[str, ...]:
    return lexicon("date_words").words("ordinal_prefix")


def _is_apart(plain: str, start: int, left: str) -> bool:
    """Return whether what stands left of ``start`` is no part of the same word or number."""
    if plain.startswith("' ", start) and left[-1].isalnum():
        return False
    if plain[start] == "~":
        return left[-1] in " (/[,:\n·▸▹"
    if plain[start].isalpha():
        return not left[-1].isalpha()
    if left[-1] in "'." or (left[-1].isascii() and left[-1].isalnum()) or _IN_NUMBER.fullmatch(left):
        return False
    return not _odd_year().search(plain[max(0, start - 8) : start])
