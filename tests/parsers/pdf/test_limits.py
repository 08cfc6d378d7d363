"""Pages made to exhaust a reader: each gives a document that says what is left out, or an error, within seconds."""

import zlib
from collections.abc import Sequence
from typing import Any

import pytest

from extract.document import Document, Paragraph
from extract.errors import ErrorCode, ReadError
from extract.issues import IssueCode
from extract.parsers import pdf
from extract.parsers.options import ReadOptions

UPRIGHT = "/MediaBox [0 0 595 842]"
WORDS = "Some words on a page"
TEXT = f"BT /F1 10 Tf 1 0 0 1 60 700 Tm ({WORDS}) Tj ET\n"
LINE = "0.5 w 60 600 m 500 600 l S\n"
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %d 0 R >> >>"


def stream(content: bytes, *, entries: str = "", filters: int = 1) -> bytes:
    """Return a stream that is packed once or more."""
    for _ in range(filters):
        content = zlib.compress(content, 1)
    head = f"<< /Length {len(content)} /Filter [{' /FlateDecode' * filters}] {entries} >>\nstream\n"
    return head.encode() + content + b"\nendstream"


def file_of(objects: Sequence[bytes]) -> bytes:
    """Return the file of objects, the catalogue first."""
    out = b"%PDF-1.4\n"
    offsets: list[int] = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + entries
    return out + head + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))


def one_page(content: bytes | str, *more: bytes, page: str = UPRIGHT, filters: int = 1) -> bytes:
    """Return a file of one page; ``more`` are its forms, from object 6 on."""
    drawn = content.encode() if isinstance(content, str) else content
    forms = "/XObject << /X 6 0 R >> " if more else ""
    resources = f"/Resources << /Font << /F1 5 0 R >> {forms}>>"
    return file_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R {page} /Contents 4 0 R {resources} >>".encode(),
            stream(drawn, filters=filters),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        ]
    )


def read(data: bytes) -> Document:
    """Return what is read without recognition."""
    return pdf.read(data, ReadOptions(ocr="never"))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def partial(document: Document) -> list[str]:
    return [issue.message for issue in document.issues if issue.code is IssueCode.PARTIAL]


def test_a_path_of_five_million_segments() -> None:
    document = read(one_page(TEXT.encode() + b"0 0 m\n" + b"500 0 l 500 700 l 0 700 l 0 0 l\n" * 1_250_000 + b"S\n"))
    assert texts(document) == [WORDS]
    assert partial(document) == ["1 more objects are not read: too many for one page."]


def test_five_million_characters() -> None:
    lines = b"(1,234 5,678 9,012 3,456 7,890 1,234 5,678 9,012) '\n" * 105_000
    document = read(one_page(b"BT /F1 10 Tf 12 TL 1 0 0 1 60 700 Tm " + lines + b"ET\n"))
    [message] = partial(document)
    assert message.endswith("more characters are not read: too many for one page.")
    assert sum(map(len, texts(document))) > 25_000


def test_more_objects_than_a_page_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.parsers.pdf.objects._MAX_OBJECTS", 100)
    document = read(one_page(TEXT + LINE * 1000))
    assert texts(document) == [WORDS]
    assert partial(document) == ["901 more objects are not read: too many for one page."]


def test_a_drawing_of_very_many_lines_is_no_table() -> None:
    lines = [f"{x} {y} m {x + 9} {y} l S\n" for x in range(0, 588, 14) for y in range(0, 840, 2)]
    document = read(one_page(TEXT + "0.5 w\n" + "".join(lines)))
    assert texts(document) == [WORDS]
    assert [issue.code for issue in document.issues] == [IssueCode.SKIPPED]


def test_very_many_texts_that_repeat_each_other() -> None:
    repeated = [f"BT /F1 10 Tf 1 0 0 1 60 {700 - place % 3 * 100} Tm (twin) Tj ET\n" for place in range(100_000)]
    assert set(texts(read(one_page("".join(repeated))))) == {"twin"}


def test_a_form_that_draws_itself() -> None:
    document = read(one_page(TEXT + "/X Do\n", stream((LINE + "/X Do\n").encode(), entries=FORM % 6)))
    assert texts(document) == [WORDS]


def test_forms_that_draw_each_other() -> None:
    forms = [stream((LINE + "/X Do\n").encode(), entries=FORM % other) for other in (7, 6)]
    assert texts(read(one_page(TEXT + "/X Do\n", *forms))) == [WORDS]


def test_forms_in_forms() -> None:
    forms = [stream((LINE + "/X Do\n").encode(), entries=FORM % min(7 + depth, 205)) for depth in range(200)]
    assert texts(read(one_page(TEXT + "/X Do\n", *forms))) == [WORDS]


@pytest.mark.parametrize("filters", [1, 3])
def test_content_that_unpacks_to_very_much(filters: int) -> None:
    assert texts(read(one_page(TEXT.encode() + b" " * 100_000_000, filters=filters))) == [WORDS]


@pytest.mark.parametrize(
    "box",
    [
        "0 0 0 0",
        "0 0 -595 -842",
        "595 842 0 0",
        "0 0 1000000000 842",
        "0 0 1e30 1e30",
        f"0 0 {'9' * 60} 842",
        "0 0 NaN NaN",
        "0 0 595",
        "0 0 .001 .001",
        "5000 5000 6000 6000",
    ],
)
@pytest.mark.parametrize("turn", [0, 90, 45])
def test_absurd_pages(box: str, turn: int) -> None:
    document = read(one_page(TEXT + LINE, page=f"/MediaBox [{box}] /Rotate {turn}"))
    assert texts(document) == [WORDS]


@pytest.mark.parametrize("turn", [90, 180, 270, -90, 10**12])
def test_turned_pages(turn: int) -> None:
    assert texts(read(one_page(TEXT + LINE, page=f"{UPRIGHT} /Rotate {turn}"))) == [WORDS]


@pytest.mark.parametrize(
    "start",
    [
        "BT /F1 0 Tf 1 0 0 1 60 500 Tm (none) Tj ET",
        "BT /F1 1e30 Tf 1 0 0 1 60 500 Tm (none) Tj ET",
        "BT /F1 10 Tf 0 0 0 0 60 500 Tm (none) Tj ET",
        "BT /F1 10 Tf 1e38 0 0 1e38 60 500 Tm (none) Tj ET",
        "0.5 w -1e30 600 m 1e30 600 l S 100 -1e38 m 100 1e38 l S",
        "1e38 w 10 10 m 20 20 l S",
    ],
)
def test_absurd_places(start: str) -> None:
    document = read(one_page(f"{start}\n{TEXT}"))
    assert WORDS in "\n".join(texts(document))


def test_a_place_beyond_all_numbers() -> None:
    document = read(one_page(f"1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm\n{TEXT}{LINE}"))
    assert document.pages == 1


def test_many_pages_of_one_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_MAX_PAGES", 20)
    document = read(_pages(b"3 0 R " * 100_000, 100_000))
    assert len(document.blocks) == document.pages == 20
    assert partial(document) == ["Of 100000 pages the first 20 are read."]


def test_a_million_pages_are_refused() -> None:
    with pytest.raises(ReadError) as refused:
        read(_pages(b"3 0 R " * 1_000_000, 1_000_000))
    assert refused.value.code is ErrorCode.LIMIT_PAGES


def _pages(kids: bytes, count: int) -> bytes:
    return file_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
            f"<< /Type /Page /Parent 2 0 R {UPRIGHT} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".encode(),
            stream(TEXT.encode()),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


@pytest.mark.parametrize(("kids", "count"), [(b"3 0 R", 10_000), (b"2 0 R 3 0 R", 2), (b"3 0 R", 2**31), (b"", -1)])
def test_a_page_tree_that_lies(kids: bytes, count: int) -> None:
    assert _texts_or_code(_pages(kids, count))


def _texts_or_code(data: bytes) -> Any:
    try:
        return texts(read(data))
    except ReadError as error:
        return error.code
