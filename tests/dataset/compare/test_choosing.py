"""Which documents count, and which stand alone or nowhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.dataset.compare import Dimension, Wish, compare_reports
from extract.dataset.errors import DatasetError
from extract.schemas import Report
from tests.conftest import CHECKOUT, Read
from tests.dataset.compare.conftest import CITY, values_of

CORPUS = CHECKOUT / "corpus"
YEAR, BODY, PROGRAM = Dimension.YEAR, Dimension.ORGANIZATION, Dimension.PROGRAM


def _changed(report: Report, name: str, **facts: Any) -> Report:
    document = report.plan.document.model_copy(update=facts)
    plan = report.plan.model_copy(update={"document": document})
    return report.model_copy(update={"plan": plan, "file": report.file.model_copy(update={"name": name})})


def test_documents_that_cannot_be_placed_are_named(read_file: Callable[[Path], Read]) -> None:
    report = read_file(CORPUS / "saebeol-jobs-2025.txt").report
    undated = _changed(report, "undated.txt", years=())
    programs = tuple(one.model_copy(update={"year": None}) for one in report.plan.programs)
    undated = undated.model_copy(update={"plan": undated.plan.model_copy(update={"programs": programs})})
    homeless = _changed(report, "homeless.txt", organization=None, department=None)
    found = compare_reports([report, undated, homeless])
    notes = {note.key: note.en for note in found.notes}
    assert "undated.txt" in notes["no_year"]
    assert "homeless.txt" in notes["no_body"]
    assert values_of(found) == {(2025, f"{CITY} 새벌구"): 10_050_000_000, (2025, None): 10_050_000_000}


def test_the_plan_counts_before_the_report_before_the_results(read_file: Callable[[Path], Read]) -> None:
    report = read_file(CORPUS / "saebeol-jobs-2025.txt").report
    others = [_changed(report, f"{kind}.txt", kind=kind) for kind in ("results", "report")]
    later = _changed(report, "zz.txt", date="2025-01-31")
    found = compare_reports([*others, report, later])
    assert found.points[0].observations[0].figure.document == "zz.txt"
    assert {(one.path, one.asked) for one in found.left_out} == {
        ("results.txt", True),
        ("report.txt", False),
        ("saebeol-jobs-2025.txt", False),
    }


def test_a_body_without_its_city_is_the_only_one_of_that_name(read_file: Callable[[Path], Read]) -> None:
    report = read_file(CORPUS / "saebeol-jobs-2025.txt").report
    body = report.plan.document.organization
    assert body
    lone = _changed(report, "lone.txt", years=(2024,), organization=body.model_copy(update={"parent": None}))
    away = _changed(report, "away.txt", organization=body.model_copy(update={"parent": "다른광역시"}))
    programs = tuple(one.model_copy(update={"year": 2024}) for one in report.plan.programs)
    lone = lone.model_copy(update={"plan": lone.plan.model_copy(update={"programs": programs})})
    assert {point.keys[1] for point in compare_reports([report, lone]).points} == {f"{CITY} 새벌구"}
    unclear = compare_reports([report, lone, away])
    assert {point.keys[1] for point in unclear.points} == {f"{CITY} 새벌구", "다른광역시 새벌구", "새벌구"}
    assert "unclear_body" in [note.key for note in unclear.notes]


def test_versions_of_a_plan_without_a_department_count_once(read_file: Callable[[Path], Read]) -> None:
    """By the name but for its ending, or by title and programs; what is neither stands alone and is named."""
    report = read_file(CORPUS / "saebeol-jobs-2025.txt").report
    first = report.plan.programs[0].model_copy(update={"name": "딴 이름"})
    odd = report.model_copy(
        update={"plan": report.plan.model_copy(update={"programs": (first, *report.plan.programs[1:])})}
    )
    plans = [
        _changed(report, "plan.hwp", department=None),
        _changed(odd, "plan.pdf", department=None, title="다른 제목"),
        _changed(odd, "copy.pdf", department=None),
    ]
    found = compare_reports(plans)
    assert values_of(found) == {(2025, f"{CITY} 새벌구"): 10_050_000_000}
    assert {one.path for one in found.left_out} == {"plan.hwp", "plan.pdf"}
    other = _changed(report, "other.hwp", department=None, title="복지 분야 계획")
    both = compare_reports([plans[0], other], Wish(by=(Dimension.DEPARTMENT, YEAR)))
    assert values_of(both) == {(None, 2025): 2 * 10_050_000_000}
    assert "no_department" in [note.key for note in both.notes]


def test_a_name_that_says_nothing_is_no_name(read_file: Callable[[Path], Read]) -> None:
    report = read_file(CORPUS / "saebeol-jobs-2025.txt").report
    for wish in (Wish(programs=(" ",)), Wish(departments=("",)), Wish(organizations=("",))):
        with pytest.raises(DatasetError):
            compare_reports([report], wish)
