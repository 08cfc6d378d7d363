"""Records of HWP 5 streams (한글 문서 파일 형식 5.0, 개정 1.3, 4.1): a tag, a level and content."""

from enum import IntEnum
from struct import pack

from corpus.build.hancom_model import Border

_LONG = 0xFFF
_WIDTHS = (0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 1.0)
"""Widths of lines in mm by their number (표 26)."""


class Tag(IntEnum):
    """Tags of records (표 13, 표 57); the first stands at 0x10."""

    DOCUMENT_PROPERTIES = 0x10
    ID_MAPPINGS = 0x11
    FACE_NAME = 0x13
    BORDER_FILL = 0x14
    CHAR_SHAPE = 0x15
    TAB_DEF = 0x16
    NUMBERING = 0x17
    BULLET = 0x18
    PARA_SHAPE = 0x19
    STYLE = 0x1A
    PARA_HEADER = 0x42
    PARA_TEXT = 0x43
    PARA_CHAR_SHAPE = 0x44
    CTRL_HEADER = 0x47
    LIST_HEADER = 0x48
    PAGE_DEF = 0x49
    FOOTNOTE_SHAPE = 0x4A
    PAGE_BORDER_FILL = 0x4B
    SHAPE_COMPONENT = 0x4C
    TABLE = 0x4D
    SHAPE_COMPONENT_LINE = 0x4E
    SHAPE_COMPONENT_RECTANGLE = 0x4F


def record(tag: Tag, level: int, content: bytes) -> bytes:
    """Return a record; content of 4095 bytes or more has its length in a word of its own."""
    length = min(len(content), _LONG)
    head = pack("<I", tag | level << 10 | length << 20)
    return head + (pack("<I", len(content)) if length == _LONG else b"") + content


def string(text: str) -> bytes:
    """Return a string with its length in front."""
    return pack("<H", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def identity(name: str) -> bytes:
    """Return the four letters of a control, last first."""
    return name.encode("ascii")[::-1]


def color(value: str) -> int:
    """Return ``#rrggbb`` as COLORREF (0x00bbggrr)."""
    return int.from_bytes(bytes.fromhex(value[1:]), "little")


def border(value: Border) -> bytes:
    """Return a border and its background (테두리/배경, 표 23): four sides, a diagonal, a colour."""
    sides = b"".join(pack("<BBI", wide > 0, _WIDTHS.index(wide) if wide else 0, 0) for wide in value.lines)
    head = pack("<H", 0) + sides + pack("<BBI", 1, 0, 0)
    if not value.fill:
        return head + pack("<II", 0, 0)
    return head + pack("<IIIiIB", 1, color(value.fill), 0xFFFFFFFF, -1, 0, 0)
