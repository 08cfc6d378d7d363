"""Rates that running text states beyond what a part of a whole can be: 수료율 over 100 %."""

from collections.abc import Iterator
from decimal import Decimal

from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.passages import passages
from extract.validate.figures.quantities import Quantity, of_kind
from extract.validate.judging.interval import Outcome
from extract.validate.judging.judge import Claim, Verdict, judge
from extract.validate.material import Material
from extract.vocab import lexicon

_ALL = Decimal(100)


def check_rate_bounds(material: Material) -> tuple[Check, ...]:
    """Check rates of some of a whole against a hundred; only what exceeds it is reported.

    A rate of money spent (집행률) above a hundred is told without a verdict: it may be against the plan of one quarter.
    """
    rates = (rate for passage in passages(material) for rate in of_kind(passage.quantities, "percent"))
    return tuple(check for rate in rates if not rate.change and rate.printed.value > _ALL for check in _check(rate))


def _check(rate: Quantity) -> Iterator[Check]:
    kind = lexicon("list_words").key(rate.label)
    if kind not in ("share_of_all", "share_of_money"):
        return
    status = CheckStatus.INCONSISTENT if kind == "share_of_all" else CheckStatus.NOT_CHECKABLE
    outcome = Outcome(status, _ALL, Decimal(0), _ALL, rate.printed.value - _ALL, exact=False)
    missing = ("base",) if status is CheckStatus.NOT_CHECKABLE else ()
    yield judge(Claim("rate_bound", CheckKind.BOUND, rate.label, rate.printed), Verdict(status, outcome, missing), ())
