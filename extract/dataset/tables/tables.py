"""Tables as printed (표), their pieces on several pages, and their cells."""

from collections.abc import Iterator

from extract.dataset.columns import CHECKED, DOCUMENT, Column, Kind, Row, Table, ident, numbered, own, place
from extract.dataset.entry import UNCHECKED, Entry


def _tables(entry: Entry) -> Iterator[Row]:
    for table in entry.report.plan.tables:
        s = table.source
        yield (
            entry.document,
            table.id,
            table.section,
            table.kind,
            table.caption,
            table.unit,
            table.page,
            table.rows,
            table.cols,
            table.part_of,
            s.block,
            s.page,
            s.row,
            s.col,
            s.start,
            s.end,
        )


TABLES_AS_PRINTED = Table(
    "tables",
    "one table as printed; with part_of, one piece of a table that runs over pages",
    "plan.tables",
    (
        DOCUMENT,
        ident(),
        own("section", Kind.TEXT, "id of the section it stands in"),
        own("kind", Kind.TEXT, "data, budget, staffing, gantt, contents, approval or layout"),
        own("caption", Kind.TEXT, "words that name it"),
        own("unit", Kind.TEXT, "printed unit"),
        own("page", Kind.INTEGER, "physical page"),
        own("rows", Kind.INTEGER, "number of rows"),
        own("cols", Kind.INTEGER, "number of columns"),
        own("part_of", Kind.TEXT, "of a piece: id of the whole table; leave such rows out when counting"),
        *place(),
    ),
    _tables,
)


def _parts(entry: Entry) -> Iterator[Row]:
    for table in entry.report.plan.tables:
        for number, s in enumerate(table.parts, 1):
            ident = f"{table.id}/{number}"
            yield entry.document, ident, table.id, s.block, s.page, s.row, s.col, s.start, s.end


TABLE_PARTS = Table(
    "table_parts",
    "one piece of a table that runs over pages: its place",
    "plan.tables",
    (
        DOCUMENT,
        numbered("table8/1 … id of the table and number of the piece"),
        Column("table", Kind.TEXT, "id of the table"),
        *place(member="parts"),
    ),
    _parts,
)


def _cells(entry: Entry) -> Iterator[Row]:
    document = entry.document
    for table in entry.report.plan.tables:
        name, piece = table.id, table.part_of
        verdicts = {} if piece else entry.verdicts.of_cells(table.source.block)
        for cell in table.cells:
            row, col = cell.row, cell.col
            yield (
                document,
                f"{name}:{row}:{col}",
                name,
                row,
                col,
                cell.row_span,
                cell.col_span,
                cell.text,
                cell.header,
                piece,
                *verdicts.get((row, col), UNCHECKED),
            )


CELLS = Table(
    "cells",
    "one cell of a table, as printed",
    "plan.tables.cells",
    (
        DOCUMENT,
        numbered("table8:0:1 … id of the table, row and column"),
        Column("table", Kind.TEXT, "id of the table, which has the block and the page"),
        own("row", Kind.SMALL, "row of the upper left slot, from 0"),
        own("col", Kind.SMALL, "column of the upper left slot, from 0"),
        own("row_span", Kind.SMALL, "how many rows it covers"),
        own("col_span", Kind.SMALL, "how many columns it covers"),
        own("text", Kind.TEXT, "its text"),
        own("header", Kind.BOOLEAN, "whether it is a heading"),
        Column("part_of", Kind.TEXT, "of a piece: id of the whole table; leave such rows out when adding up"),
        *CHECKED,
    ),
    _cells,
)
