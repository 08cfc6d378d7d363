"""Letters drawn as outlines, read by their shape: what most of the like outlines of a document are read as.

A letter of one face has one outline up to its place and size. Every word is set anew (`specimens`) and read by
tesseract; like outlines vote, each reading with its confidence, so that what is misread in one word is mended by others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log2
from statistics import mean, median
from typing import NamedTuple

from extract.parsers.ocr import recognize_letters
from extract.parsers.pdf.chars import Char, Font
from extract.parsers.pdf.outlines import Outline, make_rows, make_words, most
from extract.parsers.pdf.specimens import draw_sheet, make_sheets, tell_apart

_SAME, _ALIKE = 0.05, 0.6
_ENOUGH = 12
_LINES = (12.0, 18.0)
_THIN = 1e-6
_INK, _FOOT = 0.9, 0.1
_BEARING = 0.06
_FONT = Font("", bold=False)
_DOUBTFUL = 60.0


class _Shape(NamedTuple):
    """A letter without its place and size: its points in its box, and how wide it is."""

    kinds: bytes
    points: tuple[tuple[float, float], ...]
    aspect: float


class Verdict(NamedTuple):
    """What a shape is read as, and how sure that is, from 0 to 100."""

    text: str
    confidence: float


def _shape(outline: Outline) -> _Shape:
    left, top = outline.box[:2]
    width, height = max(outline.width, _THIN), max(outline.height, _THIN)
    points = tuple(((x - left) / width, (y - top) / height) for x, y in outline.points)
    return _Shape(outline.kinds, points, log2(width / height))


def _is_same(one: _Shape, other: _Shape) -> bool:
    return abs(one.aspect - other.aspect) < _ALIKE and all(
        abs(ax - bx) < _SAME and abs(ay - by) < _SAME
        for (ax, ay), (bx, by) in zip(one.points, other.points, strict=True)
    )


@dataclass(slots=True)
class LetterReader:
    """Reads the outlines of one document: `learn` all of them, then `read` page by page."""

    shapes: dict[bytes, list[tuple[_Shape, int]]] = field(default_factory=dict[bytes, list[tuple[_Shape, int]]])
    verdicts: dict[int, Verdict] = field(default_factory=dict[int, Verdict])
    count: int = 0
    learned: bool = False

    def _label(self, outline: Outline) -> int:
        """Return the number of a shape, a new one where no outline was like it."""
        shape = _shape(outline)
        known = self.shapes.setdefault(shape.kinds, [])
        found = next((label for other, label in known if _is_same(shape, other)), None)
        if found is None:
            found, self.count = self.count, self.count + 1
            known.append((shape, found))
        return found

    def _needed(self, pages: Iterable[Sequence[Outline]]) -> Iterator[list[Outline]]:
        """Yield words as long as any of their shapes was not yet read often enough."""
        seen: Counter[int] = Counter()
        for outlines in pages:
            for row in make_rows(outlines):
                for word in make_words(row):
                    labels = [self._label(one) for one in word]
                    if any(seen[label] < _ENOUGH for label in labels):
                        seen.update(labels)
                        yield word

    def learn(self, pages: Iterable[Sequence[Outline]]) -> None:
        """Read the outlines of all pages and take the vote.

        Raises:
            ReadError: if tesseract is not installed or fails.
        """
        self.learned = True
        votes: dict[int, Counter[str]] = defaultdict(Counter)
        cast: Counter[int] = Counter()
        words = list(self._needed(pages))
        for sheet in (sheet for line in _LINES for sheet in make_sheets(words, line)):
            cast.update(self._label(cell.outline) for row in sheet for cell in row)
            for outline, letter in tell_apart(sheet, recognize_letters(draw_sheet(sheet))):
                votes[self._label(outline)][letter.text] += max(1, round(letter.confidence))
        for label, found in votes.items():
            text, weight = found.most_common(1)[0]
            self.verdicts[label] = Verdict(text, weight / cast[label])

    def read(self, outlines: Sequence[Outline], kept: Sequence[Char]) -> tuple[list[Char], str]:
        """Return the letters of a page as characters, and how sure they are.

        Args:
            outlines: its letters.
            kept: the characters of its text layer; letters stand on their baseline where they share a line.
        """
        chars: list[Char] = []
        sure: list[float] = []
        for row in make_rows(outlines):
            size, base = _setting(row, kept)
            for one in row:
                verdict = self.verdicts.get(self._label(one))
                sure.append(verdict.confidence if verdict else 0.0)
                if verdict:
                    chars.append(_char(verdict.text, one, size, base))
        doubtful = sum(confidence < _DOUBTFUL for confidence in sure)
        average = mean(sure) if sure else 0.0
        return chars, f"mean confidence {average:.0f} of 100, {doubtful} of {len(sure)} letters doubtful"


def _setting(row: Sequence[Outline], kept: Sequence[Char]) -> tuple[float, float]:
    """Return the font size and the baseline of a row."""
    size = max(1.0, round(2 * most(one.height for one in row) / _INK) / 2)
    top, bottom = min(one.box[1] for one in row), max(one.box[3] for one in row)
    bases = [char.base for char in kept if top < char.base - size / 4 and char.base <= bottom + size / 4]
    return size, median(bases) if bases else bottom - _FOOT * size


def _char(text: str, one: Outline, size: float, base: float) -> Char:
    bearing = _BEARING * size
    return Char(text, one.box[0] - bearing, one.box[1], one.box[2] + bearing, one.box[3], base, size, _FONT)
