"""Tables that a text sets with spaces or draws with characters."""

import pytest

from extract.document import Block, Paragraph, Table
from extract.parsers.text import read

SPACED = """가. 정원
(단위 : 명)
    구  분        정원   현원   과부족
    총무과          19     18      △1
    문화체육과      15     15        -
    소 계           34     33      △1
다음 줄은 글이다.
"""
FRAMED = """1. 인력
┌────────┬────────────────┬──────┐
│ 구  분 │      정  원    │      │
│        ├────────┬───────┤ 비고 │
│        │ 일반직 │ 별정직│      │
├────────┼────────┼───────┼──────┤
│   계   │   12   │    3  │ 휴직 │
│        │        │       │ 포함 │
└────────┴────────┴───────┴──────┘
○ 본문
"""


def blocks(text: str) -> tuple[Block, ...]:
    return read(text.encode()).blocks


def grid(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[cell.text for cell in block.cells if cell.row == row] for row in range(block.rows)]


def test_columns_set_with_spaces_are_a_table() -> None:
    title, unit, table, end = blocks(SPACED)
    assert [block.text for block in (title, unit, end) if isinstance(block, Paragraph)] == [
        "가. 정원",
        "(단위 : 명)",
        "다음 줄은 글이다.",
    ]
    assert grid(table) == [
        ["구  분", "정원", "현원", "과부족"],
        ["총무과", "19", "18", "△1"],
        ["문화체육과", "15", "15", "-"],
        ["소 계", "34", "33", "△1"],
    ]


def test_a_word_set_wide_is_one_cell() -> None:
    rows = grid(blocks("구  분   금액   비율\n유  류     30   60.0\n양  곡     20   40.0\n")[0])
    assert [row[0] for row in rows] == ["구 분", "유 류", "양 곡"]


def test_rows_may_leave_a_column_empty_where_another_holds_figures() -> None:
    rows = grid(blocks("팀      정원   비고\n총무팀    11   휴직\n인사팀     6\n문서팀     8   파견\n")[0])
    assert rows[2] == ["인사팀", "6", ""]


def test_rows_that_do_not_stand_below_each_other_are_parted_where_the_gaps_are() -> None:
    rows = grid(blocks("구분  예산액  집행액\n계  1,200,000  900\n인건비  30  1,000,000\n")[0])
    assert rows == [["구분", "예산액", "집행액"], ["계", "1,200,000", "900"], ["인건비", "30", "1,000,000"]]


@pytest.mark.parametrize(
    "text",
    [
        "기   간 : 3월 ~ 5월\n대   상 : 주민 전체\n장   소 : 구청 대강당\n",
        "기  간  :  3월\n대  상  :  주민\n장  소  :  구청\n",
        "○ 대상   주민   전체\n○ 장소   구청   강당\n○ 기간   3월   중\n",
        "1. 일반현황      3\n2. 추진실적      5\n3. 추진계획     12\n",
        "홍보  강화  추진\n협력  체계  구축\n",
    ],
)
def test_lines_that_are_no_rows(text: str) -> None:
    assert [type(block) for block in blocks(text)] == [Paragraph] * (text.count("\n"))


def test_a_frame_is_a_table_with_spans() -> None:
    _, table, _ = blocks(FRAMED)
    assert isinstance(table, Table)
    assert grid(table) == [["구  분", "정  원", "비고"], ["일반직", "별정직"], ["계", "12", "3", "휴직\n포함"]]
    spans = {cell.text: (cell.row_span, cell.col_span) for cell in table.cells}
    assert spans["구  분"] == (2, 1)
    assert spans["정  원"] == (1, 2)
    assert spans["비고"] == (2, 1)


def test_a_frame_of_plain_signs() -> None:
    table = blocks("+------+-----+\n| 구분 |  액 |\n+------+-----+\n| 계   |  30 |\n+------+-----+\n")[0]
    assert grid(table) == [["구분", "액"], ["계", "30"]]


def test_signs_of_a_frame_two_columns_wide() -> None:
    table = blocks("┌───┬──┐\n│ 구분 │ 액 │\n├───┼──┤\n│ 계   │ 30 │\n└───┴──┘\n")[0]
    assert grid(table) == [["구분", "액"], ["계", "30"]]


@pytest.mark.parametrize("rule", ["", "├───┼──┤\n"])
def test_nothing_of_a_broken_frame_is_lost(rule: str) -> None:
    found = blocks(f"┌───┬──┐\n│ 구분 │ 액 │\n{rule}│ 계   │ 30 │\n")
    text = " ".join(block.text if isinstance(block, Paragraph) else str(grid(block)) for block in found)
    assert all(word in text for word in ("구분", "액", "계", "30"))
