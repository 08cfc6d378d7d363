"""Plain numbers: what is one, with which last digit, and what is none."""

from decimal import Decimal

import pytest

from extract.errors import NormalizeError
from extract.normalize.number import is_nil, is_no_budget, parse_number


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("0", "0", "1"),
        ("1,234", "1234", "1"),
        ("1234", "1234", "1"),
        (" 448,686 ", "448686", "1"),
        ("95.1", "95.1", "0.1"),
        ("0.50", "0.50", "0.01"),
        ("1,234,567.8", "1234567.8", "0.1"),
        ("△1", "-1", "1"),
        ("△ 1,234", "-1234", "1"),
        ("▲3.4", "-3.4", "0.1"),
        ("-5", "-5", "1"),
        ("−5", "-5", "1"),
        ("+18", "18", "1"),
        ("１，２３４", "1234", "1"),
    ],
)
def test_numbers(text: str, value: str, step: str) -> None:
    number = parse_number(text)
    assert (number.value, number.step, number.raw) == (Decimal(value), Decimal(step), text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "(103)",
        "153 (103)",
        "1,23",
        "12,34,567",
        "1,2345",
        "007",
        "1.",
        ".5",
        "1.2.3",
        "8/10",
        "1 234",
        "3명",
        "21.9%",
        "상반기",
        "2006. 8.28",
        "△",
        "△△1",
        "1e5",
        "٣",
        "일천",
        "9" * 19,
    ],
)
def test_refused(text: str) -> None:
    with pytest.raises(NormalizeError):
        parse_number(text)


def test_brackets_are_negative_only_when_asked() -> None:
    assert parse_number("(1,030)", accounting=True).value == Decimal(-1030)
    with pytest.raises(NormalizeError):
        parse_number("(1,030)")


@pytest.mark.parametrize("text", ["", " ", "-", "–", "―", "－", "- ", "해당 없음", "해당없음", "없음"])
def test_nil(text: str) -> None:
    assert is_nil(text)


@pytest.mark.parametrize("text", ["0", "△1", "비예산", "1-2", "없음표"])
def test_not_nil(text: str) -> None:
    assert not is_nil(text)


def test_no_budget_is_not_nil() -> None:
    assert is_no_budget("비예산")
    assert not is_no_budget("예산")
    assert not is_no_budget("-")
