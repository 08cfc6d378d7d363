"""Facts about the document as a whole (문서 정보)."""

from functools import cache

import regex

from extract.document import Document
from extract.extractors.document_facts.approval import find_approval
from extract.extractors.document_facts.cover import CoverLine, all_texts, chart_heads, cover_lines, first_of_body
from extract.extractors.document_facts.department import find_department
from extract.extractors.document_facts.organization import find_organization
from extract.extractors.document_facts.title import find_title
from extract.extractors.document_facts.years import find_years
from extract.normalize.date import find_dates
from extract.normalize.period import Period
from extract.normalize.text import spaced
from extract.schemas.document import DocumentFacts
from extract.segment.outline import Outline
from extract.vocab import lexicon

__all__ = ["find_document_facts"]

_CHART_BLOCKS = 30


def _date(lines: tuple[CoverLine, ...]) -> str | None:
    """Return the first date or closed interval on the cover that is printed with its year, as EDTF.

    A deadline (까지), a beginning (부터) and a list of days are no dates of a document.
    """
    periods = (span.period for line in lines for span in find_dates(line.text, bare=True))
    return next((period.edtf for period in periods if _dates_document(period)), None)


def _dates_document(period: Period) -> bool:
    closed = period.start is not None and period.end is not None and not period.dates
    exact = period.year_explicit and period.precision in ("month", "day") and not period.reference
    return closed and exact and period.mode not in ("by", "from")


@cache
def _sitting() -> regex.Pattern[str]:
    words = lexicon("council_words")
    ordinal, counter, sitting = (spaced(words.words(key)) for key in ("ordinal", "counter", "sitting"))
    return regex.compile(
        rf"{ordinal} ?[0-9]+ ?{counter}(?:[^\n0-9]{{0,20}}{ordinal} ?[0-9]+ ?{counter})? ?[^\n0-9(]{{0,12}}?(?:{sitting}|\({sitting}\))"
    )


def _session(lines: tuple[CoverLine, ...]) -> str | None:
    found = (_sitting().search(line.text) for line in lines)
    return next((match[0] for match in found if match), None)


def find_document_facts(document: Document, outline: Outline) -> DocumentFacts:
    """Return what the cover, the approval block and, where they are silent, the text say about the document."""
    lines = cover_lines(document, outline)
    texts = all_texts(document)
    title = find_title(lines)
    approval = find_approval(document, first_of_body(outline))
    date = _date(lines) or (approval.approved if approval else None)
    years = find_years(title, outline, texts, date)
    heads = chart_heads(document, first_of_body(outline) + _CHART_BLOCKS)
    organization = find_organization(lines, title, texts, years[-1] if years else None)
    number = approval.number if approval else None
    department = find_department(lines, title, number, texts, heads) if title or approval else None
    return DocumentFacts(
        title=title.text if title else None,
        kind=title.kind if title else None,
        organization=organization,
        department=None if organization and department == organization.name else department,
        years=years,
        date=date,
        session=_session(lines),
        approval=approval,
    )
