"""The money of all programs of a department as the ceiling of any one of them (사업예산)."""

from collections.abc import Iterator

from extract.schemas.budget import BudgetLine, LineRole
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.judging.interval import Outcome
from extract.validate.judging.judge import Claim, Verdict, judge
from extract.validate.material import Material
from extract.validate.whole.money import COST, amount_of
from extract.vocab import lexicon


def check_ceilings(material: Material) -> tuple[Check, ...]:
    """Check the largest sum of one program against the department's money for programs, of the same year.

    A larger sum shows no error: others may pay for it.
    """
    plan = material.plan
    years = {line.year for line in plan.budgets if line.table and line.role is LineRole.TOTAL and line.year}
    tops = [line for line in plan.budgets if line.role is LineRole.TOTAL and not line.program and line.won]
    ceilings = [line for line in tops if lexicon("list_words").key((line.phase_raw or "").split(" ")[-1]) == "programs"]
    return tuple(
        check for line in ceilings[:1] for check in _checks(line, line.year or max(years, default=None), plan.budgets)
    )


def _checks(ceiling: BudgetLine, year: int | None, lines: tuple[BudgetLine, ...]) -> Iterator[Check]:
    own = [line for line in lines if line.program and line.won and line.phase in COST and line.year == year]
    most = max(own, key=lambda line: line.won or 0, default=None)
    stated, part = amount_of(ceiling), amount_of(most) if most else None
    if not stated or not part:
        return
    value = part.printed.value
    fits = value <= stated.printed.value + stated.printed.step
    status = CheckStatus.EXACT if fits else CheckStatus.NOT_CHECKABLE
    outcome = Outcome(status, value, value, max(value, stated.printed.value), stated.printed.value - value, exact=True)
    missing = () if fits else ("scope",)
    claim = Claim("ceiling", CheckKind.BOUND, ceiling.label, stated.printed)
    yield judge(claim, Verdict(status, outcome, missing), [part.in_won()])
