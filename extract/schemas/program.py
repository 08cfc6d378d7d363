"""Programs (사업), the unit that researchers compare."""

from enum import StrEnum

from extract.schemas.base import Record
from extract.source import Source


class ProgramPhase(StrEnum):
    """Whether a program is reported (추진실적) or planned (추진계획)."""

    RESULT = "result"
    PLAN = "plan"


class OverviewItem(Record):
    """One labelled line of a program's overview (사업개요): ``기 간 : 2018. 1. ~ 12.``."""

    label: str
    value: str
    source: Source


class Program(Record):
    """One program as this document presents it.

    Attributes:
        id: stable within the document: ``p1`` ….
        name: the program's title.
        section: id of its section.
        year: the year that it is reported or planned for, or None.
        phase: result or plan, or None.
        purpose: the sentence that introduces it, or None.
        overview: labelled lines in printed order.
        budgets: ids of the budget lines below it.
        schedule: ids of the schedule items below it.
        team: the team in charge, or None.
        source: the place of its title.
    """

    id: str
    name: str
    section: str
    year: int | None = None
    phase: ProgramPhase | None = None
    purpose: str | None = None
    overview: tuple[OverviewItem, ...] = ()
    budgets: tuple[str, ...] = ()
    schedule: tuple[str, ...] = ()
    team: str | None = None
    source: Source
