"""Objects (개체): tables, text boxes, pictures, equations, charts and form objects of OWPML (KS X 6101)."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from extract.parsers.hancom.forms import form_text
from extract.parsers.hancom.model import (
    BoxObject,
    CellObject,
    DrawnObject,
    Para,
    Piece,
    TableObject,
    captioned,
)
from extract.parsers.hancom.pages import UNKNOWN, page_at
from extract.parsers.hwpx.body import MAX_DEPTH, Body, Read
from extract.parsers.hwpx.names import HP, chosen, natural
from extract.parsers.xml import Element, local

_TR, _TC, _CAPTION, _LIST = f"{HP}tr", f"{HP}tc", f"{HP}caption", f"{HP}subList"
_POS, _SZ, _DRAW_TEXT, _SCRIPT = f"{HP}pos", f"{HP}sz", f"{HP}drawText", f"{HP}script"
_ADDRESS, _SPAN, _SIZE, _SWITCH = f"{HP}cellAddr", f"{HP}cellSpan", f"{HP}cellSz", f"{HP}switch"
_TEXT, _CHART = f"{HP}text", f"{HP}chart"
_SHAPES = frozenset(
    f"{HP}{name}"
    for name in ("rect", "ellipse", "polygon", "arc", "curve", "line", "connectLine", "container", "unknownObject")
)
_DRAWN: Mapping[str, str] = MappingProxyType(
    {
        f"{HP}pic": "picture",
        f"{HP}textart": "picture",
        f"{HP}equation": "equation",
        f"{HP}ole": "object",
        f"{HP}video": "object",
        _CHART: "chart",
    }
)


def _read_table(body: Body, element: Element, pieces: list[Piece]) -> None:
    """Append a table (hp:tbl); the addresses of its cells count, not their order."""
    caption: tuple[Para, ...] = ()
    cells: list[CellObject] = []
    heights: dict[int, int] = {}
    inline, height, row = False, 0, 0
    for child in element:
        tag = child.tag
        if tag == _TR:
            for col, cell in enumerate(child.iterchildren(_TC)):
                cells.append(_cell(body, cell, row, col, heights))
            row += 1
        elif tag == _CAPTION:
            caption = _list(body, child)
        elif tag == _POS:
            inline = child.get("treatAsChar") == "1"
        elif tag == _SZ:
            height = natural(child.get("height"))
    body.tally.count_table(natural(element.get("rowCnt")), natural(element.get("colCnt")), cells)
    if cells:
        height = max(height, sum(heights.values()))
        pieces.append(TableObject(tuple(cells), caption, inline, _page(body, element, height, inline=inline)))


def _page(body: Body, element: Element, height: int, *, inline: bool) -> int | None:
    """Return the page of a table in the body; of others None."""
    if body.depth:
        return None
    place = body.place(element)
    if inline or body.pages.hold(place, height):
        return page_at(body.turns, place)
    return UNKNOWN


def _cell(body: Body, element: Element, row: int, col: int, heights: dict[int, int]) -> CellObject:
    """Return a cell (hp:tc) and note the height of its row."""
    row_span = col_span = 1
    height = 0
    paras: tuple[Para, ...] = ()
    for child in element:
        tag = child.tag
        if tag == _LIST:
            paras += body.read_list(child)
        elif tag == _ADDRESS:
            row, col = natural(child.get("rowAddr")), natural(child.get("colAddr"))
        elif tag == _SPAN:
            row_span, col_span = natural(child.get("rowSpan")) or 1, natural(child.get("colSpan")) or 1
        elif tag == _SIZE:
            height = natural(child.get("height"))
    if row_span == 1 and not body.depth:
        heights[row] = max(heights.get(row, 0), height)
    return CellObject(row, col, row_span, col_span, element.get("header") == "1", paras)


def _list(body: Body, holder: Element) -> tuple[Para, ...]:
    return tuple(para for child in holder.iterchildren(_LIST) for para in body.read_list(child))


def _read_drawing(body: Body, element: Element, pieces: list[Piece]) -> None:
    """Append the text boxes (글상자), pictures and other drawings of a drawing object; those of groups in order."""
    caption: tuple[Para, ...] = ()
    inline = False
    for child in element:
        if child.tag == _CAPTION:
            caption = _list(body, child)
        elif child.tag == _POS:
            inline = child.get("treatAsChar") == "1"
    found: list[BoxObject | DrawnObject] = []
    _collect(body, element, found, inline=inline)
    pieces += captioned(found, caption, inline=inline)


def _collect(body: Body, element: Element, found: list[BoxObject | DrawnObject], *, inline: bool) -> None:
    kind = _DRAWN.get(element.tag)
    if kind is not None:
        found.append(DrawnObject(kind, _shown(body, element), (), inline))
    for child in element:
        if child.tag == _DRAW_TEXT:
            found.append(BoxObject(_list(body, child), (), inline))
        elif child.tag in _SHAPES or child.tag in _DRAWN:
            _collect_group(body, (child,), found, inline=inline)
        elif child.tag == _SWITCH:
            _collect_group(body, chosen(child), found, inline=inline)


def _collect_group(body: Body, group: Iterable[Element], found: list[BoxObject | DrawnObject], *, inline: bool) -> None:
    if body.depth >= MAX_DEPTH:
        body.tally.too_deep += 1
        return
    body.depth += 1
    for element in group:
        _collect(body, element, found, inline=inline)
    body.depth -= 1


def _shown(body: Body, element: Element) -> str:
    """Return what can be read in a drawing: the script of an equation (수식), word art (글맵시), the words of a chart."""
    if element.tag == _CHART:
        root = body.resource(element.get("chartIDRef") or "")
        return "" if root is None else _chart_text(root)
    script = next(element.iterchildren(_SCRIPT), None)
    return (element.get("text") or "") if script is None else script.text or ""


def _chart_text(root: Element) -> str:
    """Return titles, names of series and categories of a chart, each once (ECMA-376 part 1, 21.2)."""
    named = (element for element in root.iter() if local(element) in ("title", "tx", "cat"))
    words = ((inner.text or "").strip() for one in named for inner in one.iter() if local(inner) in ("t", "v"))
    return "\n".join(dict.fromkeys(word for word in words if word))


def _read_button(_: Body, element: Element, pieces: list[Piece]) -> None:
    """Append what a button (명령 단추, 선택 상자, 라디오 단추) shows."""
    checkable = local(element) != "btn"
    pieces.append(
        form_text(element.get("caption") or "", checkable=checkable, checked=element.get("value") == "CHECKED")
    )


def _read_choice(_: Body, element: Element, pieces: list[Piece]) -> None:
    """Append what is chosen in a list of choices (콤보 상자, 목록 상자): by default its first item."""
    items = (child.get("value") or child.get("displayText") for child in element if local(child) == "listItem")
    shown = element.get("selectedValue") or next((item for item in items if item), "")
    pieces.append(form_text(shown, checkable=False, checked=False))


def _read_edit(_: Body, element: Element, pieces: list[Piece]) -> None:
    """Append the text of an input field (입력 상자)."""
    pieces += (child.text or "" for child in element.iterchildren(_TEXT))


def _read_nothing(_: Body, _element: Element, _pieces: list[Piece]) -> None:
    """Append nothing for a scroll bar."""


OBJECTS: Mapping[str, Read] = MappingProxyType(
    dict.fromkeys((*_SHAPES, *_DRAWN), _read_drawing)
    | {
        f"{HP}tbl": _read_table,
        f"{HP}btn": _read_button,
        f"{HP}checkBtn": _read_button,
        f"{HP}radioBtn": _read_button,
        f"{HP}comboBox": _read_choice,
        f"{HP}listBox": _read_choice,
        f"{HP}edit": _read_edit,
        f"{HP}scrollBar": _read_nothing,
    }
)
"""The readers of objects by the names of their elements."""
