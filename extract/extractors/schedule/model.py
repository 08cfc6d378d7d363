"""What the parts of the schedule extractor hand to each other."""

from dataclasses import dataclass
from datetime import date

from extract.normalize.date import DateContext, Period
from extract.schemas import Recurrence, ScheduleStatus, YearSource
from extract.source import Source


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text stands.

    Attributes:
        section: id of the innermost node around it; "" before the first heading.
        title: the nearest title that names a thing, not only a part (사업개요, 추진일정); "" if there is none.
        year: the year for dates that print none, or None.
        year_source: where that year comes from.
        status: whether the place reports or plans.
        first_year: the earliest year that the document is about, or None.
        latest: the last day of things done, or None.
    """

    section: str = ""
    title: str = ""
    year: int | None = None
    year_source: YearSource = YearSource.DOCUMENT
    status: ScheduleStatus | None = None
    first_year: int | None = None
    latest: date | None = None

    @property
    def context(self) -> DateContext:
        """The context for dates that print no year."""
        return DateContext(self.year, None, self.latest)


@dataclass(frozen=True, slots=True)
class Find:
    """One dated or recurring thing inside a text.

    Attributes:
        start: offset of the printed date.
        end: offset behind it.
        text: the words that belong to it.
        period: when, or None for a pure recurrence.
        recurrence: how often, or None.
    """

    start: int
    end: int
    text: str
    period: Period | None = None
    recurrence: Recurrence | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One record before it has an id."""

    find: Find
    raw: str
    source: Source
    setting: Setting
