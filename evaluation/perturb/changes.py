"""Changes to a document: texts edited at a span, a row or a line dropped; and where every other number stands afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extract.document import Block, Cell, Document, Figure, Paragraph, Table
from extract.source import Source
from extract.validate.judging.finish import Place, place_of

__all__ = ["Change", "Edit", "Place", "changed", "place_of", "text_at"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A span of a text (of a block, or of one of its cells) and what takes its place."""

    key: tuple[int | None, int | None, int | None]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        kind: its name in the table of results.
        numbers: places of the numbers that it changes or takes away, with their new values as a multiple of the old
            ones; 0 for one that is gone.
        edits: the texts that it edits.
        row: block and row of the table row that it drops, or None.
    """

    kind: str
    numbers: Mapping[Place, Decimal]
    edits: tuple[Edit, ...] = ()
    row: tuple[int, int] | None = None
    rules: tuple[str, ...] = field(default=())

    def moved(self, place: Place) -> Place | None:
        """Return where a number stands after the change; None if it is gone."""
        block, row, col, start = place
        if self.row and (block, row is not None) == (self.row[0], True):
            if row == self.row[1]:
                return None
            row = row - 1 if row is not None and row > self.row[1] else row
        shift = 0
        for edit in self.edits:
            if edit.key == (block, place[1], col) and start is not None:
                if edit.start <= start < edit.end and not edit.text:
                    return None
                shift += len(edit.text) - (edit.end - edit.start) if start >= edit.end else 0
        return block, row, col, start + shift if start is not None else None


def text_at(document: Document, source: Source) -> str:
    """Return the whole text that the offsets of a place count in."""
    block = document.blocks[source.block or 0]
    if isinstance(block, Table):
        return next((cell.text for cell in block.cells if (cell.row, cell.col) == (source.row, source.col)), "")
    return block.text


def changed(document: Document, changes: Iterable[Change]) -> Document:
    """Return the document with changes, each to blocks of its own."""
    blocks = list(document.blocks)
    for change in changes:
        for edit in sorted(change.edits, key=lambda one: -one.start):
            at = edit.key[0] or 0
            blocks[at] = _edited(blocks[at], edit)
        table = blocks[change.row[0]] if change.row else None
        if change.row and isinstance(table, Table):
            blocks[change.row[0]] = without_row(table, change.row[1])
    return replace(document, blocks=tuple(blocks))


def _edited(block: Block, edit: Edit) -> Block:
    def new(text: str) -> str:
        return text[: edit.start] + edit.text + text[edit.end :]

    match block:
        case Table():
            place = (edit.key[1], edit.key[2])
            cells = (replace(one, text=new(one.text)) if (one.row, one.col) == place else one for one in block.cells)
            return replace(block, cells=tuple(cells))
        case Paragraph() | Figure():
            return replace(block, text=new(block.text))


def without_row(table: Table, row: int) -> Table:
    """Return a table without a row; cells that span it become shorter."""
    cells = tuple(found for cell in table.cells if (found := _cell_without_row(cell, row)))
    parts = tuple(replace(part, row=part.row - 1) if part.row > row else part for part in table.parts)
    return replace(table, cells=cells, rows=table.rows - 1, parts=parts)


def _cell_without_row(cell: Cell, row: int) -> Cell | None:
    if cell.row > row:
        return replace(cell, row=cell.row - 1)
    if cell.row + cell.row_span <= row:
        return cell
    return replace(cell, row_span=cell.row_span - 1) if cell.row_span > 1 else None


def blocks_of(places: Sequence[Place]) -> tuple[int, int]:
    """Return the first and the last block of some places."""
    blocks = [place[0] or 0 for place in places]
    return min(blocks), max(blocks)
