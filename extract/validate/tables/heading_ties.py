"""Figures that a line above a table states and that the table's own total row prints, too (표 위에 적은 총액)."""

from collections.abc import Iterator, Sequence

from extract.grid.model import Grid, RowRole
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.headings import is_additive
from extract.validate.figures.printed import Printed, State
from extract.validate.figures.quantities import Quantity, line_quantities
from extract.validate.figures.sheet import Sheet, sheets
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.judging.slips import as_printed, is_misprint, printed_digits, significant_digits
from extract.validate.material import Material
from extract.validate.tables.near_totals import lines_above
from extract.validate.whole.money import is_cost
from extract.vocab import fold

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_RATES = ("percent", "percentage_point")
_TEN = 10
_LONG = 4
"""Digits of a figure of which one may be wrong: in shorter ones chance leaves one digit apart too often."""
_SIGNIFICANT = 3
_SHIFTS = (1, -1, 2, -2, 3, -3)


def check_heading_ties(material: Material) -> tuple[Check, ...]:
    """Check figures in the lines above a table against its total row.

    Alike they are tied; one slip apart, one is wrong if the line says nothing but that its figure is the whole (예산, 총사업비).
    """
    return tuple(check for grid in material.data_grids() for check in _checks(material, grid))


def _checks(material: Material, grid: Grid) -> Iterator[Check]:
    totals = [number for sheet in sheets(grid) for number in _totals(sheet)]
    if not totals:
        return
    for line in lines_above(material, grid):
        for whole in line_quantities(line):
            if whole.depth or whole.change or whole.about or whole.kind in _RATES:
                continue
            yield from _tie(whole, [one for one in totals if _is_alike(whole, one)])


def _totals(sheet: Sheet) -> Iterator[Printed]:
    """Yield the numbers of a table's total rows, in their printed units."""
    for at, lane in enumerate(sheet.lanes):
        for to, post in enumerate(sheet.posts):
            slot = sheet.at(at, to)
            if lane.role is RowRole.TOTAL and is_additive(post) and slot.state is State.NUMBER and slot.printed:
                yield slot.printed


def _is_alike(whole: Quantity, total: Printed) -> bool:
    if total.unit is None or whole.kind == "money" or total.unit.kind == "money":
        return whole.kind == "money" and total.unit is not None and total.unit.kind == "money"
    return fold(total.unit.text) == whole.kind and abs(whole.printed.value) >= _TEN


def _tie(whole: Quantity, totals: Sequence[Printed]) -> Iterator[Check]:
    claim = Claim("heading_tie", CheckKind.TIE, whole.label, whole.printed)
    found = [(total.base(), compare_sum(whole.printed, [total.base()])) for total in totals]
    same = next(((total, one) for total, one in found if one.status in _GOOD), None)
    if same:
        yield judge(claim, verdict(same[1]), [operand(same[0])])
        return
    slips = [(total, one) for total, one in found if is_cost(whole.label) and _slipped(whole.printed, total)]
    if len({total.value for total, _ in slips}) == 1:
        total, one = slips[0]
        yield judge(claim, Verdict(CheckStatus.INCONSISTENT, one), [operand(total)])


def _slipped(stated: Printed, total: Printed) -> bool:
    """Return whether a figure is a total but for one digit, two digits changed about, or a shift of the point."""
    digits = printed_digits(stated.value, stated.step) or ""
    if len(significant_digits(stated.value)) < _SIGNIFICANT:
        return False
    meant = as_printed(total.value, stated.step)
    shifted = any(stated.value.scaleb(shift) in meant for shift in _SHIFTS)
    return shifted or (len(digits) >= _LONG and any(is_misprint(stated, value) for value in meant))
