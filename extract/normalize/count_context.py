"""What stands around a number with a unit of counting: a number of things, or part of a name (제5호선, 4대강, 1차 심사)."""

from functools import cache

import regex

from extract.normalize.numeral import Figure
from extract.normalize.split_number import is_split
from extract.normalize.text import HANGUL, tight
from extract.vocab import fold, lexicon

_TENS, _HUNDRED = 10, 100
_TRILLION = 10**12


@cache
def _ordinal() -> regex.Pattern[str]:
    return regex.compile(rf"{tight(lexicon('count_words').words('ordinal_prefix'))} ?(?:[0-9]+-)?$")


@cache
def unit_end() -> str:
    """Return a pattern for what may follow a unit at once: no letter or figure, a particle, a noun of doing.

    >>> [regex.match(unit_end(), text) is not None for text in ("", "지원", "의 ", "용품", "선")]
    [True, True, True, False, False]
    """
    words = lexicon("count_words")
    return rf"(?:(?!{HANGUL}|[A-Za-z0-9])|{tight(words.words('verb'))}|{tight(words.words('tail'))}(?!{HANGUL}))"


@cache
def _doing() -> regex.Pattern[str]:
    words = lexicon("count_words")
    return regex.compile(rf" ?(?:{tight(words.words('verb'))}|{tight(words.words('tail'))}(?!{HANGUL}))")


_RANGE = regex.compile(r"[0-9] ?[·~-] ?$")
_ANOTHER = regex.compile(rf" {HANGUL}")


def is_counted(plain: str, figure: Figure, start: int, end: int) -> bool:
    """Return whether ``figure`` with the unit at ``[start, end)`` of a levelled text is a number of things.

    A number behind 제, or split by blanks, is none; nor is one whose unit numbers things in a row (1차, 3호) or belongs
    to a name (4대 보험, 1인 가구, 동삼3동).
    """
    before = plain[max(0, figure.start - 12) : figure.start]
    if _ordinal().search(before) or _RANGE.search(before) or is_split(plain, figure.start):
        return False
    if figure.scale >= _TRILLION:
        return False
    return not _is_name(plain, figure, fold(plain[start:end]), end)


@cache
def _total() -> regex.Pattern[str]:
    return regex.compile(rf"{tight(lexicon('amount_words').words('total'))}$")


def _is_name(plain: str, figure: Figure, unit: str, end: int) -> bool:
    before = plain[max(0, figure.start - 4) : figure.start]
    key = lexicon("count_words").key(unit)
    if key == "ordinal_unit":
        return figure.scale == 1 and "," not in plain[figure.start : figure.end]
    if key == "glued_unit":
        return plain[max(0, figure.start - 1) : figure.start].isalpha() and not _total().search(before)
    if key == "generic_unit":
        tens = figure.value < _HUNDRED and figure.value % _TENS == 0
        return (tens or _ANOTHER.match(plain, end) is not None) and not _doing().match(plain, end)
    if key == "person_unit":
        return figure.value < _TENS and _ANOTHER.match(plain, end) is not None and not _doing().match(plain, end)
    return False
