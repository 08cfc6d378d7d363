"""The commands: what they print where, and their exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import CHECKOUT, Invoke

PLAN = CHECKOUT / "corpus" / "saebeol-jobs-2026.docx"
TEXT = "2026년 주요업무계획\nⅠ. 예산\n(단위: 천원)\n구분\t예산액\n인건비\t1,000\n운영비\t2,200\n계\t3,000\n"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.txt").write_text(TEXT.replace("2,200", "2,000"), "utf-8")
    return folder


def test_run_writes_a_file_for_each_plan(invoke: Invoke, plans: Path, tmp_path: Path) -> None:
    result = invoke(["run", str(plans), "-o", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert result.stdout == ""
    assert sorted(path.name for path in (tmp_path / "out").glob("[!.]*")) == ["a.txt.json", "b.txt.json"]


def test_run_writes_to_outputs_unless_told(
    invoke: Invoke, plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert invoke(["run", str(plans / "a.txt")]).exit_code == 0
    assert (tmp_path / "outputs" / "a.txt.json").is_file()


def test_a_file_that_cannot_be_read_gives_exit_code_three(invoke: Invoke, plans: Path, tmp_path: Path) -> None:
    (plans / "bad.pdf").write_bytes(b"%PDF-1.7")
    result = invoke(["run", str(plans), "-o", str(tmp_path / "out")])
    assert result.exit_code == 3
    assert "bad.pdf" in result.stderr
    failure = json.loads((tmp_path / "out" / "bad.pdf.failed.json").read_text("utf-8"))
    assert set(failure["message"]) == {"ko", "en"}
    assert (tmp_path / "out" / "b.txt.json").is_file()


@pytest.mark.parametrize(
    "arguments",
    [["run"], ["run", "-", "corpus"], ["unknown"], ["show"], ["run", "x", "--nonsense"], ["show", "absent"]],
)
def test_wrong_usage_gives_exit_code_two(invoke: Invoke, arguments: list[str]) -> None:
    assert invoke(arguments).exit_code == 2


def test_a_dash_as_output_prints_one_line_of_json_a_file(invoke: Invoke, plans: Path) -> None:
    result = invoke(["run", str(plans), "-o", "-", "--summary"])
    assert result.exit_code == 0
    reports = [json.loads(line) for line in result.stdout.splitlines()]
    assert [report["file"]["name"] for report in reports] == ["a.txt", "b.txt"]
    assert "a.txt" in result.stderr


def test_standard_input_is_read_and_json_alone_is_printed(invoke: Invoke) -> None:
    result = invoke(["run", "-"], TEXT.encode())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["plan"]["document"]["title"] == "2026년 주요업무계획"


def test_unreadable_standard_input_gives_a_failure_record(invoke: Invoke) -> None:
    result = invoke(["run", "-"], b"")
    assert result.exit_code == 3
    assert json.loads(result.stdout)["code"] == "EMPTY"


def test_the_summary_has_a_line_a_file_and_the_failed_checks(invoke: Invoke, plans: Path, tmp_path: Path) -> None:
    result = invoke(["run", str(plans), "-o", str(tmp_path / "out"), "--summary"])
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines[2:4]] == ["a.txt", "b.txt"]
    assert sum("✗" in line or "≈" in line for line in lines[4:-2]) == 1
    assert lines[-2].startswith("파일 2개")
    assert lines[-1].startswith("검산")


@pytest.mark.parametrize("width", [80, 100, 120])
def test_the_summary_fits_the_terminal(
    invoke: Invoke, tmp_path: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    name = "누리광역시 가온구 기획예산과 2025년도 주요업무계획 최종본.txt"
    (tmp_path / name).write_text(TEXT, "utf-8")
    result = invoke(["run", str(tmp_path / name), str(PLAN), "-o", str(tmp_path / "out"), "--summary"])
    row = result.stdout.splitlines()[2]
    assert row.startswith("누리광역시 가온구")
    assert "….txt" in row
    assert all(columns(line.rstrip()) <= width for line in result.stdout.splitlines())


def test_many_records_leave_room_for_names_and_signs(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = "".join(f"○ 사업 {number} : {number:,}천원(2026. 3. {number % 28 + 1}.)\n" for number in range(1, 300))
    (tmp_path / "누리광역시 가온구 기획예산과 2025년도 주요업무계획.txt").write_text(TEXT + lines, "utf-8")
    result = invoke(["run", str(tmp_path), "-o", str(tmp_path / "out"), "--summary"])
    head, _, row = result.stdout.splitlines()[:3]
    assert head.split()[-3:] == ["✓", "≈", "✗"]
    assert "…" not in head
    assert row.count("…") == 1
    assert "30" in row
    assert max(map(columns, (head, row))) <= 80


def columns(line: str) -> int:
    return sum(2 if "\u1100" <= char <= "\u115f" or "\uac00" <= char <= "\ud7a3" else 1 for char in line)


def test_show_prints_tree_records_and_failed_checks(invoke: Invoke) -> None:
    result = invoke(["show", str(PLAN), "--plain"])
    assert result.exit_code == 0
    assert "\x1b[" not in result.stdout
    for part in ("목차", "예산 ", "인력 ", "일정 ", "수상 ", "표 ", "검산 ", "3,420", "└──"):
        assert part in result.stdout
    assert all(columns(line.rstrip()) <= 100 for line in result.stdout.splitlines())


def test_show_tells_why_a_file_cannot_be_read(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "empty.hwp").write_bytes(b"")
    result = invoke(["show", str(tmp_path / "empty.hwp")])
    assert result.exit_code == 3
    assert result.stdout == ""
    assert "빈 파일" in result.stderr


def test_dump_prints_every_block(invoke: Invoke) -> None:
    result = invoke(["dump", "-"], "□ 예산\n구분\t금액\n계\t1,000\n".encode())
    assert result.stdout.splitlines() == [
        "text by text/builtin, 2 blocks",
        "[0] □ 예산",
        "[1] table 2x2",
        "  0,0 구분",
        "  0,1 금액",
        "  1,0 계",
        "  1,1 1,000",
    ]


def test_dump_of_an_unreadable_file(invoke: Invoke) -> None:
    result = invoke(["dump", "-"], b"")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "EMPTY" in result.stderr


def test_schema_prints_json_alone(invoke: Invoke) -> None:
    assert json.loads(invoke(["schema"]).stdout)["title"] == "Report"


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["show", "--help"]])
def test_help(invoke: Invoke, arguments: list[str]) -> None:
    assert invoke(arguments).exit_code == 0


def test_the_module_runs_as_a_program(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "extract", "run", str(PLAN), str(tmp_path / "absent.pdf"), "-o", "-"]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, check=False)  # noqa: S603 - own words
    assert done.returncode == 3
    report, failure = map(json.loads, done.stdout.splitlines())
    assert report["file"]["name"] == PLAN.name
    assert failure["code"] == "NOT_FOUND"
    assert "absent.pdf" in done.stderr.decode()


@pytest.mark.parametrize("command", ["run", "show", "dump"])
def test_recognition_can_be_switched_off(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """A picture file needs a program that is not there, unless recognition is switched off."""
    monkeypatch.setenv("PATH", "")
    file = tmp_path / "page.png"
    Image.new("L", (300, 200), 255).save(file)
    output = ["-o", "-"] if command == "run" else []
    assert invoke([command, str(file), *output]).exit_code == 3
    assert invoke([command, str(file), "--ocr", "never", *output]).exit_code == 0
    assert invoke([command, str(file), "--ocr", "sometimes", *output]).exit_code == 2
