"""Tables of HWP 5: cells by their addresses, spans, captions, tables in cells."""

from extract.document import Document, Table
from extract.parsers.hwp5 import read
from tests.parsers.hwp5.build import TBL, cell, hwp, listed, para, table


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_cells_are_placed_by_their_addresses_whatever_their_order() -> None:
    cells = (
        cell((1, 1), "1,000"),
        cell((0, 0), "구분", (2, 1), title=True),
        cell((0, 1), "예산", (1, 2), title=True),
        cell((1, 2), "2,000"),
    )
    (found,) = tables(read(hwp(para(TBL, table(*cells, rows=(2, 2), cols=3), last=True))))
    assert (found.rows, found.cols) == (2, 3)
    assert [(one.row, one.col, one.row_span, one.col_span, one.header, one.text) for one in found.cells] == [
        (0, 0, 2, 1, True, "구분"),
        (0, 1, 1, 2, True, "예산"),
        (1, 1, 1, 1, False, "1,000"),
        (1, 2, 1, 1, False, "2,000"),
    ]


def test_rows_and_columns_at_which_no_cell_begins_are_left_out() -> None:
    cells = (cell((0, 0), "가", (2, 2)), cell((0, 2), "나", (2, 1)), cell((2, 0), "다", (1, 3)))
    (found,) = tables(read(hwp(para(TBL, table(*cells, rows=(2, 0, 1), cols=3), last=True))))
    assert [(one.row, one.col, one.row_span, one.col_span) for one in found.cells] == [
        (0, 0, 1, 1),
        (0, 1, 1, 1),
        (1, 0, 1, 2),
    ]


def test_paragraphs_of_a_cell_are_lines() -> None:
    (found,) = tables(
        read(hwp(para(TBL, table(cell((0, 0), "1,000\n(시비 600)"), cell((0, 1), ""), rows=(2,), cols=2), last=True)))
    )
    assert [one.text for one in found.cells] == ["1,000\n(시비 600)", ""]


def test_a_caption_is_the_list_before_the_table() -> None:
    caption = listed(para("표 제목", level=2, last=True))
    inner = table(cell((0, 0), "가"), cell((0, 1), "나"), rows=(2,), cols=2)
    at = 4 + len(b" lbt") + 20
    (found,) = tables(read(hwp(para(TBL, inner[:at] + caption + inner[at:], last=True))))
    assert found.caption == "표 제목"


def test_a_table_in_a_cell_follows_its_host() -> None:
    inner = table(cell((0, 0), "안1", level=4), cell((0, 1), "안2", level=4), rows=(2,), cols=2, level=3)
    holder = cell((0, 0), "")[: -len(para("", level=2, last=True))] + para("밖" + TBL, inner, level=2, last=True)
    host, nested = tables(read(hwp(para(TBL, table(holder, cell((0, 1), "옆"), rows=(2,), cols=2), last=True))))
    assert [one.text for one in host.cells] == ["밖", "옆"]
    assert nested.host is not None
    assert (nested.host.block, nested.host.row, nested.host.col) == (0, 0, 0)
    assert [one.text for one in nested.cells] == ["안1", "안2"]
