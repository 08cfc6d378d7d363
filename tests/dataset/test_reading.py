"""What is no report is told by name, in Korean and English; days are those of the calendar."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.dataset.days import days_of
from extract.dataset.entry import Entry, document_key
from extract.dataset.errors import DatasetError, load
from extract.dataset.reading import find_reports, read_report, read_reports
from tests.conftest import CHECKOUT, Invoke


def test_reports_and_failures_are_found_and_hidden_files_are_not(outputs: Path) -> None:
    assert [one.path for one in find_reports(outputs)] == [
        "bad.hwp.failed.json",
        "district/odd.pdf.json",
        "gaon-planning-2025.txt.json",
        "gaon-planning-2026.pdf.json",
        "saebeol-jobs-2026.pdf.json",
    ]


def test_the_key_comes_from_the_source_and_its_name(outputs: Path) -> None:
    keys = {item.document for item in read_reports(outputs)}
    assert len(keys) == 5
    item = read_report(outputs, "saebeol-jobs-2026.pdf.json")
    record = json.loads((outputs / item.path).read_bytes())
    assert item.document == document_key(record["file"]["name"], record["file"]["sha256"])


def test_values_of_closed_lists_are_members_if_wished(outputs: Path) -> None:
    found = [one for one in find_reports(outputs) if one.path == "saebeol-jobs-2026.pdf.json"]
    [quick], [model] = read_reports(outputs, found, members=True), [read_report(outputs, found[0].path)]
    assert isinstance(quick, Entry)
    assert isinstance(model, Entry)
    pairs = list(zip(quick.report.plan.budgets, model.report.plan.budgets, strict=True))
    assert pairs
    assert all(one.phase is other.phase and one.role is other.role for one, other in pairs)


def _without(record: dict[str, Any]) -> None:
    del record["plan"]["budgets"][0]["raw"]


def _unknown(record: dict[str, Any]) -> None:
    record["plan"]["budgets"][0]["colour"] = "red"


def _wrong_type(record: dict[str, Any]) -> None:
    record["plan"]["budgets"][0]["won"] = "1,000"


def _fraction(record: dict[str, Any]) -> None:
    record["plan"]["budgets"][0]["won"] = 0.5


def _open_list(record: dict[str, Any]) -> None:
    record["checks"][0]["status"] = "splendid"


def _deep(record: dict[str, Any]) -> None:
    record["plan"]["sections"][0]["sections"] = [{"id": "s1.1"}]


BREAKS = [_without, _unknown, _wrong_type, _fraction, _open_list, _deep]


@pytest.mark.parametrize("change", BREAKS)
def test_broken_reports_are_refused_by_both_readers(outputs: Path, change: Callable[[dict[str, Any]], None]) -> None:
    path = "saebeol-jobs-2026.pdf.json"
    record = json.loads((outputs / path).read_bytes())
    change(record)
    (outputs / path).write_text(json.dumps(record))
    fast, as_members = (lambda: list(read_reports(outputs)), lambda: list(read_reports(outputs, members=True)))
    for read in (fast, as_members, lambda: read_report(outputs, path)):
        with pytest.raises(DatasetError) as caught:
            read()
        assert path in caught.value.ko
        assert "올바른 보고서가 아닙니다" in caught.value.ko
        assert path in caught.value.en


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b'{"a": 1}', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_refused(outputs: Path, data: bytes) -> None:
    (outputs / "a.json").write_bytes(data)
    with pytest.raises(DatasetError, match=r"a\.json"):
        list(read_reports(outputs))


def test_whole_numbers_beyond_64_bits_are_refused_with_their_place(outputs: Path) -> None:
    path = outputs / "saebeol-jobs-2026.pdf.json"
    record = json.loads(path.read_bytes())
    record["plan"]["budgets"][3]["won"] = 1 << 63
    path.write_text(json.dumps(record))
    with pytest.raises(DatasetError, match=r"plan\.budgets\[3\]\.won"):
        list(read_reports(outputs))


def test_no_folder_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="폴더가 없습니다"):
        find_reports(tmp_path / "none")
    with pytest.raises(DatasetError, match="no reports"):
        find_reports(tmp_path)


def test_a_missing_library_is_told_in_both_languages(outputs: Path) -> None:
    code = "import sys; sys.modules['pyarrow'] = None\nfrom extract.cli import main; sys.exit(main(sys.argv[1:]))"
    arguments = ["export", str(outputs), "--to", "parquet", "-o", str(outputs.parent / "out")]
    done = subprocess.run(  # noqa: S603 - own words
        [sys.executable, "-c", code, *arguments], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "pyarrow이(가) 설치되어 있지 않습니다" in done.stderr
    assert "workplan-extract[dataset]" in done.stderr


def test_a_fault_of_our_own_is_no_missing_library() -> None:
    with pytest.raises(ModuleNotFoundError):
        load("extract.dataset.exports.none")


def test_the_command_exports_and_tells_what_it_did(invoke: Invoke, outputs: Path) -> None:
    target = outputs.parent / "plans.sqlite"
    done = invoke(["export", str(outputs), "--to", "sqlite", "-o", str(target)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "문서 5, 새로 쓴 문서 5" in done.stderr
    assert target.is_file()
    (outputs / "a.json").write_text("{")
    broken = invoke(["export", str(outputs), "--to", "sqlite", "-o", str(target)])
    assert broken.exit_code == 3
    assert "a.json" in broken.stderr
    assert invoke(["export", str(outputs / "none"), "--to", "csv", "-o", "x"]).exit_code == 2


DAYS = [
    ("2026", "2026-01-01", "2026-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2026-03-04", "2026-03-04", "2026-03-04"),
    ("2026-40", "2026-01-01", "2026-06-30"),
    ("2026-41", "2026-07-01", "2026-12-31"),
    ("2026-35", "2026-07-01", "2026-09-30"),
    ("2026-03/2026-10", "2026-03-01", "2026-10-31"),
    ("2026-05-29/..", "2026-05-29", None),
    ("../2026-01-16", None, "2026-01-16"),
    ("{2026-06-28,2026-07-28}", "2026-06-28", "2026-07-28"),
    ("{2026-05-29,2026-08-23..2026-08-24}", "2026-05-29", "2026-08-24"),
    ("{2026-05-29,2026-08..}", "2026-05-29", None),
    ("XXXX-03-09", None, None),
    ("XXXX-11/2027-02", None, "2027-02-28"),
    ("2026-02-30", None, None),
    ("2026-13", None, None),
    ("spring", None, None),
    (None, None, None),
]


@pytest.mark.parametrize(("edtf", "first", "last"), DAYS)
def test_days_of_dates(edtf: str | None, first: str | None, last: str | None) -> None:
    expected = tuple(one and date.fromisoformat(one) for one in (first, last))
    assert days_of(edtf) == expected
