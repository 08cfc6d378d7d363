"""Shapes of a HWPML document: the tables of its head (MAPPINGTABLE), read when they are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from extract.parsers.hancom.shapes import (
    MAX_LEVELS,
    PLAIN_CHAR,
    PLAIN_PARA,
    CharShape,
    Head,
    Level,
    Numbering,
    ParaShape,
)
from extract.parsers.hancom.systems import system_named
from extract.parsers.xml import Element, local, number

_UNITS_A_POINT = 100.0
_HEADS: Mapping[str, str] = MappingProxyType({"Outline": "outline", "Number": "number", "Bullet": "bullet"})
_KINDS = frozenset(("CHARSHAPE", "PARASHAPE", "BORDERFILL", "NUMBERING", "BULLET"))
_SIDES = ("LEFTBORDER", "RIGHTBORDER", "TOPBORDER", "BOTTOMBORDER")


@dataclass(slots=True)
class HeadShapes:
    """The shapes of a document.

    Attributes:
        definitions: the elements that define them, by kind and id.
        fonts: names of the fonts for Hangul, by id.
    """

    definitions: Mapping[tuple[str, int], Element]
    fonts: Mapping[int, str]
    _chars: dict[int, CharShape] = field(default_factory=dict[int, CharShape])
    _paras: dict[int, ParaShape] = field(default_factory=dict[int, ParaShape])
    _numberings: dict[int, Numbering | None] = field(default_factory=dict[int, Numbering | None])

    def char(self, identity: int, /) -> CharShape:
        """Return a character shape (글자 모양, CHARSHAPE)."""
        found = self._chars.get(identity)
        if found is None:
            found = self._chars[identity] = self._read_char(self.definitions.get(("CHARSHAPE", identity)))
        return found

    def para(self, identity: int, /) -> ParaShape:
        """Return a paragraph shape (문단 모양, PARASHAPE)."""
        found = self._paras.get(identity)
        if found is None:
            found = self._paras[identity] = self._read_para(self.definitions.get(("PARASHAPE", identity)))
        return found

    def numbering(self, identity: int, /) -> Numbering | None:
        """Return a numbering (문단 번호, NUMBERING)."""
        if identity not in self._numberings:
            element = self.definitions.get(("NUMBERING", identity))
            self._numberings[identity] = None if element is None else _read_numbering(element)
        return self._numberings[identity]

    def bullet(self, identity: int, /) -> str:
        """Return a bullet (글머리표, BULLET)."""
        element = self.definitions.get(("BULLET", identity))
        return "" if element is None else element.get("Char") or ""

    def _read_char(self, element: Element | None) -> CharShape:
        if element is None:
            return PLAIN_CHAR
        children = {local(child): child for child in element}
        height, face = number(element.get("Height")), children.get("FONTID")
        font = self.fonts.get(number(face.get("Hangul")) or 0) if face is not None else None
        return CharShape(height / _UNITS_A_POINT if height else None, "BOLD" in children, font or None)

    def _read_para(self, element: Element | None) -> ParaShape:
        if element is None:
            return PLAIN_PARA
        children = {local(child): child for child in element}
        margin, border = children.get("PARAMARGIN"), children.get("PARABORDER")
        return ParaShape(
            indent=0.0 if margin is None else _read_indent(margin),
            centered=element.get("Align") == "Center",
            head=_read_head(element),
            framed=border is not None and self._is_drawn(number(border.get("BorderFill")) or 0),
        )

    def _is_drawn(self, identity: int) -> bool:
        """Return whether a border (테두리, BORDERFILL) has a line on all four sides."""
        element = self.definitions.get(("BORDERFILL", identity))
        lines = {} if element is None else {local(child): child.get("Type") for child in element}
        return all(lines.get(side) not in (None, "None") for side in _SIDES)


def read_shapes(head: Element | None) -> HeadShapes:
    """Return the shapes that the head of a document defines; plain ones if it has none."""
    definitions: dict[tuple[str, int], Element] = {}
    fonts: dict[int, str] = {}
    for element in head.iter() if head is not None else ():
        kind = local(element)
        if kind in _KINDS:
            definitions[kind, number(element.get("Id")) or 0] = element
        elif kind == "FONTFACE" and element.get("Lang") == "Hangul":
            fonts = {number(font.get("Id")) or 0: font.get("Name") or "" for font in element}
    return HeadShapes(definitions, fonts)


def _read_head(element: Element) -> Head | None:
    kind = _HEADS.get(element.get("HeadingType") or "")
    if kind is None:
        return None
    level = max(0, min(number(element.get("Level")) or 0, MAX_LEVELS - 1))
    return Head(kind, level, number(element.get("Heading")) or 0)


def _read_indent(margin: Element) -> float:
    """Return the left edge in points; lengths are stored doubled, and a hanging first line stands at the edge."""
    left, first = number(margin.get("Left")) or 0, number(margin.get("Indent")) or 0
    return (left + max(0, first)) / 2 / _UNITS_A_POINT


def _read_numbering(element: Element) -> Numbering | None:
    levels: dict[int, Level] = {}
    for head in element:
        level, start = number(head.get("Level")) or 0, number(head.get("Start"))
        if local(head) == "PARAHEAD" and 1 <= level <= MAX_LEVELS:
            system = system_named(head.get("NumFormat")) or "decimal"
            levels[level] = Level((head.text or "").strip(), system, 1 if start is None else max(0, start))
    filled = (levels.get(level, Level("", "decimal", 1)) for level in range(1, max(levels, default=0) + 1))
    return Numbering(tuple(filled)) if levels else None
