"""Objects (개체, 4.3.9): tables, drawings, equations and form objects."""

import re
from collections.abc import Iterator, Mapping
from struct import Struct, unpack_from
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
from extract.parsers.hwp5.body import Body
from extract.parsers.hwp5.records import Tag

_LIST_HEADER, _TABLE, _SHAPE, _EQUATION = (
    Tag.LIST_HEADER.value,
    Tag.TABLE.value,
    Tag.SHAPE_COMPONENT.value,
    Tag.EQEDIT.value,
)
_INLINE = 1
_TITLE_CELL = 1 << 18
_CELL_PLACE = Struct("<IHHHH").unpack_from
_CELL_SIZE, _CELL = 16, 24
_MAX_ADDRESS = 1 << 16
_DRAWN: Mapping[int, str] = MappingProxyType(
    {
        Tag.SHAPE_COMPONENT_PICTURE.value: "picture",
        Tag.SHAPE_COMPONENT_OLE.value: "object",
        Tag.VIDEO_DATA.value: "object",
        Tag.CHART_DATA.value: "chart",
    }
)
_CHECKABLE = (b"+cbt", b"+rbt")
_FORM_TEXT = re.compile(r"(?:Caption|Text):wstring:(\d{1,6}):([^\0]*)")
_FORM_VALUE = re.compile(r"\bValue:int:(\d)")


def read_string(record: bytes, place: int) -> tuple[str, int]:
    """Return a string with its length in front, and the offset behind it."""
    if place + 2 > len(record):
        return "", len(record)
    (length,) = unpack_from("<H", record, place)
    end = min(place + 2 + 2 * length, len(record))
    return record[place + 2 : end].decode("utf-16-le", "replace").replace("\0", ""), end


def _is_inline(body: Body, index: int) -> bool:
    """Return whether an object is treated as a character (개체 공통 속성, 표 70)."""
    header = body.records.body(index)
    return len(header) >= 8 and bool(unpack_from("<I", header, 4)[0] & _INLINE)  # noqa: PLR2004 - id and attributes


def _caption(body: Body, first: int, end: int) -> tuple[tuple[Para, ...], int]:
    """Return the caption (캡션, 표 72), a list before the object itself, and the index behind it."""
    if first < end and body.records.tags[first] == _LIST_HEADER:
        return body.read_list(first)
    return (), first


def read_table(body: Body, index: int, place: int) -> Iterator[Piece]:
    """Yield a table (표 개체, 표 75): its caption, then TABLE, then one list a cell."""
    records, end = body.records, body.records.behind(index)
    first = index + 1
    while first < end and records.tags[first] not in (_LIST_HEADER, _TABLE):
        first += 1
    caption, first = _caption(body, first, end) if records.tags[first : first + 1] == [_LIST_HEADER] else ((), first)
    cells = tuple(_cell(body, at, paras) for at, paras in body.lists(first, end))
    if first < end and records.tags[first] == _TABLE:
        body.tally.missing_cells += max(0, _promised_cells(records.body(first)) - len(cells))
    if cells:
        inline = _is_inline(body, index)
        yield TableObject(cells, caption, inline, _page(body, index, place, inline=inline))


def _page(body: Body, index: int, place: int, *, inline: bool) -> int | None:
    """Return the page of a table in the body; of others None."""
    records = body.records
    if records.levels[index] != 1:
        return None
    if inline or body.pages.hold(place, _height(body, index)):
        return page_at(body.turns, place)
    return UNKNOWN


def _height(body: Body, index: int) -> int:
    """Return the height of all rows of a table, of which its own height is only what stands on the first page."""
    records = body.records
    header = records.body(index)
    rows: dict[int, int] = {}
    for at in range(index + 1, records.behind(index)):
        if records.tags[at] != _LIST_HEADER or records.levels[at] != records.levels[index] + 1:
            continue
        cell = records.body(at)
        if len(cell) >= _CELL:
            row, _, row_span, _, height = unpack_from("<HHHII", cell, 10)
            rows[row] = max(rows.get(row, 0), height if row_span == 1 else 0)
    own = unpack_from("<I", header, 20)[0] if len(header) >= _CELL else 0
    return max(own, sum(rows.values()))


def _promised_cells(table: bytes) -> int:
    """Return how many cells the rows of a table announce."""
    if len(table) < 18:  # noqa: PLR2004 - up to the sizes of the rows
        return 0
    (rows,) = unpack_from("<H", table, 4)
    sizes = table[18 : 18 + 2 * rows]
    return sum(unpack_from(f"<{len(sizes) // 2}H", sizes))


def _cell(body: Body, index: int, paras: tuple[Para, ...]) -> CellObject:
    """Return a cell (셀 속성, 표 82)."""
    header = body.records.body(index)
    if len(header) < _CELL_SIZE:
        return CellObject(_MAX_ADDRESS, index, 1, 1, header=False, paras=paras)
    attributes, col, row, col_span, row_span = _CELL_PLACE(header, 4)
    return CellObject(row, col, max(1, row_span), max(1, col_span), bool(attributes & _TITLE_CELL), paras)


def read_drawing(body: Body, index: int, _: int) -> Iterator[Piece]:
    """Yield the text boxes (글상자), pictures and other drawings of a drawing object (그리기 개체); groups in order."""
    records, end = body.records, body.records.behind(index)
    inline = _is_inline(body, index)
    first = index + 1
    while first < end and records.tags[first] not in (_LIST_HEADER, _SHAPE):
        first += 1
    caption, first = _caption(body, first, end)
    found: list[BoxObject | DrawnObject] = []
    place = first
    while place < end:
        tag = records.tags[place]
        if tag == _LIST_HEADER:
            paras, place = body.read_list(place)
            found.append(BoxObject(paras, (), inline))
            continue
        if kind := _DRAWN.get(tag):
            found.append(DrawnObject(kind, "", (), inline))
        elif tag == Tag.SHAPE_COMPONENT_TEXTART:
            found.append(DrawnObject("picture", _art_text(records.body(place)), (), inline))
        place += 1
    yield from captioned(found, caption, inline=inline)


def _art_text(record: bytes) -> str:
    """Return the text of a word art (글맵시, 표 96): behind the coordinates of its four corners."""
    return read_string(record, 32)[0]


def read_equation(body: Body, index: int, _: int) -> Iterator[Piece]:
    """Yield an equation (수식, 표 105) with its script."""
    records, end = body.records, body.records.behind(index)
    caption: tuple[Para, ...] = ()
    place = index + 1
    while place < end:
        if records.tags[place] == _LIST_HEADER:
            caption, place = body.read_list(place)
            continue
        if records.tags[place] == _EQUATION:
            script = read_string(records.body(place), 4)[0]
            yield DrawnObject("equation", script, caption, _is_inline(body, index))
        place += 1


def read_form(body: Body, index: int, _: int) -> Iterator[Piece]:
    """Yield what a form object (양식 개체) shows: a check mark, its caption, the text in it."""
    records, end = body.records, body.records.behind(index)
    for place in range(index + 1, end):
        if records.tags[place] == Tag.FORM_OBJECT:
            yield _form_text(records.body(place))


def _form_text(record: bytes) -> str:
    kind = record[:4][::-1]
    text = record[8:].decode("utf-16-le", "replace")
    found = next((match[2][: int(match[1])] for match in _FORM_TEXT.finditer(text) if int(match[1])), "")
    value = _FORM_VALUE.search(text)
    return form_text(found, checkable=kind in _CHECKABLE, checked=bool(value and value[1] == "1"))
