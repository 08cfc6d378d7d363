"""Dated and recurring things (추진일정)."""

from enum import StrEnum

from extract.schemas.base import Record
from extract.source import Source


class ScheduleStatus(StrEnum):
    """Whether the document reports the thing as done or plans it."""

    DONE = "done"
    PLANNED = "planned"


class YearSource(StrEnum):
    """Where the year of a date came from.

    Attributes:
        EXPLICIT: printed with the date.
        HEADING: a heading around it, or above its column, speaks of that year.
        DOCUMENT: the year that the document is about.
        INFERRED: from its neighbours: the member before it in a list, the beginning of its sentence, the columns before it,
            the turn of the year that its range crosses.
    """

    EXPLICIT = "explicit"
    HEADING = "heading"
    DOCUMENT = "document"
    INFERRED = "inferred"


class Recurrence(Record):
    """How often: ``count`` times ``per`` (year, half, quarter, month, week, day), at ``times`` as printed."""

    count: int | None = None
    per: str | None = None
    times: tuple[str, ...] = ()


class ScheduleItem(Record):
    """One dated or recurring thing.

    Attributes:
        id: stable within the document: ``t1`` ….
        section: id of the section it stands in.
        program: id of the program it belongs to, or None.
        text: what happens.
        start: EDTF date as precise as printed, or None where it is open.
        end: likewise.
        edtf: the whole as EDTF (interval or set), or None for a pure recurrence.
        mode: ``on``, ``within``, ``throughout``, ``by`` or ``from``.
        precision: ``year``, ``half``, ``quarter``, ``month``, ``ten_days`` (중순), ``week`` or ``day``.
        year_source: where the year came from, or None for a pure recurrence and where no year is known.
        recurrence: how often, or None.
        status: done, planned or None.
        raw: the printed date or recurrence.
        source: the place of ``raw``.
    """

    id: str
    section: str | None = None
    program: str | None = None
    text: str
    start: str | None = None
    end: str | None = None
    edtf: str | None = None
    mode: str | None = None
    precision: str | None = None
    year_source: YearSource | None = None
    recurrence: Recurrence | None = None
    status: ScheduleStatus | None = None
    raw: str
    source: Source
