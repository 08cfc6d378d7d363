"""The recomputation itself: what holds, what does not, what cannot be read."""

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.build.markup import read_blocks, read_plans
from corpus.build.relations import findings, number

MARKERS = ("□", "○", "-")
TABLE = (
    "|| 구분 | 올해 | 작년 | 증감 | 률\n| 계 | 10 | 8 | 2 | 25.0\n| 가 | 4 | 5 | △1 | △20.0\n| 나 | 6 | 3 | 3 | 100.0\n"
)


def _found(body: str) -> list[tuple[str, str, str]]:
    plan = replace(read_plans()[0], contents=(), blocks=tuple(read_blocks(body, MARKERS)))
    return [(finding.rule, finding.stated, finding.computed) for finding in findings(plan, {plan.name: plan})]


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,234", 1234), ("△12", -12), ("-", 0), ("", 0), ("97,300(구비)", 97300), ("12.5%", Decimal("12.5"))],
)
def test_number(text: str, value: Decimal) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["구비", "12개", "1/2", "2024. 1."])
def test_not_a_number(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    "relation",
    [
        "row 2 = 3 + 4 cols 2,3",
        "row 2 = 3..4 cols 2..4",
        "col 4 = 2 - 3 rows 2..4",
        "col 5 = 4 / 3 rows 2..4",
        "col 5 = 2 - 3 / 3 rows 2..4",
        "row 3 <= 2 cols 2",
        "tie 10 계",
    ],
)
def test_holds(relation: str) -> None:
    assert _found(f"{TABLE}? {relation}") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{TABLE}? row 2 = 3..4 cols 5", ("sum", "25.0", "80.0")),
        (f"{TABLE}? col 4 = 3 - 2 rows 3", ("difference", "△1", "1")),
        (f"{TABLE}? col 5 = 3 / 2 rows 2", ("ratio", "25.0", "80.0")),
        (f"{TABLE}? row 3 <= 4 cols 3", ("subset", "5", "3")),
        (f"{TABLE}? tie 10 가", ("tie", "10", "가")),
        ("□ 총 10명(가 4, 나 5)\n? 10 = 4 + 5", ("sum", "10", "9")),
        ("□ 3분의 2(66.6%)\n? 66.6% = 2 / 3", ("ratio", "66.6%", "66.7")),
    ],
)
def test_fails(body: str, expected: tuple[str, str, str]) -> None:
    assert _found(body) == [expected]


@pytest.mark.parametrize(
    "body", ["□ 가 10\n? 10 = 7 + 3", f"{TABLE}? row two = 3 cols 1", f"{TABLE}? row 1 = 2 cols 1", "? 1 = 1"]
)
def test_refuses(body: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        _found(body)
