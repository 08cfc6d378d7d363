"""Lines that are the sum of others scattered over a table, told by solving for them."""

from collections.abc import Iterator, Sequence
from math import lgamma, log

import numpy as np

from extract.validate.discovery.field import Flags, Floats, Numbers
from extract.validate.discovery.ground import Ground
from extract.validate.discovery.pattern import Pattern
from extract.validate.discovery.runs import ENOUGH, Chain, weigh_run

_MOST = 120
_FEWEST = 4
_ROOM = 0.2
"""A solution is taken for ones and zeros if it misses them by no more."""
_HOLDS = 0.8
_STEPS = 3


def find_scattered(
    ground: Ground, lines: Sequence[int], totals: Sequence[int], known: Sequence[Pattern]
) -> Iterator[Pattern]:
    """Yield totals with the only lines, anywhere, whose sum they can be; posts at which known sums fail are left out.

    The numbers of a line at all its posts are equations in unknown ones and zeros; that a line is in or out is what each
    post must tell, so that a choice of ``k`` lines out of ``n`` costs the digits of their binomial coefficient.
    """
    alone = _without_twins(ground, lines)
    if not _FEWEST <= len(alone) <= _MOST:
        return
    posts = _open_posts(ground, known)
    told = _told(ground, totals, posts)
    wanted = {total for total, digits in zip(totals, told, strict=True) if digits > 2 * np.log10(len(alone))}
    if not wanted:
        return
    suspects = [line for line in _suspects(ground, sorted({*alone, *wanted}), posts) if line in wanted]
    for total, pool in zip(suspects, _pools(ground, suspects, alone, posts), strict=True):
        below = _below(total, known)
        parts = _solve(ground, total, [line for line in pool if line not in below], posts)
        if len(parts) > 1:
            one = weigh_run(ground, Chain((), 1, _choice(len(alone), len(parts))), total, np.asarray(parts, np.int_))
            if one.score >= ENOUGH and len(one.posts) >= _HOLDS * (len(one.posts) + len(one.failed)):
                yield one


def _told(ground: Ground, totals: Sequence[int], posts: Numbers) -> Floats:
    """Return the digits that each total has at all posts."""
    value, steps = np.abs(ground.plain[totals][:, posts]), ground.steps[totals][:, posts]
    digits: Floats = np.log10(1.0 + value / np.where(steps > 0, steps, 1.0)).sum(axis=1) * ground.weight
    return digits


def _without_twins(ground: Ground, lines: Sequence[int]) -> list[int]:
    """Return the lines without those that repeat the numbers of an earlier one."""
    first: dict[bytes, int] = {}
    for line in lines:
        first.setdefault(ground.plain[line].tobytes(), line)
    return list(first.values())


def _below(total: int, known: Sequence[Pattern]) -> set[int]:
    """Return the parts of a total, their parts, and so on."""
    below: set[int] = set()
    fresh = {total}
    while fresh:
        fresh = {part for one in known if one.total in fresh for part in one.parts} - below
        below |= fresh
    return below


def _open_posts(ground: Ground, known: Sequence[Pattern]) -> Numbers:
    """Return the posts at which known sums hold rather than fail."""
    balance = np.zeros(ground.plain.shape[1])
    for one in known:
        balance[list(one.posts)] += 1
        balance[list(one.failed)] -= 1
    return np.flatnonzero(balance >= 0)


def _suspects(ground: Ground, lines: list[int], posts: Numbers) -> list[int]:
    """Return the lines that depend on the others; all of them where there are fewer posts than lines."""
    plain = ground.plain[lines][:, posts]
    size = np.abs(plain).max(axis=1)
    held = (plain != 0).any(axis=0)
    if held.sum() <= len(lines) or not size.all():
        return [line for line, top in zip(lines, size, strict=True) if top > 0]
    turns, sizes, _ = np.linalg.svd(plain[:, held] / size[:, None], full_matrices=False)
    noise = float((ground.steps[lines].max(axis=1) / size).max()) * np.sqrt(held.sum())
    free = turns[:, sizes <= max(noise, 1e-9 * sizes[0])]
    return [line for line, told in zip(lines, np.abs(free).max(axis=1, initial=0.0), strict=True) if told > 1e-3]  # noqa: PLR2004 - of one


def _pools(ground: Ground, totals: list[int], lines: list[int], posts: Numbers) -> Iterator[list[int]]:
    """Yield for each total the lines that may be its parts: of numbers above zero, none is more than the total."""
    first: dict[bytes, int] = {}
    twin = [first.setdefault(row.tobytes(), line) for line, row in enumerate(ground.plain)]
    parts = ground.plain[lines][:, posts]
    filled, least = np.asarray(parts.any(axis=1), np.bool_), float(parts.min(initial=0.0))
    for total in totals:
        value, known = ground.plain[total, posts], ground.known[total, posts]
        most = np.where(known, value + _STEPS * ground.steps[total, posts], np.inf)
        below = np.asarray((parts <= most).all(axis=1), np.bool_)
        fits: Flags = filled if value.min(initial=0.0) < 0 else filled & below
        pool = [line for line, good in zip(lines, fits.tolist(), strict=True) if good and twin[line] != twin[total]]
        short = least >= 0 and (parts[fits].sum(axis=0) < np.where(known, 2 * value - most, 0.0)).any()
        yield [] if short else pool


def _solve(ground: Ground, total: int, pool: list[int], open_posts: Numbers) -> list[int]:
    """Return the lines that a total is made of, if its numbers leave one choice."""
    value = ground.plain[total]
    posts = open_posts[(ground.known[total] & (value != 0))[open_posts]]
    if len(pool) <= 1 or 2 * len(posts) < len(pool):
        return []
    told = float(np.log10(1.0 + np.abs(value[posts]) / ground.steps[total, posts]).sum()) * ground.weight
    if told < len(pool) * np.log10(2.0):
        return []
    scale = value[posts]
    matrix, goal = (ground.plain[pool][:, posts] / scale).T, np.ones(len(scale))
    if len(scale) >= len(pool):
        weights: Floats = np.linalg.lstsq(matrix, goal, rcond=1e-9)[0]
    else:
        weights = solve_positive(matrix, goal)
    if (np.abs(weights - np.round(weights)) > _ROOM).any() or not set(np.round(weights)) <= {0.0, 1.0}:
        return []
    return [pool[at] for at in np.flatnonzero(weights > 0.5)]  # noqa: PLR2004 - half of one


def solve_positive(matrix: Floats, goal: Floats) -> Floats:
    """Return the weights, none below zero, by which the columns of a matrix come nearest to a goal (Lawson and Hanson)."""
    count = matrix.shape[1]
    weights, inside = np.zeros(count), np.zeros(count, np.bool_)
    for _ in range(3 * count):
        slope = np.where(inside, -np.inf, matrix.T @ (goal - matrix @ weights))
        if inside.all() or slope.max() <= 1e-10:  # noqa: PLR2004 - nothing
            break
        inside[int(np.argmax(slope))] = True
        weights = _step_inside(matrix, goal, weights, inside)
    return weights


def _step_inside(matrix: Floats, goal: Floats, weights: Floats, inside: Flags) -> Floats:
    """Return the best weights of the columns inside, after those that would fall below zero were put outside."""
    while inside.any():
        best = np.zeros(len(weights))
        best[inside] = np.linalg.lstsq(matrix[:, inside], goal, rcond=None)[0]
        low = inside & (best <= 1e-12)  # noqa: PLR2004 - nothing
        if not low.any():
            return best
        share = float((weights[low] / np.maximum(weights[low] - best[low], 1e-300)).min())
        weights = weights + share * (best - weights)
        inside &= weights > 1e-12  # noqa: PLR2004 - nothing
    return np.zeros(len(weights))


def _choice(count: int, taken: int) -> float:
    """Return the digits of the number of ways to take some of many."""
    return (lgamma(count + 1) - lgamma(taken + 1) - lgamma(count - taken + 1)) / log(10.0)
