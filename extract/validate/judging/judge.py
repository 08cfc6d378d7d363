"""Making the check's record: status, severity, sentence, operands, blame."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.schemas.check import (
    Blame,
    Check,
    CheckKind,
    CheckStatus,
    Computed,
    Operand,
    Severity,
    Stated,
    Tolerance,
)
from extract.validate.figures.printed import Printed
from extract.validate.judging.interval import Outcome
from extract.validate.judging.sentences import name, sentence

_SEVERITY = {
    CheckStatus.EXACT: Severity.INFO,
    CheckStatus.ROUNDING: Severity.INFO,
    CheckStatus.LAST_DIGIT: Severity.WARNING,
    CheckStatus.INCONSISTENT: Severity.ERROR,
    CheckStatus.NOT_CHECKABLE: Severity.INFO,
    CheckStatus.SCOPE_DIFFERS: Severity.INFO,
}
_FAILED = (CheckStatus.LAST_DIGIT, CheckStatus.INCONSISTENT)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a document says: the number that is checked, its label, the rule and the relation."""

    rule: str
    kind: CheckKind
    label: str
    stated: Printed


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the operands say: how they compare, with a status that may be milder than the figures alone would be."""

    status: CheckStatus
    outcome: Outcome | None = None
    missing: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    blame: Blame = Blame.UNDECIDED


def verdict(
    outcome: Outcome, *, firm: bool = True, blame: Blame = Blame.UNDECIDED, hints: Sequence[str] = ()
) -> Verdict:
    """Return the verdict of a comparison; without a firm relation a mismatch decides nothing."""
    status = outcome.status
    if status in _FAILED and not firm:
        return Verdict(CheckStatus.NOT_CHECKABLE, outcome, ("grouping",), tuple(hints))
    missing = ("finer_figures",) if status is CheckStatus.NOT_CHECKABLE else ()
    return Verdict(status, outcome, missing, tuple(hints), blame)


def operand(printed: Printed, value: Decimal | None = None) -> Operand:
    """Return a number as an operand; ``value`` replaces its own where it is subtracted or derived."""
    return Operand(value=printed.value if value is None else value, raw=printed.raw, source=printed.source)


def judge(claim: Claim, said: Verdict, operands: Sequence[Operand]) -> Check:
    """Return the record of a check."""
    found = said.outcome
    stated, label = claim.stated, name(claim.label)
    words, told = (claim.rule, claim.kind, label), (said.status, found, said.missing)
    return Check(
        rule=claim.rule,
        kind=claim.kind,
        status=said.status,
        severity=_SEVERITY[said.status],
        label=label,
        message=sentence("ko", words, stated, told),
        message_en=sentence("en", words, stated, told),
        stated=Stated(
            value=stated.value, raw=stated.raw, unit=stated.unit.text if stated.unit else None, source=stated.source
        ),
        computed=Computed(value=found.value, low=found.low, high=found.high) if found else None,
        delta=found.delta if found else None,
        tolerance=Tolerance(mode="exact" if found.exact else "interval", width=found.width) if found else None,
        operands=tuple(operands),
        missing=said.missing,
        hints=said.hints,
        blame=said.blame if said.status in _FAILED else None,
    )
