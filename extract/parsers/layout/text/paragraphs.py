"""Printed lines to paragraphs: which line goes on in the next, and whether a space stands between."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from extract.parsers.layout.text.lines import Line
from extract.source import BBox, hull
from extract.vocab import lexicon

_PITCH = 2.3
_OTHER_SIZE = 0.2
_LONGEST_WORD = 7
_SLACK = 0.5
_OUTDENT = 0.3
_FIRST_INDENT = 3.0
_SAME_PLACE = 3.0
_SIGN_LENGTH = 2
_DASH = "dash"
_BULLETS = ("square", "circle", "diamond", "triangle", "check")
_CENTRE = 4.0
_SEVERAL = 3
_SAME_PITCH = 0.05
_GAP = 1.4
_MARGIN = 3.0
_NO_SPACE_BEHIND = "·ㆍ‧․⋅/~∼([{｢「『‘“<〈《"
_NO_SPACE_BEFORE = "·ㆍ‧․⋅/~∼)]}｣」』’”>〉》,.%"
WRAP = "\x1e"
"""Stands where a line ends between two letters: a wrap at a space or inside a word, which the page does not show."""
LOOSE_WRAP = "\x1f"
"""Stands for ``WRAP`` where the line had room for another letter."""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph on one page: its text, its lines and its box."""

    text: str
    lines: tuple[Line, ...]
    box: BBox


@dataclass(frozen=True, slots=True)
class Column:
    """The left and right edge of the text of a column or cell."""

    left: float
    right: float

    def room(self, line: Line) -> float:
        """Return how much a line leaves free: on its right, or on both sides where it is centred."""
        before, behind = line.box[0] - self.left, self.right - line.box[2]
        return before + behind if self._centres(line) else behind

    def fits(self, line: Line, width: float) -> bool:
        """Whether something of that width had room on the line, whatever the inner margin."""
        return self.room(line) > width + _MARGIN * (2 if self._centres(line) else 1)

    def _centres(self, line: Line) -> bool:
        before, behind = line.box[0] - self.left, self.right - line.box[2]
        return before > _CENTRE and abs(before - behind) < _CENTRE


@cache
def _sign() -> "regex.Pattern[str]":
    return regex.compile(r"\L<signs>", signs=list(lexicon("markers").words()))


@cache
def _firm() -> "regex.Pattern[str]":
    """Signs and numbers that begin an item even without a space behind them."""
    return regex.compile(
        r"\p{Co}|[①-⓿❶-➓㉠-㉿㈀-㈞【〈《※☞]|(?![△▲▽▼]\s*\d)[■-◿✀-❵➔-➾⬀-⯿★☆]"
        r"|o\s\p{Hangul}|[(（](?:\d{1,2}|\p{Hangul})[)）]|\d{1,2}[.)]\s|\p{Hangul}[.)]\s|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\.?\s"
    )


@cache
def _kind(sign: str) -> str | None:
    return lexicon("markers").key(sign)


def starts_item(text: str) -> bool:
    """Whether a line begins with a list sign or number (항목 기호)."""
    kind = _kind(text[0])
    if kind in _BULLETS or _firm().match(text):
        return True
    first, _, rest = text.partition(" ")
    sign = _sign().match(unicodedata.normalize("NFKC", first[:_SIGN_LENGTH]))
    if sign and rest and len(first) <= _SIGN_LENGTH:
        return True
    return kind == _DASH and text[1:2].isalpha()


@cache
def _leader() -> "regex.Pattern[str]":
    """The end of a line of a contents page (차례): dots and a page number."""
    return regex.compile(r"[·․…‧ㆍ.\-]{4,}\s*\d{1,4}$")


def _is_sibling(first: Line, following: Line) -> bool:
    """Whether a line begins with the same sign, at the same place, as the paragraph above it."""
    same = first.text[0] == following.text[0] and not first.text[0].isalnum()
    return same and abs(first.box[0] - following.box[0]) < _SAME_PLACE


def _is_dotted(text: str) -> bool:
    """Whether a line begins with leader dots rather than with a full stop."""
    return text.startswith("..")


def _is_value(text: str) -> bool:
    """Whether a line is a value of its own: it holds digits and no letters."""
    return any(char.isdigit() for char in text) and not any(char.isalpha() for char in text)


def _hangs(group: Sequence[Line], following: Line, column: Column) -> bool:
    """Whether a line begins where the paragraph's further lines may begin: under an item's sign only if it was full."""
    first, size = group[0], following.main
    shift = following.box[0] - first.box[0]
    if starts_item(first.text):
        return shift > _OUTDENT * size or (abs(shift) < _SAME_PLACE and not column.fits(group[-1], size))
    if len(group) > 1:
        return abs(following.box[0] - group[-1].box[0]) < _FIRST_INDENT * size
    return abs(shift) < _FIRST_INDENT * size


def _goes_on(group: Sequence[Line], following: Line, column: Column) -> bool:
    """Whether ``following`` is the soft wrap of the last line of ``group``."""
    line = group[-1]
    if starts_item(following.text) or _is_sibling(group[0], following) or _leader().search(line.text):
        return False
    if not 0 < following.base - line.base < _PITCH * max(line.main, following.main):
        return False
    if min(abs(line.main - following.main), abs(group[0].main - following.main)) > _OTHER_SIZE * line.main:
        return False
    if _is_value(line.text) and _is_value(following.text):
        return False
    need = min(following.head, _LONGEST_WORD * following.main) + _SLACK * line.main
    return column.room(line) < need and (
        column.room(group[0]) > column.right - column.left or _hangs(group, following, column)
    )


def _joint(line: Line, following: Line, column: Column) -> str:
    """Return what stands between the two parts of a wrapped paragraph: a space, nothing, or a mark of doubt."""
    if line.open_end:
        return " "
    last, first = line.text[-1], following.text[0]
    if last in _NO_SPACE_BEHIND or (first in _NO_SPACE_BEFORE and not _is_dotted(following.text)):
        return ""
    if last.isalnum() and first in "([":
        return WRAP
    if last.isalnum() and first.isalnum() and not (last.isdigit() and first.isdigit()):
        return LOOSE_WRAP if column.fits(line, following.main) else WRAP
    return " "


def _joined(lines: Sequence[Line], column: Column) -> str:
    text = lines[0].text
    for before, line in pairwise(lines):
        text += _joint(before, line, column) + line.text
    return text


def to_para(lines: Sequence[Line], text: str) -> Para:
    """Return the paragraph that lines of one text make."""
    return Para(text, tuple(lines), hull([line.box for line in lines]))


def _close_pitch(lines: Sequence[Line]) -> float:
    """Return the closest pitch of neighbouring lines that a column has several times, in em; 0 where it has none."""
    if len(lines) <= _SEVERAL:
        return 0.0
    pitches = sorted(
        (after.base - before.base) / after.main for before, after in pairwise(lines) if after.base > before.base
    )
    runs = (
        pitch for pitch, third in zip(pitches, pitches[_SEVERAL - 1 :], strict=False) if third - pitch < _SAME_PITCH
    )
    return next(runs, 0.0)


def make_paragraphs(lines: Sequence[Line], column: Column) -> list[Para]:
    """Return the paragraphs of the lines of a column; none goes on over a gap that stands out among the lines."""
    out: list[list[Line]] = []
    close = _close_pitch(lines)
    for line in lines:
        apart = bool(out and close) and line.base - out[-1][-1].base > _GAP * close * line.main
        if out and not apart and _goes_on(out[-1], line, column):
            out[-1].append(line)
        else:
            out.append([line])
    return [to_para(group, _joined(group, column)) for group in out]
