"""Many documents compared: every number is the manifest's, seven formats count once, doubts are marked, nothing is guessed."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from extract.cli.arguments import DIMENSIONS, MEASURES
from extract.dataset.compare import (
    Dimension,
    Measure,
    Per,
    Wish,
    compare_reports,
    to_csv,
    to_json_object,
)
from extract.dataset.compare.figures import Standing
from extract.dataset.errors import DatasetError
from extract.dataset.opening import open_dataset
from extract.schemas import Report
from tests.conftest import CHECKOUT, Read
from tests.dataset.compare.conftest import CITY, FILES, MANIFEST, SEVEN, values_of

CORPUS = CHECKOUT / "corpus"
YEAR, BODY, PROGRAM = Dimension.YEAR, Dimension.ORGANIZATION, Dimension.PROGRAM


def _stated(name: str) -> dict[tuple[int, str], Any]:
    """Return what the manifest says about neighbouring plans, by year and body."""
    plans = {plan["name"]: plan for plan in MANIFEST["plans"]}
    found: dict[tuple[int, str], Any] = {}
    for row in MANIFEST["changes"]:
        for at, side in enumerate(("earlier", "later")):
            plan = plans[row[side]]
            found[plan["year"], plan["organization"]] = row[name][at]
    return found


def test_the_command_line_names_every_measure_and_dimension() -> None:
    assert list(MEASURES) == list(Measure)
    assert list(DIMENSIONS) == list(Dimension)


def test_budgets_of_departments_by_year_and_body(years: Path) -> None:
    found = compare_reports(years)
    assert values_of(found) == _stated("budget")
    assert {point.check for point in found.points} == {Standing.HOLDS}
    assert found.unit == "won"


def test_the_plan_in_seven_formats_counts_once(years: Path) -> None:
    found = compare_reports(years)
    point = next(one for one in found.points if one.keys == (2025, f"{CITY} 가온구"))
    assert [one.figure.document for one in point.observations] == [SEVEN[0]]
    assert sorted(one.path for one in found.left_out) == [f"{name}.json" for name in SEVEN[1:]]
    assert {one.instead for one in found.left_out} == {f"{SEVEN[0]}.json"}
    assert "unread" in [note.key for note in found.notes]


@pytest.mark.parametrize(("measure", "kind"), [(Measure.POSTS, "authorized"), (Measure.STAFF, "actual")])
def test_posts_and_staff(measure: Measure, kind: str, years: Path) -> None:
    assert values_of(compare_reports(years, Wish(measure))) == {key: row[kind] for key, row in _stated("staff").items()}


def test_who_has_more_staff_than_posts(years: Path) -> None:
    found = compare_reports(years, Wish(Measure.VACANCIES))
    assert values_of(found) == {key: row["authorized"] - row["actual"] for key, row in _stated("staff").items()}
    assert [point.keys for point in found.points if point.value and point.value < 0] == [(2022, f"{CITY} 새벌구")]


def test_programs_are_counted(years: Path) -> None:
    expected = {
        (plan["year"], plan["organization"]): sum(one["status"] != "dropped" for one in plan["programs"])
        for plan in MANIFEST["plans"]
    }
    assert values_of(compare_reports(years, Wish(Measure.PROGRAMS))) == expected


def test_costs_of_programs_add_up_to_the_manifest(years: Path) -> None:
    found = compare_reports(years, Wish(by=(YEAR, BODY, PROGRAM)))
    printed = {
        (one.year, point.keys[1], one.program): one.figure.value for point in found.points for one in point.observations
    }
    assert printed == {
        (plan["year"], plan["organization"], one["name"]): one["won"]
        for plan in MANIFEST["plans"]
        for one in plan["programs"]
        if one["status"] != "dropped"
    }


def test_a_program_is_followed_through_names_and_parts(years: Path) -> None:
    found = compare_reports(years, Wish(programs=("예산편성 및 재정관리",), by=(YEAR,)))
    assert values_of(found) == {
        2022: 128_600_000,
        2023: 96_400_000 + 38_700_000,
        2024: 146_500_000,
        2025: 138_000_000,
        2026: 141_500_000,
    }
    names = [[one.program for one in point.observations] for point in found.points]
    assert names[1] == ["예산편성 및 재정관리", "지방보조금 관리"]
    assert names[4] == ["지속가능한 재정운영"]
    assert {"split", "merged"} <= {note.key for note in found.notes}


@pytest.mark.parametrize("name", ["재래시장", "전통 시장의 활성화", "골목상권전통시장", "재래시장 시설현대화사업"])
def test_names_as_people_write_them(name: str, years: Path) -> None:
    found = compare_reports(years, Wish(programs=(name,), by=(YEAR,)))
    assert values_of(found) == {
        2022: 1_380_000_000,
        2023: 1_450_000_000,
        2024: 2_150_000_000,
        2025: 1_870_000_000,
        2026: 1_460_000_000,
    }


def test_which_districts_spend_on_a_thing(years: Path) -> None:
    found = compare_reports(years, Wish(programs=("청년",)))
    assert {point.keys[1] for point in found.points} == {f"{CITY} 새벌구"}
    assert {one.path for one in found.left_out} == set()


def test_numbers_with_planted_errors_are_marked_and_kept(years: Path) -> None:
    found = compare_reports(years, Wish(programs=("구민제안", "전통시장"), by=(PROGRAM, YEAR)))
    checks = {point.keys: (point.value, point.check) for point in found.points}
    assert checks["구민제안제도 활성화", 2024] == (118_000_000, Standing.FAILED)
    assert checks["구민제안제도 활성화", 2025] == (124_000_000, Standing.FAILED)
    assert checks["골목상권·전통시장 활력", 2024] == (2_150_000_000, Standing.FAILED)
    assert checks["골목상권·전통시장 활력", 2025] == (1_870_000_000, Standing.HOLDS)


def test_a_point_is_as_doubtful_as_its_worst_number(years: Path) -> None:
    found = compare_reports(years, Wish(programs=("사회적경제", "전통시장"), by=(YEAR,)))
    worst = {point.keys[0]: point.check for point in found.points}
    assert worst[2025] is Standing.FAILED
    assert worst[2023] is Standing.HOLDS


def test_sources_of_funding(years: Path) -> None:
    found = compare_reports(years, Wish(by=(Dimension.FUNDING, YEAR), programs=("공공일자리",)))
    values = {key: value for key, value in values_of(found).items() if key[1] == 2025}
    assert values == {
        ("district", 2025): 510_000_000,
        ("national", 2025): 1_020_000_000,
        ("province_or_city", 2025): 510_000_000,
    }


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        (Wish(prices=1800), "no_index"),
        (Wish(Measure.STAFF, prices=2020), "not_money"),
        (Wish(Measure.STAFF, programs=("청년",)), "not_of_programs"),
        (Wish(Measure.STAFF, by=(PROGRAM,)), "not_by"),
        (Wish(Measure.RATE, by=(Dimension.FUNDING,)), "not_by"),
        (Wish(Measure.RATE, per=Per.POSTS), "not_divided"),
        (Wish(by=()), "no_dimension"),
        (Wish(by=(YEAR, YEAR)), "no_dimension"),
        (Wish(programs=("해양 쓰레기",)), "no_program"),
        (Wish(organizations=("다른구",)), "no_organization"),
        (Wish(departments=("총무과",)), "no_department"),
    ],
)
def test_questions_without_an_answer(wish: Wish, key: str, years: Path) -> None:
    with pytest.raises(DatasetError) as raised:
        compare_reports(years, wish)
    assert raised.value.key == key
    assert raised.value.ko != raised.value.en


@pytest.mark.parametrize("name", ["가온구", "누리광역시 가온구"])
def test_one_body_by_either_name(name: str, years: Path) -> None:
    found = compare_reports(years, Wish(organizations=(name,)))
    assert {point.keys[1] for point in found.points} == {f"{CITY} 가온구"}
    assert len(found.points) == 5


@pytest.mark.parametrize("name", ["기획감사과", "기획예산과"])
def test_a_department_by_its_old_name_and_its_new_one(name: str, years: Path) -> None:
    found = compare_reports(years, Wish(departments=(name,), by=(Dimension.DEPARTMENT, YEAR)))
    assert [point.keys for point in found.points] == [("기획예산과", year) for year in range(2022, 2027)]
    assert found.points[0].observations[0].department == "기획감사과"


def test_a_dataset_and_reports_give_the_same_as_the_folder(years: Path, read_file: Callable[[Path], Read]) -> None:
    whole = compare_reports(years)
    assert compare_reports(open_dataset(years)) == whole
    reports = [read_file(CORPUS / name).report for name in FILES]
    assert values_of(compare_reports(reports)) == values_of(whole)


def test_csv_has_a_row_a_point_and_quotes_what_needs_it(years: Path, read_file: Callable[[Path], Read]) -> None:
    found = compare_reports(years, Wish(by=(YEAR, PROGRAM)))
    rows = list(csv.DictReader(StringIO(to_csv(found))))
    assert len(rows) == len(found.points)
    for row, point in zip(rows, found.points, strict=True):
        assert (row["year"], row["program"]) == (str(point.keys[0]), point.keys[1] or "")
        assert row["budget"] == ("" if point.value is None else str(point.value))
        sources = json.loads(row["sources"])
        assert [one["raw"] for one in sources] == [one.figure.raw for one in point.observations]
        assert {one["document"] for one in sources} <= set(FILES)
    odd = _renamed(read_file(CORPUS / "saebeol-jobs-2026.txt").report, 'a "b",\r\nc')
    parsed = list(csv.DictReader(StringIO(to_csv(compare_reports([odd], Wish(by=(PROGRAM,)))), newline="")))
    assert 'a "b",\r\nc' in [row["program"] for row in parsed]


def _renamed(report: Report, name: str) -> Report:
    first, *others = report.plan.programs
    programs = (first.model_copy(update={"name": name}), *others)
    return report.model_copy(update={"plan": report.plan.model_copy(update={"programs": programs})})


def test_json_says_everything(years: Path) -> None:
    found = compare_reports(years, Wish(per=Per.POSTS))
    plain = json.loads(json.dumps(to_json_object(found)))
    assert set(plain) == {"measure", "unit", "by", "points", "prices", "left_out", "notes"}
    point = plain["points"][0]
    assert point["keys"] == {"year": 2022, "organization": f"{CITY} 가온구"}
    assert set(point) == {"keys", "value", "check", "observations", "unstated", "against"}
    figure = point["observations"][0]["figure"]
    assert (figure["raw"], figure["value"], figure["check"]) == ("489,000", 489_000_000, "holds")
    assert figure["source"]["block"] is not None


def test_programs_without_a_cost_are_counted_as_missing(read_file: Callable[[Path], Read]) -> None:
    report = read_file(CORPUS / "saebeol-jobs-2025.txt").report
    names = ("사회적경제 육성",)
    gone = {one.id for one in report.plan.programs if one.name in names}
    budgets = tuple(
        line for line in report.plan.budgets if line.program not in gone and not any(n in line.label for n in names)
    )
    programs = tuple(replace_budgets(one) if one.id in gone else one for one in report.plan.programs)
    plan = report.plan.model_copy(update={"budgets": budgets, "programs": programs})
    found = compare_reports(
        [report.model_copy(update={"plan": plan})], Wish(by=(YEAR,), programs=("사회적경제", "전통시장"))
    )
    assert [(point.value, point.unstated) for point in found.points] == [(1_870_000_000, 1)]


def replace_budgets(program: Any) -> Any:
    return program.model_copy(update={"budgets": ()})


def test_an_exported_dataset_has_no_reports(years: Path, tmp_path: Path) -> None:
    from extract.dataset.exports import Wish as Export  # noqa: PLC0415 - here alone
    from extract.dataset.exports import export_dataset  # noqa: PLC0415

    export_dataset("parquet", Export(years, tmp_path / "parquet"))
    for outputs in (tmp_path / "parquet", replace(open_dataset(tmp_path / "parquet"))):
        with pytest.raises(DatasetError) as raised:
            compare_reports(outputs)
        assert raised.value.key == "exported"
