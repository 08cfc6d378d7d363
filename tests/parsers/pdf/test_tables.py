"""Tables, frames and charts as their rules draw them."""

from typing import Any

import pytest

from extract.document import Figure, Paragraph, Table
from extract.parsers import pdf
from extract.parsers.layout.charts import named

XS, YS = (100, 200, 300, 400), (100, 120, 140, 160)


def fill(page: Any, rows: list[list[str]], xs: tuple[float, ...] = XS, ys: tuple[float, ...] = YS) -> Any:
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            if words:
                page.text(xs[c] + 5, ys[r] + 14, words)
    return page


def tables(data: bytes) -> list[Table]:
    return [block for block in pdf.read(data).blocks if isinstance(block, Table)]


def cells(table: Table) -> dict[tuple[int, int], tuple[str, int, int]]:
    return {(cell.row, cell.col): (cell.text, cell.row_span, cell.col_span) for cell in table.cells}


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def test_a_plain_grid(make_pdf: Any, sheet: Any) -> None:
    rows = [["unit", "2024", "2025"], ["total", "1,000", "1,200"], ["part", "300", "400"]]
    (table,) = tables(make_pdf(fill(sheet().grid(XS, YS), rows)))
    assert texts(table) == rows
    assert (table.rows, table.cols, table.source.page) == (3, 3, 1)
    assert table.source.bbox == (100, 100, 400, 160)


def test_spans_come_from_missing_rules(make_pdf: Any, sheet: Any) -> None:
    page = sheet().box(100, 100, 400, 160).line(200, 100, 200, 160).line(300, 120, 300, 160)
    page.line(200, 120, 400, 120).line(100, 140, 400, 140)
    page.text(105, 124, "unit").text(290, 114, "2025").text(205, 134, "plan").text(305, 134, "done")
    fill(page, [[], [], ["a", "1", "2"]])
    (table,) = tables(make_pdf(page))
    assert cells(table)[0, 0] == ("unit", 2, 1)
    assert cells(table)[0, 1] == ("2025", 1, 2)
    assert cells(table)[1, 2] == ("done", 1, 1)
    assert cells(table)[2, 1] == ("1", 1, 1)


def test_dotted_rules_are_joined(make_pdf: Any, sheet: Any) -> None:
    page = sheet().box(100, 100, 300, 140).line(200, 100, 200, 140).dots(100, 120, 300)
    (table,) = tables(make_pdf(fill(page, [["a", "1"], ["b", "2"]])))
    assert texts(table) == [["a", "1"], ["b", "2"]]


def test_double_rules_are_one(make_pdf: Any, sheet: Any) -> None:
    page = sheet().grid((100, 200, 300), (100, 120, 140)).line(100, 121.5, 300, 121.5)
    (table,) = tables(make_pdf(fill(page, [["a", "1"], ["b", "2"]])))
    assert texts(table) == [["a", "1"], ["b", "2"]]


def test_open_sides_are_closed(make_pdf: Any, sheet: Any) -> None:
    page = sheet().line(200, 100, 200, 140)
    for y in (100, 120, 140):
        page.line(100, y, 300, y)
    (table,) = tables(make_pdf(fill(page, [["a", "1"], ["b", "2"]])))
    assert texts(table) == [["a", "1"], ["b", "2"]]


def test_filled_borders_where_nothing_is_stroked(make_pdf: Any, sheet: Any) -> None:
    page = fill(sheet(), [["a", "1"], ["b", "2"]])
    page.parts.extend(f"{x} {842 - 140} 0.5 40 re f" for x in (100, 200, 300))
    page.parts.extend(f"100 {842 - y} 200 0.5 re f" for y in (100, 120, 140))
    (table,) = tables(make_pdf(page))
    assert texts(table) == [["a", "1"], ["b", "2"]]


def test_a_gradient_is_no_table(make_pdf: Any, sheet: Any) -> None:
    page = sheet().text(105, 114, "title")
    page.parts.extend(f"100 {742 - 0.5 * step} 200 0.5 re f" for step in range(60))
    page.parts.extend(f"{100 + 100 * step} 700 0.5 60 re f" for step in range(3))
    assert not tables(make_pdf(page))


def test_a_corner_of_a_header_cell(make_pdf: Any, sheet: Any) -> None:
    """The share below a budget is ruled as a corner of the budget's header cell."""
    page = sheet().box(100, 100, 400, 160).line(200, 100, 200, 160).line(300, 120, 300, 160)
    page.line(300, 120, 400, 120).line(100, 140, 400, 140)
    page.text(105, 124, "unit").text(205, 118, "budget").text(305, 134, "share")
    fill(page, [[], [], ["a", "1", "2"]])
    (table,) = tables(make_pdf(page))
    assert cells(table)[0, 1] == ("budget", 2, 2)
    assert cells(table)[1, 2] == ("share", 1, 1)


def test_unruled_rows_of_numbers_are_cut(make_pdf: Any, sheet: Any) -> None:
    page = sheet().grid(XS, (100, 120, 180)).text(105, 114, "item").text(205, 114, "2024").text(305, 114, "2025")
    for row, (label, one, two) in enumerate([("sum", "30", "40"), ("a", "10", "15"), ("b", "20", "25")]):
        page.text(105, 136 + 16 * row, label).text(205, 136 + 16 * row, one).text(305, 136 + 16 * row, two)
    (table,) = tables(make_pdf(page))
    assert texts(table)[1:] == [["sum", "30", "40"], ["a", "10", "15"], ["b", "20", "25"]]


def test_unruled_rows_may_have_gaps(make_pdf: Any, sheet: Any) -> None:
    page = (
        sheet().grid((*XS, 500), (100, 120, 180)).text(105, 114, "rank").text(205, 114, "posts").text(305, 114, "staff")
    )
    page.text(405, 114, "gap")
    for row, values in enumerate([("a", "3", "3", ""), ("b", "4", "2", "2"), ("c", "5", "4", "1")]):
        for x, value in zip((105, 205, 305, 405), values, strict=True):
            page.text(x, 136 + 16 * row, value)
    (table,) = tables(make_pdf(page))
    assert texts(table)[1:] == [["a", "3", "3", ""], ["b", "4", "2", "2"], ["c", "5", "4", "1"]]


def test_bracketed_variants_stay_in_their_cell(make_pdf: Any, sheet: Any) -> None:
    page = sheet().grid(XS, (100, 120, 160)).text(105, 114, "item").text(205, 114, "2024").text(305, 114, "2025")
    page.text(105, 134, "sum").text(205, 134, "30").text(305, 134, "40")
    page.text(105, 150, "(part)").text(205, 150, "(10)").text(305, 150, "(15)")
    (table,) = tables(make_pdf(page))
    assert texts(table)[1] == ["sum\n(part)", "30\n(10)", "40\n(15)"]


def test_an_indenting_strip_is_no_column(make_pdf: Any, sheet: Any) -> None:
    page = sheet().box(100, 100, 300, 180).line(200, 100, 200, 180)
    for y in (120, 140, 160):
        page.line(100, y, 300, y)
    page.line(110, 140, 110, 180).line(120, 140, 120, 180)
    page.text(125, 114, "what").text(205, 114, "score").text(125, 134, "all").text(205, 134, "9")
    page.text(125, 154, "one").text(205, 154, "4").text(125, 174, "two").text(205, 174, "5")
    (table,) = tables(make_pdf(page))
    assert texts(table) == [["what", "score"], ["all", "9"], ["one", "4"], ["two", "5"]]


def test_a_branch_below_its_label_stays(make_pdf: Any, sheet: Any) -> None:
    page = sheet().box(100, 100, 300, 180).line(200, 100, 200, 180).line(110, 140, 110, 180)
    for y in (120, 140):
        page.line(100, y, 300, y)
    page.line(110, 160, 300, 160)
    page.text(125, 114, "what").text(205, 114, "won").text(125, 134, "all").text(205, 134, "9")
    page.text(125, 154, "one").text(205, 154, "4").text(125, 174, "two").text(205, 174, "5")
    (table,) = tables(make_pdf(page))
    assert cells(table)[2, 0] == ("", 2, 1)
    assert cells(table)[2, 1] == ("one", 1, 1)


def test_a_table_inside_a_cell(make_pdf: Any, sheet: Any) -> None:
    page = sheet().grid((50, 90, 500), (100, 120, 300)).text(55, 114, "no").text(200, 114, "content")
    page.text(55, 200, "1").text(95, 140, "before").text(95, 280, "after")
    page.grid((150, 250, 350), (160, 180, 200)).text(155, 174, "a").text(255, 174, "1").text(155, 194, "b")
    page.text(255, 194, "2")
    outer, inner = tables(make_pdf(page))
    assert cells(outer)[1, 1] == ("before\nafter", 1, 1)
    assert texts(inner) == [["a", "1"], ["b", "2"]]
    assert inner.host is not None
    assert (inner.host.block, inner.host.row, inner.host.col) == (outer.source.block, 1, 1)


def test_a_frame_dissolves(make_pdf: Any, sheet: Any) -> None:
    page = sheet().box(50, 100, 500, 300).text(60, 120, "- first").text(60, 140, "- second").text(60, 400, "outside")
    first, second, outside = pdf.read(make_pdf(page)).blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert isinstance(outside, Paragraph)
    assert (first.text, second.text) == ("- first", "- second")
    assert first.style.boxed
    assert first.style.frame == second.style.frame
    assert not outside.style.boxed


def test_a_tab_on_a_frame(make_pdf: Any, sheet: Any) -> None:
    page = sheet().box(200, 90, 300, 110).text(210, 104, "Goal")
    page.line(50, 100, 200, 100).line(300, 100, 500, 100).line(50, 200, 500, 200)
    page.line(50, 100, 50, 200).line(500, 100, 500, 200).text(60, 150, "Content of the frame")
    blocks = pdf.read(make_pdf(page)).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["Goal", "Content of the frame"]


def test_a_frame_with_unruled_labels(make_pdf: Any, sheet: Any) -> None:
    page = sheet().box(50, 100, 500, 300).text(60, 135, "First").text(60, 225, "Second")
    page.grid((200, 490), (110, 130, 150)).grid((200, 490), (200, 220, 240))
    for row, y in enumerate((124, 144, 214, 234)):
        page.text(210, y, f"task {row}")
    (table,) = tables(make_pdf(page))
    assert cells(table)[0, 0] == ("First", 2, 1)
    assert cells(table)[3, 1] == ("task 3", 1, 1)


def test_boxes_joined_by_lines_are_a_chart(make_pdf: Any, sheet: Any) -> None:
    page = sheet().box(250, 100, 350, 120).text(260, 114, "Head").line(300, 120, 300, 140).line(100, 140, 500, 140)
    for index, x in enumerate((60, 260, 460)):
        page.line(x + 40, 140, x + 40, 160).box(x, 160, x + 80, 180).text(x + 10, 174, f"Unit {index}")
        page.box(x, 190, x + 80, 210).text(x + 10, 204, f"{index} teams")
    (chart,) = pdf.read(make_pdf(page)).blocks
    assert isinstance(chart, Figure)
    assert chart.kind == "chart"
    assert chart.text == "Head\nUnit 0\n0 teams\nUnit 1\n1 teams\nUnit 2\n2 teams"


def test_a_box_that_hangs_between_others_is_in_the_chart(make_pdf: Any, sheet: Any) -> None:
    page = sheet().box(150, 60, 250, 80).text(160, 74, "Head").line(200, 80, 200, 110).line(100, 110, 300, 110)
    for index, x in enumerate((50, 150, 250)):
        page.line(x + 50, 110, x + 50, 160).box(x, 160, x + 100, 180).text(x + 10, 174, f"Unit {index}")
    page.box(115, 125, 185, 145).text(120, 139, "Bureau")
    (chart,) = pdf.read(make_pdf(page)).blocks
    assert isinstance(chart, Figure)
    assert chart.text == "Head\nBureau\nUnit 0\nUnit 1\nUnit 2"


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("산업안전/보건본부", "산업안전보건본부"),
        ("기획/조정실", "기획조정실"),
        ("행정지원팀/(11)", "행정지원팀(11)"),
        ("원 장/(53)", "원 장(53)"),
        ("15분/행복도시/구축/7개", "15분/행복도시/구축/7개"),
        ("기획팀/구정계획/주요회의", "기획팀/구정계획/주요회의"),
        ("대표과업1/시·도사회보장/위원회", "대표과업1/시·도사회보장/위원회"),
    ],
)
def test_names_of_units_in_boxes(lines: str, read: str) -> None:
    assert "/".join(named(lines.split("/"))) == read


def test_a_title_bar_of_two_boxes(make_pdf: Any, sheet: Any) -> None:
    page = sheet().box(50, 100, 90, 130).text(65, 120, "1").box(100, 100, 500, 130).text(110, 120, "Title of a task")
    (table,) = tables(make_pdf(page))
    assert texts(table) == [["1", "Title of a task"]]


def test_a_number_box_and_its_title(make_pdf: Any, sheet: Any) -> None:
    page = sheet().box(50, 100, 90, 130).text(65, 120, "2").text(100, 120, "Budget")
    (title,) = pdf.read(make_pdf(page)).blocks
    assert isinstance(title, Paragraph)
    assert title.text == "2 Budget"
    assert title.style.boxed


def test_a_title_between_two_rules_is_boxed(make_pdf: Any, sheet: Any) -> None:
    page = sheet().line(50, 100, 500, 100).line(50, 101.5, 500, 101.5).line(50, 130, 500, 130)
    page.text(60, 120, "II. Results", size=16).text(60, 160, "body")
    title, body = pdf.read(make_pdf(page)).blocks
    assert isinstance(title, Paragraph)
    assert isinstance(body, Paragraph)
    assert (title.text, title.style.boxed, body.style.boxed) == ("II. Results", True, False)
