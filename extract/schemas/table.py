"""Tables as printed, every one of them."""

from extract.schemas.base import Record
from extract.source import Source


class TableCell(Record):
    """One cell at its upper left slot; rows and columns from 0."""

    row: int
    col: int
    row_span: int
    col_span: int
    text: str
    header: bool


class TableRecord(Record):
    """One table as printed; one that runs over pages stands whole, and behind it once more piece by piece.

    Attributes:
        id: ``table<block>``; of a piece ``table<block>.<number>``.
        section: id of the section it stands in, or None.
        kind: ``data``, ``budget``, ``staffing``, ``gantt``, ``contents``, ``approval`` or ``layout``.
        caption: words that name it, or None.
        unit: the printed unit line without its brackets, or None.
        page: physical page, or None.
        rows: number of slot rows.
        cols: number of slot columns.
        parts: the places of its pieces, where it runs over pages; ``row`` is the first row of each.
        part_of: for such a piece, with the headings that its page repeats: the id of the whole table; else None.
        cells: anchored cells in row order.
        source: its block.
    """

    id: str
    section: str | None = None
    kind: str
    caption: str | None = None
    unit: str | None = None
    page: int | None = None
    rows: int
    cols: int
    parts: tuple[Source, ...] = ()
    part_of: str | None = None
    cells: tuple[TableCell, ...]
    source: Source
