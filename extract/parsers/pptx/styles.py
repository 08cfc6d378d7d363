"""What a paragraph on a slide looks like after inheritance (ECMA-376 part 1, 21.1.2.4 and 19.3.1.36).

A property is looked for in the paragraph, in the list style of its shape, of the placeholders that the shape stands for
on the layout and the master, in the text styles of the master, and in the default text style of the presentation.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from extract.parsers.pptx.deck import DeckSlide, Sheet
from extract.parsers.pptx.xml import child, get, is_on, name
from extract.parsers.xml import Element, number

_T = TypeVar("_T")
_EMU = 12700
_DEFAULT_SIZE = 18.0
_TITLES = ("title", "ctrTitle")
_FIXED = ("dt", "ftr", "sldNum", "hdr")
_ON_MASTER = MappingProxyType({"ctrTitle": "title"} | {kind: kind for kind in ("title", "dt", "ftr", "sldNum")})


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What a shape stands for: the type (``title``, ``body``, …) and index of its placeholder (19.3.1.36)."""

    kind: str
    index: str

    @property
    def is_title(self) -> bool:
        """Whether it is the title of the slide."""
        return self.kind in _TITLES

    @property
    def is_fixed(self) -> bool:
        """Whether it repeats on every slide: date, footer, number, header."""
        return self.kind in _FIXED


def placeholder(shape: Element) -> Placeholder | None:
    """Return what a shape stands for, or None."""
    for properties in shape.iterchildren(*_NON_VISUAL):
        found = child(properties, "p:nvPr", "p:ph")
        if found is not None:
            return Placeholder(get(found, "type") or "obj", get(found, "idx") or "0")
    return None


_NON_VISUAL = tuple(name(f"p:nv{kind}Pr") for kind in ("Sp", "Pic", "GraphicFrame", "GrpSp", "CxnSp"))


def models(shape: Element, slide: DeckSlide) -> tuple[Element, ...]:
    """Return a shape and the placeholders that it takes its properties from, on the layout and on the master."""
    own = placeholder(shape)
    if own is None:
        return (shape,)
    found = [shape]
    on_layout = _matching(slide.layout, lambda one: one.index == own.index) or _matching(
        slide.layout, lambda one: one.kind == own.kind
    )
    found += on_layout
    kind = (placeholder(on_layout[0]) or own).kind if on_layout else own.kind
    found += _matching(slide.master, lambda one: one.kind == _ON_MASTER.get(kind, "body"))
    return tuple(found)


def _matching(sheet: Sheet, wanted: Callable[[Placeholder], bool]) -> list[Element]:
    tree = child(sheet.root, "p:cSld", "p:spTree")
    for shape in tree if tree is not None else ():
        found = placeholder(shape)
        if found is not None and wanted(found):
            return [shape]
    return []


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks; ``edge`` is the left edge of its first line in points, within the shape."""

    size: float
    bold: bool
    font: str | None
    centered: bool
    edge: float | None


@dataclass(frozen=True, slots=True)
class ListStyles:
    """The list styles that a text body takes its properties from, nearest first.

    Attributes:
        styles: elements with ``a:lvl1pPr`` to ``a:lvl9pPr``.
        fonts: theme fonts by their names (``+mj``, ``+mn``).
        scale: by how much all text is shrunk to fit.
    """

    styles: tuple[Element, ...] = ()
    fonts: Mapping[str, str] = field(default_factory=dict[str, str])
    scale: float = 1.0

    def paragraph_sources(self, paragraph: Element) -> tuple[Element, ...]:
        """Return the property elements of a paragraph, nearest first."""
        own = child(paragraph, "a:pPr")
        named = f"a:lvl{level_of(paragraph) + 1}pPr"
        inherited = (child(style, named) for style in self.styles)
        return tuple(found for found in (own, *inherited) if found is not None)

    def look(self, paragraph: Element, run: Element | None) -> Look:
        """Return how a paragraph looks, by its first run."""
        sources = self.paragraph_sources(paragraph)
        own = child(run, "a:rPr")
        runs = [found for found in (own, *(child(one, "a:defRPr") for one in sources)) if found is not None]
        size = _first(runs, lambda one: number(get(one, "sz")))
        bold = _first(runs, lambda one: is_on(get(one, "b")))
        font = _first(runs, self._font)
        return Look(
            size=round((size / 100 if size else _DEFAULT_SIZE) * self.scale, 1),
            bold=bool(bold) or (font is not None and "bold" in font.lower()),
            font=font,
            centered=_first(sources, lambda one: get(one, "algn")) == "ctr",
            edge=_edge(sources),
        )

    def _font(self, properties: Element) -> str | None:
        for script in ("a:ea", "a:latin"):
            typeface = get(child(properties, script), "typeface")
            named = self.fonts.get(typeface[:3]) if typeface and typeface.startswith("+") else typeface
            if named:
                return named
        return None


def level_of(paragraph: Element) -> int:
    """Return the level of a paragraph, from 0 to 8."""
    return min(8, max(0, number(get(child(paragraph, "a:pPr"), "lvl")) or 0))


def _first(sources: "list[Element] | tuple[Element, ...]", take: Callable[[Element], _T | None]) -> _T | None:
    return next((found for found in map(take, sources) if found is not None), None)


def _edge(sources: tuple[Element, ...]) -> float | None:
    left = _first(sources, lambda one: number(get(one, "marL")))
    first = _first(sources, lambda one: number(get(one, "indent")))
    return None if left is None and first is None else ((left or 0) + (first or 0)) / _EMU


def list_styles(body: Element, shape: Element, slide: DeckSlide, root: Element, fonts: Mapping[str, str]) -> ListStyles:
    """Return the list styles of a text body.

    Args:
        body: the ``p:txBody`` or ``a:txBody``.
        shape: the shape that it stands in.
        slide: the slide.
        root: the main part of the presentation.
        fonts: the fonts of its theme.
    """
    found = [child(body, "a:lstStyle")]
    found += [child(model, "p:txBody", "a:lstStyle") for model in models(shape, slide)[1:]]
    own = placeholder(shape)
    texts = child(slide.master.root, "p:txStyles")
    if own is not None and not own.is_fixed:
        found.append(child(texts, "p:titleStyle" if own.is_title else "p:bodyStyle"))
    found += [child(root, "p:defaultTextStyle"), child(texts, "p:otherStyle")]
    scale = get(child(body, "a:bodyPr", "a:normAutofit"), "fontScale")
    return ListStyles(tuple(one for one in found if one is not None), fonts, _share(scale))


def _share(text: str | None) -> float:
    """Return an ST_TextFontScalePercent, in thousandths of a percent or with a percent sign, as a share of 1."""
    found = number(text.removesuffix("%")) if text else None
    if not text or not found or found < 0:
        return 1.0
    return found / (100 if text.endswith("%") else 100_000)


def theme_fonts(master: Sheet) -> Mapping[str, str]:
    """Return the East Asian fonts of a theme by ``+mj`` and ``+mn``: the one named, else that for Hangul."""
    found: dict[str, str] = {}
    for theme in master.related("theme"):
        for key, kind in (("+mj", "a:majorFont"), ("+mn", "a:minorFont")):
            names = (_named(fonts) for fonts in theme.iter(name(kind)))
            found[key] = next(names, "")
    return found


def _named(fonts: Element) -> str:
    return next(filter(None, _candidates(fonts)), "")


def _candidates(fonts: Element) -> Iterator[str | None]:
    yield get(child(fonts, "a:ea"), "typeface")
    yield from (get(font, "typeface") for font in fonts.iterchildren(name("a:font")) if get(font, "script") == "Hang")
    yield get(child(fonts, "a:latin"), "typeface")
