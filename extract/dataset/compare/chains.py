"""Departments through the years, under whatever names: their documents, read, and the lines of their programs."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.dataset.compare.choosing import Slot, Strand
from extract.dataset.compare.shelf import Shelf
from extract.dataset.identity import Decision, History, Survey, department_steps, survey, trace
from extract.schemas import Report


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that counts.

    Attributes:
        path: of its JSON below the outputs folder.
        year: the year that it plans.
        report: what was read of it.
        survey: what it says about programs.
        results: a document that only reports results of that year, with what it says about programs; or None.
    """

    path: str
    year: int
    report: Report
    survey: Survey
    results: "Paper | None" = None

    @property
    def organization(self) -> str | None:
        """Return its body as printed."""
        body = self.report.plan.document.organization
        return body.name if body else None

    @property
    def department(self) -> str | None:
        """Return its department as printed."""
        return self.report.plan.document.department


@dataclass(frozen=True, slots=True)
class Chain:
    """A department through the years.

    Attributes:
        id: its body and its first name.
        organization: what its body is called today, or None.
        department: its last name, or None.
        papers: its documents by year.
        history: its programs.
    """

    id: str
    organization: str | None
    department: str | None
    papers: tuple[Paper, ...]
    history: History


def related(strands: Sequence[Strand], wanted: Sequence[Strand]) -> tuple[Strand, ...]:
    """Return the strands that may be one department with wanted ones, them included: of one body, one ending where the other begins.

    Args:
        strands: all.
        wanted: some of them.
    """
    neighbours: dict[int, set[int]] = defaultdict(set)
    at = {id(one): number for number, one in enumerate(strands)}
    for before, after in _renamings(strands):
        for one in before:
            for other in after:
                neighbours[at[id(one)]].add(at[id(other)])
                neighbours[at[id(other)]].add(at[id(one)])
    found, waiting = set[int](), [at[id(one)] for one in wanted]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += neighbours[one]
    return tuple(strands[number] for number in sorted(found))


def _renamings(strands: Sequence[Strand]) -> Iterator[tuple[list[Strand], list[Strand]]]:
    """Yield, of each body, which departments end in a year and which begin in the next year that it has documents of."""
    bodies: dict[str, list[Strand]] = defaultdict(list)
    for one in strands:
        if one.body and one.department:
            bodies[one.body].append(one)
    for known in bodies.values():
        years = sorted({slot.year for one in known for slot in one.slots})
        for year, following in pairwise(years):
            before = [one for one in known if one.slots[-1].year == year]
            after = [one for one in known if one.slots[0].year == following]
            if before and after:
                yield before, after


def read_chains(shelf: Shelf, strands: Sequence[Strand], decisions: tuple[Decision, ...]) -> tuple[Chain, ...]:
    """Return the departments of strands: those that go on under another name as one.

    Args:
        shelf: what reads their documents.
        strands: which ones.
        decisions: what people decided about programs.
    """
    wanted = [one for strand in strands for slot in strand.slots for one in (slot.document, slot.results) if one]
    reports = shelf.read([one.path for one in wanted])
    twice = Counter(one.file for one in wanted)
    names = {one.path: one.file if twice[one.file] == 1 else one.path.removesuffix(".json") for one in wanted}
    following = _following(strands, reports)
    later = {id(other) for other in following.values()}
    chains: list[Chain] = []
    for strand in strands:
        if id(strand) not in later:
            parts = [strand]
            while id(parts[-1]) in following:
                parts.append(following[id(parts[-1])])
            chains.append(_chain(parts, reports, names, decisions))
    return tuple(chains)


def _following(strands: Sequence[Strand], reports: Mapping[str, Report]) -> dict[int, Strand]:
    """Return which strand goes on as which, by the identity of the earlier one."""
    found: dict[int, Strand] = {}
    for before, after in _renamings(strands):
        first = {id(reports[one.slots[-1].document.path]): one for one in before}
        last = {id(reports[one.slots[0].document.path]): one for one in after}
        given = [reports[one.slots[-1].document.path] for one in before]
        given += [reports[one.slots[0].document.path] for one in after]
        for step in department_steps(given):
            if id(step.earlier) in first and id(step.later) in last:
                found[id(first[id(step.earlier)])] = last[id(step.later)]
    return found


def _chain(
    parts: Sequence[Strand], reports: Mapping[str, Report], names: Mapping[str, str], decisions: tuple[Decision, ...]
) -> Chain:
    papers = tuple(_paper(slot, reports, names) for part in parts for slot in part.slots)
    scope = " ".join(part for part in (parts[0].body, parts[0].department) if part)
    scope = scope or names[parts[0].slots[0].document.path]
    history = trace([paper.survey for paper in papers], scope, decisions)
    return Chain(scope, parts[-1].body, parts[-1].department, papers, history)


def _paper(slot: Slot, reports: Mapping[str, Report], names: Mapping[str, str]) -> Paper:
    paths = [one.path for one in (slot.document, slot.results) if one]
    papers = [Paper(path, slot.year, reports[path], _survey(reports[path], names[path], slot.year)) for path in paths]
    return replace(papers[0], results=papers[1]) if len(papers) > 1 else papers[0]


def _survey(report: Report, name: str, year: int) -> Survey:
    """Return the survey of a document under a name that no other document has."""
    found = survey(report)
    if (found.document, found.year) == (name, year):
        return found
    planned, reported = (tuple(replace(one, document=name) for one in part) for part in (found.planned, found.reported))
    return replace(found, document=name, year=year, planned=planned, reported=reported)
