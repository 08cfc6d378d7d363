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
Key: TypeAlias = tuple[str | None, ...]


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

    A document that names no department stands for its whole body if the body has one such document a year; else each
    stands alone, as does one that names no body. Documents that name no department or no body are versions of one
    another if they have one title and the same programs.

    Args:
        documents: all that there are.
    """
    placed = [one for one in documents if one.year is not None]
    bodies, unclear = _bodies(placed)
    groups: dict[Key, dict[int, list[Listed]]] = defaultdict(lambda: defaultdict(list))
    for one in placed:
        groups[_key(one, bodies[one.path])][one.year or 0].append(one)
    groups, alone = _apart(groups)
    strands = tuple(_strand(years, bodies) for _, years in sorted(groups.items(), key=_order))
    left_out = [left for years in groups.values() for found in years.values() for left in _left_out(found)]
    notes = [
        note(key, names=listed(sorted(one.path for one in found)))
        for key, found in _oddities(documents, unclear, alone)
        if found
    ]
    return Choice(strands, tuple(sorted(left_out, key=lambda one: one.path)), tuple(notes))


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


def _key(one: Listed, body: str | None) -> Key:
    """Return what a document is a version of: its body and department, or where one is not named also its title and programs."""
    if body and one.department:
        return fold(body), plain(one.department)
    return fold(body or ""), plain(one.department or ""), one.title, *one.programs


def _apart(
    groups: Mapping[Key, Mapping[int, list[Listed]]],
) -> tuple[dict[Key, dict[int, list[Listed]]], list[Listed]]:
    """Join the documents of bodies that name no department where each year has one; return the others, too, as standing alone."""
    kept = {key: dict(years) for key, years in groups.items() if len(key) == 2 or not key[0]}  # noqa: PLR2004 - body and department
    open_ones = [
        (key, year, found) for key, years in groups.items() if key not in kept for year, found in years.items()
    ]
    by_body: dict[str | None, list[tuple[Key, int, list[Listed]]]] = defaultdict(list)
    for one in open_ones:
        by_body[one[0][0]].append(one)
    alone: list[Listed] = []
    for body, rows in by_body.items():
        if len({year for _, year, _ in rows}) == len(rows):
            kept[body, None] = {year: found for _, year, found in rows}
        else:
            kept |= {(*key, str(year)): {year: found} for key, year, found in rows}
            alone += [found[0] for _, _, found in rows]
    return kept, alone


def _order(one: tuple[Key, Mapping[int, object]]) -> tuple[str, ...]:
    return tuple(part or "" for part in one[0])


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
