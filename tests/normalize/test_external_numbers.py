"""Two outside suites of Korean numbers: at least nine in ten of what is in scope are read right, none silently wrong.

What is out of scope stands in ``numbers_left_out.toml``, each text with its reason, save two classes of answers: a word
for a currency without a number (no sum), and which ends a range holds that no word bounds (the recogniser always leaves
the upper one out; 부터 까지 includes it).
"""

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.normalize.external_numbers import (
    duckling_expected,
    duckling_read,
    recognizers_expected,
    recognizers_read,
)

SHARE_RIGHT = 0.90
DUCKLING = ("Numeral", "Ordinal", "AmountOfMoney", "Distance", "Volume", "Quantity", "Temperature")
RECOGNIZERS = ("number", "percent", "number_range", "currency")


@dataclass(frozen=True, slots=True)
class Case:
    """A text of a suite with its answers and ours; nothing of ours is a refusal."""

    text: str
    expected: list[Any]
    read: list[Any]

    @property
    def is_right(self) -> bool:
        return self.read == self.expected

    @property
    def is_wrong(self) -> bool:
        """Whether anything is read that the suite does not say."""
        return bool(Counter(self.read) - Counter(self.expected))


def left_out(suite: str) -> set[str]:
    rows = tomllib.loads((Path(__file__).parent / "numbers_left_out.toml").read_text("utf-8"))["entry"]
    assert all(row["reason"] for row in rows)
    return {row["text"] for row in rows if row["suite"] == suite}


def load(shared: Path, name: str) -> Any:
    path = shared / "cases" / name
    if not path.is_file():
        pytest.skip("no suites of numbers beside the checkout")
    return json.loads(path.read_text("utf-8"))["cases"]


def duckling(shared: Path) -> Iterator[Case]:
    for row in load(shared, "duckling_ko.json"):
        for text in row["texts"] if row["dimension"] in DUCKLING else ():
            read = duckling_read(row["dimension"], text)
            yield Case(text, [duckling_expected(row["dimension"], row["expected"])], [read] if read else [])


def recognizers(shared: Path) -> Iterator[Case]:
    rows = load(shared, "recognizers_ko.json")
    for kind in RECOGNIZERS:
        for row in rows[kind]:
            yield Case(row["input"], recognizers_expected(kind, row["results"]), recognizers_read(kind, row["input"]))


SUITES = {"duckling": duckling, "recognizers": recognizers}


@pytest.fixture(scope="module", params=sorted(SUITES))
def suite(request: pytest.FixtureRequest, shared: Path) -> tuple[str, list[Case]]:
    return request.param, list(SUITES[request.param](shared))


def in_scope(suite: tuple[str, list[Case]]) -> list[Case]:
    name, cases = suite
    return [case for case in cases if case.text not in left_out(name)]


def test_nothing_is_silently_wrong(suite: tuple[str, list[Case]]) -> None:
    assert [case for case in in_scope(suite) if case.is_wrong] == []


def test_most_are_right(suite: tuple[str, list[Case]]) -> None:
    cases = in_scope(suite)
    assert sum(case.is_right for case in cases) >= SHARE_RIGHT * len(cases)


def test_few_are_left_out_and_none_without_need(suite: tuple[str, list[Case]]) -> None:
    name, cases = suite
    out = left_out(name)
    assert len(out) <= 0.1 * len(cases)
    assert out <= {case.text for case in cases}
    assert [case.text for case in cases if case.text in out and case.is_right] == []
