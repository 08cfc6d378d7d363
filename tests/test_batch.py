"""Many files: which are meant, where their output goes, and that one bad file never stops the others."""

import json
from pathlib import Path

import pytest

from extract import batch
from extract.batch import Job, find_files, plan_jobs, read_one, run_job, write_result
from extract.parsers.options import ReadOptions
from extract.schemas import FailureRecord, Report

TEXT = "2026년 주요업무계획\nⅠ. 예산\n○ 사업비 : 25백만원\n"


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, "utf-8")


def targets(paths: list[Path]) -> list[str]:
    return [job.target.as_posix() for job in plan_jobs(paths)]


def test_a_folder_means_its_plans_in_order_of_their_names(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.TXT", "sub/c.pdf", "notes.json", "photo.png", "sub/deep/d.hwp")
    assert targets([tmp_path]) == ["a.TXT", "b.txt", "sub/c.pdf", "sub/deep/d.hwp"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, ".hidden.txt", ".git/a.txt", "sub/.cache/b.txt", "seen.txt")
    assert targets([tmp_path]) == ["seen.txt"]


def test_a_hidden_folder_that_is_named_is_read(tmp_path: Path) -> None:
    make(tmp_path, ".plans/a.txt")
    assert targets([tmp_path / ".plans"]) == ["a.txt"]


def test_a_file_named_by_itself_may_be_called_anything(tmp_path: Path) -> None:
    make(tmp_path, "plan.bak", "noname")
    assert targets([tmp_path / "plan.bak", tmp_path / "noname"]) == ["plan.bak", "noname"]


def test_a_pattern_means_the_files_that_match(tmp_path: Path) -> None:
    make(tmp_path, "a1.txt", "a2.txt", "b1.txt")
    assert targets([tmp_path / "a*.txt"]) == ["a1.txt", "a2.txt"]


def test_a_name_with_brackets_is_a_name_if_it_exists(tmp_path: Path) -> None:
    make(tmp_path, "[2026] plan.txt", "2 plan.txt")
    assert targets([tmp_path / "[2026] plan.txt"]) == ["[2026] plan.txt"]


def test_a_path_that_names_nothing_is_kept(tmp_path: Path) -> None:
    assert list(find_files([tmp_path / "absent.pdf"])) == [(tmp_path / "absent.pdf", Path("absent.pdf"))]


def test_a_file_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert targets([tmp_path / "a.txt", tmp_path, tmp_path / "*.txt"]) == ["a.txt"]


def test_equal_names_go_below_their_folders_names(tmp_path: Path) -> None:
    make(tmp_path, "x/plan.txt", "y/plan.txt", "z/y/plan.txt")
    found = targets([tmp_path / "x", tmp_path / "y", tmp_path / "z/y"])
    assert found[:2] == ["plan.txt", "y/plan.txt"]
    assert len(set(found)) == 3


def test_forms_of_one_plan_do_not_collide(tmp_path: Path) -> None:
    make(tmp_path, "plan.txt", "plan.pdf")
    written = {write_result(run_job(job), tmp_path / "out").name for job in plan_jobs([tmp_path])}
    assert written == {"plan.txt.json", "plan.pdf.json"}


def test_a_report_is_written_below_the_same_folders(tmp_path: Path) -> None:
    make(tmp_path, "in/2026/plan.txt")
    (job,) = plan_jobs([tmp_path / "in"])
    path = write_result(run_job(job), tmp_path / "out")
    assert path == tmp_path / "out/2026/plan.txt.json"
    assert json.loads(path.read_text("utf-8"))["file"]["name"] == "plan.txt"


def test_what_an_earlier_run_left_is_removed(tmp_path: Path) -> None:
    plan, out = tmp_path / "plan.txt", tmp_path / "out"
    for content, expected in ((TEXT, "plan.txt.json"), ("", "plan.txt.failed.json"), (TEXT, "plan.txt.json")):
        plan.write_text(content, "utf-8")
        write_result(run_job(Job(plan, Path("plan.txt"))), out)
        assert [path.name for path in out.iterdir()] == [expected]


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
    monkeypatch.setattr(batch, "extract_report", _crash)
    record = read_one(TEXT.encode(), "plan.txt")
    assert isinstance(record, FailureRecord)
    assert record.code == "INTERNAL"
    assert record.detail == f"ZeroDivisionError: plan.txt of {len(TEXT.encode())} bytes"


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_an_interruption_is_no_failure(stop: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_data: bytes, _name: str, _options: ReadOptions) -> Report:
        raise stop

    monkeypatch.setattr(batch, "extract_report", interrupted)
    with pytest.raises(stop):
        read_one(b"x", "plan.txt")


def test_no_half_written_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "plan.txt")
    result = run_job(Job(tmp_path / "plan.txt", Path("plan.txt")))
    out = tmp_path / "out"
    write_result(result, out)
    before = (out / "plan.txt.json").read_bytes()

    def full(_path: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_result(result, out)
    assert (out / "plan.txt.json").read_bytes() == before


def test_results_of_good_files_are_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "plan.txt")
    monkeypatch.chdir(tmp_path)
    assert isinstance(run_job(plan_jobs([Path("plan.txt")])[0]).record, Report)
