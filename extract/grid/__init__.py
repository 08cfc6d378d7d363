"""Tables understood: slots, header rows, stub columns, panels, units."""

from extract.grid.build import make_grids
from extract.grid.model import Column, Entry, Grid, Panel, Row, RowRole

__all__ = ["Column", "Entry", "Grid", "Panel", "Row", "RowRole", "make_grids"]
