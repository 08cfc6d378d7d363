"""The meaning of private-use glyphs, learned from their pictures in the order of the document."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.parsers.pdf.chars import Char, Font
from extract.parsers.pdf.ink import Ink, Sign, sign_of

_SAME = 0.085
_CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BOXED_ONE, _BOXED_TWENTY = 0xF02B1, 0xF02C4
_TEN = 10


@dataclass(frozen=True, slots=True)
class Mark:
    """A private-use character: its index on the page and its picture, if it could be drawn."""

    index: int
    ink: Ink | None


@dataclass(slots=True)
class GlyphReader:
    """Reads the private-use glyphs of one document, page by page.

    A boxed number has no code point of its own, so numbers are told by their pictures: of one font the first that
    appears is 1, the next new one 2, and so on. They are given as the circled numbers that word processors show for
    the same characters.
    """

    known: dict[tuple[Font, Sign], list[tuple[float, ...]]] = field(
        default_factory=dict[tuple[Font, Sign], list[tuple[float, ...]]]
    )

    def read(self, chars: Sequence[Char], marks: Sequence[Mark]) -> tuple[Char, ...]:
        """Return ``chars`` with the marks that can be told replaced by what they show."""
        out = list(chars)
        halves: list[int] = []
        for mark in marks:
            char = out[mark.index]
            code = ord(char.text)
            if _BOXED_ONE <= code <= _BOXED_TWENTY:
                out[mark.index] = char._replace(text=_CIRCLED[code - _BOXED_ONE + 1])
            elif mark.ink:
                sign = sign_of(mark.ink)
                out[mark.index] = char._replace(text=self._text(char, sign, mark.ink))
                halves += [mark.index] if sign is Sign.LEFT_HALF else []
        return tuple(char for index, char in enumerate(out) if index not in halves)

    def _text(self, char: Char, sign: Sign, ink: Ink) -> str:
        """Return what a sign stands for; a left half is taken out, its right half counts from ten."""
        if sign is Sign.LEFT_HALF:
            return char.text
        if sign not in (Sign.NUMBER, Sign.RIGHT_HALF):
            return sign.value
        number = self._place(char.font, sign, ink) + (_TEN if sign is Sign.RIGHT_HALF else 1)
        return _CIRCLED[number] if number < len(_CIRCLED) else char.text

    def _place(self, font: Font, sign: Sign, ink: Ink) -> int:
        """Return the place of a picture among those of its font, from 0, in the order of first appearance."""
        seen = self.known.setdefault((font, sign), [])
        grid = ink.grid()
        distances = [sum(abs(a - b) for a, b in zip(grid, other, strict=True)) / len(grid) for other in seen]
        best = min(range(len(seen)), key=distances.__getitem__, default=None)
        if best is not None and distances[best] < _SAME:
            return best
        seen.append(grid)
        return len(seen) - 1
