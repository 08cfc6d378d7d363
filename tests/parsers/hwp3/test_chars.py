"""Codes of characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.parsers.hwp3.chars import UNKNOWN, decode, decode_string


def test_all_syllables_as_johab_has_them() -> None:
    for place in range(0xAC00, 0xD7A4):
        assert decode(int.from_bytes(chr(place).encode("johab"), "big")) == chr(place)


def test_all_letters_as_johab_has_them() -> None:
    for place in range(0x3131, 0x3164):
        assert decode(int.from_bytes(chr(place).encode("johab"), "big")) == chr(place)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (0x41, "A"),
        (0x0081, "“"),
        (0x0085, "·"),
        (0x2F11, "◦"),
        (0x2E01, "①"),
        (0x2C40, "㉠"),
        (0x203B, "※"),
        (0x2058, "△"),
        (0x3404, "․"),
        (0x340D, "～"),
        (0x343B, "○"),
        (0x3440, "□"),
        (0x3446, "→"),
        (0x3590, "Ⅰ"),
        (0x35E1, "─"),
        (0x36E7, "①"),
        (0x37ED, "═"),
        (0x4000, "伽"),
        (0x4222, "權"),
        (0x4F5D, "債"),
        (0x3366, "\U000f03c5"),
        (0xD3C5, "ᄒᆞᆫ"),
        (0x87C1, "ㆍ"),
        (0x5318, UNKNOWN),
        (0x8000, UNKNOWN),
        (0x2019, UNKNOWN),
    ],
)
def test_codes(code: int, shown: str) -> None:
    assert decode(code) == shown


@given(st.integers(0, 0xFFFF))
def test_every_code_is_something(code: int) -> None:
    assert 1 <= len(decode(code)) <= 3


@given(st.binary(max_size=60))
def test_strings_end_at_a_zero(data: bytes) -> None:
    assert "\0" not in decode_string(data)
