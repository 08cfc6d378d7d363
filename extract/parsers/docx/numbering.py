"""Automatic numbering (numbering.xml): the number or bullet that stands before a paragraph (ECMA-376 part 1, 17.9)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.parsers.docx.styles import StyleSheet
from extract.parsers.docx.xml import child, is_on, name, value
from extract.parsers.numerals import NO_NUMBER, format_number
from extract.parsers.symbols import map_bullet
from extract.parsers.xml import Element, number

LEVELS = 9
"""Levels of a list."""

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        system: the ST_NumberFormat.
        text: the label, with ``%1`` for the number of the first level and so on.
        start: the first number.
        restart: the level (from 1) whose use restarts this one; 0 for never, None for any higher one.
        legal: whether all numbers are shown in decimal digits.
        font: font of the label.
        style: id of the paragraph style that takes this level.
        element: the source, for its indentation.
    """

    system: str
    text: str
    start: int
    restart: int | None
    legal: bool
    font: str | None
    style: str | None
    element: Element


@dataclass(frozen=True, slots=True)
class List:
    """A numbering instance (w:num): its levels, the definition that it counts with, and where it starts anew."""

    definition: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Numbering:
    """All lists by their ids."""

    lists: Mapping[str, List]

    def find(self, paragraph: Element, styles: StyleSheet) -> tuple[str, int] | None:
        """Return the list and the level (from 0) of a paragraph, or None if it has no number."""
        style_id, style_level = self._of_style(styles.style_of(paragraph), styles)
        own = child(child(paragraph, "w:pPr"), "w:numPr")
        identity = value(child(own, "w:numId")) or style_id
        level = number(value(child(own, "w:ilvl")))
        if level is None:
            level = style_level
        if identity is None or identity not in self.lists or level not in self.lists[identity].levels:
            return None
        return identity, level

    def _of_style(self, style: str | None, styles: StyleSheet) -> tuple[str | None, int]:
        for element in styles.chain(style):
            properties = child(child(element, "w:pPr"), "w:numPr")
            identity = value(child(properties, "w:numId"))
            if identity is None:
                continue
            level = number(value(child(properties, "w:ilvl")))
            return identity, self._linked_level(identity, value(element, "w:styleId")) if level is None else level
        return None, 0

    def _linked_level(self, identity: str, style: str | None) -> int:
        levels = self.lists[identity].levels if identity in self.lists else {}
        return next((place for place, level in levels.items() if level.style == style), 0)


@dataclass(slots=True)
class Counters:
    """The numbers reached so far; lists of one definition count together (17.9.15)."""

    numbering: Numbering
    _values: dict[str, dict[int, int]] = field(default_factory=dict[str, dict[int, int]])
    _started: set[tuple[str, int]] = field(default_factory=set[tuple[str, int]])

    def advance(self, identity: str, level: int) -> str:
        """Count one paragraph and return its number or bullet; empty if the level prints none.

        A higher level that was not used before counts as used once.
        """
        used = self.numbering.lists[identity]
        values = self._values.setdefault(used.definition, {})
        if level in used.starts and (identity, level) not in self._started:
            self._started.add((identity, level))
            values[level] = used.starts[level]
        else:
            values[level] = values[level] + 1 if level in values else used.levels[level].start
        for higher in (place for place in used.levels if place < level):
            values.setdefault(higher, used.levels[higher].start)
        for deeper in [place for place in values if place > level]:
            if _restarts(used.levels.get(deeper), level):
                del values[deeper]
        return _label(used, values, level)


def read_numbering(root: Element | None, styles: StyleSheet) -> Numbering:
    """Return the lists of ``numbering.xml``, which may be missing."""
    if root is None:
        return Numbering({})
    abstract = {value(one, "w:abstractNumId") or "": one for one in root.iter(name("w:abstractNum"))}
    links = {value(one, "w:numId") or "": _definition(one) for one in root.iter(name("w:num"))}
    lists: dict[str, List] = {}
    for one in root.iter(name("w:num")):
        identity = value(one, "w:numId") or ""
        definition = _followed(links[identity], abstract, links, styles)
        if identity != "0" and definition in abstract:
            lists[identity] = _list(one, definition, abstract[definition])
    return Numbering(lists)


def _definition(one: Element) -> str:
    return value(child(one, "w:abstractNumId")) or ""


def _followed(definition: str, abstract: Mapping[str, Element], links: Mapping[str, str], styles: StyleSheet) -> str:
    """Return the definition that a definition stands for: w:numStyleLink names a style that has the list (17.9.21)."""
    style = value(child(abstract.get(definition), "w:numStyleLink"))
    for element in styles.chain(style):
        identity = value(child(child(child(element, "w:pPr"), "w:numPr"), "w:numId"))
        if identity is not None:
            return links.get(identity, definition)
    return definition


def _list(one: Element, definition: str, abstract: Element) -> List:
    levels = dict(_levels(abstract))
    starts: dict[int, int] = {}
    for override in one.iter(name("w:lvlOverride")):
        place = number(value(override, "w:ilvl"))
        start = number(value(child(override, "w:startOverride")))
        levels.update(_levels(override))
        if place is not None and start is not None:
            starts[place] = start
    return List(definition, levels, starts)


def _levels(parent: Element) -> list[tuple[int, Level]]:
    found: list[tuple[int, Level]] = []
    for element in parent.iter(name("w:lvl")):
        place = number(value(element, "w:ilvl"))
        if place is not None and 0 <= place < LEVELS:
            found.append((place, _level(element)))
    return found


def _level(element: Element) -> Level:
    fonts = child(child(element, "w:rPr"), "w:rFonts")
    system = next((value(one) for one in element.iter(name("w:numFmt")) if value(one) != "custom"), None)
    return Level(
        system=system or "decimal",
        text=value(child(element, "w:lvlText")) or "",
        start=max(0, number(value(child(element, "w:start"))) or 0),
        restart=number(value(child(element, "w:lvlRestart"))),
        legal=is_on(child(element, "w:isLgl")) or False,
        font=value(fonts, "w:ascii") or value(fonts, "w:hAnsi"),
        style=value(child(element, "w:pStyle")),
        element=element,
    )


def _restarts(level: Level | None, used: int) -> bool:
    if level is None or level.restart is None:
        return True
    return used < level.restart


def _label(used: List, values: Mapping[int, int], level: int) -> str:
    own = used.levels[level]
    if own.system == "bullet":
        return map_bullet(own.text, own.font).strip()

    def shown(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if place not in used.levels:
            return ""
        system = "decimal" if own.legal else used.levels[place].system
        return format_number(values.get(place, used.levels[place].start), system)

    return _PLACE.sub(shown, own.text).replace(NO_NUMBER, "").strip()
