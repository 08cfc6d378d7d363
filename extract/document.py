r"""What a file says, whatever its format: a flat tuple of blocks in reading order.

Rules that every reader keeps:

* A block's index in ``Document.blocks`` is its ``source.block``; nested tables are blocks of their own, right behind the
  table that holds them, and name their place in ``host``.
* A frame (표 of a single cell, a text box) is not a table: its paragraphs are paragraphs with ``style.boxed``.
  Title bars of two or three cells stay tables; ``segment`` reads them as headings.
* The text is as printed: no marker is removed, no number corrected, letter spacing kept. Soft line wraps are joined,
  paragraphs inside a cell are separated by ``\n``, hard line breaks are ``\n``.
* Automatic numbers and bullets stand in ``Paragraph.number``, not in the text.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from extract.issues import Issue
from extract.source import BBox, Source


class Part(StrEnum):
    """Which layer of the page a paragraph belongs to."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    """What is not printed: hidden comments, memos, speaker notes."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks, as evidence for headings.

    Attributes:
        size: font size in points of its first words, or None.
        bold: whether its first words are bold (by weight or by the font's name).
        font: font name of its first words, or None.
        outline: outline level from 1 given by the file, or None.
        indent: left edge in points, or None.
        boxed: whether it stands in a frame of its own.
        frame: number shared by the paragraphs of one frame, or None.
        centered: whether it is centred.
    """

    size: float | None = None
    bold: bool = False
    font: str | None = None
    outline: int | None = None
    indent: float | None = None
    boxed: bool = False
    frame: int | None = None
    centered: bool = False


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph (문단)."""

    text: str
    source: Source
    style: Style = PLAIN
    part: Part = Part.BODY
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, at its upper left slot.

    Attributes:
        row: slot row from 0.
        col: slot column from 0.
        text: own text, without that of nested tables.
        row_span: rows covered, at least 1.
        col_span: columns covered, at least 1.
        header: whether the file marks it as a header cell or shades it like one.
        bold: whether its first words are bold.
        bbox: the cell's box, where known.
        page: the page it stands on, where that is not the table's first.
    """

    row: int
    col: int
    text: str
    row_span: int = 1
    col_span: int = 1
    header: bool = False
    bold: bool = False
    bbox: BBox | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """What a page holds of a table that runs over pages.

    Attributes:
        source: its place.
        row: the first of its rows in the whole table.
        repeated: how many heading rows of the table it prints again above that row.
    """

    source: Source
    row: int
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table (표): anchored cells in row order.

    A table that runs over pages is one table with its pieces in ``parts``; heading rows that later pages repeat stand
    once, and a row that a page break cuts in two stands whole in the piece where it begins.

    A slot may be uncovered. Where a heading has a corner cut out, its cell keeps the whole box, and the cell in the
    corner, which comes later, holds the slot.
    """

    cells: tuple[Cell, ...]
    rows: int
    cols: int
    source: Source
    caption: str | None = None
    host: Source | None = None
    parts: tuple[Piece, ...] = ()

    def place(self, cell: Cell) -> Source:
        """Return the place of the whole text of one of its cells."""
        source = self.source
        return Source(source.block, cell.page or source.page, cell.bbox, cell.row, cell.col, 0, len(cell.text))


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, picture or chart; ``text`` is what can be read in it, line by line."""

    text: str
    source: Source
    kind: str = "picture"


Block: TypeAlias = Paragraph | Table | Figure


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file as read.

    Attributes:
        blocks: reading order; ``blocks[i].source.block == i``.
        format: short name of the format, such as ``pdf``.
        reader: which reader read it, such as ``pdf/pypdfium2``.
        pages: number of pages, or None where the format has none.
        issues: what the reader skipped or doubted.
    """

    blocks: tuple[Block, ...]
    format: str
    reader: str
    pages: int | None = None
    issues: tuple[Issue, ...] = field(default=())
