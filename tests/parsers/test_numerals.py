"""Numbers as automatic numbering prints them, and the signs of symbol fonts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.parsers.numerals import NO_NUMBER, format_number
from extract.parsers.symbols import map_bullet, map_symbols

SPELLINGS = {
    "decimal": {0: "0", 7: "7", 1000: "1000"},
    "upperRoman": {1: "I", 4: "IV", 9: "IX", 44: "XLIV", 1999: "MCMXCIX", 0: "0", 4000: "4000"},
    "lowerRoman": {3: "iii", 90: "xc"},
    "upperLetter": {1: "A", 26: "Z", 27: "AA", 28: "BB", 0: "0"},
    "lowerLetter": {2: "b", 53: "aaa"},
    "decimalZero": {3: "03", 12: "12"},
    "decimalFullWidth": {10: "１０"},
    "numberInDash": {1: "- 1 -"},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 50: "㊿", 51: "51", 0: "0"},
    "decimalEnclosedCircleChinese": {2: "②"},
    "decimalEnclosedParen": {2: "⑵", 21: "21"},
    "decimalEnclosedFullstop": {3: "⒊"},
    "ideographEnclosedCircle": {1: "㊀", 10: "㊉"},
    "ganada": {1: "가", 2: "나", 14: "하", 15: "가가"},
    "chosung": {1: "ㄱ", 14: "ㅎ"},
    "koreanCounting": {1: "일", 10: "십", 11: "십일", 20: "이십", 99: "구십구", 100: "100"},
    "koreanDigital": {3: "삼", 10: "일영", 25: "이오"},
    "koreanDigital2": {20: "二零"},
    "ideographDigital": {10: "一〇"},
    "koreanLegal": {1: "하나", 10: "열", 12: "열둘", 20: "스물", 33: "서른셋"},
    "chineseCounting": {3: "三", 12: "十二"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "ideographZodiac": {12: "亥"},
    "none": {1: NO_NUMBER},
    "somethingElse": {5: "5"},
}


@pytest.mark.parametrize(
    ("system", "number", "text"), [(s, n, t) for s, row in SPELLINGS.items() for n, t in row.items()]
)
def test_spellings(system: str, number: int, text: str) -> None:
    assert format_number(number, system) == text


@given(st.integers(0, 10**9), st.sampled_from(sorted(SPELLINGS)))
def test_every_number_has_a_short_spelling(number: int, system: str) -> None:
    assert 0 < len(format_number(number, system)) <= 60


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("\uf06c", "Wingdings", "●"),
        ("n", "WINGDINGS", "■"),
        ("\uf081\uf08c", "Wingdings", "①❶"),
        ("\uf0b7", "Symbol", "•"),
        ("가 1", "Wingdings", "가 1"),
        ("\uf06c", "바탕", "\uf06c"),
        ("\uf0ff", "Symbol", "\uf0ff"),
        ("l", None, "l"),
    ],
)
def test_symbols(text: str, font: str | None, shown: str) -> None:
    assert map_symbols(text, font) == shown


def test_an_unknown_bullet_is_a_bullet() -> None:
    assert map_bullet("\ue000", "Webdings") == "•"
    assert map_bullet("o", "Courier New") == "o"
