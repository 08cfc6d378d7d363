"""Texts to documents."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Block, Document, Figure, Paragraph, Table
from extract.errors import ErrorCode, ReadError
from extract.issues import IssueCode
from extract.parsers.text import read
from extract.parsers.text.lines import MAX_LINE


def document(text: str) -> Document:
    return read(text.encode())


def paragraphs(text: str) -> list[str]:
    return [block.text for block in document(text).blocks if isinstance(block, Paragraph)]


def rows(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    grid = [[""] * block.cols for _ in range(block.rows)]
    for cell in block.cells:
        grid[cell.row][cell.col] = cell.text
    return grid


def test_lines_are_paragraphs_with_their_indentation() -> None:
    found = document("제목\n\n- 항목\n  - 아래\n\t\t- 탭\n").blocks
    assert [(block.text, block.style.indent) for block in found if isinstance(block, Paragraph)] == [
        ("제목", None),
        ("- 항목", None),
        ("- 아래", 2.0),
        ("- 탭", 8.0),
    ]
    assert [block.source.block for block in found] == [0, 1, 2, 3]
    assert all(block.source.page is None for block in found)


def test_rows_of_tabs_are_one_padded_table() -> None:
    found = document("(단위:천원)\n구 분\t2006\t2005\n계\t197\n\t1\t\n끝").blocks
    assert rows(found[1]) == [["구 분", "2006", "2005"], ["계", "197", ""], ["", "1", ""]]
    table = found[1]
    assert isinstance(table, Table)
    assert len(table.cells) == 9
    assert {(cell.row_span, cell.col_span) for cell in table.cells} == {(1, 1)}


@pytest.mark.parametrize(
    ("line", "cells"),
    [("Ⅰ. 일반 현황\t...\t1", ["Ⅰ. 일반 현황", "...", "1"]), (" 일반 현황\t1", ["일반 현황", "1"])],
)
def test_contents_lines_are_tables(line: str, cells: list[str]) -> None:
    assert rows(document(f"순 서\n\n{line}\n\n본문").blocks[1]) == [cells]


@pytest.mark.parametrize(
    "line", ["1.\t추진배경", "□\t추진목표", "가.\t내용", "①\t내용", "(1)\t내용", "제목\t", "\t- 들여쓴 줄"]
)
def test_a_tab_for_a_space_makes_no_table(line: str) -> None:
    found = document(f"앞\n{line}\n뒤").blocks
    assert all(isinstance(block, Paragraph) for block in found)
    assert len(found) == 3


def test_numbers_beside_texts_in_a_longer_table_stay_cells() -> None:
    assert rows(document("연번\t사업\n1.\t가\n2.\t나").blocks[0]) == [["연번", "사업"], ["1.", "가"], ["2.", "나"]]


def test_markdown_headings() -> None:
    found = document("# 계획\n## 1 인 력 ##\n### **3** 예산\n본문 # 아님").blocks
    assert [(block.text, block.style.outline, block.style.bold) for block in found if isinstance(block, Paragraph)] == [
        ("계획", 1, False),
        ("1 인 력", 2, False),
        ("3 예산", 3, True),
        ("본문 # 아님", None, False),
    ]


def test_hard_breaks_join_only_what_goes_on() -> None:
    text = "# 제목\n- 내용은 앞  \n뒤에 이어짐\n- 첫째  \n- 둘째  \n→ 셋째  \n\n넷째\\\n다섯째"
    assert paragraphs(text) == ["제목", "- 내용은 앞\n뒤에 이어짐", "- 첫째", "- 둘째", "→ 셋째", "넷째\n다섯째"]
    assert paragraphs("기획국  \n기획과") == ["기획국", "기획과"]


def test_a_hard_break_within_the_last_cell() -> None:
    assert rows(document("# 가\n과 제\t첫째  \n둘째\n계\t1").blocks[1]) == [["과 제", "첫째\n둘째"], ["계", "1"]]


def test_rules_and_fences_are_dropped() -> None:
    assert paragraphs("# 가\n---\n* * *\n```\n코드\n```\n-- 둘") == ["가", "코드", "-- 둘"]
    assert paragraphs("가\n-----") == ["가", "-----"]


def test_pipe_tables() -> None:
    table = document("# 가\n| 구분 | **금액** |\n|---|---:|\n| 계 \\| 소계 | 3<br>4 |\n").blocks[1]
    assert rows(table) == [["구분", "금액"], ["계 | 소계", "3\n4"]]
    assert isinstance(table, Table)
    assert [cell.header for cell in table.cells] == [True, True, False, False]
    assert paragraphs("| 홀로 선 줄") == ["| 홀로 선 줄"]


def test_html_tables() -> None:
    markup = (
        "앞 <table>\n<caption>예산</caption><tr><th rowspan='2'>구 분</th><th colspan=2>예산</th></tr>\n"
        "<tr><td>국비</td><td>시비 &lt;1&gt;</td></tr>\n<tr><td>계<table><tr><td>x</td></tr></table></td></tr>\n</table> 뒤"
    )
    before, table, after = document(markup).blocks
    assert isinstance(table, Table)
    assert [(cell.row, cell.col, cell.row_span, cell.col_span, cell.text) for cell in table.cells] == [
        (0, 0, 2, 1, "구 분"),
        (0, 1, 1, 2, "예산"),
        (1, 1, 1, 1, "국비"),
        (1, 2, 1, 1, "시비 <1>"),
        (2, 0, 1, 1, "계\nx"),
    ]
    assert (table.rows, table.cols, table.caption) == (3, 3, "예산")
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)
    assert (before.text, after.text) == ("앞", "뒤")


def test_colliding_spans_do_not_overlap() -> None:
    table = document("<table><tr><td>1</td><td rowspan=2>2</td></tr><tr><td colspan=3>3</td></tr></table>").blocks[0]
    assert isinstance(table, Table)
    slots = [
        (cell.row + down, cell.col + right)
        for cell in table.cells
        for down in range(cell.row_span)
        for right in range(cell.col_span)
    ]
    assert len(slots) == len(set(slots))


def test_an_image_is_a_figure() -> None:
    figure = document("# 가\n![조직도](a.png)").blocks[1]
    assert isinstance(figure, Figure)
    assert figure.text == "조직도"


def test_form_feeds_are_pages() -> None:
    found = document("가\t1\n\f나\t2\n다\f라\n\f")
    assert (found.pages, [block.source.page for block in found.blocks]) == (3, [1, 2, 2, 3])


def test_characters_that_print_nothing_are_dropped() -> None:
    assert paragraphs("□\u200b 추진\ufeff목표" + "가" * 300 + "\x07") == ["□ 추진목표" + "가" * 300]


def test_unknown_characters_are_issues() -> None:
    found = document("가 \uf0a7\n나\t\uf0a7\U000f02b1")
    assert [(issue.code, issue.message[:7], issue.source.block) for issue in found.issues] == [
        (IssueCode.UNMAPPED_GLYPHS, "U+F0A7 ", 0),
        (IssueCode.UNMAPPED_GLYPHS, "U+F02B1", 1),
    ]


def test_invalid_bytes_are_an_issue() -> None:
    found = read(("가나다라마바사\n" * 20).encode("cp949") + b"\xff\n")
    assert found.issues[0].code is IssueCode.ENCODING_GUESSED
    assert "140" not in found.issues[0].message
    assert "cp949" in found.issues[0].message


def refused(data: bytes) -> ErrorCode:
    with pytest.raises(ReadError) as caught:
        read(data)
    return caught.value.code


def test_refusals() -> None:
    assert refused(b" \n\t\n\f") is ErrorCode.EMPTY
    assert refused(bytes(range(256))) is ErrorCode.UNKNOWN_FORMAT
    assert refused(b"a" * (MAX_LINE + 1)) is ErrorCode.LIMIT_SIZE
    assert refused(b"\n" * 1_000_001 + b"a") is ErrorCode.LIMIT_SIZE
    assert refused(b"a\t" * 1000 + b"\n" + b"a\tb\n" * 1000) is ErrorCode.LIMIT_CELLS


@given(st.text(max_size=400))
@settings(deadline=None)
def test_any_text(text: str) -> None:
    check(text.encode("utf-8", "replace"))


PIECES = st.sampled_from(
    (
        "# ",
        "**",
        "|",
        "\t",
        "\n",
        "  \n",
        "\f",
        "- ",
        "<b>",
        "</li>",
        "<table>",
        "<tr>",
        "<td rowspan=9>",
        "</table>",
        "가",
        "1",
    )
)


@given(st.lists(PIECES, max_size=40))
@settings(deadline=None, max_examples=300)
def test_any_markdown(pieces: list[str]) -> None:
    check("".join(pieces).encode())


def check(data: bytes) -> None:
    try:
        found = read(data)
    except ReadError:
        return
    assert [block.source.block for block in found.blocks] == list(range(len(found.blocks)))
    for block in found.blocks:
        if isinstance(block, Table):
            assert all(cell.row + cell.row_span <= block.rows for cell in block.cells)
            assert all(cell.col + cell.col_span <= block.cols for cell in block.cells)
        else:
            assert block.text == block.text.strip()


def test_real_texts_keep_their_letters(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        found = read(path.read_bytes())
        texts = [
            text
            for block in found.blocks
            for text in ([cell.text for cell in block.cells] if isinstance(block, Table) else [block.text])
        ]
        kept = "".join(letter for text in texts for letter in text if letter.isalnum() and ord(letter) > 127)
        printed = "".join(letter for letter in path.read_text("utf-8") if letter.isalnum() and ord(letter) > 127)
        assert kept == printed, path.name
        assert found.issues == ()
