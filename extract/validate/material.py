"""What every check is given."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from extract.document import Document
from extract.grid.model import Grid
from extract.schemas.report import Plan
from extract.segment.outline import LineRole, Outline
from extract.source import Source
from extract.validate.figures.continued import joined_sheets
from extract.validate.figures.sheet import Sheet

_LINE = regex.compile(r"[^\n]+")
_WITHOUT_FIGURES = ("gantt", "contents", "approval", "layout")


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """One document in all its readings: as read, as a tree, as tables, as records. It is equal to itself alone."""

    document: Document
    outline: Outline
    grids: tuple[Grid, ...]
    plan: Plan

    def sheets(self) -> tuple[Sheet, ...]:
        """Return the matrices of all tables that hold figures, a table and its rest as one."""
        return _sheets(self)

    def data_grids(self) -> tuple[Grid, ...]:
        """Return the tables that hold figures."""
        return tuple(grid for grid in self.grids if grid.kind not in _WITHOUT_FIGURES)

    def texts(self) -> tuple[tuple[str, Source], ...]:
        """Return every line of running text and every table cell that is none, each with its place."""
        lines = [(line.text, line.source) for line in self.outline.lines if line.role is not LineRole.CONTENTS]
        taken = {line.source.text_key for line in self.outline.lines}
        cells = [place for grid in self.grids for place in cell_texts(grid) if place[1].text_key not in taken]
        return (*lines, *cells)


@lru_cache(1)
def _sheets(material: Material) -> tuple[Sheet, ...]:
    return joined_sheets(material.document, material.data_grids())


def cell_texts(grid: Grid) -> Iterator[tuple[str, Source]]:
    """Yield every line of the words in a table's cells, with its place."""
    for cell in grid.table.cells:
        place = grid.table.place(cell)
        for found in _LINE.finditer(cell.text):
            yield found[0], place.span(found.start(), found.end())
