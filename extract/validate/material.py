"""What every check is given."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extract.document import Document
from extract.grid.model import Grid
from extract.schemas.report import Plan
from extract.segment.outline import LineRole, Outline
from extract.source import Source
from extract.validate.figures.sheet import Sheet, sheets

_LINE = regex.compile(r"[^\n]+")
_WITHOUT_FIGURES = ("gantt", "contents", "approval", "layout")


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """One document in all its readings: as read, as a tree, as tables, as records; two are the same only if they are one object."""

    document: Document
    outline: Outline
    grids: tuple[Grid, ...]
    plan: Plan

    def sheets(self) -> tuple[Sheet, ...]:
        """Return the matrices of all tables that hold figures."""
        return tuple(sheet for grid in self.data_grids() for sheet in sheets(grid))

    def data_grids(self) -> tuple[Grid, ...]:
        """Return the tables that hold figures."""
        return tuple(grid for grid in self.grids if grid.kind not in _WITHOUT_FIGURES)

    def texts(self) -> tuple[tuple[str, Source], ...]:
        """Return every line of running text and every table cell that is none, each with its place."""
        lines = [(line.text, line.source) for line in self.outline.lines if line.role is not LineRole.CONTENTS]
        taken = {line.source.text_key for line in self.outline.lines}
        cells = [place for grid in self.grids for place in cell_texts(grid) if place[1].text_key not in taken]
        return (*lines, *cells)


def cell_texts(grid: Grid) -> Iterator[tuple[str, Source]]:
    """Yield every line of the words in a table's cells, with its place."""
    for cell in grid.table.cells:
        place = grid.table.place(cell)
        for found in _LINE.finditer(cell.text):
            yield found[0], place.span(found.start(), found.end())
