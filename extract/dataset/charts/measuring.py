"""How wide text is, without a font: so that a chart is laid out alike on every machine."""

import unicodedata
from collections.abc import Iterable

_NARROW = 0.58
"""Mean width of a Latin letter or digit, in ems."""


def width(text: str) -> float:
    """Return about how many ems a text is wide (East Asian wide signs are one em, UAX #11).

    >>> width("가나"), round(width("ab"), 2)
    (2.0, 1.16)
    """
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else _NARROW for sign in text)


def widest(texts: Iterable[str]) -> float:
    """Return the width of the widest text."""
    return max((width(text) for text in texts), default=0.0)


def wrap(text: str, ems: float) -> tuple[str, ...]:
    """Return a text in lines of at most so many ems, broken at blanks where that is possible.

    >>> wrap("청년 일자리 사업", 5), wrap("주민참여예산위원회", 4)
    (('청년', '일자리', '사업'), ('주민참여', '예산위원', '회'))
    """
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined) <= ems:
            lines[-1] = joined
        else:
            lines += _pieces(word, ems)
    return tuple(lines) or ("",)


def _pieces(word: str, ems: float) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and width(pieces[-1] + sign) > ems:
            pieces.append("")
        pieces[-1] += sign
    return pieces
