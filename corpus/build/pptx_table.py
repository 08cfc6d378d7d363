"""Tables on slides: merged cells, shaded header rows; widths in mm, heights in points."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_VERTICAL_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from corpus.build.look import cell_align
from corpus.build.model import Style, Table
from corpus.build.pptx_text import Line, line_height, write_lines

_PAD = 3
_RULED = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""The table style with all lines and no fill that PowerPoint knows by this id."""
_POINTS_A_MM = 72 / 25.4


class Slot(NamedTuple):
    """A cell at its upper left slot."""

    row: int
    col: int
    text: str
    align: str
    row_span: int = 1
    col_span: int = 1
    head: bool = False


def slots_of(table: Table) -> list[Slot]:
    """Return the cells of a plan's table."""
    return [
        Slot(
            cell.row,
            cell.col,
            cell.text,
            cell_align(table, cell.row, cell.col),
            cell.row_span,
            cell.col_span,
            cell.row < table.header,
        )
        for cell in table.cells
    ]


def row_heights(slots: Sequence[Slot], widths: Sequence[float], size: float) -> list[float]:
    """Return about how high each row must be."""
    rows = max(slot.row + slot.row_span for slot in slots)
    heights = [size * 1.3 + 2 * _PAD] * rows
    for slot in slots:
        if slot.row_span == 1:
            width = sum(widths[slot.col : slot.col + slot.col_span]) * _POINTS_A_MM
            needed = sum(line_height(line, width + 8) for line in _lines(slot, size, bold=False)) + 2 * _PAD
            heights[slot.row] = max(heights[slot.row], needed)
    return heights


def fill_table(
    drawn: Any,  # noqa: ANN401
    slots: Sequence[Slot],
    sizes: tuple[Sequence[float], Sequence[float]],
    size: float,
    style: Style,
    *,
    bold: bool,
) -> None:
    """Write cells into an empty table, whose columns and rows get their sizes."""
    drawn._tbl.tblPr.find(qn("a:tableStyleId")).text = _RULED  # noqa: SLF001
    drawn.first_row, drawn.horz_banding = any(slot.head for slot in slots), False
    for column, width in zip(drawn.columns, sizes[0], strict=True):
        column.width = Mm(width)
    for row, height in zip(drawn.rows, sizes[1], strict=True):
        row.height = Pt(height)
    for slot in slots:
        cell = drawn.cell(slot.row, slot.col)
        if (slot.row_span, slot.col_span) != (1, 1):
            cell.merge(drawn.cell(slot.row + slot.row_span - 1, slot.col + slot.col_span - 1))
        _fill(cell, slot, size, style, bold=bold)


def _fill(cell: Any, slot: Slot, size: float, style: Style, *, bold: bool) -> None:  # noqa: ANN401
    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Pt(_PAD)
    cell.vertical_anchor = MSO_VERTICAL_ANCHOR.MIDDLE
    write_lines(cell.text_frame, list(_lines(slot, size, bold=bold)), style)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string((style.shade if slot.head else "#ffffff")[1:].upper())


def _lines(slot: Slot, size: float, *, bold: bool) -> Iterator[Line]:
    return (Line(text, size, bold=bold, title=bold, align=slot.align) for text in slot.text.split("\n"))
