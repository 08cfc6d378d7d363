"""The section tree of a document, and every line of it with its place in that tree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from extract.issues import Issue
from extract.schemas.section import ContentsEntry, Section
from extract.source import Source


class LineRole(StrEnum):
    """What a line is: a node of the tree (heading, item, note), plain text, the cover, or a contents line."""

    HEADING = "heading"
    ITEM = "item"
    NOTE = "note"
    TEXT = "text"
    COVER = "cover"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line of running text: a paragraph, or one line of a frame or title bar. Never a data table's cell.

    Attributes:
        text: the printed text, marker included, without surrounding white space.
        source: its place; ``source.start``/``end`` slice exactly ``text`` out of the block's (or cell's) text.
        role: what it is.
        section: id of the node made from it; for text, of the enclosing node; "" before the first heading.
        heading: id of the nearest heading (itself, if it is one); "" before the first heading.
        above: ids of all nodes around it, outermost first, without its own node.
        body: offset in ``text`` where the content behind the marker begins.
    """

    text: str
    source: Source
    role: LineRole
    section: str = ""
    heading: str = ""
    above: tuple[str, ...] = ()
    body: int = 0

    def at(self, start: int, end: int) -> Source:
        """Return the place of ``text[start:end]``."""
        return self.source.span(start, end)


@dataclass(frozen=True, slots=True)
class Outline:
    """The result of segmentation.

    Attributes:
        sections: the tree's top nodes.
        nodes: every node by id, in reading order.
        lines: every line in reading order.
        places: block index → id of the node that a table or figure stands in ("" before the first heading).
        above: node id → ids of the nodes around it, outermost first, without itself.
        contents: the lines of contents pages and tables.
        contents_blocks: blocks that are contents pages or tables.
        issues: what was doubtful.
    """

    sections: tuple[Section, ...]
    nodes: Mapping[str, Section]
    lines: tuple[Line, ...]
    places: Mapping[int, str]
    above: Mapping[str, tuple[str, ...]]
    contents: tuple[ContentsEntry, ...] = ()
    contents_blocks: frozenset[int] = field(default_factory=frozenset[int])
    issues: tuple[Issue, ...] = ()
