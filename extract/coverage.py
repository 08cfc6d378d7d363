"""How much of a document the records account for (추출 범위): which numbers, cells and lines no record uses."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TypeAlias

import regex
from pydantic import BaseModel

from extract.document import Document, Paragraph, Part, Table
from extract.schemas import Coverage, Plan, Tally, Unclaimed
from extract.segment import LineRole, Outline
from extract.source import Source

_Place: TypeAlias = tuple[int | None, int | None, int | None]
_Spans: TypeAlias = dict[_Place, list[tuple[int, int]]]
_RECORDS = ("programs", "budgets", "staffing", "schedule", "awards", "award_schemes")


@cache
def _number() -> regex.Pattern[str]:
    return regex.compile(r"\d+(?:[,.]\d+)*")


def _sources(value: object) -> Iterator[Source]:
    if isinstance(value, Source):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _sources(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:  # pyright: ignore[reportUnknownVariableType] - members of a record's tuple
            yield from _sources(one)


def _spans(sources: Iterator[Source]) -> _Spans:
    out: _Spans = defaultdict(list)
    for source in sources:
        if source.start is not None and source.end is not None:
            out[source.text_key].append((source.start, source.end))
    return {place: sorted(spans) for place, spans in out.items()}


def _covered(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(spans, (start, 1 << 60))
    return any(low <= start and end <= high for low, high in spans[:at])


def _texts(document: Document) -> Iterator[tuple[str, Source, bool]]:
    """Yield every text with its place, and whether it is page furniture."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text, block.source, block.part in (Part.HEADER, Part.FOOTER)
        elif isinstance(block, Table):
            for cell in block.cells:
                yield cell.text, replace(block.source, row=cell.row, col=cell.col), False
        else:
            yield block.text, block.source, False


def _record_sources(plan: Plan) -> Iterator[Source]:
    for name in _RECORDS:
        yield from _sources(getattr(plan, name))
    if plan.document.approval:
        yield plan.document.approval.source


def _ignored_sources(outline: Outline) -> Iterator[Source]:
    """Yield places whose numbers are no values: markers, contents lines, the cover."""
    for line in outline.lines:
        if line.role in (LineRole.CONTENTS, LineRole.COVER):
            yield line.source
        elif line.body:
            yield line.at(0, line.body)


def _numbers(document: Document, outline: Outline, used: _Spans) -> tuple[Tally, tuple[Unclaimed, ...]]:
    known = _spans(_ignored_sources(outline))
    total = taken = 0
    left: list[Unclaimed] = []
    for text, source, furniture in _texts(document):
        place = source.text_key
        for match in _number().finditer(text):
            total += 1
            if _covered(used.get(place, []), *match.span()):
                taken += 1
            elif not (
                furniture or source.block in outline.contents_blocks or _covered(known.get(place, []), *match.span())
            ):
                left.append(Unclaimed(raw=match[0], source=replace(source, start=match.start(), end=match.end())))
    tally = Tally(total=total, used=taken, ignored=total - taken - len(left), unclaimed=len(left))
    return tally, tuple(left)


def _cells(document: Document, outline: Outline, used: _Spans) -> Tally:
    total = taken = ignored = 0
    for index, block in enumerate(document.blocks):
        for cell in block.cells if isinstance(block, Table) else ():
            if not cell.text.strip():
                continue
            total += 1
            if (index, cell.row, cell.col) in used:
                taken += 1
            elif index in outline.contents_blocks or not _number().search(cell.text):
                ignored += 1
    return Tally(total=total, used=taken, ignored=ignored, unclaimed=total - taken - ignored)


def _lines(outline: Outline) -> Tally:
    roles = [line.role for line in outline.lines]
    taken = sum(role in (LineRole.HEADING, LineRole.ITEM, LineRole.NOTE) for role in roles)
    ignored = sum(role in (LineRole.CONTENTS, LineRole.COVER) for role in roles)
    return Tally(total=len(roles), used=taken, ignored=ignored, unclaimed=len(roles) - taken - ignored)


def measure_coverage(document: Document, outline: Outline, plan: Plan) -> Coverage:
    """Return how many numbers, cells and lines of the document records use.

    A number is used where a record's source covers it, ignored where it is known to be no value (a marker, a contents
    line, the cover, page furniture), unclaimed otherwise. A cell is ignored where it holds no number. A line is used
    where it made a node of the section tree.
    """
    used = _spans(_record_sources(plan))
    numbers, unclaimed = _numbers(document, outline, used)
    return Coverage(cells=_cells(document, outline, used), numbers=numbers, lines=_lines(outline), unclaimed=unclaimed)
