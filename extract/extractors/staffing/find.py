"""All staff counts of a document, in order."""

from collections.abc import Iterator
from dataclasses import replace

from extract.document import Document, Table
from extract.extractors.staffing.apart import listed_counts, outside_counts
from extract.extractors.staffing.boxes import boxed_counts
from extract.extractors.staffing.charts import chart_counts
from extract.extractors.staffing.draft import Draft, to_record
from extract.extractors.staffing.prose import text_counts
from extract.extractors.staffing.surroundings import is_of_others, look_before, titles_around
from extract.extractors.staffing.tables import table_counts
from extract.extractors.staffing.words import describes_body, heads_staff, is_staff_title, mentions_staff
from extract.grid import Grid
from extract.issues import Issue
from extract.normalize.spacing import join_spaced
from extract.schemas import StaffCount
from extract.segment.outline import Line, LineRole, Outline
from extract.source import Source
from extract.vocab import fold, lexicon

_BRIEF = 15
_LEFT_OUT = frozenset({LineRole.COVER, LineRole.CONTENTS})


def find_staffing(
    document: Document, outline: Outline, grids: tuple[Grid, ...], body: str | None = None
) -> tuple[tuple[StaffCount, ...], tuple[Issue, ...]]:
    """Return every staff count of the issuing body that the document prints, and what could not be read.

    Counts of other bodies, of participants and of committees are none. A count that a line states and a table of the
    same document repeats is given once, by the table.

    Args:
        document: the document.
        outline: its section tree.
        grids: its tables.
        body: name of the issuing body, for the counts of the whole of it.
    """
    tables = tuple(_in_tables(document, outline, grids))
    charts = (*chart_counts(document, outline), *_in_boxes(document, outline, tables))
    stated = {draft.fact for draft in (*tables, *charts)}
    lines = tuple(draft for draft in _in_lines(outline) if draft.fact not in stated)
    drafts = sorted((*tables, *charts, *lines), key=_place)
    return tuple(to_record(draft, number, body) for number, draft in enumerate(drafts, 1)), ()


def _place(draft: Draft) -> tuple[int, int, int, int]:
    source = draft.source
    return source.block or 0, source.row or 0, source.col or 0, source.start or 0


def _in_tables(document: Document, outline: Outline, grids: tuple[Grid, ...]) -> Iterator[Draft]:
    for grid in grids:
        yield from table_counts(grid, look_before(document, outline, grid.table.source.block or 0))


def _in_boxes(document: Document, outline: Outline, read: tuple[Draft, ...]) -> Iterator[Draft]:
    """Yield the counts of charts set as tables, those left out that were read as tables of staff."""
    known = {draft.source.block for draft in read}
    for at, block in enumerate(document.blocks):
        if isinstance(block, Table) and at not in known:
            for draft in boxed_counts(block, look_before(document, outline, at)):
                yield replace(draft, section=outline.places.get(at, "") or None)


def _in_lines(outline: Outline) -> Iterator[Draft]:
    above = ""
    for line in outline.lines:
        titles = titles_around(outline, line.section)
        if line.role not in _LEFT_OUT and not is_of_others(titles):
            staff = _speaks_of_staff(line.text, titles)
            unit = join_spaced(above) if _is_below_name(above, line.text) else None
            titled = any(is_staff_title(title) for title in titles)
            counts = (*text_counts(line.text, line.source, staff=staff, titled=titled), *_apart(line, titles))
            for draft in counts:
                fact = replace(draft.fact, unit=draft.fact.unit or unit)
                yield replace(draft, fact=fact, section=line.section or None)
        above = line.text


def _apart(line: Line, titles: tuple[str, ...]) -> Iterator[Draft]:
    """Yield what a line below a title of staff counts without the words 정원 and 현원."""
    letters = _letters(line.text)
    outer = [title for title in titles if letters not in _letters(title)]
    if not any(mentions_staff(title) for title in outer):
        return
    told = (draft for title in outer for draft in text_counts(title, Source(), staff=True))
    stated = {draft.fact.count: draft.fact.kind for draft in told if draft.fact.kind}
    yield from outside_counts(line.text, line.source)
    if stated or any(heads_staff(title) for title in outer):
        yield from listed_counts(line.text, line.source, stated)


def _speaks_of_staff(text: str, titles: tuple[str, ...]) -> bool:
    """Return whether 정원 in a line is that of the body: its own words, or a title around it, say so.

    정원 in the line itself proves nothing, for courses and facilities have one too.
    """
    letters = _letters(text)
    outer = [title for title in titles if letters not in _letters(title) and _letters(title) not in letters]
    return mentions_staff(text, by_kind=False) or any(mentions_staff(title) or describes_body(title) for title in outer)


def _letters(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())


def _is_below_name(above: str, text: str) -> bool:
    """Return whether a line of a drawn chart (정원 5명) stands below the name of its unit (기획팀)."""
    key = lexicon("unit_endings").key(above)
    brief = len(text) <= _BRIEF and len(above) <= _BRIEF and not mentions_staff(above)
    return brief and key in ("team", "division", "bureau")
