"""Sections and their order, encodings, missing and damaged parts, passwords, limits."""

import zipfile

import pytest

from extract.document import Paragraph, Part
from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.issues import IssueCode
from extract.parsers.hwpx import encryption, read, sections
from extract.parsers.options import ReadOptions
from tests.parsers.hwpx.writer import CONTENT, HEADER, SECTION, content, encrypted, head, hwpx, p, pack, sec, sub


def texts(data: bytes, password: str | None = None) -> list[str]:
    return [block.text for block in read(data, ReadOptions(password)).blocks if isinstance(block, Paragraph)]


def code(data: bytes, password: str | None = None) -> ErrorCode:
    with pytest.raises(ReadError) as caught:
        read(data, ReadOptions(password))
    return caught.value.code


def numbered(count: int) -> dict[str, str | bytes | None]:
    return {f"Contents/section{index}.xml": sec(p(str(index))) for index in range(count)}


def test_sections_come_in_the_order_of_the_spine() -> None:
    items = {"h": HEADER, "a": "Contents/section0.xml", "b": "section1.xml"}
    parts = {CONTENT: content(items, ("h", "b", "a")), HEADER: head(sections=2)}
    assert texts(hwpx(parts=numbered(2) | parts)) == ["1", "0"]


@pytest.mark.parametrize("table", [None, "<broken", content({}, ()), "plain"])
def test_without_a_spine_sections_come_by_their_numbers(table: str | None) -> None:
    parts = numbered(12) | {CONTENT: table, HEADER: head(sections=12)}
    assert texts(hwpx(parts=parts)) == [str(index) for index in range(12)]


def test_a_section_that_the_spine_does_not_name_is_told() -> None:
    document = read(hwpx(p("가"), parts={"Contents/section1.xml": sec(p("나"))}))
    assert len(document.blocks) == 1
    assert [issue.code for issue in document.issues] == [IssueCode.SKIPPED]
    assert "section1.xml" in document.issues[0].message


@pytest.mark.parametrize("name", ["mimetype", "META-INF/manifest.xml", "version.xml", CONTENT])
def test_parts_that_nothing_depends_on(name: str) -> None:
    assert texts(hwpx(p("가"), parts={name: None})) == ["가"]


@pytest.mark.parametrize("header", [None, "<hh:head", b"\0\1\2", ""])
def test_without_shapes_the_text_is_read(header: str | bytes | None) -> None:
    document = read(hwpx(p("가", shape=1, look=1), parts={HEADER: header}))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["가"]
    assert document.issues[0].code is IssueCode.PARTIAL


@pytest.mark.parametrize(
    "odd",
    [
        head().replace('id="1" height', "id='1' height"),
        head().replace("<hh:charPr", "<!-- <hh:charPr id='1'/> --><hh:charPr", 1),
        head().replace("<?xml", "<?xml").replace("hh:", "head:").replace(":hh=", ":head="),
        head().replace("xmlns:hh", "xmlns:zz").replace("<hh:", "<zz:").replace("</hh:", "</zz:"),
        head().replace("2011/", "2011/").encode("utf-16"),
    ],
)
def test_headers_are_read_however_they_are_written(odd: str | bytes) -> None:
    if isinstance(odd, bytes):
        odd = odd.decode("utf-16").replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    block = read(hwpx(p("가", shape=1, look=1), parts={HEADER: odd})).blocks[0]
    assert isinstance(block, Paragraph)
    assert (block.style.bold, block.style.font, block.number) == (True, "HY헤드라인M", "1.")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_byte_order_marks_and_other_encodings(encoding: str) -> None:
    text = sec(p("가나다")).replace('encoding="UTF-8"', f'encoding="{"UTF-16" if "16" in encoding else "UTF-8"}"')
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    assert texts(hwpx(parts={SECTION: mark + text.encode(encoding)})) == ["가나다"]


def test_the_namespaces_of_2024() -> None:
    newer = sec(p("가")).replace("http://www.hancom.co.kr/hwpml/2011/", "http://www.owpml.org/owpml/2024/")
    assert texts(hwpx(parts={SECTION: newer})) == ["가"]


def test_a_section_that_cannot_be_read_makes_the_document_partial() -> None:
    items = {f"s{index}": f"Contents/section{index}.xml" for index in range(3)}
    data = hwpx(parts=numbered(2) | {CONTENT: content(items, tuple(items)), HEADER: head(sections=3)})
    document = read(data)
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["0", "1"]
    message = "2 of 3 sections were read: Contents/section2.xml is missing"
    assert [(issue.code, issue.message) for issue in document.issues] == [(IssueCode.PARTIAL, message)]


def test_sections_that_the_header_announces_and_that_are_not_there() -> None:
    issues = read(hwpx(p("가"), parts={HEADER: head(sections=4)})).issues
    assert [issue.message for issue in issues] == ["1 of 4 sections were read: the others are not there"]


def test_a_section_with_a_wrong_checksum() -> None:
    data = bytearray(hwpx(p("가"), parts=numbered(2) | {CONTENT: None, HEADER: head(sections=2)}))
    with zipfile.ZipFile(__import__("io").BytesIO(bytes(data))) as archive:
        start = archive.getinfo("Contents/section1.xml").header_offset
    place = data.find(b"section1.xml", start) + len("section1.xml") + 4
    data[place] ^= 0xFF
    document = read(bytes(data))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["0"]
    assert document.issues[0].message.startswith("1 of 2 sections were read: Contents/section1.xml")


def test_xml_that_is_not_well_formed_is_read_as_far_as_possible() -> None:
    whole = sec(p("가") + p("나") + p("다"))
    document = read(hwpx(parts={SECTION: whole[: whole.index("다") + 1]}))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["가", "나", "다"]
    assert document.issues[0].code is IssueCode.PARTIAL
    assert "not well formed" in document.issues[0].message


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (None, ErrorCode.CORRUPT),
        (b"", ErrorCode.CORRUPT),
        (bytes(range(64, 128)) * 8, ErrorCode.DRM),
        ("<!DOCTYPE hs:sec [<!ENTITY a 'b'>]>" + sec(p("&a;")).partition("?>")[2], ErrorCode.UNSAFE_ARCHIVE),
    ],
)
def test_files_that_cannot_be_read(section: str | bytes | None, expected: ErrorCode) -> None:
    body = section[section.index(b"@") :].replace(b"<", b"a") if expected is ErrorCode.DRM else section  # type: ignore[index, arg-type, union-attr]
    assert code(hwpx(parts={SECTION: body})) is expected


def test_a_package_without_sections_and_a_cut_one() -> None:
    assert code(pack({HEADER: head(), "Contents/note.xml": "<a/>"})) is ErrorCode.CORRUPT
    whole = hwpx(p("가"))
    assert code(whole[:-30]) is ErrorCode.TRUNCATED


def test_large_sections_are_read_as_small_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    body = [
        p(f"{index} <hp:tab/>", f"<hp:rect><hp:drawText>{sub(p('속'), p('안'))}</hp:drawText></hp:rect>")
        for index in range(50)
    ]
    data = hwpx(*body)
    whole = read(data)
    monkeypatch.setattr(sections, "STREAMED_FROM", 0)
    assert read(data) == whole
    assert len(whole.blocks) == 150


def test_large_sections_that_are_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "STREAMED_FROM", 0)
    whole = sec(p("가") + p("나") + p("다"))
    document = read(hwpx(parts={SECTION: whole[: whole.index("다") + 1]}))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)][:2] == ["가", "나"]
    assert any("not well formed" in issue.message for issue in document.issues)
    doctype = "<!DOCTYPE hs:sec [<!ENTITY a 'b'>]>" + sec(p("&a;")).partition("?>")[2]
    assert code(hwpx(parts={SECTION: doctype})) is ErrorCode.UNSAFE_ARCHIVE


def test_a_preview_that_the_text_does_not_hold() -> None:
    words = [f"낱말{index}번째" for index in range(20)]
    preview = " ".join(words)
    assert read(hwpx(p(preview), parts={"Preview/PrvText.txt": preview})).issues == ()
    assert read(hwpx(p(preview), parts={"Preview/PrvText.txt": preview.encode("utf-16")})).issues == ()
    issues = read(hwpx(p("다른 글"), parts={"Preview/PrvText.txt": preview})).issues
    assert [issue.message for issue in issues] == ["20 of the 20 words of the preview are not in the text"]


def test_master_pages_are_headers() -> None:
    items = {"section0": SECTION, "m": "Contents/masterpage0.xml"}
    master = f'<masterPage xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">{sub(p("바탕쪽"))}</masterPage>'
    section = '<hp:secPr outlineShapeIDRef="0"><hp:masterPage idRef="m"/></hp:secPr>'
    parts: dict[str, str | bytes | None] = {CONTENT: content(items, ("section0",)), items["m"]: master}
    blocks = read(hwpx(p("본문", section), parts=parts)).blocks
    assert [(block.text, block.part) for block in blocks if isinstance(block, Paragraph)] == [
        ("본문", Part.BODY),
        ("바탕쪽", Part.HEADER),
    ]
    parts[items["m"]] = None
    assert "masterpage0.xml is missing" in read(hwpx(p("본문", section), parts=parts)).issues[0].message


LOCKED = {HEADER: head(), SECTION: sec(p("비밀"))}


def test_a_file_under_a_password() -> None:
    data = encrypted(LOCKED, "한글123")
    assert texts(data, "한글123") == ["비밀"]
    with pytest.raises(EncryptedError):
        read(data)
    with pytest.raises(EncryptedError):
        read(data, ReadOptions("틀림"))


@pytest.mark.parametrize(
    "options",
    [{"algorithm": "blowfish"}, {"rounds": str(encryption.MAX_ITERATIONS + 1)}, {"rounds": "0"}, {"rounds": "x"}],
)
def test_ways_of_encryption_that_are_not_known(options: dict[str, str]) -> None:
    assert code(encrypted(LOCKED, "1", **options), "1") is ErrorCode.UNSUPPORTED_VERSION
