"""HWPML: paragraphs, tables, objects, notes, encodings, limits, and whatever the bytes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Document, Figure, Paragraph, Part, Table
from extract.errors import ErrorCode, ReadError
from extract.issues import IssueCode
from extract.parsers import hwpml
from extract.parsers import read as read_any
from extract.parsers.hwpml import read
from tests.parsers.hwpml.writer import HEAD, box, cell, common, hml, p, paras, table


def paragraphs(*body: str) -> list[Paragraph]:
    return [block for block in read(hml(*body)).blocks if isinstance(block, Paragraph)]


def texts(*body: str) -> list[str]:
    return [block.text for block in paragraphs(*body)]


def code(data: bytes) -> ErrorCode:
    with pytest.raises(ReadError) as caught:
        read(data)
    return caught.value.code


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("가<TAB/>나", "가\t나"),
        ("가<LINEBREAK/>나", "가\n나"),
        ("가<NBSPACE/>나<FWSPACE/>다", "가 나 다"),
        ("예산<HYPEN/>안<HYPHEN/>", "예산안"),
        ('<MARKPENBEGIN Color="1"/>강조<MARKPENEND/>', "강조"),
        ("가<DELETEBEGIN/>나<DELETEEND/>다<INSERTBEGIN/>라<INSERTEND/>", "가다라"),
        ("&lt;신규&gt;", "<신규>"),
    ],
)
def test_marks_in_a_text(inner: str, text: str) -> None:
    assert texts(p(inner)) == [text]


def test_text_without_the_element_of_characters() -> None:
    assert texts("<P><TEXT> 가<CHAR>나</CHAR> 다 </TEXT></P>") == ["가나다"]


def test_looks_numbers_and_indents() -> None:
    section = '<SECDEF OutlineShape="1"/>'
    found = paragraphs(
        p("일반현황", section, shape=1, look=1),
        p("정원", shape=2),
        p("현원", shape=2),
        p("기타", shape=3),
        p("계획", shape=1),
    )
    assert [block.number for block in found] == ["I.", "I-다)", "I-라)", "□", "II."]
    assert [block.style.indent for block in found] == [0.0, 20.0, 20.0, 0.0, 0.0]
    style = found[0].style
    assert (style.size, style.bold, style.font, style.outline, style.centered) == (16.0, True, "HY헤드라인M", 1, True)
    assert paragraphs(p("가", shape=4))[0].style.boxed


def test_a_table_with_spans_and_a_caption() -> None:
    rows = (
        cell(0, 1, p("예산액"), spans=(1, 2), header=True) + cell(0, 0, p("구분"), spans=(2, 1)),
        cell(1, 1, p("2025")) + cell(1, 2, p("2026"), p("(안)")),
    )
    document = read(hml(p("", table(*rows, size=(2, 3), caption="(단위: 천원)"))))
    (found,) = document.blocks
    assert isinstance(found, Table)
    assert (found.rows, found.cols, found.caption) == (2, 3, "(단위: 천원)")
    assert [(one.row, one.col, one.row_span, one.col_span, one.text, one.header) for one in found.cells] == [
        (0, 0, 2, 1, "구분", False),
        (0, 1, 1, 2, "예산액", True),
        (1, 1, 1, 1, "2025", False),
        (1, 2, 1, 1, "2026\n(안)", False),
    ]
    assert document.issues == ()


def test_a_table_that_lost_cells_is_told() -> None:
    issues = read(hml(p("", table(cell(0, 0, p("가")) + cell(0, 1, p("나")), size=(2, 2))))).issues
    assert [issue.message for issue in issues] == ["2 squares of tables are covered by no cell (1 tables were read)"]


def test_frames_groups_and_drawings() -> None:
    group = f"<CONTAINER>{common(inline=False)}{box(p('하나'))}<PICTURE/>{box(p('둘'))}</CONTAINER>"
    equation = f"<EQUATION>{common(inline=True)}<SCRIPT>a over b</SCRIPT></EQUATION>"
    art = f'<TEXTART Text="비전">{common(inline=True)}</TEXTART>'
    blocks = read(hml(p("", table(cell(0, 0, p("추진방향")))), p("", group), p("", equation, art))).blocks
    found = [(block.kind, block.text) for block in blocks if isinstance(block, Figure)]
    assert found == [("picture", ""), ("equation", "a over b"), ("picture", "비전")]
    boxed = [(block.text, block.style.boxed) for block in blocks if isinstance(block, Paragraph)]
    assert boxed == [("추진방향", True), ("하나", True), ("둘", True)]


def test_notes_headers_and_comments() -> None:
    auto = '<AUTONUM Number="3" NumberType="Footnote"><AUTONUMFORMAT SuffixChar=")" Type="Digit"/></AUTONUM>'
    body = p(
        "예산",
        f"<FOOTNOTE>{paras(p(' 본예산 기준', auto))}</FOOTNOTE>",
        f"<HEADER>{paras(p('머리말'))}</HEADER>",
        f"<FOOTER>{paras(p('꼬리말'))}</FOOTER>",
        f"<HIDDENCOMMENT>{paras(p('숨은 설명'))}</HIDDENCOMMENT>",
        f'<FIELDBEGIN Type="Memo">{paras(p("메모"))}</FIELDBEGIN><FIELDEND/>',
        f"<SECDEF><MASTERPAGE>{paras(p('바탕쪽'))}</MASTERPAGE></SECDEF>",
    )
    assert [(block.text, block.number, block.part) for block in paragraphs(body)] == [
        ("예산", None, Part.BODY),
        ("본예산 기준", "3)", Part.FOOTNOTE),
        ("머리말", None, Part.HEADER),
        ("바탕쪽", None, Part.HEADER),
        ("꼬리말", None, Part.FOOTER),
        ("숨은 설명", None, Part.COMMENT),
        ("메모", None, Part.COMMENT),
    ]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('<AUTONUM Number="4" NumberType="Figure"><AUTONUMFORMAT Type="RomanCapital"/></AUTONUM>', "IV"),
        ('<AUTONUM Number="4" NumberType="Table"><AUTONUMFORMAT Type="UserChar" UserChar="※"/></AUTONUM>', "※"),
        ("<DUTMAL><MAINTEXT>구청</MAINTEXT><SUBTEXT>區廳</SUBTEXT></DUTMAL>", "구청(區廳)"),
        ('<COMPOSE ComposeText="①"/>', "①"),
        ('<CHECKBUTTON><FORMOBJECT/><BUTTONSET Caption="동의" Value="1"/></CHECKBUTTON>', "☑ 동의"),
        ('<BUTTON><BUTTONSET Caption="제출"/></BUTTON>', "제출"),
        ('<COMBOBOX SelectedValue="봄"/>', "봄"),
        ("<EDIT><EDITTEXT>홍길동</EDITTEXT></EDIT>", "홍길동"),
    ],
)
def test_what_stands_in_the_text(inner: str, text: str) -> None:
    assert texts(p("", inner)) == [text]


def test_numbers_of_pages_are_none_of_the_text() -> None:
    assert texts(p("쪽", '<AUTONUM Number="4" NumberType="Page"/>')) == ["쪽"]


def test_what_is_not_known_is_told() -> None:
    issues = read(hml(p("가", "<SOUND/>"), "<P><LATER/></P>")).issues
    assert {(issue.code, issue.message) for issue in issues} == {
        (IssueCode.SKIPPED, "SOUND is not read (1 times)"),
        (IssueCode.SKIPPED, "LATER is not read (1 times)"),
    }


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "euc-kr"])
def test_encodings(encoding: str) -> None:
    named = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "euc-kr": "EUC-KR"}[encoding]
    text = hml(p("가나다"), declaration=f'<?xml version="1.0" encoding="{named}"?>').decode()
    document = read_any(text.encode(encoding))
    assert document.format == "hwpml"
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["가나다"]


def test_sections_that_are_announced_and_not_there() -> None:
    issues = read(hml(p("가"), sections=3)).issues
    assert [issue.message for issue in issues] == ["1 of 3 sections were read: the others are not there"]


def test_damaged_and_foreign_files() -> None:
    whole = hml(p("가"), p("나"))
    cut = read(whole[: whole.index("나".encode())])
    assert [block.text for block in cut.blocks if isinstance(block, Paragraph)] == ["가"]
    assert cut.issues[0].code is IssueCode.PARTIAL
    assert code(b"<HWPML Version='2.8'><HEAD/></HWPML>") is ErrorCode.CORRUPT
    assert code(b"<svg/>") is ErrorCode.CORRUPT
    assert code(b"") is ErrorCode.CORRUPT
    assert code(hml(p("&a;"), declaration="<!DOCTYPE HWPML [<!ENTITY a 'b'>]>")) is ErrorCode.UNSAFE_ARCHIVE


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hwpml, "MAX_BYTES", 100)
    assert code(hml(p("가"))) is ErrorCode.LIMIT_SIZE


@pytest.mark.parametrize("count", [70, 3000])
def test_deep_nesting(count: int) -> None:
    inner = p("속")
    for _ in range(count):
        inner = p("", box(inner))
    document = read(hml(p("겉"), inner))
    assert texts(p("겉")) == [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert document.issues


BODY = (
    p("제목", '<SECDEF OutlineShape="1"/>', shape=1, look=1),
    p("", table(cell(0, 0, p("가"), spans=(2, 1)) + cell(0, 1, p("나")), cell(1, 1, p("다")), size=(2, 2))),
    p("라<DELETEBEGIN/>마<DELETEEND/>", '<AUTONUM Number="1" NumberType="Table"/>', box(p("바")), shape=2),
)


@given(edits=st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=12))
@settings(max_examples=300, deadline=None)
def test_whatever_the_bytes(edits: list[tuple[int, int]]) -> None:
    data = bytearray(hml(*BODY))
    for place, byte in edits:
        data[place % len(data)] = byte
    try:
        document = read(bytes(data))
    except ReadError:
        return
    assert [block.source.block for block in document.blocks] == list(range(len(document.blocks)))


@pytest.mark.parametrize("odd", ["99999999999999999999", "9" * 5000, "-5", "", "１", "1.5", "x"])
def test_odd_numbers(odd: str) -> None:
    body = "".join(BODY)
    for attribute in ("ParaShape", "CharShape", "RowSpan", "ColAddr", "RowCount", "Number", "OutlineShape"):
        assert isinstance(read(hml(body.replace(f'{attribute}="', f'{attribute}="{odd}" x="'))), Document)
    for attribute in ("Height", "Start", "Level", "Heading", "Hangul", "Indent", "BorderFill"):
        assert isinstance(read(hml(body, head=HEAD.replace(f'{attribute}="', f'{attribute}="{odd}" x="'))), Document)
