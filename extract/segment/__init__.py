"""From blocks to the section tree: which lines are headings, and what stands below what."""

from extract.segment.build import segment
from extract.segment.outline import Line, LineRole, Outline

__all__ = ["Line", "LineRole", "Outline", "segment"]
