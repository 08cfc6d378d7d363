"""Lines of running text with their quantities, their pieces, and the lines above and below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import regex

from extract.normalize.text import level
from extract.segment.outline import Line, LineRole
from extract.validate.figures.quantities import Quantity, line_quantities
from extract.validate.material import Material
from extract.vocab import lexicon

_SKIPPED = (LineRole.COVER, LineRole.CONTENTS)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line between separators: its own quantities, and those in its brackets."""

    text: str
    outer: tuple[Quantity, ...]
    inner: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A line with its quantities, in order."""

    line: Line
    quantities: tuple[Quantity, ...]

    def open(self) -> tuple[Quantity, ...]:
        """Return the quantities outside brackets."""
        return tuple(one for one in self.quantities if not one.depth)

    def pieces(self) -> tuple[Piece, ...]:
        """Return the pieces of the line that commas and item signs outside brackets make."""
        cuts = [0, *_cuts(level(self.line.text), self.line.body), len(self.line.text)]
        return tuple(self._piece(start, end) for start, end in pairwise(cuts) if self._holds(start, end))

    def _holds(self, start: int, end: int) -> bool:
        return any(char.isalnum() for char in self.line.text[max(start, self.line.body) : end])

    def _piece(self, start: int, end: int) -> Piece:
        own = [one for one in self.quantities if start <= one.start < end]
        outer = tuple(one for one in own if not one.depth)
        return Piece(self.line.text[start:end], outer, tuple(one for one in own if one.depth))


@cache
def _sign() -> regex.Pattern[str]:
    signs = lexicon("markers").words("square", "diamond", "circle", "dash", "triangle", "arrow", "reference")
    return regex.compile(r"\s\L<signs>\s|,(?![0-9]{3}(?![0-9]))|\s/\s|[▹▷▸‣➢※]", signs=list(signs))


def _cuts(plain: str, body: int) -> list[int]:
    found: list[int] = []
    for cut in _sign().finditer(plain, body):
        before = plain[: cut.start()]
        if before.count("(") + before.count("[") <= before.count(")") + before.count("]"):
            found.append(cut.end())
    return found


@lru_cache(1)
def passages(material: Material) -> tuple[Passage, ...]:
    """Return every line of the body with its quantities, in reading order."""
    lines = (line for line in material.outline.lines if line.role not in _SKIPPED)
    return tuple(Passage(line, line_quantities(line)) for line in lines)


def below(found: Sequence[Passage], at: int) -> list[Passage]:
    """Return the items and notes directly below a line, in order."""
    line = found[at].line
    if not line.section or line.role in (LineRole.TEXT, *_SKIPPED):
        return []
    return [
        one
        for one in found[at + 1 :]
        if one.line.role in (LineRole.ITEM, LineRole.NOTE) and one.line.above[-1:] == (line.section,)
    ]


def beside(found: Sequence[Passage], at: int) -> Passage | None:
    """Return the item right behind a line that stands on its level, or None."""
    after = found[at + 1] if at + 1 < len(found) else None
    same = after is not None and after.line.above == found[at].line.above and after.line.role is LineRole.ITEM
    return after if same else None


def around(found: Sequence[Passage], at: int, reach: int) -> list[Passage]:
    """Return the lines above a line that lead to it: its ancestors and the nearest lines on its own level."""
    line = found[at].line
    up = set(line.above)
    before = found[max(0, at - 40) : at]
    kin = [
        one
        for one in before
        if one.line.section in up or one.line.above == line.above or one.line.above == line.above[:-1]
    ]
    return list(reversed(kin))[:reach]
