"""Staff counts (인력, 정·현원)."""

from enum import StrEnum

from extract.schemas.base import Record
from extract.schemas.budget import LineRole
from extract.source import Source


class StaffKind(StrEnum):
    """Authorised posts (정원), staff in post (현원), the difference (과부족)."""

    AUTHORIZED = "authorized"
    ACTUAL = "actual"
    DIFFERENCE = "difference"


class StaffCount(Record):
    """One printed staff count.

    Attributes:
        id: stable within the document: ``n1`` ….
        section: id of the section it stands in.
        table: id of its table, or None for prose.
        unit: organisational unit (부서, 팀) as printed, or None for the whole body.
        category: service category (일반직, 별정직 …), or None.
        rank: rank (직급) as printed, or None for all ranks.
        kind: authorised, actual or difference; None where the document does not say.
        role: item, subtotal or total.
        count: number of persons; negative only for a difference; None if unreadable.
        raw: the printed number.
        source: the place of ``raw``.
    """

    id: str
    section: str | None = None
    table: str | None = None
    unit: str | None = None
    category: str | None = None
    rank: str | None = None
    kind: StaffKind | None = None
    role: LineRole = LineRole.ITEM
    count: int | None = None
    raw: str
    source: Source
