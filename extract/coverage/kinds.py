"""What kind of number a number is (수의 갈래), as the normalisers recognise it."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TypeAlias

import regex

from extract.normalize.clock import find_clocks
from extract.normalize.count import find_counts
from extract.normalize.countdown import find_countdowns
from extract.normalize.date import find_dates
from extract.normalize.duration import find_durations
from extract.normalize.ordinal import find_ordinals
from extract.normalize.quantity import find_quantities
from extract.normalize.text import HANGUL, level, tight
from extract.vocab import lexicon

Found: TypeAlias = tuple[int, int, str]
"""Start and end of what was recognised in a text, and its kind."""

_REMEMBERED = 1 << 12
_PLAIN = ("money", "percent", "count")


@lru_cache(_REMEMBERED)
def kinds_of(text: str) -> tuple[Found, ...]:
    """Return what the numbers of a text are, the surest reading first.

    >>> [(text[s:e], kind) for text in ("지방자치법 제12조제2항", "3월 2일 14:00") for s, e, kind in kinds_of(text)][:3]
    [('제12조제2항', 'law'), ('14:00', 'clock'), ('3월 2일', 'date')]
    """
    return tuple(_kinds(text))


def _kinds(text: str) -> Iterator[Found]:
    plain = level(text)
    yield from ((found.start(), found.end(), "law") for found in _law().finditer(plain))
    yield from ((found.start("num"), found.end("num"), "phone") for found in _phone().finditer(plain))
    yield from ((one.start, one.end, "clock") for one in find_clocks(text))
    yield from ((one.start, one.end, "date") for one in (*find_dates(text), *find_countdowns(text)))
    yield from ((one.start, one.end, "ordinal") for one in find_ordinals(text))
    for one in find_quantities(text):
        span = one.quantity
        yield one.start, one.end, "range" if span.low != span.high else _measured(span.kind)
    yield from ((one.start, one.end, "duration") for one in find_durations(text))
    yield from ((one.start, one.end, "count") for one in find_counts(text))


def _measured(kind: str) -> str:
    if kind in _PLAIN:
        return kind
    return {"number": "bare", "order": "ordinal", "duration": "duration", "age": "count"}.get(kind, "measure")


def kind_at(text: str, start: int, end: int) -> str:
    """Return the kind of the number at an offset; ``bare`` where nothing recognises it.

    >>> kind_at("정원 23명", 3, 5), kind_at("2025년", 0, 4), kind_at("16(19)", 3, 5)
    ('count', 'date', 'bare')
    """
    found = (kind for low, high, kind in kinds_of(text) if low <= start and end <= high and kind != "bare")
    return next(found, "bare")


@cache
def _law() -> regex.Pattern[str]:
    """Match articles of laws (제12조의2제3항) and numbers of laws and documents (법률 제1234호, 고시 제2025-12호)."""
    words = lexicon("reference_words")
    place, number = tight(words.words("article")), tight(lexicon("number_words").words("number"))
    article = rf"{number} ?[0-9]+ ?{place}(?:{tight(words.words('of'))} ?[0-9]+)?"
    titled = rf"(?<={tight(words.words('document'))} ?)(?:{number} ?)?[0-9]+(?:-[0-9]+)* ?{place}"
    end = rf"(?!{HANGUL})|(?={tight(lexicon('particles').words('particle'))})"
    return regex.compile(rf"(?:(?<!{HANGUL}){article}(?: ?{article})*|{titled})(?:{end})")


@cache
def _phone() -> regex.Pattern[str]:
    """Match telephone numbers: with an area code, or behind a word or sign for them."""
    words = lexicon("reference_words").words("phone")
    sign = rf"{tight(words)}[ :.]{{0,3}}"
    return regex.compile(
        rf"(?<![0-9.,-])(?P<num>0[0-9]{{1,2}}[-)] ?[0-9]{{3,4}}-[0-9]{{4}})(?![0-9])"
        rf"|{sign}(?P<num>(?:[0-9]{{2,4}}[-)] ?)?[0-9]{{3,4}}-?[0-9]{{3,4}}(?:~[0-9]{{1,4}})?)(?!,?[0-9])"
    )
