"""The places of a document's texts, and of what records and checks took from them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

import regex
from pydantic import BaseModel

from extract.document import Document, Paragraph, Part, Table
from extract.schemas import Check, CheckStatus, Plan
from extract.source import Source

TextKey: TypeAlias = tuple[int | None, int | None, int | None]
_RECORDS = ("programs", "budgets", "staffing", "schedule", "awards", "award_schemes")
_PAGE = regex.compile(r"[\s\-–—~·/|<>\[\]()0-9]+")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the document: its characters, its place, and why none of its numbers is a value, if so."""

    text: str
    source: Source
    reason: str | None = None


class Spans:
    """Stretches of texts, to be asked whether they cover a number."""

    def __init__(self, sources: Iterable[Source]) -> None:
        """Collect the places that have offsets."""
        found: dict[TextKey, list[tuple[int, int]]] = defaultdict(list)
        for source in sources:
            if source.start is not None and source.end is not None:
                found[source.text_key].append((source.start, source.end))
        self._found: Mapping[TextKey, list[tuple[int, int]]] = {key: sorted(spans) for key, spans in found.items()}

    def covers(self, key: TextKey, start: int, end: int) -> bool:
        """Return whether a stretch covers ``[start, end)`` of a text."""
        spans = self._found.get(key, [])
        at = bisect_right(spans, (start, 1 << 60))
        return any(low <= start and end <= high for low, high in spans[:at])

    def touches(self, key: TextKey) -> bool:
        """Return whether a stretch lies in a text."""
        return key in self._found


def texts(document: Document) -> Iterator[Text]:
    """Yield every text of the document; headers and footers (쪽 번호) are no values."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield Text(block.text, block.source, _furniture(block))
        elif isinstance(block, Table):
            yield from (Text(cell.text, replace(block.source, row=cell.row, col=cell.col)) for cell in block.cells)
        else:
            yield Text(block.text, block.source)


def _furniture(block: Paragraph) -> str | None:
    if block.part not in (Part.HEADER, Part.FOOTER):
        return None
    return "page_number" if _PAGE.fullmatch(block.text) else "furniture"


def record_sources(plan: Plan) -> Iterator[Source]:
    """Yield the places of everything that records hold."""
    for name in _RECORDS:
        yield from _sources(getattr(plan, name))
    if plan.document.approval:
        yield plan.document.approval.source


def _sources(value: object) -> Iterator[Source]:
    if isinstance(value, Source):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _sources(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:  # pyright: ignore[reportUnknownVariableType] - members of a record's tuple
            yield from _sources(one)


def check_sources(checks: Iterable[Check]) -> Iterator[Source]:
    """Yield the places of all numbers that a check compares; one that decides nothing compares none."""
    for check in checks:
        if check.status is not CheckStatus.NOT_CHECKABLE:
            yield check.stated.source
            yield from (operand.source for operand in check.operands)
