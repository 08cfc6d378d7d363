"""Money of one source and year that a line states, against the costs of that year's programs from the same source."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from extract.schemas.budget import BudgetLine
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.schemas.report import Plan
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, judge, verdict
from extract.validate.material import Material
from extract.validate.whole.money import COST, Amount, amount_of, is_cost

_FEW = 2
Costs: TypeAlias = Mapping[tuple[str | None, int | None], Sequence[BudgetLine]]


def check_fundings(material: Material) -> tuple[Check, ...]:
    """Check sums of one source and year, such as ``시비 11억원 확보 (2017년도 1억, 2018년도 10억)``, against the programs.

    Only agreement says that the programs are those that the money is for.
    """
    plan = material.plan
    costs = _costs(plan)
    stated = (line for line in plan.budgets if line.table is None and line.won and line.year and line.program)
    return tuple(check for line in stated for check in _checks(line, _source(line, plan), costs))


def _costs(plan: Plan) -> Costs:
    """Return the parts of the programs' costs by source and year, one for each program."""
    found: dict[tuple[str | None, int | None], dict[str | None, BudgetLine]] = defaultdict(dict)
    for line in plan.budgets:
        words = line.label.split(" ")
        if (
            line.funding
            and line.won
            and line.program
            and line.phase in COST
            and is_cost(words[0])
            and len(words) <= _FEW
        ):
            found[line.funding, line.year].setdefault(line.program, line)
    return {key: tuple(lines.values()) for key, lines in found.items() if len(lines) >= _FEW}


def _source(line: BudgetLine, plan: Plan) -> str | None:
    """Return the source of money that a line's text names: that of the record, or of the whole that it is part of."""
    if line.funding:
        return line.funding
    beside = [one for one in plan.budgets if one.source.text_key == line.source.text_key]
    named = {one.funding for one in beside if one.funding}
    return named.pop() if len(named) == 1 else None


def _checks(line: BudgetLine, funding: str | None, costs: Costs) -> Iterator[Check]:
    parts = costs.get((funding, line.year), ())
    own = any(part.source.text_key == line.source.text_key for part in parts)
    if not funding or own or is_cost(line.label.split(" ")[0]):
        return
    stated = amount_of(line)
    amounts = [found for part in parts if (found := amount_of(part))]
    outcome = compare_sum(stated.printed, [one.printed for one in amounts]) if stated and len(amounts) >= _FEW else None
    if stated and outcome and outcome.status in (CheckStatus.EXACT, CheckStatus.ROUNDING):
        yield _check(line, stated, amounts)


def _check(line: BudgetLine, stated: Amount, amounts: Sequence[Amount]) -> Check:
    claim = Claim("funding_tie", CheckKind.TIE, line.label, stated.printed)
    outcome = compare_sum(stated.printed, [one.printed for one in amounts])
    return judge(claim, verdict(outcome), [one.in_won() for one in amounts])
