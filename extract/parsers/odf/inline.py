"""What stands in a paragraph: its characters, what is drawn in it, its notes (ODF 1.3 part 3, 6 and 7)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.parsers.glyphs import drop_invisible
from extract.parsers.odf.styles import StyleSheet, is_hidden
from extract.parsers.odf.xml import get, name
from extract.parsers.symbols import is_symbol_font, map_symbols
from extract.parsers.xml import Element, number

_MOST_SPACES = 1000
_WHITE = re.compile("[ \t\r\n]+")
_SPAN, _SPACE, _TAB, _BREAK = name("text:span"), name("text:s"), name("text:tab"), name("text:line-break")
_PAGE, _NOTE, _COMMENT = name("text:soft-page-break"), name("text:note"), name("office:annotation")
_RUBY, _RUBY_BASE = name("text:ruby"), name("text:ruby-base")
_HIDDEN_PARAGRAPH, _HIDDEN_TEXT = name("text:hidden-paragraph"), name("text:hidden-text")
_LINK = name("draw:a")
_NO_TEXT = frozenset(
    name(f"text:{local}")
    for local in (
        "number",
        "script",
        "alphabetical-index-mark",
        "alphabetical-index-mark-start",
        "toc-mark",
        "toc-mark-start",
        "user-index-mark",
        "user-index-mark-start",
        "tracked-changes",
    )
) | {name("office:annotation-end")}
SHAPES = frozenset(
    name(f"draw:{local}")
    for local in (
        "frame",
        "g",
        "custom-shape",
        "rect",
        "ellipse",
        "circle",
        "line",
        "polyline",
        "polygon",
        "regular-polygon",
        "path",
        "connector",
        "caption",
        "measure",
        "control",
    )
)
"""What is drawn, in a paragraph or on a page (10.2 to 10.4)."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A shape anchored in a paragraph, and whether it stands before any text of it."""

    element: Element
    leads: bool


@dataclass(slots=True)
class Runs:
    """What a paragraph gives.

    Attributes:
        text: its characters.
        spans: the styles of the first visible ones, nearest first.
        insets: what is drawn, in order.
        notes: footnotes and endnotes.
        comments: annotations.
        pages_before: page breaks before the first character.
        pages: all page breaks.
        hidden: whether the paragraph is hidden by a field.
    """

    text: str = ""
    spans: tuple[Element, ...] | None = None
    insets: list[Inset] = field(default_factory=list[Inset])
    notes: list[Element] = field(default_factory=list[Element])
    comments: list[Element] = field(default_factory=list[Element])
    pages_before: int = 0
    pages: int = 0
    hidden: bool = False


@dataclass(slots=True)
class RunReader:
    """Reads one paragraph; white space of the file counts as one space, and as none at the beginning (6.1.2)."""

    styles: StyleSheet
    _found: Runs = field(default_factory=Runs)
    _parts: list[str] = field(default_factory=list[str])
    _after_space: bool = True

    def read(self, paragraph: Element) -> Runs:
        """Return what the paragraph gives."""
        self._walk(paragraph, ())
        self._found.text = "".join(self._parts)
        return self._found

    def _walk(self, element: Element, spans: tuple[Element, ...]) -> None:
        hidden = is_hidden(spans)
        self._add(self._collapsed(element.text, hidden=hidden), spans)
        for inner in element:
            self._inner(inner, spans, hidden=hidden)
            self._add(self._collapsed(inner.tail, hidden=hidden), spans)

    def _inner(self, inner: Element, spans: tuple[Element, ...], *, hidden: bool) -> None:
        if inner.tag == _SPAN:
            self._walk(inner, (*self.styles.chain("text", get(inner, "text:style-name")), *spans))
        elif inner.tag == _PAGE:
            self._found.pages += 1
            self._found.pages_before += self._found.spans is None
        elif inner.tag == _NOTE:
            self._found.notes.append(inner)
        elif inner.tag == _COMMENT:
            self._found.comments.append(inner)
        elif inner.tag in SHAPES:
            self._found.insets.append(Inset(inner, self._found.spans is None))
        elif inner.tag == _RUBY:
            for base in inner.iterchildren(_RUBY_BASE):
                self._walk(base, spans)
        elif inner.tag == _LINK or not self._is_silent(inner):
            self._other(inner, spans, hidden=hidden)

    def _is_silent(self, inner: Element) -> bool:
        """Return whether an element prints nothing: a mark, or a field that hides what it holds."""
        if inner.tag in (_HIDDEN_PARAGRAPH, _HIDDEN_TEXT) and get(inner, "text:is-hidden") == "true":
            self._found.hidden = self._found.hidden or inner.tag == _HIDDEN_PARAGRAPH
            return True
        return inner.tag in _NO_TEXT or inner.tag == _HIDDEN_PARAGRAPH

    def _other(self, inner: Element, spans: tuple[Element, ...], *, hidden: bool) -> None:
        if inner.tag == _SPACE:
            count = number(get(inner, "text:c"))
            self._fixed(" " * (1 if count is None else max(0, min(count, _MOST_SPACES))), hidden=hidden)
        elif inner.tag == _TAB:
            self._fixed("\t", hidden=hidden)
        elif inner.tag == _BREAK:
            self._fixed("\n", hidden=hidden)
        else:
            self._walk(inner, spans)

    def _fixed(self, text: str, *, hidden: bool) -> None:
        if not hidden:
            self._parts.append(text)
            self._after_space = False

    def _collapsed(self, text: str | None, *, hidden: bool) -> str:
        if not text or hidden:
            return ""
        plain = _WHITE.sub(" ", text)
        if self._after_space:
            plain = plain.removeprefix(" ")
        if plain:
            self._after_space = plain.endswith(" ")
        return plain

    def _add(self, text: str, spans: tuple[Element, ...]) -> None:
        text = drop_invisible(text)
        if not text:
            return
        font = self.styles.look(spans, "").font if spans else None
        self._parts.append(map_symbols(text, font) if is_symbol_font(font) else text)
        if self._found.spans is None and text.strip():
            self._found.spans = spans


def inner_shapes(element: Element) -> Iterator[Element]:
    """Yield the shapes in a group or on a page, seen through links."""
    for inner in element:
        if inner.tag in SHAPES:
            yield inner
        elif inner.tag == _LINK:
            yield from inner_shapes(inner)
