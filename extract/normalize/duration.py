"""Lengths of time (기간의 길이): 4개월, 17주, 10시간, 1년 한 달 21일."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.errors import NormalizeError
from extract.normalize.text import HANGUL, level, tight
from extract.normalize.written import native_number, native_pattern, number_of, sino_between
from extract.vocab import Entry, lexicon

_KEYS = ("year", "month", "week", "day", "hour", "minute", "second")
_HALVES = (("year", "P{}Y6M"), ("hour", "PT{}H30M"))


@dataclass(frozen=True, slots=True)
class DurationSpan:
    """A length of time inside a text; ``raw`` is the text between the offsets, ``iso`` the ISO 8601 duration."""

    start: int
    end: int
    raw: str
    iso: str


def _units() -> tuple[Entry, ...]:
    return tuple(entry for key in _KEYS for entry in lexicon("durations").entries if entry.key == key)


@cache
def _pattern() -> str:
    number = rf"(?:(?:[1-9][0-9]{{0,2}}(?:,[0-9]{{3}}){{1,2}}(?![0-9])|[1-9][0-9]{{0,3}}|0(?=\.))(?:\.[0-9]{{1,2}})?|{native_pattern()}|{sino_between(1, 99)})"
    parts = (rf"(?:(?P<{entry.key}>{number}) ?(?P<{entry.key}_unit>{tight(entry.words)}) ?)?" for entry in _units())
    return rf"{''.join(parts)}(?P<half>{tight(lexicon('durations').words('half'))})?"


@cache
def _whole() -> regex.Pattern[str]:
    return regex.compile(_pattern())


@cache
def _finder() -> regex.Pattern[str]:
    words = lexicon("date_words")
    stop = rf"(?=$|[^{HANGUL}0-9]|{tight(words.words('particle', 'until', 'from', 'of'))}(?!{HANGUL}))"
    during = rf"(?: ?(?P<during>{tight(lexicon('durations').words('during'))}))?"
    return regex.compile(
        rf"(?<![0-9A-Za-z{HANGUL}.,/'~-])(?=[0-9{HANGUL}])(?P<length>{_pattern()}(?<! )){during} ?{stop}"
    )


def _number(word: str) -> str:
    return word.replace(",", "") if word[0].isdigit() else str(native_number(word) or number_of(word))


def _iso(found: regex.Match[str]) -> str | None:
    """Return the ISO 8601 duration of a match; None for nothing, weeks beside other units, a fraction that is not last."""
    present = [entry for entry in _units() if found[entry.key]]
    if not present or (len(present) > 1 and any(entry.key == "week" for entry in present)):
        return None
    numbers = [_number(found[entry.key]) for entry in present]
    if any("." in number for number in numbers[: None if found["half"] else -1]):
        return None
    if found["half"]:
        shape = dict(_HALVES).get(present[-1].key)
        return shape.format(numbers[0]) if shape and len(present) == 1 else None
    date, time = "", ""
    for entry, number in zip(present, numbers, strict=True):
        text = number + str(entry.data["sign"])
        date, time = (date, time + text) if entry.data["part"] == "T" else (date + text, time)
    return f"P{date}" + (f"T{time}" if time else "")


def parse_duration(text: str) -> str:
    """Return the ISO 8601 duration that ``text`` is.

    Raises:
        NormalizeError: if ``text`` is anything but numbers with units of time, from the longest to the shortest.

    >>> parse_duration("4개월"), parse_duration("17주"), parse_duration("10시간"), parse_duration("2 년")
    ('P4M', 'P17W', 'PT10H', 'P2Y')
    >>> parse_duration("1.1시간"), parse_duration("1년 한 달 21일"), parse_duration("서른분"), parse_duration("한시간 반")
    ('PT1.1H', 'P1Y1M21D', 'PT30M', 'PT1H30M')
    >>> parse_duration("4월")
    Traceback (most recent call last):
    extract.errors.NormalizeError: not a length of time: '4월'
    """
    found = _whole().fullmatch(level(text).strip())
    iso = _iso(found) if found else None
    if iso is None:
        raise NormalizeError(f"not a length of time: {text[:40]!r}")
    return iso


def _is_sure(found: regex.Match[str]) -> bool:
    """Return whether a stretch of prose can be nothing but a length: two units, a unit of lengths alone, 동안 behind it."""
    present = [entry for entry in _units() if found[entry.key]]
    sure = lexicon("durations").words("sure")
    return bool(len(present) > 1 or found["during"] or (present and found[f"{present[0].key}_unit"] in sure))


def find_durations(text: str) -> tuple[DurationSpan, ...]:
    """Return the lengths of time in ``text``, in order; 15일 or 20분 alone may be a day of the month or people.

    >>> [(span.raw, span.iso) for span in find_durations("3시간 동안, 1년 한 달 21일, 20분 이상, 일주일 내내")]
    [('3시간 동안', 'PT3H'), ('1년 한 달 21일', 'P1Y1M21D'), ('20분 이상', 'PT20M'), ('일주일 내내', 'P1W')]
    >>> find_durations("15일, 20분, 3월, 12년, 24시간제, 시간반, 제3주")
    ()
    """
    plain = level(text)
    spans: list[DurationSpan] = []
    for found in _finder().finditer(plain):
        iso = _iso(found) if _is_sure(found) else None
        if iso:
            end = found.end("during") if found["during"] else found.end("length")
            spans.append(DurationSpan(found.start(), end, text[found.start() : end], iso))
    return tuple(spans)
