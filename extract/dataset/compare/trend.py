"""Each program through the years: its budget, what was spent, what became of it, and whether it was ever reported."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from extract.dataset.compare.chains import Chain, Paper
from extract.dataset.compare.figures import Figure
from extract.dataset.compare.many import Gathering
from extract.dataset.compare.notes import LeftOut, Note
from extract.dataset.compare.observing import place_of, sum_of
from extract.dataset.compare.results import unreported
from extract.dataset.compare.shelf import Outputs
from extract.dataset.compare.spending import Spending
from extract.dataset.compare.wish import Wish
from extract.dataset.identity import Decision, Group, Kind, Line, Matching, Profile, match_programs
from extract.source import Source

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Step:
    """A program in one year.

    Attributes:
        year: the year.
        document: the document that plans it.
        department: the department as printed.
        name: its name as printed.
        source: the place of its name.
        budget: what it is to cost, if that is said.
        change: how much more won than the last time that a budget was said.
        growth: the same in per cent.
        executed: what was spent, if a later document says so.
        rate: executed by budget, in per cent.
        came_from: other programs of the document before that were merged into it or that it was split from.
        became: what became of it in the next document; None if there is none.
        later: names of what it became.
        reported: whether the next year's document, or a report of results, reports on it; None if none tells results.
        asked: the documents that would have to report on it.
    """

    year: int
    document: str
    department: str | None
    name: str
    source: Source
    budget: Figure | None
    change: int | None
    growth: Decimal | None
    executed: Figure | None
    rate: Decimal | None
    came_from: tuple[str, ...]
    became: Kind | None
    later: tuple[str, ...]
    reported: bool | None
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """A program through the years.

    Attributes:
        line: its id, which later documents do not change.
        organization: what its body is called today, or None.
        department: the last name of its department, or None.
        name: its last name.
        origins: ids of the lines that it was split from or that merged into it.
        steps: its years, in order.
    """

    line: str
    organization: str | None
    department: str | None
    name: str
    origins: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Trends:
    """Programs through the years, the documents that are not counted, and what is to be known."""

    programs: tuple[Trend, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[Note, ...]

    def unreported(self) -> Iterator[tuple[Trend, Step]]:
        """Yield what was planned and never reported, though a document tells the results of that year."""
        yield from ((one, step) for one in self.programs for step in one.steps if step.reported is False)


def trends(outputs: Outputs, wish: Wish | None = None) -> Trends:
    """Return the programs of many documents through the years.

    Args:
        outputs: an outputs folder, whose dataset is brought up to date first; its dataset; or reports.
        wish: which programs, departments and bodies, and what people decided; by default all.

    Raises:
        DatasetError: if a name is nowhere, or the folder cannot be read.
    """
    wish = wish or Wish()
    gathering = Gathering(outputs, wish)
    found: list[Trend] = []
    spent: list[Note] = []
    for chain, chosen in gathering.departments():
        spending = Spending(chain)
        asked = dict(_asked(chain, wish.decisions))
        lines = chosen if wish.programs else chain.history.lines
        found += [_trend(chain, line, spending, asked) for line in lines]
        spent += spending.notes
    return Trends(tuple(found), gathering.left_out, (*gathering.notes, *spent))


@dataclass(frozen=True, slots=True)
class _Asked:
    """The documents that tell the results of a year, and the planned programs that none of them reports."""

    documents: tuple[str, ...]
    missing: frozenset[tuple[str, str]]


def _asked(chain: Chain, decisions: tuple[Decision, ...]) -> Iterator[tuple[str, _Asked]]:
    """Yield who was asked about the programs of each document, by its name; nothing of documents that no results follow."""
    following = dict(zip([paper.name for paper in chain.papers], chain.history.steps, strict=False))
    for paper, after in zip(chain.papers, (*chain.papers[1:], None), strict=True):
        witnesses: list[tuple[Paper, Matching]] = []
        if after and after.year == paper.year + 1:
            witnesses.append((after, following[paper.name]))
        if paper.results:
            witnesses.append((paper.results, match_programs(paper.survey, paper.results.survey, decisions)))
        told = [(one, unreported(paper.survey, one.survey, matching)) for one, matching in witnesses]
        known = [(one.name, {each.key for each in missing}) for one, missing in told if missing is not None]
        if known:
            missing = frozenset.intersection(*(frozenset(keys) for _, keys in known))
            yield paper.name, _Asked(tuple(name for name, _ in known), missing)


def _trend(chain: Chain, line: Line, spending: Spending, asked: Mapping[str, _Asked]) -> Trend:
    papers = {paper.name: paper for paper in chain.papers}
    steps: list[Step] = []
    last: Figure | None = None
    for one in line.members:
        step = _step(chain, papers[one.document], one, last, spending, asked.get(one.document))
        last = step.budget or last
        steps.append(step)
    return Trend(line.id, chain.organization, chain.department, steps[-1].name, line.origins, tuple(steps))


def _step(
    chain: Chain, paper: Paper, one: Profile, last: Figure | None, spending: Spending, asked: _Asked | None
) -> Step:
    budget, executed = sum_of(one.cost, paper), spending.of_program(paper, one)
    before, after = _groups(chain, paper, one)
    change = budget.value - last.value if budget and last else None
    return Step(
        year=paper.year,
        document=paper.name,
        department=paper.department,
        name=one.program.name,
        source=place_of(one.program.source),
        budget=budget,
        change=change,
        growth=_percent(change, last),
        executed=executed,
        rate=_percent(executed.value if executed else None, budget),
        came_from=_others(before, one),
        became=after.kind if after else None,
        later=tuple(each.program.name for each in after.later) if after else (),
        reported=None if asked is None else one.key not in asked.missing,
        asked=asked.documents if asked else (),
    )


def _percent(part: int | None, whole: Figure | None) -> Decimal | None:
    if part is None or whole is None or not whole.value:
        return None
    return (Decimal(100 * part) / whole.value).quantize(_TENTH, ROUND_HALF_UP)


def _groups(chain: Chain, paper: Paper, one: Profile) -> tuple[Group | None, Group | None]:
    """Return what a program came from and what became of it."""
    at = chain.papers.index(paper)
    steps = chain.history.steps
    before = next((group for group in steps[at - 1].groups if one in group.later), None) if at else None
    after = next((group for group in steps[at].groups if one in group.earlier), None) if at < len(steps) else None
    return before, after


def _others(before: Group | None, one: Profile) -> tuple[str, ...]:
    """Return the names of the programs that one came from where it did not just go on."""
    if before is None or before.kind in (Kind.SAME, Kind.RENAMED, Kind.NEW):
        return ()
    return tuple(link.earlier.program.name for link in before.links if link.later.key == one.key)
