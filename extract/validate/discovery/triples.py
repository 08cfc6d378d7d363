"""Lines that are the quotient, product or relative change of two others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from math import log10

import numpy as np

from extract.validate.discovery.field import Field, Flags, Floats, Numbers
from extract.validate.discovery.pattern import Pattern

_WINDOW = 40
"""In long tables, operands stand at most so many lines away."""
_LONG = 80
_PIVOTS = 2
_MOST = 20000
_BATCH = 2000
_SHIFTS = 6
_FAR = 0.1
_SHARE = 0.75
_LOOSE = 0.5
_FINE = 1e-4
_VAGUE = 0.8
_SLACK = 1.5
_TWINS = 3
_KINSHIP = 3.0
_ENOUGH = 4.5
_MISMATCH = 1.0
_HUNDRED = 100.0
_STORED = 1e-8
"""Programs seldom keep more of a number than so small a share of it."""


class Form(StrEnum):
    """How a result comes of two operands."""

    QUOTIENT = "quotient"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, eq=False)
class Triple:
    """A pattern with the form that it has; ``factor`` is 100 for results in per cent."""

    form: Form
    pattern: Pattern
    factor: int


def find_triples(field: Field) -> list[Triple]:
    """Return the lines that are quotients, products or changes of two other lines, the surest first."""
    rows, sizes = _guess(field), _sizes(field)
    found: list[Triple] = []
    for form in Form:
        for factor in (1.0, _HUNDRED):
            for loose in (False, True):
                found += _repeated(_verify(field, form, factor, rows[form, factor], sizes, loose=loose))
    return _select(_nearest(field, found))


def _nearest(field: Field, found: Iterable[Triple]) -> list[Triple]:
    """Return the triples without those that repeat one over lines of the same numbers farther away."""
    same: dict[bytes, int] = {}
    kinds = [same.setdefault(row.tobytes(), at) for at, row in enumerate(np.ascontiguousarray(field.values))]
    best: dict[tuple[bool, frozenset[int]], Triple] = {}
    for one in sorted(found, key=lambda one: (_spread(one.pattern), -one.pattern.score)):
        lines = frozenset(kinds[line] for line in (one.pattern.total, *one.pattern.parts))
        best.setdefault((one.form is Form.CHANGE, lines), one)
    return list(best.values())


def _repeated(found: Iterable[Triple]) -> Iterator[Triple]:
    """Yield triples with what others of the same shape, elsewhere in the table, add to their score."""
    shapes: dict[tuple[int, ...], list[Triple]] = {}
    for one in found:
        pattern = one.pattern
        shapes.setdefault(tuple(part - pattern.total for part in pattern.parts), []).append(one)
    for kin in shapes.values():
        whole = sum(max(0.0, one.pattern.score + 1) for one in kin)
        for one in kin:
            extra = min(_KINSHIP, 0.5 * (whole - max(0.0, one.pattern.score + 1)))
            if one.pattern.score + extra >= _ENOUGH:
                yield replace(one, pattern=replace(one.pattern, score=one.pattern.score + extra))


def _select(found: Iterable[Triple]) -> list[Triple]:
    """Return the triples without those that a surer one already explains."""
    chosen: list[Triple] = []
    results: set[int] = set()
    known: set[frozenset[int]] = set()
    pairs: set[tuple[bool, frozenset[int]]] = set()
    for one in sorted(found, key=lambda one: -_rank(one.pattern)):
        total, parts = one.pattern.total, frozenset(one.pattern.parts)
        lines, pair = parts | {total}, (one.form is Form.CHANGE, parts)
        if total in results or lines in known or pair in pairs:
            continue
        chosen.append(one)
        results.add(total)
        known.add(lines)
        pairs.add(pair)
    return chosen


def _rank(pattern: Pattern) -> float:
    """Return the score of a pattern, the less the farther apart its lines stand."""
    return pattern.score * (1.0 - _FAR * log10(1 + _spread(pattern)))


def _spread(pattern: Pattern) -> int:
    return sum(abs(part - pattern.total) for part in pattern.parts)


def _guess(field: Field) -> dict[tuple[Form, float], Numbers]:
    """Return, as rows of result, first and second operand, the triples that hold at one of the posts that tell most numbers apart."""
    known = ~np.isnan(field.values) & (field.values != 0)
    counts = np.array([len(np.unique(column[held])) for column, held in zip(field.values.T, known.T, strict=True)])
    pivots = [int(at) for at in np.argsort(-counts, kind="stable")[:_PIVOTS] if counts[at] > 2]  # noqa: PLR2004 - a triple
    found = {(form, factor): [np.empty((0, 3), np.int_)] for form in Form for factor in (1.0, _HUNDRED)}
    for pivot in pivots:
        lines = np.flatnonzero(known[:, pivot])
        value, half = field.values[lines, pivot], field.steps[lines, pivot] * 0.5
        one, other = _pairs(len(lines))
        for form, factor in found:
            ratio = value[one] / value[other] * factor
            aim = ratio - (factor if form is Form.CHANGE else 0.0)
            slack = np.abs(ratio) * np.minimum(
                half[one] / np.abs(value[one]) + half[other] / np.abs(value[other]), _FINE
            )
            found[form, factor] += [lines[rows] for rows in _hits(value, half, (aim, slack), (one, other))]
    return {key: _once(np.concatenate(rows), len(known))[:_MOST] for key, rows in found.items()}


def _once(rows: Numbers, lines: int) -> Numbers:
    """Return rows of lines without those that come again."""
    _, first = np.unique((rows[:, 0] * lines + rows[:, 1]) * lines + rows[:, 2], return_index=True)
    return rows[first]


def _pairs(count: int) -> tuple[Numbers, Numbers]:
    """Return the positions of operands: all pairs, or in long tables those of lines near one another."""
    at = np.arange(count)
    reach = count if count <= _LONG else _WINDOW
    shifts = [shift for shift in range(-min(reach, count - 1), min(reach, count - 1) + 1) if shift]
    one = np.concatenate([at[max(0, -shift) : count - max(0, shift)] for shift in shifts])
    return one, np.concatenate([at[max(0, -shift) : count - max(0, shift)] + shift for shift in shifts])


def _hits(value: Floats, half: Floats, goal: tuple[Floats, Floats], pair: tuple[Numbers, Numbers]) -> Iterator[Numbers]:
    """Yield rows of positions: a value, and the operands of an aim that meets it."""
    (aim, slack), (one, other) = goal, pair
    for size in np.unique(half):
        held = np.flatnonzero(half == size)
        held = held[np.argsort(value[held], kind="stable")]
        reach = size * _SLACK + slack
        low = np.searchsorted(value[held], aim - reach)
        for extra in range(_TWINS):
            at = low + extra
            good = np.flatnonzero(at < len(held))
            good = good[value[held[at[good]]] <= aim[good] + reach[good]]
            result = held[at[good]]
            i, j = one[good], other[good]
            plain = (result != i) & (result != j) & (value[i] != value[j])
            plain &= (value[result] != value[i]) & (value[result] != value[j])
            yield np.stack((result, i, j), axis=1)[plain]


def _verify(field: Field, form: Form, factor: float, rows: Numbers, sizes: Floats, *, loose: bool) -> Iterator[Triple]:
    """Yield the triples that hold at enough posts."""
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        matched, tested, bits = _weigh(field, form, factor, batch, loose=loose)
        worth = _score(matched, tested, bits, np.full(len(batch), np.inf)) - _cost(batch) >= _ENOUGH - _KINSHIP
        batch, matched, tested, bits = batch[worth], matched[worth], tested[worth], bits[worth]
        cost = _cost(batch) + (_LOOSE if loose else 0.0)
        told = matched & _fresh(field, batch) if form is Form.CHANGE else matched
        scores = _score(told, tested, bits, _chance(field, form, factor, batch, loose=loose)) - cost
        most = matched.sum(axis=1) >= _SHARE * tested.sum(axis=1)
        for at in np.flatnonzero((scores >= _ENOUGH - _KINSHIP) & most):
            total, one, other = (int(line) for line in batch[at])
            empty = (field.values[total] == 0) & (field.values[one] == 0) & ~np.isnan(field.values[other])
            posts = tuple(int(post) for post in np.flatnonzero(matched[at] | empty))
            failed = tuple(int(post) for post in np.flatnonzero(tested[at] & ~matched[at]))
            if form is Form.QUOTIENT and sizes[other] < sizes[total]:
                total, other = other, total
            yield Triple(form, Pattern(total, (one, other), posts, float(scores[at]), failed), int(factor))


def _fresh(field: Field, rows: Numbers) -> Flags:
    """Return for each row the posts that do not repeat the numbers of an earlier one: they tell nothing more.

    Changes of small whole numbers need this: from 8 to 9 is an eighth in every line.
    """
    fresh = np.zeros((len(rows), field.values.shape[1]), np.bool_)
    for at, row in enumerate(rows):
        seen: dict[bytes, int] = {}
        for post, numbers in enumerate(np.ascontiguousarray(field.values[row].T)):
            seen.setdefault(numbers.tobytes(), post)
        fresh[at, list(seen.values())] = True
    return fresh


def _sizes(field: Field) -> Floats:
    """Return how large the numbers of each line are in the middle: of a rate and what it is a rate of, the rate is the smaller."""
    sizes = np.zeros(len(field.values))
    for at, row in enumerate(np.abs(field.values)):
        held = np.sort(row[row > 0])
        sizes[at] = held[held.size // 2] if held.size else 0.0
    return sizes


def _cost(rows: Numbers) -> Floats:
    """Return the digits that chance gives: how many pairs stand as near to the result."""
    away = np.abs(rows[:, 1:] - rows[:, :1])
    return np.log10(2.0 * (1 + away.max(axis=1)) * (1 + away.min(axis=1)))


def _score(matched: Flags, tested: Flags, bits: Floats, cap: Floats) -> Floats:
    """Return the digits for and against each row: the best post in full, the others as far as chance allows."""
    told = np.where(matched, bits, 0.0)
    best = told.max(axis=1)
    rest = np.minimum(told, cap[:, None]).sum(axis=1) - np.minimum(best, cap)
    return best + rest - _MISMATCH * (tested & ~matched).sum(axis=1)


def _chance(field: Field, form: Form, factor: float, rows: Numbers, *, loose: bool) -> Floats:
    """Return the digits by which the triples hold less often when their operands are taken from other posts."""
    posts = field.values.shape[1]
    hits, trials = np.zeros(len(rows)), np.zeros(len(rows))
    for shift in range(1, min(posts - 1, _SHIFTS) + 1):
        matched, tested, _ = _weigh(field, form, factor, rows, shift, loose=loose)
        hits += matched.sum(axis=1)
        trials += tested.sum(axis=1)
    return np.where(hits > 0, -np.log10((hits + 0.5) / (trials + 1.0)), np.inf)


def _turned(numbers: Floats, shift: int) -> Floats:
    return np.roll(numbers, shift, axis=1) if shift else numbers


def _weigh(
    field: Field, form: Form, factor: float, rows: Numbers, shift: int = 0, *, loose: bool = False
) -> tuple[Flags, Flags, Floats]:
    value = field.values[rows[:, 0]]
    half = field.steps[rows[:, 0]] * 0.5 + _STORED * np.abs(value)
    one, other = (_turned(field.values[rows[:, at]], at * shift) for at in (1, 2))
    with np.errstate(all="ignore"):
        found = one / other * factor - (factor if form is Form.CHANGE else 0.0)
        tested = np.isfinite(found) & ~np.isnan(value)
        off = np.abs(found - value)
        if loose:
            halves = [0.5 * _turned(field.steps[rows[:, at]], at * shift) for at in (1, 2)]
            half = half + np.abs(one / other * factor) * (halves[0] / np.abs(one) + halves[1] / np.abs(other))
        matched = tested & (off <= half * (1.001 if loose else _SLACK))
        bits = np.log10(1.0 + np.abs(value) / (2.0 * half + (0.0 if loose else 2.0) * off))
        bits = np.where(loose & (bits < _VAGUE), 0.0, bits)
        bits = np.where((one == 0) | (one == other) | (value == one) | (value == other), 0.1, bits)
    return matched, tested, np.where(matched, bits, 0.0)
