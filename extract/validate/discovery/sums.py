"""Lines that are the sum of others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10

import numpy as np
import numpy.typing as npt

from extract.validate.discovery.field import Field, Flags, Floats
from extract.validate.discovery.pattern import Pattern

_REACH = 400
"""A total adds up at most so many lines."""
_ROUNDS = 5
_ENOUGH = 2.0
_MISMATCH = 1.0
_COPY = 0.15
_MAX_GAP = 0


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A field prepared for adding up: blanks as zero."""

    plain: Floats
    known: Flags
    steps: Floats

    def total(self, line: int) -> tuple[Floats, Flags, Floats]:
        """Return the numbers of a line, where they are, and their steps."""
        return self.plain[line], self.known[line], self.steps[line]


def prepare(field: Field) -> Ground:
    """Return a field with blanks as zero."""
    known = ~np.isnan(field.values)
    return Ground(np.where(known, field.values, 0.0), known, np.where(known, field.steps, 0.0))


def find_sums(field: Field) -> list[Pattern]:
    """Return the lines that are sums of lines beside them."""
    ground = prepare(field)
    active = [at for at in range(ground.known.shape[0]) if ground.known[at].any()]
    found: list[Pattern] = []
    for _ in range(_ROUNDS):
        fresh = _accept(_adjacent(ground, active), found)
        if not fresh:
            break
        found += fresh
        parts = {part for one in fresh for part in one.parts}
        active = [at for at in active if at not in parts]
    return found


def _adjacent(ground: Ground, active: Sequence[int]) -> Iterator[Pattern]:
    """Yield for each line the best run right behind it and right before it."""
    for at, total in enumerate(active):
        for run in (active[at + 1 :], active[:at][::-1]):
            best = _best_run(ground, total, run[:_REACH])
            if best is not None:
                yield best


def _best_run(ground: Ground, total: int, run: Sequence[int]) -> Pattern | None:
    """Return the length of a run that the numbers of a total confirm best."""
    if len(run) < 2:  # noqa: PLR2004 - one part is no sum
        return None
    chain = np.asarray(run)
    matched, tested, bits = weigh(ground, total, chain)
    scores = (bits * matched).sum(axis=1) - _MISMATCH * (tested & ~matched).sum(axis=1) - log10(len(run))
    scores[0] = -np.inf
    best = int(np.argmax(scores))
    if scores[best] < _ENOUGH:
        return None
    return _pattern(total, run[: best + 1], matched[best], tested[best], float(scores[best]))


def weigh(ground: Ground, total: int, chain: npt.NDArray[np.int_]) -> tuple[Flags, Flags, Floats]:
    """Return for each length of a chain where its sum meets the total, where that says something, and how much."""
    value, there, step = ground.total(total)
    parts = ground.plain[chain]
    sums, sizes = parts.cumsum(axis=0), np.abs(parts).cumsum(axis=0)
    filled, count = (parts != 0).cumsum(axis=0), ground.known[chain].cumsum(axis=0)
    steps = np.maximum(np.maximum.accumulate(ground.steps[chain], axis=0), step)
    off = np.abs(sums - value)
    slack = steps * 0.5 * (1.0 + np.minimum(count, 2.0 * np.sqrt(count))) + 1e-9 * sizes
    comparable = there & (count > 0)
    matched = comparable & (off <= slack)
    scale = np.maximum(np.abs(value), sizes / 2)
    bits = np.log10(1.0 + scale / (steps + 2.0 * off + 1e-12))
    bits = np.where(filled > 1, bits, np.where(filled == 1, bits * _COPY, 0.0))
    return matched, comparable & ((value != 0) | (sizes > 0)), bits


def _pattern(total: int, run: Sequence[int], matched: Flags, tested: Flags, score: float) -> Pattern:
    posts = tuple(int(at) for at in np.flatnonzero(matched))
    failed = tuple(int(at) for at in np.flatnonzero(tested & ~matched))
    return Pattern(total, tuple(sorted(run)), posts, score, failed)


def _accept(candidates: Iterator[Pattern], known: Sequence[Pattern]) -> list[Pattern]:
    fresh: list[Pattern] = []
    for one in sorted(candidates, key=lambda one: -one.score):
        taken = [*known, *fresh]
        if not any(_conflict(one, other) for other in taken):
            fresh.append(one)
    return fresh


def _conflict(one: Pattern, other: Pattern) -> bool:
    if one.total in other.parts and other.total in one.parts:
        return True
    if one.total == other.total:
        return bool(set(one.parts) & set(other.parts))
    shared = set(one.parts) & set(other.parts)
    return bool(shared) and not (set(one.parts) > {other.total} or set(other.parts) > {one.total})
