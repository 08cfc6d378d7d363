"""Fractions (분수): ``3분의 2``, ``삼분의 이``, ``백과 사분의 삼``, ``전직원 1/2``."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from extract.errors import NormalizeError
from extract.normalize.bound import bound_behind
from extract.normalize.measure import ends_word, unit_behind
from extract.normalize.number_words import minus, read_run, read_words
from extract.normalize.text import HANGUL, is_blank, level, tight
from extract.vocab import lexicon

_REACH = 24
_DIGITS = r"[1-9][0-9]{0,8}"
_TEN_THOUSAND = 10_000
_PARTS = frozenset((*range(2, 11), 100, 1000))


@dataclass(frozen=True, slots=True)
class FractionSpan:
    """A fraction inside a text: its offsets, the text between them, and what it is worth."""

    start: int
    end: int
    raw: str
    value: Fraction

    @property
    def decimal(self) -> Decimal:
        """The value as a decimal number, rounded to 28 digits."""
        return Decimal(self.value.numerator) / Decimal(self.value.denominator)


@dataclass(frozen=True, slots=True)
class _Over:
    """What stands before 분의: where it begins, the whole number of a mixed one, the divisor, whether a word by chance."""

    start: int
    whole: int
    under: int
    negative: bool
    loose: bool


@cache
def _of() -> regex.Pattern[str]:
    return regex.compile(rf" ?{tight(lexicon('number_words').words('of'))} ?")


@cache
def _under() -> regex.Pattern[str]:
    both = tight(lexicon("number_words").words("and"))
    word = rf"(?:(?<![0-9.,A-Za-z/]){_DIGITS}|(?<![{HANGUL}0-9A-Za-z]){HANGUL}{{1,12}})"
    whole = rf"(?<![{HANGUL}0-9A-Za-z.,])(?:{_DIGITS}|{HANGUL}{{1,12}}?)"
    return regex.compile(rf"(?:(?P<minus>{minus()}) ?)?(?:(?P<whole>{whole}){both} )?(?P<under>{word})$")


def _whole_number(text: str) -> int | None:
    value = Decimal(text) if text.isdigit() else read_words(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def _before(plain: str, at: int) -> _Over | None:
    floor = max(0, at - _REACH)
    found = _under().search(plain[floor:at])
    under = _whole_number(found["under"]) if found else None
    if not found or not under:
        return None
    traps = lexicon("number_words").words("trap")
    loose = plain[floor + found.start("under") : at + 1] in traps
    whole = _whole_number(found["whole"]) if found["whole"] else None
    if whole is None:
        start = found.start("minus") if found["minus"] and not found["whole"] else found.start("under")
        return _Over(floor + start, 0, under, bool(found["minus"]) and not found["whole"], loose)
    start = floor + (found.start("minus") if found["minus"] else found.start("whole"))
    weak = len(found["whole"]) == 1 and not found["whole"].isdigit()
    if weak and (start or plain.startswith(traps)):
        return None
    return _Over(start, whole, under, bool(found["minus"]), loose=False)


def _closes(plain: str, end: int) -> bool:
    """Return whether a number ends at ``end``: the word is over, or a unit or a bound stands there."""
    return ends_word(plain, end) or unit_behind(plain, end) is not None or bound_behind(plain, end) is not None


@cache
def _over() -> regex.Pattern[str]:
    return regex.compile(rf"(?:(?P<minus>{minus()}|-) ?)?(?:(?P<num>{_DIGITS})(?![0-9]|[.,][0-9]))?")


def _behind(plain: str, at: int, under: int) -> tuple[int, int] | None:
    """Return the number over ``under`` that begins at ``at`` and the offset behind it."""
    found = _over().match(plain, at)
    sign = -1 if found and found["minus"] else 1
    if found and found["num"]:
        return (sign * int(found["num"]), found.end()) if _closes(plain, found.end()) else None
    begin = found.end() if found else at
    fits = [
        (int(one.value), one.end)
        for one in read_run(plain, begin)
        if one.value == one.value.to_integral_value() and _closes(plain, one.end)
    ]
    if not fits:
        return None
    value, end = fits[-1]
    copula = lexicon("quantity_words").words("copula")
    if len(fits) > 1 and value == fits[-2][0] * _TEN_THOUSAND and fits[-2][0] < under:
        value, end = fits[-2]  # 오분의 일만: only a fifth, not ten thousand fifths
    elif len(fits) > 1 and not is_blank(plain, end, len(plain)) and plain.endswith(copula, 0, end):
        return None  # 오분의 십이다: ten or twelve
    return sign * value, end


def _spoken(plain: str) -> Iterator[tuple[int, int, Fraction]]:
    for of in _of().finditer(plain):
        under = _before(plain, of.start())
        over = _behind(plain, of.end(), under.under) if under else None
        if not under or not over:
            continue
        if under.loose and not bound_behind(plain, over[1]):
            continue
        value = under.whole + Fraction(over[0], under.under)
        yield under.start, over[1], -value if under.negative else value


@cache
def _slash() -> regex.Pattern[str]:
    return regex.compile(
        r"(?<![0-9A-Za-z./,'~-])(?<![0-9/] )(?P<over>[1-9][0-9]{0,2})/(?P<under>[1-9][0-9]{0,3})(?![0-9/.,A-Za-z]|-[0-9])"
    )


@cache
def _share_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!{HANGUL}){tight(lexicon('number_words').words('share_before'))} ?$")


@cache
def _share_behind() -> regex.Pattern[str]:
    return regex.compile(rf" ?{tight(lexicon('number_words').words('share_behind'))}")


def _is_share(plain: str, start: int, end: int) -> bool:
    """Return whether the words around prove that ``1/2`` is a share, neither a date nor a pair of counts."""
    behind = _share_behind().match(plain, end)
    if (behind and ends_word(plain, behind.end())) or bound_behind(plain, end):
        return True
    return ends_word(plain, end) and _share_before().search(plain[max(0, start - _REACH) : start]) is not None


def _printed(plain: str) -> Iterator[tuple[int, int, Fraction]]:
    for found in _slash().finditer(plain):
        over, under = int(found["over"]), int(found["under"])
        if over < under and under in _PARTS and _is_share(plain, found.start(), found.end()):
            yield found.start(), found.end(), Fraction(over, under)


def find_fractions(text: str) -> tuple[FractionSpan, ...]:
    """Return the fractions in ``text``, in order; a bare ``1/2`` counts only where words prove that it is a share.

    >>> [(one.raw, str(one.value)) for one in find_fractions("위원 3분의 2 이상, 백삼과 삼분의 이가, 전직원 1/2")]
    [('3분의 2', '2/3'), ('백삼과 삼분의 이', '311/3'), ('1/2', '1/2')]
    >>> find_fractions("8/10명, 2/15, 3/4분기, 이분의 일은, 구분의 이유, 5분의 휴식, 전체 8/10명")
    ()
    """
    plain = level(text)
    spans: list[FractionSpan] = []
    for start, end, value in sorted((*_spoken(plain), *_printed(plain))):
        if not spans or start >= spans[-1].end:
            spans.append(FractionSpan(start, end, text[start:end], value))
    return tuple(spans)


def parse_fraction(text: str) -> Fraction:
    """Return the fraction that ``text`` is.

    Raises:
        NormalizeError: if it is anything else; ``3/4`` may be a date.

    >>> parse_fraction("사분의삼"), parse_fraction("일과 이분의 일"), parse_fraction("음수 이십분의 일")
    (Fraction(3, 4), Fraction(3, 2), Fraction(-1, 20))
    >>> parse_fraction("3/4")
    Traceback (most recent call last):
    extract.errors.NormalizeError: not a fraction: '3/4'
    """
    found = find_fractions(text.strip())
    if len(found) != 1 or found[0].raw != text.strip():
        raise NormalizeError(f"not a fraction: {text[:40]!r}")
    return found[0].value
