"""Tables inside a table: rows further down that head columns of their own."""

from itertools import pairwise

from extract.document import Cell
from extract.grid.kinds import CellKind, kind_of
from extract.grid.slots import Area, Slots
from extract.vocab import lexicon

_FEWEST = 3


def inner_areas(slots: Slots, head: int) -> tuple[Area, ...]:
    """Return the areas below the headings that begin with a heading row of their own, from top to bottom.

    Such a row begins with a heading of labels (구분), holds three headings or more and no number, and numbers follow.
    The area reaches down to the next cell that leaves its columns, or to the next such row.
    """
    starts = [found for row in range(max(head, 1), slots.rows - 1) if (found := _start(slots, row))]
    ends = (later for _, later in pairwise((*(area.top for area in starts), slots.rows)))
    cut = (_cut(slots, area, end) for area, end in zip(starts, ends, strict=True))
    return tuple(area for area in cut if area.bottom - area.top > 1 and _has_numbers(slots, area))


def _start(slots: Slots, row: int) -> Area | None:
    begun = [cell for cell in slots.filled(row) if slots.row_of(cell) == row]
    heads = lexicon("stub_headings")
    if len(begun) < _FEWEST or heads.key(begun[0].text) != "label" or not _adjoin(begun):
        return None
    if any(kind_of(cell.text) not in (CellKind.TEXT, CellKind.YEAR) for cell in begun):
        return None
    left, right = slots.col_of(begun[0]), slots.col_of(begun[-1]) + begun[-1].col_span
    return None if _is_first_again(slots, begun) else Area(row, left, slots.rows, right)


def _adjoin(cells: list[Cell]) -> bool:
    return all(one.col + one.col_span == other.col for one, other in pairwise(cells))


def _is_first_again(slots: Slots, begun: list[Cell]) -> bool:
    """Return whether a row repeats the table's first headings, as behind a page break."""
    return [cell.text for cell in begun] == [cell.text for cell in slots.filled(0)]


def _leaves(slots: Slots, area: Area, cell: Cell) -> bool:
    left = slots.col_of(cell)
    return left < area.left or left + cell.col_span > area.right


def _cut(slots: Slots, area: Area, end: int) -> Area:
    rows = range(area.top + 1, end)
    begun = ((row, cell) for row in rows for cell in slots.filled(row) if slots.row_of(cell) == row)
    leaving = (row for row, cell in begun if _leaves(slots, area, cell))
    return Area(area.top, area.left, next(leaving, end), area.right)


def _has_numbers(slots: Slots, area: Area) -> bool:
    kinds = (slots.kind(row, col) for row in range(area.top, area.bottom) for col in range(area.left, area.right))
    return CellKind.NUMBER in kinds
