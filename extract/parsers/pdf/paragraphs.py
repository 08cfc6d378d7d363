"""Printed lines to paragraphs: which line goes on in the next, and whether a space stands between."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from extract.parsers.pdf.lines import Line
from extract.source import BBox
from extract.vocab import lexicon

_FULL = 1.2
_NEXT = 2.4


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph on one page: its text, its lines and its box."""

    text: str
    lines: tuple[Line, ...]
    box: BBox


@cache
def _marker() -> "regex.Pattern[str]":
    signs = [sign for sign in lexicon("markers").words()]
    return regex.compile(
        r"(?:\L<signs>|\p{Co}|[①-⓿❶-➓㉠-㉿㈀-㈞]|[【〈《\[]|\(?(?:\d{1,2}|\p{Hangul})[.)](?!\d)|\p{Nl}+\.?)",
        signs=signs,
    )


def starts_item(text: str) -> bool:
    """Whether a line begins with a list sign or number (항목 기호)."""
    return _marker().match(text) is not None


def _goes_on(line: Line, following: Line, right: float) -> bool:
    """Whether ``following`` is the soft wrap of ``line`` in a column that ends at ``right``."""
    if starts_item(following.text) or following.base - line.base > _NEXT * max(line.size, following.size):
        return False
    if abs(line.size - following.size) > 0.25 * line.size:
        return False
    room = right - line.box[2]
    return room < min(following.head, 6 * following.size) + 0.6 * line.size


def _joined(lines: Sequence[Line]) -> str:
    text = lines[0].text
    for before, line in zip(lines, lines[1:], strict=False):
        text += " " + line.text
    return text


def _para(lines: Sequence[Line]) -> Para:
    box = (
        min(line.box[0] for line in lines),
        min(line.box[1] for line in lines),
        max(line.box[2] for line in lines),
        max(line.box[3] for line in lines),
    )
    return Para(_joined(lines), tuple(lines), box)


def make_paragraphs(lines: Sequence[Line], right: float) -> list[Para]:
    """Return the paragraphs of a column of lines whose text area ends at ``right``."""
    out: list[list[Line]] = []
    for line in lines:
        if out and _goes_on(out[-1][-1], line, right):
            out[-1].append(line)
        else:
            out.append([line])
    return [_para(group) for group in out]
