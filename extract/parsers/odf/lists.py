"""Lists of an OpenDocument file: the number or bullet before a paragraph (ODF 1.3 part 3, 5.3 and 16.30 to 16.35)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from extract.parsers.numerals import format_number
from extract.parsers.odf.styles import StyleSheet
from extract.parsers.odf.xml import child, get, name, points
from extract.parsers.symbols import map_bullet
from extract.parsers.xml import Element, number

LEVELS = 10
"""Levels of a list."""

_PLACE = re.compile(r"%([0-9]{1,2})%")
_MOST = 1_000_000_000
_RUN = 14
_PICTURE = "•"
_LETTERS = MappingProxyType({"a": ord("a"), "A": ord("A")})
_SIMPLE: Mapping[str, str] = MappingProxyType(
    {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
)
_SEQUENCES = (
    "ganada",
    "chosung",
    "koreanCounting",
    "koreanLegal",
    "koreanDigital",
    "ideographTraditional",
    "ideographZodiac",
    "chineseCounting",
    "decimalEnclosedCircle",
    "decimalEnclosedParen",
    "decimalFullWidth",
)
"""Systems that a num-format may name by its first numbers: ``①, ②, ③, ...``."""


@dataclass(slots=True)
class Count:
    """The numbers that a list has reached, by level from 1."""

    values: dict[int, int] = field(default_factory=dict[int, int])

    def advance(self, level: int, first: int, start: int | None) -> None:
        """Count one item; deeper levels begin anew.

        Args:
            level: its level from 1.
            first: the number that its level begins with.
            start: the number that the item itself is given, or None.
        """
        self.values[level] = start if start is not None else self.values.get(level, first - 1) + 1
        for deeper in [one for one in self.values if one > level]:
            del self.values[deeper]


@dataclass(slots=True)
class Counts:
    """The lists met so far, for those that go on with an earlier one (19.772, 19.773)."""

    _by_id: dict[str, Count] = field(default_factory=dict[str, Count])
    _by_style: dict[str, Count] = field(default_factory=dict[str, Count])

    def of(self, element: Element, style: str) -> Count:
        """Return the count of an outermost text:list."""
        earlier = self._by_id.get(get(element, "text:continue-list") or "")
        if earlier is None and get(element, "text:continue-numbering") == "true":
            earlier = self._by_style.get(style)
        count = earlier or Count()
        self._by_style[style] = count
        identity = get(element, "xml:id") or get(element, "text:id")
        if identity:
            self._by_id[identity] = count
        return count


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of a list style or of the outline, by their numbers from 1."""

    elements: Mapping[int, Element]

    def first(self, level: int) -> int:
        """Return the number that a level begins with."""
        return max(0, number(get(self.elements.get(level), "text:start-value")) or 1)

    def label(self, level: int, count: Count) -> str | None:
        """Return what is printed before an item of a level."""
        element = self.elements.get(level)
        if element is None:
            return None
        if element.tag == name("text:list-level-style-bullet"):
            return map_bullet(get(element, "text:bullet-char") or "", _font(element)).strip() or None
        if element.tag == name("text:list-level-style-image"):
            return _PICTURE
        return self._number(element, level, count).strip() or None

    def _number(self, element: Element, level: int, count: Count) -> str:
        if not get(element, "style:num-format"):
            return ""
        template = get(element, "loext:num-list-format")
        if template:
            return _PLACE.sub(lambda match: self._shown(int(match[1]), count), template)
        shown = min(level, max(1, number(get(element, "text:display-levels")) or 1))
        numbers = (self._shown(place, count) for place in range(level - shown + 1, level + 1))
        whole = ".".join(one for one in numbers if one)
        return f"{get(element, 'style:num-prefix') or ''}{whole}{get(element, 'style:num-suffix') or ''}"

    def _shown(self, level: int, count: Count) -> str:
        element = self.elements.get(level)
        system = get(element, "style:num-format")
        if not system:
            return ""
        synced = get(element, "style:num-letter-sync") == "true"
        return number_text(count.values.get(level, self.first(level)), system, synced=synced)

    def edge(self, level: int) -> float | None:
        """Return the left edge of a level's first line in points, or None if it gives none."""
        properties = child(self.elements.get(level), "style:list-level-properties")
        aligned = child(properties, "style:list-level-label-alignment")
        if aligned is None:
            return points(get(properties, "text:space-before"))
        left, first = points(get(aligned, "fo:margin-left")), points(get(aligned, "fo:text-indent"))
        return None if left is None and first is None else round((left or 0.0) + (first or 0.0), 1)


NO_LEVELS = Levels(MappingProxyType({}))
"""A list without a style."""


def read_levels(style: Element | None) -> Levels:
    """Return the levels of a text:list-style or text:outline-style."""
    found: dict[int, Element] = {}
    for element in style if style is not None else ():
        level = number(get(element, "text:level"))
        if level is not None and 1 <= level <= LEVELS:
            found[level] = element
    return Levels(found)


def list_levels(styles: StyleSheet, style: str) -> Levels:
    """Return the levels of a list style by its name."""
    return read_levels(styles.lists.get(style))


def item_start(item: Element) -> int | None:
    """Return the number that an item is given, or None."""
    found = number(get(item, "text:start-value"))
    return None if found is None or not 0 <= found < _MOST else found


def number_text(value: int, system: str, *, synced: bool = False) -> str:
    """Return a number in a num-format (19.500).

    Args:
        value: from 0 up.
        system: ``1``, ``a``, ``A``, ``i``, ``I``, or the first numbers of a sequence: ``①, ②, ③, ...``.
        synced: whether letters are doubled behind the last one instead of counted on (aa, bb; aa, ab).

    >>> number_text(28, "a"), number_text(28, "a", synced=True), number_text(5, "①, ②, ③, ...")
    ('ab', 'bb', '⑤')
    """
    if system in _LETTERS and not synced:
        return _letters(value, _LETTERS[system]) or str(value)
    if system in _SIMPLE:
        return format_number(value, _SIMPLE[system])
    known = _sequence(system)
    if known is not None:
        return format_number(value, known)
    firsts = _firsts(system)
    codes = [ord(one) for one in firsts if len(one) == 1]
    if len(codes) == len(firsts) > 1 and codes == list(range(codes[0], codes[0] + len(codes))) and 0 < value <= _RUN:
        return chr(codes[0] + value - 1)
    return str(value)


def _letters(value: int, first: int) -> str:
    found = ""
    while value > 0:
        value, place = divmod(value - 1, 26)
        found = chr(first + place) + found
    return found


def _firsts(system: str) -> list[str]:
    return [one for one in (part.strip() for part in system.split(",")) if one.strip(".")]


@lru_cache(maxsize=256)
def _sequence(system: str) -> str | None:
    """Return the system whose first numbers a num-format lists."""
    firsts = _firsts(system)[:_RUN]
    for known in _SEQUENCES:
        if firsts and firsts == [format_number(value, known) for value in range(1, len(firsts) + 1)]:
            return known
    return None


def _font(element: Element) -> str | None:
    properties = child(element, "style:text-properties")
    found = get(properties, "fo:font-family") or get(properties, "style:font-name")
    return found.strip("'\"") if found else None
