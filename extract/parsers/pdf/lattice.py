"""Ruled regions of a page: rules that touch form a component, a component a grid of cells."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from extract.parsers.pdf.rules import Rule, Rules
from extract.source import BBox

_TOUCH = 3.2
_RULED = 0.5
_MIN_SIDE = 4.0
_MAX_UNITS = 20_000

Unit: TypeAlias = tuple[int, int]
"""Row and column of a unit: the smallest field between neighbouring rules."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A ruled cell: its first row and column, its spans and its box."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: BBox


@dataclass(frozen=True, slots=True)
class Grid:
    """One component: its cells by row and column, its lines, and how much of its box lies outside every cell."""

    slots: tuple[Slot, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    outside: float

    @property
    def box(self) -> BBox:
        """The component's box."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


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


def _touches(flat: Rule, upright: Rule) -> bool:
    return (
        flat.start - _TOUCH <= upright.at <= flat.end + _TOUCH and upright.start - _TOUCH <= flat.at <= upright.end + _TOUCH
    )


def components(rules: Rules) -> list[Rules]:
    """Return the rules grouped so that rules that touch or cross are together; loners are left out."""
    flats, uprights = rules.horizontals, rules.verticals
    groups = _Groups(len(flats) + len(uprights))
    for i, flat in enumerate(flats):
        for k, upright in enumerate(uprights):
            if _touches(flat, upright):
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
        if out and rule.at - out[-1][0].at <= _TOUCH:
            out[-1].append(rule)
        else:
            out.append([rule])
    return out


def _middle(cluster: Sequence[Rule]) -> float:
    weight = sum(rule.end - rule.start for rule in cluster)
    return sum(rule.at * (rule.end - rule.start) for rule in cluster) / weight


def _covered(cluster: Sequence[Rule], start: float, end: float) -> bool:
    """Whether rules cover at least half of the way from ``start`` to ``end``."""
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
        steps = list(zip(along.at, along.at[1:], strict=False))
        return [[_covered(rules, low, high) for low, high in steps] for rules in self.rules]


def _axis(rules: Sequence[Rule], across: Sequence[Rule]) -> _Axis:
    """Return the lines of ``rules``, with outer walls where ``across`` reaches beyond them (open sides)."""
    groups = _clusters(rules)
    lines = [(_middle(group), tuple(group)) for group in groups]
    low, high = min(rule.start for rule in across), max(rule.end for rule in across)
    begin, end = min(rule.start for rule in rules), max(rule.end for rule in rules)
    if low < lines[0][0] - _TOUCH:
        lines.insert(0, (low, (Rule(low, begin, end, 0.0),)))
    if high > lines[-1][0] + _TOUCH:
        lines.append((high, (Rule(high, begin, end, 0.0),)))
    return _Axis(tuple(at for at, _ in lines), tuple(group for _, group in lines))


def _regions(flat: list[list[bool]], upright: list[list[bool]]) -> list[list[Unit]]:
    """Return the units joined where no rule parts them."""
    rows, cols = len(flat) - 1, len(upright) - 1
    groups = _Groups(rows * cols)
    for row in range(rows):
        for col in range(cols):
            if col + 1 < cols and not upright[col + 1][row]:
                groups.join(row * cols + col, row * cols + col + 1)
            if row + 1 < rows and not flat[row + 1][col]:
                groups.join(row * cols + col, (row + 1) * cols + col)
    return [[divmod(item, cols) for item in members] for members in groups.members()]


def _is_outside(region: list[Unit], flat: list[list[bool]]) -> bool:
    """Whether a region opens to the outside through the component's partly drawn top or bottom."""
    last = len(flat) - 2
    return any(
        (row == 0 and not flat[0][col] and any(flat[0])) or (row == last and not flat[-1][col] and any(flat[-1]))
        for row, col in region
    )


def _rectangles(region: list[Unit]) -> list[tuple[int, int, int, int]]:
    """Return a region as rectangles ``(row, col, rows, cols)``: itself, or cut into bands of equal extent."""
    extents: dict[int, list[int]] = defaultdict(list)
    for row, col in region:
        extents[row].append(col)
    out: list[tuple[int, int, int, int]] = []
    for row in sorted(extents):
        low, high = min(extents[row]), max(extents[row])
        if out and (out[-1][1], out[-1][3]) == (low, high - low + 1):
            top, col, rows, cols = out[-1]
            out[-1] = (top, col, rows + 1, cols)
        else:
            out.append((row, low, 1, high - low + 1))
    return out


def _slot(place: tuple[int, int, int, int], xs: Sequence[float], ys: Sequence[float]) -> Slot:
    row, col, rows, cols = place
    return Slot(row, col, rows, cols, (xs[col], ys[row], xs[col + cols], ys[row + rows]))


def _area(box: BBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def make_grid(rules: Rules) -> Grid | None:
    """Return the grid of one component, or None where its rules enclose nothing."""
    across = _axis(rules.horizontals, rules.verticals)
    down = _axis(rules.verticals, rules.horizontals)
    xs, ys = down.at, across.at
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MAX_UNITS:
        return None
    flat, upright = across.ruled(down), down.ruled(across)
    regions = _regions(flat, upright)
    inner = [region for region in regions if not _is_outside(region, flat)]
    slots = sorted(
        (_slot(place, xs, ys) for region in inner for place in _rectangles(region)),
        key=lambda slot: (slot.row, slot.col),
    )
    whole = _area((xs[0], ys[0], xs[-1], ys[-1]))
    covered = sum(_area(slot.box) for slot in slots)
    return Grid(tuple(slots), xs, ys, max(0.0, 1 - covered / whole) if whole else 1.0)


def find_grids(rules: Rules) -> list[Grid]:
    """Return the grids of a page, larger ones first."""
    grids = (make_grid(component) for component in components(rules))
    kept = [grid for grid in grids if grid and min(grid.xs[-1] - grid.xs[0], grid.ys[-1] - grid.ys[0]) >= _MIN_SIDE]
    return sorted(kept, key=lambda grid: -_area(grid.box))
