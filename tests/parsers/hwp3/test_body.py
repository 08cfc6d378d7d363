"""Paragraphs, controls, notes and pages."""

from struct import pack

import pytest

from extract.document import Figure, Paragraph, Part
from extract.issues import IssueCode
from extract.parsers.hwp3 import read
from tests.parsers.hwp3 import writer as w


def lines(body: bytes) -> list[Paragraph]:
    return [block for block in read(w.hwp3(body)).blocks if isinstance(block, Paragraph)]


def texts(body: bytes) -> list[str]:
    return [line.text for line in lines(body)]


def note(number: int, *inner: str) -> bytes:
    return w.block(17, bytes(8) + pack("<HHH", number, 0, 0) + w.text_list(*inner))


def outline(level: int, counts: list[int], *, style: int = 0, shapes: dict[int, int] | None = None) -> bytes:
    numbers = pack("<7H", *(counts + [0] * 7)[:7])
    kinds = pack("<7H", *((shapes or {}).get(place, 0) for place in range(7)))
    signs = b"".join(pack("<2H", 0, ord(".")) for _ in range(7))
    return w.fixed(28, pack("<HBB", 1, style, level) + numbers + kinds + signs)


@pytest.mark.parametrize("packed", [True, False])
def test_text(*, packed: bool) -> None:
    document = read(w.hwp3(w.text_list("2004년도 주요업무계획", "□ 추진방향", ""), packed=packed))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "2004년도 주요업무계획",
        "□ 추진방향",
    ]
    assert (document.format, document.reader, document.issues) == ("hwp3", "hwp3/builtin", ())


def test_looks_of_characters_and_paragraphs() -> None:
    title = w.para("  제목", look=w.char_shape(16, bold=True, font=1), shape=w.para_shape(10, align=3))
    mixed = w.para(" 가나", shape=w.para_shape(30, -10), looks=(None, w.char_shape(12, bold=True), None, None))
    first, second = lines(w.paras(title, mixed))
    assert (first.style.size, first.style.bold, first.style.font, first.style.centered) == (16.0, True, "굴림", True)
    assert first.style.indent == 10 + 2 * 8
    assert (second.style.size, second.style.bold, second.style.font) == (12.0, True, "바탕")
    assert second.style.indent == 20 + 6


def test_a_paragraph_may_have_the_shape_of_the_one_before() -> None:
    found = lines(w.paras(w.para("가", shape=w.para_shape(8, align=3)), w.para("나")))
    assert [(line.style.indent, line.style.centered) for line in found] == [(8.0, True), (8.0, True)]


def test_paragraphs_with_a_border_are_frames() -> None:
    framed = w.para_shape(border=True)
    found = lines(w.paras(w.para("가", shape=framed), w.para("나", shape=framed), w.para("다", shape=w.para_shape())))
    assert [line.style.frame for line in found] == [1, 1, None]


@pytest.mark.parametrize(
    ("control", "shown"),
    [
        (w.TAB, "가\t나"),
        (w.fixed(30, b""), "가 나"),
        (w.fixed(31, b""), "가 나"),
        (w.fixed(24, bytes(2)), "가나"),
        (w.fixed(25, bytes(2)), "가나"),
        (w.fixed(26, bytes(242)), "가나"),
        (w.fixed(23, w.units("①A") + bytes(2)), "가①A나"),
        (w.fixed(18, pack("<2H", 4, 7)), "가7나"),
        (w.fixed(18, pack("<2H", 0, 7)), "가나"),
        (w.fixed(19, bytes(4)), "가나"),
        (w.fixed(20, bytes(4)), "가나"),
        (w.fixed(21, bytes(4)), "가나"),
        (w.fixed(7, bytes(80)), "가나"),
        (w.fixed(8, w.units("1. 02. 03.").ljust(80, b"\0") + pack("<6h", 2004, 3, 5, 7, 0, 0)), "가2004. 03. 07.나"),
        (w.fixed(8, w.units("!/2 \\1 $:05").ljust(80, b"\0") + pack("<6h", 2004, 3, 5, 7, 13, 5)), "가04/3 1 13:05나"),
        (w.block(6, bytes(34)), "가나"),
        (w.block(14, bytes(84)), "가나"),
        (w.block(5, b"\x04\x00".ljust(46, b"\0"), 46), "가나"),
    ],
)
def test_controls_within_a_line(control: bytes, shown: str) -> None:
    document = read(w.hwp3(w.paras(w.para("가", control, "나", shape=w.para_shape()))))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [shown]
    assert document.issues == ()


@pytest.mark.parametrize(
    ("control", "kind"),
    [
        (w.fixed(22, b"name".ljust(20, b"\0")), "field of a form letter"),
        (w.block(29, bytes(10), 10), "cross reference"),
        (w.block(5, b"\x03\x00".ljust(46, b"\0"), 46), "field of the summary"),
        (w.fixed(8, w.units("6").ljust(80, b"\0") + bytes(12)), "word in a date"),
    ],
)
def test_what_is_not_read_is_said(control: bytes, kind: str) -> None:
    document = read(w.hwp3(w.paras(w.para("가", control, "나", shape=w.para_shape()))))
    assert [(issue.code, kind in issue.message) for issue in document.issues] == [(IssueCode.SKIPPED, True)]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["가나"]


@pytest.mark.parametrize(
    ("record", "label", "level"),
    [
        (outline(0, [3]), "3.", 1),
        (outline(1, [3, 2], shapes={1: 5}), "나.", 2),
        (outline(0, [4], shapes={0: 1}), "IV.", 1),
        (outline(0, [2], shapes={0: 8}), "②.", 1),
        (outline(1, [3, 2], shapes={1: 12}), "3.2.", 2),
        (outline(2, [1, 2, 3], style=1), "1.2.3.", 3),
        (outline(2, [1, 2, 3], style=2), "1.2.3", 3),
        (outline(0, [1], style=2), "1.", 1),
        (outline(4, [1, 1, 1, 1, 5], style=3), "(5)", 5),
        (outline(3, [1, 1, 1, 2], style=4), "b)", 4),
        (outline(2, [1, 1, 2], style=131), "■", 3),
    ],
)
def test_numbers_of_headings(record: bytes, label: str, level: int) -> None:
    (line,) = lines(w.paras(w.para(record, "제목", shape=w.para_shape())))
    assert (line.number, line.text, line.style.outline) == (label, "제목", level)


def test_the_begin_of_a_numbering_prints_nothing() -> None:
    record = w.fixed(28, bytes(60))
    (line,) = lines(w.paras(w.para(record, "제목", shape=w.para_shape())))
    assert (line.number, line.style.outline) == (None, None)


def test_stories_follow_the_body() -> None:
    header = w.block(16, bytes(8) + b"\0\0" + w.text_list("머리"))
    footer = w.block(16, bytes(8) + b"\1\0" + w.text_list("꼬리"))
    comment = w.block(15, bytes(8) + w.text_list("숨은 말"))
    body = w.paras(w.para(header, footer, "가", note(1, "주석", "둘째"), comment, "나", shape=w.para_shape()))
    assert [(line.part, line.number, line.text) for line in lines(body)] == [
        (Part.BODY, None, "가나"),
        (Part.FOOTNOTE, "1)", "주석"),
        (Part.FOOTNOTE, None, "둘째"),
        (Part.HEADER, None, "머리"),
        (Part.FOOTER, None, "꼬리"),
        (Part.COMMENT, None, "숨은 말"),
    ]


def test_pages_follow_the_lines() -> None:
    body = w.paras(
        w.para("가", shape=w.para_shape(), lines=((0, 0),)),
        w.para("나다라", lines=((0, 0), (2, w.NEW_PAGE))),
        w.para("마", lines=((0, w.NEW_PAGE),)),
        w.para(w.picture(2, page=2)),
    )
    document = read(w.hwp3(body))
    assert document.pages == 3
    assert [(block.source.page, type(block)) for block in document.blocks] == [
        (1, Paragraph),
        (1, Paragraph),
        (3, Paragraph),
        (3, Figure),
    ]


def test_pages_that_contradict_an_object_are_none() -> None:
    document = read(w.hwp3(w.paras(w.para("가", w.picture(2, page=5), shape=w.para_shape()))))
    assert document.pages is None
    assert {block.source.page for block in document.blocks} == {None}


def test_without_a_layout_there_are_no_pages() -> None:
    assert read(w.hwp3(w.paras(w.para("가", shape=w.para_shape(), lines=())))).pages is None
