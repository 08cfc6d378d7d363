"""Making the check's record: status, severity, sentence, operands, blame."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

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
from extract.validate.figures.printed import Printed, won
from extract.validate.judging.hints import explain
from extract.validate.judging.interval import Outcome
from extract.vocab import fold, lexicon

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
    stated = claim.stated
    return Check(
        rule=claim.rule,
        kind=claim.kind,
        status=said.status,
        severity=_SEVERITY[said.status],
        message=_sentence(claim, said),
        stated=Stated(
            value=stated.value, raw=stated.raw, unit=stated.unit.text if stated.unit else None, source=stated.source
        ),
        computed=Computed(value=found.value, low=found.low, high=found.high) if found else None,
        delta=found.delta if found else None,
        tolerance=Tolerance(mode="exact" if found.exact else "interval", width=found.width) if found else None,
        operands=tuple(operands),
        missing=said.missing,
        hints=(*said.hints, *_hints(claim, said, operands)),
        blame=said.blame if said.status in _FAILED else None,
    )


def _hints(claim: Claim, said: Verdict, operands: Sequence[Operand]) -> tuple[str, ...]:
    if said.outcome is None or said.status not in _FAILED or claim.kind in (CheckKind.SUBSET, CheckKind.COUNT):
        return ()
    sums = claim.kind is CheckKind.SUM
    return explain(claim.stated, [Decimal(one.value) for one in operands] if sums else [], said.outcome)


def _computed(stated: Printed, found: Outcome) -> str:
    """Return what the operands give as the stated number is printed: with its unit, sums of several scale words in won."""
    printed = regex.sub(r"^[△▲+\-0-9,. ]+", "", stated.raw)
    unit = stated.unit if printed else None
    if unit is None:
        return f"{found.value.normalize():,f}"
    if unit.kind == "money" and fold(printed) != fold(unit.text):
        return f"{(found.value * unit.factor).normalize():,f}{won().text}"
    scaled = f"{abs(stated.value.normalize()):,f}" not in stated.raw
    return f"{found.value.normalize():,f}{'' if scaled else printed}"


def _name(label: str) -> str:
    """Return a label without what is no name: a unit that ran in from the number before it, a comparison (…명 대비)."""
    words = label.split()
    if not words or lexicon("change_words").key(words[-1]) == "against":
        return ""
    return "" if len(words) == 1 and lexicon("units").key(words[0]) else " ".join(words)


def _sentence(claim: Claim, said: Verdict) -> str:
    words = lexicon("check_messages")
    name = next((entry.data["ko"] for entry in words.entries if entry.key == claim.rule), claim.rule)
    how = next(entry.data["ko"] for entry in words.entries if entry.key == said.status.value)
    value = _computed(claim.stated, said.outcome) if said.outcome else "?"
    stated = claim.stated.raw or f"{claim.stated.value.normalize():,f}"
    label = _name(claim.label) or stated
    return how.format(label=label, rule=name, stated=stated, computed=value)
