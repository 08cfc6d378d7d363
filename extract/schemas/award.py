"""Awards received (수상) and prizes to be given (시상)."""

from extract.schemas.base import Numeric, Record
from extract.source import Source


class Award(Record):
    """One award or evaluation result that the organisation received.

    Attributes:
        id: stable within the document: ``a1`` ….
        section: id of the section it stands in.
        name: what was awarded or evaluated.
        edition: ``제10회`` and the like, or None.
        category: division (부문), or None.
        grade: grade or rank (대통령상, 최우수, SA등급), or None.
        awarded_by: awarding body, or None.
        recipient: who received it, where it is not the issuing body; or None.
        date: EDTF date, or None.
        won: prize money in won, or None.
        raw: the printed text.
        source: the place of ``raw``.
    """

    id: str
    section: str | None = None
    name: str
    edition: str | None = None
    category: str | None = None
    grade: str | None = None
    awarded_by: str | None = None
    recipient: str | None = None
    date: str | None = None
    won: int | None = None
    raw: str
    source: Source


class AwardTier(Record):
    """One tier of a scheme: how many are chosen, for how much, with how many points; ``raw`` is the printed grade.

    ``label`` is the heading of the row or column of a table that holds ``won``, as printed: whom or what it is for (1인당 시상금).
    """

    grade: str
    count: int | None = None
    won: int | None = None
    label: str | None = None
    points: Numeric | None = None
    raw: str
    source: Source


class AwardScheme(Record):
    """Prizes to be given within a program.

    Attributes:
        id: stable within the document: ``w1`` ….
        section: id of the section it stands in.
        program: title of the program or contest.
        cadence: how often, as printed, or None.
        tiers: from the highest to the lowest as printed.
    """

    id: str
    section: str | None = None
    program: str
    cadence: str | None = None
    tiers: tuple[AwardTier, ...]
