"""Controls (특수 문자, 코드 5 to 31: 한글 문서 파일 구조 3.0) that stand among the characters of a paragraph."""

from collections.abc import Iterator, Mapping
from struct import unpack_from
from types import MappingProxyType

from extract.document import Part
from extract.parsers.hancom.model import Object, StoryObject
from extract.parsers.hwp3.body import Body, Controls, FixedReader, Heading, ObjectReader, Tally
from extract.parsers.hwp3.boxes import read_box, read_picture
from extract.parsers.hwp3.chars import decode_string
from extract.parsers.hwp3.dates import format_date
from extract.parsers.hwp3.outline import read_outline

_FIELD, _BOOKMARK, _DATE_FORMAT, _DATE, _TAB = 5, 6, 7, 8, 9
_BOX, _PICTURE, _LINE, _COMMENT, _MARGIN, _NOTE = 10, 11, 14, 15, 16, 17
_NUMBER, _NEW_NUMBER, _PAGE_NUMBER, _PAGE_CONTROL, _MERGE, _OVERLAP = 18, 19, 20, 21, 22, 23
_HYPHEN, _CONTENTS_MARK, _INDEX_MARK, _OUTLINE, _REFERENCE, _BOUND_SPACE, _FIXED_SPACE = 24, 25, 26, 28, 29, 30, 31

_SIZES: Mapping[int, int] = MappingProxyType(
    {
        _DATE_FORMAT: 80,
        _DATE: 92,
        _TAB: 4,
        _NUMBER: 4,
        _NEW_NUMBER: 4,
        _PAGE_NUMBER: 4,
        _PAGE_CONTROL: 4,
        _MERGE: 20,
        _OVERLAP: 6,
        _HYPHEN: 2,
        _CONTENTS_MARK: 2,
        _INDEX_MARK: 242,
        _OUTLINE: 60,
        _BOUND_SPACE: 0,
        _FIXED_SPACE: 0,
    }
)
_BOOKMARK_SIZE, _LINE_SIZE = 34, 84
_COMMENT_HEAD, _MARGIN_HEAD, _NOTE_HEAD = 8, 10, 14
_KIND_AT = 8
_FOOTER = 1
_PRINTED_NUMBERS = range(3, 6)
"""Kinds of numbers that are text: of pictures, tables and equations; pages and notes count elsewhere."""

_SUMMARY_FIELD = b"\x03"


def _read_number(payload: bytes, _: Tally) -> str:
    kind, number = unpack_from("<2H", payload)
    return str(number) if kind in _PRINTED_NUMBERS else ""


def _read_merge(payload: bytes, tally: Tally) -> str:
    """Return nothing: a field of a form letter (메일 머지) prints what its list of addresses holds."""
    del payload
    tally.skip("field of a form letter")
    return ""


def _read_outline(payload: bytes, _: Tally) -> str | Heading:
    found = read_outline(payload)
    return Heading(*found) if found else ""


def _read_date(payload: bytes, tally: Tally) -> str:
    shown, whole = format_date(payload)
    if not whole:
        tally.skip("word in a date")
    return shown


def _read_field(body: Body, length: int) -> Iterator[Object]:
    """Pass over a field (필드); of those of the summary (문서 요약) the text is printed by Hangul alone."""
    record = body.cursor.take(length)
    if record[:1] == _SUMMARY_FIELD:
        body.tally.skip("field of the summary")
    yield from ()


def _read_bookmark(body: Body, _: int) -> Iterator[Object]:
    body.cursor.skip(_BOOKMARK_SIZE)
    yield from ()


def _read_line(body: Body, _: int) -> Iterator[Object]:
    """Pass over a drawn line (선)."""
    body.cursor.skip(_LINE_SIZE)
    yield from ()


def _read_reference(body: Body, length: int) -> Iterator[Object]:
    body.cursor.skip(length)
    body.tally.skip("cross reference")
    yield from ()


def _read_comment(body: Body, _: int) -> Iterator[Object]:
    """Yield a hidden comment (숨은 설명)."""
    body.cursor.skip(_COMMENT_HEAD)
    yield StoryObject(Part.COMMENT, None, body.read_list())


def _read_margin(body: Body, _: int) -> Iterator[Object]:
    """Yield a header (머리말) or footer (꼬리말)."""
    head = body.cursor.take(_MARGIN_HEAD)
    yield StoryObject(Part.FOOTER if head[_KIND_AT] == _FOOTER else Part.HEADER, None, body.read_list())


def _read_note(body: Body, _: int) -> Iterator[Object]:
    """Yield a footnote (각주) or endnote (미주) with its number."""
    head = body.cursor.take(_NOTE_HEAD)
    (number,) = unpack_from("<H", head, _KIND_AT)
    yield StoryObject(Part.FOOTNOTE, f"{number})", body.read_list())


_FIXED: Mapping[int, FixedReader] = MappingProxyType(
    {
        _DATE: _read_date,
        _TAB: lambda _, __: "\t",
        _NUMBER: _read_number,
        _MERGE: _read_merge,
        _OVERLAP: lambda payload, _: decode_string(payload),
        _OUTLINE: _read_outline,
        _BOUND_SPACE: lambda _, __: " ",
        _FIXED_SPACE: lambda _, __: " ",
    }
)
_OBJECTS: Mapping[int, ObjectReader] = MappingProxyType(
    {
        _FIELD: _read_field,
        _BOOKMARK: _read_bookmark,
        _BOX: read_box,
        _PICTURE: read_picture,
        _LINE: _read_line,
        _COMMENT: _read_comment,
        _MARGIN: _read_margin,
        _NOTE: _read_note,
        _REFERENCE: _read_reference,
    }
)
CONTROLS = Controls(_SIZES, _FIXED, _OBJECTS)
"""How each control is read; a hyphen (24) and marks for contents and index (25, 26) print nothing."""
