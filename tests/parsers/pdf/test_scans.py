"""Which pages are recognised from their picture, and what becomes of them."""

import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from extract import parsers
from extract.document import Document, Paragraph, Table
from extract.issues import IssueCode
from extract.parsers import pdf
from extract.parsers.ocr import locate_program
from extract.parsers.options import ReadOptions
from extract.parsers.pdf.chars import read_chars
from extract.parsers.pdf.objects import read_objects
from extract.parsers.pdf.quality import Flaw, broken_share, find_flaw, is_rubbish

NEEDS_TESSERACT = pytest.mark.skipif(locate_program() is None, reason="tesseract is not installed")
RUBBISH = "\x01\x03\x04K\x05\x06*\x07IJ\x0e;8"
CURVE = "c ".join(["0 0 m 1 2 3 4 5 6 ", *["7 8 9 8 7 6 "] * 8]) + "c f"


def flaws(data: bytes) -> list[Flaw | None]:
    document = pypdfium2.PdfDocument(data)
    found: list[Flaw | None] = []
    for page in document:
        text, view = read_chars(page.raw)
        found.append(find_flaw(text.chars, read_objects(page.raw), view))
        page.close()
    document.close()
    return found


def scanned(*lines: str) -> bytes:
    drawn = Image.new("L", (1654, 2339), 255)
    for index, line in enumerate(lines):
        ImageDraw.Draw(drawn).text((200, 200 + 100 * index), line, font=ImageFont.load_default(44), fill=0)
    file = BytesIO()
    drawn.save(file, "PDF", resolution=200)
    return file.getvalue()


def codes(document: Document) -> list[IssueCode]:
    return [issue.code for issue in document.issues]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("주요업무계획2026", False),
        ("주요업무계획\ufffd2026", False),
        ("주요" + "\ufffd" * 8, True),
        ("\x01\x03\x04IJ-\x05" * 10, True),
        ("(cid:12)(cid:7)" * 5, True),
        ("\ue001\ue002\ue003" * 10, True),
        ("448,686 344,050 76.6% (2,293)" * 10, False),
        ("The budget of the year 2026, in thousand won, for all of the bodies.", False),
        ("Total of 2026 in Seoul 448 at 76.6 % for Q1 and Q2, Busan 3rd of 17 in May", False),
        ("=n²%:-WÆÃ-z:-WÆèÕ-Œ°ëíìîï-BñaçD¶-ÓEé9èeNKCDCçØðTQUZbéÇÅ", True),
        ("\x01", False),
        ("", False),
    ],
)
def test_rubbish_is_told_from_text(text: str, wanted: object) -> None:
    assert is_rubbish(text) is wanted


def test_the_share_of_broken_codes() -> None:
    assert broken_share("가나\ufffd\x01") == 0.5
    assert broken_share("") == 0.0


def test_pictures_codes_and_outlines_are_flaws_and_text_is_none(make_pdf: Any, sheet: Any) -> None:
    letters = sheet().text(60, 100, "2026 1,234")
    letters.parts.extend([CURVE] * 30)
    good = sheet().text(60, 100, "A budget of 1,234")
    good.parts.extend([CURVE] * 3)
    assert flaws(make_pdf(letters, sheet().text(60, 100, RUBBISH * 5), good, sheet())) == [
        Flaw.OUTLINES,
        Flaw.CODES,
        None,
        None,
    ]
    assert flaws(scanned("x")) == [Flaw.PICTURE]


def test_pages_in_english_alone_keep_their_text(make_pdf: Any, sheet: Any) -> None:
    """Words stand close to digits here, as cells of a table do, and no line has a space of its own."""
    plain = sheet()
    for row, line in enumerate(("Work plan 2026 of the city of Seoul", "Staff of 2025 was 1,234 in 17 districts")):
        for col, word in enumerate(line.split()):
            plain.text(60 + 60 * col, 100 + 20 * row, word)
    table = sheet().grid([60, 160, 260, 360], [100, 140, 180, 220, 260, 300])
    for row, name in enumerate(("Seoul", "Busan", "Incheon", "Gwangju", "Daejeon")):
        table.text(70, 125 + 40 * row, name).text(165, 125 + 40 * row, f"{row}1,234").text(
            265, 125 + 40 * row, "Planned"
        )
    data = make_pdf(plain, table)
    assert flaws(data) == [None, None]
    assert [issue.code for issue in pdf.read(data).issues] == []


def test_without_the_program_nothing_is_silent(monkeypatch: pytest.MonkeyPatch, make_pdf: Any, sheet: Any) -> None:
    monkeypatch.setenv("PATH", "")
    document = pdf.read(make_pdf(sheet().text(60, 100, RUBBISH * 5), sheet().text(60, 100, "Second")))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["Second"]
    (issue,) = (issue for issue in document.issues if issue.code is IssueCode.NO_TEXT)
    assert issue.source.page == 1
    assert "apt install tesseract-ocr tesseract-ocr-script-hang" in issue.message
    assert "codes are left out" in issue.message


def test_recognition_switched_off(make_pdf: Any, sheet: Any) -> None:
    document = pdf.read(scanned("Budget 448,686"), ReadOptions(ocr="never"))
    assert document.blocks == ()
    assert IssueCode.NO_TEXT in codes(document)
    assert codes(pdf.read(make_pdf(sheet().text(60, 100, "Good")), ReadOptions(ocr="never"))) == []


@NEEDS_TESSERACT
def test_a_scan_is_read() -> None:
    document = pdf.read(scanned("Budget 448,686", "Total 3,293"))
    text = " ".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert "448,686" in text
    assert "3,293" in text
    assert codes(document) == [IssueCode.OCR]
    assert "mean confidence" in document.issues[0].message


@NEEDS_TESSERACT
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_scan_is_read_as_it_is_shown(rotate: int) -> None:
    data = scanned("Budget 448,686", "Total 3,293")
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    turned = page.render(scale=200 / 72).to_pil().rotate(rotate, expand=True)
    file = BytesIO()
    turned.convert("L").save(file, "PDF", resolution=200)
    page.close()
    again = pypdfium2.PdfDocument(file.getvalue())
    again[0].set_rotation(rotate)
    out = BytesIO()
    again.save(out)
    texts = [block.text for block in pdf.read(out.getvalue()).blocks if isinstance(block, Paragraph)]
    assert "Budget 448,686" in " ".join(texts)


@NEEDS_TESSERACT
def test_ruled_lines_part_what_is_recognised(make_pdf: Any, sheet: Any) -> None:
    page = (
        sheet()
        .grid([60, 160, 260], [100, 140, 180])
        .text(80, 125, "Budget", size=14)
        .text(180, 125, "448,686", size=14)
    )
    page.text(80, 165, "Total", size=14).text(180, 165, "3,293", size=14)
    document = pdf.read(make_pdf(page), ReadOptions(ocr="always"))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.cells] == ["Budget", "448,686", "Total", "3,293"]
    assert codes(document) == [IssueCode.OCR]


def test_good_text_layers_are_never_recognised(shared: Path) -> None:
    broken = ("r_press_taxi", "r_fsc_householdloan_2507", "s_notounicode")
    files = [*shared.glob("real/*.pdf"), *shared.glob("rendered/*.pdf")]
    good = [file for file in files if file.stem not in broken]
    assert {
        file.name: [flaw for flaw in flaws(file.read_bytes()) if flaw] for file in good if any(flaws(file.read_bytes()))
    } == {}
    assert all(all(flaws(file.read_bytes())) for file in files if file.stem in broken)


def words(document: Document) -> str:
    cells = [cell.text for block in document.blocks if isinstance(block, Table) for cell in block.cells]
    return "\n".join([*cells, *(block.text for block in document.blocks if not isinstance(block, Table))])


def recall(pattern: str, wanted: str, found: str) -> float:
    """Return the share of the matches in one text that the other has as often."""
    known, seen = Counter(re.findall(pattern, wanted)), Counter(re.findall(pattern, found))
    return (known & seen).total() / known.total()


@NEEDS_TESSERACT
def test_pages_without_unicode_agree_with_their_twin(shared: Path) -> None:
    twin, found = (pdf.read((shared / f"rendered/{name}.pdf").read_bytes()) for name in ("002_plain", "s_notounicode"))
    assert recall("[\uac00-\ud7a3]", words(twin), words(found)) >= 0.98
    assert recall(r"\d+", words(twin), words(found)) >= 0.97
    tables = [sum(isinstance(block, Table) for block in document.blocks) for document in (twin, found)]
    assert 0.95 * tables[0] <= tables[1] <= tables[0]


@NEEDS_TESSERACT
@pytest.mark.parametrize("name", ["r_press_taxi", "r_fsc_householdloan_2507"])
def test_outlined_letters_agree_with_their_twin(shared: Path, name: str) -> None:
    """Their Hangul is a squeezed display face."""
    twin, found = (parsers.read((shared / f"real/{name}.{form}").read_bytes()) for form in ("hwpx", "pdf"))
    assert recall(r"\d+", words(twin), words(found)) >= 0.99
    assert recall("[\uac00-\ud7a3]", words(twin), words(found)) >= 0.93
    assert {issue.code for issue in found.issues} >= {IssueCode.OCR}


@NEEDS_TESSERACT
@pytest.mark.parametrize("angle", [0.0, 1.5])
def test_ruled_lines_of_a_scan_make_its_table(angle: float) -> None:
    drawn = Image.new("L", (1654, 2339), 255)
    pen, font = ImageDraw.Draw(drawn), ImageFont.load_default(44)
    cells = (("Budget", "448,686"), ("Total", "3,293"), ("Spent", "76,120"))
    pen.text((200, 200), "Budget of the year 2026", font=font, fill=0)
    for row, texts in enumerate(cells):
        for col, text in enumerate(texts):
            pen.rectangle((200 + 500 * col, 400 + 120 * row, 700 + 500 * col, 520 + 120 * row), outline=0, width=4)
            pen.text((240 + 500 * col, 435 + 120 * row), text, font=font, fill=0)
    file = BytesIO()
    drawn.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255).save(file, "PDF", resolution=200)
    document = pdf.read(file.getvalue())
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.cells] == [text for texts in cells for text in texts]
    assert codes(document) == [IssueCode.OCR]
