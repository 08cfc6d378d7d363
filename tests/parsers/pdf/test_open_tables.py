"""Tables whose rules run across alone: rows from the rules, columns from the gutters."""

import random
from collections.abc import Sequence
from typing import Any

import pytest

from extract.document import Document, Paragraph, Table
from extract.issues import IssueCode
from extract.parsers import pdf
from extract.parsers.layout.open_tables.gutters import Part, Span, find_cuts
from extract.parsers.layout.open_tables.headers import Columns, Reach, Role, share_out
from extract.parsers.options import ReadOptions

LEFT, RIGHT = 80, 520
DIGIT = 0.556
"""Width of a digit of Helvetica, in em."""


def read(data: bytes) -> Document:
    return pdf.read(data, ReadOptions(ocr="never"))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def cells(table: Table) -> dict[tuple[int, int], tuple[str, int, int]]:
    return {(cell.row, cell.col): (cell.text, cell.row_span, cell.col_span) for cell in table.cells}


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def centred(page: Any, x0: float, x1: float, y: float, digits: str, size: float = 10) -> None:
    page.text((x0 + x1) / 2 - len(digits) * DIGIT * size / 2, y, digits, size=size)


def table(page: Any, xs: Sequence[float], y: float, rows: list[list[str]], height: float = 20) -> float:
    """Draw rows of centred digits between rules, and return where the last rule is."""
    for row in rows:
        page.line(xs[0], y, xs[-1], y)
        for col, words in enumerate(row):
            if words:
                centred(page, xs[col], xs[col + 1], y + height / 2 + 3.5, words)
        y += height
    page.line(xs[0], y, xs[-1], y)
    return y


XS: list[float] = [80, 200, 280, 400, 520]
ROWS = [["100", "2024", "2025", "90"], ["11", "5", "", "7"], ["12", "3,000", "44", ""], ["13", "6", "7", "8"]]


def test_columns_come_from_the_gutters(make_pdf: Any, sheet: Any) -> None:
    page = sheet()
    table(page, XS, 100, ROWS)
    (found,) = tables(read(make_pdf(page)))
    assert texts(found) == ROWS


def test_a_column_of_numbers_close_to_words(make_pdf: Any, sheet: Any) -> None:
    page = sheet()
    for y in (100, 120, 140, 160, 180):
        page.line(LEFT, y, RIGHT, y)
    for index, (number, words) in enumerate([("1", "new roof"), ("310", "a lift"), ("42", "two beds"), ("5", "")]):
        y = 100 + index * 20 + 13
        page.text(90, y, f"row {index}").text(300 - len(number) * DIGIT * 10, y, number)
        page.text(305, y, words)
    (found,) = tables(read(make_pdf(page)))
    assert texts(found)[:2] == [["row 0", "1", "new roof"], ["row 1", "310", "a lift"]]


def test_shorter_rules_part_the_columns_below_a_heading(make_pdf: Any, sheet: Any) -> None:
    page = sheet().line(LEFT, 100, RIGHT, 100).line(200, 120, 400, 120)
    centred(page, 80, 200, 124, "1")
    centred(page, 200, 400, 114, "2025")
    centred(page, 400, 520, 124, "9")
    centred(page, 200, 300, 134, "31")
    centred(page, 300, 400, 134, "32")
    table(page, [80, 200, 300, 400, 520], 140, [["11", "5", "6", "7"], ["12", "8", "", "9"]])
    (found,) = tables(read(make_pdf(page)))
    got = cells(found)
    assert got[0, 0] == ("1", 2, 1)
    assert got[0, 1] == ("2025", 1, 2)
    assert got[0, 3] == ("9", 2, 1)
    assert [got[1, col][0] for col in (1, 2)] == ["31", "32"]
    assert [got[3, col] for col in range(4)] == [("12", 1, 1), ("8", 1, 1), ("", 1, 1), ("9", 1, 1)]


def test_headings_of_several_groups_over_one_rule(make_pdf: Any, sheet: Any) -> None:
    xs = [80 + 40 * index for index in range(12)]
    page = sheet().line(80, 100, 520, 100).line(120, 120, 520, 120)
    centred(page, 80, 120, 124, "1")
    for first, stop, words in ((1, 5, "2024"), (5, 8, "2025"), (8, 11, "2026")):
        centred(page, xs[first], xs[stop], 114, words)
    for col in range(1, 11):
        centred(page, xs[col], xs[col + 1], 134, str(col))
    table(page, xs, 140, [[str(row * 20 + col) for col in range(11)] for row in range(1, 4)])
    (found,) = tables(read(make_pdf(page)))
    got = cells(found)
    assert [got[0, col] for col in (1, 5, 8)] == [("2024", 1, 4), ("2025", 1, 3), ("2026", 1, 3)]


def test_a_label_over_rows_that_shorter_rules_part(make_pdf: Any, sheet: Any) -> None:
    page = sheet()
    table(page, XS, 100, ROWS[:1])
    for index, y in enumerate((120, 140, 160)):
        for col in (1, 2, 3):
            centred(page, XS[col], XS[col + 1], y + 13, str(index * 10 + col))
    page.line(200, 140, RIGHT, 140).line(200, 160, RIGHT, 160).line(LEFT, 180, RIGHT, 180)
    centred(page, 80, 200, 153, "77")
    (found,) = tables(read(make_pdf(page)))
    assert cells(found)[1, 0] == ("77", 3, 1)
    assert [cells(found)[3, col][0] for col in (1, 2, 3)] == ["21", "22", "23"]


def test_cells_of_two_lines(make_pdf: Any, sheet: Any) -> None:
    page = sheet()
    bottom = table(page, XS, 100, ROWS[:2])
    page.text(90, bottom + 25, "label").text(405, bottom + 17, "first of two").text(405, bottom + 31, "lines here")
    centred(page, 200, 280, bottom + 25, "55")
    page.line(LEFT, bottom + 40, RIGHT, bottom + 40)
    (found,) = tables(read(make_pdf(page)))
    assert cells(found)[2, 0][0] == "label"
    assert cells(found)[2, 1][0] == "55"
    assert cells(found)[2, 3][0].split() == ["first", "of", "two", "lines", "here"]


def test_tables_of_one_extent_stay_apart(make_pdf: Any, sheet: Any) -> None:
    page = sheet()
    bottom = table(page, XS, 100, ROWS)
    page.text(82, bottom + 25, "o Staff of the office", size=13).text(470, bottom + 25, "(persons)", size=9)
    other = [80.0, 250, 350, 520]
    table(page, other, bottom + 34, [["1", "2", "3"], ["11", "22", "33"], ["12", "23", "34"]])
    document = read(make_pdf(page))
    first, second = tables(document)
    assert texts(first) == ROWS
    assert texts(second) == [["1", "2", "3"], ["11", "22", "33"], ["12", "23", "34"]]
    assert any(isinstance(block, Paragraph) and "Staff" in block.text for block in document.blocks)


def test_a_table_goes_on_overleaf(make_pdf: Any, sheet: Any) -> None:
    first, second = sheet(), sheet()
    table(first, XS, 700, [["1", "2", "3", "4"], ["11", "12", "13", ""]])
    table(second, XS, 60, [["21", "22", "23", ""]])
    second.text(80, 120, "and so on, in the text below the table")
    (whole,) = tables(read(make_pdf(first, second)))
    assert texts(whole) == [["1", "2", "3", "4"], ["11", "12", "13", ""], ["21", "22", "23", ""]]


def test_one_row_alone_is_no_table(make_pdf: Any, sheet: Any) -> None:
    page = sheet()
    table(page, XS, 60, [["21", "22", "23", ""]])
    page.text(80, 120, "and so on, in the text below the rules")
    assert not tables(read(make_pdf(page)))


def test_text_between_rules_is_no_table(make_pdf: Any, sheet: Any) -> None:
    page = sheet().text(60, 50, "Annual plan").text(480, 50, "Office").line(50, 56, 540, 56)
    page.line(50, 100, 540, 100).text(60, 120, "I.   Results of the year", size=16).line(50, 130, 540, 130)
    for index in range(4):
        page.text(60, 150 + 16 * index, "A paragraph of some length which fills its line from the left to the right")
    page.line(50, 220, 540, 220).text(60, 240, "II.  Plans for the year", size=16).line(50, 250, 540, 250)
    page.text(60, 280, "1. An underlined heading of a section").line(60, 282, 230, 282)
    page.text(60, 310, "2. An underlined heading of a section").line(60, 312, 230, 312)
    page.text(60, 340, "3. An underlined heading of a section").line(60, 342, 230, 342)
    page.line(50, 790, 540, 790).text(290, 805, "- 3 -")
    assert not tables(read(make_pdf(page)))


def test_a_chart_over_grid_lines_is_no_table(make_pdf: Any, sheet: Any) -> None:
    page = sheet()
    for index in range(6):
        page.line(LEFT, 100 + 30 * index, RIGHT, 100 + 30 * index).text(60, 104 + 30 * index, str(50 - index * 10))
    for index, y in enumerate((112, 161, 144, 191)):
        page.text(120 + 100 * index, y, str(40 - index))
    assert not tables(read(make_pdf(page)))


def test_unsure_columns_are_told_and_read_as_text(make_pdf: Any, sheet: Any) -> None:
    page = sheet()
    bottom = table(page, XS, 100, [["1", "2", "3", "4"], ["11", "12", "13", "14"], ["15", "16", "17", "18"]])
    for _ in range(2):
        page.text(90, bottom + 13, "a").text(245, bottom + 13, "words across it and on")
        bottom += 20
        page.line(LEFT, bottom, RIGHT, bottom)
    document = read(make_pdf(page))
    assert not tables(document)
    assert IssueCode.PARTIAL in [issue.code for issue in document.issues]
    assert any("12" in block.text for block in document.blocks if isinstance(block, Paragraph))


def word(left: float, right: float, text: str = "word") -> Span:
    return Span((Part(left, right, text),))


COLUMNS = Columns((0.0, 40.0, 140.0, 240.0, 340.0))
WHOLE = Reach(0, 4)


def test_a_total_covers_the_label_columns() -> None:
    cells = share_out([word(55, 85, "합 계"), word(180, 200), word(280, 300)], COLUMNS, WHOLE, Role.BODY)
    assert cells == [(0, 2), (2, 3), (3, 4)]


def test_a_word_in_the_middle_of_its_column_covers_no_other() -> None:
    cells = share_out([word(75, 105, "합 계"), word(180, 200)], COLUMNS, WHOLE, Role.BODY)
    assert cells == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_a_heading_covers_the_free_columns_around_it() -> None:
    spans = [word(10, 30, "label"), word(180, 200, "plan")]
    assert share_out(spans, COLUMNS, WHOLE, Role.HEADING) == [(0, 1), (1, 4)]
    assert share_out(spans, COLUMNS, WHOLE, Role.BODY) == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_letters_of_a_word_set_wide_open_no_column() -> None:
    rows = [
        [word(10, 20, "구"), word(60, 70, "분"), word(150, 190)],
        [word(8, 72), word(160, 180)],
        [word(30, 45, "계"), word(160, 180)],
    ]
    assert len(find_cuts(rows)) == 1


@pytest.mark.parametrize("seed", range(40))
def test_tables_of_any_shape(make_pdf: Any, sheet: Any, seed: int) -> None:
    dice = random.Random(seed)
    count = dice.randint(3, 9)
    widths = [dice.choice((1.0, 1.5, 2.0)) for _ in range(count)]
    xs = [LEFT + (RIGHT - LEFT) * sum(widths[:index]) / sum(widths) for index in range(count + 1)]
    body = [[dice.choice(("", "7", "88", "999", "-")) for _ in range(count - 1)] for _ in range(dice.randint(2, 8))]
    kept = [[str(index), *row] for index, row in enumerate(body) if sum(map(bool, row)) > count / 2]
    rows = [[str(10 + col) for col in range(count)], *kept]
    page = sheet().text(80, 90, "A heading above")
    table(page, xs, 100, rows, height=dice.choice((14, 20, 30)))
    found = tables(read(make_pdf(page)))
    assert [texts(one) for one in found] == ([rows] if len(rows) > 1 else [])
