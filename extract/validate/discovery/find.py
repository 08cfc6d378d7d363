"""The one door: all relations of a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from extract.document import Table
from extract.validate.discovery.averages import find_averages
from extract.validate.discovery.field import Field, read_fields
from extract.validate.discovery.ground import prepare
from extract.validate.discovery.pattern import Pattern
from extract.validate.discovery.sums import find_sums
from extract.validate.discovery.triples import Form, find_triples

Place: TypeAlias = tuple[int, int]


_FEW = 2


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
    triples = find_triples(field)
    for one in triples:
        kind = Kind.CHANGE if one.form is Form.CHANGE else Kind.DIVISION
        yield from _spread(field, kind, one.pattern)
    ground = prepare(field)
    rates = {one.pattern.total for one in triples}
    active = [at for at in range(len(ground.known)) if ground.known[at].any() and at not in rates]
    sums = find_sums(ground, active, field.labels)
    averages = find_averages(ground, active, sums)
    means = {one.total for one in averages}
    if means:
        sums = find_sums(ground, [at for at in active if at not in means], field.labels)
    shares = [line for line in range(len(ground.known)) if line in rates]
    sums += find_sums(ground, shares, field.labels) if len(shares) > _FEW else []
    for pattern in averages:
        yield from _spread(field, Kind.AVERAGE, pattern)
    for pattern in sums:
        yield from _spread(field, Kind.SUM, pattern)


def _spread(field: Field, kind: Kind, pattern: Pattern) -> Iterator[Relation]:
    for post in pattern.posts:
        held = [line for line in pattern.parts if field.values[line, post] == field.values[line, post]]
        if held:
            places = [(post, line) if field.turned else (line, post) for line in (pattern.total, *held)]
            yield Relation(kind, places[0], tuple(places[1:]))
