"""Numbers in digits inside a text (``1,234``, ``3억 5천만``, ``.25``), with their units."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

import regex

from extract.normalize.bound import bound_behind
from extract.normalize.measure import Measure, blank_codes, currency_before, degree_around, ends_word, unit_behind
from extract.normalize.mention import Mention, glues, signed
from extract.normalize.numeral import Figure, find_figures
from extract.normalize.text import HANGUL, is_blank, tight
from extract.vocab import lexicon

_NO_NUMBER = regex.compile(r"(?:['^_][+-]?|±)$")
_OPENS = regex.compile(r"(?:^|\n)\s*$")
_INDENT = 16
_HUNDRED = 100
_HUNDRED_MILLION = 10**8
_LETTER = regex.compile(rf" ?{HANGUL}")
_LATIN = regex.compile(r"[A-Za-z] ?$")


@cache
def _no_measure() -> regex.Pattern[str]:
    words = lexicon("quantity_words")
    return regex.compile(rf"{tight(words.words('no_measure'))}|[A-Za-z^_]|[.,/:][0-9]|-[0-9]| {{1,2}}[0-9]++/[0-9]")


@cache
def _torn() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """Return patterns for groups of three digits with a blank between: one number or two, nobody knows."""
    return (
        regex.compile(r"[0-9]{1,3} [0-9]{3}(?![0-9])"),
        regex.compile(r"(?<![0-9])[0-9]{1,3} $"),
        regex.compile(r"[0-9]{3}(?![0-9])"),
    )


def _is_torn(plain: str, start: int) -> bool:
    whole, before, group = _torn()
    behind = group.match(plain, start) and before.search(plain[max(0, start - 5) : start])
    return whole.match(plain, start) is not None or bool(behind)


def _leading_point(plain: str, figure: Figure) -> Decimal | None:
    """Return the value of ``.25``, the figure itself where no point stands before it, None where one may end a sentence."""
    if plain[max(0, figure.start - 1) : figure.start] != ".":
        return figure.value
    if plain[max(0, figure.start - 2) : figure.start - 1].strip() or len(figure.terms) > 1 or figure.scale > 1:
        return None
    digits = plain[figure.start : figure.end]
    return Decimal(f"0.{digits}") if digits.isdigit() else None


def _without_scale(plain: str, figure: Figure, measure: Measure | None) -> Figure | None:
    """Return the figure without a scale word that begins another word: the 1 of ``1조각``; None where that is open."""
    if measure or figure.scale == 1 or ends_word(plain, figure.end) or bound_behind(plain, figure.end):
        return figure
    term = figure.terms[-1]
    if len(figure.terms) > 1 or not unit_behind(plain, term.digits):
        return None
    plainer = replace(term, end=term.digits, small=1, large=1, about=False)
    return Figure((plainer,), term.value, term.step, 1)


def find_printed(plain: str) -> Iterator[Mention]:
    """Yield the numbers in digits of a levelled text; parts of dates and of other strings of signs are none.

    >>> [str(one.value) for one in find_printed("3백21, .25 ml, 1조각, △5, EUR29.99")]
    ['321', '0.25', '1', '-5', '29.99']
    >>> list(find_printed("192.168.1.2, 1e10, 2^-1, 40 000, '25, 3월"))
    []
    """
    for whole in find_figures(blank_codes(plain)):
        figure = _without_scale(plain, whole, unit_behind(plain, whole.end))
        mention = _mention(plain, figure) if figure and not _is_torn(plain, figure.start) else None
        if mention:
            yield mention


def _mention(plain: str, figure: Figure) -> Mention | None:
    """Return the number that a figure is with sign and unit; None for versions, dates, codes and bullets."""
    value = _leading_point(plain, figure)
    before = plain[max(0, figure.start - 3) : figure.start]
    measure, more = _unit(plain, figure.end)
    version = measure is not None and regex.fullmatch("[A-Za-z]", measure.text) and _LATIN.search(before)
    if value is None or version or _NO_NUMBER.search(before) or _number_sign().search(before):
        return None
    if measure and (_is_decade(plain, figure, measure) or _is_article(figure, measure)):
        return None
    if not measure and _no_measure().match(plain, figure.end) and not is_ranged(plain, figure.end):
        return None
    begin = figure.start - (1 if value != figure.value else 0)
    start, sign = signed(plain, begin)
    if start < begin and plain[start] == "-" and _is_bullet(plain, start, measure.end if measure else figure.end):
        return None
    return Mention(
        start,
        figure.end,
        sign * value,
        figure.scale,
        len(figure.terms),
        measure or currency_before(plain, start) or degree_around(plain, start, figure.end),
        about=more or any(term.about for term in figure.terms),
        glued=glues(plain, start, written=False),
    )


def _is_decade(plain: str, figure: Figure, measure: Measure) -> bool:
    """Return whether the number may be an age (20대 청년) or a list of the greatest (5대 과제) instead of machines."""
    if measure.text not in lexicon("quantity_words").words("decade") or figure.scale > 1 or figure.value >= _HUNDRED:
        return False
    return figure.value % 10 == 0 or _LETTER.match(plain, measure.end) is not None


def _is_article(figure: Figure, measure: Measure) -> bool:
    """Return whether 조 before a counter is an article of a law or a shift, as no plan counts things in such numbers."""
    return figure.terms[0].large > _HUNDRED_MILLION and measure.kind == "count"


@cache
def _number_sign() -> regex.Pattern[str]:
    """Match the sign of an ordinal: 제5~7권 are numbered, not counted."""
    sign = tight(lexicon("number_words").words("number"))
    return regex.compile(rf"{sign}$|(?<!{HANGUL}){sign} $")


@cache
def _more() -> regex.Pattern[str]:
    return regex.compile(rf" {tight(lexicon('amount_words').words('approximate'))}(?= ?\p{{L}})")


def _unit(plain: str, end: int) -> tuple[Measure | None, bool]:
    """Return the unit behind the number ending at ``end``, and whether 여 stands apart between them (7천 여명)."""
    more = _more().match(plain, end)
    behind = unit_behind(plain, more.end()) if more else None
    return (behind, True) if behind else (unit_behind(plain, end), False)


def _is_bullet(plain: str, start: int, end: int) -> bool:
    """Return whether a dash opens a line that goes on behind the number: it may be a bullet as well as a minus."""
    before = plain[max(0, start - _INDENT) : start]
    return _OPENS.search(before) is not None and not is_blank(plain, end, len(plain))


@cache
def _more_digits() -> regex.Pattern[str]:
    return regex.compile(r"[-/][0-9]")


def is_ranged(plain: str, end: int) -> bool:
    """Return whether a dash or slash with more digits follows the number."""
    return _more_digits().match(plain, end) is not None
