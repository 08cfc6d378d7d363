"""Tables drawn in text: rows on lines, cells between bars, ``<`` continues the cell to its left, ``^`` the one above."""

from collections.abc import Callable

import pytest

from extract.document import Cell, Document, Paragraph, Table
from extract.grid import Grid, make_grids
from extract.segment.outline import Outline
from extract.source import Source

NO_OUTLINE = Outline((), {}, (), {}, {})


def draw(text: str, block: int = 0) -> Table:
    """Return the table that ``text`` draws; ``/`` alone in a cell is a line break."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().split("\n")]
    cells: list[Cell] = []
    for row, texts in enumerate(rows):
        for col, cell in enumerate(texts):
            if cell in ("<", "^"):
                continue
            wide = next((n for n in range(1, len(texts) - col) if texts[col + n] != "<"), len(texts) - col)
            high = next((n for n in range(1, len(rows) - row) if rows[row + n][col] != "^"), len(rows) - row)
            cells.append(Cell(row, col, cell.replace(" / ", "\n"), high, wide))
    return Table(tuple(cells), len(rows), len(rows[0]), Source(block))


@pytest.fixture
def grid_of() -> Callable[..., Grid]:
    """Return a function from a drawn table and the lines before it to the table's grid."""

    def build(text: str, *lines: str, outline: Outline = NO_OUTLINE) -> Grid:
        before = tuple(Paragraph(line, Source(at)) for at, line in enumerate(lines))
        document = Document((*before, draw(text, len(lines))), "text", "test")
        return make_grids(document, outline)[0]

    return build
