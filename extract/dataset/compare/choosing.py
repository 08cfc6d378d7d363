"""Which document counts for a department and a year: one, whatever the number of formats and versions it is there in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from extract.dataset.compare.notes import LeftOut, Note, listed, note
from extract.dataset.compare.shelf import Listed
from extract.dataset.identity import current_name
from extract.dataset.identity.organizations import full_name
from extract.dataset.identity.words import plain
from extract.vocab import fold

_KINDS = ("plan", "report", None, "results")
"""Which kind of document counts before which."""
_NEARLY = 0.8
Key: TypeAlias = tuple[str, str]
Years: TypeAlias = dict[int, list[Listed]]


class Slot(NamedTuple):
    """A department in one year: the document that counts, and one of results that it may be asked about beside it."""

    year: int
    document: Listed
    results: Listed | None


@dataclass(frozen=True, slots=True)
class Strand:
    """One department under one name through the years.

    Attributes:
        body: what its body is called today, or None.
        department: its name as printed, or None.
        slots: its documents by year, in order.
    """

    body: str | None
    department: str | None
    slots: tuple[Slot, ...]

    @property
    def years(self) -> range:
        """Return its years from the first to the last, whether or not there are documents of all."""
        return range(self.slots[0].year, self.slots[-1].year + 1)

    @property
    def documents(self) -> tuple[Listed, ...]:
        """Return its documents that count."""
        return tuple(slot.document for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Choice:
    """All strands, the documents left out, and what is to be known about it."""

    strands: tuple[Strand, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[Note, ...]


def choose(documents: Iterable[Listed]) -> Choice:
    """Return which documents count: of a department and year the plan before the report before the results, the latest, then by path.

    Documents that name no department, or no body, are versions of one another if they have one name but for its ending,
    or one title and nearly the same programs. What names no department stands for its whole body if the body has one
    such document a year; else each stands alone, as does what names no body.

    Args:
        documents: all that there are.
    """
    documents = tuple(documents)
    placed = [one for one in documents if one.year is not None]
    bodies, unclear = _bodies(placed)
    named: dict[Key, Years] = defaultdict(lambda: defaultdict(list))
    others: dict[Key, list[Listed]] = defaultdict(list)
    for one in placed:
        body = bodies[one.path]
        if body and one.department:
            named[fold(body), plain(one.department)][one.year or 0].append(one)
        else:
            others[fold(body or ""), plain(one.department or "")].append(one)
    groups: list[Years] = [named[key] for key in sorted(named)]
    alone: list[Listed] = []
    for (body, _), found in sorted(others.items()):
        versions = _versions(found)
        whole = bool(body) and len({one[0].year for one in versions}) == len(versions)
        groups += [_by_year(versions)] if whole else [_by_year([one]) for one in versions]
        alone += [one[0] for one in versions] if body and not whole else []
    left_out = [left for years in groups for found in years.values() for left in _left_out(found)]
    return Choice(
        tuple(_strand(years, bodies) for years in groups),
        tuple(sorted(left_out, key=lambda one: one.path)),
        tuple(
            note(key, names=listed(sorted(one.path for one in found)))
            for key, found in _oddities(documents, unclear, alone)
            if found
        ),
    )


def _by_year(versions: Iterable[list[Listed]]) -> Years:
    return {found[0].year or 0: found for found in versions}


def _versions(documents: Iterable[Listed]) -> list[list[Listed]]:
    """Return documents of one year or several, those together that are versions of one another."""
    found: list[list[Listed]] = []
    by_name: dict[tuple[int | None, str], list[Listed]] = {}
    by_title: dict[tuple[int | None, str | None], list[list[Listed]]] = defaultdict(list)
    for one in ranked(documents):
        name, title = (one.year, _stem(one.path)), (one.year, one.title)
        alike = (group for group in by_title[title] if _has_programs_of(group[0], one))
        group = by_name.get(name) or next(alike, None)
        if group is None:
            found.append(group := [])
            by_title[title].append(group)
        group.append(one)
        by_name[name] = group
    return found


def _has_programs_of(one: Listed, other: Listed) -> bool:
    """Return whether two documents have nearly the same programs, and at least one."""
    programs, others = ({plain(name) for name in each.programs} for each in (one, other))
    return len(programs & others) >= max(1, _NEARLY * max(len(programs), len(others)))


def _stem(path: str) -> str:
    """Return the path of a JSON file without its own ending and that of the document.

    >>> _stem("2022/plan.hwp.json")
    '2022/plan'
    """
    name = path.removesuffix(".json")
    head, dot, ending = name.rpartition(".")
    return head if dot and "/" not in ending else name


def _oddities(
    documents: Iterable[Listed], unclear: Sequence[Listed], alone: Sequence[Listed]
) -> tuple[tuple[str, Sequence[Listed]], ...]:
    unplaced = [one for one in documents if one.year is None]
    homeless = [one for one in documents if one.organization is None and one.year is not None]
    return ("no_year", unplaced), ("no_body", homeless), ("unclear_body", unclear), ("no_department", alone)


def _bodies(documents: Sequence[Listed]) -> tuple[Mapping[str, str | None], Sequence[Listed]]:
    """Return what the body of each document is called today, by path, and the documents that do not say whose district it is."""
    names: dict[str, str | None] = {}
    whole: dict[str, set[str]] = defaultdict(set)
    for one in documents:
        names[one.path] = _today(one)
        name = names[one.path]
        if name and " " in name:
            whole[fold(last_part(name))].add(name)
    unclear: list[Listed] = []
    for one in documents:
        name = names[one.path]
        if name is None or " " in name or (one.organization and one.organization.parent):
            continue
        known = whole[fold(name)]
        if len(known) == 1:
            names[one.path] = next(iter(known))
        elif known:
            unclear.append(one)
    return names, unclear


def _today(one: Listed) -> str | None:
    return current_name(full_name(one.organization), str(one.year or "")) if one.organization else None


def last_part(name: str) -> str:
    """Return a body's name without that of its province or city.

    >>> last_part("누리광역시 가온구")
    '가온구'
    """
    return name.rsplit(" ", 1)[-1]


def ranked(documents: Iterable[Listed]) -> list[Listed]:
    """Return documents with the one that counts first: plan, report, results; the latest; by path."""
    by_path = sorted(documents, key=lambda one: one.path)
    by_date = sorted(by_path, key=lambda one: one.date, reverse=True)
    return sorted(by_date, key=lambda one: _KINDS.index(one.kind) if one.kind in _KINDS else len(_KINDS))


def _slot(year: int, found: Sequence[Listed]) -> Slot:
    first, *others = ranked(found)
    results = next((one for one in others if one.kind == "results"), None) if first.kind != "results" else None
    return Slot(year, first, results)


def _strand(years: Mapping[int, Sequence[Listed]], bodies: Mapping[str, str | None]) -> Strand:
    slots = tuple(_slot(year, years[year]) for year in sorted(years))
    last = slots[-1].document
    return Strand(bodies[last.path], last.department, slots)


def _left_out(found: Sequence[Listed]) -> Iterable[LeftOut]:
    slot = _slot(0, found)
    return (LeftOut(one.path, slot.document.path, one is slot.results) for one in found if one is not slot.document)
