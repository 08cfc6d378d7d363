"""Rates that running text states beside the two figures that they come from: ``399억원 절감(절감률 3.53%)``."""

from collections.abc import Iterator

from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.headings import relation
from extract.validate.interval import compare_ratio
from extract.validate.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.material import Material
from extract.validate.passages import Passage, passages
from extract.validate.quantities import Quantity, of_kind

_GAP = 14


def check_prose_ratios(material: Material) -> tuple[Check, ...]:
    """Check rates in brackets that are named as rates (…률) against the figure before them and the only other one."""
    return tuple(check for passage in passages(material) for check in _checks(passage))


def _checks(passage: Passage) -> Iterator[Check]:
    for rate in of_kind(passage.quantities, "percent"):
        if not rate.depth or relation(rate.label) not in ("rate", "growth", "share"):
            continue
        part, base = _pair(passage, rate)
        outcome = compare_ratio(rate.printed, (part.printed,), base.printed) if part and base else None
        if not part or not base or not outcome:
            continue
        said = verdict(outcome)
        if outcome.status is CheckStatus.INCONSISTENT:
            said = Verdict(CheckStatus.NOT_CHECKABLE, outcome, ("base",))
        yield judge(
            Claim("prose_ratio", CheckKind.RATIO, rate.label, rate.printed),
            said,
            [operand(part.printed), operand(base.printed)],
        )


def _pair(passage: Passage, rate: Quantity) -> tuple[Quantity | None, Quantity | None]:
    before = [one for one in passage.quantities if one.end <= rate.start and rate.start - one.end <= _GAP]
    part = before[-1] if before else None
    if part is None or part.kind in ("percent", "percentage_point"):
        return None, None
    others = [one for one in of_kind(passage.quantities, part.kind) if one is not part]
    larger = [one for one in others if one.printed.value > part.printed.value]
    return part, larger[0] if len(larger) == 1 and len(others) == 1 else None
