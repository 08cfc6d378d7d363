"""The output as bytes, and the schema that it keeps."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from extract.emit import to_failure, to_json, to_schema, to_schema_json
from extract.errors import ErrorCode
from extract.schemas import Report
from tests.conftest import CHECKOUT, Read

CORPUS = sorted(path for path in (CHECKOUT / "corpus").glob("*.*") if path.suffix in {".txt", ".docx", ".pdf"})
OBJECTS = ("Report", "Plan", "BudgetLine", "Check", "ScheduleItem", "Section", "StaffCount", "Award", "Program")


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(to_schema())
    return Draft202012Validator(to_schema())


def _parsed(read: Read) -> dict[str, Any]:
    return json.loads(to_json(read.report))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_every_report_keeps_the_schema(
    path: Path, read_file: Callable[[Path], Read], validator: Draft202012Validator
) -> None:
    validator.validate(_parsed(read_file(path)))


def test_real_plans_keep_the_schema(
    shared: Path, read_file: Callable[[Path], Read], validator: Draft202012Validator
) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        validator.validate(_parsed(read_file(path)))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda report: report.update(extra=1),
        lambda report: report["plan"].update(budgets=[{"won": 1}]),
        lambda report: report["plan"]["sections"][0].update(role="chapter"),
        lambda report: report.pop("file"),
        lambda report: report["checks"][0].update(status="wrong"),
    ],
)
def test_the_schema_refuses_what_is_not_promised(
    spoil: Callable[[dict[str, Any]], Any], read_file: Callable[[Path], Read], validator: Draft202012Validator
) -> None:
    report = _parsed(read_file(CORPUS[0]))
    spoil(report)
    with pytest.raises(ValidationError):
        validator.validate(report)


def test_the_schema_names_its_dialect_and_explains_its_objects() -> None:
    schema = json.loads(to_schema_json())
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(OBJECTS) - {"Report"} <= set(schema["$defs"])
    assert all(schema["$defs"][name]["description"] for name in OBJECTS if name != "Report")


def test_reading_the_json_back_gives_the_report(read_file: Callable[[Path], Read]) -> None:
    report = read_file(CORPUS[0]).report
    assert to_json(Report.model_validate_json(to_json(report))) == to_json(report)


def test_json_is_readable_text_with_a_line_feed_at_its_end(read_file: Callable[[Path], Read]) -> None:
    data = to_json(read_file(CORPUS[0]).report)
    assert data.endswith(b"}\n")
    assert "주요업무" in data.decode()
    assert b"\\u" not in data


def test_one_line_says_the_same(read_file: Callable[[Path], Read]) -> None:
    report = read_file(CORPUS[0]).report
    line = to_json(report, indent=None)
    assert line.count(b"\n") == 1
    assert json.loads(line) == json.loads(to_json(report))


def test_keys_stand_in_the_order_of_the_models(read_file: Callable[[Path], Read]) -> None:
    report = _parsed(read_file(CORPUS[0]))
    assert list(report) == ["schema_version", "file", "plan", "checks", "issues", "coverage"]
    assert list(report["file"])[:2] == ["name", "format"]


def test_exact_decimals_are_numbers(read_file: Callable[[Path], Read]) -> None:
    plan = _parsed(read_file(CHECKOUT / "corpus" / "gaon-planning-2025.docx"))["plan"]
    ratios = [line["ratio"] for line in plan["budgets"] if line["ratio"] is not None]
    assert 78.2 in ratios
    assert all(isinstance(ratio, int | float) for ratio in ratios)


@pytest.mark.parametrize("code", ErrorCode)
def test_every_failure_is_told_in_both_languages(code: ErrorCode) -> None:
    failure = to_failure("plan.hwp", None, code, "why")
    assert failure.code == code.value
    assert any("가" <= char <= "힣" for char in failure.message.ko)
    assert failure.message.en.isascii()
    assert code.value not in (failure.message.ko, failure.message.en)
