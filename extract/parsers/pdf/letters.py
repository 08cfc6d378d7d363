"""Letters drawn as outlines, read by their shape: what most of the like outlines of a document are read as.

A letter of one face has one outline up to its place and size. Every word is set anew (`specimens`) and read by
tesseract; like outlines vote, each reading with its confidence, so that what is misread in one word is mended by others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log2
from statistics import mean, median
from typing import NamedTuple

from extract.parsers.layout.text.chars import Char, Font
from extract.parsers.ocr import recognize_letters
from extract.parsers.pdf.outlines import Outline, Sign, make_rows, make_words, most
from extract.parsers.pdf.specimens import draw_sheet, make_sheets, tell_apart

_SAME, _ALIKE = 0.05, 0.6
_ENOUGH = 12
_LINES = (12.0, 18.0)
_THIN = 1e-6
_INK, _FOOT = 0.9, 0.1
_BEARING = 0.06
_FONT = Font("", bold=False)
_LEAST_EM, _NEAR, _WIDE = 0.6, 0.55, 0.6
_MIN_PAIRS, _USUAL, _SPACE = 4, 0.2, 0.22
_SIGN, _FIGURE = 0.3, 0.6
_DOUBTFUL = 60.0


class _Shape(NamedTuple):
    """A letter without its place and size: its points in its box, and how wide it is."""

    kinds: bytes
    points: tuple[tuple[float, float], ...]
    aspect: float
    sign: Sign


class Verdict(NamedTuple):
    """What a shape is read as, and how sure that is, from 0 to 100."""

    text: str
    confidence: float


def _shape(outline: Outline) -> _Shape:
    left, top = outline.box[:2]
    width, height = max(outline.width, _THIN), max(outline.height, _THIN)
    points = tuple(((x - left) / width, (y - top) / height) for x, y in outline.points)
    return _Shape(outline.kinds, points, log2(width / height), outline.sign)


def _is_same(one: _Shape, other: _Shape) -> bool:
    return (
        one.sign is other.sign
        and abs(one.aspect - other.aspect) < _ALIKE
        and all(
            abs(ax - bx) < _SAME and abs(ay - by) < _SAME
            for (ax, ay), (bx, by) in zip(one.points, other.points, strict=True)
        )
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
        for word in (word for outlines in pages for row in make_rows(outlines) for word in make_words(row)):
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
            chars.extend(self._row(row, kept))
            verdicts = [self.verdicts.get(self._label(one)) for one in row]
            sure.extend(verdict.confidence if verdict else 0.0 for verdict in verdicts)
        doubtful = sum(confidence < _DOUBTFUL for confidence in sure)
        average = mean(sure) if sure else 0.0
        return chars, f"mean confidence {average:.0f} of 100, {doubtful} of {len(sure)} letters doubtful"

    def _row(self, row: Sequence[Outline], kept: Sequence[Char]) -> Iterator[Char]:
        """Yield the characters of a row; those of one word touch, and a space stands behind each word."""
        size, base, beside = _setting(row, kept)
        spaces = find_spaces(row)
        left = row[0].box[0] - _BEARING * size
        for index, one in enumerate(row):
            right = one.box[2] + _BEARING * size
            following = row[index + 1].box[0] if index + 1 < len(row) else None
            is_open = following is None or any(right < char.x1 and char.x0 < following for char in beside)
            if following is not None and not is_open and index not in spaces:
                right = (one.box[2] + following) / 2
            verdict = self.verdicts.get(self._label(one))
            if verdict:
                yield Char(verdict.text, left, one.box[1], right, one.box[3], base, size, _FONT)
            if following is not None and not is_open and index in spaces:
                yield Char(" ", right, one.box[1], following, one.box[3], base, size, _FONT)
            left = right if not is_open and index not in spaces else (following or 0.0) - _BEARING * size


def _setting(row: Sequence[Outline], kept: Sequence[Char]) -> tuple[float, float, list[Char]]:
    """Return the font size and the baseline of a row, and the characters of the text layer that share it."""
    letters = [one for one in row if not one.sign]
    size = max(1.0, round(2 * most(one.height for one in letters) / _INK) / 2)
    top, bottom = min(one.box[1] for one in letters), max(one.box[3] for one in letters)
    beside = [char for char in kept if top < char.base - size / 4 and char.base <= bottom + size / 4]
    return size, median(char.base for char in beside) if beside else bottom - _FOOT * size, beside


def find_spaces(row: Sequence[Outline]) -> set[int]:
    """Return the numbers of the letters of a row behind which a space stands.

    A gap is a space if it is wider than most gaps of the row, and if the middles of its letters too are farther apart
    than those of such letters are: syllables share one width, as figures do, but their ink does not.
    """
    letters = [one for one in row if not one.sign]
    em = max(most(one.width for one in letters), _LEAST_EM * most(one.height for one in letters))
    pairs = [pair for pair in pairwise(row) if _gap(*pair) < em * _NEAR and not any(one.sign for one in pair)]
    usual = median(_gap(*pair) for pair in pairs) if len(pairs) >= _MIN_PAIRS else _USUAL * em
    wide = [_step(*pair) for pair in pairs if all(one.width >= _WIDE * em for one in pair)]
    pitch = median(wide) if len(wide) >= _MIN_PAIRS else (1 + _USUAL) * em

    def advance(one: Outline) -> float:
        return _SIGN * em if one.sign else pitch if one.width >= _WIDE * em else _FIGURE * em

    spaces: set[int] = set()
    for index, (before, one) in enumerate(pairwise(row)):
        more = _step(before, one) - (advance(before) + advance(one)) / 2
        if min(_gap(before, one) - usual, more) > _SPACE * em and not (before.sign and one.sign):
            spaces.add(index)
    return spaces


def _gap(before: Outline, one: Outline) -> float:
    return one.box[0] - before.box[2]


def _step(before: Outline, one: Outline) -> float:
    return (one.box[0] + one.box[2] - before.box[0] - before.box[2]) / 2
