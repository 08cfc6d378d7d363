"""Picture files: pages, resolution, damage, and what is said where nothing can be recognised."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from extract import parsers
from extract.document import Document, Paragraph, Table
from extract.errors import ErrorCode, ReadError
from extract.issues import IssueCode
from extract.parsers import image
from extract.parsers.image.frames import open_image, read_frame
from extract.parsers.ocr import locate_program
from extract.parsers.options import ReadOptions

NEEDS_TESSERACT = pytest.mark.skipif(locate_program() is None, reason="tesseract is not installed")
NEVER = ReadOptions(ocr="never")


def page(words: str, angle: float = 0.0, step: int = 100) -> Image.Image:
    drawn = Image.new("L", (1654, 1000), 255)
    for index, line in enumerate(words.splitlines()):
        ImageDraw.Draw(drawn).text((200, 200 + step * index), line, font=ImageFont.load_default(44), fill=0)
    return drawn.rotate(angle, fillcolor=255)


def draw_table(drawn: Image.Image, cells: tuple[tuple[str, ...], ...]) -> None:
    pen, font = ImageDraw.Draw(drawn), ImageFont.load_default(44)
    for row, line in enumerate(cells):
        for col, text in enumerate(line):
            pen.rectangle((200 + 500 * col, 450 + 120 * row, 700 + 500 * col, 570 + 120 * row), outline=0, width=4)
            pen.text((240 + 500 * col, 485 + 120 * row), text, font=font, fill=0)


def without_pixels(data: bytes, index: int) -> bytes:
    """Return a file with zeros in place of the first strip of a frame."""
    with Image.open(BytesIO(data)) as opened:
        opened.seek(index)
        tags = opened.tag_v2  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        start, size = int(tags[273][0]), int(tags[279][0])  # pyright: ignore[reportUnknownArgumentType]
    return data[:start] + bytes(size) + data[start + size :]


def saved(first: Image.Image, form: str, **options: Any) -> bytes:
    file = BytesIO()
    first.save(file, form, **options)
    return file.getvalue()


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


@NEEDS_TESSERACT
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_ruled_lines_make_tables_and_items_paragraphs(form: str) -> None:
    drawn = page("1. Budget of the year 2026\n2. Staff of the year 2026")
    cells = (("Budget", "448,686"), ("Total", "3,293"), ("Spent", "76,120"))
    draw_table(drawn, cells)
    document = parsers.read(saved(drawn.rotate(1.5, fillcolor=255), form, dpi=(200, 200)))
    assert texts(document) == ["1. Budget of the year 2026", "2. Staff of the year 2026"]
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.cells] == [text for row in cells for text in row]
    assert (document.format, document.reader, document.pages) == ("image", "image/tesseract", 1)
    assert [issue.code for issue in document.issues] == [IssueCode.OCR]


@NEEDS_TESSERACT
def test_lines_of_a_paragraph_are_joined() -> None:
    lines = (
        "The budget of the year for the many bodies of the city\n"
        "was more than the budget of the year before, and all the\nwork was done."
    )
    assert texts(parsers.read(saved(page(lines, step=70), "PNG"))) == [lines.replace("\n", " ")]


@NEEDS_TESSERACT
def test_a_damaged_later_frame_is_told() -> None:
    frames = [page("Page one"), page("Page two")]
    data = saved(frames[0], "TIFF", save_all=True, append_images=frames[1:], compression="tiff_lzw")
    document = parsers.read(without_pixels(data, 1))
    assert texts(document) == ["Page one"]
    assert [(issue.code, issue.source.page) for issue in document.issues] == [
        (IssueCode.OCR, 1),
        (IssueCode.PARTIAL, 2),
    ]


def test_of_very_many_frames_the_first_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.parsers.image._MAX_PAGES", 2)
    frames = [Image.new("L", (20, 20), 255)] * 3
    document = image.read(saved(frames[0], "TIFF", save_all=True, append_images=frames[1:]), NEVER)
    assert document.pages == 3
    assert [issue.code for issue in document.issues] == [IssueCode.NO_TEXT, IssueCode.NO_TEXT, IssueCode.PARTIAL]


@NEEDS_TESSERACT
def test_frames_of_a_tiff_are_pages() -> None:
    pages = [page("Page one"), page(""), page("Page three")]
    document = parsers.read(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    assert [(block.text, block.source.page) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("Page one", 1),
        ("Page three", 3),
    ]
    assert [(issue.code, issue.source.page) for issue in document.issues] == [
        (IssueCode.OCR, 1),
        (IssueCode.NO_TEXT, 2),
        (IssueCode.OCR, 3),
    ]


def test_without_the_program_the_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReadError, match="apt install tesseract-ocr") as caught:
        image.read(saved(page("x"), "PNG"))
    assert caught.value.code is ErrorCode.MISSING_PROGRAM


def test_recognition_switched_off_leaves_an_issue() -> None:
    document = image.read(saved(page("x"), "PNG"), NEVER)
    assert document.blocks == ()
    assert [issue.code for issue in document.issues] == [IssueCode.NO_TEXT]


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize("kept", [0.001, 0.1, 0.5, 0.9])
def test_cut_files_are_told(form: str, kept: float) -> None:
    data = saved(page("Budget 448,686\nTotal 3,293"), form)
    with pytest.raises(ReadError) as caught:
        image.read(data[: int(len(data) * kept)], NEVER)
    assert caught.value.code in {ErrorCode.TRUNCATED, ErrorCode.CORRUPT}


def test_a_picture_that_would_unpack_to_too_much() -> None:
    with pytest.raises(ReadError) as caught:
        image.read(saved(Image.new("1", (20_000, 20_000), 1), "PNG"), NEVER)
    assert caught.value.code is ErrorCode.LIMIT_SIZE


def test_coarse_pictures_are_enlarged_and_turned_ones_set_upright() -> None:
    with open_image(saved(Image.new("L", (827, 1169), 255), "PNG")) as coarse:
        assert read_frame(coarse, 0).width == pytest.approx(2480, abs=5)
    with open_image(saved(Image.new("L", (3000, 4000), 255), "JPEG", dpi=(72, 72))) as photograph:
        assert read_frame(photograph, 0).dpi == pytest.approx(342, abs=1)
    marked = Image.Exif()
    marked[0x0112] = 6
    with open_image(saved(Image.new("L", (3000, 2000), 255), "JPEG", dpi=(300, 300), exif=marked)) as turned:
        gray = read_frame(turned, 0)
    assert (gray.width, gray.height, round(gray.dpi)) == (2000, 3000, 300)
