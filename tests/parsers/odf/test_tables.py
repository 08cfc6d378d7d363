"""Tables: repeated rows and cells, spans, nesting, header rows, limits."""

from collections.abc import Callable

import pytest

from extract.document import Document, Paragraph, Table
from extract.errors import ErrorCode, ReadError
from extract.issues import IssueCode
from extract.parsers.odt import read

Make = Callable[..., bytes]


def cell(text: str = "", more: str = "") -> str:
    inner = text if text.startswith("<") else f"<text:p>{text}</text:p>"
    return f"<table:table-cell {more}>{inner}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table><table:table-column/>{''.join(rows)}</table:table>"


def first(document: Document) -> Table:
    found = document.blocks[0]
    assert isinstance(found, Table)
    return found


def shapes(found: Table) -> list[tuple[int, int, int, int, str]]:
    return [(one.row, one.col, one.row_span, one.col_span, one.text) for one in found.cells]


def test_spans_and_covered_cells(odf: Make) -> None:
    body = table(
        row(cell("구분", 'table:number-rows-spanned="2"'), cell("예산액", 'table:number-columns-spanned="2"'), COVERED),
        row(COVERED, cell("2025"), cell("2026")),
    )
    assert shapes(first(read(odf(body)))) == [
        (0, 0, 2, 1, "구분"),
        (0, 1, 1, 2, "예산액"),
        (1, 1, 1, 1, "2025"),
        (1, 2, 1, 1, "2026"),
    ]


def test_repeated_rows_and_cells(odf: Make) -> None:
    body = table(
        row(cell("가", 'table:number-columns-repeated="2"'), cell("나"), more='table:number-rows-repeated="2"')
    )
    found = first(read(odf(body)))
    assert (found.rows, found.cols) == (2, 3)
    assert [one.text for one in found.cells] == ["가", "가", "나"] * 2


@pytest.mark.parametrize("repeated", ["1048576", "999999999"])
def test_repeated_cells_are_bounded(odf: Make, repeated: str) -> None:
    wide = table(row(cell("", f'table:number-columns-repeated="{repeated}"')))
    high = table(row(cell(""), cell(""), more=f'table:number-rows-repeated="{repeated}"'))
    long = table(row(cell("가" * 200_000, 'table:number-columns-repeated="1000"')))
    for body in (wide, high, long):
        with pytest.raises(ReadError) as caught:
            read(odf(body))
        assert caught.value.code is ErrorCode.LIMIT_CELLS


def test_repeated_tables_in_tables_do_not_multiply(odf: Make) -> None:
    body = "<text:p>x</text:p>"
    for _ in range(8):
        body = table(row(cell(body, 'table:number-columns-repeated="50"')))
    with pytest.raises(ReadError) as caught:
        read(odf(body))
    assert caught.value.code is ErrorCode.LIMIT_CELLS


def test_header_rows_and_shaded_cells(odf: Make) -> None:
    shaded = (
        '<style:style style:name="S" style:family="table-cell"><style:table-cell-properties '
        'fo:background-color="#dddddd"/></style:style>'
    )
    headers = f"<table:table-header-rows>{row(cell('가'), cell('나'))}</table:table-header-rows>"
    body = table(headers, row(cell("다", 'table:style-name="S"'), cell("라")))
    assert [one.header for one in first(read(odf(body, auto=shaded))).cells] == [True, True, True, False]


def test_a_table_of_one_cell_is_a_frame_and_nested_ones_follow_their_host(odf: Make) -> None:
    inner = table(row(cell("1"), cell("2")))
    host = table(row(cell("가"), cell(f"<text:p>나</text:p>{inner}")))
    outer, nested, frame = read(odf(host + table(row(cell("추진방향"))))).blocks
    assert isinstance(outer, Table)
    assert isinstance(nested, Table)
    assert isinstance(frame, Paragraph)
    assert [one.text for one in outer.cells] == ["가", "나"]
    assert nested.host is not None
    assert (nested.host.block, nested.host.row, nested.host.col) == (0, 0, 1)
    assert (frame.text, frame.style.boxed) == ("추진방향", True)


def test_hidden_rows_are_left_out_and_covered_text_is_an_issue(odf: Make) -> None:
    body = table(
        row(cell("숨김"), cell("숨김"), more='table:visibility="collapse"'),
        row(
            cell("가", 'table:number-columns-spanned="2"'),
            "<table:covered-table-cell><text:p>덮임</text:p></table:covered-table-cell>",
            cell("나"),
        ),
    )
    document = read(odf(body))
    assert [one.text for one in first(document).cells] == ["가", "나"]
    assert [issue.code for issue in document.issues] == [IssueCode.SKIPPED]


def test_a_page_break_between_rows_or_in_several_cells_is_one(odf: Make) -> None:
    broken = cell("가<text:soft-page-break/>나")
    body = table(row(broken, broken), "<text:soft-page-break/>", row(cell("다"), cell("라"))) + "<text:p>뒤</text:p>"
    document = read(odf(body, pages=3))
    assert [block.source.page for block in document.blocks] == [1, 3]


@pytest.mark.parametrize("kind", ["rows", "columns"])
def test_a_span_that_is_none_is_bounded_and_told(odf: Make, kind: str) -> None:
    document = read(odf(table(row(cell("가", f'table:number-{kind}-spanned="30000000"')), row(cell("나"), cell("다")))))
    assert [one.text for one in first(document).cells] == ["가", "나", "다"]
    assert [issue.code for issue in document.issues] == [IssueCode.DEFECT]
