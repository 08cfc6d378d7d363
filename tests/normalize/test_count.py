"""Counts and pairs of counts."""

import pytest

from extract.errors import NormalizeError
from extract.normalize.count import Pair, parse_count, parse_pair


@pytest.mark.parametrize(
    ("text", "value", "unit", "modifier"),
    [
        ("13명", 13, "명", None),
        ("13", 13, None, None),
        ("5,098회", 5098, "회", None),
        ("총 19명", 19, "명", None),
        ("총51회", 51, "회", None),
        ("3천명", 3000, "명", None),
        ("23만여명", 230_000, "명", "about"),
        ("7 천여 명", 7000, "명", "about"),
        ("100여건", 100, "건", "about"),
        ("2.3만명", 23_000, "명", None),
        ("10명 내외", 10, "명", "about"),
        ("15명 이내", 15, "명", "at_most"),
        ("22개 업무", 22, "개 업무", None),
        ("37개소", 37, "개소", None),
        ("△1", -1, None, None),
    ],
)
def test_counts(text: str, value: int, unit: str | None, modifier: str | None) -> None:
    count = parse_count(text)
    assert (count.value, count.unit, count.modifier, count.raw, count.nil) == (value, unit, modifier, text, False)


def test_dash_is_nought_and_says_so() -> None:
    count = parse_count("-")
    assert (count.value, count.nil) == (0, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "명",
        "5급",
        "제5회",
        "41개 동아리 369명",
        "4개월",
        "17주",
        "10시간",
        "2년",
        "3월",
        "8/10명",
        "153 (103)",
        "0.5명",
        "21.9%",
        "1,23명",
        "3억원",
        "상반기",
        "2006. 8.28",
    ],
)
def test_refused(text: str) -> None:
    with pytest.raises(NormalizeError):
        parse_count(text)


@pytest.mark.parametrize(
    ("text", "first", "second", "unit", "bracketed"),
    [
        ("8/10명", 8, 10, "명", False),
        ("8 / 10", 8, 10, None, False),
        ("1/-", 1, 0, None, False),
        ("-/1", 0, 1, None, False),
        ("153 (103)", 153, 103, None, True),
        ("16(19)", 16, 19, None, True),
        ("1,551명(1,456명)", 1551, 1456, "명", True),
        ("3(△1)", 3, -1, None, True),
    ],
)
def test_pairs(text: str, first: int, second: int, unit: str | None, bracketed: bool) -> None:  # noqa: FBT001 - a table column
    assert parse_pair(text) == Pair(first, second, text, unit, bracketed)


@pytest.mark.parametrize(
    "text", ["", "8", "-", "8/10/3", "8.5/10", "1/2 이상", "8/", "(103)", "1(2)(3)", "2018/12/18", "a/b"]
)
def test_no_pair(text: str) -> None:
    with pytest.raises(NormalizeError):
        parse_pair(text)
