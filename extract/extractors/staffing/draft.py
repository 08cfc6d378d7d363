"""A staff count on its way, before it has an id."""

from dataclasses import dataclass

from extract.schemas import LineRole, StaffCount, StaffKind
from extract.source import Source


@dataclass(frozen=True, slots=True)
class Fact:
    """What one count says, without its place: two prints of one fact are one record if the first stands in prose."""

    unit: str | None
    category: str | None
    rank: str | None
    kind: StaffKind | None
    count: int


@dataclass(frozen=True, slots=True)
class Draft:
    """One printed count with its place."""

    fact: Fact
    raw: str
    source: Source
    section: str | None
    table: str | None = None
    role: LineRole = LineRole.ITEM


def to_record(draft: Draft, number: int, body: str | None) -> StaffCount:
    """Return the record; a count without a unit is the body's."""
    fact = draft.fact
    return StaffCount(
        id=f"n{number}",
        section=draft.section,
        table=draft.table,
        unit=fact.unit or body,
        category=fact.category,
        rank=fact.rank,
        kind=fact.kind,
        role=draft.role,
        count=fact.count,
        raw=draft.raw,
        source=draft.source,
    )
