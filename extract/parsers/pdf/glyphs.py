"""The meaning of private-use glyphs, learned from their pictures in the order of the document."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.parsers.layout.text.chars import Char, Font
from extract.parsers.pdf.ink import Ink, Sign, sign_of

_SAME = 0.05
_CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BOXED_ONE, _BOXED_TWENTY = 0xF02B1, 0xF02C4
_TEN = 10
_ROMANS, _LETTERS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", "abcdefghijkl"
_ROMAN_WIDTH = 0.8


@dataclass(frozen=True, slots=True)
class Mark:
    """A private-use character: its index on the page and its picture, if it could be drawn."""

    index: int
    ink: Ink | None


def _is_roman(before: Char | None, char: Char, following: Char) -> bool:
    """Whether a small letter at the head of a line, before a full stop, is as wide as a Roman numeral."""
    if char.text not in _LETTERS or abs(char.base - following.base) > 1:
        return False
    head = before is None or abs(before.base - char.base) > 1 or char.x0 - before.x1 > char.size
    return head and following.x0 - char.x0 >= _ROMAN_WIDTH * char.size


def read_romans(chars: Sequence[Char]) -> tuple[Char, ...]:
    """Return ``chars`` with Roman numerals in the place of letters that stand for them.

    Files that Ghostscript has rewritten give Ⅰ, Ⅱ, Ⅲ the codes of a, b, c; the glyph keeps the numeral's width.
    """
    out = list(chars)
    stops = [index for index, char in enumerate(chars) if char.text == "." and index]
    for index in stops:
        before, char = chars[index - 2] if index > 1 else None, chars[index - 1]
        if _is_roman(before, char, chars[index]):
            out[index - 1] = char._replace(text=_ROMANS[_LETTERS.index(char.text)])
    return tuple(out)


def _circled(number: int, otherwise: str) -> str:
    return _CIRCLED[number] if number < len(_CIRCLED) else otherwise


@dataclass(slots=True)
class GlyphReader:
    """Reads the private-use glyphs of one document, page by page.

    A boxed number has no code point of its own, so numbers are told by their pictures: of one font the first that
    appears is 1, the next new one 2, and so on; from 10 on the frame holds the 1 and the next glyph the other digit.
    They are given as the circled numbers that stand for the same characters elsewhere.
    """

    known: dict[tuple[Font, Sign], list[tuple[float, ...]]] = field(
        default_factory=dict[tuple[Font, Sign], list[tuple[float, ...]]]
    )

    def read(self, chars: Sequence[Char], marks: Sequence[Mark]) -> tuple[Char, ...]:
        """Return ``chars`` with the marks that can be told replaced by what they show."""
        if not marks:
            return tuple(chars)
        out = list(chars)
        seconds: set[int] = set()
        framed = -1
        for mark in marks:
            char = out[mark.index]
            sign = sign_of(mark.ink) if mark.ink else None
            if mark.ink and mark.index == framed + 1 and sign is not Sign.NUMBER:
                number = _TEN + self._place(char.font, Sign.DOT, mark.ink)
                out[framed] = out[framed]._replace(text=_circled(number, char.text))
                seconds.add(mark.index)
            else:
                out[mark.index] = char._replace(text=self._text(char, sign, mark.ink))
            framed = mark.index if sign is Sign.NUMBER else -2
        return tuple(char for index, char in enumerate(out) if index not in seconds)

    def _text(self, char: Char, sign: Sign | None, ink: Ink | None) -> str:
        """Return what a mark stands for, or its own code point where that cannot be told."""
        code = ord(char.text)
        if _BOXED_ONE <= code <= _BOXED_TWENTY:
            return _CIRCLED[code - _BOXED_ONE + 1]
        if ink is None or sign is None:
            return char.text
        return _circled(1 + self._place(char.font, sign, ink), char.text) if sign is Sign.NUMBER else sign.value

    def _place(self, font: Font, sign: Sign, ink: Ink) -> int:
        """Return the place of a picture among those of its font, from 0, in the order of first appearance."""
        seen = self.known.setdefault((font, sign), [])
        grid = ink.core()
        distances = [sum(abs(a - b) for a, b in zip(grid, other, strict=True)) / len(grid) for other in seen]
        best = min(range(len(seen)), key=distances.__getitem__, default=None)
        if best is not None and distances[best] < _SAME:
            return best
        seen.append(grid)
        return len(seen) - 1
