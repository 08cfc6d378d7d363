"""Ruled lines in pictures: thin and long, level or upright between level ones."""

import pytest
from PIL import Image, ImageDraw

from extract.parsers.ocr import from_image, inverted, ruled_lines, straightened

DPI = 144


def picture(*boxes: tuple[int, int, int, int], angle: float = 0.0) -> Image.Image:
    image = Image.new("L", (1000, 800), 255)
    for box in boxes:
        ImageDraw.Draw(image).rectangle(box, fill=0)
    return image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


FRAME = ((100, 100, 900, 102), (100, 400, 900, 402), (100, 100, 102, 402), (500, 100, 502, 402), (898, 100, 900, 402))


def test_a_frame_has_its_lines() -> None:
    found = ruled_lines(from_image(picture(*FRAME), DPI))
    assert found.horizontals == (pytest.approx((50, 50, 450.5, 51.5)), pytest.approx((50, 200, 450.5, 201.5)))
    assert sorted(box[0] for box in found.verticals) == pytest.approx([50, 250, 449])


def test_short_thick_and_lone_strokes_are_no_rules() -> None:
    letter, block, stick = (300, 200, 303, 240), (100, 500, 900, 560), (600, 500, 603, 700)
    found = ruled_lines(from_image(picture(letter, block, stick), DPI))
    assert (found.horizontals, found.verticals) == ((), ())


def test_upright_strokes_within_a_cell_are_letters() -> None:
    found = ruled_lines(from_image(picture(*FRAME, (300, 150, 303, 220)), DPI))
    assert len(found.verticals) == 3


@pytest.mark.parametrize("angle", [1.0, -2.0])
def test_an_askew_frame_is_found_when_set_straight(angle: float) -> None:
    found = ruled_lines(straightened(from_image(picture(*FRAME, angle=angle), DPI)))
    assert len(found.horizontals) >= 2
    assert len(found.verticals) >= 3
    assert all(box[3] - box[1] < 4 for box in found.horizontals)


def test_a_dark_box_at_a_frame_is_a_box_and_leaves_the_lines_thin() -> None:
    image = picture((100, 100, 160, 160), (100, 100, 600, 102), (100, 158, 600, 160), (598, 100, 600, 160))
    ImageDraw.Draw(image).rectangle((125, 115, 135, 145), fill=255)
    gray = from_image(image, DPI)
    found = ruled_lines(gray)
    assert found.darks == (pytest.approx((50, 50, 80.5, 80.5)),)
    assert all(box[3] - box[1] <= 1.5 for box in found.horizontals)
    assert [round(box[0]) for box in found.verticals] == [299]
    light = inverted(gray, found.darks)
    assert (light.pixels[105 * 1000 + 105], light.pixels[130 * 1000 + 130]) == (255, 0)
