"""From what sources (재원) a program is paid: the parts that its document prints of its cost."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.dataset.compare.chains import Paper
from extract.dataset.identity import Profile
from extract.dataset.identity.profiles import is_label_of
from extract.schemas import BudgetLine, LineRole
from extract.validate.whole.money import COST, amount_of, program_lines


class Part(NamedTuple):
    """A source of funding with a line that says what it pays."""

    funding: str
    line: BudgetLine


def parts_of(paper: Paper, one: Profile) -> tuple[Part, ...]:
    """Return what each source pays for a program in the planned year; nothing if the document does not say.

    A document may print the parts more than once, in a sentence and in a table: the place counts whose parts add up to
    the cost, else the one beside the cost, else the first. A program whose own part says nothing is looked up in tables
    whose rows its name labels.

    Args:
        paper: the document.
        one: the program.
    """
    own = [line for line in program_lines(paper.report.plan, one.program) if _is_part(line, paper.year)]
    lines = own or [
        line
        for line in paper.report.plan.budgets
        if line.table and _is_part(line, paper.year) and line.year and is_label_of(one.program.name, line.label)
    ]
    return _of_one_place(lines, one)


def _is_part(line: BudgetLine, year: int) -> bool:
    return (
        bool(line.funding and line.won) and line.phase in COST and line.year in (year, None) and bool(amount_of(line))
    )


def _of_one_place(lines: Iterable[BudgetLine], one: Profile) -> tuple[Part, ...]:
    places: dict[object, list[BudgetLine]] = defaultdict(list)
    for line in lines:
        places[_place(line)].append(line)
    groups = [(place, _whole(found)) for place, found in places.items()]
    cost = one.cost.line if one.cost else None
    best = min(groups, key=lambda group: _rank(group, cost), default=(None, ()))[1]
    return tuple(Part(line.funding or "", line) for line in best)


def _place(line: BudgetLine) -> object:
    return line.table or line.source.block


def _whole(lines: Sequence[BudgetLine]) -> tuple[BudgetLine, ...]:
    """Return the totals if there are totals beside their parts."""
    totals = tuple(line for line in lines if line.role is LineRole.TOTAL)
    return totals or tuple(line for line in lines if line.role is LineRole.ITEM)


def _rank(group: tuple[object, Sequence[BudgetLine]], cost: BudgetLine | None) -> tuple[bool, bool]:
    place, lines = group
    if cost is None:
        return False, False
    return sum(line.won or 0 for line in lines) != cost.won, place != _place(cost)
