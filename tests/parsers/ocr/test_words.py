"""What tesseract lists becomes words: joined syllables, sizes, confidence; pictures are set straight."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.parsers.ocr.gray import Gray, cleared, erased, from_image, skew, straightened
from extract.parsers.ocr.words import to_reading

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def row(line: int, left: int, width: int, text: str, conf: float = 90.0, *, top: int = 100, level: int = 5) -> str:
    return f"{level}\t1\t1\t1\t{line}\t1\t{left}\t{top}\t{width}\t40\t{conf}\t{text}"


def reading(*rows: str, dpi: float = 300.0) -> list[str]:
    return to_reading("\n".join([HEAD, *rows]), dpi).texts()


def test_syllables_set_wide_are_one_word_and_gaps_are_spaces() -> None:
    assert reading(row(1, 0, 40, "예"), row(1, 50, 40, "산"), row(1, 120, 40, "총"), row(1, 165, 40, "액")) == [
        "예산 총액"
    ]


@pytest.mark.parametrize(
    ("sign", "wanted"),
    [("0", "○"), ("©", "○"), ("ㅇ", "○"), ("0ㅇ", "○"), ("ㅁ", "□"), ("-", "-"), ("@", "@"), ("10", "10")],
)
def test_list_signs_before_an_item_are_as_printed(sign: str, wanted: str) -> None:
    assert reading(row(1, 0, 30, sign), row(1, 50, 90, "운영")) == [f"{wanted} 운영"]


@pytest.mark.parametrize(
    ("next_left", "text"),
    [(400, "운영"), (50, "12"), (50, "Seoul")],
    ids=["a cell further off", "a number", "a word of another script"],
)
def test_digits_that_are_no_signs_stay(next_left: int, text: str) -> None:
    assert reading(row(1, 0, 30, "0"), row(1, next_left, 90, text)) == [f"0 {text}"]


def test_a_count_stays_a_count() -> None:
    assert reading(row(1, 0, 30, "0"), row(1, 32, 40, "건"), row(2, 0, 70, "0건")) == ["0건", "0건"]


def test_lines_stay_apart_and_rows_of_other_levels_are_no_words() -> None:
    assert reading(row(1, 0, 90, "가나"), row(2, 0, 0, "", level=4), row(2, 0, 90, "다라"), row(2, 99, 9, " ")) == [
        "가나",
        "다라",
    ]


def test_places_are_points_and_the_size_follows_the_height() -> None:
    (word,) = to_reading(row(1, 300, 150, "가나다"), 300.0).words
    assert (word.x0, word.x1, word.top, word.bottom) == (72.0, 108.0, 24.0, pytest.approx(33.6))
    assert word.base == pytest.approx(33.6)
    assert word.size == 11.0


def test_a_joined_word_is_as_sure_as_its_less_sure_part() -> None:
    found = to_reading(
        "\n".join([row(1, 0, 40, "예", 95.0), row(1, 45, 40, "산", 40.0), row(1, 300, 40, "1", 75.0)]), 300
    )
    assert [word.confidence for word in found.words] == [40.0, 75.0]
    assert found.summary() == "mean confidence 58 of 100, 1 of 2 words doubtful"


def test_text_with_tabs_and_broken_rows_does_no_harm() -> None:
    assert reading("5\t1", "", row(1, 0, 40, "a\tb")) == ["a\tb"]


def striped(angle: float) -> Image.Image:
    image = Image.new("L", (1200, 1600), 255)
    for y in range(200, 1400, 60):
        ImageDraw.Draw(image).rectangle((150, y, 1050, y + 20), fill=0)
    return image.rotate(angle, fillcolor=255)


@pytest.mark.parametrize("angle", [0.0, 1.0, -2.0, 3.5])
def test_the_angle_of_lines_is_found(angle: float) -> None:
    assert skew(from_image(striped(angle), 150)) == pytest.approx(-angle, abs=0.15)


def test_a_picture_askew_is_set_straight_and_blank_paper_stays() -> None:
    assert skew(straightened(from_image(striped(2.0), 150))) == pytest.approx(0, abs=0.15)
    blank = from_image(Image.new("1", (100, 100), 1), 150)
    assert straightened(blank) == blank


def test_tinted_ground_becomes_paper_and_ink_stays_dark() -> None:
    assert cleared(Gray(bytes([0, 40, 210, 250]), 4, 1, 72.0)).pixels == bytes([0, 50, 255, 255])


def test_rules_are_taken_out() -> None:
    gray = Gray(bytes(100 * 50), 100, 50, 72.0)
    pixels = np.frombuffer(erased(gray, [(10, 5, 20, 8), (-5, -5, 2, 2)]).pixels, np.uint8).reshape(50, 100)
    assert pixels[5:9, 10:21].min() == 255
    assert pixels[0, 0] == 255
    assert pixels[20, 15] == 0


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "CMYK", "P", "I", "F", "I;16"])
def test_any_kind_of_picture_becomes_grey(mode: str) -> None:
    image = Image.new("L", (20, 10), 255)
    image.paste(0, (0, 0, 10, 10))
    gray = from_image(image.convert(mode), 72)
    assert (gray.pixels[0], gray.pixels[19]) == (0, 255)


def test_what_is_transparent_shows_the_paper() -> None:
    assert from_image(Image.new("RGBA", (1, 1), (0, 0, 0, 0)), 72).pixels == b"\xff"
