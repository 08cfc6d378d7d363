"""Which number a paragraph gets: its place in a list, or in the outline of headings."""

from dataclasses import dataclass, field, replace

from extract.parsers.odf.lists import NO_LEVELS, Count, Counts, Levels, item_start, list_levels
from extract.parsers.odf.styles import StyleSheet
from extract.parsers.odf.xml import get
from extract.parsers.xml import Element, number


@dataclass(frozen=True, slots=True)
class Numbered:
    """A place in a list.

    Attributes:
        count: the numbers reached.
        levels: the levels of its style; without a style, that of its paragraphs counts.
        level: its level from 1.
        start: the number that the item is given, or None.
        silent: whether it prints no number: a header, or a further paragraph of an item.
        styled: whether the list names a style.
    """

    count: Count
    levels: Levels = NO_LEVELS
    level: int = 1
    start: int | None = None
    silent: bool = False
    styled: bool = False

    def deeper(self, element: Element, styles: StyleSheet) -> "Numbered":
        """Return the place in a list inside an item."""
        style = get(element, "text:style-name")
        levels = list_levels(styles, style) if style else self.levels
        return replace(self, levels=levels, level=self.level + 1, styled=self.styled or bool(style))

    def item(self, element: Element, styles: StyleSheet, *, silent: bool) -> "Numbered":
        """Return the place of an item, which may have a style of its own (19.884)."""
        style = get(element, "text:style-override")
        levels = list_levels(styles, style) if style else self.levels
        return replace(self, levels=levels, start=item_start(element), silent=silent, styled=self.styled or bool(style))

    def further(self) -> "Numbered":
        """Return the place of a further paragraph of an item, which prints no number."""
        return replace(self, silent=True)

    def edge(self) -> float | None:
        """Return the left edge of the level's first line in points, or None."""
        return None if self.silent else self.levels.edge(self.level)


def opened(element: Element, styles: StyleSheet, counts: Counts) -> Numbered:
    """Return the place in an outermost list or in a numbered paragraph."""
    style = get(element, "text:style-name") or ""
    level = min(10, max(1, number(get(element, "text:level")) or 1))
    return Numbered(
        counts.of(element, style), list_levels(styles, style), level, item_start(element), styled=bool(style)
    )


def number_in(place: Numbered, own: tuple[Element, ...], styles: StyleSheet) -> str | None:
    """Count a paragraph of a list and return its number or bullet.

    Args:
        place: its place.
        own: its styles, which name the list style where the list does not.
        styles: the styles of the part.
    """
    if place.silent:
        return None
    levels = place.levels
    if not place.styled:
        named = (get(style, "style:list-style-name") for style in own)
        levels = list_levels(styles, next((style for style in named if style), ""))
    place.count.advance(place.level, levels.first(place.level), place.start)
    return levels.label(place.level, place.count)


def is_unlisted(own: tuple[Element, ...]) -> bool:
    """Return whether a style takes its paragraphs out of all lists by an empty name (19.502)."""
    named = (get(style, "style:list-style-name") for style in own)
    return next((style == "" for style in named if style is not None), False)


@dataclass(slots=True)
class Outline:
    """The numbers that headings have reached."""

    count: Count = field(default_factory=Count)

    def advance(self, heading: Element, level: int, levels: Levels) -> str | None:
        """Count a heading and return its number; a level without a format prints none."""
        restart = item_start(heading) if get(heading, "text:restart-numbering") == "true" else None
        self.count.advance(level, levels.first(level), restart)
        return levels.label(level, self.count)
