"""Ruled regions of a page: the grids that its rules form, tabs and inner tables apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.parsers.layout.ruled.banners import find_banners
from extract.parsers.layout.ruled.cells import Place, bounding, lay_out
from extract.parsers.layout.ruled.mesh import TOUCH, Mesh, Region, Unit, components, make_mesh
from extract.parsers.layout.ruled.rules import Rule, Rules
from extract.source import BBox

_MIN_SIDE = 4.0
_ONE_ROW = 2
_TABLE = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """A ruled cell: its first row and column, its spans, its box, and whether its top and bottom are not drawn."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: BBox
    open_top: bool = False
    open_bottom: bool = False

    def covers(self, row: int, col: int) -> bool:
        """Whether the cell covers a unit."""
        return self.row <= row < self.row + self.row_span and self.col <= col < self.col + self.col_span


@dataclass(frozen=True, slots=True)
class Grid:
    """One table or frame as ruled.

    Attributes:
        slots: the cells, by row and column.
        xs: the upright lines, from left to right.
        ys: the flat lines, from top to bottom.
        outside: the share of its box that lies outside every cell.
        ragged: the cells that are pieces of a region of no shape, as the ground between the boxes of a chart.
    """

    slots: tuple[Slot, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    outside: float = 0.0
    ragged: frozenset[Slot] = frozenset()

    @property
    def box(self) -> BBox:
        """The component's box."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def by_unit(self) -> dict[Unit, Slot]:
        """Return the smallest cell around each unit."""
        out: dict[Unit, Slot] = {}
        for slot in sorted(self.slots, key=lambda slot: slot.row_span * slot.col_span):
            for row in range(slot.row, slot.row + slot.row_span):
                for col in range(slot.col, slot.col + slot.col_span):
                    out.setdefault((row, col), slot)
        return out


def _area(box: BBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _slots(places: Sequence[Place], mesh: Mesh) -> tuple[Slot, ...]:
    xs, ys = mesh.xs, mesh.ys
    return tuple(
        Slot(
            row,
            col,
            rows,
            cols,
            (xs[col], ys[row], xs[col + cols], ys[row + rows]),
            row == 0 and mesh.is_open(0, col, cols),
            row + rows == len(ys) - 1 and mesh.is_open(-1, col, cols),
        )
        for row, col, rows, cols in places
    )


def _inner_grid(regions: Sequence[Region], mesh: Mesh) -> list[Grid]:
    """Return the grid of an enclosed table and those inside it."""
    row, col, rows, cols = bounding([unit for region in regions for unit in region])
    shifted = [[(r - row, c - col) for r, c in region] for region in regions]
    return _grids(shifted, Mesh(mesh.xs[col : col + cols + 1], mesh.ys[row : row + rows + 1], [], []))


def _area_of(regions: Sequence[Region], mesh: Mesh) -> float:
    xs, ys = mesh.xs, mesh.ys
    return sum((xs[col + 1] - xs[col]) * (ys[row + 1] - ys[row]) for region in regions for row, col in region)


def _cropped(regions: Sequence[Region], mesh: Mesh) -> tuple[list[Region], Mesh]:
    """Return regions and mesh without the outside, where the regions fill a rectangle of their own."""
    units = {unit for region in regions for unit in region}
    if not units:
        return list(regions), mesh
    row, col, rows, cols = bounding(sorted(units))
    if len(units) != rows * cols or len(units) == (len(mesh.ys) - 1) * (len(mesh.xs) - 1):
        return list(regions), mesh
    shifted = [[(r - row, c - col) for r, c in region] for region in regions]
    return shifted, Mesh(mesh.xs[col : col + cols + 1], mesh.ys[row : row + rows + 1], [], [])


def _grids(regions: Sequence[Region], mesh: Mesh) -> list[Grid]:
    """Return the grid of regions and those of the tables that its cells enclose."""
    regions, mesh = _cropped(regions, mesh)
    xs, ys = mesh.xs, mesh.ys
    layout = lay_out(regions)
    whole = _area((xs[0], ys[0], xs[-1], ys[-1]))
    ragged = frozenset(_slots(sorted(layout.ragged), mesh))
    outside = max(0.0, 1 - _area_of(regions, mesh) / whole) if whole else 1.0
    grid = Grid(_slots(layout.places, mesh), xs, ys, outside, ragged)
    return [grid, *(inner for found in layout.inner for inner in _inner_grid(found, mesh))]


def _tab(mesh: Mesh) -> Place | None:
    """Return the label box that sits on the upper border of a frame or table, if there is one."""
    if len(mesh.ys) <= _ONE_ROW:
        return None
    regions = mesh.regions()
    tops = [region for region in regions if min(region)[0] == 0]
    outside = [region for region in tops if mesh.is_outside(region)]
    inner = [region for region in tops if not mesh.is_outside(region)]
    if len(inner) != 1 or not outside or any(max(region)[0] > 0 for region in outside):
        return None
    place = bounding(inner[0])
    return place if place[2] * place[3] == len(inner[0]) and place[2] < len(mesh.ys) - 1 else None


def _without_tab(rules: Rules, mesh: Mesh, tab: Place) -> tuple[Rules, Rules]:
    """Return the rules of the tab alone and those of what it sits on, whose upper border is closed."""
    row, col, rows, cols = tab
    x0, top, x1, bottom = mesh.xs[col], mesh.ys[row], mesh.xs[col + cols], mesh.ys[row + rows]

    def within(rule: Rule, low: float, high: float, start: float, end: float) -> bool:
        return low - TOUCH <= rule.at <= high + TOUCH and rule.start >= start - TOUCH and rule.end <= end + TOUCH

    flats = [rule for rule in rules.horizontals if not within(rule, top, bottom, x0, x1)]
    uprights = [rule for rule in rules.verticals if not within(rule, x0, x1, top, bottom)]
    box = Rules(
        (Rule(top, x0, x1, 0.0), Rule(bottom, x0, x1, 0.0)), (Rule(x0, top, bottom, 0.0), Rule(x1, top, bottom, 0.0))
    )
    return box, Rules((*flats, Rule(mesh.ys[1], x0, x1, 0.0)), tuple(uprights))


def make_grids(rules: Rules) -> list[Grid]:
    """Return the grids of one component: its own, that of its tab, those inside its cells."""
    mesh = make_mesh(rules)
    if mesh is None:
        return []
    tab = _tab(mesh)
    if tab is None:
        return _grids(_enclosed(mesh), mesh)
    box, rest = _without_tab(rules, mesh, tab)
    found = [make_mesh(box), make_mesh(rest) if rest.verticals else None]
    return [grid for one in found if one for grid in _grids(_enclosed(one), one)]


def _enclosed(mesh: Mesh) -> list[Region]:
    """Return the regions inside a component; of a table, cells that a page break leaves open (쪽 경계에서 나눔) too."""
    regions = mesh.regions()
    inside = [region for region in regions if not mesh.is_outside(region)]
    if len(inside) < _TABLE:
        return inside
    return [region for region in regions if region in inside or mesh.is_cut(region)]


def _banner(box: BBox) -> Grid:
    left, top, right, bottom = box
    return Grid((Slot(0, 0, 1, 1, box),), (left, right), (top, bottom))


def _rules(grid: Grid, rule: Rule) -> bool:
    """Whether a flat rule lies in a grid."""
    return _inside((rule.start, rule.at, rule.end, rule.at), grid.box)


def find_grids(rules: Rules, opened: Sequence[Grid] = ()) -> list[Grid]:
    """Return the grids of a page, larger ones first, ``opened`` (those without upright rules) among them."""
    parts = components(rules)
    grids = [*opened, *(grid for part in parts for grid in make_grids(part))]
    kept = [grid for grid in grids if min(grid.xs[-1] - grid.xs[0], grid.ys[-1] - grid.ys[0]) >= _MIN_SIDE]
    used = {rule for part in parts for rule in part.horizontals}
    loners = [rule for rule in rules.horizontals if rule not in used]
    banners = find_banners([rule for rule in loners if not any(_rules(grid, rule) for grid in opened)])
    free = [box for box in banners if not any(_overlaps(box, grid.box) for grid in kept)]
    return sorted([*kept, *map(_banner, free)], key=lambda grid: -_area(grid.box))


def _overlaps(box: BBox, other: BBox) -> bool:
    return (
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] and not _inside(box, other)
    )


def _inside(box: BBox, outer: BBox) -> bool:
    return (
        outer[0] - TOUCH <= box[0]
        and outer[1] - TOUCH <= box[1]
        and box[2] <= outer[2] + TOUCH
        and box[3] <= outer[3] + TOUCH
    )
