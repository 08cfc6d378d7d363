"""Tables that go on in the next one under the same headings (이어지는 표), as where a page ends between two rows."""

from collections.abc import Sequence

from extract.document import Document, Figure, Paragraph, Part, Table
from extract.grid.model import Grid, RowRole
from extract.normalize.unit import find_unit_line
from extract.validate.figures.sheet import Sheet, sheets
from extract.vocab import fold

_SHORT = 30
"""The most characters of a line that stands between the two: a unit, "(계속)", the caption again."""


def joined_sheets(document: Document, grids: Sequence[Grid]) -> tuple[Sheet, ...]:
    """Return the matrices of tables, those that go on in the next table as one."""
    found: list[Sheet] = []
    last: Grid | None = None
    for grid in grids:
        own = sheets(grid)
        if last is not None and len(own) == 1 and found and _goes_on(document, (last, grid), (found[-1], own[0])):
            found[-1] = _joined(found[-1], own[0])
        else:
            found.extend(own)
        last = grid if len(own) == 1 else None
    return tuple(found)


def _goes_on(document: Document, grids: tuple[Grid, Grid], pair: tuple[Sheet, Sheet]) -> bool:
    """Return whether the second table is the rest of the first: same headings, nothing between, totals in one of them only."""
    first, second = ([(one.view, one.unit, *map(fold, one.path)) for one in sheet.posts] for sheet in pair)
    if first != second or not any(path for _, _, *path in first):
        return False
    if all(any(lane.role is not RowRole.ITEM for lane in sheet.lanes) for sheet in pair):
        return False
    before, behind = (grid.table.source.block for grid in grids)
    if before is None or behind is None or grids[0].section != grids[1].section:
        return False
    return all(_is_nothing(block) for block in document.blocks[before + 1 : behind])


def _is_nothing(block: Paragraph | Table | Figure) -> bool:
    """Return whether a block between two parts of a table says nothing: page furniture, or the unit again."""
    if not isinstance(block, Paragraph):
        return False
    text = block.text.strip()
    return block.part in (Part.HEADER, Part.FOOTER) or (len(text) < _SHORT and find_unit_line(text) is not None)


def _joined(first: Sheet, second: Sheet) -> Sheet:
    below = len(first.lanes)
    slots = {**first.slots, **{(lane + below, post): slot for (lane, post), slot in second.slots.items()}}
    return Sheet((*first.lanes, *second.lanes), first.posts, slots, first.grid)
