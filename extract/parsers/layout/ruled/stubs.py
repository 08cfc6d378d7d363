"""Columns of a table that only indent: their labels are folded into one column.

A narrow empty cell below a label is the label's own branch (하위 항목) and stays. Where an empty or shaded strip stands
beside a label without such a parent, the whole group of label columns is one column with indented labels.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from extract.parsers.layout.ruled.lattice import Slot

_STRIP = 24.0


def _is_branch(strip: Slot, slots: Sequence[Slot], empty: Collection[Slot]) -> bool:
    """Whether an empty strip hangs below a label that begins in the same column."""
    above = [slot for slot in slots if slot.covers(strip.row - 1, strip.col)]
    return any(slot not in empty and slot.col == strip.col for slot in above)


def _label_columns(slots: Sequence[Slot]) -> int:
    """Return how many columns the first header cell covers."""
    return next((slot.col_span for slot in slots if slot.row == 0 and slot.col == 0), 1)


def fold_stubs(slots: Sequence[Slot], empty: Collection[Slot]) -> list[Slot]:
    """Return the slots with label columns that only indent folded into column 0; ``empty`` are those without text."""
    width = _label_columns(slots)
    strips = [slot for slot in empty if slot.col < width and slot.box[2] - slot.box[0] <= _STRIP]
    labels = [slot for slot in slots if slot.col < width and slot not in strips]
    if width <= 1 or all(_is_branch(strip, slots, empty) for strip in strips):
        return list(slots)
    rows = [row for slot in labels for row in range(slot.row, slot.row + slot.row_span)]
    if len(rows) != len(set(rows)) or any(slot.col + slot.col_span > width for slot in labels):
        return list(slots)
    folded = [replace(slot, col=0, col_span=1) for slot in labels]
    others = [replace(slot, col=slot.col - width + 1) for slot in slots if slot.col >= width]
    return sorted([*folded, *others], key=lambda slot: (slot.row, slot.col))
