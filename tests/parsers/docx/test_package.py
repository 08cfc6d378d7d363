"""Damaged, unsafe and protected packages."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.parsers.docx import read
from extract.parsers.sniff import format_of

Make = Callable[..., bytes]
BODY = "<w:p><w:r><w:t>본문</w:t></w:r></w:p>"


def refused(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(data)
    return caught.value


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_cut_short_is_recognised_and_refused(docx: Make, share: float) -> None:
    whole = docx(BODY)
    cut = whole[: int(len(whole) * share)]
    assert format_of(cut) == "docx"
    assert refused(cut).code is ErrorCode.TRUNCATED


def test_a_damaged_part_names_itself(docx: Make) -> None:
    broken = refused(docx("<w:p>"))
    assert (broken.code, broken.stream) == (ErrorCode.CORRUPT, "word/document.xml")
    data = bytearray(docx(BODY))
    place = data.index(b"word/document.xml") + 60
    data[place : place + 20] = bytes(20)
    assert refused(bytes(data)).stream == "word/document.xml"


def test_a_bomb_is_refused(docx: Make) -> None:
    bomb = refused(docx("<w:p/>" + " " * (9 << 20)))
    assert bomb.code is ErrorCode.UNSAFE_ARCHIVE


def test_document_types_and_entities_are_refused(docx: Make) -> None:
    entity = '<!DOCTYPE w [<!ENTITY a "aaaaaaaa">]><w:document xmlns:w="urn:x"><w:body>&a;</w:body></w:document>'
    assert refused(docx("", raw={"word/document.xml": entity})).code is ErrorCode.UNSAFE_ARCHIVE


def test_deep_nesting_is_refused(docx: Make) -> None:
    deep = "<w:sdt><w:sdtContent>" * 90 + BODY + "</w:sdtContent></w:sdt>" * 90
    assert refused(docx(deep)).code is ErrorCode.LIMIT_DEPTH


def test_a_package_without_document(docx: Make) -> None:
    assert refused(zipped(**{"[Content_Types].xml": b"", "word__x": b""})).code is ErrorCode.CORRUPT
    bare = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    assert refused(docx("", raw={"word/document.xml": bare})).code is ErrorCode.CORRUPT


def test_an_encrypted_entry_needs_a_password(docx: Make) -> None:
    data = bytearray(docx(BODY))
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[place + 8] |= 1
    with pytest.raises(EncryptedError):
        read(bytes(data))


def test_the_main_part_may_have_another_name(docx: Make) -> None:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="/word/other.xml"/></Relationships>'
    )
    ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{ns}"><w:body>{BODY}</w:body></w:document>'
    document = read(docx("", raw={"_rels/.rels": links, "word/other.xml": body}))
    assert len(document.blocks) == 1


def ole(stream: str) -> bytes:
    """Return a compound file of one stream of 4,096 zero bytes ([MS-CFB] 2.2 to 2.6)."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack("<128I", fat, end, *range(3, 10), end, *[free] * 118)

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        encoded = (name + "\0").encode("utf-16-le")
        links = struct.pack("<HBB3I36xIQ", len(encoded), kind, 1, free, free, child, start, size)
        return encoded.ljust(64, b"\0") + links

    folder = entry("Root Entry", 5, 1, end, 0) + entry(stream, 2, free, 2, 4096)
    return header + table + folder.ljust(512, b"\0") + bytes(4096)


def test_a_document_under_a_password() -> None:
    data = ole("EncryptedPackage")
    assert format_of(data) == "docx"
    with pytest.raises(EncryptedError) as caught:
        read(data)
    assert caught.value.code is ErrorCode.PASSWORD


def test_an_ole_file_of_another_kind() -> None:
    assert format_of(ole("WordDocument")) != "docx"
    assert refused(ole("WordDocument")).code is ErrorCode.UNSUPPORTED_FORMAT


def test_ole_without_a_package_is_refused() -> None:
    data = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert format_of(data) == "docx"
    assert refused(data).code is ErrorCode.CORRUPT


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", b"PK\x03\x04" + bytes(50), "한글".encode()])
def test_other_bytes_are_not_sniffed(data: bytes) -> None:
    assert format_of(data) != "docx"


def test_other_packages_are_not_sniffed() -> None:
    assert format_of(zipped(**{"[Content_Types].xml": b"", "xl__workbook.xml": b""})) != "docx"
