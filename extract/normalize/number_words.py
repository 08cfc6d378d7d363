"""Numbers written in words (수사): ``이백십``, ``스물다섯``, ``일점이삼``, ``마이너스 삼``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from types import MappingProxyType

import regex

from extract.errors import NormalizeError
from extract.normalize.number import Number, parse_number
from extract.normalize.numeral import LARGE_FROM, Figure, Term
from extract.normalize.text import HANGUL, level, tight
from extract.vocab import lexicon

_MOST_WORDS = 40
_SMALL, _LARGEST = 10, 10**16


@dataclass(frozen=True, slots=True)
class Words:
    """A number in words, as far as one of its words.

    Attributes:
        end: offset behind its last word.
        value: the unsigned number.
        syllables: how many letters were read, blanks not counted.
        native: whether its last word is a native one (하나, 스물).
    """

    end: int
    value: Decimal
    syllables: int
    native: bool


@dataclass(frozen=True, slots=True)
class _State:
    total: int = 0
    section: int = 0
    digit: int = 0
    small: int = LARGE_FROM
    large: int = _LARGEST
    decimals: str | None = None
    started: bool = False
    closed: bool = False


@cache
def _worth() -> Mapping[str, tuple[str, int]]:
    lists = (lexicon("numerals"), lexicon("number_words"))
    found = {
        word: (entry.key, int(entry.data["value"]))
        for words in lists
        for entry in words.entries
        if "value" in entry.data
        for word in entry.words
    }
    return MappingProxyType(found)


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"(?P<gap> {0,2})(?P<word>\L<words>)", words=list(_worth()))


@cache
def starts() -> regex.Pattern[str]:
    """Return a pattern that matches, without taking anything, where a number in words may begin."""
    return regex.compile(rf"(?<![{HANGUL}0-9A-Za-z])(?<![0-9] )(?=\L<words>)", words=list(_worth()))


@cache
def minus() -> str:
    """Return a pattern for the words of a minus (마이너스)."""
    return tight(lexicon("number_words").words("minus"))


def _decimal(state: _State, key: str, value: int) -> _State | None:
    if state.decimals is not None and key in ("digit", "zero"):
        return replace(state, decimals=f"{state.decimals}{value}")
    return replace(state, decimals="") if key == "point" and state.started and state.decimals is None else None


def _scaled(state: _State, value: int) -> _State | None:
    """Return the state behind 십, 백, 천 or 만, 억, 조."""
    if value < LARGE_FROM:
        if value >= state.small:
            return None
        return replace(state, section=state.section + (state.digit or 1) * value, digit=0, small=value)
    group = state.section + state.digit
    if not group and value == LARGE_FROM and not state.total:
        group = 1
    if not group or value >= state.large:
        return None
    return replace(state, total=state.total + group * value, section=0, digit=0, small=LARGE_FROM, large=value)


def _unit_digit(state: _State, key: str, value: int) -> _State | None:
    """Return the state behind nought, a digit, or a native numeral."""
    if state.digit or (key == "zero" and state.started) or (key == "digit" and state.small < _SMALL):
        return None
    if key == "native_ten":
        return replace(state, section=state.section + value, small=1) if state.small > _SMALL else None
    return replace(state, digit=value, closed=key != "digit")


def _next(state: _State, key: str, value: int, *, apart: bool) -> _State | None:
    """Return the state behind one more word, or None where it cannot stand."""
    if key == "point" or state.decimals is not None:
        return _decimal(state, key, value)
    if state.closed or (apart and state.digit):
        return None
    return _scaled(state, value) if key in ("small", "large") else _unit_digit(state, key, value)


def _value(state: _State) -> Decimal | None:
    if state.decimals == "":
        return None
    whole = state.total + state.section + state.digit
    return Decimal(f"{whole}.{state.decimals}") if state.decimals else Decimal(whole)


def read_run(plain: str, start: int) -> Iterator[Words]:
    """Yield the numbers that the words from ``start`` on write, each longer than the last.

    >>> [str(one.value) for one in read_run("이십만 이천 명", 0)]
    ['2', '20', '200000', '200002', '202000']
    """
    state, place, syllables = _State(), start, 0
    for _ in range(_MOST_WORDS):
        found = _word().match(plain, place)
        if not found or (found["gap"] and not state.started):
            return
        key, value = _worth()[found["word"]]
        after = _next(state, key, value, apart=bool(found["gap"]) and state.decimals is None)
        if after is None:
            return
        state, place = replace(after, started=True), found.end()
        syllables += len(found["word"])
        number = _value(state)
        if number is not None:
            yield Words(place, number, syllables, key in ("native", "native_ten"))


def read_words(words: str) -> Decimal | None:
    """Return the number that number words alone write, or None.

    >>> read_words("이천칠백삼십오만"), read_words("스물다섯"), read_words("일점이삼"), read_words("삼백 삼십 일")
    (Decimal('27350000'), Decimal('25'), Decimal('1.23'), Decimal('331'))
    >>> read_words("삼사"), read_words("백천"), read_words("스물삼"), read_words("일점"), read_words("억"), read_words("")
    (None, None, None, None, None, None)
    """
    return next((one.value for one in read_run(words, 0) if one.end == len(words)), None)


def parse_number_words(text: str) -> Number:
    """Return the number that ``text``, a whole value, writes in digits or in words, a minus in words before it or not.

    Raises:
        NormalizeError: if it is anything but one number.

    >>> parse_number_words("만이천삼백사십오").value, parse_number_words("마이너스 3").value, parse_number_words("영").value
    (Decimal('12345'), Decimal('-3'), Decimal('0'))
    >>> parse_number_words("이만저만")
    Traceback (most recent call last):
    extract.errors.NormalizeError: not a number: '이만저만'
    """
    plain = level(text).strip()
    signed = regex.match(rf"{minus()} ?(?![△▲+-])", plain)
    body = plain[signed.end() :] if signed else plain
    value = read_words(body)
    try:
        number = Number(value, last_digit(value), text) if value is not None else parse_number(body)
    except NormalizeError:
        raise NormalizeError(f"not a number: {text[:40]!r}") from None
    return Number(-number.value if signed else number.value, number.step, text)


def last_digit(value: Decimal) -> Decimal:
    """Return the weight of the last digit that a number in words says: 10000 for 삼백만.

    >>> last_digit(Decimal(3000000)), last_digit(Decimal("1.23")), last_digit(Decimal(0))
    (Decimal('1000000'), Decimal('0.01'), Decimal('1'))
    """
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** exponent if isinstance(exponent, int) and value else Decimal(1)


@cache
def _written() -> regex.Pattern[str]:
    numbers = lexicon("numerals")
    letters, digits = "".join(numbers.words()), "".join(numbers.words("digit"))
    won, prefix = (tight(lexicon("amount_words").words(key)) for key in ("won", "sum_of"))
    free = rf"(?:(?<!{HANGUL})|(?<=(?<!{HANGUL}){prefix}))(?<![0-9] ?)"
    return regex.compile(rf"{free}(?P<words>[{digits}][{letters}]{{1,31}}+)(?={won})")


def find_written(plain: str) -> Iterator[Figure]:
    """Yield the sums of ``plain`` whose number is written in Korean words, such as the 삼백만 of 삼백만원."""
    for found in _written().finditer(plain):
        value = read_words(found["words"])
        if value:
            term = Term(found.start(), found.end(), found.end(), value, last_digit(value), 1, 1, about=False)
            yield Figure((term,), value, last_digit(value), 1)
