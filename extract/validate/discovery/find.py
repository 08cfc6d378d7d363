"""The one door: all relations of a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from extract.document import Table
from extract.validate.discovery.field import Field, read_fields
from extract.validate.discovery.pattern import Pattern
from extract.validate.discovery.sums import find_sums

Place: TypeAlias = tuple[int, int]


class Kind(StrEnum):
    """What a number is of the others."""

    SUM = "Sum"
    AVERAGE = "Average"
    DIVISION = "Division"
    CHANGE = "RelativeChange"


@dataclass(frozen=True, slots=True)
class Relation:
    """A number, by row and column, and those that it is the sum, average, quotient or relative change of."""

    kind: Kind
    result: Place
    operands: tuple[Place, ...]


def find_relations(table: Table) -> tuple[Relation, ...]:
    """Return the relations that the numbers of a table show."""
    return tuple(one for field in read_fields(table) for one in _relations(field))


def _relations(field: Field) -> Iterator[Relation]:
    for pattern in find_sums(field):
        yield from _spread(field, Kind.SUM, pattern)


def _spread(field: Field, kind: Kind, pattern: Pattern) -> Iterator[Relation]:
    for post in pattern.posts:
        held = [line for line in pattern.parts if field.values[line, post] == field.values[line, post]]
        if held:
            places = [(post, line) if field.turned else (line, post) for line in (pattern.total, *held)]
            yield Relation(kind, places[0], tuple(places[1:]))
