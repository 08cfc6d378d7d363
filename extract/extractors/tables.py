"""Every table as printed, with what is known of it (표)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.document import Cell, Piece
from extract.grid import Grid
from extract.schemas import TableCell, TableRecord


def _cells(grid: Grid, cells: Iterable[Cell]) -> tuple[TableCell, ...]:
    return tuple(
        TableCell(
            row=cell.row,
            col=cell.col,
            row_span=cell.row_span,
            col_span=cell.col_span,
            text=cell.text,
            header=cell.header or cell.row < grid.head,
        )
        for cell in cells
    )


def _record(grid: Grid) -> TableRecord:
    table = grid.table
    return TableRecord(
        id=grid.id,
        section=grid.section or None,
        kind=grid.kind,
        caption=grid.caption,
        unit=grid.unit_line.raw if grid.unit_line else None,
        page=table.source.page,
        rows=table.rows,
        cols=table.cols,
        parts=tuple(replace(piece.source, block=table.source.block, row=piece.row) for piece in table.parts),
        cells=_cells(grid, table.cells),
        source=table.source,
    )


def _piece(whole: TableRecord, number: int, piece: Piece, end: int) -> TableRecord:
    """Return the record of the rows that one page prints: repeated headings, then its rows up to ``end``."""
    shift = piece.repeated - piece.row
    heading = [cell for cell in whole.cells if cell.row < piece.repeated]
    own = [cell.model_copy(update={"row": cell.row + shift}) for cell in whole.cells if piece.row <= cell.row < end]
    return whole.model_copy(
        update={
            "id": f"{whole.id}.{number}",
            "part_of": whole.id,
            "page": piece.source.page,
            "rows": end + shift,
            "parts": (),
            "cells": (*heading, *own),
            "source": replace(piece.source, block=whole.source.block),
        }
    )


def _records(grid: Grid) -> Iterator[TableRecord]:
    whole = _record(grid)
    yield whole
    pieces = grid.table.parts
    ends = [*(piece.row for piece in pieces[1:]), whole.rows]
    for number, (piece, end) in enumerate(zip(pieces, ends, strict=True) if pieces else (), start=1):
        yield _piece(whole, number, piece, end)


def find_tables(grids: tuple[Grid, ...]) -> tuple[TableRecord, ...]:
    """Return a record of every table in reading order, layout tables and contents tables included.

    A table that runs over pages is followed by its pieces as each page prints them.
    """
    return tuple(record for grid in grids for record in _records(grid))
