"""Kinds of evidence for headings, each with a way to switch it off: in the document before it is segmented, where possible.

What stands below a line and how numbers count on is no property of a paragraph; there the functions that look at it are
replaced while the document is segmented.
"""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, replace
from typing import TypeAlias
from unittest.mock import patch

from extract.document import PLAIN, Block, Cell, Document, Paragraph, Style, Table
from extract.segment import LineRole, habits, segment, tree
from extract.segment.contents import Stream
from extract.segment.marker import NUMBERS, Marker, parse_marker
from extract.segment.raw import Mark, is_title_bar

Change: TypeAlias = Callable[[Document], Document]
"""Takes a kind of evidence out of a document."""

_COUNTED = NUMBERS | {"roman", "reference"}


def unchanged(document: Document) -> Document:
    """Return the document as it is."""
    return document


@dataclass(frozen=True, slots=True)
class Switch:
    """A kind of evidence and how to do without it."""

    name: str
    change: Change = unchanged
    around: Callable[[], AbstractContextManager[object]] = nullcontext


def _each(document: Document, change: Callable[[Block], Block]) -> Document:
    return replace(document, blocks=tuple(change(block) for block in document.blocks))


def _restyled(document: Document, change: Callable[[Style], Style]) -> Document:
    return _each(
        document, lambda block: replace(block, style=change(block.style)) if isinstance(block, Paragraph) else block
    )


def without_size(document: Document) -> Document:
    """Return a document that does not say how large its letters are."""
    return _restyled(document, lambda style: replace(style, size=None))


def without_weight(document: Document) -> Document:
    """Return a document in which nothing is bold."""

    def change(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        return replace(block, cells=tuple(replace(cell, bold=False) for cell in block.cells))

    return _each(_restyled(document, lambda style: replace(style, bold=False)), change)


def without_font(document: Document) -> Document:
    """Return a document that names no fonts."""
    return _restyled(document, lambda style: replace(style, font=None))


def without_boxes(document: Document) -> Document:
    """Return a document in which nothing is framed; title bars stay."""
    return _restyled(document, lambda style: replace(style, boxed=False, frame=None))


def without_outline(document: Document) -> Document:
    """Return a document without outline levels (heading styles)."""
    return _restyled(document, lambda style: replace(style, outline=None))


def without_position(document: Document) -> Document:
    """Return a document that does not say how far lines are indented and whether they are centred."""
    return _restyled(document, lambda style: replace(style, indent=None, centered=False))


def _bar_cells(block: Block) -> tuple[Cell, Cell] | None:
    """Return the cells of number and title of a title bar, or None for any other block."""
    if not isinstance(block, Table) or not is_title_bar(block):
        return None
    number, title, *_ = (cell for cell in block.cells if cell.text.strip())
    return number, title


def without_bars(document: Document) -> Document:
    """Return a document whose title bars are plain paragraphs of number and title."""

    def change(block: Block) -> Block:
        cells = _bar_cells(block)
        if cells is None:
            return block
        return Paragraph(cells[1].text.strip(), block.source, number=cells[0].text.strip())

    return _each(document, change)


def without_contents(document: Document) -> Document:
    """Return a document whose contents pages, contents tables and lists of tasks are blank."""
    outline = segment(document)
    blocks = list(document.blocks)
    for line in outline.lines:
        index = line.source.block
        if line.role is LineRole.CONTENTS and index is not None:
            blocks[index] = _blank(blocks[index], line.source.start or 0, line.source.end or 0)
    for index in outline.contents_blocks:
        blocks[index] = Paragraph("", blocks[index].source)
    return replace(document, blocks=tuple(blocks))


def _blank(block: Block, start: int, end: int) -> Block:
    """Return a paragraph with a span of its text blank; a title bar becomes an empty paragraph."""
    if not isinstance(block, Paragraph):
        return Paragraph("", block.source)
    return replace(block, text=f"{block.text[:start]}{' ' * (end - start)}{block.text[end:]}")


def _without_markers(document: Document, unwanted: Callable[[Marker], bool]) -> Document:
    def bare(text: str) -> str:
        rest = text.lstrip()
        while (marker := parse_marker(rest)) and unwanted(marker):
            rest = rest[marker.length :]
        return rest

    def change(block: Block) -> Block:
        if cells := _bar_cells(block):
            marker = parse_marker(cells[0].text.strip())
            gone = marker is None or unwanted(marker)
            style = Style(bold=cells[1].bold, boxed=True)
            return Paragraph(bare(cells[1].text), block.source, style) if gone else block
        if not isinstance(block, Paragraph):
            return block
        number = parse_marker((block.number or "").strip())
        text = "\n".join(bare(line) for line in block.text.split("\n"))
        return replace(block, text=text, number=None if number and unwanted(number) else block.number)

    return _each(document, change)


def without_numbers(document: Document) -> Document:
    """Return a document whose lines have lost their numbers (Ⅰ, 1., 1-1, ①, 가.), automatic ones too."""
    return _without_markers(document, lambda marker: marker.kind in _COUNTED)


def without_signs(document: Document) -> Document:
    """Return a document whose lines have lost their signs (□, ○, -), automatic ones too."""
    return _without_markers(document, lambda marker: marker.kind not in _COUNTED)


def without_markers(document: Document) -> Document:
    """Return a document whose lines have lost numbers and signs."""
    return _without_markers(document, lambda _: True)


def without_look(document: Document) -> Document:
    """Return a document of plain lines: no size, weight, font, box, title bar, outline level or position."""
    return _restyled(without_bars(document), lambda _: PLAIN)


def _always(*_: object) -> bool:
    return True


def _never(*_: object) -> bool:
    return False


@contextmanager
def blind_to_what_follows() -> Generator[None]:
    """Segment as if every line opened something: what stands below a number or behind a box is not looked at."""
    may_title = habits.is_box_title

    def is_box_title(stream: Stream, at: int, known: habits.Habits) -> bool:
        return may_title((stream[at], Mark(0)), 0, known)

    with ExitStack() as stack:
        stack.enter_context(patch.object(habits, "is_box_title", is_box_title))
        stack.enter_context(patch.object(tree, "is_box_title", is_box_title))
        stack.enter_context(patch.object(tree, "opens_squares", _never))
        stack.enter_context(patch.object(tree.Draft, "holds", _always))
        yield


@contextmanager
def blind_to_counts() -> Generator[None]:
    """Segment as if every number continued the count that is open."""
    with patch.object(tree, "follows", _always):
        yield


SWITCHES = (
    Switch("nothing (baseline)"),
    Switch("markers: numbers and signs", without_markers),
    Switch("numbers alone", without_numbers),
    Switch("signs alone", without_signs),
    Switch("size", without_size),
    Switch("weight", without_weight),
    Switch("font", without_font),
    Switch("box", without_boxes),
    Switch("title bar", without_bars),
    Switch("outline level", without_outline),
    Switch("contents entry", without_contents),
    Switch("position", without_position),
    Switch("what stands below", around=blind_to_what_follows),
    Switch("how numbers count on", around=blind_to_counts),
    Switch("all looks: size to title bar, outline level, position", without_look),
)
