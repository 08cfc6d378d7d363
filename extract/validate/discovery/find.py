"""The one door: all relations of a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

import numpy as np

from extract.document import Table
from extract.validate.discovery.averages import find_averages
from extract.validate.discovery.field import Field, read_fields
from extract.validate.discovery.ground import prepare
from extract.validate.discovery.pattern import Pattern
from extract.validate.discovery.sums import find_sums
from extract.validate.discovery.triples import Form, find_triples

Place: TypeAlias = tuple[int, int]


_FEW = 2
_AMISS = 1.0
_NEAR = 0.1


class Kind(StrEnum):
    """What a number is of the others."""

    SUM = "Sum"
    AVERAGE = "Average"
    DIVISION = "Division"
    CHANGE = "RelativeChange"


_KINDS = MappingProxyType({Form.QUOTIENT: Kind.DIVISION, Form.CHANGE: Kind.CHANGE})


@dataclass(frozen=True, slots=True)
class Relation:
    """A number, by row and column, and those that it is the sum, average, quotient or relative change of."""

    kind: Kind
    result: Place
    operands: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern of lines with its kind; ``factor`` is the hundred of a rate in per cent, else one."""

    kind: Kind
    pattern: Pattern
    factor: int = 1


def find_relations(table: Table) -> tuple[Relation, ...]:
    """Return the relations that the numbers of a table show."""
    fields = read_fields(table)
    return tuple(one for field in fields for found in find_patterns(field) for one in _spread(field, found))


def find_patterns(field: Field) -> tuple[Found, ...]:
    """Return the lines of a field that are made of others."""
    if not (~np.isnan(field.values)).any():
        return ()
    triples, ground = find_triples(field), prepare(field)
    rates = {one.pattern.total for one in triples}
    active = [at for at in range(len(ground.known)) if ground.known[at].any() and at not in rates]
    sums = find_sums(ground, active, field.labels)
    averages = find_averages(ground, active, sums)
    means = {one.total for one in averages}
    if means:
        sums = find_sums(ground, [at for at in active if at not in means], field.labels)
    if len(rates) > _FEW:
        sums += find_sums(ground, sorted(rates | set(_wholes(field))), field.labels)
    return (
        *(Found(_KINDS[one.form], one.pattern, one.factor) for one in triples),
        *(Found(Kind.AVERAGE, one) for one in averages),
        *(Found(Kind.SUM, one) for one in sums),
    )


def _wholes(field: Field) -> Iterator[int]:
    """Yield the lines that are hundred per cent, or one, wherever they hold a number."""
    for line, row in enumerate(field.values):
        held = row[~np.isnan(row)]
        if held.size > _FEW and (held == held[0]).all() and held[0] in (1.0, 100.0):
            yield line


def _spread(field: Field, found: Found) -> Iterator[Relation]:
    pattern = found.pattern
    for post in sorted((*pattern.posts, *_close(field, found))):
        held = [line for line in pattern.parts if not np.isnan(field.values[line, post])]
        if held:
            places = [(post, line) if field.turned else (line, post) for line in (pattern.total, *held)]
            yield Relation(found.kind, places[0], tuple(places[1:]))


def _close(field: Field, found: Found) -> Iterator[int]:
    """Yield the posts where a sum that holds at most others is missed by little: the relation is meant there too."""
    pattern = found.pattern
    if found.kind is not Kind.SUM or len(pattern.failed) > _AMISS * len(pattern.posts):
        return
    for post in pattern.failed:
        total = field.values[pattern.total, post]
        made = np.nansum(field.values[list(pattern.parts), post])
        if abs(made - total) <= _NEAR * abs(total):
            yield post
