"""Bodies (기관) through renames, mergers and moves to another province, by day; `vocab/organization_history.toml` names the laws."""

from functools import cache
from typing import NamedTuple

from extract.schemas import Organization
from extract.vocab import fold, lexicon


class Succession(NamedTuple):
    """What became of bodies on a day.

    Attributes:
        kind: ``renamed``, ``merged`` or ``transferred``.
        before: their full names before.
        after: their full names from that day.
        date: the day, ISO 8601.
        source: the law.
    """

    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    date: str
    source: str


@cache
def successions() -> tuple[Succession, ...]:
    """Return all known successions by date; on one day those of counties and cities before those of their province."""
    rows = (entry for entry in lexicon("organization_history").entries)
    found = (
        Succession(row.data["kind"], tuple(row.data["before"]), tuple(row.data["after"]), row.data["date"], row.source)
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: (one.date, " " not in one.before[0], one.after)))


def full_name(body: Organization) -> str:
    """Return the name of a body behind that of its province or city, if it is known."""
    return f"{body.parent} {body.name}" if body.parent and fold(body.parent) != fold(body.name) else body.name


def path_of(name: str, since: str = "") -> tuple[Succession, ...]:
    """Return what became of a body after a day, in order.

    Args:
        name: its full name on that day.
        since: the day or year as ISO 8601; by default the beginning.
    """
    steps: list[Succession] = []
    for step in successions():
        if step.date > since and _is_met(name, step):
            steps.append(step)
            name = _stepped(name, step)
    return tuple(steps)


def current_name(name: str, since: str = "") -> str:
    """Return what a body is called today.

    Args:
        name: its full name on a day.
        since: that day or year as ISO 8601; by default the beginning.
    """
    for step in path_of(name, since):
        name = _stepped(name, step)
    return name


def _is_met(name: str, step: Succession) -> bool:
    """Return whether a succession changes a body's name, or that of the province before it."""
    return _place(name, step) is not None


def _place(name: str, step: Succession) -> str | None:
    known = {fold(before): before for before in step.before}
    if fold(name) in known:
        return name
    head = name.split(" ", maxsplit=1)[0]
    return head if " " in name and step.kind == "renamed" and fold(head) in known else None


def _stepped(name: str, step: Succession) -> str:
    return step.after[0] + name.removeprefix(_place(name, step) or "")


def same_organization(one: Organization | None, since: str, other: Organization | None, other_since: str) -> bool:
    """Return whether two documents come from one body, under whatever name.

    A province or city that one of them leaves out is no difference; a body that is not named at all is.

    Args:
        one: the body of one document.
        since: when it had that name, ISO 8601.
        other: the body of the other.
        other_since: when that one had its name.
    """
    if one is None or other is None:
        return False
    names = current_name(full_name(one), since), current_name(full_name(other), other_since)
    if fold(names[0]) == fold(names[1]):
        return True
    unsaid = one.parent is None or other.parent is None
    return unsaid and fold(names[0].rsplit(" ", 1)[-1]) == fold(names[1].rsplit(" ", 1)[-1])
