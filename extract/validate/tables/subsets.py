"""Parts printed in brackets beside their whole (부분): ``16(19)`` cannot be where ( ) counts some of the whole."""

from collections.abc import Iterator

from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.validate.figures.printed import Printed
from extract.validate.figures.sheet import Sheet
from extract.validate.judging.interval import Outcome
from extract.validate.judging.judge import Claim, Verdict, judge, operand
from extract.validate.material import Material
from extract.validate.tables.grouping import Group, outcome
from extract.validate.tables.table_sums import sheet_groups

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_MOST = 3
"""How many pairs must keep the order for each that breaks it."""


def check_subsets(material: Material) -> tuple[Check, ...]:
    """Check that numbers in brackets do not exceed the number before them, where they are parts of it.

    They are taken for parts where both numbers have a total of their own that adds up, and nearly all pairs of the
    table keep the order.
    """
    return tuple(check for sheet in material.sheets() for side in (sheet, sheet.turn()) for check in _side_checks(side))


def _side_checks(sheet: Sheet) -> Iterator[Check]:
    pairs = list(_pairs(sheet))
    broken = [pair for pair in pairs if pair[1].value > pair[0].value]
    if not broken or len(pairs) - len(broken) < _MOST * len(broken) or not _both_add_up(sheet):
        return
    for whole, part in broken:
        delta = whole.value - part.value
        found = Outcome(CheckStatus.INCONSISTENT, part.value, part.value, whole.value, delta, exact=True)
        said = Verdict(CheckStatus.INCONSISTENT, found, hints=("both_totals_add_up",), blame=Blame.SOURCE)
        yield judge(Claim("subset", CheckKind.SUBSET, whole.raw, whole), said, [operand(part)])


def _pairs(sheet: Sheet) -> Iterator[tuple[Printed, Printed]]:
    for outer, inner in _beside(sheet):
        for post in range(len(sheet.posts)):
            whole, part = sheet.number(outer, post), sheet.number(inner, post)
            if whole is not None and part is not None and part.kind != "percent" and part.raw != whole.raw:
                yield whole, part


def _beside(sheet: Sheet) -> Iterator[tuple[int, int]]:
    for at in range(len(sheet.lanes) - 1):
        one, other = sheet.lanes[at], sheet.lanes[at + 1]
        if one.index == other.index and (one.view, other.view) == ("outer", "inner"):
            yield at, at + 1


def _both_add_up(sheet: Sheet) -> bool:
    groups = sheet_groups(sheet)
    outer = any(_holds(sheet, group) for group in groups if sheet.lanes[group.total].view == "outer")
    return outer and any(_holds(sheet, group) for group in groups if sheet.lanes[group.total].view == "inner")


def _holds(sheet: Sheet, group: Group) -> bool:
    found = [one for post in range(len(sheet.posts)) if (one := outcome(sheet, group, post))]
    return len(group.parts) > 1 and bool(found) and all(one.status in _GOOD for one in found)
