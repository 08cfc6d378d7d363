"""What every check is given."""

from dataclasses import dataclass

from extract.document import Document
from extract.grid.model import Grid
from extract.schemas.report import Plan
from extract.segment.outline import Outline
from extract.validate.sheet import Sheet, sheets

_WITHOUT_FIGURES = ("gantt", "contents", "approval", "layout")


@dataclass(frozen=True, slots=True)
class Material:
    """One document in all its readings: as read, as a tree, as tables, as records."""

    document: Document
    outline: Outline
    grids: tuple[Grid, ...]
    plan: Plan

    def sheets(self) -> tuple[Sheet, ...]:
        """Return the matrices of all tables that hold figures."""
        return tuple(sheet for grid in self.grids if grid.kind not in _WITHOUT_FIGURES for sheet in sheets(grid))
