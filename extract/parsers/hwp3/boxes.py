"""Boxes (표, 글상자, 수식, 단추: 코드 10) and pictures (그림: 코드 11: 한글 문서 파일 구조 3.0).

Cells have no address: they are boxes at some place within their table, so that rows and columns follow from the edges
that they share.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from struct import unpack_from
from typing import NamedTuple

from extract.parsers.hancom.model import BoxObject, CellObject, DrawnObject, Object, Para, TableObject
from extract.parsers.hwp3.body import Body
from extract.parsers.hwp3.cursor import Cursor
from extract.parsers.hwp3.drawing import text_boxes

_BOX_HEAD, _PICTURE_HEAD, _CELL_SIZE = 84, 348, 27
_ANCHOR_AT, _PAGE_AT, _KIND_AT, _COUNT_AT = 8, 66, 78, 80
_SHADE_AT = 24
_PICTURE_KIND_AT = 74
_AS_CHARACTER = 0
_TABLE, _EQUATION = 0, 2
_OBJECT, _DRAWING = 1, 3
_GAP = 4
"""Edges that are not further apart are one, in units of 1/1800 inch."""


class _Place(NamedTuple):
    left: int
    top: int
    right: int
    bottom: int
    shaded: bool


def read_box(body: Body, _: int) -> Iterator[Object]:
    """Yield a table, text box, equation or button."""
    head = body.cursor.take(_BOX_HEAD)
    kind, count = unpack_from("<2H", head, _KIND_AT)
    inline = _anchored(body, head)
    page = body.tally.page if body.depth == 1 else None
    records = body.cursor.take(max(1, count) * _CELL_SIZE)
    places = [_place(records[start : start + _CELL_SIZE]) for start in range(0, len(records), _CELL_SIZE)]
    lists = [body.read_list() for _ in places]
    caption = body.read_list()
    if kind == _TABLE:
        yield TableObject(tuple(_cells(places, lists)), caption, inline, page)
    elif kind == _EQUATION:
        yield DrawnObject("equation", "\n".join(_texts(lists[0])), caption, inline)
    else:
        yield BoxObject(lists[0], caption, inline)


def read_picture(body: Body, _: int) -> Iterator[Object]:
    """Yield a picture, an embedded object, or the text boxes of a drawing (그리기 개체)."""
    head = body.cursor.take(_PICTURE_HEAD)
    inline = _anchored(body, head)
    (length,) = unpack_from("<I", head)
    follows = body.cursor.take(length)
    caption = body.read_list()
    kind = head[_PICTURE_KIND_AT]
    if kind != _DRAWING:
        yield DrawnObject("object" if kind == _OBJECT else "picture", "", caption, inline)
        return
    boxes, whole = text_boxes(follows)
    if not whole:
        body.tally.skip("part of a drawing")
    yield from (BoxObject(_drawn(body, box), (), inline) for box in boxes)
    if any(_texts(caption)):
        yield DrawnObject("drawing", "", caption, inline)


def _drawn(body: Body, data: bytes) -> tuple[Para, ...]:
    """Return the paragraphs of a text box in a drawing, which is stored apart from the text."""
    inner = Body(Cursor(data), body.shapes, body.tally, body.controls, body.depth)
    paras = inner.read_list()
    if inner.damage:
        body.tally.skip("part of a drawing")
    return paras


def _anchored(body: Body, head: bytes) -> bool:
    """Return whether a box is treated as a character; then the page noted in it is held against the one counted."""
    inline = head[_ANCHOR_AT] == _AS_CHARACTER
    (page,) = unpack_from("<H", head, _PAGE_AT)
    if inline and body.depth == 1 and page + 1 != body.tally.page:
        body.tally.astray += 1
    return inline


def _place(record: bytes) -> _Place:
    left, top, width, height = unpack_from("<4H", record, 4)
    return _Place(left, top, left + width, top + height, bool(record[_SHADE_AT]))


def _cells(places: list[_Place], lists: list[tuple[Para, ...]]) -> Iterator[CellObject]:
    cols = _edges(edge for place in places for edge in (place.left, place.right))
    rows = _edges(edge for place in places for edge in (place.top, place.bottom))
    for place, paras in zip(places, lists, strict=True):
        row, row_span = _span(rows, place.top, place.bottom)
        col, col_span = _span(cols, place.left, place.right)
        yield CellObject(row, col, row_span, col_span, place.shaded, paras)


def _edges(edges: Iterable[int]) -> list[int]:
    """Return the edges of a table in order; of those that lie together the first."""
    found: list[int] = []
    for edge in sorted(set(edges)):
        if not found or edge - found[-1] > _GAP:
            found.append(edge)
    return found


def _span(edges: list[int], first: int, last: int) -> tuple[int, int]:
    start = bisect_right(edges, first) - 1
    return start, max(1, bisect_right(edges, last) - 1 - start)


def _texts(paras: tuple[Para, ...]) -> Iterator[str]:
    for para in paras:
        yield "".join(piece for piece in para.pieces if isinstance(piece, str)).strip()
