"""Whether the text layer of a page can be used, or the page is to be recognised from its picture.

Three kinds cannot: pages that are a picture; pages whose codes stand for no characters, since their fonts have no
ToUnicode map (ISO 32000-1, 9.10); pages on which Hangul is drawn as outlines, so that digits and signs alone are text.
A page with Hangul in its text layer is never recognised, unless control and replacement characters show that it is broken.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

import pypdfium2.raw as pdfium
import regex

from extract.parsers.layout.text.chars import Char
from extract.parsers.layout.text.lines import make_lines
from extract.parsers.pdf.calls import Item, Measure, count_segments, path_segment, segment_kind
from extract.parsers.pdf.objects import PageObjects
from extract.parsers.pdf.pictures import all_pictures_share
from extract.parsers.pdf.view import View

_PICTURE = 0.12  # as much as `has_large_picture` asks for
_SCAN, _STAMP = 0.5, 12
_BROKEN, _BROKEN_HANGUL = 0.05, 0.2
_PRIVATE = 0.3
_MIN_CHARS, _PLAIN = 40, 0.5
_OUTLINES, _MIN_SEGMENTS = 20, 8
_CID = "(cid:"
_CJK = regex.compile(r"[\p{Hangul}\p{Han}\p{Hiragana}\p{Katakana}]")
_WORDS = regex.compile(r"(?<![^\s\p{P}\p{S}])(?:\p{Lu}?\p{Ll}+|\p{Lu}+)(?![^\s\p{P}\p{S}])")


class Flaw(StrEnum):
    """Why a text layer cannot be used; the value ends the sentence "The page …"."""

    PICTURE = "is a picture without text"
    CODES = "has a text layer whose codes stand for no characters"
    OUTLINES = "draws its letters as outlines"


def _is_broken(char: str) -> bool:
    return char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cn", "Cs")


def broken_share(text: str) -> float:
    """Return the share of control, replacement and unassigned characters, and of codes written out as ``(cid:…)``."""
    broken = sum(count for char, count in Counter(text).items() if _is_broken(char)) + len(_CID) * text.count(_CID)
    return min(1.0, broken / len(text)) if text else 0.0


def is_rubbish(text: str) -> bool:
    """Whether a text is made of codes that stand for no characters.

    Args:
        text: what a page says, its words apart; where it has Hangul or Han, they need not be.
    """
    visible = "".join(text.split())
    broken = broken_share(visible)
    if _CJK.search(visible):
        return broken >= _BROKEN_HANGUL
    private = sum(unicodedata.category(char) == "Co" for char in visible)
    if broken >= _BROKEN or private > _PRIVATE * len(visible):
        return len(visible) > _STAMP
    letters = sum(char.isalpha() for char in visible)
    return letters >= _MIN_CHARS and sum(map(len, _WORDS.findall(text))) < _PLAIN * letters


def _has_curves(item: Item, measure: Measure) -> bool:
    """Whether a path is filled, not stroked, and has curves, as the outline of a letter has."""
    fill, stroke = measure.draw_mode(item)
    if not fill or stroke:
        return False
    count = count_segments(item)
    kinds = (segment_kind(path_segment(item, index)) for index in range(count))
    return count >= _MIN_SEGMENTS and any(kind == pdfium.FPDF_SEGMENT_BEZIERTO for kind in kinds)


def _draws_letters(objects: PageObjects) -> bool:
    found, measure = 0, Measure()
    for item in objects.paths:
        found += _has_curves(item, measure)
        if found >= _OUTLINES:
            return True
    return False


def find_flaw(chars: Sequence[Char], objects: PageObjects, view: View) -> Flaw | None:
    """Return why the text layer of a page cannot be used, or None if it can, or if the page is blank."""
    text = "".join([char.text for char in chars if not char.text.isspace()])
    if not _CJK.search(text) and broken_share(text) < _BROKEN_HANGUL and _draws_letters(objects):
        return Flaw.OUTLINES
    has_hangul = _CJK.search(text) is not None
    if is_rubbish(text if has_hangul else " ".join(line.text for line in make_lines(chars))):
        return Flaw.CODES
    if has_hangul:
        return None
    share = all_pictures_share(objects, view)
    is_picture = share >= (_SCAN if text else _PICTURE) and len(text) <= _STAMP
    return Flaw.PICTURE if is_picture else None
