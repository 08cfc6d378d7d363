"""Items to blocks: places are given, cells get their text, nested tables follow their host."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.document import Block, Cell, Figure, Paragraph, Table
from extract.parsers.docx.tables import Grid, GridCell, Item
from extract.source import Source


def assemble(items: Iterable[Item], *, paged: bool) -> tuple[Block, ...]:
    """Return the blocks of ``items``, numbered from 0.

    Args:
        items: what the stories hold, in order.
        paged: whether their page numbers are to be kept.
    """
    blocks: list[Block] = []
    for item in items:
        _append(blocks, item, None, paged=paged)
    return tuple(blocks)


def _append(blocks: list[Block], item: Item, host: Source | None, *, paged: bool) -> None:
    if isinstance(item, Grid):
        _append_table(blocks, item, host, paged=paged)
        return
    page = item.source.page if paged else None
    blocks.append(replace(item, source=Source(block=len(blocks), page=page)))


def _append_table(blocks: list[Block], grid: Grid, host: Source | None, *, paged: bool) -> None:
    source = Source(block=len(blocks), page=grid.page if paged else None)
    cells = tuple(sorted((_cell(cell) for cell in grid.cells), key=lambda cell: (cell.row, cell.col)))
    blocks.append(Table(cells, grid.rows, grid.cols, source, host=host))
    for cell in grid.cells:
        place = replace(source, row=cell.row, col=cell.col)
        for item in cell.items:
            if not isinstance(item, Paragraph):
                _append(blocks, item, place, paged=paged)


def _cell(cell: GridCell) -> Cell:
    paragraphs = [item for item in cell.items if isinstance(item, Paragraph)]
    text = "\n".join(_line(paragraph) for paragraph in paragraphs)
    bold = bool(paragraphs) and paragraphs[0].style.bold
    return Cell(cell.row, cell.col, text, cell.row_span, cell.col_span, cell.header, bold)


def _line(paragraph: Paragraph) -> str:
    return f"{paragraph.number} {paragraph.text}" if paragraph.number else paragraph.text


def texts_only(items: Iterable[Item]) -> Iterator[Paragraph | Figure]:
    """Yield the paragraphs of ``items``, those in tables too, which headers and footers use for layout alone."""
    for item in items:
        if isinstance(item, Grid):
            for cell in item.cells:
                yield from texts_only(cell.items)
        else:
            yield item
