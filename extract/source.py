"""Where in the document a value stands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

BBox: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the page's upper left corner."""


def hull(boxes: Iterable[BBox]) -> BBox:
    """Return the smallest box around ``boxes``, of which there must be one.

    >>> hull([(0, 5, 10, 15), (2, 0, 4, 20)])
    (0, 0, 10, 20)
    """
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


@dataclass(frozen=True, slots=True)
class Source:
    """The place of a text: its block, and inside it the cell and the characters.

    Attributes:
        block: index into ``Document.blocks``.
        page: physical page, from 1; None where the format has no pages.
        bbox: the box on that page, where known.
        row: row of the table cell, from 0; None outside tables.
        col: column of the table cell, from 0; None outside tables.
        start: offset of the first character in the block's (or cell's) text.
        end: offset behind the last character.
    """

    block: int | None = None
    page: int | None = None
    bbox: BBox | None = None
    row: int | None = None
    col: int | None = None
    start: int | None = None
    end: int | None = None

    @property
    def text_key(self) -> tuple[int | None, int | None, int | None]:
        """Which text the offsets count in: the block, and the cell inside it."""
        return self.block, self.row, self.col

    def span(self, start: int, end: int) -> "Source":
        """Return this place narrowed to ``[start, end)``, counted from its own start."""
        base = self.start or 0
        return replace(self, start=base + start, end=base + end)
