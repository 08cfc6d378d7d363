"""Panels and their label columns (stub)."""

from extract.grid.head import head_rows
from extract.grid.kinds import CellKind, kind_of
from extract.grid.slots import Slots, same
from extract.vocab import lexicon

__all__ = ["head_rows", "panel_bounds", "stub_width"]

_LABEL_LENGTH = 14


def _kinds(slots: Slots, col: int, head: int) -> tuple[CellKind, ...]:
    return tuple(kind for cell in slots.column(col, head) if (kind := kind_of(cell.text)) is not CellKind.EMPTY)


def is_labels(slots: Slots, col: int, head: int) -> bool:
    """Return whether the body of column ``col`` holds words rather than numbers."""
    kinds = _kinds(slots, col, head)
    words = sum(kind is CellKind.TEXT for kind in kinds)
    return words * 2 >= len(kinds) and words > 0


def _is_serial(slots: Slots, col: int, head: int) -> bool:
    heading = any(lexicon("stub_headings").key(slots.text(row, col)) == "serial" for row in range(head))
    texts = [cell.text.strip().rstrip(".") for cell in slots.column(col, head) if cell.text.strip()]
    return heading or (len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)])


def _is_stub(slots: Slots, col: int, head: int) -> bool:
    """Return whether column ``col`` may begin a stub: words, serial numbers, or years below a label heading.

    A column right below a year holds what belongs to that year, words and sums alike.
    """
    headings = [kind for row in range(head) if (kind := slots.kind(row, col)) is not CellKind.EMPTY]
    if headings and headings[-1] is CellKind.YEAR:
        return False
    if is_labels(slots, col, head) or _is_serial(slots, col, head):
        return True
    kinds = _kinds(slots, col, head)
    named = any(lexicon("stub_headings").key(slots.text(row, col)) == "label" for row in range(head))
    return bool(kinds) and (all(kind is CellKind.YEAR for kind in kinds) or (named and CellKind.NUMBER not in kinds))


def panel_bounds(slots: Slots, head: int) -> tuple[tuple[int, int], ...]:
    """Return the first and the end column of every panel: a new one begins where the first heading recurs.

    Without headings, label and value columns that alternate are panels of two columns each.
    """
    starts = [0, *_recurring(slots, head)] if head else list(_alternating(slots))
    return tuple(zip(starts, [*starts[1:], slots.cols], strict=True))


def _recurring(slots: Slots, head: int) -> list[int]:
    """Return where a heading of the first column recurs over labels, by the first header row in which one does."""
    if not is_labels(slots, 0, head):
        return []
    found = (_again(slots, head, row) for row in range(head) if slots.text(row, 0).strip())
    return next((cols for cols in found if cols), [])


def _again(slots: Slots, head: int, row: int) -> list[int]:
    first = slots.at[row, 0]
    others = [slots.at.get((row, col)) for col in range(first.col_span, slots.cols)]
    cols = {slots.col_of(cell) for cell in others if cell and cell is not first and same(cell.text, first.text)}
    return sorted(col for col in cols if is_labels(slots, col, head))


def _alternating(slots: Slots) -> tuple[int, ...]:
    even = range(0, slots.cols, 2)
    if slots.cols < 4 or slots.cols % 2:  # noqa: PLR2004 - two pairs at least
        return (0,)
    for col in even:
        cells = [cell for cell in slots.column(col) if cell.text.strip()]
        if not all(len(cell.text) <= _LABEL_LENGTH and kind_of(cell.text) is CellKind.TEXT for cell in cells):
            return (0,)
    return tuple(even)


def stub_width(slots: Slots, head: int, start: int, stop: int) -> int:
    """Return how many columns from ``start`` hold labels; 0 where the first column already holds numbers.

    The stub is as wide as its heading. It grows by a column of words while its last column groups rows (a cell there
    covers several rows) or only counts them (연번). One column at least is left for values.
    """
    if stop - start < 2 or not _is_stub(slots, start, head):  # noqa: PLR2004 - one column cannot be parted
        return 0
    width = _heading_width(slots, head, start, stop)
    while start + width < stop - 1 and _grows(slots, head, start + width):
        width += 1
    return min(width, stop - start - 1)


def _heading_width(slots: Slots, head: int, start: int, stop: int) -> int:
    cell = next((slots.at[row, start] for row in range(head) if slots.text(row, start).strip()), None)
    width = cell.col_span if cell and slots.col_of(cell) == start else 1
    if slots.spanless and head:
        while start + width < stop - 1 and _is_blank_head(slots, head, start + width):
            width += 1
    return width if start + width < stop else 1


def _is_blank_head(slots: Slots, head: int, col: int) -> bool:
    return not any(slots.text(row, col).strip() for row in range(head)) and is_labels(slots, col, head)


def _grows(slots: Slots, head: int, col: int) -> bool:
    if not is_labels(slots, col, head):
        return False
    last = slots.column(col - 1, head)
    groups = any(cell.row_span > 1 and slots.row_of(cell) >= head for cell in last)
    gaps = any(not slots.text(row, col - 1).strip() and slots.text(row, col).strip() for row in range(head, slots.rows))
    covered = any(cell.col_span < slots.cols and slots.col_of(cell) + cell.col_span > col for cell in last)
    return groups or (gaps and slots.spanless) or covered or _is_serial(slots, col - 1, head)
