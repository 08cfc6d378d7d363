"""Products that a line or a cell writes out (산출기초): ``8명 × 3회 = 24회``, ``50천원×12월=600천원``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import cache
from math import prod

import regex

from extract.normalize.amount import won_end
from extract.normalize.numeral import Figure, find_figures
from extract.normalize.text import level
from extract.normalize.unit import Unit
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.source import Source
from extract.validate.figures.printed import Printed, won
from extract.validate.judging.interval import Outcome
from extract.validate.judging.judge import Claim, Verdict, judge, operand
from extract.validate.material import Material
from extract.vocab import fold, lexicon

_ONE, _HALF, _HUNDRED = Decimal(1), Decimal("0.5"), Decimal(100)
_FEW = 2
_THOUSAND = 1000
_IS = "="
_WORDS = r"(?:\p{Hangul}{1,5} ?){0,2}"
_OPERATOR = regex.compile(rf"[+×xX*✕⨯∗÷=~] *{_WORDS}$|/$|\d[^\s\d]{{0,4}} ?[-−] *$")
_BETWEEN = regex.compile(rf"(?P<unit>(?: ?[^\s\d×=+()*÷/~,→]{{1,6}}){{0,3}}?) ?(?P<sign>[×xX*✕⨯∗=]) ?{_WORDS}")
"""What stands between two factors: a unit, a sign, and words before the next number (``× 월 70천원``)."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A number of a product, in its base unit, and whether its digits may have been rounded."""

    printed: Printed
    loose: bool

    @property
    def slack(self) -> Decimal:
        """Return half the weight of the last digit, where that is not exact."""
        return self.printed.step * _HALF if self.loose else Decimal(0)


def check_products(material: Material) -> tuple[Check, ...]:
    """Check every product that is written out with its result."""
    return tuple(check for text, source in material.texts() if _IS in text for check in _checks(text, source))


def _checks(text: str, source: Source) -> Iterator[Check]:
    plain = level(text)
    figures = list(find_figures(plain))
    at = 0
    while at < len(figures):
        run, result = _run(plain, figures, at)
        if len(run) >= _FEW and result is not None and _is_free(plain, run[0]):
            yield _check(text, source, run, result)
        at += max(1, len(run))


def _run(plain: str, figures: Sequence[Figure], at: int) -> tuple[list[Figure], Figure | None]:
    """Return the factors that begin at a figure, and the result behind them; None where no result follows."""
    run = [figures[at]]
    for one in figures[at + 1 :]:
        found = _BETWEEN.fullmatch(plain, run[-1].end, one.start)
        if not found:
            return run, None
        if found["sign"] == _IS:
            return run, one
        run.append(one)
    return run, None


def _is_free(plain: str, first: Figure) -> bool:
    """Return whether nothing is multiplied or added before the first factor: a dash is a sign behind a number only."""
    return not _OPERATOR.search(plain[: first.start])


@cache
def _other() -> Unit:
    return Unit("other", "count", _ONE, "")


def _factor(text: str, source: Source, figure: Figure) -> Factor:
    plain = level(text)
    end = won_end(plain, figure) or figure.end
    behind = plain[figure.end :].lstrip()
    percent = behind.startswith("%")
    value, step = (number / _HUNDRED if percent else number for number in (figure.value, figure.step))
    unit = won() if won_end(plain, figure) else _other()
    raw = text[figure.start : end]
    loose = "." in raw or figure.step > _THOUSAND
    return Factor(Printed(value, step, raw, source.span(figure.start, end), unit), loose and not percent)


def _check(text: str, source: Source, run: Sequence[Figure], result: Figure) -> Check:
    factors = [_factor(text, source, one) for one in run]
    stated = _factor(text, source, result).printed
    outcome = _compare(stated, factors)
    about = any(term.about for one in (*run, result) for term in one.terms) or _is_adjusted(text, result)
    status = CheckStatus.NOT_CHECKABLE if about and outcome.status is CheckStatus.INCONSISTENT else outcome.status
    missing = ("exact_figures",) if status is CheckStatus.NOT_CHECKABLE else ()
    claim = Claim("product", CheckKind.PRODUCT, "", stated)
    return judge(claim, Verdict(status, outcome, missing), [operand(one.printed) for one in factors])


def _is_adjusted(text: str, result: Figure) -> bool:
    """Return whether brackets behind a result say that something was added or taken off: ``(부가세 포함)``."""
    found = regex.match(r"[^()]{0,8}\((?P<in>[^()]*)\)", text[result.end :])
    words = lexicon("list_words").words("left_out", "added")
    return found is not None and any(word in fold(found["in"]) for word in words)


def _compare(stated: Printed, factors: Sequence[Factor]) -> Outcome:
    """Return how a result compares with the product: exact as printed, else within what coarse factors allow."""
    value = prod((one.printed.value for one in factors), start=_ONE)
    low = prod((one.printed.value - one.slack for one in factors), start=_ONE)
    high = prod((one.printed.value + one.slack for one in factors), start=_ONE)
    half = stated.step * _HALF
    if stated.value in (value, _rounded(value, stated.step, ROUND_HALF_UP)):
        status = CheckStatus.EXACT
    elif stated.value == _rounded(value, stated.step, ROUND_DOWN) or (
        low < high and low - half <= stated.value <= high + half
    ):
        status = CheckStatus.ROUNDING
    else:
        status = CheckStatus.INCONSISTENT
    return Outcome(status, value, low, high, stated.value - value, exact=low == high)


def _rounded(value: Decimal, step: Decimal, mode: str) -> Decimal:
    return (value / step).quantize(_ONE, mode) * step
