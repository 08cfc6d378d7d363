"""Page numbers (쪽 번호) and running heads (머리말, 꼬리말): kept, but not as part of the body."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from extract.document import Paragraph, Part
from extract.parsers.layout.drafts import Draft

_MARGIN = 0.11
_NUMBER_MARGIN = 0.14
_MIN_PAGES = 3
_SHARE = 0.3
_GRID = 4.0
_PAGE_NUMBER = regex.compile(r"[-–—−\s]*(?:\d{1,4}|[ivxlcIVXLC]{1,6})(?:\s*/\s*\d{1,4})?[-–—−\s]*")
_DIGITS = regex.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PageDrafts:
    """The drafts of one page.

    Attributes:
        drafts: its blocks from top to bottom.
        height: the page's height.
        tail: the column borders of a table without upright rules that ends the page.
    """

    drafts: tuple[Draft, ...]
    height: float
    tail: tuple[float, ...] = ()


def _edge(block: Paragraph, height: float, margin: float) -> Part | None:
    """Return which edge of the page a paragraph stands at, or None."""
    if block.source.bbox is None or block.style.boxed:
        return None
    if block.source.bbox[3] < margin * height:
        return Part.HEADER
    return Part.FOOTER if block.source.bbox[1] > (1 - margin) * height else None


def _key(block: Paragraph) -> tuple[str, int]:
    """Return what the running heads of several pages share: their words and height, digits aside."""
    top = block.source.bbox[1] if block.source.bbox else 0.0
    return _DIGITS.sub("#", block.text), round(top / _GRID)


def _repeated(pages: Sequence[PageDrafts]) -> frozenset[tuple[str, int]]:
    """Return the keys of paragraphs that stand at the same place of an edge on several pages."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        blocks = [draft.block for draft in page.drafts if isinstance(draft.block, Paragraph)]
        counts.update({_key(block) for block in blocks if _edge(block, page.height, _MARGIN)})
    needed = max(_MIN_PAGES, _SHARE * len(pages))
    return frozenset(key for key, count in counts.items() if count >= needed)


def _part(block: Paragraph, page: PageDrafts, repeated: frozenset[tuple[str, int]]) -> Part | None:
    if _PAGE_NUMBER.fullmatch(block.text) and any(char.isalnum() for char in block.text):
        outer = page.drafts[0].block is block or page.drafts[-1].block is block
        return _edge(block, page.height, _NUMBER_MARGIN) if outer else _edge(block, page.height, _MARGIN / 2)
    return _edge(block, page.height, _MARGIN) if _key(block) in repeated else None


def _marked(draft: Draft, page: PageDrafts, repeated: frozenset[tuple[str, int]]) -> Draft:
    block = draft.block
    part = _part(block, page, repeated) if isinstance(block, Paragraph) else None
    return replace(draft, block=replace(block, part=part)) if part and isinstance(block, Paragraph) else draft


def mark_furniture(pages: Sequence[PageDrafts]) -> list[PageDrafts]:
    """Return the pages with page numbers and running heads marked as header or footer."""
    repeated = _repeated(pages)
    return [replace(page, drafts=tuple(_marked(draft, page, repeated) for draft in page.drafts)) for page in pages]
