"""Numbers in words, fractions and ordinals: what they are worth, and which words are none of them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from extract.errors import NormalizeError
from extract.normalize.fraction import find_fractions, parse_fraction
from extract.normalize.number_search import find_numbers
from extract.normalize.number_words import parse_number_words, read_words
from extract.normalize.ordinal import find_ordinals, parse_ordinal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("이백십", "210"),
        ("마흔일곱", "47"),
        ("백스물셋", "123"),
        ("만이천삼백사십오", "12345"),
        ("삼십이억삼천오백육십구만팔천백이십", "3235698120"),
        ("이십일조 삼백", "21000000000300"),
        ("일점이삼", "1.23"),
        ("영점오", "0.5"),
        ("마이너스 삼", "-3"),
        ("4천3백21", None),
        ("-3.5", "-3.5"),
        ("1,234", "1234"),
    ],
)
def test_numbers(text: str, value: str | None) -> None:
    if value is None:
        with pytest.raises(NormalizeError):
            parse_number_words(text)
    else:
        assert parse_number_words(text).value == Decimal(value)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "삼사",
        "백천",
        "천백만억만",
        "스물삼",
        "일점",
        "점오",
        "십스물",
        "하나둘",
        "억",
        "이 천",
        "두십",
        "영일",
        "만만",
    ],
)
def test_no_numbers(words: str) -> None:
    assert read_words(words) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3분의 2", Fraction(2, 3)),
        ("삼분의 이", Fraction(2, 3)),
        ("100분의 50", Fraction(1, 2)),
        ("백과 사분의 삼", Fraction(403, 4)),
        ("2와 3분의 1", Fraction(7, 3)),
        ("음수 이십분의 일", Fraction(-1, 20)),
        ("20분의 마이너스 일", Fraction(-1, 20)),
        ("오분의 구천오백", Fraction(1900)),
    ],
)
def test_fractions(text: str, value: Fraction) -> None:
    assert parse_fraction(text) == value


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("전직원 1/2", "1/2"),
        ("재적위원 2/3 이상 찬성", "2/3"),
        ("1/2이 넘는", "1/2"),
        ("투자의 오분의 일만을", "오분의 일"),
        ("3분의 1조각만", "3분의 1"),
        ("총액의 3분의 2를", "3분의 2"),
    ],
)
def test_fractions_inside_a_text(text: str, raw: str) -> None:
    (span,) = find_fractions(text)
    assert span.raw == raw == text[span.start : span.end]


@pytest.mark.parametrize(
    "text",
    [
        "8/10명",
        "2/15",
        "3/4",
        "3/4분기",
        "12/25 이상",
        "전직원 8/10명",
        "이분의 일은",
        "구분의 일",
        "5분의 휴식",
        "오분의 십이다",
        "3/2 이상",
    ],
)
def test_no_fractions(text: str) -> None:
    assert find_fractions(text) == ()


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("제11회", 11, "회"),
        ("제 2 조", 2, "조"),
        ("첫째", 1, None),
        ("첫 번째", 1, None),
        ("둘째", 2, None),
        ("스물다섯번째", 25, None),
        ("이십오번째", 25, None),
        ("25번째", 25, None),
    ],
)
def test_ordinals(text: str, number: int, unit: str | None) -> None:
    span = parse_ordinal(text)
    assert (span.number, span.unit) == (number, unit)


@pytest.mark.parametrize(
    "text", ["제일 큰", "이제 3명", "3일째", "제3자", "이 번째", "제1,000회기", "어째서", "번째", "2회"]
)
def test_no_ordinals(text: str) -> None:
    assert find_ordinals(text) == ()
    with pytest.raises(NormalizeError):
        parse_ordinal(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("4천3백21과 40,000", ["4321", "40000"]),
        ("두 개와 서른 명", ["2", "30"]),
        ("마이너스 십이 퍼센트", ["-12"]),
        ("일점이삼, 이백과 이천은 수이다", []),
        ("이 일은 사람이 한 일이다", []),
        ("오점 오이다", []),
    ],
)
def test_numbers_inside_a_text(text: str, values: list[str]) -> None:
    assert [span.value for span in find_numbers(text)] == [Decimal(value) for value in values]
