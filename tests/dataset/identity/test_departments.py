"""A department is followed through its new name; another department of the body is not taken for it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.dataset.identity import department_steps
from tests.conftest import CHECKOUT, Read


@pytest.mark.parametrize("line", ["gaon-planning", "saebeol-jobs"])
def test_a_renamed_department_is_the_same(line: str, read_file: Callable[[Path], Read]) -> None:
    reports = [read_file(CHECKOUT / "corpus" / f"{line}-{year}.txt").report for year in range(2022, 2027)]
    steps = department_steps(reports[::-1])
    assert [step.earlier.file.name for step in steps] == [report.file.name for report in reports[:-1]]
    assert steps[0].score < 1 == steps[1].score
    assert {one.code for one in steps[0].clues} == {"like_name", "programs"}


def test_another_department_is_not(read_file: Callable[[Path], Read]) -> None:
    names = ("gaon-planning-2022", "saebeol-jobs-2023")
    assert department_steps([read_file(CHECKOUT / "corpus" / f"{name}.txt").report for name in names]) == ()
