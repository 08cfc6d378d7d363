"""The lines of a component: rules that touch each other, joined to a mesh of units."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from extract.parsers.layout.ruled.rules import Rule, Rules

TOUCH = 3.2
"""Up to this distance, in points, rules belong together: a double rule, or a rule that ends short of another."""

_RULED = 0.5
_MAX_UNITS = 20_000

Unit: TypeAlias = tuple[int, int]
"""Row and column of a unit: the smallest field between neighbouring rules."""

Region: TypeAlias = list[Unit]
"""The units that no rule parts."""


class _Groups:
    """Union-find over ``range(size)``."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: int, other: int) -> None:
        self._parent[self.find(one)] = self.find(other)

    def members(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for item in range(len(self._parent)):
            found[self.find(item)].append(item)
        return list(found.values())


def components(rules: Rules) -> list[Rules]:
    """Return the rules grouped so that rules that touch or cross are together; loners are left out."""
    flats, uprights = rules.horizontals, rules.verticals
    groups = _Groups(len(flats) + len(uprights))
    places = [upright.at for upright in uprights]
    for i, flat in enumerate(flats):
        low, high = bisect_left(places, flat.start - TOUCH), bisect_right(places, flat.end + TOUCH)
        for k in range(low, high):
            if uprights[k].start - TOUCH <= flat.at <= uprights[k].end + TOUCH:
                groups.join(i, len(flats) + k)
    out: list[Rules] = []
    for members in groups.members():
        across = tuple(flats[i] for i in members if i < len(flats))
        down = tuple(uprights[i - len(flats)] for i in members if i >= len(flats))
        if across and down:
            out.append(Rules(across, down))
    return out


def _clusters(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Return the rules in groups no wider than 3.2 pt: a double rule (이중선) counts as one."""
    out: list[list[Rule]] = []
    for rule in sorted(rules):
        if out and rule.at - out[-1][0].at <= TOUCH:
            out[-1].append(rule)
        else:
            out.append([rule])
    return out


def levels_of(ats: Iterable[float]) -> list[float]:
    """Return heights from top to bottom, those of a double rule (이중선) as one."""
    out: list[float] = []
    for at in sorted(ats):
        if not out or at - out[-1] > TOUCH:
            out.append(at)
    return out


def _middle(cluster: Sequence[Rule]) -> float:
    weight = sum(rule.end - rule.start for rule in cluster)
    return sum(rule.at * (rule.end - rule.start) for rule in cluster) / weight


def _covered(cluster: Sequence[Rule], start: float, end: float) -> bool:
    """Whether rules cover at least half of the way from ``start`` to ``end``."""
    if any(rule.start <= start and end <= rule.end for rule in cluster):
        return True
    spans = sorted((max(rule.start, start), min(rule.end, end)) for rule in cluster)
    total, reach = 0.0, start
    for low, high in spans:
        total += max(0.0, high - max(low, reach))
        reach = max(reach, high)
    return total >= _RULED * (end - start)


@dataclass(frozen=True, slots=True)
class _Axis:
    """The lines across one axis: where they stand and which rules make each."""

    at: tuple[float, ...]
    rules: tuple[tuple[Rule, ...], ...]

    def ruled(self, along: "_Axis") -> list[list[bool]]:
        """Return, for each line and each step of the other axis, whether the line is drawn there."""
        steps = list(pairwise(along.at))
        return [[_covered(rules, low, high) for low, high in steps] for rules in self.rules]


def _axis(rules: Sequence[Rule], across: Sequence[Rule]) -> _Axis:
    """Return the lines of ``rules``, with outer walls where ``across`` reaches beyond them (open sides)."""
    groups = _clusters(rules)
    lines = [(_middle(group), tuple(group)) for group in groups]
    low, high = min(rule.start for rule in across), max(rule.end for rule in across)
    begin, end = min(rule.start for rule in rules), max(rule.end for rule in rules)
    if low < lines[0][0] - TOUCH:
        lines.insert(0, (low, (Rule(low, begin, end, 0.0),)))
    if high > lines[-1][0] + TOUCH:
        lines.append((high, (Rule(high, begin, end, 0.0),)))
    return _Axis(tuple(at for at, _ in lines), tuple(group for _, group in lines))


@dataclass(frozen=True, slots=True)
class Mesh:
    """The lines of a component and where they are drawn.

    Attributes:
        xs: the upright lines, from left to right.
        ys: the flat lines, from top to bottom.
        flat: for each flat line, whether it is drawn in each column.
        upright: for each upright line, whether it is drawn in each row.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    flat: list[list[bool]]
    upright: list[list[bool]]

    def regions(self) -> list[Region]:
        """Return the units joined where no rule parts them."""
        rows, cols = len(self.flat) - 1, len(self.upright) - 1
        groups = _Groups(rows * cols)
        for row in range(rows):
            for col in range(cols):
                if col + 1 < cols and not self.upright[col + 1][row]:
                    groups.join(row * cols + col, row * cols + col + 1)
                if row + 1 < rows and not self.flat[row + 1][col]:
                    groups.join(row * cols + col, (row + 1) * cols + col)
        return [[divmod(item, cols) for item in members] for members in groups.members()]

    def is_outside(self, region: Region) -> bool:
        """Whether a region opens to the outside through the component's partly drawn top or bottom."""
        last = len(self.flat) - 2
        return any(
            (row == 0 and not self.flat[0][col] and any(self.flat[0]))
            or (row == last and not self.flat[-1][col] and any(self.flat[-1]))
            for row, col in region
        )

    def is_open(self, line: int, col: int, cols: int) -> bool:
        """Whether a flat line is known and not drawn over some columns."""
        return bool(self.flat) and not any(self.flat[line][col : col + cols])

    def is_cut(self, region: Region) -> bool:
        """Whether a region is a cell between two walls whose top or bottom is not drawn: a page break cuts its row."""
        rows, cols = {row for row, _ in region}, {col for _, col in region}
        if len(region) != len(rows) * len(cols):
            return False
        left, right = self.upright[min(cols)], self.upright[max(cols) + 1]
        return all(left[row] and right[row] for row in rows)


def make_mesh(rules: Rules) -> Mesh | None:
    """Return the mesh of a component, or None where its rules enclose nothing or are too many to be a table."""
    across = _axis(rules.horizontals, rules.verticals)
    down = _axis(rules.verticals, rules.horizontals)
    if min(len(down.at), len(across.at)) <= 1 or len(down.at) * len(across.at) > _MAX_UNITS:
        return None
    return Mesh(down.at, across.at, across.ruled(down), down.ruled(across))
