"""Regions of units to cells: rectangles, header cells with a corner cut out, cells around an inner table."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from extract.parsers.layout.ruled.mesh import Region

_MIN_INNER = 4

Place: TypeAlias = tuple[int, int, int, int]
"""First row, first column, rows and columns of a rectangle of units."""


def _stretches(cols: Sequence[int]) -> list[tuple[int, int]]:
    """Return columns as stretches ``(first, count)`` without gaps."""
    out: list[tuple[int, int]] = []
    for col in sorted(cols):
        if out and sum(out[-1]) == col:
            out[-1] = (out[-1][0], out[-1][1] + 1)
        else:
            out.append((col, 1))
    return out


def _rectangles(region: Region) -> list[Place]:
    """Return a region cut into rectangles: stretches of a row, joined to those of equal extent above."""
    if len(region) == 1:
        return [bounding(region)]
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


def bounding(region: Region) -> Place:
    """Return the rectangle around a region."""
    if len(region) == 1:
        return *region[0], 1, 1
    rows, cols = zip(*region, strict=True)
    row, col = min(rows), min(cols)
    return row, col, max(rows) - row + 1, max(cols) - col + 1


def _spans(place: Place, other: Place) -> bool:
    """Whether ``place`` holds ``other``."""
    return (
        place[0] <= other[0]
        and place[1] <= other[1]
        and other[0] + other[2] <= place[0] + place[2]
        and other[1] + other[3] <= place[1] + place[3]
    )


def _meet(place: Place, other: Place) -> bool:
    return (
        place[0] < other[0] + other[2]
        and other[0] < place[0] + place[2]
        and place[1] < other[1] + other[3]
        and other[1] < place[1] + place[3]
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """The cells of a component.

    Attributes:
        places: the cells, in row order.
        ragged: those of them that are pieces of a region without a shape of its own.
        inner: the regions of each table that a cell encloses.
    """

    places: tuple[Place, ...]
    ragged: frozenset[Place]
    inner: tuple[tuple[Region, ...], ...]


def _encloses(region: Region) -> bool:
    """Whether a region runs along the whole top and bottom of its box and leaves a part of it to others."""
    row, _, rows, cols = bounding(region)
    if len(region) == rows * cols:
        return False
    first = sum(at == row for at, _ in region)
    last = sum(at == row + rows - 1 for at, _ in region)
    return first == last == cols


def _stacks(regions: Sequence[Region]) -> list[tuple[Region, ...]]:
    """Return regions in groups that share rows."""
    out: list[tuple[Region, ...]] = []
    reach = -1
    for region in sorted(regions, key=lambda region: bounding(region)[0]):
        row, _, rows, _ = bounding(region)
        if out and row <= reach:
            out[-1] = (*out[-1], region)
        else:
            out.append((region,))
        reach = max(reach, row + rows)
    return out


def _inner(region: Region, regions: Sequence[Region]) -> list[tuple[Region, ...]]:
    """Return the tables that a region encloses, or none where they reach beyond it."""
    if not _encloses(region):
        return []
    box = bounding(region)
    met = [other for other in regions if other is not region and _meet(box, bounding(other))]
    if not all(_spans(box, bounding(other)) for other in met):
        return []
    stacks = _stacks(met)
    return stacks if all(len(stack) >= _MIN_INNER for stack in stacks) else []


def lay_out(regions: Sequence[Region]) -> Layout:
    """Return the cells of regions.

    A region around a table becomes one cell; an L-shape is kept whole in the header rows, where the corner belongs to a
    cell of its own (증감률 below 예산), and cut into rectangles elsewhere.
    """
    holders = [(region, found) for region in regions if (found := _inner(region, regions))]
    enclosed = {id(region) for _, found in holders for stack in found for region in stack}
    outer = [region for region in regions if id(region) not in enclosed]
    whole = {id(region) for region, _ in holders if id(region) not in enclosed}
    pieces = [[bounding(region)] if id(region) in whole else _rectangles(region) for region in outer]
    header = max((cut[0][2] for cut in pieces if len(cut) == 1 and cut[0][0] == 0), default=0)
    places: list[Place] = []
    ragged: set[Place] = set()
    for region, cut in zip(outer, pieces, strict=True):
        if len(cut) > 1 and max(region)[0] < header:
            places.append(bounding(region))
            continue
        places.extend(cut)
        ragged.update(cut if len(cut) > 1 else ())
    inner = [stack for region, found in holders if id(region) in whole for stack in found]
    return Layout(tuple(sorted(places)), frozenset(ragged), tuple(inner))
