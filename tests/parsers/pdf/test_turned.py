"""Text at other quarter turns: whole pages, labels in cells, notes at the edge; text aslant is named."""

from typing import Any

import pytest

from extract.document import Paragraph, Table
from extract.issues import IssueCode
from extract.parsers import pdf

HEIGHT = 842
UP, DOWN, OVER, ASLANT = "0 1 -1 0", "0 -1 1 0", "-1 0 0 -1", "0.7 0.7 -0.7 0.7"


def write(page: Any, matrix: str, x: float, y: float, words: str) -> Any:
    page.parts.append(f"BT /F1 10 Tf {matrix} {x} {HEIGHT - y} Tm ({words}) Tj ET")
    return page


def texts(data: bytes) -> list[str]:
    return [block.text for block in pdf.read(data).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("matrix", "places"),
    [
        (UP, [(100, 400), (140, 400), (180, 400)]),
        (DOWN, [(180, 400), (140, 400), (100, 400)]),
        (OVER, [(400, 180), (400, 140), (400, 100)]),
    ],
)
def test_a_page_whose_text_is_turned(make_pdf: Any, sheet: Any, matrix: str, places: list[tuple[float, float]]) -> None:
    page = sheet()
    for (x, y), words in zip(places, ("one of", "two of", "six of"), strict=True):
        write(page, matrix, x, y, words)
    assert texts(make_pdf(page)) == ["one of", "two of", "six of"]


@pytest.mark.parametrize(("matrix", "x", "first", "second"), [(UP, 114, 158, 218), (DOWN, 106, 104, 164)])
def test_turned_labels_stand_in_their_cells(
    make_pdf: Any, sheet: Any, matrix: str, x: float, first: float, second: float
) -> None:
    page = sheet().text(100, 60, "upright words").grid((100, 120, 300, 400), (100, 160, 220))
    write(write(page, matrix, x, first, "plan A"), matrix, x, second, "plan B")
    page.text(130, 130, "one").text(310, 130, "100").text(130, 190, "two").text(310, 190, "200")
    (table,) = [block for block in pdf.read(make_pdf(page)).blocks if isinstance(block, Table)]
    rows = [[cell.text for cell in table.cells if cell.row == row] for row in range(2)]
    assert rows == [["plan A", "one", "100"], ["plan B", "two", "200"]]


def test_a_turned_note_is_a_paragraph_at_its_place(make_pdf: Any, sheet: Any) -> None:
    page = write(write(sheet().text(100, 100, "upright words"), UP, 40, 500, "note"), UP, 52, 500, "more")
    upright, note = pdf.read(make_pdf(page)).blocks
    assert isinstance(upright, Paragraph)
    assert isinstance(note, Paragraph)
    assert note.text.split() == ["note", "more"]
    assert note.source.bbox is not None
    left, top, right, bottom = note.source.bbox
    assert left < 40 < right < 60
    assert top < 480 < bottom <= 501


def test_text_aslant_is_left_out_and_named(make_pdf: Any, sheet: Any) -> None:
    document = pdf.read(make_pdf(write(sheet().text(100, 100, "upright"), ASLANT, 300, 600, "STAMP")))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["upright"]
    assert [issue.code for issue in document.issues] == [IssueCode.SKIPPED]
    assert "5 characters" in document.issues[0].message


def test_text_without_size_is_left_out_and_named(make_pdf: Any, sheet: Any) -> None:
    page = sheet().text(100, 100, "upright").text(100, 200, "too small", size=0.004)
    document = pdf.read(make_pdf(page))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["upright"]
    assert [issue.code for issue in document.issues] == [IssueCode.SKIPPED]
