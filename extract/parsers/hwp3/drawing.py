"""Drawings (그리기 개체: 한글 문서 파일 구조 3.0): a tree of shapes, of which those with text are text boxes (글상자).

A shape is a header that tells its own length, then two blocks of its own, each with its length in front. A text box
holds its paragraphs in the second block; a shape made one later holds them in two such blocks at the end of its header.
"""

from collections.abc import Iterator

from extract.errors import ReadError
from extract.parsers.hwp3.cursor import Cursor

_MAX_DEPTH = 32
_HAS_NEXT, _HAS_CHILD = 1, 2
_TEXT_BOX = 6
_FRAME_BEFORE_COUNT = 4
_BASE_SIZE = 88
_OPTIONS_AT = 84
_OPTIONAL = ((16, 28), (17, 32), (18, 278))
"""Bits of the options, and the bytes that each adds to the header: colours, rotation, pattern."""

_AS_TEXT_BOX, _WATERMARK = 1 << 19, 1 << 20
_WATERMARK_SIZES = (3, 5)
_LENGTHS = 8


def text_boxes(data: bytes) -> tuple[list[bytes], bool]:
    """Return the lists of paragraphs in a drawing, in its order, and whether all of it could be read."""
    cursor = Cursor(data)
    found: list[bytes] = []
    try:
        (frame,) = cursor.unpack("I")
        head = Cursor(cursor.take(frame))
        head.skip(_FRAME_BEFORE_COUNT)
        (count,) = head.unpack("I")
        if count:
            found.extend(_shapes(cursor, 0))
    except ReadError:
        return found, False
    return found, True


def _shapes(cursor: Cursor, depth: int) -> Iterator[bytes]:
    """Yield the texts of a shape, of those in it, and of those behind it."""
    if depth > _MAX_DEPTH:
        raise ReadError("shapes are nested too deeply", offset=cursor.place)
    link = _HAS_NEXT
    while link & _HAS_NEXT:
        (length,) = cursor.unpack("I")
        header = cursor.take(length)
        kind, link = Cursor(header).unpack("HH")
        yield from _late_text(header)
        (size,) = cursor.unpack("I")
        cursor.skip(size)
        (size,) = cursor.unpack("I")
        block = cursor.take(size)
        if kind == _TEXT_BOX and block:
            yield block
        if link & _HAS_CHILD:
            yield from _shapes(cursor, depth + 1)


def _late_text(header: bytes) -> Iterator[bytes]:
    """Yield the text of a shape that was made a text box later."""
    if len(header) < _BASE_SIZE:
        raise ReadError("a shape ends within its header")
    options = int.from_bytes(header[_OPTIONS_AT:_BASE_SIZE], "little")
    if not options & _AS_TEXT_BOX:
        return
    place = _BASE_SIZE + sum(size for bit, size in _OPTIONAL if options >> bit & 1)
    for size in _WATERMARK_SIZES if options & _WATERMARK else (0,):
        text = _second_block(header[place + size :])
        if text:
            yield text
            return
    raise ReadError("the text of a shape does not fill its header")


def _second_block(rest: bytes) -> bytes:
    """Return the second of two blocks whose lengths stand before both, if they fill ``rest``."""
    if len(rest) < _LENGTHS:
        return b""
    first, second = Cursor(rest).unpack("II")
    return rest[_LENGTHS + first :] if first + second == len(rest) - _LENGTHS else b""
