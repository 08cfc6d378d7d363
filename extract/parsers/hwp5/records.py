"""Records (데이터 레코드) of a stream: a header of tag, level and size, then the body (한글 문서 파일 구조 5.0, 4장)."""

import struct
from dataclasses import dataclass
from enum import IntEnum
from itertools import repeat

from extract.errors import ErrorCode, ReadError

MAX_RECORDS = 4_000_000
"""The most records that a stream may have."""

_LONG = 0xFFF
_LAST_KNOWN = 0x7F
_BEGIN = 0x10


class Tag(IntEnum):
    """Tags of records (표 13, 표 57)."""

    DOCUMENT_PROPERTIES = _BEGIN
    ID_MAPPINGS = _BEGIN + 1
    FACE_NAME = _BEGIN + 3
    BORDER_FILL = _BEGIN + 4
    CHAR_SHAPE = _BEGIN + 5
    NUMBERING = _BEGIN + 7
    BULLET = _BEGIN + 8
    PARA_SHAPE = _BEGIN + 9
    DISTRIBUTE_DOC_DATA = _BEGIN + 12
    PARA_HEADER = _BEGIN + 50
    PARA_TEXT = _BEGIN + 51
    PARA_CHAR_SHAPE = _BEGIN + 52
    PARA_LINE_SEG = _BEGIN + 53
    PARA_RANGE_TAG = _BEGIN + 54
    CTRL_HEADER = _BEGIN + 55
    LIST_HEADER = _BEGIN + 56
    PAGE_DEF = _BEGIN + 57
    SHAPE_COMPONENT = _BEGIN + 60
    TABLE = _BEGIN + 61
    SHAPE_COMPONENT_OLE = _BEGIN + 68
    SHAPE_COMPONENT_PICTURE = _BEGIN + 69
    EQEDIT = _BEGIN + 72
    SHAPE_COMPONENT_TEXTART = _BEGIN + 74
    FORM_OBJECT = _BEGIN + 75
    MEMO_LIST = _BEGIN + 77
    CHART_DATA = _BEGIN + 79
    VIDEO_DATA = _BEGIN + 82


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one stream, as parallel lists.

    Attributes:
        data: the stream, inflated.
        tags: tag of each record.
        levels: level of each record; the records that belong to one follow it with higher levels.
        starts: offset of each body.
        ends: offset behind each body.
        cut: whether the stream ends within a record.
    """

    data: bytes
    tags: list[int]
    levels: list[int]
    starts: list[int]
    ends: list[int]
    cut: bool

    def misplaced(self) -> int:
        """Return how many records are of no known kind or stand more than one level below the one before them."""
        levels = zip((-1, *self.levels), self.levels, self.tags, strict=False)
        return sum(below > above + 1 or not _BEGIN <= tag <= _LAST_KNOWN for above, below, tag in levels)

    def body(self, index: int) -> bytes:
        """Return the body of a record."""
        return self.data[self.starts[index] : self.ends[index]]

    def behind(self, index: int) -> int:
        """Return the index behind a record and all that belongs to it."""
        level, levels = self.levels[index], self.levels
        last = len(levels)
        index += 1
        while index < last and levels[index] > level:
            index += 1
        return index


def read_records(data: bytes, stream: str) -> Records:
    """Return the records of a stream.

    Args:
        data: the stream, inflated.
        stream: its name, for the error.

    Raises:
        ReadError: if there are more than `MAX_RECORDS`.
    """
    tags: list[int] = []
    levels: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    header = struct.Struct("<I").unpack_from
    position, size = 0, len(data)
    for _ in repeat(None, MAX_RECORDS + 1):
        if position + 4 > size:
            break
        (word,) = header(data, position)
        position += 4
        length = word >> 20
        if length == _LONG:
            if position + 4 > size:
                break
            (length,) = header(data, position)
            position += 4
        if position + length > size:
            return Records(data, tags, levels, starts, ends, cut=True)
        tags.append(word & 0x3FF)
        levels.append((word >> 10) & 0x3FF)
        starts.append(position)
        position += length
        ends.append(position)
    if len(tags) > MAX_RECORDS:
        raise ReadError(f"{stream} has more than {MAX_RECORDS} records", code=ErrorCode.LIMIT_CELLS, stream=stream)
    return Records(data, tags, levels, starts, ends, cut=position < size and any(data[position:]))
