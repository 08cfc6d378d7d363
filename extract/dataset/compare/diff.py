"""Two documents of one department: what became of every program, of budgets and staff, and what was never reported."""

from dataclasses import asdict, dataclass
from typing import Any

from extract.dataset.compare.figures import Figure, money, staff, total
from extract.dataset.compare.results import unreported
from extract.dataset.identity import Decision, Group, Kind, Profile, match_programs, same_organization, survey
from extract.schemas import Report, StaffKind
from extract.source import Source


@dataclass(frozen=True, slots=True)
class Side:
    """A program in one of the documents: id, name, place of its title, and what it is to cost, if that is said."""

    document: str
    program: str
    name: str
    source: Source
    budget: Figure | None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of programs.

    Attributes:
        kind: same, renamed, split, merged, regrouped, new or gone.
        earlier: the programs of the earlier document.
        later: those of the later one.
        budget_change: how much more won they are to cost, where every one of them says so; else None.
        score: how sure the match is, from 0 to 1; None for what is new or gone.
        ko: why, in Korean.
        en: why, in English.
    """

    kind: Kind
    earlier: tuple[Side, ...]
    later: tuple[Side, ...]
    budget_change: int | None
    score: float | None
    ko: str
    en: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One number in both documents; None where one does not state it."""

    earlier: Figure | None
    later: Figure | None

    @property
    def change(self) -> int | None:
        """Return later minus earlier, or None."""
        return self.later.value - self.earlier.value if self.earlier and self.later else None


@dataclass(frozen=True, slots=True)
class Document:
    """What a compared document is: file, body, department and planned year."""

    file: str
    organization: str | None
    department: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference of two documents.

    Attributes:
        earlier: the earlier document.
        later: the later one.
        same_organization: whether one body made both; None if one of them does not name its body.
        programs: what became of every program, in the order of the later document, then what is gone.
        budget: the sum of the planned year.
        posts: authorised posts (정원).
        staff: staff in post (현원).
        unreported: programs of the earlier document that the later one does not report on; None if it reports nothing.
    """

    earlier: Document
    later: Document
    same_organization: bool | None
    programs: tuple[Change, ...]
    budget: Pair
    posts: Pair
    staff: Pair
    unreported: tuple[Side, ...] | None

    def changed(self) -> tuple[Change, ...]:
        """Return the programs of which something changed: name, number or budget."""
        return tuple(one for one in self.programs if one.kind is not Kind.SAME or one.budget_change != 0)


def compare(first: Report, second: Report, decisions: tuple[Decision, ...] = ()) -> Difference:
    """Return the difference of two reports; the one with the earlier planned year counts as the earlier.

    Args:
        first: a report.
        second: the other.
        decisions: what people decided about programs, which overrides.
    """
    surveys = survey(first), survey(second)
    if (surveys[0].year or 0) > (surveys[1].year or 0):
        return compare(second, first, decisions)
    before, after = surveys
    reports = {before.document: first} | {after.document: second}
    matching = match_programs(before, after, decisions)
    missing = unreported(before, after, matching)
    posts = StaffKind.AUTHORIZED
    return Difference(
        earlier=_document(first, before.year),
        later=_document(second, after.year),
        same_organization=_same_body(first, before.year, second, after.year),
        programs=tuple(_change(group, first, second) for group in matching.groups),
        budget=Pair(total(first, before.year), total(second, after.year)),
        posts=Pair(staff(first, posts), staff(second, posts)),
        staff=Pair(staff(first, StaffKind.ACTUAL), staff(second, StaffKind.ACTUAL)),
        unreported=None if missing is None else tuple(_side(one, reports[before.document]) for one in missing),
    )


def _document(report: Report, year: int | None) -> Document:
    facts = report.plan.document
    body = facts.organization.name if facts.organization else None
    return Document(report.file.name, body, facts.department, year)


def _same_body(first: Report, year: int | None, second: Report, later_year: int | None) -> bool | None:
    bodies = first.plan.document.organization, second.plan.document.organization
    if None in bodies:
        return None
    return same_organization(bodies[0], str(year or ""), bodies[1], str(later_year or ""))


def _change(group: Group, first: Report, second: Report) -> Change:
    earlier = tuple(_side(one, first) for one in group.earlier)
    later = tuple(_side(one, second) for one in group.later)
    several = len(group.links) > 1
    return Change(
        kind=group.kind,
        earlier=earlier,
        later=later,
        budget_change=_budget_change(earlier, later),
        score=group.score,
        ko=" / ".join(f"{_pair(link.earlier, link.later)}{link.ko}" if several else link.ko for link in group.links),
        en=" / ".join(f"{_pair(link.earlier, link.later)}{link.en}" if several else link.en for link in group.links),
    )


def _pair(earlier: Profile, later: Profile) -> str:
    return f"{earlier.program.name} → {later.program.name}: "


def _side(one: Profile, report: Report) -> Side:
    program = one.program
    return Side(one.document, program.id, program.name, program.source, money(report, one.cost))


def _budget_change(earlier: tuple[Side, ...], later: tuple[Side, ...]) -> int | None:
    sums = [side.budget.value if side.budget else None for side in (*earlier, *later)]
    known = [one for one in sums if one is not None]
    if len(known) < len(sums):
        return None
    return sum(known[len(earlier) :]) - sum(known[: len(earlier)])


def to_object(found: Difference) -> dict[str, Any]:
    """Return a difference as JSON has it."""
    pairs = {name: asdict(pair) | {"change": pair.change} for name, pair in named_pairs(found)}
    return asdict(found) | pairs


def named_pairs(found: Difference) -> tuple[tuple[str, Pair], ...]:
    """Return the numbers about the whole department with their names."""
    return ("budget", found.budget), ("posts", found.posts), ("staff", found.staff)
