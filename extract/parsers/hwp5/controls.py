"""Controls (컨트롤, 4.3.9): tables, drawings, notes and the rest, each to the object that stands in the text."""

import re
from collections.abc import Callable, Iterator, Mapping
from struct import unpack_from
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
)
from extract.parsers.hancom.shapes import SYSTEMS
from extract.parsers.hwp5.body import Body
from extract.parsers.hwp5.records import Tag
from extract.parsers.numerals import format_number

Reader = Callable[[Body, int], Iterator[Piece]]

_LIST_HEADER, _TABLE, _SHAPE, _EQUATION = (
    Tag.LIST_HEADER.value,
    Tag.TABLE.value,
    Tag.SHAPE_COMPONENT.value,
    Tag.EQEDIT.value,
)
_INLINE = 1
_TITLE_CELL = 1 << 18
_CELL_SIZE = 16
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
_PRINTED_NUMBERS = range(3, 6)
"""Kinds of automatic numbers that are read as text (표 144): of pictures, tables and equations."""


def read_control(body: Body, index: int) -> Iterator[Piece]:
    """Yield what stands in the text for a control.

    Args:
        body: the section.
        index: index of its CTRL_HEADER.
    """
    start = body.records.starts[index]
    identity = body.records.data[start : start + 4][::-1].decode("latin-1")
    reader = _READERS.get(identity)
    if reader is not None:
        yield from reader(body, index)
    elif not identity.startswith("%") and identity not in _SILENT:
        body.tally.skip(f"control {identity.strip()!r}")


def _is_inline(body: Body, index: int) -> bool:
    """Return whether an object is treated as a character (개체 공통 속성, 표 70)."""
    header = body.records.body(index)
    return len(header) >= 8 and bool(unpack_from("<I", header, 4)[0] & _INLINE)  # noqa: PLR2004 - id and attributes


def _caption(body: Body, first: int, end: int) -> tuple[tuple[Para, ...], int]:
    """Return the caption (캡션, 표 72), a list before the object itself, and the index behind it."""
    if first < end and body.records.tags[first] == _LIST_HEADER:
        return body.read_list(first)
    return (), first


def _read_table(body: Body, index: int) -> Iterator[Piece]:
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
        yield TableObject(cells, caption, _is_inline(body, index))


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
    attributes, col, row, col_span, row_span = unpack_from("<IHHHH", header, 4)
    return CellObject(row, col, max(1, row_span), max(1, col_span), bool(attributes & _TITLE_CELL), paras)


def _read_drawing(body: Body, index: int) -> Iterator[Piece]:
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
    yield from found[:-1]
    if found:
        yield found[-1]._replace(caption=caption)
    elif caption:
        yield DrawnObject("drawing", "", caption, inline)


def _art_text(record: bytes) -> str:
    """Return the text of a word art (글맵시, 표 96): behind the coordinates of its four corners."""
    return _string(record, 32)[0]


def _read_equation(body: Body, index: int) -> Iterator[Piece]:
    """Yield an equation (수식, 표 105) with its script."""
    records, end = body.records, body.records.behind(index)
    caption: tuple[Para, ...] = ()
    place = index + 1
    while place < end:
        if records.tags[place] == _LIST_HEADER:
            caption, place = body.read_list(place)
            continue
        if records.tags[place] == _EQUATION:
            script = _string(records.body(place), 4)[0]
            yield DrawnObject("equation", script, caption, _is_inline(body, index))
        place += 1


def _read_form(body: Body, index: int) -> Iterator[Piece]:
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


def _story(body: Body, index: int, part: Part, number: str | None) -> Iterator[Piece]:
    for _, paras in body.lists(index + 1, body.records.behind(index)):
        yield StoryObject(part, number, paras)


def _read_note(body: Body, index: int) -> Iterator[Piece]:
    """Yield a footnote (각주) or endnote (미주, 4.3.10.4) with its number as printed before it."""
    header = body.records.body(index)
    number: str | None = None
    if len(header) >= 16:  # noqa: PLR2004 - id, number, decoration, shape
        count, before, after, shape = unpack_from("<IHHI", header, 4)
        number = _decorated(format_number(count, SYSTEMS.get(shape & 0xFF, "decimal")), before, after)
    yield from _story(body, index, Part.FOOTNOTE, number)


def _decorated(number: str, before: int, after: int) -> str:
    return "".join((chr(before) if before else "", number, chr(after) if after else ""))


def _read_header(body: Body, index: int) -> Iterator[Piece]:
    """Yield a header (머리말)."""
    return _story(body, index, Part.HEADER, None)


def _read_footer(body: Body, index: int) -> Iterator[Piece]:
    """Yield a footer (꼬리말)."""
    return _story(body, index, Part.FOOTER, None)


def _read_comment(body: Body, index: int) -> Iterator[Piece]:
    """Yield a hidden comment (숨은 설명)."""
    return _story(body, index, Part.COMMENT, None)


def _read_section(body: Body, index: int) -> Iterator[Piece]:
    """Yield the numbering of the outline that a section definition (구역 정의, 표 129) names, and master pages (바탕쪽)."""
    header = body.records.body(index)
    if len(header) >= 20:  # noqa: PLR2004 - up to the id of the numbering
        yield OutlineObject(unpack_from("<H", header, 18)[0])
    yield from _story(body, index, Part.HEADER, None)


def _read_number(body: Body, index: int) -> Iterator[Piece]:
    """Yield an automatic number (자동 번호, 표 144); those of pages are none of the text, those of notes stand with it."""
    header = body.records.body(index)
    if len(header) < 16:  # noqa: PLR2004 - up to the decoration
        return
    attributes, count, own, before, after = unpack_from("<IHHHH", header, 4)
    if attributes & 0xF in _PRINTED_NUMBERS:
        system = SYSTEMS.get(attributes >> 4 & 0xFF)
        shown = format_number(count, system) if system else chr(own) if own else str(count)
        yield _decorated(shown, before, after)


def _read_ruby(body: Body, index: int) -> Iterator[Piece]:
    """Yield text with a gloss over it (덧말, 표 151): the gloss follows in brackets."""
    record = body.records.body(index)
    main, place = _string(record, 4)
    gloss, _ = _string(record, place)
    yield f"{main}({gloss})" if gloss else main


def _read_overlap(body: Body, index: int) -> Iterator[Piece]:
    """Yield characters that are printed over each other (글자 겹침, 표 152)."""
    yield _string(body.records.body(index), 4)[0]


def _string(record: bytes, place: int) -> tuple[str, int]:
    """Return a string with its length in front, and the offset behind it."""
    if place + 2 > len(record):
        return "", len(record)
    (length,) = unpack_from("<H", record, place)
    end = min(place + 2 + 2 * length, len(record))
    return record[place + 2 : end].decode("utf-16-le", "replace").replace("\0", ""), end


_READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "tbl ": _read_table,
        "gso ": _read_drawing,
        "eqed": _read_equation,
        "form": _read_form,
        "fn  ": _read_note,
        "en  ": _read_note,
        "head": _read_header,
        "foot": _read_footer,
        "tcmt": _read_comment,
        "secd": _read_section,
        "atno": _read_number,
        "tdut": _read_ruby,
        "tcps": _read_overlap,
    }
)

_SILENT = frozenset({"cold", "nwno", "pghd", "pgct", "pgnp", "bokm", "idxm"})
"""Controls that print nothing: columns, new numbers, hidden and numbered pages, bookmarks, index marks."""
