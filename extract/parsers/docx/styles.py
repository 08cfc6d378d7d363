"""Styles of a Word document (styles.xml): what a property is after inheritance (ECMA-376 part 1, 17.7)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extract.parsers.docx.xml import child, is_on, name, value
from extract.parsers.xml import Element, number
from extract.vocab import lexicon

_BODY_LEVEL = 9
_THEME = "w:eastAsiaTheme"


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look: size in points, bold, name of the font."""

    size: float | None
    bold: bool
    font: str | None


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The styles of a document.

    Attributes:
        styles: the style elements by id.
        defaults: the element with the document's defaults, if any.
        default_paragraph: id of the style of paragraphs that name none.
        fonts: theme fonts by their names in the theme (``major``, ``minor``).
    """

    styles: Mapping[str, Element]
    defaults: Element | None
    default_paragraph: str | None
    fonts: Mapping[str, str]

    def chain(self, style: str | None) -> Iterator[Element]:
        """Yield a style and those that it is based on."""
        seen: set[str] = set()
        while style is not None and style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = value(child(self.styles[style], "w:basedOn"))

    def style_of(self, paragraph: Element) -> str | None:
        """Return the id of a paragraph's style."""
        named = value(child(child(paragraph, "w:pPr"), "w:pStyle"))
        return named if named in self.styles else self.default_paragraph

    def paragraph_property(self, paragraph: Element, short: str) -> Element | None:
        """Return a property of a paragraph: its own, else its style's, else the default."""
        own = child(child(paragraph, "w:pPr"), short)
        if own is not None:
            return own
        for style in self.chain(self.style_of(paragraph)):
            found = child(child(style, "w:pPr"), short)
            if found is not None:
                return found
        return child(child(child(self.defaults, "w:pPrDefault"), "w:pPr"), short)

    def outline(self, paragraph: Element) -> int | None:
        """Return the outline level from 1, or None for body text."""
        level = number(value(self.paragraph_property(paragraph, "w:outlineLvl")))
        if level is not None:
            return level + 1 if 0 <= level < _BODY_LEVEL else None
        names = (value(child(style, "w:name")) for style in self.chain(self.style_of(paragraph)))
        return next((found for found in map(_heading_level, names) if found is not None), None)

    def look(self, paragraph: Element, run: Element | None) -> Look:
        """Return how a run looks, or the paragraph's text in general if no run is given."""
        sources = tuple(self._run_sources(paragraph, run))
        size = next((found for found in (_size(source) for source in sources) if found), None)
        font = next((found for found in (self._font(source) for source in sources) if found), None)
        bold = next((on for on in (is_on(child(source, "w:b")) for source in sources) if on is not None), False)
        return Look(size, bold or (font is not None and "bold" in font.lower()), font)

    def is_vanished(self, paragraph: Element, run: Element) -> bool:
        """Return whether a run is hidden text."""
        found = (is_on(child(source, "w:vanish")) for source in self._run_sources(paragraph, run))
        return next((on for on in found if on is not None), False)

    def _run_sources(self, paragraph: Element, run: Element | None) -> Iterator[Element]:
        own = child(run, "w:rPr")
        if own is not None:
            yield own
            yield from _run_parts(self.chain(value(child(own, "w:rStyle"))))
        yield from _run_parts(self.chain(self.style_of(paragraph)))
        default = child(child(self.defaults, "w:rPrDefault"), "w:rPr")
        if default is not None:
            yield default

    def _font(self, properties: Element) -> str | None:
        fonts = child(properties, "w:rFonts")
        theme = value(fonts, _THEME)
        named = self.fonts.get(theme[:5]) if theme else None
        return named or value(fonts, "w:eastAsia") or value(fonts, "w:ascii")


def read_styles(root: Element | None, theme: Element | None) -> StyleSheet:
    """Return the styles of ``styles.xml`` and the fonts of ``theme1.xml``, either of which may be missing."""
    styles: dict[str, Element] = {}
    default: str | None = None
    for style in root.iter(name("w:style")) if root is not None else ():
        identity = value(style, "w:styleId")
        if identity is None:
            continue
        styles.setdefault(identity, style)
        if value(style, "w:type") == "paragraph" and value(style, "w:default") in ("1", "true", "on"):
            default = identity
    return StyleSheet(styles, child(root, "w:docDefaults"), default, _theme_fonts(theme))


def _run_parts(styles: Iterator[Element]) -> Iterator[Element]:
    for style in styles:
        found = child(style, "w:rPr")
        if found is not None:
            yield found


def _size(properties: Element) -> float | None:
    half_points = number(value(child(properties, "w:sz")))
    return half_points / 2 if half_points else None


@cache
def _heading_pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon("style_names").words("heading"))
    return re.compile(rf"(?:{words})\s*([1-9])", re.IGNORECASE)


def _heading_level(style_name: str | None) -> int | None:
    found = _heading_pattern().fullmatch(style_name.strip()) if style_name else None
    return int(found[1]) if found else None


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """Return the East Asian font of each theme font: its own name, else the one for Hangul."""
    found: dict[str, str] = {}
    for key in ("major", "minor"):
        for fonts in theme.iter(name(f"a:{key}Font")) if theme is not None else ():
            own = child(fonts, "a:ea")
            names = [own.get("typeface")] if own is not None else []
            names += [font.get("typeface") for font in fonts.iter(name("a:font")) if font.get("script") == "Hang"]
            found[key] = next((font for font in names if font), "")
    return found
