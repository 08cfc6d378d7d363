"""Characters of a page: marks, declarations, trial."""

import pytest

from extract.issues import IssueCode
from extract.parsers import read
from extract.parsers.html.decode import decode

TEXT = "주요업무계획 똠방각하"
META = '<meta charset="{}">'
OLD_META = '<META http-equiv=Content-Type content="text/html; charset={}">'


def page(label: str, meta: str = META) -> str:
    return f"<html><head>{meta.format(label)}</head><body><p>{TEXT}</p></body></html>"


@pytest.mark.parametrize(
    "meta", [META, OLD_META, '<%@ page pageEncoding="{}" %>', '<?xml version="1.0" encoding="{}"?>']
)
@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("utf-8", "utf-8"),
        ("euc-kr", "cp949"),
        ("EUC-KR", "cp949"),
        ("ks_c_5601-1987", "cp949"),
        ("cp949", "cp949"),
        ("MS949", "cp949"),
        ("windows-949", "cp949"),
        ("johab", "johab"),
    ],
)  # fmt: skip
def test_declared_encodings(label: str, codec: str, meta: str) -> None:
    found = decode(page(label, meta).encode(codec))
    assert TEXT in found.text
    assert found.doubt is None


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_mark_goes_before_what_is_declared(codec: str) -> None:
    assert TEXT in decode(page("euc-kr").encode(codec)).text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(codec: str) -> None:
    assert TEXT in decode(page("utf-16").encode(codec)).text


@pytest.mark.parametrize("codec", ["utf-8", "cp949"])
@pytest.mark.parametrize("label", ["", "no-such-name", "base64"])
def test_without_a_declaration_both_are_tried(codec: str, label: str) -> None:
    found = decode(page(label).encode(codec))
    assert TEXT in found.text
    assert found.doubt is None


@pytest.mark.parametrize(("label", "codec"), [("utf-8", "cp949"), ("euc-kr", "utf-8"), ("iso-8859-1", "cp949")])
def test_a_wrong_declaration_is_told(label: str, codec: str) -> None:
    document = read(page(label).encode(codec))
    assert [block.text for block in document.blocks if hasattr(block, "text")] == [TEXT]
    assert [issue.code for issue in document.issues] == [IssueCode.ENCODING_GUESSED]


def test_invalid_bytes_are_told() -> None:
    document = read(page("utf-8").encode() + b"<p>\xff\xb0</p>")
    assert IssueCode.ENCODING_GUESSED in [issue.code for issue in document.issues]
    assert TEXT in document.blocks[0].text  # type: ignore[union-attr]


def test_what_a_mail_says_goes_before_the_page() -> None:
    data = (
        b'From: "Saved by a browser"\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
        b'--x\r\nContent-Type: text/html; charset="euc-kr"\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n'
        b"--x\r\nContent-Type: image/png\r\n\r\n..\r\n--x--\r\n"
    )
    import base64  # noqa: PLC0415 - of this test alone

    document = read(data % base64.encodebytes(page("utf-8").encode("cp949")))
    assert document.format == "html"
    assert [block.text for block in document.blocks if hasattr(block, "text")] == [TEXT]
    assert document.issues == ()
