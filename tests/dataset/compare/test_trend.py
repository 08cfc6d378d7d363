"""Programs through the years: every name, budget and fate is the manifest's, and so is what was never reported."""

import csv
import json
from collections.abc import Callable
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from extract.dataset.compare import Step, Trends, Wish, to_csv, to_json_object, trends
from extract.dataset.compare.figures import Standing
from extract.dataset.identity import Kind, read_decisions
from tests.conftest import CHECKOUT, Invoke, Read
from tests.dataset.compare.conftest import MANIFEST

CORPUS = CHECKOUT / "corpus"


@pytest.fixture(scope="session")
def told(years: Path) -> Trends:
    return trends(years)


def _steps(found: Trends) -> dict[tuple[str | None, int, str], Step]:
    return {(one.organization, step.year, step.name): step for one in found.programs for step in one.steps}


def test_every_budget_is_the_manifests(told: Trends) -> None:
    assert {key: step.budget.value if step.budget else None for key, step in _steps(told).items()} == {
        (plan["organization"], plan["year"], one["name"]): one["won"]
        for plan in MANIFEST["plans"]
        for one in plan["programs"]
        if one["status"] != "dropped"
    }


def _neighbours() -> list[dict[str, Any]]:
    return [row for row in MANIFEST["changes"] if "unreported" in row]


def _plan(name: str) -> dict[str, Any]:
    return next(plan for plan in MANIFEST["plans"] if plan["name"] == name)


@pytest.mark.parametrize("row", _neighbours(), ids=lambda row: row["later"])
def test_what_became_of_every_program(row: dict[str, Any], told: Trends) -> None:
    steps = _steps(told)
    plan = _plan(row["earlier"])
    for group in row["programs"]:
        for one in group["earlier"]:
            step = steps[plan["organization"], plan["year"], one["name"]]
            assert step.became == group["kind"]
            assert sorted(step.later) == sorted(other["name"] for other in group["later"])


@pytest.mark.parametrize("row", _neighbours(), ids=lambda row: row["later"])
def test_what_was_planned_and_never_reported(row: dict[str, Any], told: Trends) -> None:
    plan = _plan(row["earlier"])
    of = (plan["organization"], plan["year"])
    missing = [step.name for one, step in told.unreported() if (one.organization, step.year) == of]
    assert missing == row["unreported"]
    reported = [step.name for key, step in _steps(told).items() if key[:2] == of and step.reported]
    planned = [one["name"] for one in plan["programs"] if one["status"] != "dropped"]
    assert sorted(reported + missing) == sorted(planned)


def test_nobody_is_blamed_for_a_year_that_no_document_follows(told: Trends) -> None:
    assert {step.reported for step in _steps(told).values() if step.year == 2026} == {None}


def test_lines_change_and_grow(told: Trends) -> None:
    line = next(one for one in told.programs if one.name == "골목상권·전통시장 활력")
    assert [step.change for step in line.steps] == [None, 70_000_000, 700_000_000, -280_000_000, -410_000_000]
    assert [step.growth for step in line.steps][1:] == [Decimal(one) for one in ("5.1", "48.3", "-13.0", "-21.9")]
    assert [step.rate for step in line.steps][2:] == [Decimal("65.5"), Decimal("91.0"), None]
    checks = [step.budget.check for step in line.steps if step.budget]
    assert checks.count(Standing.FAILED) == 1
    assert line.department == "일자리경제과"
    assert line.steps[0].department == "지역경제과"


def test_merged_and_split_programs_name_one_another(told: Trends) -> None:
    steps = _steps(told)
    merged = steps["누리광역시 새벌구", 2024, "청년 취업 첫걸음 지원"]
    assert sorted(merged.came_from) == ["면접 준비금 지원", "청년 취업 교육"]
    part = next(one for one in told.programs if one.name == "지방보조금 관리")
    whole = next(one for one in told.programs if one.name == "지속가능한 재정운영")
    assert part.origins == (whole.line,)
    assert part.steps[-1].became is Kind.MERGED


def test_decisions_count(years: Path) -> None:
    text = (
        '[[decision]]\nsame = false\nearlier = {document = "gaon-planning-2025.docx", name = "재정운영 건전성 강화"}\n'
        'later = {document = "gaon-planning-2026.txt", name = "지속가능한 재정운영"}\n'
    )
    found = trends(years, Wish(programs=("재정운영",), decisions=read_decisions(text)))
    fates = {step.year: step.became for one in found.programs for step in one.steps if step.name.startswith("재정운영")}
    assert fates[2025] is Kind.GONE


def test_a_report_of_results_is_asked_too(read_file: Callable[[Path], Read]) -> None:
    """The plan alone has nobody to report on it; beside it stands what the next plan says, as results of the same year."""
    plan, following = (read_file(CORPUS / f"saebeol-jobs-{year}.txt").report for year in (2024, 2025))
    facts = following.plan.document.model_copy(update={"kind": "results", "years": (2024,)})
    only = tuple(one.model_copy(update={"year": 2024, "phase": "result"}) for one in following.plan.programs)
    told = following.plan.model_copy(update={"document": facts, "programs": only})
    results = following.model_copy(update={"plan": told})
    assert {step.reported for step in _steps(trends([plan])).values()} == {None}
    found = trends([plan, results])
    assert [(one.path, one.asked) for one in found.left_out] == [("saebeol-jobs-2025.txt", True)]
    steps = {step.name: step for step in _steps(found).values()}
    assert {step.reported for step in steps.values()} == {True}
    assert steps["공공일자리 운영"].executed is not None
    assert steps["공공일자리 운영"].executed.value == 1_734_000_000


def test_csv_and_json_say_everything(told: Trends) -> None:
    rows = list(csv.DictReader(StringIO(to_csv(told))))
    assert len(rows) == len(_steps(told))
    row = next(one for one in rows if one["name"] == "예산편성 및 재정관리" and one["year"] == "2022")
    assert (row["budget"], row["became"], row["reported"]) == ("128600000", "split", "true")
    assert json.loads(row["later"]) == ["예산편성 및 재정관리", "지방보조금 관리"]
    assert (row["budget_raw"], row["executed"]) == ("128,600천원", "")
    plain = json.loads(json.dumps(to_json_object(told)))
    assert set(plain) == {"programs", "left_out", "notes"}
    assert len(plain["programs"]) == len(told.programs)


def test_the_commands(years: Path, invoke: Invoke) -> None:
    shown = invoke(["compare", str(years), "--program", "전통시장", "--by", "department,year", "--sources"])
    assert shown.exit_code == 0
    assert [
        word for word in ("✗ 2,150,000,000", "1,460,000,000", "saebeol-jobs-2024.txt") if word not in shown.stdout
    ] == []
    english = invoke(["compare", str(years), "--measure", "vacancies", "--lang", "en", "--by", "year"])
    assert "vacancies (persons)" in english.stdout
    as_json = invoke(["compare", str(years), "--real", "2025", "--format", "json"])
    assert json.loads(as_json.stdout)["prices"] == 2025
    as_csv = invoke(["compare", str(years), "--per", "posts", "--format", "csv"])
    assert as_csv.stdout.startswith("year,organization,budget,unit")
    block = invoke(["trend", str(years), "--department", "일자리경제과", "--lang", "en"])
    assert [word for word in ("ended", "+48.3", "1,701,000,000") if word not in block.stdout] == []
    assert "기획예산과" not in block.stdout


def test_no_number_is_broken_in_a_narrow_terminal(years: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown = invoke(["compare", str(years), "--program", "전통시장", "--by", "department,year"])
    assert [word for word in ("✗ 2,150,000,000", "1,460,000,000") if word not in shown.stdout] == []
    block = invoke(["trend", str(years), "--department", "일자리경제과"])
    assert [word for word in ("+48.3", "1,701,000,000") if word not in block.stdout] == []


def test_planned_and_never_reported_on_the_terminal(
    years: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    shown = invoke(["trend", str(years), "--unreported", "--format", "csv"])
    names = [row["name"] for row in csv.DictReader(StringIO(shown.stdout))]
    assert sorted(names) == sorted(name for row in _neighbours() for name in row["unreported"])
    table = invoke(["trend", str(years), "--unreported"])
    assert "마을기업 발굴" in table.stdout
    assert "사회적경제 육성" not in table.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--program", "해양 쓰레기"], 2, ("사업이 없습니다", "There is no program")),
        (["--decisions", "none.toml"], 2, ("none.toml",)),
    ],
)
@pytest.mark.parametrize("command", ["compare", "trend"])
def test_wrong_questions(
    command: str, arguments: list[str], code: int, words: tuple[str, ...], years: Path, invoke: Invoke
) -> None:
    refused = invoke([command, str(years), *arguments])
    assert refused.exit_code == code
    assert [word for word in words if word not in refused.stderr] == []


def test_wrong_folders_and_dimensions(years: Path, tmp_path: Path, invoke: Invoke) -> None:
    assert invoke(["compare", str(tmp_path / "none")]).exit_code == 3
    assert invoke(["trend", str(tmp_path)]).exit_code == 3
    assert invoke(["compare", str(years), "--by", "year,year"]).exit_code == 2
    assert invoke(["compare", str(years), "--measure", "staff", "--by", "program"]).exit_code == 2
    assert invoke(["compare", str(years), "--per", str(tmp_path / "none.csv")]).exit_code == 2
