"""Last year's plan against this year's: the money that both state for the same thing and year."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from extract.schemas.budget import BudgetLine, BudgetPhase, LineRole
from extract.schemas.check import Check, CheckKind, CheckStatus, Operand
from extract.schemas.report import Plan, Report
from extract.validate.figures.headings import core
from extract.validate.figures.sheet import is_total
from extract.validate.judging.finish import once
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge
from extract.validate.whole.money import COST, Amount, amount_of, headline, in_unit, is_slip, program_lines

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_FEW = 2


class Key(NamedTuple):
    """What makes two sums of money the same one: name, year, whether it is spent, where it comes from, what it belongs to."""

    name: str
    year: int
    spent: bool
    funding: str | None
    program: bool


Sums: TypeAlias = Mapping[Key, Amount]


def compare_years(earlier: Report, later: Report) -> tuple[Check, ...]:
    """Return the comparison of the sums of money that two documents state for one thing and one year.

    The stated number is that of the later document; the operand is that of the earlier one and names its file. A budget
    may change between two plans, so that a difference is no error unless the same digits stand in another unit.

    Args:
        earlier: the report on the earlier document.
        later: the report on the later one.
    """
    before, after = _sums(earlier.plan), _sums(later.plan)
    return once(
        _check(stated, before[key], earlier.file.name, named=not key.program)
        for key, stated in after.items()
        if key in before
    )


def _sums(plan: Plan) -> Sums:
    """Return the sums that a plan states once only (or always alike), by what they are."""
    found: dict[Key, list[Amount]] = defaultdict(list)
    for key, amount in (*_rows(plan), *_programs(plan)):
        found[key].append(amount)
    return {key: sums[0] for key, sums in found.items() if len({one.line.won for one in sums}) == 1}


def _rows(plan: Plan) -> Iterator[tuple[Key, Amount]]:
    """Yield the rows of tables that belong to no program; a total is named by what its table adds up."""
    tables: dict[str, list[BudgetLine]] = defaultdict(list)
    for line in plan.budgets:
        if line.table and not line.program and line.won and line.year and line.phase in (*COST, BudgetPhase.EXECUTED):
            tables[line.table].append(line)
    for lines in tables.values():
        labels = tuple(sorted({line.label for line in lines}))
        if len(labels) > _FEW:
            yield from (named for line in lines for named in _named(line, labels))


def _named(line: BudgetLine, labels: Sequence[str]) -> Iterator[tuple[Key, Amount]]:
    amount, spent = amount_of(line), line.phase is BudgetPhase.EXECUTED
    if amount is None or line.year is None:
        return
    for name in _names(line, labels):
        yield Key(name, line.year, spent, line.funding, program=False), amount


def _names(line: BudgetLine, labels: Sequence[str]) -> Sequence[str]:
    """Return the names of a row: its label, and that label without a heading that other rows stand below, too.

    A total has no name: it is the one of its year.
    """
    if is_total(line.label):
        return ("",) if line.role is LineRole.TOTAL and len(line.label.split()) == 1 else ()
    words = line.label.split(" ")
    heads = [" ".join(words[:at]) + " " for at in range(1, min(len(words), _FEW + 1))]
    shared = [head for head in heads if sum(label.startswith(head) for label in labels) >= _FEW]
    return (core(line.label), *(core(line.label.removeprefix(head)) for head in shared))


def _programs(plan: Plan) -> Iterator[tuple[Key, Amount]]:
    """Yield the cost of every program by its name and the year that it is planned for or reported on."""
    for program in plan.programs:
        cost = headline(program_lines(plan, program))
        year = cost.line.year or program.year if cost else None
        if cost and year:
            yield Key(core(program.name), year, spent=False, funding=None, program=True), cost


def _check(stated: Amount, other: Amount, document: str, *, named: bool) -> Check:
    outcome = compare_sum(stated.printed, [other.printed])
    status = outcome.status if outcome.status in _GOOD else CheckStatus.SCOPE_DIFFERS
    if status is CheckStatus.SCOPE_DIFFERS and named and is_slip(stated, other):
        status = CheckStatus.INCONSISTENT
    missing = ("scope",) if status is CheckStatus.SCOPE_DIFFERS else ()
    claim = Claim("years_tie", CheckKind.TIE, stated.line.label, stated.shown)
    said = Verdict(status, in_unit(outcome, status, stated), missing)
    return judge(claim, said, [_foreign(other.beside(stated), other.line.id, document)])


def _foreign(number: Operand, record: str, document: str) -> Operand:
    return number.model_copy(update={"record": record, "document": document})
