"""Tables over pages: when two pieces are one, and what the whole and its pieces say."""

from typing import Any

import pytest

from extract.document import Cell, Paragraph, Piece, Table
from extract.extractors.tables import find_tables
from extract.grid import make_grids
from extract.parsers import pdf
from extract.segment import segment
from extract.source import Source

XS = (100, 200, 300, 400)


def page(sheet: Any, rows: list[list[str]], top: float, *, step: float = 20, xs: tuple[float, ...] = XS) -> Any:
    ys = [top + step * index for index in range(len(rows) + 1)]
    made = sheet().grid(xs, ys)
    for y, row in zip(ys, rows, strict=False):
        for x, words in zip(xs, row, strict=False):
            made.text(x + 5, y + 14, words)
    return made


def tables(data: bytes) -> list[Table]:
    return [block for block in pdf.read(data).blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


HEAD = ["no", "name", "won"]
ONE, TWO, THREE = ["1", "alpha", "1,000"], ["2", "beta", "2,000"], ["3", "gamma", "3,000"]


def test_repeated_headings_stand_once(make_pdf: Any, sheet: Any) -> None:
    (table,) = tables(make_pdf(page(sheet, [HEAD, ONE], 700), page(sheet, [HEAD, TWO], 60)))
    assert texts(table) == [HEAD, ONE, TWO]
    assert [(part.source.page, part.row, part.repeated) for part in table.parts] == [(1, 0, 0), (2, 2, 1)]
    assert [cell.page for cell in table.cells if cell.row == 2] == [2, 2, 2]
    assert table.place(table.cells[-1]).page == 2


def test_a_full_page_goes_on_without_headings(make_pdf: Any, sheet: Any) -> None:
    sheets = [page(sheet, [HEAD, ONE], 720), page(sheet, [TWO], 60), page(sheet, [THREE], 60)]
    first, second = tables(make_pdf(*sheets))
    assert texts(first) == [HEAD, ONE, TWO]
    assert texts(second) == [THREE]


def test_many_pieces_are_one(make_pdf: Any, sheet: Any) -> None:
    middle = [[str(at), "beta", "2,000"] for at in range(2, 37)]
    (table,) = tables(make_pdf(page(sheet, [HEAD, ONE], 720), page(sheet, middle, 60), page(sheet, [THREE], 60)))
    assert table.rows == 2 + 35 + 1
    assert [part.row for part in table.parts] == [0, 2, 37]


@pytest.mark.parametrize(
    ("rows", "xs"),
    [
        pytest.param([["kind", "title", "state"], ["a", "b", "c"]], XS, id="headings of its own"),
        pytest.param([TWO], (100, 250, 350, 400), id="other columns"),
        pytest.param([TWO], (120, 220, 320, 420), id="another place"),
    ],
)
def test_other_tables_stay_apart(make_pdf: Any, sheet: Any, rows: list[list[str]], xs: tuple[float, ...]) -> None:
    assert len(tables(make_pdf(page(sheet, [HEAD, ONE], 720), page(sheet, rows, 60, xs=xs)))) == 2


def test_text_between_keeps_tables_apart(make_pdf: Any, sheet: Any) -> None:
    second = page(sheet, [TWO], 90).text(100, 70, "another table")
    assert len(tables(make_pdf(page(sheet, [HEAD, ONE], 720), second))) == 2


def test_running_heads_do_not_stand_between(make_pdf: Any, sheet: Any) -> None:
    sheets = [page(sheet, [HEAD, ONE], 700), page(sheet, [HEAD, TWO], 60), page(sheet, [HEAD, THREE], 60)]
    for number, one in enumerate(sheets, start=1):
        one.text(290, 815, f"- {number} -")
    (table,) = tables(make_pdf(*sheets))
    assert texts(table) == [HEAD, ONE, TWO, THREE]


def test_each_piece_is_a_record_as_printed() -> None:
    cells = tuple(
        Cell(row, col, words, page=2 if row > 1 else None)
        for row, line in enumerate([HEAD, ONE, TWO])
        for col, words in enumerate(line)
    )
    parts = (Piece(Source(page=1), 0), Piece(Source(page=2), 2, 1))
    table = Table(cells, 3, 3, Source(block=0, page=1), parts=parts)
    document = pdf.Document((table,), "pdf", "pdf", 2, ())
    whole, first, second = find_tables(make_grids(document, segment(document)))
    assert (whole.part_of, [(part.page, part.row) for part in whole.parts]) == (None, [(1, 0), (2, 2)])
    assert (first.part_of, first.id, first.page, first.rows) == (whole.id, f"{whole.id}.1", 1, 2)
    assert (second.page, second.rows, second.parts) == (2, 2, ())
    assert [cell.text for cell in second.cells] == HEAD + TWO
    assert {cell.row for cell in second.cells} == {0, 1}


def test_a_page_of_text_ends_the_table(make_pdf: Any, sheet: Any) -> None:
    sheets = [page(sheet, [HEAD, ONE], 720), sheet().text(100, 100, "a page of text"), page(sheet, [TWO], 60)]
    blocks = pdf.read(make_pdf(*sheets)).blocks
    assert [type(block) for block in blocks] == [Table, Paragraph, Table]


def cut(made: Any, top: float, bottom: float, *, open_at: float) -> Any:
    """Draw a row of three cells whose middle one has no border at ``open_at``."""
    for x in XS:
        made.line(x, top, x, bottom)
    for y in (top, bottom):
        made.line(XS[0], y, XS[1], y).line(XS[2], y, XS[3], y)
        if y != open_at:
            made.line(XS[1], y, XS[2], y)
    return made


def test_a_row_that_the_page_break_cuts_is_one(make_pdf: Any, sheet: Any) -> None:
    first = cut(page(sheet, [HEAD, ONE], 700), 740, 780, open_at=780)
    first.text(105, 754, "2").text(205, 754, "beta is").text(305, 754, "2,000")
    second = cut(page(sheet, [THREE], 100), 60, 100, open_at=60)
    second.text(205, 74, "a long name")
    (table,) = tables(make_pdf(first, second))
    assert texts(table) == [HEAD, ONE, ["2", "beta is\na long name", "2,000"], THREE]
    assert [part.row for part in table.parts] == [0, 3]


def test_a_row_with_all_its_borders_is_not_the_rest_of_another(make_pdf: Any, sheet: Any) -> None:
    first = page(sheet, [HEAD, ONE, ["2", "beta is", "2,000"]], 720)
    second = page(sheet, [["", "a long name", ""], THREE], 60)
    (table,) = tables(make_pdf(first, second))
    assert table.rows == 5
