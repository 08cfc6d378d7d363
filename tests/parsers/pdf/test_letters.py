"""Letters drawn as outlines: which paths they are, how they are set anew, and how like ones vote."""

from collections.abc import Callable, Sequence
from typing import Any

import pypdfium2
import pytest

from extract.document import Paragraph, Table
from extract.issues import IssueCode
from extract.parsers import pdf
from extract.parsers.ocr import Gray, Letter, locate_program
from extract.parsers.pdf import letters
from extract.parsers.pdf.objects import read_objects
from extract.parsers.pdf.outlines import Outline, make_rows, make_words, read_outlines
from extract.parsers.pdf.scans import shown_view
from extract.parsers.pdf.specimens import draw_sheet, make_sheets, tell_apart

NEEDS_TESSERACT = pytest.mark.skipif(locate_program() is None, reason="tesseract is not installed")
HEIGHT = 842
STROKES = {
    "E": "0 0 m 0 3 0 6 0 10 c 6 10 l 6 8 l 2 8 l 2 6 l 5 6 l 5 4 l 2 4 l 2 2 l 6 2 l 6 0 l h",
    "F": "0 0 m 0 3 0 6 0 10 c 6 10 l 6 8 l 2 8 l 2 6 l 5 6 l 5 4 l 2 4 l 2 0 l h",
    "H": "0 0 m 0 3 0 6 0 10 c 2 10 l 2 6 l 5 6 l 5 10 l 7 10 l 7 0 l 5 0 l 5 4 l 2 4 l 2 0 l h",
    "L": "0 0 m 0 3 0 6 0 10 c 2 10 l 2 2 l 6 2 l 6 0 l h",
    "T": "2.5 0 m 2.5 3 2.5 6 2.5 8 c 0 8 l 0 10 l 7 10 l 7 8 l 4.5 8 l 4.5 0 l h",
}
RING = "2 8 m 5 8 7 6 7 4 c 7 2 5 0 3.5 0 c 2 0 0 2 0 4 c 0 6 1 8 2 8 c h"


def drawn(page: Any, x: float, y: float, text: str, *, scale: float = 1.0) -> None:
    """Draw a text letter by letter; O has curves."""
    for char in text:
        path = RING if char == "O" else STROKES.get(char)
        if path:
            page.parts.append(f"q {scale} 0 0 {scale} {x} {HEIGHT - y} cm {path} f Q")
        x += 9 * scale


def outlines_of(data: bytes) -> list[Outline]:
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    found = read_outlines(read_objects(page.raw), shown_view(page.raw))
    document.close()
    return found


@pytest.fixture
def hotel(make_pdf: Any, sheet: Any) -> bytes:
    page = sheet()
    for row in range(6):
        drawn(page, 60, 100 + 30 * row, "HOTEL TOLL", scale=1 + row % 2)
    return make_pdf(page)


def test_letters_are_single_paths(hotel: bytes) -> None:
    found = outlines_of(hotel)
    assert len(found) == 54
    rows = make_rows(found)
    assert [len(row) for row in rows] == [9] * 6
    assert [[len(word) for word in make_words(row)] for row in rows] == [[5, 4]] * 6
    assert rows[0][0].box == pytest.approx((60, 90, 67, 100))


def test_dots_count_beside_letters_alone(make_pdf: Any, sheet: Any) -> None:
    page = sheet()
    for row in range(5):
        drawn(page, 60, 100 + 30 * row, "HOTEL")
    page.parts.append(f"104 {HEIGHT - 100} 1.5 1.5 re f")
    page.parts.append(f"400 {HEIGHT - 100} 1.5 1.5 re f")
    page.parts.append(f"50 {HEIGHT - 300} 300 40 re f")
    boxes = [one.box for one in outlines_of(make_pdf(page)) if len(one.kinds) < 6]
    assert boxes == [pytest.approx((104, 98.5, 105.5, 100))]


def test_whole_lines_as_one_path_are_no_letters(make_pdf: Any, sheet: Any) -> None:
    page = sheet()
    wave = "c ".join(["70 10 80 -10 90 0 "] * 9)
    for row in range(30):
        page.parts.append(f"q 1 0 0 1 0 {800 - 20 * row} cm 60 0 m {wave}c 300 0 l h f Q")
    assert outlines_of(make_pdf(page)) == []


def test_set_anew_each_letter_is_found_in_its_place(hotel: bytes) -> None:
    (sheet,) = make_sheets([word for row in make_rows(outlines_of(hotel)) for word in make_words(row)], 12.0)
    picture = draw_sheet(sheet)
    assert picture.pixels.count(0) > 1000
    shown = [
        Letter("?", cell.middle + 5, (1.0 + 1.9 * row + 0.4) * 32, 90.0)
        for row, cells in enumerate(sheet)
        for cell in cells
    ]
    pairs = list(tell_apart(sheet, shown))
    assert sorted(one.box for one, _ in pairs) == sorted(cell.outline.box for row in sheet for cell in row)


def test_a_letter_that_is_not_read_shifts_no_other(hotel: bytes) -> None:
    (sheet,) = make_sheets([make_words(make_rows(outlines_of(hotel))[0])[0]], 12.0)
    shown = [Letter(str(at), cell.middle, 48.0, 90.0) for at, cell in enumerate(sheet[0]) if at != 2]
    told = {one.box: letter.text for one, letter in tell_apart(sheet, shown)}
    assert [told.get(cell.outline.box) for cell in sheet[0]] == ["0", "1", None, "3", "4"]


def recognizer(text: str, mistakes: int, sheets: list[Any]) -> Callable[[Gray], tuple[Letter, ...]]:
    """Return what reads ``text`` again and again off the sheets, its first letter wrong at first."""
    wrong = [mistakes]

    def read(_: Gray) -> tuple[Letter, ...]:
        out: list[Letter] = []
        for row, cells in enumerate(sheets.pop(0)):
            for cell in cells:
                right = text[len(out) % len(text)]
                is_wrong = right == text[0] and wrong[0] > 0
                wrong[0] -= is_wrong
                out.append(
                    Letter("X" if is_wrong else right, cell.middle, (1.4 + 1.9 * row) * 32, 40 if is_wrong else 90)
                )
        return tuple(out)

    return read


@pytest.fixture
def with_mistakes(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], None]:
    def put(text: str, mistakes: int) -> None:
        sheets: list[Any] = []

        def note(words: Sequence[Sequence[Outline]], line: float) -> list[Any]:
            made = make_sheets(words, line)
            sheets.extend(made)
            return made

        monkeypatch.setattr(letters, "make_sheets", note)
        monkeypatch.setattr(letters, "recognize_letters", recognizer(text, mistakes, sheets))

    return put


@pytest.mark.parametrize(("mistakes", "text"), [(0, "HOTEL TOLL"), (5, "HOTEL TOLL"), (12, "XOTEL TOLL")])
def test_like_outlines_vote(hotel: bytes, with_mistakes: Callable[[str, int], None], mistakes: int, text: str) -> None:
    with_mistakes("HOTELTOLL", mistakes)
    document = pdf.read(hotel)
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert " ".join(texts).split() == text.split() * 6
    (issue,) = document.issues
    assert issue.code is IssueCode.OCR
    assert "of 54 letters doubtful" in issue.message
    assert (" 6 of" in issue.message) is (mistakes > 0)


def test_drawn_letters_stand_beside_the_text_layer(
    make_pdf: Any, sheet: Any, with_mistakes: Callable[[str, int], None]
) -> None:
    page = sheet().grid([50, 200, 300], [80, 110, 140, 170, 200])
    for row in range(4):
        drawn(page, 60, 100 + 30 * row, "HOTEL")
        page.text(220, 100 + 30 * row, f"{row},448", size=12)
    with_mistakes("HOTEL", 0)
    document = pdf.read(make_pdf(page))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.cells] == [text for row in range(4) for text in ("HOTEL", f"{row},448")]


@NEEDS_TESSERACT
def test_drawn_letters_are_read(hotel: bytes) -> None:
    document = pdf.read(hotel)
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert " ".join(texts).split() == ["HOTEL", "TOLL"] * 6
