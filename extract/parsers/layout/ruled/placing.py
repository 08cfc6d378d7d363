"""A node that forms a table: its cells with their texts, rows without rules, label columns that only indent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.document import Cell
from extract.parsers.layout.drafts import to_cell
from extract.parsers.layout.ruled.bands import find_bands, split
from extract.parsers.layout.ruled.lattice import Slot
from extract.parsers.layout.ruled.regions import Field, Node
from extract.parsers.layout.ruled.stubs import fold_stubs

_THIN = 7.0
_RISE = 0.35


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of the table and the field that holds its text."""

    slot: Slot
    held: Field


def _renumbered(slots: Sequence[Slot]) -> list[Slot]:
    """Return slots with rows and columns counted from 0 over those in which a slot begins."""
    rows = {row: index for index, row in enumerate(sorted({slot.row for slot in slots}))}
    cols = {col: index for index, col in enumerate(sorted({slot.col for slot in slots}))}

    def span(starts: dict[int, int], low: int, count: int) -> int:
        return max(1, sum(at in starts for at in range(low, low + count)))

    return [
        replace(
            slot,
            row=rows[slot.row],
            col=cols[slot.col],
            row_span=span(rows, slot.row, slot.row_span),
            col_span=span(cols, slot.col, slot.col_span),
        )
        for slot in slots
    ]


def _is_strip(slot: Slot) -> bool:
    return min(slot.box[2] - slot.box[0], slot.box[3] - slot.box[1]) < _THIN


def _without_gutters(node: Node) -> list[Slot]:
    """Return the node's slots without empty strips that fill a whole row or column (spaces between boxes)."""
    slots = list(node.grid.slots)
    filled = set(node.filled())
    rows = {slot.row for slot in slots if slot in filled or not _is_strip(slot)}
    cols = {slot.col for slot in slots if slot in filled or not _is_strip(slot)}
    return [slot for slot in slots if slot in filled or (slot.row in rows and slot.col in cols)]


def _cut(held: Field, slot: Slot) -> Field:
    """Return the part of a cell's text that stands in ``slot``."""
    chars = [char for char in held.chars if slot.box[1] <= char.base - _RISE * char.size < slot.box[3]]
    turned = [one for one in held.turned if slot.box[1] <= (one.box[1] + one.box[3]) / 2 < slot.box[3]]
    return Field(slot.box, chars=chars, turned=turned)


def _banded(slots: Sequence[Slot], fields: dict[Slot, Field]) -> list[Placed]:
    lines = {slot: fields[slot].lines() for slot in slots}
    bands = find_bands(slots, lines)
    if not bands:
        return [Placed(slot, fields[slot]) for slot in slots]
    cut_rows = {band.row for band in bands}
    return [
        Placed(slot, _cut(fields[old], slot) if old.row in cut_rows and old.row_span == 1 else fields[old])
        for slot, old in split(slots, bands, lines)
    ]


def place_cells(node: Node) -> list[Placed]:
    """Return the cells of a node in row order, with the fields that hold their texts."""
    kept = _without_gutters(node)
    empty = {slot for slot in kept if not node.fields[slot].is_filled()}
    by_box = {slot.box: node.fields[slot] for slot in kept}
    slots = _renumbered(fold_stubs(kept, empty))
    return _banded(slots, {slot: by_box[slot.box] for slot in slots})


def is_bold(held: Field) -> bool:
    """Whether the first visible character of a field is bold."""
    return next((char.font.bold for char in held.chars if not char.text.isspace()), False)


def make_cells(placed: Sequence[Placed]) -> list[Cell]:
    """Return the cells with their own texts."""
    return [to_cell(one.slot, one.held.text(), bold=is_bold(one.held)) for one in placed]
