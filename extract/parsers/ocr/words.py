"""The words of a page as tesseract lists them: one row of its TSV output a word (tesseract(1), ``tsv``)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import mean, median

import regex

DOUBTFUL = 60.0
"""Words of a lower confidence, from 0 to 100, are counted as doubtful."""

_WORD_LEVEL = "5"
_COLUMNS = 12
_INK = 0.88
_SMALLEST, _LARGEST = 0.6, 1.6
_SPACE = 0.38
_HANGUL = regex.compile(r"\p{Hangul}")
_RING = regex.compile(
    "(?:[0Oo\u00a9\u25cb]|\u3147)(?:[0\u00a9]|\u3147)?"
)  # what a ring is read as, also as two letters
_SQUARE = regex.compile("(?:\u3141|\u53e3|\u25a1)(?:0|\u3141)?")
_ITEM = regex.compile(r"[\p{Hangul}\p{Ps}\p{Pi}\"'\u203b]")
_SIGNS = ((_RING, "\u25cb"), (_SQUARE, "\u25a1"))
_NEAR, _FAR = 0.12, 1.5
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Word:
    """One word in points from the page's upper left corner.

    Attributes:
        text: its characters.
        x0: left edge.
        top: upper edge.
        x1: right edge.
        bottom: lower edge.
        base: lower edge of most words of its line.
        size: font size of its line, as its height tells.
        confidence: from 0 to 100.
        line: number of its line on the page.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    confidence: float
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was recognised on a page: its words line by line."""

    words: tuple[Word, ...]

    def lines(self) -> list[tuple[Word, ...]]:
        """Return the words of each line from left to right."""
        found: dict[int, list[Word]] = defaultdict(list)
        for word in self.words:
            found[word.line].append(word)
        return [tuple(line) for line in found.values()]

    def texts(self) -> list[str]:
        """Return the text of each line."""
        return [" ".join(word.text for word in line) for line in self.lines()]

    def summary(self) -> str:
        """Return how sure the words are, in one English phrase."""
        doubtful = sum(word.confidence < DOUBTFUL for word in self.words)
        sure = mean(word.confidence for word in self.words) if self.words else 0.0
        return f"mean confidence {sure:.0f} of 100, {doubtful} of {len(self.words)} words doubtful"


def _rows(tsv: str) -> Iterator[tuple[tuple[str, ...], list[float], str]]:
    """Yield the line, the box with confidence, and the text of each word."""
    for row in tsv.splitlines():
        parts = row.split("\t", _COLUMNS - 1)
        if len(parts) == _COLUMNS and parts[0] == _WORD_LEVEL and parts[-1].strip():
            yield tuple(parts[1:5]), [float(part) for part in parts[6:11]], parts[-1].strip()


def to_reading(tsv: str, dpi: float) -> Reading:
    """Return the words of a TSV output, pixels at ``dpi`` as points."""
    lines: dict[tuple[str, ...], list[tuple[list[float], str]]] = defaultdict(list)
    for key, numbers, text in _rows(tsv):
        lines[key].append((numbers, text))
    found = (list(_line(line, index, 72 / dpi)) for index, line in enumerate(lines.values()))
    return Reading(tuple(word for line in found for word in _joined(_signed(line))))


def _line(found: Sequence[tuple[list[float], str]], index: int, scale: float) -> Iterator[Word]:
    heights = [numbers[3] for numbers, text in found if any(char.isalnum() for char in text)]
    height = median(heights or [numbers[3] for numbers, _ in found])
    base = median(numbers[1] + numbers[3] for numbers, _ in found)
    size = max(1.0, round(2 * height * scale / _INK) / 2)
    for (left, top, width, tall, confidence), text in found:
        usual = _SMALLEST * height <= tall <= _LARGEST * height
        foot = base if usual else min(base, top + tall)
        box = (left * scale, top * scale, (left + width) * scale, (top + tall) * scale)
        yield Word(text, *box, foot * scale, size, confidence, index)


def _signed(line: list[Word]) -> list[Word]:
    """Return a line with its list sign as printed: rings and squares before an item are read as letters and digits."""
    if len(line) < _PAIR or not _ITEM.match(line[1].text):
        return line
    size = line[0].size
    if not _NEAR * size <= line[1].x0 - line[0].x1 <= _FAR * size:
        return line
    sign = next((sign for shape, sign in _SIGNS if shape.fullmatch(line[0].text)), line[0].text)
    return [replace(line[0], text=sign), *line[1:]]


def _joined(words: Iterable[Word]) -> Iterator[Word]:
    """Yield the words of a line; tesseract parts wide-set Hangul into syllables, which a narrow gap joins again.

    A word that it has run into the next one ends where that begins.
    """
    open_word: Word | None = None
    for word in words:
        if open_word and open_word.x0 < word.x0 < open_word.x1:
            open_word = replace(open_word, x1=word.x0)
        if open_word and _is_one(open_word, word):
            open_word = _both(open_word, word)
            continue
        if open_word:
            yield open_word
        open_word = word
    if open_word:
        yield open_word


def _is_one(word: Word, behind: Word) -> bool:
    """Whether two words are parts of one: Hangul is parted too often, other script is not."""
    if any(word.text == sign for _, sign in _SIGNS):
        return False
    has_hangul = _HANGUL.match(word.text[-1]) or _HANGUL.match(behind.text[0])
    return has_hangul is not None and behind.x0 - word.x1 <= _SPACE * word.size


def _both(word: Word, behind: Word) -> Word:
    """Return two parts of a word as one, as sure as its less sure part."""
    return replace(
        word,
        text=word.text + behind.text,
        top=min(word.top, behind.top),
        x1=max(word.x1, behind.x1),
        bottom=max(word.bottom, behind.bottom),
        base=max(word.base, behind.base),
        confidence=min(word.confidence, behind.confidence),
    )
