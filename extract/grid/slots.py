"""The slots of a table: which cell covers which row and column."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from extract.document import Cell, Table
from extract.grid.kinds import CellKind, kind_of
from extract.normalize.unit import find_unit_line
from extract.vocab import fold


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of slots: from ``top`` and ``left`` to the row and column before ``bottom`` and ``right``."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, col: int) -> bool:
        """Return whether a slot lies in the rectangle."""
        return self.top <= row < self.bottom and self.left <= col < self.right


@dataclass(frozen=True, slots=True)
class Slots:
    """A table, or an area of one, addressed by slot.

    A cell knows its slot in the whole table; ``top`` and ``left`` lead from there to the slots used here.

    Attributes:
        rows: number of slot rows.
        cols: number of slot columns.
        at: (row, column) → the cell that covers it; an uncovered slot is absent.
        spanless: whether no cell spans anything, as in plain text, where empty cells stand for spans.
        top: row of the whole table at which these slots begin.
        left: column of the whole table at which these slots begin.
    """

    rows: int
    cols: int
    at: Mapping[tuple[int, int], Cell] = field(repr=False)
    spanless: bool = False
    top: int = 0
    left: int = 0

    def row_of(self, cell: Cell) -> int:
        """Return the row at which ``cell`` begins, counted here."""
        return cell.row - self.top

    def col_of(self, cell: Cell) -> int:
        """Return the column at which ``cell`` begins, counted here."""
        return cell.col - self.left

    def text(self, row: int, col: int) -> str:
        """Return the text at a slot; empty where there is none."""
        cell = self.at.get((row, col))
        return cell.text if cell else ""

    def kind(self, row: int, col: int) -> CellKind:
        """Return what the cell at a slot holds."""
        return kind_of(self.text(row, col))

    def row(self, row: int, start: int = 0, stop: int | None = None) -> tuple[Cell, ...]:
        """Return the cells that cover ``row`` between two columns, left to right, each once."""
        return tuple(_once(self.at.get((row, col)) for col in range(start, self.cols if stop is None else stop)))

    def column(self, col: int, start: int = 0) -> tuple[Cell, ...]:
        """Return the cells that cover ``col`` from row ``start`` down, each once."""
        return tuple(_once(self.at.get((row, col)) for row in range(start, self.rows)))

    def filled(self, row: int) -> tuple[Cell, ...]:
        """Return the cells of ``row`` that are not empty."""
        return tuple(cell for cell in self.row(row) if cell.text.strip())

    def banner(self, row: int) -> Cell | None:
        """Return the only cell with words in ``row``, if it spans the table or the rest of the row is empty."""
        filled = self.filled(row)
        if len(filled) != 1 or self.cols == 1 or self.col_of(filled[0]):
            return None
        alone = filled[0].row_span == 1 and (filled[0].col_span == self.cols or self.spanless)
        return filled[0] if alone and kind_of(filled[0].text) is CellKind.TEXT else None

    def is_unit_row(self, row: int) -> bool:
        """Return whether ``row`` holds a unit line and nothing else."""
        filled = self.filled(row)
        return len(filled) == 1 and find_unit_line(filled[0].text) is not None


def _once(cells: Iterator[Cell | None]) -> Iterator[Cell]:
    last: Cell | None = None
    for cell in cells:
        if cell is not None and cell is not last:
            yield cell
            last = cell


def to_slots(table: Table) -> Slots:
    """Return the slots of ``table``; where cells overlap (a heading's box with a corner cut out), the later one wins."""
    at: dict[tuple[int, int], Cell] = {}
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            for col in range(cell.col, min(cell.col + cell.col_span, table.cols)):
                at[row, col] = cell
    return Slots(table.rows, table.cols, at, _is_spanless(table.cells))


def _is_spanless(cells: Iterable[Cell]) -> bool:
    return all(cell.row_span == 1 and cell.col_span == 1 for cell in cells)


def cut(slots: Slots, area: Area) -> Slots:
    """Return the slots of one area as a table of its own; its first slot is (0, 0), its cells stay what they are."""
    at = {
        (row - area.top, col - area.left): cell
        for (row, col), cell in slots.at.items()
        if area.holds(row, col) and area.holds(cell.row, cell.col)
    }
    return Slots(area.bottom - area.top, area.right - area.left, at, slots.spanless, area.top, area.left)


def without(slots: Slots, areas: Iterable[Area]) -> Slots:
    """Return ``slots`` with the slots of ``areas`` uncovered."""
    gone = tuple(areas)
    at = {key: cell for key, cell in slots.at.items() if not any(area.holds(*key) for area in gone)}
    return replace(slots, at=at)


@cache
def same(a: str, b: str) -> bool:
    """Return whether two texts differ in white space at most."""
    return fold(a) == fold(b)
