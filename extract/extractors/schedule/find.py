"""From document, outline and grids to schedule items."""

from collections.abc import Iterator
from datetime import date

import regex

from extract.document import Document, Paragraph, Part
from extract.extractors.context import around, chapter_status, plan_year, section_status, section_year
from extract.extractors.schedule.axis import find_axis
from extract.extractors.schedule.clauses import letters
from extract.extractors.schedule.doubts import doubts_of_drafts, doubts_of_line
from extract.extractors.schedule.gantt import is_gantt, read_gantt
from extract.extractors.schedule.model import Draft, Find, Setting
from extract.extractors.schedule.process import read_process
from extract.extractors.schedule.prose import read_text
from extract.extractors.schedule.quarters import read_quarters
from extract.extractors.schedule.rounds import read_rounds
from extract.extractors.schedule.tables import read_table, table_doubts, to_draft
from extract.grid import Grid
from extract.issues import Issue
from extract.normalize.edtf import month_end
from extract.normalize.period import Period
from extract.schemas import DocumentFacts, Role, ScheduleItem, ScheduleStatus, YearSource
from extract.segment import Line, LineRole, Outline
from extract.vocab import fold, lexicon

_DATE = regex.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?")
_SHORT_LABEL = 6
_FEW = 3
_SKIPPED = (LineRole.COVER, LineRole.CONTENTS)


def telling_title(outline: Outline, section_id: str, *, inside: bool = True) -> str:
    """Return the nearest title that names a thing: no part such as 사업개요, no label such as 기간.

    Args:
        outline: the section tree.
        section_id: id of a node.
        inside: whether the node's own title counts.
    """
    for node in around(outline, section_id):
        if node.id == section_id and not inside:
            continue
        if node.role is Role.ITEM and node.value and node.label and len(fold(node.label)) <= _SHORT_LABEL:
            continue
        title = node.label or node.title
        generic = lexicon("subheadings").find(title) or lexicon("schedule_labels").key(title) in ("time", "span")
        if letters(title) > 1 and not generic:
            return _undated(title)
    return ""


def _undated(title: str) -> str:
    """Return a title without the date behind its colon."""
    head, _, tail = title.rpartition(":")
    return head.strip() if head and letters(tail) < _FEW else title


def _latest(facts: DocumentFacts, status: ScheduleStatus | None) -> date | None:
    """Return the last day of what a document can report as done: its own date."""
    if status is not ScheduleStatus.DONE or not facts.date:
        return None
    last = facts.date.split("/")[-1]
    found = _DATE.fullmatch(last)
    if not found:
        return None
    year, month = int(found["year"]), int(found["month"] or 12)
    return date(year, month, int(found["day"] or month_end(year, month)))


def setting_of(outline: Outline, section_id: str, facts: DocumentFacts, title: str) -> Setting:
    """Return what is known around a text of the node ``section_id``."""
    status = section_status(outline, section_id)
    year, source = section_year(outline, section_id, plan_year(facts, chapter_status(outline, section_id)))
    first = min(facts.years) if facts.years else year
    return Setting(section_id, title, year, source, status, first, _latest(facts, status))


def _in_history(outline: Outline, section_id: str) -> bool:
    """Return whether a place belongs to the history of the body (연혁)."""
    return any(lexicon("schedule_labels").key(node.title) == "history" for node in around(outline, section_id))


def _drafts_of_line(line: Line, outline: Outline, facts: DocumentFacts) -> Iterator[Draft]:
    own = line.role is not LineRole.TEXT
    title = telling_title(outline, line.section, inside=not own)
    setting = setting_of(outline, line.section, facts, title)
    for find in read_text(line.text, line.body, setting):
        if line.role is not LineRole.HEADING or not _is_year(find):
            yield to_draft(find, line.text, line.source, setting)


def _is_year(find: Find) -> bool:
    """Return whether a time is a mere year: in a heading it dates the section, not an act."""
    period = find.period
    return period is not None and period.precision == "year" and period.start == period.end


def _is_stray(line: Line) -> bool:
    """Return whether a line stands before the first heading or is a mere date without an item sign."""
    return not line.section or (line.role is LineRole.TEXT and letters(line.text) < 2)  # noqa: PLR2004 - (금)


def _lines(document: Document, outline: Outline) -> Iterator[Line]:
    """Yield the lines that may hold schedule items."""
    for line in outline.lines:
        block = document.blocks[line.source.block or 0]
        layer = block.part if isinstance(block, Paragraph) else Part.BODY
        if line.role in _SKIPPED or layer not in (Part.BODY, Part.FOOTNOTE):
            continue
        if not _is_stray(line) and not _in_history(outline, line.section):
            yield line


def _grids(outline: Outline, grids: tuple[Grid, ...]) -> Iterator[Grid]:
    """Yield the tables that may hold schedule items; title bars and frames are lines."""
    lined = {line.source.block for line in outline.lines}
    for grid in grids:
        block = grid.table.source.block
        if grid.kind in ("contents", "approval") or block in lined or block in outline.contents_blocks:
            continue
        if grid.section and not _in_history(outline, grid.section):
            yield grid


def _grid_setting(outline: Outline, grid: Grid, facts: DocumentFacts) -> Setting:
    return setting_of(outline, grid.section, facts, telling_title(outline, grid.section))


def _drafts_of_grid(grid: Grid, setting: Setting) -> tuple[Draft, ...]:
    if is_gantt(grid):
        return read_gantt(grid, setting)
    axis = find_axis(grid)
    if axis is None:
        return read_process(grid, setting) or read_rounds(grid, setting) or read_table(grid, setting)
    return (*read_quarters(grid, axis, setting), *read_table(grid, setting, frozenset(axis.columns)))


def _order(draft: Draft) -> tuple[int, ...]:
    place = draft.source
    return (place.block or 0, place.row or 0, place.col or 0, place.start or 0)


def _status(draft: Draft) -> ScheduleStatus | None:
    """Return whether a thing is done or planned; what begins after the document's own date is planned."""
    setting, start = draft.setting, draft.find.period.start if draft.find.period else None
    if start and setting.latest and start > setting.latest.isoformat()[: len(start)]:
        return ScheduleStatus.PLANNED
    return setting.status


def _year_source(period: Period, setting: Setting) -> YearSource | None:
    """Return where the year of a time came from, or None where no year is known."""
    if period.crosses_year:
        return YearSource.INFERRED
    sources = {"printed": YearSource.EXPLICIT, "neighbour": YearSource.INFERRED, "heading": YearSource.HEADING}
    return None if period.year_from == "unknown" else sources.get(period.year_from, setting.year_source)


def _item(number: int, draft: Draft) -> ScheduleItem:
    period, setting = draft.find.period, draft.setting
    item = ScheduleItem(
        id=f"t{number}",
        section=setting.section or None,
        text=draft.find.text or draft.raw,
        recurrence=draft.find.recurrence,
        status=_status(draft),
        raw=draft.raw,
        source=draft.source,
    )
    if period is None:
        return item
    return item.model_copy(
        update={
            "start": period.start,
            "end": period.end,
            "edtf": period.edtf,
            "mode": period.mode,
            "precision": period.precision,
            "year_source": _year_source(period, setting),
        }
    )


def find_schedule(
    document: Document, outline: Outline, grids: tuple[Grid, ...], facts: DocumentFacts
) -> tuple[tuple[ScheduleItem, ...], tuple[Issue, ...]]:
    """Return what the body did or will do, and when, in document order.

    Args:
        document: the file as read.
        outline: its section tree.
        grids: its tables.
        facts: its title, years and date.
    """
    lines, tables = tuple(_lines(document, outline)), tuple(_grids(outline, grids))
    settings = tuple(_grid_setting(outline, grid, facts) for grid in tables)
    drafts = [draft for line in lines for draft in _drafts_of_line(line, outline, facts)]
    drafts += [draft for grid, here in zip(tables, settings, strict=True) for draft in _drafts_of_grid(grid, here)]
    ordered = tuple(sorted(drafts, key=_order))
    issues = (
        *doubts_of_drafts(ordered),
        *(issue for line in lines for issue in doubts_of_line(line)),
        *(issue for grid, here in zip(tables, settings, strict=True) for issue in table_doubts(grid, here)),
    )
    return tuple(_item(number, draft) for number, draft in enumerate(ordered, 1)), issues
