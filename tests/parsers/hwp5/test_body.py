"""Text, objects and notes of HWP 5 in the order of their characters."""

from struct import pack

import pytest

from extract.document import Document, Figure, Paragraph, Part, Table
from extract.issues import IssueCode
from extract.parsers.hwp5 import read
from extract.parsers.hwp5.text import read_text
from tests.parsers.hwp5.build import (
    EQEDIT,
    FORM_OBJECT,
    GSO,
    MEMO_LIST,
    PICTURE,
    SHAPE_COMPONENT,
    TBL,
    cell,
    char_shape,
    control,
    doc_info,
    extended,
    hwp,
    inline,
    listed,
    para,
    para_shape,
    record,
    string,
    table,
)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def parts(document: Document) -> list[tuple[Part, str | None, str]]:
    return [(block.part, block.number, block.text) for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("예산 현황", "예산 현황"),
        ("가" + inline(9) + "나", "가\t나"),
        ("가\n나", "가\n나"),
        ("가\x1e나\x1f다", "가 나 다"),
        ("가\x18나", "가나"),
        (extended(3, "%hlk") + "링크" + inline(4), "링크"),
        ("\U000f02b1 과제", "① 과제"),
        ("\U000f02ba\U000f02c5 과제", "⑫ 과제"),
        ("𠮷野" + inline(9) + "끝", "𠮷野\t끝"),
        ("가\ud800나", "가\ufffd나"),
    ],
)
def test_characters(stored: str, shown: str) -> None:
    assert texts(read(hwp(para(stored, last=True)))) == [shown]


def test_the_first_visible_character_is_found_behind_controls() -> None:
    units = (extended(2, "secd") + "  가\r").encode("utf-16-le")
    assert read_text(units)[1:] == (10, 12)


def test_a_style_is_that_of_the_first_visible_character() -> None:
    shapes = doc_info(char_shape(1000), char_shape(1500, bold=True), para_shape(align=3))
    text = record(66, 0, pack("<IIHBBHHHIH", 5 | 0x80000000, 0, 0, 0, 0, 2, 0, 1, 0, 0))
    text += record(67, 1, "  제목\r".encode("utf-16-le")) + record(68, 1, pack("<IIII", 0, 0, 2, 1))
    (title,) = read(hwp(text, info=shapes)).blocks
    assert isinstance(title, Paragraph)
    assert (title.style.size, title.style.bold, title.style.centered) == (15.0, True, True)


def test_an_inline_table_parts_its_line_and_a_floating_one_does_not() -> None:
    cells = (cell((0, 0), "구분"), cell((0, 1), "금액"))
    parted = para("앞" + TBL + "뒤", table(*cells, rows=(2,), cols=2, attributes=1), last=True)
    whole = para("앞" + TBL + "뒤", table(*cells, rows=(2,), cols=2, attributes=0), last=True)
    assert [getattr(block, "text", "table") for block in read(hwp(parted)).blocks] == ["앞", "table", "뒤"]
    assert [getattr(block, "text", "table") for block in read(hwp(whole)).blocks] == ["앞뒤", "table"]


def test_controls_take_the_places_of_their_characters_in_order() -> None:
    first = table(cell((0, 0), "1"), cell((0, 1), "2"), rows=(2,), cols=2)
    second = table(cell((0, 0), "3"), cell((0, 1), "4"), rows=(2,), cols=2)
    blocks = read(hwp(para(TBL + "사이" + TBL, first, second, last=True))).blocks
    assert [block.cells[0].text if isinstance(block, Table) else block.text for block in blocks] == ["1", "사이", "3"]


def test_a_table_of_one_cell_and_a_text_box_are_frames() -> None:
    box = control(
        "gso ", pack("<I", 1), record(SHAPE_COMPONENT, 2, b"cer$"), listed(para("상자", level=3, last=True), level=3)
    )
    frame = table(cell((0, 0), "틀 하나\n틀 둘"), rows=(1,), cols=1)
    document = read(hwp(para(TBL, frame) + para(GSO, box, last=True)))
    found = [
        (block.text, block.style.boxed, block.style.frame) for block in document.blocks if isinstance(block, Paragraph)
    ]
    assert found == [("틀 하나", True, 1), ("틀 둘", True, 1), ("상자", True, 2)]


def test_an_empty_text_box_does_not_part_a_line() -> None:
    box = control(
        "gso ", pack("<I", 1), record(SHAPE_COMPONENT, 2, b"cer$"), listed(para("", level=3, last=True), level=3)
    )
    assert texts(read(hwp(para("추진목적" + GSO + "3", box, last=True)))) == ["추진목적3"]


def test_text_boxes_in_a_group_are_read_in_order() -> None:
    boxes = (
        record(SHAPE_COMPONENT, 3, b"cer$") + listed(para(word, level=4, last=True), level=4) for word in ("하나", "둘")
    )
    group = control("gso ", pack("<I", 0), record(SHAPE_COMPONENT, 2, b"noc$"), *boxes)
    assert texts(read(hwp(para(GSO, group, last=True)))) == ["하나", "둘"]


def test_pictures_and_equations_are_figures() -> None:
    picture = control("gso ", pack("<I", 0), record(SHAPE_COMPONENT, 2, b"cip$"), record(PICTURE, 3, bytes(80)))
    equation = control("eqed", pack("<I", 1), record(EQEDIT, 2, pack("<I", 0) + string("{a} over {b}")))
    document = read(hwp(para("식은 " + extended(11, "eqed") + "이다", equation) + para(GSO, picture, last=True)))
    assert [(block.kind, block.text) for block in document.blocks if isinstance(block, Figure)] == [
        ("equation", "{a} over {b}"),
        ("picture", ""),
    ]
    assert texts(document) == ["식은 이다"]


def test_notes_headers_and_comments_follow_the_body_once() -> None:
    note = control("fn  ", pack("<IHHI", 2, 0, ord(")"), 0), listed(para("각주", level=2, last=True)))
    head = control("head", bytes(8), listed(para("머리말", level=2, last=True)))
    hidden = control("tcmt", b"", listed(para("숨은 설명", level=2, last=True)))
    marks = extended(16, "head") + "본문" + extended(17, "fn  ") + extended(15, "tcmt")
    document = read(hwp(para(marks, head, note, hidden) + para(extended(16, "head"), head, last=True)))
    assert parts(document) == [
        (Part.BODY, None, "본문"),
        (Part.FOOTNOTE, "2)", "각주"),
        (Part.HEADER, None, "머리말"),
        (Part.COMMENT, None, "숨은 설명"),
    ]


def test_memos_behind_the_paragraphs_are_comments() -> None:
    memo = record(MEMO_LIST, 1, bytes(4)) + listed(para("메모", level=1, last=True), level=1)
    assert parts(read(hwp(para("본문", last=True) + memo)))[1:] == [(Part.COMMENT, None, "메모")]


def test_numbers_of_tables_are_text_and_those_of_notes_and_pages_are_not() -> None:
    def number(kind: int) -> bytes:
        return control("atno", pack("<IHHHH", kind, 3, 0, 0, 0))

    mark = extended(18, "atno")
    assert texts(read(hwp(para(f"표 {mark}", number(4)) + para(f"쪽 {mark}", number(0), last=True)))) == ["표 3", "쪽"]


def test_glosses_and_overlapping_characters_are_text() -> None:
    gloss = control("tdut", string("본말") + string("덧말"))
    over = control("tcps", string("㉮"))
    document = read(hwp(para(extended(23, "tdut") + extended(23, "tcps"), gloss, over, last=True)))
    assert texts(document) == ["본말(덧말)㉮"]


@pytest.mark.parametrize(
    ("kind", "value", "shown"), [("+cbt", 1, "☑ 동의"), ("+cbt", 0, "☐ 동의"), ("+pbt", 0, "동의")]
)
def test_form_objects_show_their_captions(kind: str, value: int, shown: str) -> None:
    words = f"CommonSet:set:3:x:int:1 ButtonSet:set:30:Caption:wstring:2:동의 Value:int:{value} "
    form = record(FORM_OBJECT, 2, kind.encode()[::-1] + bytes(4) + words.encode("utf-16-le"))
    document = read(hwp(para(extended(11, "form"), control("form", pack("<I", 1), form), last=True)))
    assert texts(document) == [shown]


def test_a_control_that_is_not_known_is_told() -> None:
    document = read(hwp(para("가" + extended(11, "zzzz"), control("zzzz"), last=True)))
    assert [(issue.code, issue.message) for issue in document.issues] == [
        (IssueCode.SKIPPED, "control 'zzzz' is not read (1 times)")
    ]
