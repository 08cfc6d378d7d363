"""Programs through the years of one department: each line has an id that later documents do not change."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from extract.dataset.identity.decisions import Decision
from extract.dataset.identity.match import Link, Matching, match_programs
from extract.dataset.identity.profiles import Profile, Survey
from extract.dataset.identity.words import plain

Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A program through the years.

    Attributes:
        id: follows from its first year and name within the department (``scope``); the same whatever documents come later.
        members: its programs, one a document, by year.
        origins: ids of the lines that it was split from or that merged into it.
    """

    id: str
    members: tuple[Profile, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The programs of one department: the documents by year, the steps between them, the lines."""

    surveys: tuple[Survey, ...]
    steps: tuple[Matching, ...]
    lines: tuple[Line, ...]

    def pairs(self, earlier: str, later: str) -> frozenset[tuple[Key, Key]]:
        """Return which programs of one document became which of another, through all documents between them.

        Args:
            earlier: name of the earlier document.
            later: name of the later one.
        """
        names = [one.document for one in self.surveys]
        first, last = names.index(earlier), names.index(later)
        found = {(one.key, one.key) for one in self.surveys[first].planned}
        for step in self.steps[first:last]:
            onward: dict[Key, set[Key]] = defaultdict(set)
            for link in step.links:
                onward[link.earlier.key].add(link.later.key)
            found = {(start, end) for start, at in found for end in onward[at]}
        return frozenset(found)


def trace(surveys: Sequence[Survey], scope: str, decisions: tuple[Decision, ...] = ()) -> History:
    """Return the programs of one department through its documents.

    Args:
        surveys: its documents, each with a year, one a year.
        scope: what the department is called in ids: body and department.
        decisions: what people decided, which overrides.
    """
    ordered = tuple(sorted(surveys, key=lambda one: (one.year or 0, one.document)))
    steps = tuple(match_programs(one, other, decisions) for one, other in pairwise(ordered))
    return History(ordered, steps, tuple(_lines(ordered, steps, scope)))


def _lines(surveys: tuple[Survey, ...], steps: tuple[Matching, ...], scope: str) -> Iterator[Line]:
    line_of: dict[Key, str] = {}
    members: dict[str, list[Profile]] = defaultdict(list)
    origins: dict[str, tuple[str, ...]] = {}
    for at, one in enumerate(surveys):
        links = steps[at - 1].links if at else ()
        carried = _carried(links)
        for profile in one.planned:
            before = carried.get(profile.key)
            known = line_of[before] if before else _new_id(scope, one, profile, members)
            line_of[profile.key] = known
            members[known].append(profile)
            came = {line_of[link.earlier.key] for link in links if link.later.key == profile.key} - {known}
            origins[known] = tuple(dict.fromkeys((*origins.get(known, ()), *sorted(came))))
    yield from (Line(key, tuple(found), origins[key]) for key, found in members.items())


def _carried(links: Sequence[Link]) -> dict[Key, Key]:
    """Return which earlier program each later one carries on: the one of its name, else the largest; none twice."""
    carried: dict[Key, Key] = {}
    for link in sorted(links, key=_weight):
        if link.later.key not in carried and link.earlier.key not in carried.values():
            carried[link.later.key] = link.earlier.key
    return carried


def _weight(link: Link) -> tuple[bool, int, float, Key, Key]:
    """Return what links are sorted by: one name, then the money that goes on, then how sure it is."""
    costs = [one.cost.line.won or 0 if one.cost else 0 for one in (link.earlier, link.later)]
    named = plain(link.earlier.program.name) == plain(link.later.program.name)
    return not named, -min(costs), -link.score, link.earlier.key, link.later.key


def _new_id(scope: str, document: Survey, profile: Profile, known: dict[str, list[Profile]]) -> str:
    name = "/".join((plain(scope), str(document.year), plain(profile.program.name)))
    digest = hashlib.sha256(name.encode()).hexdigest()[:12]
    twin = 1
    while (key := f"L{digest}" + (f"-{twin}" if twin > 1 else "")) in known:
        twin += 1
    return key
