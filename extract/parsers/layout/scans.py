"""Pictures of pages: the words of `extract.parsers.ocr` as characters with boxes, as a text layer has, and the rules.

The characters of a word share its width, so that the ruled lines of the page still part them into cells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.parsers.layout.ruled.rules import Rule, Rules, join
from extract.parsers.layout.text.chars import Char, Font
from extract.parsers.ocr import Gray, Word, cleared, erased, inverted, recognize, ruled_lines, straightened
from extract.source import BBox

_FONT = Font("", bold=False)
_NARROW = 0.55
_HAIR, _EDGE = 0.5, 0.5
_NONE = Rules((), ())


@dataclass(frozen=True, slots=True)
class Scan:
    """The characters of a recognised page in upright coordinates, how sure they are, and its rules."""

    chars: tuple[Char, ...]
    summary: str
    rules: Rules


def read_drawing(picture: Gray, rules: Rules) -> Scan:
    """Return what is recognised in the picture of a page whose ruled lines are known and stand straight.

    Raises:
        ReadError: if tesseract is not installed or cannot read the picture.
    """
    reading = recognize(erased(picture, _rule_boxes(rules)), straighten=False)
    found = tuple(char for line in reading.lines() for char in _line_chars(line))
    return Scan(found, reading.summary(), rules)


def read_photograph(picture: Gray, rules: Rules = _NONE) -> Scan:
    """Return what is recognised in the picture of a page that may stand askew, and the ruled lines that it shows.

    Args:
        picture: the page.
        rules: ruled lines that are known besides.

    Raises:
        ReadError: as `read_drawing` does.
    """
    return read_drawing(*_without_ruled(straightened(picture), rules))


def _rule_boxes(rules: Rules) -> Iterator[BBox]:
    """Yield the boxes that the ruled lines of a page fill, a little wider than they are."""
    for at, start, end, width in rules.horizontals:
        half = max(width, _HAIR) / 2 + _EDGE
        yield start - half, at - half, end + half, at + half
    for at, start, end, width in rules.verticals:
        half = max(width, _HAIR) / 2 + _EDGE
        yield at - half, start - half, at + half, end + half


def _without_ruled(picture: Gray, rules: Rules) -> tuple[Gray, Rules]:
    """Return a picture without the ruled lines that it shows, dark boxes light, and these beside the known ones."""
    ruled = ruled_lines(picture)
    flat = [Rule((y0 + y1) / 2, x0, x1, y1 - y0) for x0, y0, x1, y1 in ruled.horizontals]
    upright = [Rule((x0 + x1) / 2, y0, y1, x1 - x0) for x0, y0, x1, y1 in ruled.verticals]
    for x0, y0, x1, y1 in ruled.darks:
        flat += [Rule(at, x0, x1, _HAIR) for at in (y0 + _HAIR / 2, y1 - _HAIR / 2)]
        upright += [Rule(at, y0, y1, _HAIR) for at in (x0 + _HAIR / 2, x1 - _HAIR / 2)]
    both = Rules(join([*flat, *rules.horizontals]), join([*upright, *rules.verticals]))
    lines = (*ruled.horizontals, *ruled.verticals)
    boxes = [(x0 - _EDGE, y0 - _EDGE, x1 + _EDGE, y1 + _EDGE) for x0, y0, x1, y1 in lines]
    return erased(cleared(inverted(picture, ruled.darks)), boxes), both


def _line_chars(line: Sequence[Word]) -> Iterator[Char]:
    """Yield the characters of a line with a space behind each word but the last."""
    for word, is_last in zip(line, (*[False] * (len(line) - 1), True), strict=True):
        yield from _chars(word)
        if not is_last:
            yield Char(" ", word.x1, word.top, word.x1 + _HAIR, word.bottom, word.base, word.size, _FONT)


def _chars(word: Word) -> Iterator[Char]:
    """Yield the characters of a word, letters of ASCII half as wide as others."""
    shares = [_NARROW if char.isascii() else 1.0 for char in word.text]
    step = (word.x1 - word.x0) / sum(shares)
    left = word.x0
    for text, share in zip(word.text, shares, strict=True):
        yield Char(text, left, word.top, left + share * step, word.bottom, word.base, word.size, _FONT)
        left += share * step
