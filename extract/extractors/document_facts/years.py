"""The years that a document plans or reports (계획·보고 연도)."""

from functools import cache

import regex

from extract.extractors.document_facts.title import Title, years_in
from extract.normalize.date import find_dates
from extract.normalize.text import level
from extract.schemas.section import Role
from extract.segment.outline import Outline
from extract.vocab import fold, lexicon

_LATE = 11
_OFTEN = 3


def _chapters(outline: Outline) -> tuple[str, ...]:
    headings = [node.title for node in outline.sections if node.role is Role.HEADING]
    return (*headings, *(entry.title for entry in outline.contents))


def _kinds(title: str) -> frozenset[str]:
    folded = fold(title)
    return frozenset(
        entry.key for entry in lexicon("chapter_words").entries if any(word in folded for word in entry.words)
    )


def _chapter_years(outline: Outline, kind: str) -> frozenset[int]:
    """Return the years of the chapters of one kind that name exactly one year."""
    found: set[int] = set()
    for title in _chapters(outline):
        years, kinds = set(years_in(title)), _kinds(title)
        if len(years) == 1 and kind in kinds and "side" not in kinds:
            found |= years
    return frozenset(found)


@cache
def _mention() -> regex.Pattern[str]:
    return regex.compile(r"(?<![0-9])(?:20|')(?P<year>[0-9]{2})(?= ?\p{Hangul}|\.)")


def _mentions(texts: tuple[str, ...], year: int) -> int:
    return sum(int(found["year"]) == year % 100 for text in texts for found in _mention().finditer(level(text)))


def _dated(texts: tuple[str, ...], date: str | None) -> int | None:
    """Return the year of a document whose title names none: that of its date, or the next one if the plan is for it."""
    if date is None:
        stated = [span.period for text in texts for span in find_dates(text) if span.period.reference]
        known = [int(period.end[:4]) for period in stated if period.end and period.year_explicit]
        return max(known, default=None)
    year, month = int(date[:4]), int(date[5:7] or 0)
    return year + 1 if month >= _LATE and _mentions(texts, year + 1) >= _OFTEN else year


def find_years(title: Title | None, outline: Outline, texts: tuple[str, ...], date: str | None) -> tuple[int, ...]:
    """Return the years that the document plans or reports, ascending.

    The title's year is one. An annual plan or report (주요업무) with a chapter on what was done in the year before, or any
    document with a chapter on the plan of the year behind, has that year too.
    """
    year = title.year if title and title.year else _dated(texts, date)
    if year is None:
        return ()
    annual = title is not None and any(word in fold(title.text) for word in lexicon("title_parts").words("annual"))
    done = _chapter_years(outline, "result") & {year - 1} if annual else frozenset[int]()
    return tuple(sorted({year} | done | (_chapter_years(outline, "plan") & {year + 1})))
