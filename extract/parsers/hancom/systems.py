"""Numbering systems (번호 모양) by the names that HWPX and HWPML give them."""

from collections.abc import Mapping
from types import MappingProxyType

from extract.parsers.hancom.shapes import SYSTEMS

_NAMES = (
    "DIGIT",
    "CIRCLED_DIGIT",
    "ROMAN_CAPITAL",
    "ROMAN_SMALL",
    "LATIN_CAPITAL",
    "LATIN_SMALL",
    "CIRCLED_LATIN_CAPITAL",
    "CIRCLED_LATIN_SMALL",
    "HANGUL_SYLLABLE",
    "CIRCLED_HANGUL_SYLLABLE",
    "HANGUL_JAMO",
    "CIRCLED_HANGUL_JAMO",
    "HANGUL_PHONETIC",
    "IDEOGRAPH",
    "CIRCLED_IDEOGRAPH",
    "DECAGON_CIRCLE",
    "DECAGON_CIRCLE_HANJA",
)
_SYSTEMS: Mapping[str, str] = MappingProxyType(
    {name.replace("_", ""): SYSTEMS[code] for code, name in enumerate(_NAMES)}
)


def system_named(name: str | None) -> str | None:
    """Return the numbering system of a name, in capitals or not, or None if it is not known.

    >>> system_named("HANGUL_SYLLABLE"), system_named("HangulSyllable"), system_named("SYMBOL")
    ('syllables', 'syllables', None)
    """
    return _SYSTEMS.get((name or "").replace("_", "").upper())
