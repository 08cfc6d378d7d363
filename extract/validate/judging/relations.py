"""Checks as equations: which numbers they tie together, and whether they would hold with other numbers (관계식)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from math import prod
from typing import TypeAlias

import regex

from extract.normalize.text import level
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.source import Source
from extract.validate.judging.sentences import digits

Place: TypeAlias = tuple[int | None, int | None, int | None, int | None]
"""Block, row, column and start of a number."""

Changes: TypeAlias = Mapping[Place, tuple[Decimal, Decimal]]
"""Places of numbers with what each says and what it would say instead, in the unit and with the sign of one relation."""

HELD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_ADDED = (CheckKind.SUM, CheckKind.DIFFERENCE, CheckKind.TIE)
_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_MINUS = regex.compile(r"\s*[△▲-]")
_DIGITS = regex.compile(r"[\d,]*\d(?:\.\d+)?")


def place_of(source: Source) -> Place:
    """Return the place by which a number is recognised."""
    return source.block, source.row, source.col, source.start


@dataclass(frozen=True, slots=True)
class Term:
    """A number of a relation: its place, its value with the sign that it is taken with, its raw text, its source."""

    place: Place
    value: Decimal
    raw: str
    source: Source

    def changed(self, changes: Changes) -> Decimal:
        """Return its value with numbers changed, in its own unit and with its own sign."""
        old, new = changes.get(self.place, (Decimal(1), Decimal(1)))
        return self.value * new / old if old else new

    def unsigned(self, value: Decimal) -> Decimal:
        """Return a value of this term with the sign that the print shows: a number that is subtracted is printed plain."""
        return -value if self.value < 0 and not _MINUS.match(level(self.raw)) else value

    def like(self, value: Decimal) -> str:
        """Return a value of this term as the term is printed: in its unit and with the words behind it."""
        found = _DIGITS.search(level(self.raw))
        number = Decimal(found[0].replace(",", "")) if found else Decimal(0)
        value = self.unsigned(value)
        if found is None or not number or _significant(number) != _significant(self.value):
            return digits(value)
        return f"{digits(value * number / abs(self.value))}{self.raw[found.end() :]}"


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """A check as an equation: the stated number on one side, the terms on the other.

    Attributes:
        check: the check.
        stated: the stated number.
        terms: its operands.
        width: how far the two sides may lie apart.
    """

    check: Check
    stated: Term
    terms: tuple[Term, ...]
    width: tuple[Decimal, Decimal]

    @property
    def failed(self) -> bool:
        """Return whether its numbers contradict each other."""
        return self.check.status is CheckStatus.INCONSISTENT

    @property
    def added(self) -> bool:
        """Return whether its terms are added up."""
        return self.check.kind in _ADDED

    @property
    def multiplied(self) -> bool:
        """Return whether its terms are multiplied."""
        return self.check.kind is CheckKind.PRODUCT

    @property
    def numbers(self) -> tuple[Term, ...]:
        """Return all its numbers, the stated one first."""
        return (self.stated, *self.terms)

    def value(self, changes: Changes) -> Decimal | None:
        """Return what the terms give with numbers changed; None where they give nothing."""
        values = [term.changed(changes) for term in self.terms]
        if self.added:
            return sum(values, Decimal(0))
        if self.multiplied:
            return prod(values, start=Decimal(1))
        over, base = values
        if self.derived:
            return self._growth(changes)
        return over / base * _HUNDRED if base else None

    @property
    def derived(self) -> bool:
        """Return whether the number above the line is no printed one but the difference of a new figure from the base."""
        return _figures(self.terms[0].raw) != _significant(self.terms[0].value)

    def _growth(self, changes: Changes) -> Decimal | None:
        """Return what a rate of change would be, from the new figure that the difference above the line belongs to."""
        over, base = self.terms
        sign = next((one for one in (1, -1) if _significant(base.value + one * over.value) == _figures(over.raw)), None)
        now = base.changed(changes)
        if sign is None or not now:
            return None
        new = replace(over, value=base.value + sign * over.value).changed(changes)
        return sign * (new - now) / now * _HUNDRED

    def holds(self, changes: Changes) -> bool:
        """Return whether both sides would agree with numbers changed."""
        value = self.value(changes)
        stated = self.stated.changed(changes)
        if value is None:
            return False
        if self.added or self.multiplied:
            return value + self.width[0] <= stated <= value + self.width[1]
        step = _step(self.stated.raw)
        rounded = [value.quantize(step, way) for way in (ROUND_HALF_UP, ROUND_DOWN)]
        return (
            stated in rounded or value + self.width[0] - step * _HALF <= stated <= value + self.width[1] + step * _HALF
        )

    def solved(self, term: Term) -> Decimal | None:
        """Return what a number would have to be for the relation to hold exactly; None where that is not one value."""
        value = self.value({})
        if value is None:
            return None
        if term is self.stated:
            return value if self.added or self.multiplied else value.quantize(_step(self.stated.raw), ROUND_HALF_UP)
        if self.multiplied:
            solved = term.value * self.stated.value / value if value else None
            return solved if solved is not None and solved * value == term.value * self.stated.value else None
        return term.value + self.stated.value - value if self.added else None


def _step(raw: str) -> Decimal:
    found = _DIGITS.search(level(raw))
    return Decimal(1).scaleb(-len(found[0].partition(".")[2])) if found else Decimal(1)


def _figures(raw: str) -> tuple[int, ...]:
    found = _DIGITS.search(level(raw))
    return _significant(Decimal(found[0].replace(",", ""))) if found else ()


def _significant(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits


def _relation(check: Check) -> Relation | None:
    """Return a check as an equation; None for those that are none (subsets, counts of titles)."""
    computed = check.computed
    if computed is None or not check.operands or check.status is CheckStatus.NOT_CHECKABLE:
        return None
    if check.kind not in (*_ADDED, CheckKind.RATIO, CheckKind.PRODUCT) or check.status is CheckStatus.SCOPE_DIFFERS:
        return None
    stated = Term(place_of(check.stated.source), check.stated.value, check.stated.raw, check.stated.source)
    terms = tuple(Term(place_of(one.source), one.value, one.raw, one.source) for one in check.operands)
    found = Relation(check, stated, terms, (computed.low - computed.value, computed.high - computed.value))
    if check.kind is CheckKind.RATIO:
        return found if len(terms) == 2 and terms[1].value else None  # noqa: PLR2004 - over and base
    return found if found.value({}) == computed.value else None


@dataclass(frozen=True, slots=True, eq=False)
class Web:
    """All equations of a document, and those that each number stands in."""

    relations: tuple[Relation, ...]
    at: Mapping[Place, tuple[Relation, ...]]

    def failed(self) -> Iterator[Relation]:
        """Yield the relations that do not hold."""
        return (one for one in self.relations if one.failed)

    def around(self, places: Iterable[Place]) -> tuple[Relation, ...]:
        """Return the relations that any of the numbers stands in, each once."""
        return tuple({id(one): one for place in places for one in self.at.get(place, ())}.values())

    def mended(self, changes: Changes) -> tuple[Relation, ...]:
        """Return the failed relations that changed numbers mend; none if a relation breaks, or stays broken."""
        touched = self.around(changes)
        if not all(one.holds(changes) for one in touched if one.failed or one.check.status in HELD):
            return ()
        return tuple(one for one in touched if one.failed)


def weave(checks: Sequence[Check]) -> Web:
    """Return the equations that checks state."""
    relations = tuple(found for check in checks if (found := _relation(check)))
    at: dict[Place, list[Relation]] = defaultdict(list)
    for one in relations:
        for place in {term.place for term in one.numbers}:
            at[place].append(one)
    return Web(relations, {place: tuple(found) for place, found in at.items()})
