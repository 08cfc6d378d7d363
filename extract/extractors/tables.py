"""Every table as printed, with what is known of it (표)."""

from extract.grid import Grid
from extract.schemas import TableCell, TableRecord


def _record(grid: Grid) -> TableRecord:
    table = grid.table
    cells = tuple(
        TableCell(
            row=cell.row,
            col=cell.col,
            row_span=cell.row_span,
            col_span=cell.col_span,
            text=cell.text,
            header=cell.header or cell.row < grid.head,
        )
        for cell in table.cells
    )
    return TableRecord(
        id=grid.id,
        section=grid.section or None,
        kind=grid.kind,
        caption=grid.caption,
        unit=grid.unit_line.raw if grid.unit_line else None,
        page=table.source.page,
        rows=table.rows,
        cols=table.cols,
        parts=table.parts,
        cells=cells,
        source=table.source,
    )


def find_tables(grids: tuple[Grid, ...]) -> tuple[TableRecord, ...]:
    """Return a record of every table in reading order, layout tables and contents tables included."""
    return tuple(_record(grid) for grid in grids)
