"""The spaces between words that no glyph shows: how wide a gap must be, by the font and by how a line's letters are set."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from extract.parsers.layout.text.chars import Char

_GAP_GLYPH_SPACES = 0.25
_GAP_OWN_SPACE = 0.01
_GAP_AUTOMATIC = 0.212
_GAP_TIGHT = 0.225
_TIGHT = 0.03
_SQUEEZED = 0.1
_GAP_SIGN = 0.2
_SQUEEZED_SIGN = 0.25
_SIGNS = frozenset({"Sm", "So", "No"})
_OPERATORS = "~+=±×÷"
_OPENING = frozenset({"Ps", "Pi", "Pf"})
_CLOSING = frozenset({"Pe", "Po"})
_DOTS = "·ㆍ‧․⋅・･"
_GAP_NO_SPACES = 0.12
_WORD_GAP = 0.18
_MIN_GAPS = 4


class Spacing(NamedTuple):
    """How the letters of a line are spaced, in em.

    Attributes:
        letter_gap: the gap of the closer letters of fonts without names.
        tightness: the usual gap of letters of fonts with names if nearly all touch, or None.
        least: the gap up to which two characters never belong to two words.
    """

    letter_gap: float
    tightness: float | None
    least: float


def _letter_gap(gaps: Sequence[float]) -> float:
    """Return the gap, in em, that the closer letters of a line have: letters may be set tight (자간)."""
    return gaps[len(gaps) // 4] if len(gaps) >= _MIN_GAPS else 0.0


def _tightness(gaps: Sequence[float]) -> float | None:
    """Return the usual gap of letters, in em, if nearly all letters of a line touch, or None.

    In such lines a gap that stands out is a space.
    """
    tight = len(gaps) >= _MIN_GAPS and gaps[len(gaps) * 3 // 4] <= _TIGHT
    return gaps[len(gaps) // 2] if tight else None


def _letter_gaps(part: Sequence[Char]) -> tuple[list[float], list[float]]:
    """Return the gaps between letters, in em and in order, of fonts without and with names."""
    gaps: tuple[list[float], list[float]] = [], []
    reach, had_name = None, False
    for text, x0, _, x1, _, _, size, font in part:
        has_name = font.name is not None
        if not text.isalpha():
            reach = None
            continue
        if reach is not None and has_name is had_name:
            gaps[has_name].append((x0 - reach) / size)
        reach, had_name = x1, has_name
    gaps[0].sort()
    gaps[1].sort()
    return gaps


def _least_gap(letter_gap: float, tightness: float | None) -> float:
    """Return the gap, in em, up to which two characters of a line never belong to two words."""
    unnamed = min(_GAP_NO_SPACES, letter_gap + _WORD_GAP)
    if tightness is None:
        return min(unnamed, _GAP_AUTOMATIC)
    return min(unnamed, _TIGHT, _GAP_SIGN + max(min(0.0, tightness), -_SQUEEZED_SIGN))


def spacing_of(part: Sequence[Char]) -> Spacing:
    """Return how the letters of a line are spaced."""
    unnamed, named = _letter_gaps(part)
    letter_gap, tightness = _letter_gap(unnamed), _tightness(named)
    return Spacing(letter_gap, tightness, _least_gap(letter_gap, tightness))


def _may_part(before: str, text: str) -> bool:
    """Whether a gap between two characters, one of them a letter, is free to be a space; beside figures it is not."""
    if before in _DOTS or text in _DOTS or "Sm" in (unicodedata.category(before), unicodedata.category(text)):
        return False
    return before.isalpha() or text.isalpha()


def _is_sign(text: str) -> bool:
    return unicodedata.category(text) in _SIGNS and text not in _OPERATORS


def _sign_gap(before: str, text: str, tightness: float, *, first: bool) -> float | None:
    """Return the gap, in em, from which on a sign or an opening bracket is set off by a space, or None.

    Signs are arrows, item signs and circled numbers; a middle dot is one at the beginning of a line. The gap is as much
    narrower as the letters of the line are set closer. No space stands on the inner side of a bracket.
    """
    if unicodedata.category(before) in _OPENING or unicodedata.category(text) in _CLOSING:
        return None
    if _is_sign(before) or _is_sign(text):
        return _GAP_SIGN + min(0.0, max(tightness, -_SQUEEZED_SIGN))
    if before in _DOTS:
        return max(_TIGHT, _GAP_SIGN + min(0.0, tightness)) if first else None
    return _GAP_TIGHT + min(0.0, max(tightness, -_SQUEEZED)) if unicodedata.category(text) == "Ps" else None


def space_gap(before: Char, char: Char, spacing: Spacing, *, first: bool) -> float:
    """Return the gap from which on two characters belong to two words.

    A gap as wide as the font's own space is one whose glyph was left out, if it is wider than the automatic gap between
    Hangul and digits. Where the letters of the line touch, a somewhat narrower gap is one too.
    """
    letter_gap, tightness, _ = spacing
    size = max(before.size, char.size)
    if before.font.name is None or char.font.name is None:
        return size * min(_GAP_NO_SPACES, letter_gap + _WORD_GAP)
    own = max(before.font.space or _GAP_GLYPH_SPACES, char.font.space or _GAP_GLYPH_SPACES) - _GAP_OWN_SPACE
    if tightness is None:
        return size * min(_GAP_GLYPH_SPACES, max(own, _GAP_AUTOMATIC))
    sign = _sign_gap(before.text, char.text, tightness, first=first)
    widest = _GAP_TIGHT if _may_part(before.text, char.text) else _GAP_GLYPH_SPACES
    return size * min(widest, max(own, _GAP_AUTOMATIC), widest if sign is None else sign)
