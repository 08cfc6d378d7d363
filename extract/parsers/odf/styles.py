"""Styles of an OpenDocument file: what a property is after inheritance (ODF 1.3 part 3, 16)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from extract.parsers.odf.xml import child, get, name, points
from extract.parsers.xml import Element, number

_PERCENT = re.compile(r"\s*([0-9]{1,4})(?:\.[0-9]+)?%\s*")
_EAST_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]")
_BOLD_FROM = 600
_WHITE = (None, "transparent", "#ffffff")
_SCRIPTS: Mapping[bool, tuple[str, ...]] = MappingProxyType({True: ("-asian", ""), False: ("", "-asian")})


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look: size in points, bold, name of the font."""

    size: float | None
    bold: bool
    font: str | None


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The styles that a part of the document can use: its automatic ones, then the common ones.

    Attributes:
        styles: style elements by family and name.
        defaults: default styles by family.
        lists: list styles by name.
        fonts: font families by the names of their faces.
        outline: the levels of headings, if any.
    """

    styles: Mapping[tuple[str, str], Element] = field(default_factory=dict[tuple[str, str], Element])
    defaults: Mapping[str, Element] = field(default_factory=dict[str, Element])
    lists: Mapping[str, Element] = field(default_factory=dict[str, Element])
    fonts: Mapping[str, str] = field(default_factory=dict[str, str])
    outline: Element | None = None

    def chain(self, family: str, style: str | None) -> tuple[Element, ...]:
        """Return a style, those that it inherits from, and the default of its family."""
        found: dict[str, Element] = {}
        while style is not None and style not in found and (family, style) in self.styles:
            found[style] = self.styles[family, style]
            style = get(found[style], "style:parent-style-name")
        default = self.defaults.get(family)
        return (*found.values(), *(() if default is None else (default,)))

    def look(self, sources: Sequence[Element], text: str) -> Look:
        """Return how a text looks by the styles that it has, nearest first; Korean text has properties of its own."""
        scripts = _SCRIPTS[_EAST_ASIAN.search(text) is not None]
        properties = [one for one in (child(source, "style:text-properties") for source in sources) if one is not None]
        fonts = (self._font(one, scripts) for one in properties)
        font = next((font for font in fonts if font), None)
        weights = (_scripted(one, "fo", "font-weight", scripts) for one in properties)
        weight = next((weight for weight in weights if weight), "normal")
        return Look(_size(properties, scripts), _is_bold(weight) or (font is not None and "bold" in font.lower()), font)

    def _font(self, properties: Element, scripts: tuple[str, ...]) -> str | None:
        face = _scripted(properties, "style", "font-name", scripts)
        family = _scripted(properties, "fo", "font-family", scripts)
        return self.fonts.get(face, face) if face else family.strip("'\"") if family else None


def find(sources: Sequence[Element], group: str, attribute: str) -> str | None:
    """Return a property that the nearest of some styles gives, such as ``fo:text-align`` of a group of properties."""
    values = (get(child(source, group), attribute) for source in sources)
    return next((value for value in values if value is not None), None)


def is_shaded(color: str | None) -> bool:
    """Return whether a background colour shows on white paper."""
    return (color.lower() if color else None) not in _WHITE


def is_hidden(sources: Sequence[Element]) -> bool:
    """Return whether characters are hidden (20.411, text:display)."""
    return find(sources, "style:text-properties", "text:display") == "none"


def read_styles(automatic: Element | None, common: Element | None) -> StyleSheet:
    """Return the styles of a part.

    Args:
        automatic: the root of the part.
        common: the root of ``styles.xml``, which may be missing.
    """
    groups = [child(common, "office:styles"), child(automatic, "office:styles")]
    groups.append(child(automatic, "office:automatic-styles"))
    styles: dict[tuple[str, str], Element] = {}
    lists: dict[str, Element] = {}
    for style in (one for group in groups if group is not None for one in group):
        key = get(style, "style:name") or ""
        if style.tag == name("style:style"):
            styles[get(style, "style:family") or "", key] = style
        elif style.tag == name("text:list-style"):
            lists[key] = style
    outlines = (child(group, "text:outline-style") for group in groups)
    return StyleSheet(
        styles,
        {get(one, "style:family") or "": one for one in _all(groups, "style:default-style")},
        lists,
        dict(_faces(common)) | dict(_faces(automatic)),
        next((outline for outline in outlines if outline is not None), None),
    )


def _all(groups: Sequence[Element | None], short: str) -> Iterator[Element]:
    for group in groups:
        if group is not None:
            yield from group.iterchildren(name(short))


def _faces(root: Element | None) -> Iterator[tuple[str, str]]:
    faces = child(root, "office:font-face-decls")
    for face in faces if faces is not None else ():
        family = (get(face, "svg:font-family") or "").strip("'\"")
        if family:
            yield get(face, "style:name") or "", family


def _scripted(properties: Element, prefix: str, local: str, scripts: tuple[str, ...]) -> str | None:
    """Return a property for the script of a text, else that for the other: ``style:font-size-asian``, ``fo:font-size``."""
    values = (get(properties, f"{'style' if script else prefix}:{local}{script}") for script in scripts)
    return next((value for value in values if value), None)


def _size(properties: Sequence[Element], scripts: tuple[str, ...]) -> float | None:
    """Return the font size; a percentage is one of the size that is inherited (20.190)."""
    share = 1.0
    for one in properties:
        value = _scripted(one, "fo", "font-size", scripts)
        percent = _PERCENT.fullmatch(value) if value else None
        if percent:
            share *= int(percent[1]) / 100
        elif points(value):
            return round((points(value) or 0.0) * share, 2)
    return None


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (number(weight) or 0) >= _BOLD_FROM
