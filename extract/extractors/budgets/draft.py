"""Records on their way: a sum or a rate with its place, before it has an id."""

from dataclasses import dataclass
from decimal import Decimal

from extract.normalize.funding import source_in_province
from extract.schemas import BudgetLine, BudgetPhase, LineRole, UnitSource
from extract.source import Source


@dataclass(frozen=True, slots=True)
class Frame:
    """What all numbers of one cell or line share.

    Attributes:
        section: id of the enclosing node, or None.
        table: id of the table, or None.
        label: row label, or the words before.
        role: item, subtotal or total.
        phase: what a sum is.
        phase_raw: the heading as printed, or None.
        year: the year it is for, or None.
        as_of: the day of the count as EDTF, or None.
    """

    section: str | None
    table: str | None
    label: str
    role: LineRole = LineRole.ITEM
    phase: BudgetPhase = BudgetPhase.OTHER
    phase_raw: str | None = None
    year: int | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """One number: its value in won, or as a rate in per cent; both None if it could not be read.

    ``label`` and ``phase`` are its own, beside those of its frame; ``funding_word`` is what names the source of funds,
    wherever it stands.
    """

    raw: str
    source: Source
    label: str | None = None
    phase: BudgetPhase | None = None
    won: int | None = None
    ratio: Decimal | None = None
    unit: str | None = None
    unit_source: UnitSource | None = None
    funding: str | None = None
    funding_raw: str | None = None
    funding_word: str | None = None


def to_line(frame: Frame, found: Sum, *, in_province: bool = False) -> BudgetLine:
    """Return the record of one number; its id is given later, in document order.

    Args:
        frame: what its place says.
        found: the number.
        in_province: whether a province or a body below one issues the document.
    """
    own = source_in_province(found.funding_word) if in_province and found.funding_word else None
    return BudgetLine(
        id="",
        section=frame.section,
        table=frame.table,
        label=" ".join(part for part in (frame.label, found.label) if part),
        role=frame.role,
        phase=found.phase or frame.phase,
        phase_raw=frame.phase_raw,
        year=frame.year,
        as_of=frame.as_of,
        funding=own or found.funding,
        funding_raw=found.funding_raw,
        won=found.won,
        ratio=found.ratio,
        raw=found.raw,
        unit=found.unit,
        unit_source=found.unit_source,
        source=found.source,
    )
