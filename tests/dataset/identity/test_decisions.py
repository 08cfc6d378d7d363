"""What people decide overrides what is computed, in both directions."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.dataset.identity import DecisionError, Kind, Survey, match_programs, read_decisions, survey
from tests.conftest import CHECKOUT, Read

DECISIONS = """
[[decision]]
same = false
earlier = {document = "saebeol-jobs-2025.txt", name = "청년 취업 첫걸음 지원"}
later = {document = "saebeol-jobs-2026.txt", name = "청년 일자리 이음"}
note = "다른 사업"

[[decision]]
same = true
earlier = {document = "saebeol-jobs-2025.txt", name = "사회적경제 육성"}
later = {document = "saebeol-jobs-2026.txt", program = "p5"}
note = "대상만 바뀜"
"""


@pytest.fixture
def two(read_file: Callable[[Path], Read]) -> tuple[Survey, Survey]:
    first, second = (
        survey(read_file(CHECKOUT / "corpus" / f"saebeol-jobs-{year}.txt").report) for year in (2025, 2026)
    )
    return first, second


def test_decisions_override(two: tuple[Survey, Survey]) -> None:
    links = match_programs(*two, read_decisions(DECISIONS)).links
    pairs = {(link.earlier.program.name, link.later.program.name): link for link in links}
    assert ("청년 취업 첫걸음 지원", "청년 일자리 이음") not in pairs
    forced = pairs["사회적경제 육성", "중장년 재도약 지원"]
    assert forced.score == 1
    assert "대상만 바뀜" in forced.ko


def test_two_earlier_programs_may_be_decided_to_have_merged(two: tuple[Survey, Survey]) -> None:
    rows = [
        f'[[decision]]\nsame = true\nearlier = {{document = "saebeol-jobs-2025.txt", name = "{name}"}}\n'
        'later = {document = "saebeol-jobs-2026.txt", name = "청년 일자리 이음"}\n'
        for name in ("청년 취업 첫걸음 지원", "사회적경제 육성")
    ]
    groups = match_programs(*two, read_decisions("".join(rows))).groups
    merged = next(group for group in groups if group.kind is Kind.MERGED)
    assert {one.program.name for one in merged.earlier} == {"청년 취업 첫걸음 지원", "사회적경제 육성"}


BAD = (
    "decision = 3",
    "[[decision]]\nsame = 1",
    "[[decision]]\nsame = true",
    '[[decision]]\nsame = true\nearlier = "x"\nlater = {document = "b", program = "p1"}',
    '[[decision]]\nsame = true\nearlier = {document = "a"}\nlater = {document = "b", program = "p1"}',
    "[[decision",
)


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_decision_is_refused(text: str) -> None:
    with pytest.raises(DecisionError):
        read_decisions(text)


def test_no_decisions() -> None:
    assert read_decisions("") == ()
