"""Sheets: each page of a document laid out by itself, then all of them as the document's blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.document import Block, Table
from extract.issues import Issue, IssueCode
from extract.parsers.layout.drafts import Draft
from extract.parsers.layout.furniture import PageDrafts, mark_furniture
from extract.parsers.layout.joins import join_tables
from extract.parsers.layout.open_tables.find import find_open_tables
from extract.parsers.layout.page import page_drafts
from extract.parsers.layout.ruled.beside import join_beside
from extract.parsers.layout.ruled.lattice import find_grids
from extract.parsers.layout.ruled.rules import Rules
from extract.parsers.layout.text.chars import Char, TurnedChar
from extract.parsers.layout.text.wraps import settle_wraps
from extract.source import Source

_MAX_RULES = 10_000


def lay_out(
    chars: Sequence[Char],
    rules: Rules,
    size: tuple[float, float],
    place: Source,
    tail: Sequence[float],
    turned: Sequence[TurnedChar] = (),
) -> tuple[PageDrafts, list[Issue]]:
    """Return the drafts of a page, and what could not be told; very many rules are a drawing, not tables.

    Args:
        chars: its characters.
        rules: its ruled lines.
        size: its width and height.
        place: the page.
        tail: the column borders of a table without upright rules that ends the page before.
        turned: the characters at other quarter turns.
    """
    count = len(rules.horizontals) + len(rules.verticals)
    if count > _MAX_RULES:
        drafts = page_drafts(chars, turned, (), size, place.page or 0)
        skipped = Issue(IssueCode.SKIPPED, f"{count} ruled lines are a drawing and not read as tables.", place)
        return PageDrafts(tuple(drafts), size[1]), [skipped]
    opened = find_open_tables(rules, chars, size[1], tail)
    drafts = page_drafts(chars, turned, join_beside(find_grids(rules, opened.grids)), size, place.page or 0)
    reason = f"{opened.untold} tables without upright rules have no sure columns; they are read as text."
    issues = [Issue(IssueCode.PARTIAL, reason, place)] if opened.untold else []
    return PageDrafts(tuple(drafts), size[1], opened.tail), issues


def to_blocks(pages: Sequence[PageDrafts]) -> tuple[Block, ...]:
    """Return the blocks of a document: running heads marked, tables and paragraphs joined over pages, all numbered."""
    blocks: list[Block] = []
    _number(join_tables(mark_furniture(pages)), blocks)
    return settle_wraps(blocks)


def _number(drafts: Iterable[Draft], blocks: list[Block], host: Source | None = None) -> None:
    """Append the blocks of ``drafts`` in order, nested tables right behind the table that holds them."""
    for draft in drafts:
        index = len(blocks)
        block = replace(draft.block, source=replace(draft.block.source, block=index))
        blocks.append(replace(block, host=host) if isinstance(block, Table) else block)
        for row, col, inner in draft.inner:
            _number([inner], blocks, replace(block.source, row=row, col=col))
