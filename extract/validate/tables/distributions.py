"""Percentages that divide a whole (분포): a row of shares that add up to one hundred."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extract.grid.model import Grid
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.printed import Printed
from extract.validate.figures.quantities import Quantity, find_quantities
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, judge, operand, verdict
from extract.validate.material import Material

_ALL = Decimal(100)
_SEVERAL = 3


def check_distributions(material: Material) -> tuple[Check, ...]:
    """Check rows of cells that state one percentage each: they are reported where they add up to one hundred.

    The hundred is not printed: the check states it with an empty text before the first percentage.
    """
    return tuple(check for grid in material.grids for check in _checks(grid))


def _checks(grid: Grid) -> Iterator[Check]:
    for row in range(grid.table.rows):
        shares = list(_row(grid, row))
        if len(shares) < _SEVERAL:
            continue
        parts = [one.printed for one in shares]
        place = replace(parts[0].source, end=parts[0].source.start)
        whole = Printed(_ALL, min(part.step for part in parts), "", place, parts[0].unit)
        outcome = compare_sum(whole, parts)
        if outcome.status in (CheckStatus.EXACT, CheckStatus.ROUNDING):
            yield judge(
                Claim("share_total", CheckKind.SUM, shares[0].label, whole),
                verdict(outcome),
                [operand(part) for part in parts],
            )


def _row(grid: Grid, row: int) -> Iterator[Quantity]:
    for cell in grid.table.cells:
        if cell.row != row:
            continue
        place = grid.table.place(cell)
        found = [one for one in find_quantities(cell.text, place) if one.kind == "percent"]
        if len(found) == 1 and found[0].printed.value < _ALL:
            yield found[0]
