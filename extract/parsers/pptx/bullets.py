"""Bullets and automatic numbers of paragraphs on slides (ECMA-376 part 1, 21.1.2.4)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from extract.parsers.numerals import format_number
from extract.parsers.pptx.xml import child, get, name
from extract.parsers.symbols import map_bullet
from extract.parsers.xml import Element, number

_SCHEME = re.compile(r"(?P<system>.+?)(?P<sign>ParenBoth|ParenR|Period|Plain|Minus)")
_SIGNS = MappingProxyType(
    {"ParenBoth": "({})", "ParenR": "{})", "Period": "{}.", "Plain": "{}", "Minus": "- {} -"},
)
_SYSTEMS: Mapping[str, str] = MappingProxyType(
    {
        "arabic": "decimal",
        "arabicDb": "decimalFullWidth",
        "alphaLc": "lowerLetter",
        "alphaUc": "upperLetter",
        "romanLc": "lowerRoman",
        "romanUc": "upperRoman",
        "circleNumDb": "decimalEnclosedCircle",
        "circleNumWdWhite": "decimalEnclosedCircle",
        "ea1Chs": "chineseCounting",
        "ea1Cht": "chineseCounting",
        "ea1JpnChsDb": "chineseCounting",
        "ea1JpnKor": "chineseCounting",
    }
)
"""The systems of ST_TextAutonumberScheme (20.1.10.61) by those of WordprocessingML; others are shown in digits."""

_BLACK_CIRCLES = ((1, 10, 0x2776), (11, 20, 0x24EB))
_PICTURE = "•"
_NONE, _CHARACTER, _AUTO, _BLIP = (name(f"a:bu{kind}") for kind in ("None", "Char", "AutoNum", "Blip"))


@dataclass(frozen=True, slots=True)
class Bullet:
    """What stands before a paragraph: a sign, or the next number of a scheme that starts at ``start``."""

    sign: str = ""
    scheme: str | None = None
    start: int = 1


def bullet_of(sources: tuple[Element, ...]) -> Bullet:
    """Return the bullet that the nearest of the property elements of a paragraph gives."""
    for source in sources:
        for found in source.iterchildren(_NONE, _CHARACTER, _AUTO, _BLIP):
            return _bullet(found, sources)
    return Bullet()


def _bullet(element: Element, sources: tuple[Element, ...]) -> Bullet:
    if element.tag == _CHARACTER:
        fonts = (get(child(source, "a:buFont"), "typeface") for source in sources)
        font = next((font for font in fonts if font), None)
        return Bullet(map_bullet(get(element, "char") or "", font).strip())
    if element.tag == _AUTO:
        start = number(get(element, "startAt")) or 1
        return Bullet(scheme=get(element, "type") or "arabicPlain", start=max(1, start))
    return Bullet(_PICTURE if element.tag == _BLIP else "")


@dataclass(slots=True)
class Counters:
    """The numbers reached in a text body, level by level.

    A run of numbers goes on while paragraphs of its level have the same scheme; deeper paragraphs do not break it.
    """

    _runs: dict[int, tuple[str, int, int]] = field(default_factory=dict[int, tuple[str, int, int]])

    def advance(self, level: int, bullet: Bullet) -> str | None:
        """Count one paragraph and return its number or bullet."""
        for deeper in [one for one in self._runs if one > level]:
            del self._runs[deeper]
        if bullet.scheme is None:
            self._runs.pop(level, None)
            return bullet.sign or None
        scheme, start, last = self._runs.get(level, ("", 0, 0))
        reached = last + 1 if (scheme, start) == (bullet.scheme, bullet.start) else bullet.start
        self._runs[level] = (bullet.scheme, bullet.start, reached)
        return scheme_label(reached, bullet.scheme)


def scheme_label(reached: int, scheme: str) -> str:
    """Return a number as an ST_TextAutonumberScheme prints it.

    >>> scheme_label(2, "arabicParenR"), scheme_label(3, "circleNumDbPlain"), scheme_label(4, "romanUcPeriod")
    ('2)', '③', 'IV.')
    """
    found = _SCHEME.fullmatch(scheme)
    system, sign = (found["system"], found["sign"]) if found else (scheme, "Plain")
    if system == "circleNumWdBlack":
        return next((chr(code + reached - a) for a, b, code in _BLACK_CIRCLES if a <= reached <= b), str(reached))
    return _SIGNS[sign].format(format_number(reached, _SYSTEMS.get(system, "decimal")))
