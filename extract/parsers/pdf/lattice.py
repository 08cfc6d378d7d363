"""Ruled regions of a page: rules that touch form a component, a component a grid of cells."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from extract.parsers.pdf.rules import Rule, Rules
from extract.source import BBox

_TOUCH = 3.2
_RULED = 0.5
_MIN_SIDE = 4.0
_ONE_ROW = 2
_MAX_UNITS = 20_000

Unit: TypeAlias = tuple[int, int]
"""Row and column of a unit: the smallest field between neighbouring rules."""

Place: TypeAlias = tuple[int, int, int, int]
"""First row, first column, rows and columns of a rectangle of units."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A ruled cell: its first row and column, its spans and its box."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: BBox

    def covers(self, row: int, col: int) -> bool:
        """Whether the cell covers a unit."""
        return self.row <= row < self.row + self.row_span and self.col <= col < self.col + self.col_span


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

    def slot_at(self, x: float, y: float) -> Slot | None:
        """Return the smallest cell around a point, or None."""
        col, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        found = [slot for slot in self.slots if slot.covers(row, col)]
        return min(found, key=lambda slot: slot.row_span * slot.col_span, default=None)


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
        flat.start - _TOUCH <= upright.at <= flat.end + _TOUCH
        and upright.start - _TOUCH <= flat.at <= upright.end + _TOUCH
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


def _stretches(cols: Sequence[int]) -> list[tuple[int, int]]:
    """Return columns as stretches ``(first, count)`` without gaps."""
    out: list[tuple[int, int]] = []
    for col in sorted(cols):
        if out and sum(out[-1]) == col:
            out[-1] = (out[-1][0], out[-1][1] + 1)
        else:
            out.append((col, 1))
    return out


def _rectangles(region: list[Unit]) -> list[Place]:
    """Return a region cut into rectangles: stretches of a row, joined to those of equal extent above."""
    rows: dict[int, list[int]] = defaultdict(list)
    for row, col in region:
        rows[row].append(col)
    out: list[Place] = []
    open_places: dict[tuple[int, int], int] = {}
    for row in sorted(rows):
        stretches = _stretches(rows[row])
        open_places = {stretch: open_places[stretch] for stretch in stretches if stretch in open_places}
        for stretch in stretches:
            if stretch in open_places and sum(out[open_places[stretch]][::2]) == row:
                top, col, down, wide = out[open_places[stretch]]
                out[open_places[stretch]] = (top, col, down + 1, wide)
            else:
                open_places[stretch] = len(out)
                out.append((row, stretch[0], 1, stretch[1]))
    return out


def _bounding(region: list[Unit]) -> Place:
    rows, cols = [row for row, _ in region], [col for _, col in region]
    return min(rows), min(cols), max(rows) - min(rows) + 1, max(cols) - min(cols) + 1


def _places(regions: list[list[Unit]]) -> list[Place]:
    """Return the cells of regions; an L-shape is kept whole in the header rows and cut elsewhere."""
    pieces = [_rectangles(region) for region in regions]
    header = max((cut[0][2] for cut in pieces if len(cut) == 1 and cut[0][0] == 0), default=0)
    out: list[Place] = []
    for region, cut in zip(regions, pieces, strict=True):
        whole = len(cut) > 1 and max(region)[0] < header
        out.extend([_bounding(region)] if whole else cut)
    return sorted(out)


def _area(box: BBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


@dataclass(frozen=True, slots=True)
class _Mesh:
    """The lines of a component and where they are drawn."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    flat: list[list[bool]]
    upright: list[list[bool]]


def _mesh(rules: Rules) -> _Mesh | None:
    across = _axis(rules.horizontals, rules.verticals)
    down = _axis(rules.verticals, rules.horizontals)
    if min(len(down.at), len(across.at)) <= 1 or len(down.at) * len(across.at) > _MAX_UNITS:
        return None
    return _Mesh(down.at, across.at, across.ruled(down), down.ruled(across))


def _grid(mesh: _Mesh) -> Grid:
    xs, ys = mesh.xs, mesh.ys
    inner = [region for region in _regions(mesh.flat, mesh.upright) if not _is_outside(region, mesh.flat)]
    slots = tuple(
        Slot(row, col, rows, cols, (xs[col], ys[row], xs[col + cols], ys[row + rows]))
        for row, col, rows, cols in _places(inner)
    )
    whole = _area((xs[0], ys[0], xs[-1], ys[-1]))
    seen = sum((xs[col + 1] - xs[col]) * (ys[row + 1] - ys[row]) for region in inner for row, col in region)
    return Grid(slots, xs, ys, max(0.0, 1 - seen / whole) if whole else 1.0)


def _tab(mesh: _Mesh) -> Place | None:
    """Return the label box that sits on the upper border of a frame or table, if there is one."""
    if len(mesh.ys) <= _ONE_ROW:
        return None
    regions = _regions(mesh.flat, mesh.upright)
    tops = [region for region in regions if min(region)[0] == 0]
    outside = [region for region in tops if _is_outside(region, mesh.flat)]
    inner = [region for region in tops if not _is_outside(region, mesh.flat)]
    if len(inner) != 1 or not outside or any(max(region)[0] > 0 for region in outside):
        return None
    place = _bounding(inner[0])
    return place if place[2] * place[3] == len(inner[0]) and place[2] < len(mesh.ys) - 1 else None


def _without_tab(rules: Rules, mesh: _Mesh, tab: Place) -> tuple[Rules, Rules]:
    """Return the rules of the tab alone and those of what it sits on, whose upper border is closed."""
    row, col, rows, cols = tab
    x0, top, x1, bottom = mesh.xs[col], mesh.ys[row], mesh.xs[col + cols], mesh.ys[row + rows]

    def within(rule: Rule, low: float, high: float, start: float, end: float) -> bool:
        return low - _TOUCH <= rule.at <= high + _TOUCH and rule.start >= start - _TOUCH and rule.end <= end + _TOUCH

    flats = [rule for rule in rules.horizontals if not within(rule, top, bottom, x0, x1)]
    uprights = [rule for rule in rules.verticals if not within(rule, x0, x1, top, bottom)]
    box = Rules(
        (Rule(top, x0, x1, 0.0), Rule(bottom, x0, x1, 0.0)), (Rule(x0, top, bottom, 0.0), Rule(x1, top, bottom, 0.0))
    )
    return box, Rules((*flats, Rule(mesh.ys[1], x0, x1, 0.0)), tuple(uprights))


def make_grids(rules: Rules) -> list[Grid]:
    """Return the grid of one component, that of its tab apart; none where its rules enclose nothing."""
    mesh = _mesh(rules)
    if mesh is None:
        return []
    tab = _tab(mesh)
    if tab is None:
        return [_grid(mesh)]
    box, rest = _without_tab(rules, mesh, tab)
    found = [_mesh(box), _mesh(rest) if rest.verticals else None]
    return [_grid(one) for one in found if one]


def find_grids(rules: Rules) -> list[Grid]:
    """Return the grids of a page, larger ones first."""
    grids = [grid for component in components(rules) for grid in make_grids(component)]
    kept = [grid for grid in grids if min(grid.xs[-1] - grid.xs[0], grid.ys[-1] - grid.ys[0]) >= _MIN_SIDE]
    return sorted(kept, key=lambda grid: -_area(grid.box))
