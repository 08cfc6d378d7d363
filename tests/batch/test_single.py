"""One file in this process: a report or a failure record, never an exception."""

from pathlib import Path

import pytest

from extract.batch import Job, plan_jobs, single
from extract.batch.single import read_one, run_job
from extract.parsers.options import ReadOptions
from extract.schemas import FailureRecord, Report
from tests.batch.test_files import TEXT, make


def test_a_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    results = [run_job(job) for job in plan_jobs([tmp_path, tmp_path / "absent.hwp"])]
    assert [(result.job.target.name, result.failed) for result in results] == [
        ("a.txt", False),
        ("b.pdf", True),
        ("c.txt", False),
        ("absent.hwp", True),
    ]


def test_a_missing_file_is_told_as_missing(tmp_path: Path) -> None:
    record = run_job(Job(tmp_path / "absent.hwp", Path("absent.hwp"))).record
    assert isinstance(record, FailureRecord)
    assert (record.code, record.sha256) == ("NOT_FOUND", None)


def test_a_failure_record_says_what_and_why() -> None:
    record = read_one(b"\x00\x01\x02\xff" * 50, "noise.bin")
    assert isinstance(record, FailureRecord)
    assert list(record.model_dump()) == ["schema_version", "file", "sha256", "code", "message", "detail"]
    assert record.code == "UNKNOWN_FORMAT"
    assert record.sha256 is not None
    assert len(record.sha256) == 64
    assert any("가" <= char <= "힣" for char in record.message.ko)
    assert record.message.en.isascii()
    assert record.detail


def _crash(data: bytes, name: str, _options: ReadOptions) -> Report:
    raise ZeroDivisionError(f"{name} of {len(data)} bytes")


def test_a_defect_of_the_program_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single, "extract_report", _crash)
    record = read_one(TEXT.encode(), "plan.txt")
    assert isinstance(record, FailureRecord)
    assert record.code == "INTERNAL"
    assert record.detail == f"ZeroDivisionError: plan.txt of {len(TEXT.encode())} bytes"


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_an_interruption_is_no_failure(stop: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_data: bytes, _name: str, _options: ReadOptions) -> Report:
        raise stop

    monkeypatch.setattr(single, "extract_report", interrupted)
    with pytest.raises(stop):
        read_one(b"x", "plan.txt")


def test_results_of_good_files_are_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "plan.txt")
    monkeypatch.chdir(tmp_path)
    assert isinstance(run_job(plan_jobs([Path("plan.txt")])[0]).record, Report)


def test_a_lack_of_memory_has_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def starve(_data: bytes, _name: str, _options: ReadOptions) -> Report:
        raise MemoryError

    monkeypatch.setattr(single, "extract_report", starve)
    record = read_one(b"x", "plan.txt")
    assert isinstance(record, FailureRecord)
    assert record.code == "OUT_OF_MEMORY"
