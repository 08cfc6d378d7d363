"""A table understood: which rows and columns are headings, what every number cell means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from extract.document import Cell, Table
from extract.normalize.unit import Unit, UnitLine
from extract.source import Source


class RowRole(StrEnum):
    """What a row (or a column) adds up to: nothing (item), a part of the whole (subtotal), the whole (total)."""

    ITEM = "item"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """One data row of one panel.

    Attributes:
        index: slot row.
        path: label texts from the outermost stub column to the innermost, letter spacing joined, no empty ones.
        role: total, subtotal or item.
        level: depth of the innermost label: index of its stub column, plus one where its text begins with an item sign.
    """

    index: int
    path: tuple[str, ...]
    role: RowRole
    level: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One value column of one panel.

    Attributes:
        index: slot column.
        path: heading texts from top to bottom, letter spacing joined, no empty ones.
        role: total where the heading says so (계, 합계), else item.
        unit: the unit in force for its numbers, or None.
        unit_source: ``caption`` or ``column``, or None.
    """

    index: int
    path: tuple[str, ...]
    role: RowRole = RowRole.ITEM
    unit: Unit | None = None
    unit_source: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One value cell, or one line of a cell that prints several values, with what its row and column say about it.

    Attributes:
        cell: the printed cell.
        row: what its row says.
        column: what its column says.
        source: its place; the offsets slice ``text`` out of the cell's text.
        text: the text of the cell, or of the one line that stands for this row.
        unit: the unit in force for its number: the row's, else the column's; None if none is known.
        unit_source: ``caption`` or ``column`` (a heading or a row label); None without a unit.
        note_unit: the unit of a second number in brackets (예산액(구성비)), where the heading or caption tells.
    """

    cell: Cell
    row: Row
    column: Column
    source: Source
    text: str = ""
    unit: Unit | None = None
    unit_source: str | None = None
    note_unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """A block of columns with its own stub: most tables have one, side-by-side tables two (구분|예산액|구분|예산액)."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """A table with its structure; two grids are the same only if they are one object.

    Attributes:
        table: the printed table.
        id: ``table<block>``.
        section: id of the section it stands in ("" before the first heading).
        kind: ``data``, ``budget``, ``staffing``, ``gantt``, ``contents``, ``approval`` or ``layout``.
        caption: words that name it (a caption line, else None).
        unit_line: the printed unit line, or None.
        head: number of header rows.
        stub: number of label columns of the first panel.
        panels: its panels, left to right.
        slots: (row, column) → the cell that covers it.
    """

    table: Table
    id: str
    section: str
    kind: str
    caption: str | None
    unit_line: UnitLine | None
    head: int
    stub: int
    panels: tuple[Panel, ...]
    slots: Mapping[tuple[int, int], Cell] = field(repr=False)
