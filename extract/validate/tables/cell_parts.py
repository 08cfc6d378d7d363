"""Sums of a value cell that prints its sources of funds in brackets below it: ``1,000`` over ``(시비 600, 국비 400)``."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extract.grid.model import Entry
from extract.normalize.money import MoneySpan, find_money
from extract.normalize.unit import Unit
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.printed import Printed
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.judging.mending import mends_sum
from extract.validate.material import Material

_FEWEST = 2


def check_cell_parts(material: Material) -> tuple[Check, ...]:
    """Check every value cell of a table whose sum is followed by its sources of funds."""
    entries = (entry for grid in material.data_grids() for panel in grid.panels for entry in panel.entries)
    return tuple(check for entry in entries for check in _check(entry))


def _printed(span: MoneySpan, entry: Entry, unit: Unit) -> Printed:
    value, step = Decimal(span.money.won) / unit.factor, span.money.step_won / unit.factor
    return Printed(value, step, span.money.raw, entry.source.span(span.start, span.end), unit)


def _check(entry: Entry) -> Iterator[Check]:
    unit = entry.unit
    if unit is None or unit.kind != "money" or "(" not in entry.text:
        return
    whole, *others = find_money(entry.text, unit) or (None,)
    parts = [span for span in others if whole and span.part_of == whole.start and span.funding]
    if whole is None or whole.start or len(parts) < _FEWEST or len(parts) != len(others):
        return
    stated, *operands = (_printed(span, entry, unit) for span in (whole, *parts))
    label = " ".join((*entry.row.path, *entry.column.path))
    claim = Claim("stated_parts", CheckKind.SUM, label, stated)
    yield judge(claim, _verdict(stated, operands), [operand(part) for part in operands])


def _verdict(whole: Printed, parts: list[Printed]) -> Verdict:
    """Return the verdict; parts that leave a remainder may name only some of the sources."""
    said = verdict(compare_sum(whole, parts))
    short = sum(abs(part.value) for part in parts) < abs(whole.value)
    if said.status is CheckStatus.INCONSISTENT and short and not mends_sum(whole, parts):
        return replace(said, status=CheckStatus.NOT_CHECKABLE, missing=("other_parts",))
    return said
