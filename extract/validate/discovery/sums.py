"""Lines that are the sum of others."""

from collections.abc import Iterator, Sequence

from extract.validate.discovery.ground import Ground
from extract.validate.discovery.pattern import Pattern
from extract.validate.discovery.runs import Chain, find_pairs, find_runs
from extract.validate.discovery.scattered import find_scattered

_ROUNDS = 8
_STRIDES = (2, 3, 4, 5, 6)
_STRIDE = 3.0
_LABEL = 0.7
_AGAIN = 2.5
_SURE = 4.0
_SHARE = 0.3
_NEARLY = 0.7
_LONG = 200
_FEWEST = 2
_NEAR = 6
_TELLING = 0.6
_PAIR = 6.0


def find_sums(ground: Ground, active: Sequence[int], labels: Sequence[str]) -> list[Pattern]:
    """Return the lines that are sums of others.

    First the runs right beside a line are tried, over and over, the parts of what was found left out; then runs farther
    off, of every second or third line, or of lines named alike.
    """
    found: list[Pattern] = []
    left = list(active)
    narrow = True
    for _ in range(_ROUNDS):
        fresh = _accept(ground, find_runs(ground, Chain(left), left), found, inner=True)
        if not fresh and ground.telling >= _TELLING:
            fresh = _accept(ground, _farther(ground, left, labels, 0.0, narrow=narrow), found, inner=True)
            narrow = False
        if not fresh and ground.telling >= _TELLING:
            fresh = _scattered(ground, left, active, found)
        if not fresh:
            break
        found += fresh
        parts = {part for one in fresh for part in one.parts}
        left = [at for at in left if at not in parts]
    if ground.telling < _TELLING:
        return found
    found += _accept(ground, _farther(ground, active, labels, _AGAIN, narrow=False), found)
    return found + _scattered_leaves(ground, active, found) if found else []


def _scattered(ground: Ground, lines: Sequence[int], totals: Sequence[int], found: Sequence[Pattern]) -> list[Pattern]:
    fresh = find_scattered(ground, lines, totals, found)
    return _accept(ground, (one for one in fresh if not _repeats(ground, one, found)), found, inner=True)


def _repeats(ground: Ground, one: Pattern, found: Sequence[Pattern]) -> bool:
    """Return whether a sum adds up the parts of subtotals, or subtotals, of another with the same total."""
    same = [other for other in found if other.total == one.total]
    return bool(same) and any(_ends(ground, other, found) == _ends(ground, one, found) for other in same)


def _ends(ground: Ground, one: Pattern, found: Sequence[Pattern]) -> frozenset[int]:
    """Return the parts of a sum, their parts in their place, and so on; a line stands for all of the same numbers."""
    first: dict[bytes, int] = {}
    twin = [first.setdefault(row.tobytes(), line) for line, row in enumerate(ground.plain)]
    parts: dict[int, Pattern] = {}
    for other in found:
        if twin[other.total] != twin[one.total]:
            parts.setdefault(twin[other.total], other)
    ends: set[int] = set()
    fresh, seen = {twin[part] for part in one.parts}, {twin[one.total]}
    while fresh:
        seen |= fresh
        ends |= fresh - parts.keys()
        fresh = {twin[part] for line in fresh & parts.keys() for part in parts[line].parts} - seen
    return frozenset(ends)


def _leaves(active: Sequence[int], found: Sequence[Pattern]) -> list[int]:
    """Return the lines that are no sums themselves."""
    totals = {one.total for one in found}
    return [line for line in active if line not in totals]


def _scattered_leaves(ground: Ground, active: Sequence[int], found: list[Pattern]) -> list[Pattern]:
    """Return further sums of lines that are parts of another total already, such as regions of a whole."""
    out: list[Pattern] = []
    for _ in range(_ROUNDS):
        used = {part for one in out for part in one.parts}
        leaves = [line for line in _leaves(active, [*found, *out]) if line not in used]
        fresh = _scattered(ground, leaves, leaves, [*found, *out])
        if not fresh:
            break
        out += fresh
    return out


def _farther(
    ground: Ground, lines: Sequence[int], labels: Sequence[str], cost: float, *, narrow: bool
) -> Iterator[Pattern]:
    yield from find_runs(ground, Chain(lines, 4 if len(lines) <= _LONG else 1, cost), lines)
    for stride in _STRIDES if narrow else ():
        for first in range(stride):
            if len(lines) > _FEWEST * stride:
                yield from find_runs(ground, Chain(lines[first::stride], 2, cost + _STRIDE), lines)
    if narrow:
        yield from find_pairs(ground, lines, _NEAR, cost + _PAIR)
    names = sorted({labels[line] for line in lines} - {""})
    if len(names) > 1:
        for name in names:
            chain = [line for line in lines if labels[line] == name]
            if len(chain) > 1:
                yield from find_runs(ground, Chain(chain, 2, cost + _LABEL), lines)


def _accept(
    ground: Ground, candidates: Iterator[Pattern], known: Sequence[Pattern], *, inner: bool = False
) -> list[Pattern]:
    """Return the surest candidates that go together; ``inner`` puts off those that hold all parts of another."""
    fresh: list[Pattern] = []
    ranked = sorted((one for one in candidates if _stands(ground, one)), key=lambda one: -one.score)
    for one in ranked:
        if any(_conflict(one, other) for other in (*known, *fresh)):
            continue
        if inner and any(set(other.parts) < set(one.parts) and other.total not in one.parts for other in ranked):
            continue
        fresh.append(one)
    return fresh


def _stands(ground: Ground, one: Pattern) -> bool:
    """Return whether a pattern is above doubt: where numbers tell little, it must hold nearly everywhere."""
    share = len(one.posts) / (len(one.posts) + len(one.failed))
    return share >= _SHARE if ground.telling >= _TELLING else one.score >= _SURE and share >= _NEARLY


def _conflict(one: Pattern, other: Pattern) -> bool:
    mine, theirs = set(one.parts), set(other.parts)
    if one.total in theirs and other.total in mine:
        return True
    shared = mine & theirs
    if one.total == other.total:
        return bool(shared)
    if other.total in mine and shared:
        return True
    if not shared or mine <= theirs or theirs <= mine:
        return False
    return len(shared) > 1 or one.score < _SURE
