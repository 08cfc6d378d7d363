"""One sum of money (금액) as a cell or a value states it."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal, TypeAlias

import regex

from extract.errors import NormalizeError
from extract.normalize.number import is_nil, is_no_budget
from extract.normalize.number_words import find_written
from extract.normalize.numeral import Figure, find_figures, join
from extract.normalize.text import HANGUL, level, spaced, tight
from extract.normalize.unit import Unit
from extract.vocab import lexicon

UnitSource: TypeAlias = Literal["inline", "given", "assumed"]
_NEGATIVE = "△▲-"
SMALLEST = 10
"""A smaller number right before 원 counts something else (institutes, members)."""
BARE_FROM = 10**8
"""The smallest scale word (억) that is used for money without 원."""


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of money.

    Attributes:
        won: the sum in won.
        value: the sum in the printed unit (that of the last number where several are printed).
        step_won: weight of the last printed digit in won.
        raw: the text read.
        unit_text: the unit as printed or given; empty where none is known.
        unit_source: inline (printed with the number), given (by the caller), assumed (won for want of any unit).
        nil: whether the text says that there is no sum.
    """

    won: int
    value: Decimal
    step_won: Decimal
    raw: str
    unit_text: str
    unit_source: UnitSource
    nil: bool = False


@cache
def _won() -> regex.Pattern[str]:
    won = tight(lexicon("amount_words").words("won"))
    particle = tight(lexicon("amount_words").words("particle"))
    return regex.compile(rf"(?P<gap> ?){won}(?P<free>(?!{HANGUL})|(?={particle}(?!{HANGUL})))?")


def won_end(plain: str, figure: Figure) -> int | None:
    """Return the offset behind the 원 that follows ``figure``, or None if there is none.

    Behind a bare number, or after a blank, 원 must end its word (``305 원외`` is a room, not a sum).
    """
    found = _won().match(plain, figure.end)
    if not found:
        return None
    loose = figure.scale > 1 and not found["gap"]
    if figure.scale == 1 and figure.value < SMALLEST:
        return None
    return found.end() if loose or found["free"] is not None else None


def money_of(figure: Figure, factor: Decimal, *, negative: bool) -> Money:
    """Return the sum that ``figure`` states in a unit of ``factor`` won; ``raw`` and the unit are left empty.

    Raises:
        NormalizeError: if the sum is not a whole number of won.
    """
    amount = figure.value * factor
    if amount != amount.to_integral_value():
        raise NormalizeError(f"a part of a won: {amount}")
    sign = -1 if negative else 1
    scale = figure.scale * factor
    return Money(sign * int(amount), sign * amount / scale, figure.step * factor, "", "", "inline")


def whole_terms(plain: str, figure: Figure) -> Figure | None:
    """Return ``figure`` without a last number that neither scale word nor 원 ties to it, or None if nothing is left."""
    if figure.terms[-1].small * figure.terms[-1].large > 1 or won_end(plain, figure):
        return figure
    return join(figure.terms[:-1]) if len(figure.terms) > 1 else None


def is_plain_or_money(plain: str, figure: Figure) -> bool:
    """Return whether ``figure`` may be a sum by its own wording: a bare number, 원 behind it, or 억 and 조."""
    return figure.scale == 1 or figure.scale >= BARE_FROM or won_end(plain, figure) is not None


@cache
def _cell() -> regex.Pattern[str]:
    words = lexicon("amount_words")
    modifiers = tight(lexicon("modifiers").words())
    return regex.compile(
        rf"\s*(?:{spaced(words.words('total'))} ?)*(?P<sign>[△▲+-] ?)?(?P<body>[^()]*?)(?: ?{modifiers})?\s*(?:\((?P<note>[^()]*)\)\s*)?"
    )


def _unsigned(text: str, plain: str, unit: Unit | None) -> Money:
    """Return the unsigned sum that ``plain`` is, with its unit."""
    figures = tuple(find_figures(plain))
    if len(figures) == 1 and figures[0].start == 0:
        figure = figures[0]
        end = won_end(plain, figure) or figure.end
        if end == len(plain) and is_plain_or_money(plain, figure):
            return _with_unit(text, figure, unit, inline=end > figure.terms[-1].digits)
    written = next(find_written(plain), None)
    if written and written.start == 0 and won_end(plain, written) == len(plain):
        return _with_unit(text, written, unit, inline=True)
    raise NormalizeError(f"not a sum of money: {text[:40]!r}")


def _with_unit(text: str, figure: Figure, unit: Unit | None, *, inline: bool) -> Money:
    if inline:
        money = money_of(figure, Decimal(1), negative=False)
        return replace(money, raw=text, unit_text=text[figure.terms[-1].digits :].strip())
    if unit is None:
        return replace(money_of(figure, Decimal(1), negative=False), raw=text, unit_source="assumed")
    if unit.kind != "money":
        raise NormalizeError(f"a unit of {unit.kind}, not of money: {unit.text!r}")
    return replace(money_of(figure, unit.factor, negative=False), raw=text, unit_text=unit.text, unit_source="given")


@cache
def _note() -> regex.Pattern[str]:
    words = lexicon("funding").words()
    return regex.compile(rf"\s*{spaced(words)}(?: ?[0-9]{{1,3}} ?%)?\s*")


def parse_money(text: str, unit: Unit | None = None) -> Money:
    """Return the sum that ``text`` is: a cell of a table, or a value behind a label.

    A unit printed with the number wins over ``unit``. Words that only frame the sum (총, 약, 내외) and one bracket that
    names its source of funds (``29,850(구비)``) are passed over; `find_money` reads them.

    Args:
        text: the whole cell or value.
        unit: the unit in force (단위), if any.

    Raises:
        NormalizeError: if ``text`` is anything but one sum.

    >>> from extract.normalize.unit import parse_unit
    >>> parse_money("△1,234", parse_unit("천원")).won, parse_money("925백만원").won, parse_money("3.1억원").won
    (-1234000, 925000000, 310000000)
    >>> parse_money("13조 3,198억원").step_won, parse_money("삼백만원").won, parse_money("비예산").nil
    (Decimal('100000000'), 3000000, True)
    >>> parse_money("365").unit_source
    'assumed'
    >>> for odd in ("153 (103)", "억제", "3억명", "10만명", "21.9%", "1,23", "백만원", "(1,000)"):
    ...     try:
    ...         print(parse_money(odd))
    ...     except NormalizeError:
    ...         pass
    """
    if is_nil(text) or is_no_budget(text):
        return Money(
            0, Decimal(0), Decimal(1), text, unit.text if unit else "", "given" if unit else "assumed", nil=True
        )
    found = _cell().fullmatch(level(text))
    if not found or (found["note"] is not None and not _note().fullmatch(found["note"])):
        raise NormalizeError(f"not a sum of money: {text[:40]!r}")
    body = text[found.start("body") : found.end("body")]
    money = _unsigned(body, found["body"].strip(), unit)
    sign = -1 if (found["sign"] or "+")[0] in _NEGATIVE else 1
    return replace(money, won=sign * money.won, value=sign * money.value, raw=text)
