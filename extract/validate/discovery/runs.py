"""Runs of lines, one behind the other in a chain, whose sum or mean is another line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10

import numpy as np

from extract.validate.discovery.field import Flags, Floats, Numbers
from extract.validate.discovery.ground import Ground
from extract.validate.discovery.pattern import Pattern

ENOUGH = 2.0
_MISMATCH = 1.0
_COPY = 0.15
_SHIFTS = 4
_SIGMAS = 3.0
_BATCH = 2000
_MOST = 6000
_FEW = 2
_SEVERAL = 3
_EXACT = 0.25
_JOINT = 0.2
_NEXT = 1.5
_BEYOND = 0.72
_ALWAYS = 0.9


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Lines in order, of which a total may add up some that follow one another.

    Attributes:
        lines: line positions, ascending.
        gaps: how many of them may stand between a total and its nearest part.
        cost: decimal digits that it takes to believe in such a grouping.
        gap_cost: the same for each line between.
    """

    lines: Sequence[int]
    gaps: int = 1
    cost: float = 0.0
    gap_cost: float = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """What stands in a chain from its beginning up to each place, by post: value, size, filled, count, square."""

    upto: Floats
    step: Floats


def find_runs(ground: Ground, chain: Chain, totals: Sequence[int], *, mean: bool = False) -> Iterator[Pattern]:
    """Yield for each line the run of a chain, before and behind it, that the numbers confirm best."""
    lines = np.asarray(chain.lines, np.int_)
    if len(lines) < _FEW:
        return
    rows = _guess(ground, chain, lines, np.asarray(totals, np.int_), mean=mean)
    if not len(rows):
        return
    sums = _sums(ground, lines)
    best: dict[tuple[int, bool], tuple[float, Numbers]] = {}
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        matched, tested, bits = _weigh(ground, sums, batch, mean=mean)
        scores = score_of(matched, tested, bits, np.inf, ground.weight) - _costs(chain, batch)
        for at in np.argsort(-scores, kind="stable"):
            if scores[at] < ENOUGH:
                break
            key = (int(batch[at, 0]), bool(batch[at, 4]))
            if key not in best or best[key][0] < scores[at]:
                best[key] = (float(scores[at]), batch[at])
    for _, row in best.values():
        pattern = _pattern(ground, chain, lines, row, mean=mean)
        if pattern.score >= ENOUGH:
            yield pattern


def _sums(ground: Ground, lines: Numbers, posts: Numbers | None = None) -> Sums:
    parts, known, steps = ground.plain[lines], ground.known[lines], ground.steps[lines]
    if posts is not None:
        parts, known, steps = parts[:, posts], known[:, posts], steps[:, posts]
    step = steps.max(axis=0)
    size = np.abs(parts)
    upto = np.zeros((5, len(lines) + 1, parts.shape[1]))
    np.stack((parts, size, size > 0.9 * step, known, parts * parts)).cumsum(axis=1, out=upto[:, 1:])
    return Sums(upto, step)


def _guess(ground: Ground, chain: Chain, lines: Numbers, totals: Numbers, *, mean: bool) -> Numbers:
    """Return as rows total, first and last+1 place in the chain, lines between and side, what holds at some pivot."""
    after, before = np.searchsorted(lines, totals, side="right"), np.searchsorted(lines, totals)
    gaps = np.arange(chain.gaps)
    edge = np.concatenate(((after[:, None] + gaps).ravel(), (before[:, None] - gaps).ravel()))
    gap = np.tile(np.repeat(gaps[None, :], len(totals), axis=0).ravel(), 2)
    total = np.tile(np.repeat(totals, len(gaps)), 2)
    behind = np.repeat(np.array([True, False]), len(totals) * len(gaps))
    kept = np.where(behind, edge <= len(lines) - _FEW, edge >= _FEW)
    edge, gap, total, behind = edge[kept], gap[kept], total[kept], behind[kept]
    agree = _agree(ground, _sums(ground, lines, ground.pivots), edge, total, behind, mean=mean)
    at, end = np.nonzero(agree)
    if len(at) > _MOST:
        kept = np.argsort(-agree[at, end], kind="stable")[:_MOST]
        at, end = at[kept], end[kept]
    start, stop = np.minimum(edge[at], end), np.maximum(edge[at], end)
    return np.stack((total[at], start, stop, gap[at], behind[at]), axis=1).astype(np.int_)


def _agree(ground: Ground, sums: Sums, edge: Numbers, total: Numbers, behind: Flags, *, mean: bool) -> Numbers:
    """Return for each edge of a run, and each other end, at how many pivots the run gives the total."""
    pick = ground.pivots
    value, step = ground.plain[np.ix_(total, pick)][:, None], ground.steps[np.ix_(total, pick)][:, None]
    length = np.arange(sums.upto.shape[1])[None, :] - edge[:, None]
    sign = np.where(behind, 1.0, -1.0)[:, None, None]
    long = length * sign[:, :, 0] >= _FEW
    agree = np.zeros(length.shape, np.int_)
    root = 0.5 + np.sqrt(np.abs(length))
    for at in np.flatnonzero((step > 0).any(axis=(0, 1))):
        made = (sums.upto[0, :, at][None, :] - sums.upto[0, edge, at][:, None]) * sign[:, :, 0]
        if mean:
            count = np.abs(sums.upto[3, :, at][None, :] - sums.upto[3, edge, at][:, None])
            made /= np.maximum(count, 1.0)
            reach = 0.51 * step[:, :, at]
        else:
            reach = np.maximum(sums.step[at], step[:, :, at]) * root
        good = long & (np.abs(made - value[:, :, at]) <= reach + 1e-9 * np.abs(value[:, :, at])) & (step[:, :, at] > 0)
        one, other = np.nonzero(good)
        several = np.abs(sums.upto[2, other, at] - sums.upto[2, edge[one], at]) > 1
        agree[one[several], other[several]] += 1
    return agree


def _weigh(ground: Ground, sums: Sums, rows: Numbers, *, mean: bool) -> tuple[Flags, Flags, Floats]:
    """Return for each row where it holds, where that says something, and how many digits agree."""
    value, there, step = ground.plain[rows[:, 0]], ground.known[rows[:, 0]], ground.steps[rows[:, 0]]
    total, size, filled, count, square = sums.upto[:, rows[:, 2]] - sums.upto[:, rows[:, 1]]
    if mean:
        return _weigh_mean(value, there, step, total, count, square)
    steps = np.maximum(sums.step, step) + 1e-12
    off = np.abs(total - value) / steps
    off[off < 1e-9 * (1 + size / steps) + 1e-6] = 0.0
    spread = np.sqrt((filled + 1.0) / 12.0)
    comparable = there & (count > 0)
    matched = comparable & (off <= _SIGMAS * spread)
    scale = np.maximum(np.abs(value), size / 2)
    bits = np.log10(1.0 + scale / steps) - np.where(off > 0.0, 0.3 + off**2 / spread**2 * 0.217, 0.0)
    bits = np.where(filled > 1, bits, np.where(filled == 1, bits * _COPY, 0.0))
    return matched, comparable & ((value != 0) | (size > 0)), bits


def _weigh_mean(
    value: Floats, there: Flags, step: Floats, total: Floats, count: Floats, square: Floats
) -> tuple[Flags, Flags, Floats]:
    bits = np.zeros(total.shape)
    with np.errstate(all="ignore"):
        mean = total / count
        spread = np.sqrt(np.maximum(square / count - mean**2, 0.0))
        tested = there & (count > 1)
        matched = tested & (np.abs(mean - value) <= 0.51 * step + 1e-9)
        bits[matched] = np.log10(1.0 + spread / step)[matched]
    return matched, tested & np.greater(spread, 1e-9 * np.abs(mean)), bits


def score_of(matched: Flags, tested: Flags, bits: Floats, cap: float, weight: float) -> Floats:
    """Return the digits for and against each row: the best post in full, the others as far as chance allows."""
    told = np.where(matched, bits, 0.0)
    best = told.max(axis=1)
    rest = np.minimum(told, cap).sum(axis=1) - np.minimum(best, cap)
    score: Floats = best + weight * (rest - _MISMATCH * (tested & ~matched).sum(axis=1))
    return score


def _costs(chain: Chain, rows: Numbers) -> Floats:
    length = (rows[:, 2] - rows[:, 1]).astype(np.float64)
    return (np.log10(1.0 + length) + (chain.cost + chain.gap_cost * rows[:, 3])).astype(np.float64)


def _pattern(ground: Ground, chain: Chain, lines: Numbers, row: Numbers, *, mean: bool) -> Pattern:
    """Return a row as a pattern, with what it is worth if chance is asked."""
    parts = lines[row[1] : row[2]]
    rows = np.array([[row[0], 0, len(parts), row[3], row[4]]])
    matched, tested, bits = _weigh(ground, _sums(ground, parts), rows, mean=mean)
    costs = _costs(chain, rows)
    exact = matched if mean else matched & _exact(ground, int(row[0]), parts)
    scores: list[float] = []
    for holds in (matched, exact) if (exact != matched).any() else (matched,):
        cap = _chance(ground, int(row[0]), parts, mean=mean, exact=holds is exact)
        scores.append(float((score_of(holds, tested, bits, cap, ground.weight) - costs)[0]))
    score = max(scores)
    if not mean and (
        _is_off(ground, int(row[0]), parts, matched[0]) or _is_copy(ground, int(row[0]), parts, matched[0])
    ):
        score = 0.0
    posts = tuple(int(at) for at in np.flatnonzero(matched[0]))
    failed = tuple(int(at) for at in np.flatnonzero((tested & ~matched)[0]))
    return Pattern(int(row[0]), tuple(int(at) for at in parts), posts, score, failed)


def weigh_run(ground: Ground, chain: Chain, total: int, parts: Numbers) -> Pattern:
    """Return a total with its parts, all of them, as a pattern."""
    return _pattern(ground, chain, parts, np.array([total, 0, len(parts), 0, 0]), mean=False)


def find_pairs(ground: Ground, lines: Sequence[int], reach: int, cost: float) -> Iterator[Pattern]:
    """Yield for each line the pair of lines near it, on either side, that add up to it best."""
    shifts = [shift for shift in range(-reach, reach + 1) if shift]
    for at, total in enumerate(lines):
        near = [at + shift for shift in shifts if 0 <= at + shift < len(lines)]
        duos = [(lines[i], lines[j]) for n, i in enumerate(near) for j in near[n + 1 :]]
        if duos:
            best = _best_duo(ground, total, np.array(duos), cost)
            if best is not None:
                yield best


def _best_duo(ground: Ground, total: int, duo: Numbers, cost: float) -> Pattern | None:
    value, pick = ground.plain[total], ground.pivots
    good = np.abs(ground.plain[duo][:, :, pick].sum(axis=1) - value[pick]) <= 1.5 * ground.steps[total, pick]
    duo = duo[(good & (value[pick] != 0)).any(axis=1)]
    if not len(duo):
        return None
    parts = ground.plain[duo]
    steps = np.maximum(ground.steps[duo].max(axis=1), ground.steps[total]) + 1e-12
    off = np.abs(parts.sum(axis=1) - value) / steps
    tested = ground.known[total] & ground.known[duo].any(axis=1) & (value != 0)
    bits = np.log10(1.0 + np.abs(value) / steps) * np.where(
        (np.abs(parts) > 0.9 * steps[:, None]).all(axis=1), 1.0, _COPY
    )
    scores = score_of(tested & (off < _NEXT), tested, bits - 0.5 * off, np.inf, ground.weight)
    pair = duo[int(np.argmax(scores))]
    one = _pattern(ground, Chain((), 1, cost), pair, np.array([total, 0, 2, 0, 0]), mean=False)
    return one if one.score >= ENOUGH else None


def _is_copy(ground: Ground, total: int, parts: Numbers, matched: Flags) -> bool:
    """Return whether the parts beside the largest are hardly ever more than rounding."""
    held = matched & (ground.plain[total] != 0)
    size, steps = np.abs(ground.plain[parts]), np.maximum(ground.steps[parts].max(axis=0), ground.steps[total])
    exact = _exact(ground, total, parts)[held].sum() >= _ALWAYS * held.sum()
    rounding = 0.0 if exact else _BEYOND * steps * np.sqrt(len(parts))
    several = size.sum(axis=0) - size.max(axis=0) > rounding + 1e-9 * size.max(axis=0)
    return bool((several & held).sum() < _JOINT * held.sum())


def _exact(ground: Ground, total: int, parts: Numbers) -> Flags:
    """Return the posts at which the parts give the total without any rounding."""
    off = np.abs(ground.plain[parts].sum(axis=0) - ground.plain[total])
    return off < 0.1 * np.maximum(ground.steps[parts].max(axis=0), ground.steps[total])


def _is_off(ground: Ground, total: int, parts: Numbers, matched: Flags) -> bool:
    """Return whether the sums miss their totals too regularly for rounding."""
    held = matched & (ground.plain[total] != 0)
    exact = _exact(ground, total, parts)[held].sum()
    return bool(held.sum() >= _SEVERAL and exact < _EXACT * held.sum() / np.sqrt(len(parts)))


def _chance(ground: Ground, total: int, parts: Numbers, *, mean: bool, exact: bool) -> float:
    """Return the digits by which the run holds less often when its parts are taken from other posts."""
    posts = ground.plain.shape[1]
    shifts = np.arange(1, min(posts - 1, _SHIFTS) + 1)
    if not len(shifts):
        return np.inf
    place = np.arange(len(parts))
    index = (np.arange(posts) + shifts[:, None, None] * (place[:, None] + 1)) % posts
    mixed, known = ground.plain[parts][place[:, None], index], ground.known[parts][place[:, None], index]
    value, there, step = ground.plain[total], ground.known[total], ground.steps[total]
    count = known.sum(axis=1)
    made = mixed.sum(axis=1)
    tested = there & (count > 0) & ((value != 0) | (mixed != 0).any(axis=1))
    if mean:
        reach = 0.51 * step
        made = made / np.maximum(count, 1)
    else:
        step = np.maximum(step, ground.steps[parts].max(axis=0))
        spread = np.sqrt(((np.abs(mixed) > 0.9 * step).sum(axis=1) + 1.0) / 12.0)
        reach = step * (0.1 if exact else _SIGMAS * spread)
    hits = (tested & (np.abs(made - value) <= reach + 1e-9 * np.abs(value))).sum()
    return -log10((hits + 0.5) / (tested.sum() + 1.0)) if hits else np.inf
