"""Tables of ODT: columns, header rows, cells with spans and the covered cells behind them."""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.build.look import cell_align
from corpus.build.model import Style, Table
from corpus.build.odt_names import element, text
from corpus.build.odt_styles import Look, Styles


class Slot(NamedTuple):
    """A cell at its upper left slot; ``fill`` as ``#rrggbb``."""

    row: int
    col: int
    text: str
    look: Look
    row_span: int = 1
    col_span: int = 1
    head: bool = False
    fill: str = ""


def slots_of(table: Table, style: Style) -> list[Slot]:
    """Return the cells of a plan's table."""
    return [
        Slot(
            cell.row,
            cell.col,
            cell.text,
            Look(style.size - 1.5, align=cell_align(table, cell.row, cell.col)),
            cell.row_span,
            cell.col_span,
            cell.row < table.header,
            style.shade if cell.row < table.header else "",
        )
        for cell in table.cells
    ]


def table_element(
    slots: Sequence[Slot], widths: Sequence[float], styles: Styles, name: str, *, align: str = "left", page: str = ""
) -> str:
    """Return a table of columns of some widths in mm."""
    rows = max(slot.row + slot.row_span for slot in slots)
    heads = max((slot.row + slot.row_span for slot in slots if slot.head), default=0)
    places = {(slot.row, slot.col): slot for slot in slots}
    written = [
        element("table:table-row", *(_cell(places.get((row, col)), styles) for col in range(len(widths))))
        for row in range(rows)
    ]
    columns = (element("table:table-column", table__style_name=styles.column(width)) for width in widths)
    header = element("table:table-header-rows", *written[:heads]) if heads else ""
    look = styles.table(sum(widths), align, page)
    return element("table:table", *columns, header, *written[heads:], table__name=name, table__style_name=look)


def _cell(slot: Slot | None, styles: Styles) -> str:
    if slot is None:
        return element("table:covered-table-cell")
    spans = {"table__number_rows_spanned": slot.row_span, "table__number_columns_spanned": slot.col_span}
    spans = {key: value for key, value in spans.items() if value > 1}
    name = styles.paragraph(slot.look)
    lines = (element("text:p", text(line), text__style_name=name) for line in slot.text.split("\n"))
    options = {"table__style_name": styles.cell(slot.fill), "office__value_type": "string"}
    return element("table:table-cell", *lines, **options, **spans)
