"""What the text of a cell is: nothing, a number, a year, or words."""

from enum import StrEnum
from functools import cache

import regex

from extract.errors import NormalizeError
from extract.normalize.money import parse_money
from extract.normalize.number import is_nil, is_no_budget
from extract.normalize.text import level, spaced
from extract.vocab import lexicon

_NUMBER = r"(?:[△▲+-] ?)?[0-9][0-9,]*(?:\.[0-9]+)?"
_YEAR = regex.compile(r"(?:(?:19|20)[0-9]{2}|'[0-9]{2})")
_LONGEST = 60

MARKS = frozenset("■●○◎▶►▷━─→⇒➔★☆◆◇▣□▬▪•✓√∨VvOo◯〇 \n-~⇨➡")
"""What a cell of marks is written with: ticks, bars and arrows of a calendar."""


class CellKind(StrEnum):
    """What a cell holds: nothing, a dash, a number (with its unit, share or second figure), a year, or words."""

    EMPTY = "empty"
    NIL = "nil"
    NUMBER = "number"
    YEAR = "year"
    TEXT = "text"


@cache
def _value() -> regex.Pattern[str]:
    unit = spaced(lexicon("units").words())
    frame = spaced(lexicon("amount_words").words("total"))
    one = rf"(?:{frame} ?)?{_NUMBER}(?: ?{unit})?"
    pair = rf"(?:{_NUMBER}|-) ?/ ?(?:{_NUMBER}|-)"
    note = r"(?:\([^()]*\)|\[[^\[\]]*\])\s*"
    line = rf"(?:{pair}|{one}|\( ?{_NUMBER} ?%? ?\)|\[ ?{_NUMBER} ?\])\s*(?:{note})*"
    return regex.compile(rf"\s*(?:{line}\s*)(?:\n(?:{line}|[-\s])*)*")


def _is_money(text: str) -> bool:
    try:
        parse_money(text)
    except NormalizeError:
        return False
    return True


@cache
def _year() -> regex.Pattern[str]:
    span, bound = spaced(lexicon("units").words("year_span")), spaced(lexicon("year_bounds").words())
    return regex.compile(rf"{_YEAR.pattern}(?: ?{span}| ?{spaced(_years())})?(?: ?{bound})?\s*(?:\([^()]*\))?")


def _years() -> tuple[str, ...]:
    return lexicon("year_suffixes").words()


@cache
def kind_of(text: str) -> CellKind:
    r"""Return what ``text`` is.

    >>> [kind_of(text).value for text in ("1,234", "29,850(구비)", "8/10", "341,802\n[341,802]", "-", "–")]
    ['number', 'number', 'number', 'number', 'nil', 'nil']
    >>> [kind_of(text).value for text in ("2006", "’25년", "2023(’22.12월말)", "2013까지", "예산액", "2025.12.31.")]
    ['year', 'year', 'year', 'year', 'text', 'text']
    """
    plain = level(text).strip()
    if not plain:
        return CellKind.EMPTY
    if is_nil(text) or is_no_budget(text):
        return CellKind.NIL
    if len(plain) > _LONGEST:
        return CellKind.TEXT
    if _year().fullmatch(plain):
        return CellKind.YEAR
    return CellKind.NUMBER if _value().fullmatch(plain) or _is_money(text) else CellKind.TEXT
