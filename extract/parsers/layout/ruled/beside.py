"""Stacks of cells side by side that are one table with open columns between them, as steps with arrows are drawn."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.parsers.layout.ruled.lattice import Grid, Slot

_ROWS = 3
_APART = 60.0
_LEVEL = 1.5
_BAND = 4.0


def _is_stack(grid: Grid) -> bool:
    return len(grid.xs) == 2 and len(grid.ys) > _ROWS and len(grid.slots) == len(grid.ys) - 1  # noqa: PLR2004 - two sides


def _are_level(left: Grid, right: Grid) -> bool:
    """Return whether two stacks have the same rows and stand close together."""
    gap = right.xs[0] - left.xs[1]
    narrow = min(left.xs[1] - left.xs[0], right.xs[1] - right.xs[0])
    same = len(left.ys) == len(right.ys) and all(
        abs(one - other) <= _LEVEL for one, other in zip(left.ys, right.ys, strict=True)
    )
    return same and 0 < gap <= min(_APART, narrow)


def _rows(grids: Sequence[Grid]) -> list[list[Grid]]:
    """Return the rows of two or more stacks of equal rows that stand side by side, each from left to right."""
    stacks = sorted(filter(_is_stack, grids), key=lambda grid: (round(grid.ys[0] / _BAND), grid.xs[0]))
    rows = [[stack] for stack in stacks[:1]]
    for left, right in pairwise(stacks):
        if _are_level(left, right):
            rows[-1].append(right)
        else:
            rows.append([right])
    return [row for row in rows if len(row) > 1]


def _joined(row: Sequence[Grid]) -> Grid:
    """Return stacks side by side as one table; a column of one open cell lies between each two."""
    xs = tuple(x for grid in row for x in grid.xs)
    ys, count = row[0].ys, len(row[0].ys) - 1
    cells = [replace(slot, col=2 * at) for at, grid in enumerate(row) for slot in grid.slots]
    gaps = [
        Slot(0, 2 * at + 1, count, 1, (left.xs[1], ys[0], right.xs[0], ys[-1]))
        for at, (left, right) in enumerate(pairwise(row))
    ]
    return Grid(tuple(sorted([*cells, *gaps], key=lambda slot: (slot.row, slot.col))), xs, ys)


def join_beside(grids: Sequence[Grid]) -> list[Grid]:
    """Return the grids of a page with every row of stacks made one table, larger ones first."""
    rows = _rows(grids)
    single = {id(grid) for row in rows for grid in row}
    kept = [*(grid for grid in grids if id(grid) not in single), *map(_joined, rows)]
    return sorted(kept, key=lambda grid: (grid.box[0] - grid.box[2]) * (grid.box[3] - grid.box[1]))
