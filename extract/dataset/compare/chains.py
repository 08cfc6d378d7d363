"""Departments through the years, under whatever names: their documents, read, and the lines of their programs."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from extract.dataset.compare.choosing import Slot, Strand
from extract.dataset.compare.shelf import Shelf
from extract.dataset.identity import Decision, History, Survey, department_steps, survey, trace
from extract.schemas import Report


class Paper:
    """A document that counts.

    Args:
        path: of its JSON below the outputs folder.
        name: by which no other document is known.
        year: the year that it plans.
        report: what was read of it.
        results: a document that only reports results of that year, or None.
    """

    def __init__(self, path: str, name: str, year: int, report: Report, results: "Paper | None" = None) -> None:
        self.path = path
        self.name = name
        self.year = year
        self.report = report
        self.results = results

    @cached_property
    def survey(self) -> Survey:
        """What it says about programs, under its name and year."""
        found = survey(self.report)
        if (found.document, found.year) == (self.name, self.year):
            return found
        parts = (found.planned, found.reported)
        planned, reported = (tuple(replace(one, document=self.name) for one in part) for part in parts)
        return replace(found, document=self.name, year=self.year, planned=planned, reported=reported)

    @property
    def organization(self) -> str | None:
        """Its body as printed."""
        body = self.report.plan.document.organization
        return body.name if body else None

    @property
    def department(self) -> str | None:
        """Its department as printed."""
        return self.report.plan.document.department


class Chain:
    """A department through the years.

    Args:
        id: its body and its first name.
        organization: what its body is called today, or None.
        department: its last name, or None.
        papers: its documents by year.
        decisions: what people decided about programs.
    """

    def __init__(
        self,
        id: str,  # noqa: A002 - what it is
        organization: str | None,
        department: str | None,
        papers: tuple[Paper, ...],
        decisions: tuple[Decision, ...],
    ) -> None:
        self.id = id
        self.organization = organization
        self.department = department
        self.papers = papers
        self._decisions = decisions

    @cached_property
    def history(self) -> History:
        """Its programs through the years."""
        return trace([paper.survey for paper in self.papers], self.id, self._decisions)


class Renaming(NamedTuple):
    """Departments of one body of which some may go on as others: those that end in a year, those that begin in the next one."""

    before: tuple[Strand, ...]
    after: tuple[Strand, ...]


@dataclass(frozen=True, slots=True)
class Departments:
    """All departments under each of their names, and what is known of them before any report is read.

    Attributes:
        strands: the departments under each name.
        renamings: which may go on as which.
        names: by which name each document is known, by its path: the file's where no other document has it.
    """

    strands: tuple[Strand, ...]
    renamings: tuple[Renaming, ...]
    names: Mapping[str, str]

    def related(self, wanted: Sequence[Strand]) -> tuple[Strand, ...]:
        """Return wanted strands and those that may be the same departments under other names."""
        neighbours: dict[int, list[Strand]] = defaultdict(list)
        for before, after in self.renamings:
            for one in before:
                neighbours[id(one)] += after
            for one in after:
                neighbours[id(one)] += before
        found, waiting = set[int](), list(wanted)
        while waiting:
            one = waiting.pop()
            if id(one) not in found:
                found.add(id(one))
                waiting += neighbours[id(one)]
        return tuple(strand for strand in self.strands if id(strand) in found)


def list_departments(strands: Sequence[Strand]) -> Departments:
    """Return departments with what is known of them before any report is read."""
    wanted = [one for strand in strands for slot in strand.slots for one in (slot.document, slot.results) if one]
    count = Counter(one.file for one in wanted)
    names = {one.path: one.file if count[one.file] == 1 else one.path.removesuffix(".json") for one in wanted}
    return Departments(tuple(strands), tuple(_renamings(strands)), names)


def _renamings(strands: Sequence[Strand]) -> Iterator[Renaming]:
    """Yield, of each body, which departments end in a year and which begin in the next year that it has documents of."""
    bodies: dict[str, list[Strand]] = defaultdict(list)
    for one in strands:
        if one.body and one.department:
            bodies[one.body].append(one)
    for known in bodies.values():
        years = sorted({slot.year for one in known for slot in one.slots})
        for year, following in pairwise(years):
            before = tuple(one for one in known if one.slots[-1].year == year)
            after = tuple(one for one in known if one.slots[0].year == following)
            if before and after:
                yield Renaming(before, after)


def read_chains(
    shelf: Shelf, departments: Departments, wanted: Sequence[Strand], decisions: tuple[Decision, ...]
) -> Iterator[Chain]:
    """Yield the departments of strands, those that go on under another name as one; the reports of one body at a time are held.

    Args:
        shelf: what reads their documents.
        departments: all.
        wanted: strands of them, with all that may be the same departments.
        decisions: what people decided about programs.
    """
    bodies: dict[str, list[Strand]] = defaultdict(list)
    for strand in wanted:
        bodies[strand.body or strand.slots[0].document.path].append(strand)
    for strands in bodies.values():
        slots = [slot for strand in strands for slot in strand.slots]
        reports = shelf.read([one.path for slot in slots for one in (slot.document, slot.results) if one])
        following = _following(departments.renamings, strands, reports)
        later = {id(other) for other in following.values()}
        for strand in strands:
            if id(strand) not in later:
                yield _chain(_parts(strand, following), reports, departments.names, decisions)


def _parts(strand: Strand, following: Mapping[int, Strand]) -> list[Strand]:
    parts = [strand]
    while id(parts[-1]) in following:
        parts.append(following[id(parts[-1])])
    return parts


def _following(
    renamings: Sequence[Renaming], strands: Sequence[Strand], reports: Mapping[str, Report]
) -> dict[int, Strand]:
    """Return which strand goes on as which, by the identity of the earlier one."""
    known = {id(one) for one in strands}
    found: dict[int, Strand] = {}
    for before, after in renamings:
        first = {one.slots[-1].document.path: one for one in before if id(one) in known}
        last = {one.slots[0].document.path: one for one in after if id(one) in known}
        paths = {id(reports[path]): path for path in (*first, *last)}
        steps = department_steps([reports[path] for path in paths.values()]) if first and last else ()
        for step in steps:
            one, other = paths[id(step.earlier)], paths[id(step.later)]
            if one in first and other in last:
                found[id(first[one])] = last[other]
    return found


def _chain(
    parts: Sequence[Strand], reports: Mapping[str, Report], names: Mapping[str, str], decisions: tuple[Decision, ...]
) -> Chain:
    papers = tuple(_paper(slot, reports, names) for part in parts for slot in part.slots)
    scope = " ".join(part for part in (parts[0].body, parts[0].department) if part) or papers[0].name
    return Chain(scope, parts[-1].body, parts[-1].department, papers, decisions)


def _paper(slot: Slot, reports: Mapping[str, Report], names: Mapping[str, str]) -> Paper:
    path = slot.results.path if slot.results else None
    results = Paper(path, names[path], slot.year, reports[path]) if path else None
    path = slot.document.path
    return Paper(path, names[path], slot.year, reports[path], results)
