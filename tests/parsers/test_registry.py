"""The format is told by the content."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import EncryptedError, ErrorCode, ReadError, UnknownFormatError
from extract.parsers import READERS, read, reader_of
from extract.parsers.sniff import format_of

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
HWP3 = b"HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05"


def zipped(*names: str, first: tuple[str, str] | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if first:
            archive.writestr(*first)
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def wide(name: str) -> bytes:
    return OLE + bytes(504) + name.encode("utf-16-le") + bytes(100)


def test_readers_have_different_names() -> None:
    assert len(READERS) == len(set(READERS))
    for name in READERS:
        reader = reader_of(name)
        assert reader is not None
        assert name == reader.NAME
    assert reader_of("os") is None


def test_an_empty_file() -> None:
    with pytest.raises(ReadError) as caught:
        read(b"")
    assert caught.value.code is ErrorCode.EMPTY


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (OLE + bytes(600), "OLE compound"),
        (zipped(first=("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), "ODS"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "XLSX"),
        (zipped("a.txt"), "ZIP archive"),
        (b"<?xml version='1.0'?><svg/>", "XML"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP image"),
        (b"BM\x10\x00\x00\x00\x00\x00\x00\x00", "BMP image"),
    ],
)
def test_known_formats_that_are_not_read_are_named(data: bytes, name: str) -> None:
    assert format_of(data) == name
    with pytest.raises(ReadError, match=name) as caught:
        read(data)
    assert caught.value.code is ErrorCode.UNSUPPORTED_FORMAT


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (wide("BodyText"), "hwp5"),
        (wide("ViewText"), "hwp5"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"II*\x00" + bytes(9), "image"),
        (b"MM\x00*" + bytes(9), "image"),
        (b"\x00%PDF-1.4", "pdf"),
        (HWP3, "hwp3"),
        (zipped(first=("mimetype", "application/hwp+zip")), "hwpx"),
        (zipped("Contents/section0.xml"), "hwpx"),
        (b"<?xml version='1.0'?><HWPML Version='2.8'>", "hwpml"),
        ("<?xml version='1.0'?>\n<!DOCTYPE x><HWPML>".encode("utf-16"), "hwpml"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "pptx"),
        (zipped(first=("mimetype", "application/vnd.oasis.opendocument.text")), "odt"),
        (zipped("content.xml", first=("mimetype", "application/vnd.oasis.opendocument.presentation")), "odp"),
        (b'<office:document office:mimetype="application/vnd.oasis.opendocument.text"/>', "odt"),
    ],
)
def test_formats_that_are_read_are_told(data: bytes, name: str) -> None:
    assert format_of(data) == name


def test_the_type_of_an_opendocument_file_may_stand_anywhere() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", "x" * 300)
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert format_of(buffer.getvalue()) == "odt"


@pytest.mark.parametrize(
    "data",
    [
        "<!-- 저장 -->\n<!DOCTYPE html><html>가".encode(),
        b"\xef\xbb\xbf<HTML lang=ko>a",
        "<!DOCTYPE html><p>가".encode("utf-16"),
        b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><p>a</p></html>",
        '<%@ page contentType="text/html" %>\n<table><tr><td>가'.encode(),
        "<ul class=guide>\n<li>가</li>\n</ul>\n".encode(),
        "<style>p{}</style><h2>현원</h2><p>가</p>".encode(),
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>a\n--x--",
        b"From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>a</p>",
    ],
)
def test_pages_and_pieces_of_pages(data: bytes) -> None:
    assert format_of(data) == "html"
    assert read(data).format == "html"


@pytest.mark.parametrize(
    "text",
    ["<p>가</p>\n\n나", "<div align=center>\n\n# 계획\n</div>", "<table><tr><td>가</td></tr></table>", "From: 가\n나"],
)
def test_texts_with_tags_are_texts(text: str) -> None:
    assert format_of(text.encode()) is None
    assert read(text.encode()).format == "text"


@pytest.mark.parametrize(
    ("data", "name"),
    [(wide("WordDocument"), "doc"), (wide("PowerPoint Document"), "ppt"), (b"{\\rtf1\\ansi", "rtf")],
)
def test_old_formats_are_checked_before_they_are_converted(data: bytes, name: str) -> None:
    assert format_of(data) == name
    assert outcome(data) in {ErrorCode.CORRUPT, ErrorCode.TRUNCATED, ErrorCode.UNSUPPORTED_FORMAT}


def test_a_container_that_is_cut_before_its_directory_is_cut_short() -> None:
    header = OLE + bytes(22) + (9).to_bytes(2, "little") + bytes(16) + (40).to_bytes(4, "little")
    assert outcome(header + bytes(9000)) == ErrorCode.TRUNCATED
    assert outcome(header[:20]) == ErrorCode.TRUNCATED


@pytest.mark.parametrize(
    "text",
    ["<office:document 서식", "BM 사업 추진계획", "<신규> 사업", "<참고>\n가", "# 계획", "MM기획", "< b >", "GIF 제작"],
)
def test_texts_that_begin_like_something_else_are_texts(text: str) -> None:
    assert format_of(text.encode()) is None
    assert read(text.encode()).format == "text"


@pytest.mark.parametrize("size", [32, 1000, 100_000])
def test_random_bytes(size: int) -> None:
    with pytest.raises(UnknownFormatError):
        read(os.urandom(size).replace(b"\x00", b"\x01"))


def test_an_office_document_under_a_password_is_left_to_its_reader() -> None:
    with pytest.raises(ReadError) as caught:
        read(wide("EncryptedPackage"))
    assert caught.value.code is not ErrorCode.UNSUPPORTED_FORMAT


def test_encrypted_is_a_read_error() -> None:
    assert issubclass(EncryptedError, ReadError)


@given(
    st.binary(max_size=200),
    st.sampled_from((b"", OLE, b"PK\x03\x04", b"%PDF-1.7\n", b"<?xml ", b"<html>", b"\xff\xfe")),
)
def test_any_bytes_behind_any_signature(data: bytes, head: bytes) -> None:
    assert outcome(head + data)


def outcome(data: bytes) -> str:
    try:
        return read(data).format
    except ReadError as error:
        return error.code.value


def test_real_files_by_content(shared: Path) -> None:
    for path in sorted((shared / "hwp").glob("*.hwp*")):
        assert outcome(path.read_bytes()) not in {"text", "docx", "pdf", "EMPTY", "UNKNOWN_FORMAT"}, path.name
    for path in sorted((shared / "rendered").glob("*.docx")):
        assert outcome(path.read_bytes()) == "docx", path.name
