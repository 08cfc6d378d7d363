"""What in the schedule could not be read for certain."""

from collections.abc import Iterator
from functools import cache

import regex

from extract.extractors.schedule.clauses import label_of
from extract.extractors.schedule.model import Draft
from extract.issues import Issue, IssueCode
from extract.normalize.date import find_dates
from extract.normalize.edtf import UNKNOWN_YEAR
from extract.normalize.text import level
from extract.segment import Line
from extract.source import Source
from extract.vocab import lexicon


@cache
def _date_like() -> regex.Pattern[str]:
    return regex.compile(
        r"(?<!\d)(?:(?:19|20)\d\d\s?[./-]|'\d\d\s?\.|\d{1,2}\s?\.\s?\d{1,2}(?!\d)|\d{1,2}\s?\L<month>)",
        month=list(lexicon("date_words").words("month")),
    )


def looks_like_date(text: str) -> bool:
    """Return whether ``text`` holds what could be meant as a date but is not read as one.

    >>> looks_like_date("2025. 13. 40."), looks_like_date("2025. 3. 4."), looks_like_date("3주간")
    (True, False, False)
    """
    return _date_like().search(level(text)) is not None and not find_dates(text, bare=True)


def doubts_of_line(line: Line) -> Iterator[Issue]:
    """Yield an issue for the value behind a label such as 기간 that looks like a date and cannot be read."""
    label = label_of(level(line.text), line.body, len(line.text))
    if label and label.key == "time" and looks_like_date(line.text[label.end :]):
        yield Issue(
            IssueCode.UNREADABLE_DATE,
            "the value of a time label could not be read as a date",
            line.at(label.end, len(line.text)),
        )


def doubt_of_cell(text: str, place: Source) -> Iterator[Issue]:
    """Yield an issue for a cell of a date column that looks like a date and cannot be read."""
    if looks_like_date(text):
        yield Issue(IssueCode.UNREADABLE_DATE, "a cell of a date column could not be read as a date", place)


def doubts_of_drafts(drafts: tuple[Draft, ...]) -> Iterator[Issue]:
    """Yield an issue for every date whose year is neither printed nor known from its surroundings."""
    for draft in drafts:
        period = draft.find.period
        if period and UNKNOWN_YEAR in period.edtf:
            yield Issue(IssueCode.AMBIGUOUS_DATE, "no year is printed or known for a date", draft.source)
