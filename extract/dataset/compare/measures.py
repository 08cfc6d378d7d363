"""The numbers of one department, measure by measure, each with what it is of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from extract.dataset.compare.chains import Chain, Paper
from extract.dataset.compare.figures import Figure, staff, total
from extract.dataset.compare.funding import parts_of
from extract.dataset.compare.model import Dimension, Measure, Observation
from extract.dataset.compare.observing import named, observed, placed, sum_of
from extract.dataset.compare.spending import Spending
from extract.dataset.compare.wish import Wish
from extract.dataset.identity import Line, Profile
from extract.schemas import Section, StaffKind
from extract.validate.whole.money import amount_of


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of a department, before it is laid out.

    Attributes:
        chain: the department.
        paper: the document that plans the year; for a year that none plans, the one that tells of it.
        year: the year that the number is for.
        line: its program through the years, or None for numbers of a whole department.
        funding: its source of funding, or None.
        value: the number; None if it is not stated.
        observations: the printed numbers that it is made of.
        base: what it is divided by, or None.
        unstated: how many programs state no number in it.
    """

    chain: Chain
    paper: Paper
    year: int
    line: Line | None = None
    funding: str | None = None
    value: Decimal | None = None
    observations: tuple[Observation, ...] = ()
    base: "Base | None" = None
    unstated: int = 0


@dataclass(frozen=True, slots=True)
class Base:
    """What numbers are divided by; those that share a ``key`` share it, so that it counts once in a sum."""

    key: tuple[str, int]
    value: Decimal
    observation: Observation | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A department with the lines of programs that are asked for by name, and what was spent on them."""

    chain: Chain
    lines: tuple[Line, ...]
    wish: Wish
    spending: Spending

    def planned(self, paper: Paper) -> list[tuple[Line, Profile]]:
        """Return the programs of a document that are asked for, in its order; all if none is named."""
        lines = self.lines if self.wish.programs else self.chain.history.lines
        of = {one.key: line for line in lines for one in line.members}
        return [(of[one.key], one) for one in paper.survey.planned if one.key in of]

    def papers(self) -> Iterator[Paper]:
        """Yield the documents in which there is something to count."""
        yield from (paper for paper in self.chain.papers if not self.wish.programs or self.planned(paper))

    def fact(
        self,
        paper: Paper,
        figure: Figure | None,
        *,
        line: Line | None = None,
        one: Profile | None = None,
        funding: str | None = None,
    ) -> Fact:
        """Return a printed number, or that there is none, as a fact."""
        if figure is None:
            return Fact(self.chain, paper, paper.year, line, funding, unstated=int(line is not None))
        seen = observed(figure, paper, one=one, line=line.id if line else "")
        return Fact(self.chain, paper, paper.year, line, funding, Decimal(figure.value), (seen,))


def facts_of(subject: Subject) -> tuple[Fact, ...]:
    """Return the numbers of a department that a wish asks for, before they are divided or laid out."""
    return tuple(_MEASURES[subject.wish.measure](subject))


def _budget(subject: Subject) -> Iterator[Fact]:
    for paper in subject.papers():
        whole = placed(total(paper.report, paper.year), paper) if subject.wish.whole else None
        if whole:
            yield subject.fact(paper, whole)
        else:
            yield from _costs(subject, paper)


def _costs(subject: Subject, paper: Paper) -> Iterator[Fact]:
    """Yield what the programs of a document cost; that it plans none is a fact, too."""
    planned = subject.planned(paper)
    if not planned:
        yield subject.fact(paper, None)
    for line, one in without_parts(paper, planned):
        parts = parts_of(paper, one) if Dimension.FUNDING in subject.wish.by else ()
        for part in parts:
            yield subject.fact(paper, sum_of(amount_of(part.line), paper), line=line, one=one, funding=part.funding)
        if not parts:
            yield subject.fact(paper, sum_of(one.cost, paper), line=line, one=one)


def without_parts(paper: Paper, planned: Sequence[tuple[Line, Profile]]) -> list[tuple[Line, Profile]]:
    """Return programs of one document such that none stands inside another: the outer ones, or their parts where those alone state a cost."""
    around = dict(_around(paper.report.plan.sections, ()))
    costs = {one.program.section: one.cost is not None for _, one in planned}
    inside = {place: [each for each in costs if place in around.get(each, ())] for place in costs}

    def is_counted(place: str) -> bool:
        if any(costs.get(outer) for outer in around.get(place, ())):
            return False
        return costs[place] or not any(costs[each] for each in inside[place])

    return [(line, one) for line, one in planned if is_counted(one.program.section)]


def _around(sections: Sequence[Section], above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in sections:
        yield node.id, above
        yield from _around(node.sections, (*above, node.id))


def _executed(subject: Subject) -> Iterator[Fact]:
    told = set[int]()
    for paper in subject.papers():
        figure = subject.spending.of_department(paper.year) if subject.wish.whole else None
        told.add(paper.year)
        if figure:
            yield subject.fact(paper, figure)
            continue
        spent = [(line, one, subject.spending.of_program(paper, one)) for line, one in subject.planned(paper)]
        yield from (subject.fact(paper, figure, line=line, one=one) for line, one, figure in spent)
        if not spent:
            yield subject.fact(paper, None)
    if subject.wish.whole:
        yield from _before(subject, told)


def _before(subject: Subject, told: set[int]) -> Iterator[Fact]:
    """Yield what documents say was spent in years that no document plans."""
    for paper in subject.chain.papers:
        years = {line.year for line in paper.report.plan.budgets if line.year and line.year < paper.year} - told
        for year in sorted(years):
            figure = subject.spending.of_department(year)
            if figure:
                told.add(year)
                seen = observed(figure, paper, year=year)
                yield Fact(subject.chain, paper, year, value=Decimal(figure.value), observations=(seen,))


def _rate(subject: Subject) -> Iterator[Fact]:
    for paper in subject.papers():
        budget = placed(total(paper.report, paper.year), paper) if subject.wish.whole else None
        spent = subject.spending.of_department(paper.year) if budget else None
        if spent and budget:
            yield _by_budget(subject, paper, spent, budget)
            continue
        planned = without_parts(paper, subject.planned(paper))
        for line, one in planned:
            spent, budget = subject.spending.of_program(paper, one), sum_of(one.cost, paper)
            yield _by_budget(subject, paper, spent, budget, line=line, one=one)
        if not planned:
            yield subject.fact(paper, None)


def _by_budget(
    subject: Subject,
    paper: Paper,
    spent: Figure | None,
    budget: Figure | None,
    *,
    line: Line | None = None,
    one: Profile | None = None,
) -> Fact:
    if spent is None or not budget or not budget.value:
        return subject.fact(paper, None, line=line)
    ident = line.id if line else ""
    sums = [observed(each, paper, one=one, line=ident) for each in (spent, budget)]
    base = Base((f"{subject.chain.id} {ident}", paper.year), Decimal(budget.value), sums[1])
    return Fact(subject.chain, paper, paper.year, line, None, Decimal(100 * spent.value), (sums[0],), base)


def _programs(subject: Subject) -> Iterator[Fact]:
    for paper in subject.papers():
        planned = subject.planned(paper)
        yield from (subject.fact(paper, named(one.program, paper), line=line, one=one) for line, one in planned)
        if not planned:
            yield subject.fact(paper, None)


def count(paper: Paper, kind: StaffKind) -> Figure | None:
    """Return how many posts or persons a document counts in all."""
    return placed(staff(paper.report, kind), paper)


def _posts(subject: Subject) -> Iterator[Fact]:
    yield from (subject.fact(paper, count(paper, StaffKind.AUTHORIZED)) for paper in subject.papers())


def _staff(subject: Subject) -> Iterator[Fact]:
    yield from (subject.fact(paper, count(paper, StaffKind.ACTUAL)) for paper in subject.papers())


def _vacancies(subject: Subject) -> Iterator[Fact]:
    for paper in subject.papers():
        posts, persons = (count(paper, kind) for kind in (StaffKind.AUTHORIZED, StaffKind.ACTUAL))
        if posts and persons:
            seen = tuple(observed(each, paper) for each in (posts, persons))
            yield Fact(subject.chain, paper, paper.year, value=Decimal(posts.value - persons.value), observations=seen)
        else:
            yield subject.fact(paper, None)


_MEASURES: Mapping[Measure, Callable[[Subject], Iterator[Fact]]] = MappingProxyType(
    {
        Measure.BUDGET: _budget,
        Measure.EXECUTED: _executed,
        Measure.RATE: _rate,
        Measure.PROGRAMS: _programs,
        Measure.POSTS: _posts,
        Measure.STAFF: _staff,
        Measure.VACANCIES: _vacancies,
    }
)
