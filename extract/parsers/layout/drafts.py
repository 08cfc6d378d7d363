"""Blocks of a page before they are numbered, and the small steps that make them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.document import Cell, Figure, Paragraph, Part, Style, Table
from extract.parsers.layout.ruled.lattice import Slot
from extract.parsers.layout.text.paragraphs import Para
from extract.source import BBox, Source

_MIN_ROOM = 12.0
_CENTRE = 6.0
_SIDES = 0.08
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A block without its number.

    Attributes:
        block: the block.
        inner: the drafts of the tables inside it with their row and column.
        open_top: the columns of a table whose first cell has no upper border.
        open_bottom: the columns whose last cell has no lower border.
    """

    block: Paragraph | Table | Figure
    inner: tuple[tuple[int, int, "Draft"], ...] = ()
    open_top: frozenset[int] = frozenset()
    open_bottom: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """What the drafts of a place share: the page, and the frame (글상자) that they stand in."""

    page: int
    frame: int | None = None
    part: Part = Part.BODY

    def framed(self, box: BBox) -> "Context":
        """Return the context inside the frame with ``box``; its number is unique in the document."""
        return replace(self, frame=(self.page * 10_000 + round(box[1])) * 1_000 + round(box[0]))


def rounded(box: BBox) -> BBox:
    """Return a box in tenths of a point."""
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)


def to_paragraph(para: Para, column: BBox, context: Context) -> Draft:
    """Return the draft of a paragraph that stands in ``column``."""
    first = para.lines[0]
    left, right = first.box[0] - column[0], column[2] - first.box[2]
    room = max(_MIN_ROOM, _SIDES * (column[2] - column[0]))
    style = Style(
        size=round(first.size, 1),
        bold=first.font.bold,
        font=first.font.name or None,
        indent=round(first.box[0], 1),
        boxed=context.frame is not None,
        frame=context.frame,
        centered=len(para.lines) <= _SHORT and min(left, right) > room and abs(left - right) < _CENTRE,
    )
    return Draft(Paragraph(para.text, Source(page=context.page, bbox=rounded(para.box)), style, context.part))


def to_cell(slot: Slot, text: str, *, bold: bool) -> Cell:
    """Return the cell of a slot."""
    return Cell(slot.row, slot.col, text, slot.row_span, slot.col_span, bold=bold, bbox=rounded(slot.box))


def to_table(cells: Sequence[Cell], box: BBox, context: Context, inner: Sequence[tuple[int, int, Draft]] = ()) -> Draft:
    """Return the draft of a table; its size is what its cells cover."""
    rows = max(cell.row + cell.row_span for cell in cells)
    cols = max(cell.col + cell.col_span for cell in cells)
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.col)))
    return Draft(Table(ordered, rows, cols, Source(page=context.page, bbox=rounded(box))), tuple(inner))
