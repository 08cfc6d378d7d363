"""Writes a plan as HWP 5: an OLE container of compressed streams (한글 문서 파일 형식 5.0, 개정 1.3)."""

import zlib
from struct import pack
from uuid import UUID

from corpus.build.hancom import to_story
from corpus.build.hancom_model import list_values, plain_lines
from corpus.build.hwp_body import Section
from corpus.build.hwp_info import to_info
from corpus.build.model import Plan
from corpus.build.ole import to_ole

_VERSION = 0x05010001
_COMPRESSED = 1
_PREVIEW = 1022
_SUMMARY = UUID("9fa2b660-1061-11d4-b4c6-006097c09d8c").bytes_le
_TITLE, _AUTHOR, _LAST_AUTHOR, _CREATED, _SAVED = 2, 4, 8, 12, 13
_TEXT, _TIME = 31, 64
_EPOCH = 133801632000000000
"""1 January 2025 in units of 100 ns since 1601."""


def to_hwp(plan: Plan) -> bytes:
    """Return the HWP file; the same plan always gives the same bytes."""
    story = to_story(plan)
    lists = list_values(story)
    preview = "\r\n".join(plain_lines(story.paras))[:_PREVIEW]
    streams = {
        "FileHeader": _file_header(),
        "DocInfo": _deflated(to_info(lists)),
        "BodyText": {"Section0": _deflated(Section(story, lists).written())},
        "PrvText": preview.encode("utf-16-le"),
        "\x05HwpSummaryInformation": _summary(plan),
    }
    return to_ole(streams)


def _file_header() -> bytes:
    """Return the 256 bytes that say what the file is (파일 인식 정보, 표 3)."""
    return (b"HWP Document File".ljust(32, b"\0") + pack("<IIII", _VERSION, _COMPRESSED, 0, 4)).ljust(256, b"\0")


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def _summary(plan: Plan) -> bytes:
    """Return the property set of the document (문서 요약, 3.2.5; [MS-OLEPS]), which begins with its dictionary."""
    properties = [
        (0, pack("<III", 1, 0x14, 9) + b"Date Str\0\0\0\0"),
        (_TITLE, _text(" ".join(plan.cover.title))),
        (_AUTHOR, _text(plan.department)),
        (_LAST_AUTHOR, _text(plan.department)),
        (_CREATED, pack("<IQ", _TIME, _EPOCH)),
        (_SAVED, pack("<IQ", _TIME, _EPOCH)),
    ]
    place = 8 + 8 * len(properties)
    index, content = b"", b""
    for number, value in properties:
        index += pack("<II", number, place + len(content))
        content += value
    head = pack("<HHI", 0xFFFE, 0, 0) + bytes(16) + pack("<I", 1) + _SUMMARY + pack("<I", 48)
    return head + pack("<II", place + len(content), len(properties)) + index + content


def _text(value: str) -> bytes:
    encoded = (value + "\0").encode("utf-16-le")
    content = pack("<II", _TEXT, len(encoded) // 2) + encoded
    return content + bytes(-len(content) % 4)
