"""Grids of Word tables."""

from collections.abc import Callable

import pytest

from extract.document import Figure, Paragraph, Table
from extract.errors import ErrorCode, ReadError
from extract.issues import IssueCode
from extract.parsers.docx import read
from extract.parsers.docx.tables import RowCell, merge_rows

Make = Callable[..., bytes]


def tc(text: str = "", properties: str = "") -> str:
    inner = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" if not text.startswith("<") else text
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tbl(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def span(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def spans(docx: Make, body: str) -> list[tuple[int, int, int, int, str]]:
    table = read(docx(body)).blocks[0]
    assert isinstance(table, Table)
    return [(cell.row, cell.col, cell.row_span, cell.col_span, cell.text) for cell in table.cells]


def test_merges(docx: Make) -> None:
    body = tbl(
        tc("구분", DOWN) + tc("예산", span(2)),
        tc("", ON) + tc("국비") + tc("시비"),
        tc("계") + tc("1") + tc("2"),
    )
    assert spans(docx, body) == [
        (0, 0, 2, 1, "구분"),
        (0, 1, 1, 2, "예산"),
        (1, 1, 1, 1, "국비"),
        (1, 2, 1, 1, "시비"),
        (2, 0, 1, 1, "계"),
        (2, 1, 1, 1, "1"),
        (2, 2, 1, 1, "2"),
    ]


def test_old_horizontal_merges(docx: Make) -> None:
    body = tbl(tc("가", '<w:hMerge w:val="restart"/>') + tc("", "<w:hMerge/>") + tc("나"), tc("1") + tc("2") + tc("3"))
    assert spans(docx, body)[:2] == [(0, 0, 1, 2, "가"), (0, 2, 1, 1, "나")]


def test_a_continuation_of_other_columns_is_a_cell_of_its_own(docx: Make) -> None:
    body = tbl(tc("가", DOWN + span(2)) + tc("나"), tc("다", ON) + tc("라") + tc("마"))
    assert spans(docx, body) == [
        (0, 0, 1, 2, "가"),
        (0, 2, 1, 1, "나"),
        (1, 0, 1, 1, "다"),
        (1, 1, 1, 1, "라"),
        (1, 2, 1, 1, "마"),
    ]


def test_skipped_grid_columns_and_columns_that_nothing_begins_at(docx: Make) -> None:
    skipped = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    assert spans(docx, tbl(tc("가") + tc("나"), skipped + tc("다"))) == [
        (0, 0, 1, 1, "가"),
        (0, 1, 1, 1, "나"),
        (1, 1, 1, 1, "다"),
    ]
    assert spans(docx, tbl(tc("가", span(3)) + tc("나", span(9999)))) == [(0, 0, 1, 1, "가"), (0, 1, 1, 1, "나")]


def test_text_in_a_covered_cell_is_an_issue(docx: Make) -> None:
    document = read(docx(tbl(tc("가", DOWN) + tc("나"), tc("숨음", ON) + tc("다"))))
    assert [issue.code for issue in document.issues] == [IssueCode.SKIPPED]


def test_headers_are_marked_or_shaded(docx: Make) -> None:
    fill = '<w:shd w:fill="DFE6F7"/>'
    body = tbl(
        "<w:trPr><w:tblHeader/></w:trPr>" + tc("가") + tc("나"), tc("다", fill) + tc("라", '<w:shd w:fill="auto"/>')
    )
    table = read(docx(body)).blocks[0]
    assert isinstance(table, Table)
    assert [cell.header for cell in table.cells] == [True, True, True, False]


def test_a_nested_table_follows_and_names_its_host(docx: Make) -> None:
    inner = tbl(tc("안1") + tc("안2"))
    paragraph = "<w:p><w:r><w:t>겉</w:t></w:r></w:p>"
    document = read(docx(tbl(tc("왼쪽") + tc(paragraph + inner + "<w:p/>")) + paragraph))
    host, nested, _ = document.blocks
    assert isinstance(host, Table)
    assert isinstance(nested, Table)
    assert host.cells[1].text == "겉"
    assert nested.host is not None
    assert (nested.host.block, nested.host.row, nested.host.col) == (0, 0, 1)
    assert nested.source.block == 1


def test_a_table_of_one_cell_is_a_frame(docx: Make) -> None:
    document = read(docx(tbl(tc("<w:p><w:r><w:t>가</w:t></w:r></w:p><w:p><w:r><w:t>나</w:t></w:r></w:p>"))))
    found = [(block.text, block.style.boxed) for block in document.blocks if isinstance(block, Paragraph)]
    assert found == [("가", True), ("나", True)]
    frames = {block.style.frame for block in document.blocks if isinstance(block, Paragraph)}
    assert len(frames) == 1
    assert None not in frames


def test_a_frame_and_a_picture_in_a_cell(docx: Make) -> None:
    picture = "<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>"
    document = read(docx(tbl(tc(tbl(tc("상자"))) + tc(picture))))
    table, figure = document.blocks
    assert isinstance(table, Table)
    assert isinstance(figure, Figure)
    assert table.cells[0].text == "상자"


def test_tracked_deleted_rows_are_left_out(docx: Make) -> None:
    gone = "<w:trPr><w:del/></w:trPr>"
    assert [one[-1] for one in spans(docx, tbl(tc("가") + tc("나"), gone + tc("다") + tc("라")))] == ["가", "나"]


def test_a_grid_of_too_many_slots_is_refused() -> None:
    rows = [[RowCell(column, 1, None, header=False, items=())] for column in range(2000)]
    with pytest.raises(ReadError) as caught:
        merge_rows(rows, None)
    assert caught.value.code is ErrorCode.LIMIT_CELLS


@pytest.mark.parametrize("count", ["30000000", "99999999999", "0", "-4", "x"])
def test_a_span_that_is_none_is_bounded_and_told(docx: Make, count: str) -> None:
    document = read(docx(tbl(tc("구분", f'<w:gridSpan w:val="{count}"/>'), tc("가") + tc("나"))))
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["구분", "가", "나"]
    assert [issue.code for issue in document.issues] == [IssueCode.DEFECT]
    assert not read(docx(tbl(tc("구분", span(2)), tc("가") + tc("나")))).issues
