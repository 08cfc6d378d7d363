"""Sums of money (예산): one number, one record."""

from enum import StrEnum

from extract.schemas.base import Numeric, Record
from extract.source import Source


class LineRole(StrEnum):
    """Where a number stands in its table: a part, a subtotal (소계) or a total (계)."""

    ITEM = "item"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


class BudgetPhase(StrEnum):
    """What a sum of money is (예산 단계)."""

    BUDGET = "budget"
    EXECUTED = "executed"
    EXECUTION_RATE = "execution_rate"
    SETTLED = "settled"
    CARRIED_OVER = "carried_over"
    CHANGE = "change"
    CHANGE_RATE = "change_rate"
    PLANNED = "planned"
    PRIZE = "prize"
    SHARE = "share"
    OTHER = "other"


class UnitSource(StrEnum):
    """Where the unit of a number was printed."""

    INLINE = "inline"
    CAPTION = "caption"
    COLUMN = "column"
    ASSUMED = "assumed"


class BudgetLine(Record):
    """One printed sum of money, or a rate of sums.

    Attributes:
        id: stable within the document: ``b1`` ….
        section: id of the section it stands in.
        program: id of the program it belongs to, or None.
        table: index into ``Plan.tables``' ids, or None for prose.
        label: row label or the words before the number, letter spacing joined.
        role: item, subtotal or total.
        phase: what the number is.
        phase_raw: the printed column heading or word, or None.
        year: the year it is for, or None.
        as_of: EDTF date of the count (``10.31기준``), or None.
        funding: funding source (재원) such as ``national``, ``city``, ``district``, or None.
        funding_raw: the printed word, or None.
        won: integer won; None for rates and for unreadable numbers.
        ratio: per cent as printed, for rates; None for sums.
        raw: the printed number.
        unit: the printed unit, or None.
        unit_source: where the unit was printed, or None.
        source: the place of ``raw``.
    """

    id: str
    section: str | None = None
    program: str | None = None
    table: str | None = None
    label: str
    role: LineRole = LineRole.ITEM
    phase: BudgetPhase = BudgetPhase.BUDGET
    phase_raw: str | None = None
    year: int | None = None
    as_of: str | None = None
    funding: str | None = None
    funding_raw: str | None = None
    won: int | None = None
    ratio: Numeric | None = None
    raw: str
    unit: str | None = None
    unit_source: UnitSource | None = None
    source: Source
