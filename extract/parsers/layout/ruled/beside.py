"""Stacks of cells side by side that are one table with open columns between them, as steps with arrows are drawn."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.parsers.layout.ruled.lattice import Grid

_ROWS = 3
_APART = 60.0
_LEVEL = 1.5


def _is_stack(grid: "Grid") -> bool:
    return len(grid.xs) == 2 and len(grid.ys) > _ROWS and len(grid.slots) == len(grid.ys) - 1  # noqa: PLR2004 - two sides


def _are_level(left: "Grid", right: "Grid") -> bool:
    """Return whether two stacks have the same rows and stand close together."""
    gap = right.xs[0] - left.xs[1]
    narrow = min(left.xs[1] - left.xs[0], right.xs[1] - right.xs[0])
    same = len(left.ys) == len(right.ys) and all(
        abs(one - other) <= _LEVEL for one, other in zip(left.ys, right.ys, strict=True)
    )
    return same and 0 < gap <= min(_APART, narrow)


def find_rows_of_stacks(grids: Sequence["Grid"]) -> list[tuple["Grid", ...]]:
    """Return the rows of two or more stacks of equal rows that stand side by side, each from left to right."""
    stacks = sorted((grid for grid in grids if _is_stack(grid)), key=lambda grid: (round(grid.ys[0] / 4), grid.xs[0]))
    rows: list[list[Grid]] = [[stack] for stack in stacks[:1]]
    for left, right in pairwise(stacks):
        if _are_level(left, right):
            rows[-1].append(right)
        else:
            rows.append([right])
    return [tuple(row) for row in rows if len(row) > 1]
