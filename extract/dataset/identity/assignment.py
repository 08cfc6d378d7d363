"""The best assignment of rows to columns as a whole: no pair is taken because it came first.

The method is Kuhn's (Naval Research Logistics Quarterly 2, 1955) by shortest augmenting paths, as in Jonker and Volgenant
(Computing 38, 1987).
"""

import math
from collections.abc import Sequence


def assign(gains: Sequence[Sequence[float]]) -> tuple[tuple[int, int], ...]:
    """Return pairs of row and column with the largest sum of gains, by row; no pair gains nothing or less.

    Args:
        gains: one row a list, all of the same length.
    """
    if not gains or not gains[0]:
        return ()
    turned = len(gains) > len(gains[0])
    costs = [[-max(0.0, gain) for gain in row] for row in (list(zip(*gains, strict=True)) if turned else gains)]
    pairs = [(column, row) if turned else (row, column) for row, column in _assigned(costs)]
    return tuple(sorted(pair for pair in pairs if gains[pair[0]][pair[1]] > 0))


def _assigned(costs: list[list[float]]) -> list[tuple[int, int]]:
    """Return a column for every row at the lowest cost; there are at least as many columns. Index 0 is a sentinel."""
    rows, columns = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken[0] = row
        column, came_from = _path(costs, taken, of_row, of_column)
        while column:
            before = came_from[column]
            taken[column] = taken[before]
            column = before
    return [(row - 1, column - 1) for column, row in enumerate(taken) if row and column]


def _path(
    costs: list[list[float]], taken: list[int], of_row: list[float], of_column: list[float]
) -> tuple[int, list[int]]:
    """Return a free column and the way to it from the row in ``taken[0]``; the potentials are brought up to date."""
    count = len(of_column)
    least, came_from, used = [math.inf] * count, [0] * count, [False] * count
    column = 0
    while taken[column]:
        used[column] = True
        row = taken[column]
        for other in range(1, count):
            cost = costs[row - 1][other - 1] - of_row[row] - of_column[other]
            if not used[other] and cost < least[other]:
                least[other], came_from[other] = cost, column
        following = min((other for other in range(count) if not used[other]), key=lambda other: least[other])
        _shift(least[following], used, least, (taken, of_row, of_column))
        column = following
    return column, came_from


def _shift(
    step: float, used: list[bool], least: list[float], state: tuple[list[int], list[float], list[float]]
) -> None:
    taken, of_row, of_column = state
    for column, is_used in enumerate(used):
        if is_used:
            of_row[taken[column]] += step
            of_column[column] -= step
        else:
            least[column] -= step
