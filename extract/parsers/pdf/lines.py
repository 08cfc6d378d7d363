"""Characters to printed lines: baselines, reading order and the spaces between words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from extract.parsers.pdf.chars import Char, Font
from extract.source import BBox

_SAME_BASE = 0.4
_GAP_GLYPH_SPACES = 0.25
_GAP_NO_SPACES = 0.12
_APART = 2.0
_OFF_BASE = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line or a part of it.

    Attributes:
        text: the characters with one space between words, none at the ends.
        box: the box of the visible characters.
        base: the baseline of most characters.
        size: the font size of the first word.
        font: the font of the first word.
        open_end: whether a space glyph stands at the end.
        head: width of the first word, in points.
        marker_end: where the text behind the first word begins, in points, or None.
    """

    text: str
    box: BBox
    base: float
    size: float
    font: Font
    open_end: bool
    head: float
    second: float | None


def _rows(chars: Sequence[Char]) -> list[list[Char]]:
    """Return the characters in rows of about the same baseline, each row from left to right."""
    rows: list[list[Char]] = []
    bases: list[float] = []
    for char in sorted(chars, key=lambda char: (char.base, char.x0)):
        near = rows and char.base - bases[-1] <= _SAME_BASE * max(char.size, rows[-1][-1].size)
        if near:
            rows[-1].append(char)
        else:
            rows.append([char])
            bases.append(char.base)
    for row in rows:
        row.sort(key=lambda char: char.x0)
    return rows


def _parts(row: list[Char]) -> list[list[Char]]:
    """Return a row cut where a wide gap and another baseline show another text box."""
    parts = [[row[0]]]
    for before, char in zip(row, row[1:], strict=False):
        gap = char.x0 - before.x1
        size = max(before.size, char.size)
        if gap > _APART * size and abs(char.base - before.base) > _OFF_BASE:
            parts.append([char])
        else:
            parts[-1].append(char)
    return parts


def _space_gap(before: Char, char: Char) -> float:
    spaceless = before.font.name is None or char.font.name is None
    return (_GAP_NO_SPACES if spaceless else _GAP_GLYPH_SPACES) * max(before.size, char.size)


def _words(part: list[Char]) -> list[list[Char]]:
    """Return the words of a part: space glyphs and gaps wider than the font's rule separate them."""
    words: list[list[Char]] = [[]]
    before: Char | None = None
    for char in part:
        if char.text.isspace():
            words.append([])
            continue
        if before and words[-1] and char.x0 - before.x1 > _space_gap(before, char):
            words.append([])
        words[-1].append(char)
        before = char
    return [word for word in words if word]


def _line(part: list[Char]) -> Line | None:
    words = _words(part)
    if not words:
        return None
    seen = [char for word in words for char in word]
    box = (
        min(char.x0 for char in seen),
        min(char.top for char in seen),
        max(char.x1 for char in seen),
        max(char.bottom for char in seen),
    )
    first = words[0]
    lead = words[1][0] if len(words) > 1 and len(first) == 1 else first[0]
    return Line(
        text=" ".join("".join(char.text for char in word) for word in words),
        box=box,
        base=median(char.base for char in seen),
        size=lead.size,
        font=lead.font,
        open_end=part[-1].text.isspace(),
        head=first[-1].x1 - first[0].x0,
        second=words[1][0].x0 if len(words) > 1 else None,
    )


def make_lines(chars: Iterable[Char]) -> list[Line]:
    """Return the lines of ``chars`` from top to bottom, those of one row from left to right."""
    kept = list(chars)
    found = (_line(part) for row in _rows(kept) for part in _parts(row)) if kept else ()
    return [line for line in found if line]
