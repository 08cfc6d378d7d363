"""From tables to grids."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.document import Cell, Document, Paragraph, Part, Table
from extract.errors import NormalizeError
from extract.grid.areas import inner_areas
from extract.grid.head import head_rows
from extract.grid.kind import table_kind
from extract.grid.kinds import CellKind, kind_of
from extract.grid.labels import label_of, role_of
from extract.grid.model import Column, Entry, Grid, Panel, Row, RowRole
from extract.grid.near import look_around
from extract.grid.panels import panel_bounds, stub_width
from extract.grid.rows import Band, Piece, labelled_rows, split_row, values
from extract.grid.slots import Area, Slots, cut, to_slots, without
from extract.grid.units import Heading, Units, column_unit, entry_unit, note_unit, sort_units
from extract.normalize.unit import Unit, find_unit_line, parse_unit
from extract.segment.outline import Outline
from extract.segment.raw import is_title_bar
from extract.source import Source
from extract.vocab import lexicon


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table on its way to a grid."""

    table: Table
    slots: Slots
    head: int
    units: Units
    unit_col: int | None = None

    def source(self, piece: Piece) -> Source:
        return self.table.place(piece.cell).span(piece.start, piece.start + len(piece.text))


def make_grids(document: Document, outline: Outline) -> tuple[Grid, ...]:
    """Return one grid for every table of ``document``, in reading order."""
    grids: list[Grid] = []
    for block in document.blocks:
        if isinstance(block, Table):
            grids.append(_grid(document, outline, block, grids[-1] if grids else None))
    return tuple(grids)


def _continues(table: Table, head: int, before: Grid) -> bool:
    """Return whether a table repeats the headings of the table before, as behind a page break."""

    def headings(cells: Sequence[Cell], rows: int) -> list[str]:
        return [cell.text for cell in cells if cell.row < rows]

    return head > 0 and headings(table.cells, head) == headings(before.table.cells, before.head)


def _goes_on(document: Document, table: Table, before: Grid) -> bool:
    """Return whether a table begins a page with the columns of the table that ended the page before."""
    last = before.table.source
    first, pages = (last.block or 0) + 1, (last.page or 0, table.source.page or 0)
    between = document.blocks[first : table.source.block]
    alone = all(isinstance(block, Paragraph) and block.part is not Part.BODY for block in between)
    return pages[1] == pages[0] + 1 and table.cols == before.table.cols and alone


def _kind(document: Document, table: Table, before: Grid | None, kind: str) -> str:
    """Return the kind of a table; rows of words that go on behind a page break are still what they were."""
    lost = kind == "layout" and before is not None and _goes_on(document, table, before) and not is_title_bar(table)
    return "data" if lost and before and before.kind in ("data", "budget", "staffing") else kind


def _grid(document: Document, outline: Outline, table: Table, before: Grid | None) -> Grid:
    slots = to_slots(table)
    head = head_rows(slots)
    near = look_around(document, outline, table, slots, head)
    if before and not near.unit_line and _continues(table, head, before):
        near = replace(near, unit_line=before.unit_line)
    sheet = _Sheet(table, slots, head, sort_units(near.unit_line))
    block = table.source.block or 0
    areas = inner_areas(slots, head)
    outer = replace(sheet, slots=without(slots, areas)) if areas else sheet
    bands = _bands(outer)
    panels = (*(_panel(outer, band) for band in bands), *(found for area in areas for found in _inner(sheet, area)))
    kind = table_kind(table, slots, head, panels, contents=block in outline.contents_blocks)
    return Grid(
        table=table,
        id=f"table{block}",
        section=outline.places.get(block, ""),
        kind=_kind(document, table, before, kind),
        caption=near.caption,
        unit_line=near.unit_line,
        head=head,
        stub=bands[0].body - bands[0].start if bands else 0,
        panels=panels,
        slots=slots.at,
    )


def _bands(sheet: _Sheet) -> tuple[Band, ...]:
    bounds = panel_bounds(sheet.slots, sheet.head)
    return tuple(Band(start, start + stub_width(sheet.slots, sheet.head, start, stop), stop) for start, stop in bounds)


def _inner(sheet: _Sheet, area: Area) -> Iterator[Panel]:
    """Yield the panels of a table inside the table; its unit line may close the cell above it."""
    slots = cut(sheet.slots, area)
    above = sheet.slots.text(area.top - 1, area.left)
    printed = find_unit_line(above)
    units = sort_units(printed[2]) if printed else sheet.units
    inner = replace(sheet, slots=slots, head=head_rows(slots), units=units)
    for band in _bands(inner):
        yield _panel(inner, band)


def _panel(sheet: _Sheet, band: Band) -> Panel:
    sheet = replace(sheet, unit_col=_unit_column(sheet))
    rows = tuple(
        (replace(found, index=found.index + sheet.slots.top), pieces)
        for row, innermost in labelled_rows(sheet.slots, sheet.head, band)
        for found, pieces in split_row(row, innermost, values(sheet.slots, row.index, band))
    )
    columns = _columns(sheet, band)
    entries = (*_head_entries(sheet, columns), *_entries(sheet, band, rows, columns))
    return Panel(tuple(row for row, _ in rows), columns, entries)


def _head_cells(sheet: _Sheet, band: Band, col: int) -> Iterator[str]:
    """Yield the heading texts of a column from top to bottom, each once; numbers and unit rows are no headings."""
    last = None
    for row in range(sheet.head):
        cell = sheet.slots.at.get((row, _head_col(sheet.slots, sheet.head, band, row, col)))
        skip = cell is None or cell is last or sheet.slots.is_unit_row(row) or sheet.slots.banner(row)
        last = cell
        if cell and not skip and cell.text.strip() and not _is_head_value(sheet, row, col):
            yield cell.text


def _head_col(slots: Slots, head: int, band: Band, row: int, col: int) -> int:
    """Return the column whose heading holds for ``col``: in a table without spans, the next filled one to the left.

    A heading over the labels holds for the values too where the labels have one of their own below (수입 over 과목).
    With spans, an empty corner belongs to the heading on its left that goes down beside it (증감 | %).
    """
    if slots.text(row, col).strip() or row + 1 >= head or not slots.text(row + 1, col).strip():
        return col
    if not slots.spanless:
        left = slots.at.get((row, col - 1))
        beside = left is not None and col > band.body and left is slots.at.get((row + 1, col - 1))
        return col - 1 if beside and left and left.text.strip() else col
    left = next((at for at in range(col - 1, band.start - 1, -1) if slots.text(row, at).strip()), None)
    if left is None or (left < band.body and not slots.text(row + 1, left).strip()):
        return col
    return left


def _is_head_value(sheet: _Sheet, row: int, col: int) -> bool:
    """Return whether a number printed below a heading, inside the header rows, is a value (a column's sum)."""
    return row > 0 and sheet.slots.kind(row, col) is CellKind.NUMBER and sheet.slots.text(row - 1, col).strip() != ""


def _heading(sheet: _Sheet, band: Band, col: int) -> Heading:
    cells = sheet.slots.column(col, sheet.head)
    texts = tuple(cell.text for cell in cells if kind_of(cell.text) in (CellKind.NUMBER, CellKind.YEAR))
    return Heading(tuple(_head_cells(sheet, band, col)), texts)


def _columns(sheet: _Sheet, band: Band) -> tuple[Column, ...]:
    headings = [_heading(sheet, band, col) for col in range(band.body, band.stop)]
    columns: list[Column] = []
    for at, heading in enumerate(headings):
        unit, source = column_unit(heading, headings[:at], headings[at + 1 :], sheet.units)
        path = tuple(label_of(text) for text in heading.path if not _is_unit(text))
        columns.append(Column(sheet.slots.left + band.body + at, path, role_of(path), unit, source))
    return tuple(columns)


def _is_unit(text: str) -> bool:
    found = find_unit_line(text)
    return found is not None and found[2].raw.strip() == text.strip()


def _head_entries(sheet: _Sheet, columns: Sequence[Column]) -> Iterator[Entry]:
    for row in range(sheet.head):
        for column in columns:
            cell = sheet.slots.at.get((row, column.index - sheet.slots.left))
            if (
                cell
                and (sheet.slots.row_of(cell), sheet.slots.col_of(cell)) == (row, column.index - sheet.slots.left)
                and _is_head_value(sheet, row, column.index - sheet.slots.left)
            ):
                yield _entry(sheet, Row(row + sheet.slots.top, (), RowRole.TOTAL), column, Piece(cell, 0, cell.text))


def _entries(
    sheet: _Sheet, band: Band, rows: Sequence[tuple[Row, tuple[Piece, ...]]], columns: Sequence[Column]
) -> Iterator[Entry]:
    for row, pieces in rows:
        for piece in pieces:
            yield _entry(sheet, row, columns[sheet.slots.col_of(piece.cell) - band.body], piece)


def _unit_column(sheet: _Sheet) -> int | None:
    """Return the column that prints the unit of each row (단위), or None."""
    heads = ((row, col) for col in range(sheet.slots.cols) for row in range(sheet.head))
    return next((col for at, col in heads if lexicon("stub_headings").key(sheet.slots.text(at, col)) == "unit"), None)


def _row_unit(sheet: _Sheet, row: int) -> Unit | None:
    """Return the unit that the column of units prints for a row, or None."""
    try:
        return parse_unit(sheet.slots.text(row, sheet.unit_col)) if sheet.unit_col is not None else None
    except NormalizeError:
        return None


def _entry(sheet: _Sheet, row: Row, column: Column, piece: Piece) -> Entry:
    unit, source = entry_unit(row.path, column.path, column.unit, column.unit_source, sheet.units)
    own = _row_unit(sheet, row.index - sheet.slots.top) if source != "column" else None
    unit, source = (own, "column") if own else (unit, source)
    note = note_unit(row.path, column.path, sheet.units)
    return Entry(piece.cell, row, column, sheet.source(piece), piece.text, unit, source, note)
