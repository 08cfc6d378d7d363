"""Tables, frames, captions, and the pages that the layout tells."""

from extract.document import Document, Paragraph, Table
from extract.issues import IssueCode
from extract.parsers.hwpx import read
from tests.parsers.hwpx.writer import box, ctrl, hwpx, p, tbl, tc

PAGE = '<hp:secPr outlineShapeIDRef="0"><hp:pagePr landscape="WIDELY" width="100" height="10000"><hp:margin top="1000" bottom="1000" header="500" footer="500"/></hp:pagePr></hp:secPr>'


def table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def cells(found: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.col, cell.row_span, cell.col_span, cell.text) for cell in found.cells]


def test_addresses_and_spans_count_and_not_the_order() -> None:
    rows = (
        tc(0, 1, p("예산액"), spans=(1, 2), header=True) + tc(0, 0, p("구분"), spans=(2, 1), header=True),
        tc(1, 2, p("2026")) + tc(1, 1, p("2025")),
        tc(2, 0, p("계"), p("(국비)")) + tc(2, 1, p("10")) + tc(2, 2, p("20")),
    )
    document = read(hwpx(p("", tbl(*rows, size=(3, 3), caption="(단위: 천원)"))))
    found = table(document)
    assert (found.rows, found.cols, found.caption) == (3, 3, "(단위: 천원)")
    assert cells(found) == [
        (0, 0, 2, 1, "구분"),
        (0, 1, 1, 2, "예산액"),
        (1, 1, 1, 1, "2025"),
        (1, 2, 1, 1, "2026"),
        (2, 0, 1, 1, "계\n(국비)"),
        (2, 1, 1, 1, "10"),
        (2, 2, 1, 1, "20"),
    ]
    assert [cell.header for cell in found.cells] == [True, True, False, False, False, False, False]
    assert document.issues == ()


def test_cells_without_addresses_stand_in_their_order() -> None:
    bare = "".join(
        f"<hp:tr>{''.join(f'<hp:tc><hp:subList>{p(word)}</hp:subList></hp:tc>' for word in row)}</hp:tr>"
        for row in ("가나", "다라")
    )
    found = table(read(hwpx(p("", f"<hp:tbl>{bare}</hp:tbl>"))))
    assert cells(found) == [(0, 0, 1, 1, "가"), (0, 1, 1, 1, "나"), (1, 0, 1, 1, "다"), (1, 1, 1, 1, "라")]


def test_a_table_that_lost_cells_is_told() -> None:
    document = read(hwpx(p("", tbl(tc(0, 0, p("가")) + tc(0, 1, p("나")), size=(2, 2)))))
    assert [(issue.code, issue.message) for issue in document.issues] == [
        (IssueCode.PARTIAL, "2 squares of tables are covered by no cell (1 tables were read)")
    ]


def test_a_table_in_a_cell_and_numbers_in_cells() -> None:
    inner = tbl(tc(0, 0, p("속")) + tc(0, 1, p("안")))
    document = read(hwpx(p("", tbl(tc(0, 0, p("제목", shape=3), p("", inner)) + tc(0, 1, p("끝"))))))
    outer, nested = (block for block in document.blocks if isinstance(block, Table))
    assert outer.cells[0].text == "□ 제목"
    assert nested.host is not None
    assert (nested.host.block, nested.host.row, nested.host.col) == (0, 0, 0)


def test_a_table_of_one_cell_is_a_frame() -> None:
    blocks = read(hwpx(p("", tbl(tc(0, 0, p("추진방향"), p("둘째")))), p("", box(p("글상자"))))).blocks
    assert [(block.text, block.style.boxed) for block in blocks if isinstance(block, Paragraph)] == [
        ("추진방향", True),
        ("둘째", True),
        ("글상자", True),
    ]
    assert not any(isinstance(block, Table) for block in blocks)


def order(body: str) -> list[str]:
    return [block.text if isinstance(block, Paragraph) else "표" for block in read(hwpx(body)).blocks]


def test_where_objects_stand() -> None:
    grid = tc(0, 0, p("가")) + tc(0, 1, p("나"))
    inline, floating = tbl(grid), tbl(grid, inline=False)
    parted = "<hp:p><hp:run><hp:t>앞</hp:t>{}<hp:t>뒤</hp:t></hp:run></hp:p>"
    assert order(parted.format(inline)) == ["앞", "표", "뒤"]
    assert order(parted.format(floating)) == ["앞뒤", "표"]
    assert order(p("글", floating)) == ["표", "글"]


def pages(*body: str) -> tuple[int | None, list[int | None]]:
    document = read(hwpx(*body))
    return document.pages, [block.source.page for block in document.blocks]


def test_a_line_that_stands_higher_than_the_one_before_begins_a_page() -> None:
    body = (p("가", PAGE, lines=((0, 0),)), p("나", lines=((0, 2000), (10, 4000))), p("다", lines=((0, 0),)))
    assert pages(*body) == (2, [1, 1, 2])


def test_a_table_stands_on_the_page_of_its_character() -> None:
    grid = tbl(tc(0, 0, p("가")) + tc(0, 1, p("나")))
    turned = f'<hp:p><hp:run><hp:t>앞글이다</hp:t>{grid}</hp:run><hp:linesegarray><hp:lineseg textpos="0" vertpos="6000" horzpos="0"/><hp:lineseg textpos="4" vertpos="0" horzpos="0"/></hp:linesegarray></hp:p>'
    assert pages(p("가", PAGE, lines=((0, 0),)), turned) == (2, [1, 1, 2])


def test_pages_are_lost_behind_a_table_that_the_page_cannot_hold() -> None:
    tall = tbl(*(tc(row, 0, p("가")) + tc(row, 1, p("나")) for row in range(9)), inline=False)
    assert pages(p("가", PAGE, lines=((0, 0),)), p("", tall, lines=((0, 1000),)), p("나", lines=((0, 0),))) == (
        None,
        [1, None, None],
    )


def test_text_in_columns_has_no_pages() -> None:
    columns = ctrl('<hp:colPr colCount="2"/>')
    assert pages(p("가", PAGE, columns, lines=((0, 0),)), p("나", lines=((0, 0),)))[0] is None


def test_without_a_layout_there_are_no_pages() -> None:
    assert pages(p("가"), p("나")) == (None, [None, None])
