"""Last touches: one finding for each claim, and the records that its numbers belong to."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from extract.schemas.check import Check, Operand
from extract.schemas.report import Plan
from extract.source import Source

Place: TypeAlias = tuple[int | None, int | None, int | None, int | None]
"""Block, row, column and start of a number."""


def place_of(source: Source) -> Place:
    """Return the place by which a number is recognised."""
    return source.block, source.row, source.col, source.start


def record_ids(plan: Plan) -> dict[Place, str]:
    """Return the ids of the records of numbers (예산, 인력) by their place."""
    records = (*plan.budgets, *plan.staffing)
    return {place_of(record.source): record.id for record in reversed(records)}


def with_records(check: Check, ids: Mapping[Place, str]) -> Check:
    """Return the check with the ids of the records that its operands belong to."""
    operands = tuple(_with_record(operand, ids) for operand in check.operands)
    return check.model_copy(update={"operands": operands})


def _with_record(operand: Operand, ids: Mapping[Place, str]) -> Operand:
    record = ids.get(place_of(operand.source))
    return operand.model_copy(update={"record": record}) if record else operand


def once(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return the checks without those that relate the same stated number to the same operands again."""
    found: dict[object, Check] = {}
    for check in checks:
        numbers = frozenset(place_of(operand.source) for operand in check.operands)
        found.setdefault((place_of(check.stated.source), check.stated.raw, check.kind, numbers), check)
    return tuple(found.values())
