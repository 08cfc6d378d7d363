"""Counts that label columns print: ``법정기금 (12개)`` over ``의무기금 (7개)`` and ``임의기금 (5개)``."""

from collections.abc import Iterator, Sequence

from extract.document import Cell
from extract.grid.model import Grid
from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.validate.figures.quantities import Quantity, find_quantities, line_quantities
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, judge, operand, verdict
from extract.validate.material import Material
from extract.validate.tables.near_totals import lines_above

_FEW = 2


def check_label_counts(material: Material) -> tuple[Check, ...]:
    """Check counts in brackets behind row labels against the counts behind the labels beside them."""
    return tuple(check for grid in material.data_grids() for check in _checks(material, grid))


def _checks(material: Material, grid: Grid) -> Iterator[Check]:
    stub = [cell for cell in grid.table.cells if cell.row >= grid.head and cell.col < grid.stub and cell.text.strip()]
    for cell in stub:
        count = _count(grid, cell)
        if count:
            yield from _sum(count, _counts(grid, [other for other in stub if _is_below(cell, other)]))
    tops = _counts(grid, [cell for cell in stub if cell.col == 0])
    for line in lines_above(material, grid) if tops else ():
        for whole in line_quantities(line):
            yield from (check for check in _sum(whole, tops) if check.status is CheckStatus.EXACT)


def _is_below(cell: Cell, other: Cell) -> bool:
    return other.col == cell.col + cell.col_span and cell.row <= other.row < cell.row + cell.row_span


def _counts(grid: Grid, cells: Sequence[Cell]) -> list[Quantity]:
    """Return the counts of all cells; nothing where one of them prints none."""
    found = [one for cell in cells if (one := _count(grid, cell))]
    return found if len(found) == len(cells) and len(found) >= _FEW else []


def _count(grid: Grid, cell: Cell) -> Quantity | None:
    place = grid.table.place(cell)
    found = [one for one in find_quantities(cell.text, place) if one.depth and one.printed.kind == "count"]
    return found[0] if len(found) == 1 else None


def _sum(whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Check]:
    if not parts or any(part.kind != whole.kind for part in parts):
        return
    numbers = [part.printed for part in parts]
    claim = Claim("label_count", CheckKind.SUM, whole.label, whole.printed)
    yield judge(
        claim, verdict(compare_sum(whole.printed, numbers), blame=Blame.UNDECIDED), [operand(one) for one in numbers]
    )
