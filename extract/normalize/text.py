"""The text as the value grammars see it: one width, one sign for each meaning, the same offsets."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

import regex

from extract.vocab.hanja import to_hangul

_SAME = (
    ("'", "‘’´`ʼ′＇‛ʹ"),
    ("~", "～∼〜˜∽⁓"),
    ("-", "−–—―‐‑－─"),
    ("·", "․‧・･•ㆍ∙⋅"),
    ("△", "▵∆Δ"),
    ("▲", "▴"),
    ("\u110b", "ㅇ"),  # the bullet, as compatibility folding spells it in the word lists
    (" ", "\u00a0\u2002\u2003\u2009\u202f\u3000"),
)


@cache
def _table() -> Mapping[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {ord(char): sign for sign, chars in _SAME for char in chars}
    return MappingProxyType(table)


@lru_cache(1 << 13)
def level(text: str) -> str:
    """Return ``text`` with look-alike signs made one and Chinese characters read in Hangul, so that offsets stay.

    >>> level("‘06．３～４（월）"), level("金7千8百萬원")
    ("'06.3~4(월)", '금7천8백만원')
    """
    return to_hangul(text.translate(_table()))


def spaced(words: Iterable[str]) -> str:
    """Return a pattern for any of ``words``, in the given order, with at most one blank between letters.

    >>> regex.fullmatch(spaced(["천원"]), "천 원") is not None
    True
    """
    return "(?:" + "|".join(" ?".join(regex.escape(char) for char in word) for word in words) + ")"


def tight(words: Iterable[str]) -> str:
    """Return a pattern for any of ``words`` exactly as written, in the given order."""
    return "(?:" + "|".join(regex.escape(word) for word in words) + ")"


HANGUL = r"\p{Hangul}"
"""Pattern of one Korean letter."""

UNIT_SIGN = r"[\u3371-\u33df]"
"""Pattern of a unit written as one sign, such as ㎡ or ㎞."""

_IN = r"(?P<in>[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)"
_IN_SQUARE = r"(?P<in>[^()\[\]【】〔〕\n]*+(?:\([^()\n]*+\)[^()\[\]【】〔〕\n]*+)*+)"
BRACKET = rf"(?:\({_IN}\)|[\[【〔]{_IN_SQUARE}[\]】〕])"
"""Pattern of a bracket, round or square, with what stands in it (``in``); round ones inside it are part of that."""

_INK = regex.compile(r"\S")


def is_blank(plain: str, start: int, end: int) -> bool:
    """Return whether nothing but white space stands in ``[start, end)``; looks no further than the first letter.

    >>> is_blank("a  b", 1, 3), is_blank("a  b", 1, 4)
    (True, False)
    """
    return _INK.search(plain, start, end) is None


def is_alone(plain: str, start: int, end: int) -> bool:
    """Return whether ``[start, end)`` is the whole text, white space apart."""
    return is_blank(plain, 0, start) and is_blank(plain, end, len(plain))
