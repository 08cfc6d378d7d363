"""Private glyphs told by their pictures."""

import pytest

from extract.parsers.layout.text.chars import Char, Font
from extract.parsers.pdf.glyphs import GlyphReader, Mark, read_romans
from extract.parsers.pdf.ink import Ink, Sign, sign_of

FRAME = """
####################
#..................#
#..................#
#..................#
#..................#
#..................#
#..................#
#..................#
#..................#
#..................#
#..................#
####################
"""
ONE = FRAME.replace("#..................#\n", "#........##........#\n").replace(
    "#........##........#", "#..................#", 2
)
SEVEN = ONE.replace("#........##........#", "#....##########....#", 1)
DARK = FRAME.replace(".", "#").replace("####################\n" * 12, "####################\n" * 12)
DIAMOND = """
...##...
..####..
.######.
########
.######.
..####..
...##...
"""
POINTER = """
##......
####....
######..
########
######..
####....
##......
"""


def ink(picture: str) -> Ink:
    return Ink(tuple(bytes(255 if mark == "#" else 0 for mark in row) for row in picture.split()))


@pytest.mark.parametrize(
    ("picture", "sign"),
    [
        (FRAME, Sign.SQUARE),
        (ONE, Sign.NUMBER),
        (SEVEN, Sign.NUMBER),
        (DARK, Sign.ARROW),
        (DIAMOND, Sign.DIAMOND),
        (POINTER, Sign.POINTER),
    ],
)
def test_signs(picture: str, sign: Sign) -> None:
    assert sign_of(ink(picture)) is sign


def char(text: str, x: float = 0, base: float = 100) -> Char:
    return Char(text, x, base - 10, x + 10, base + 2, base, 10, Font("Batang", bold=False))


def test_boxed_numbers_count_in_order_of_appearance() -> None:
    reader = GlyphReader()
    pages = [[ONE], [SEVEN], [ONE, FRAME]]
    found: list[str] = []
    for pictures in pages:
        chars = [char("\uf000", 100 * at) for at in range(2 * len(pictures))]
        marks = [Mark(2 * at, ink(picture)) for at, picture in enumerate(pictures)]
        found.append("".join(one.text for one in reader.read(chars, marks)))
    assert [text.replace("\uf000", "") for text in found] == ["①", "②", "①□"]


def test_known_code_points_need_no_picture() -> None:
    (one,) = GlyphReader().read([char("\U000f02b3")], [Mark(0, None)])
    assert one.text == "③"


def test_what_cannot_be_drawn_stays() -> None:
    (one,) = GlyphReader().read([char("\uf000")], [Mark(0, None)])
    assert one.text == "\uf000"


def test_wide_letters_at_the_head_are_roman_numerals() -> None:
    line = [char("c", 0), char(".", 9), char("T", 20), char("c", 40), char(".", 45)]
    assert "".join(one.text for one in read_romans(line)) == "Ⅲ.Tc."
    narrow = [char("a", 0), char(".", 5)]
    assert "".join(one.text for one in read_romans(narrow)) == "a."
