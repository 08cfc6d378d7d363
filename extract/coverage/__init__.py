"""How much of a document is accounted for (추출 범위): what became of each number, table cell and line.

A number is used where a record's source covers it, checked where a check compares it, ignored for a stated reason, or
else unclaimed, with the kind of number that it is. Nothing is counted twice: the four add up to the total.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.coverage.kinds import kind_at
from extract.coverage.places import Spans, Text, TextKey, check_sources, record_sources, texts
from extract.document import Document
from extract.grid.model import Grid, Panel
from extract.schemas import Check, Coverage, Plan, ReasonCount, Tally, Unclaimed
from extract.segment import LineRole, Outline
from extract.source import Source

_FIGURES = ("data", "budget", "staffing", "gantt")
_REFERENCES = ("law", "phone")
_TIMES = ("date", "clock")
_USED, _CHECKED, _LEFT = "used", "checked", ""
"""Fates of a number that are no reasons: a record holds it, a check compares it, nothing does."""


@cache
def _number() -> regex.Pattern[str]:
    return regex.compile(r"\d+(?:[,.]\d+)*")


@dataclass(frozen=True, slots=True)
class Claims:
    """What lays claim to the numbers of a document.

    Attributes:
        records: places that records hold.
        checks: places that checks compare.
        skipped: reason → places whose numbers are no values.
        contents: blocks that are contents pages.
        labels: cells that name the row or column of a number that is used or checked.
    """

    records: Spans
    checks: Spans
    skipped: tuple[tuple[str, Spans], ...]
    contents: frozenset[int | None]
    labels: frozenset[TextKey]

    def fate(self, text: Text, start: int, end: int) -> str:
        """Return what becomes of a number: used, checked, the reason why it is ignored, or nothing."""
        key = text.source.text_key
        if self.records.covers(key, start, end):
            return _USED
        if self.checks.covers(key, start, end):
            return _CHECKED
        if text.reason:
            return text.reason
        if key[0] in self.contents:
            return "contents"
        reason = next((reason for reason, spans in self.skipped if spans.covers(key, start, end)), None)
        return reason or self._phrase(text, start, end)

    def _phrase(self, text: Text, start: int, end: int) -> str:
        """Return the reason that the words around a number give: what it names, or what it dates."""
        kind = kind_at(text.text, start, end)
        if kind in _REFERENCES:
            return kind
        if text.source.text_key in self.labels:
            return "label"
        if kind in _TIMES and self._serves(text, start):
            return "date"
        return _LEFT

    def _serves(self, text: Text, start: int) -> bool:
        """Return whether a date stands in one line with a number that is used or checked, and so says its time."""
        low = text.text.rfind("\n", 0, start) + 1
        high = text.text.find("\n", start)
        line = text.text[low : high if high >= 0 else len(text.text)]
        spans = ((low + one.start(), low + one.end()) for one in _number().finditer(line))
        key = text.source.text_key
        return any(self.records.covers(key, *span) or self.checks.covers(key, *span) for span in spans)


def _skipped(outline: Outline) -> tuple[tuple[str, Spans], ...]:
    """Return the places whose numbers are no values: contents lines, the cover, markers, dates in titles of headings."""
    roles = {LineRole.CONTENTS: "contents", LineRole.COVER: "cover"}
    whole = [(role, [line.source for line in outline.lines if line.role is role]) for role in roles]
    marked = [line for line in outline.lines if line.role not in roles and line.body]
    return (
        *((roles[role], Spans(places)) for role, places in whole),
        ("marker", Spans(line.at(0, line.body) for line in marked)),
        ("title", Spans(_dated_titles(outline))),
    )


def _dated_titles(outline: Outline) -> Iterator[Source]:
    for line in outline.lines:
        if line.role is LineRole.HEADING:
            spans = (found.span() for found in _number().finditer(line.text))
            yield from (line.at(*span) for span in spans if kind_at(line.text, *span) in (*_TIMES, "ordinal"))


def _labels(grids: Sequence[Grid], records: Spans, checks: Spans) -> Iterator[TextKey]:
    for grid in grids:
        for panel in grid.panels if grid.kind in _FIGURES else ():
            yield from _panel_labels(grid, panel, records, checks)


def _panel_labels(grid: Grid, panel: Panel, records: Spans, checks: Spans) -> Iterator[TextKey]:
    block = grid.table.source.block
    values = {(entry.cell.row, entry.cell.col) for entry in panel.entries}
    keys = ((entry, (block, entry.cell.row, entry.cell.col)) for entry in panel.entries)
    used = [entry for entry, key in keys if records.touches(key) or checks.touches(key)]
    rows, cols = {entry.row.index for entry in used}, {entry.column.index for entry in used}
    columns = {column.index for column in panel.columns}
    for (row, col), cell in grid.slots.items():
        names = (row in rows and col not in columns) or (row < grid.head and col in cols)
        if names and (cell.row, cell.col) not in values:
            yield block, cell.row, cell.col


def _claims(outline: Outline, grids: Sequence[Grid], plan: Plan, checks: Sequence[Check]) -> Claims:
    records, compared = Spans(record_sources(plan)), Spans(check_sources(checks))
    labels = frozenset(_labels(grids, records, compared))
    return Claims(records, compared, _skipped(outline), frozenset(outline.contents_blocks), labels)


def _tally(fates: Sequence[str]) -> Tally:
    counted = Counter(fates)
    used, checked, left = (counted.pop(fate, 0) for fate in (_USED, _CHECKED, _LEFT))
    reasons = tuple(ReasonCount(reason=reason, count=count) for reason, count in sorted(counted.items()))
    ignored = sum(counted.values())
    return Tally(total=len(fates), used=used, checked=checked, ignored=ignored, unclaimed=left, reasons=reasons)


def _cell_fate(claims: Claims, text: Text, fates: Sequence[str]) -> str:
    """Return what becomes of a cell: what its numbers become, the best first; without numbers it is words."""
    key = text.source.text_key
    if claims.records.touches(key):
        return _USED
    if claims.checks.touches(key):
        return _CHECKED
    if not fates:
        return "contents" if key[0] in claims.contents else "words"
    return _LEFT if _LEFT in fates else fates[0]


def _line_fate(role: LineRole) -> str:
    reasons = {LineRole.CONTENTS: "contents", LineRole.COVER: "cover"}
    used = role in (LineRole.HEADING, LineRole.ITEM, LineRole.NOTE)
    return _USED if used else reasons.get(role, _LEFT)


def measure_coverage(
    document: Document, outline: Outline, plan: Plan, checks: Sequence[Check] = (), grids: Sequence[Grid] = ()
) -> Coverage:
    """Return what became of the numbers, cells and lines of a document.

    Args:
        document: the document.
        outline: its tree.
        plan: its records.
        checks: its checks.
        grids: its tables.
    """
    claims = _claims(outline, grids, plan, checks)
    numbers: list[str] = []
    cells: list[str] = []
    left: list[Unclaimed] = []
    for text in texts(document):
        spans = [found.span() for found in _number().finditer(text.text)]
        fates = [claims.fate(text, *span) for span in spans]
        numbers += fates
        left += [_unclaimed(text, *span) for span, fate in zip(spans, fates, strict=True) if fate == _LEFT]
        if text.source.row is not None and text.text.strip():
            cells.append(_cell_fate(claims, text, fates))
    lines = [_line_fate(line.role) for line in outline.lines]
    return Coverage(cells=_tally(cells), numbers=_tally(numbers), lines=_tally(lines), unclaimed=tuple(left))


def _unclaimed(text: Text, start: int, end: int) -> Unclaimed:
    kind = kind_at(text.text, start, end)
    return Unclaimed(raw=text.text[start:end], kind=kind, source=replace(text.source, start=start, end=end))
