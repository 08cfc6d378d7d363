"""The runs of a paragraph: its text, what is drawn in it, and where pages begin."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

from extract.parsers.docx.styles import StyleSheet
from extract.parsers.docx.xml import child, contents, name, value
from extract.parsers.glyphs import drop_invisible
from extract.parsers.symbols import is_symbol_font, map_symbols
from extract.parsers.xml import Element, number

_HEX = re.compile("[0-9A-Fa-f]{1,4}")
_UNKNOWN = "\ufffd"
_WHITE = re.compile(r"[\r\n\t]+")
_RUN, _TEXT, _BREAK = name("w:r"), name("w:t"), name("w:br")
_PAGE = name("w:lastRenderedPageBreak")
_FIELD, _SYMBOL = name("w:fldChar"), name("w:sym")
_MATH = frozenset((name("m:oMath"), name("m:oMathPara")))
_MATH_TEXT = name("m:t")
_NOTES = MappingProxyType({name("w:footnoteReference"): "footnotes", name("w:endnoteReference"): "endnotes"})
_CANVAS = frozenset((name("w:drawing"), name("w:pict"), name("w:object")))
_FIXED = MappingProxyType(
    {
        name("w:tab"): "\t",
        name("w:ptab"): "\t",
        name("w:cr"): "\n",
        name("w:noBreakHyphen"): "-",
    }
)
_KINDS = MappingProxyType(
    {
        name("w:txbxContent"): "box",
        name("pic:pic"): "picture",
        name("v:imagedata"): "picture",
        name("c:chart"): "chart",
        name("dgm:relIds"): "diagram",
    }
)


@dataclass(frozen=True, slots=True)
class Inset:
    """Something drawn in a paragraph.

    Attributes:
        kind: ``box`` for a text box, else the kind of figure.
        element: the source.
        leads: whether it stands before any text of the paragraph.
    """

    kind: str
    element: Element
    leads: bool


@dataclass(slots=True)
class Runs:
    """What the runs of a paragraph give.

    Attributes:
        text: the characters.
        first: the first run with a visible character.
        insets: what is drawn, in order.
        notes: the notes referred to: ``footnotes`` or ``endnotes``, and the id.
        pages_before: page breaks before the first character.
        pages: all page breaks.
        equations: number of equations.
    """

    text: str = ""
    first: Element | None = None
    insets: list[Inset] = field(default_factory=list[Inset])
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    pages_before: int = 0
    pages: int = 0
    equations: int = 0


def read_runs(paragraph: Element, styles: StyleSheet) -> Runs:
    """Return what the runs of ``paragraph`` give; hidden text and the codes of fields are left out."""
    found = Runs()
    parts: list[str] = []
    codes: list[bool] = []
    for element in contents(paragraph):
        if element.tag in _MATH:
            parts.extend(one.text or "" for one in element.iter(_MATH_TEXT))
            found.equations += 1
        elif element.tag == _RUN and not styles.is_vanished(paragraph, element):
            before = len(parts)
            _read_run(element, found, parts, codes)
            if found.first is None and "".join(parts[before:]).strip():
                found.first = element
    found.text = "".join(parts)
    return found


def _read_run(run: Element, found: Runs, parts: list[str], codes: list[bool]) -> None:
    fonts = child(child(run, "w:rPr"), "w:rFonts")
    font = value(fonts, "w:ascii") or value(fonts, "w:hAnsi")
    for piece in contents(run):
        if piece.tag == _FIELD:
            _track_field(piece, codes)
        elif any(codes):
            continue
        elif piece.tag == _PAGE:
            found.pages += 1
            found.pages_before += not any(part.strip() for part in parts)
        elif piece.tag in _NOTES:
            found.notes.append((_NOTES[piece.tag], value(piece, "w:id") or ""))
        elif piece.tag in _CANVAS:
            leads = not any(part.strip() for part in parts)
            found.insets.extend(Inset(kind, drawn, leads) for kind, drawn in _drawn(piece))
        else:
            parts.append(_characters(piece, font))


def _track_field(piece: Element, codes: list[bool]) -> None:
    """Follow a field: between its begin and its separator stands its code, behind that its result (17.16.18)."""
    match value(piece, "w:fldCharType"):
        case "begin":
            codes.append(True)
        case "separate" if codes:
            codes[-1] = False
        case "end" if codes:
            codes.pop()
        case _:
            pass


def _characters(piece: Element, font: str | None) -> str:
    if piece.tag == _TEXT:
        text = _WHITE.sub(" ", drop_invisible(piece.text or ""))
        return map_symbols(text, font) if is_symbol_font(font) else text
    if piece.tag == _BREAK:
        return "" if value(piece, "w:type") in ("page", "column") else "\n"
    if piece.tag == _SYMBOL:
        return _symbol(piece)
    return _FIXED.get(piece.tag, "")


def _symbol(piece: Element) -> str:
    code = value(piece, "w:char") or ""
    if not _HEX.fullmatch(code):
        return _UNKNOWN
    character = chr(int(code, 16))
    shown = map_symbols(character, value(piece, "w:font"))
    return shown if shown.isprintable() or "\ue000" <= shown <= "\uf8ff" else _UNKNOWN


def _drawn(canvas: Element) -> Iterator[tuple[str, Element]]:
    """Yield the text boxes and figures of a drawing; an embedded object is one figure."""
    if canvas.tag == name("w:object"):
        yield "object", canvas
        return
    yield from _outermost(canvas, lambda element: _KINDS.get(element.tag))


def _outermost(element: Element, kind: Callable[[Element], str | None]) -> Iterator[tuple[str, Element]]:
    for inner in contents(element):
        found = kind(inner)
        if found is not None:
            yield found, inner
        else:
            yield from _outermost(inner, kind)


def left_edge(paragraph: Element, styles: StyleSheet, level: Element | None) -> float | None:
    """Return the left edge of a paragraph's first line in points, or None if no indentation is given.

    Args:
        paragraph: the paragraph.
        styles: the styles of the document.
        level: the numbering level, whose indentation stands between the paragraph's own and its style's.
    """
    own = child(child(paragraph, "w:pPr"), "w:ind")
    listed = child(child(level, "w:pPr"), "w:ind")
    ind = own if own is not None else listed if listed is not None else styles.paragraph_property(paragraph, "w:ind")
    if ind is None:
        return None
    left = number(value(ind, "w:left")) or number(value(ind, "w:start")) or 0
    first = (number(value(ind, "w:firstLine")) or 0) - (number(value(ind, "w:hanging")) or 0)
    return (left + first) / 20
