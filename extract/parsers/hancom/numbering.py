"""Automatic numbers of Hangul documents: what stands before a paragraph, counted as Hangul counts (문단 번호, 개요)."""

import re
from dataclasses import dataclass, field

from extract.parsers.hancom.shapes import BUILT_IN, MAX_LEVELS, Head, Numbering, Shapes
from extract.parsers.numerals import format_number
from extract.parsers.symbols import show_private

_PLACE = re.compile(r"\^(10|[1-9]|[nN])")
_UNUSED = -1


@dataclass(slots=True)
class Counters:
    """The numbers reached so far.

    Each numbering counts for itself, through all sections and in cells and text boxes too; a deeper level starts anew
    behind a higher one, and a higher level that was passed over counts as its first number.

    Attributes:
        shapes: the numberings and bullets.
        outline: id of the numbering that the outline (개요) of the section counts with.
    """

    shapes: Shapes
    outline: int = 0
    _reached: dict[int, list[int]] = field(default_factory=dict[int, list[int]])

    def advance(self, head: Head) -> str:
        """Count one paragraph and return what stands before it; empty if nothing does."""
        if head.kind == "bullet":
            return show_private(self.shapes.bullet(head.reference)).replace("\xad", "-").strip()
        identity = head.reference or (self.outline if head.kind == "outline" else 0)
        numbering = self.shapes.numbering(identity) or BUILT_IN
        level = min(head.level, len(numbering.levels) - 1)
        reached = self._reached.setdefault(identity, [_UNUSED] * MAX_LEVELS)
        reached[level] = numbering.levels[level].start if reached[level] == _UNUSED else reached[level] + 1
        reached[level + 1 :] = [_UNUSED] * (MAX_LEVELS - level - 1)
        return _label(numbering, reached, level)


def _label(numbering: Numbering, reached: list[int], level: int) -> str:
    def number(place: int) -> str:
        if place >= len(numbering.levels):
            return ""
        shown = numbering.levels[place]
        return format_number(shown.start if reached[place] == _UNUSED else reached[place], shown.system)

    def shown(match: re.Match[str]) -> str:
        if match[1] in "nN":
            path = ".".join(number(place) for place in range(level + 1))
            return f"{path}." if match[1] == "N" else path
        return number(int(match[1]) - 1)

    return _PLACE.sub(shown, numbering.levels[level].text).strip()
