"""Objects and controls of HWPML: tables, text boxes, pictures, notes, headers, numbers, each to what stands for it."""

from collections.abc import Mapping
from types import MappingProxyType

from extract.document import Part
from extract.parsers.hancom.forms import form_text
from extract.parsers.hancom.model import (
    BoxObject,
    CellObject,
    DrawnObject,
    OutlineObject,
    Para,
    Piece,
    StoryObject,
    TableObject,
    captioned,
)
from extract.parsers.hancom.overlaps import gloss_text
from extract.parsers.hancom.systems import system_named
from extract.parsers.hwpml.body import MAX_DEPTH, Body, Read
from extract.parsers.numerals import format_number
from extract.parsers.xml import Element, local, number

_SHAPES = frozenset(
    ("RECTANGLE", "ELLIPSE", "POLYGON", "ARC", "CURVE", "LINE", "CONNECTLINE", "CONTAINER", "UNKNOWNOBJECT")
)
_DRAWN: Mapping[str, str] = MappingProxyType(
    {"PICTURE": "picture", "TEXTART": "picture", "EQUATION": "equation", "OLE": "object", "VIDEO": "object"}
)
_PRINTED = frozenset(("Figure", "Picture", "Table", "Equation"))


def _children(element: Element, kind: str) -> list[Element]:
    return [child for child in element if local(child) == kind]


def _list(body: Body, holder: Element) -> tuple[Para, ...]:
    return tuple(para for paras in body.lists(holder) for para in paras)


def _frame(body: Body, element: Element) -> tuple[tuple[Para, ...], bool]:
    """Return the caption of an object and whether it is treated as a character (SHAPEOBJECT)."""
    caption: tuple[Para, ...] = ()
    inline = False
    for common in _children(element, "SHAPEOBJECT"):
        for child in common:
            if local(child) == "CAPTION":
                caption += _list(body, child)
            elif local(child) == "POSITION":
                inline = child.get("TreatAsChar") == "true"
    return caption, inline


def _read_table(body: Body, element: Element, pieces: list[Piece]) -> None:
    """Append a table (TABLE); the addresses of its cells count, not their order."""
    caption, inline = _frame(body, element)
    cells: list[CellObject] = []
    for row, line in enumerate(_children(element, "ROW")):
        for col, cell in enumerate(_children(line, "CELL")):
            cells.append(_cell(body, cell, row, col))
    body.tally.count_table(number(element.get("RowCount")) or 0, number(element.get("ColCount")) or 0, cells)
    if cells:
        pieces.append(TableObject(tuple(cells), caption, inline))


def _cell(body: Body, element: Element, row: int, col: int) -> CellObject:
    at_row, at_col = number(element.get("RowAddr")), number(element.get("ColAddr"))
    return CellObject(
        row if at_row is None else max(0, at_row),
        col if at_col is None else max(0, at_col),
        max(1, number(element.get("RowSpan")) or 1),
        max(1, number(element.get("ColSpan")) or 1),
        element.get("Header") == "true",
        _list(body, element),
    )


def _read_drawing(body: Body, element: Element, pieces: list[Piece]) -> None:
    """Append the text boxes (글상자), pictures and other drawings of an object; those of groups in order."""
    caption, inline = _frame(body, element)
    found: list[BoxObject | DrawnObject] = []
    _collect(body, element, found, inline=inline)
    pieces += captioned(found, caption, inline=inline)


def _collect(body: Body, element: Element, found: list[BoxObject | DrawnObject], *, inline: bool) -> None:
    kind = _DRAWN.get(local(element))
    if kind is not None:
        found.append(DrawnObject(kind, _shown(element), (), inline))
    for child in element:
        name = local(child)
        if name == "DRAWINGOBJECT":
            found += [BoxObject(_list(body, text), (), inline) for text in _children(child, "DRAWTEXT")]
        elif name not in _SHAPES and name not in _DRAWN:
            continue
        elif body.depth >= MAX_DEPTH:
            body.tally.too_deep += 1
        else:
            body.depth += 1
            _collect(body, child, found, inline=inline)
            body.depth -= 1


def _shown(element: Element) -> str:
    """Return what can be read in a drawing: the script of an equation (수식), word art (글맵시)."""
    return next((script.text or "" for script in _children(element, "SCRIPT")), element.get("Text") or "")


def _tell(body: Body, element: Element, pieces: list[Piece], part: Part, label: str | None = None) -> None:
    pieces += [StoryObject(part, label, paras) for paras in body.lists(element)]


def _read_note(body: Body, element: Element, pieces: list[Piece]) -> None:
    """Append a footnote (각주) or endnote (미주); its number is that which its own text begins with."""
    auto = next((one for one in element.iter() if local(one) == "AUTONUM"), None)
    _tell(body, element, pieces, Part.FOOTNOTE, None if auto is None else _number_text(auto))


def _number_text(auto: Element) -> str:
    """Return an automatic number (AUTONUM) as it is printed."""
    form = next(iter(_children(auto, "AUTONUMFORMAT")), auto)
    count = max(0, number(auto.get("Number")) or 0)
    system = system_named(form.get("Type"))
    shown = format_number(count, system) if system else form.get("UserChar") or str(count)
    return f"{form.get('PrefixChar') or ''}{shown}{form.get('SuffixChar') or ''}"


def _read_number(_: Body, element: Element, pieces: list[Piece]) -> None:
    """Append an automatic number; those of pages are none of the text, those of notes stand with it."""
    if element.get("NumberType") in _PRINTED:
        pieces.append(_number_text(element))


def _read_header(body: Body, element: Element, pieces: list[Piece]) -> None:
    """Append a header (머리말)."""
    _tell(body, element, pieces, Part.HEADER)


def _read_footer(body: Body, element: Element, pieces: list[Piece]) -> None:
    """Append a footer (꼬리말)."""
    _tell(body, element, pieces, Part.FOOTER)


def _read_comment(body: Body, element: Element, pieces: list[Piece]) -> None:
    """Append a hidden comment (숨은 설명), or the memo (메모) of a field; other fields have no list of their own."""
    _tell(body, element, pieces, Part.COMMENT)


def _read_section(body: Body, element: Element, pieces: list[Piece]) -> None:
    """Put in front the numbering of the outline that a section (구역) names; append master pages (바탕쪽)."""
    pieces.insert(0, OutlineObject(number(element.get("OutlineShape")) or 0))
    for master in _children(element, "MASTERPAGE"):
        _tell(body, master, pieces, Part.HEADER)


def _read_ruby(_: Body, element: Element, pieces: list[Piece]) -> None:
    """Append text with a gloss over it (덧말): the gloss follows in brackets."""
    main, gloss = (
        "".join(one.text or "" for text in _children(element, kind) for one in text.iter())
        for kind in ("MAINTEXT", "SUBTEXT")
    )
    pieces.append(gloss_text(main, gloss))


def _read_overlap(_: Body, element: Element, pieces: list[Piece]) -> None:
    """Append characters that are printed over each other (글자 겹침)."""
    pieces.append(element.get("ComposeText") or (element.text or "").strip())


def _read_form(_: Body, element: Element, pieces: list[Piece]) -> None:
    """Append what a form object (양식 개체) shows: its caption, what is chosen or entered in it."""
    button = next(iter(_children(element, "BUTTONSET")), element)
    entered = next((text.text for text in _children(element, "EDITTEXT")), None)
    shown = button.get("Caption") or element.get("SelectedValue") or entered or ""
    checked = (button.get("Value") or "").lower() in ("1", "true", "checked")
    pieces.append(form_text(shown, checkable=local(element) in ("CHECKBUTTON", "RADIOBUTTON"), checked=checked))


def _read_nothing(_: Body, _element: Element, _pieces: list[Piece]) -> None:
    """Append nothing for what prints nothing."""


READERS: Mapping[str, Read] = MappingProxyType(
    dict.fromkeys((*_SHAPES, *_DRAWN), _read_drawing)
    | dict.fromkeys(("FOOTNOTE", "ENDNOTE"), _read_note)
    | dict.fromkeys(("BUTTON", "CHECKBUTTON", "RADIOBUTTON", "COMBOBOX", "LISTBOX", "EDIT"), _read_form)
    | dict.fromkeys(("HIDDENCOMMENT", "FIELDBEGIN"), _read_comment)
    | dict.fromkeys(
        ("COLDEF", "FIELDEND", "BOOKMARK", "NEWNUM", "PAGENUM", "PAGENUMCTRL", "PAGEHIDING", "INDEXMARK", "SCROLLBAR"),
        _read_nothing,
    )
    | {
        "TABLE": _read_table,
        "AUTONUM": _read_number,
        "HEADER": _read_header,
        "FOOTER": _read_footer,
        "SECDEF": _read_section,
        "DUTMAL": _read_ruby,
        "COMPOSE": _read_overlap,
    }
)
"""What reads the elements of a TEXT, by their names."""
