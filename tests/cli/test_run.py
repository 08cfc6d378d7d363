"""``workplan run`` over many files: resuming, shards, standard output in order, logs, status, doctor."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.batch import Job
from extract.batch.single import read_one
from extract.batch.state import State
from extract.cli.arguments import parse_memory, parse_shard
from extract.emit import to_json
from tests.cli.test_commands import TEXT
from tests.conftest import CHECKOUT, Invoke
from tests.parsers.image.test_read import NEEDS_TESSERACT
from tests.parsers.legacy.conftest import needs_libreoffice


def write_plans(folder: Path, numbers: Iterable[int]) -> None:
    for number in numbers:
        (folder / f"{number}.txt").write_text(TEXT.replace("2,200", f"2,{number}00"), "utf-8")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Return a folder of so few files that word lists are not read beforehand, which takes seconds each run."""
    folder = tmp_path / "plans"
    folder.mkdir()
    write_plans(folder, range(3))
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7")
    return folder


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_output_is_what_reading_in_one_process_gives(invoke: Invoke, plans: Path, tmp_path: Path) -> None:
    assert invoke(["run", str(plans), "-o", str(tmp_path / "out"), "--jobs", "2"]).exit_code == 3
    for path in plans.iterdir():
        failed = "failed." if path.suffix == ".pdf" else ""
        expected = to_json(read_one(path.read_bytes(), path.name))
        assert (tmp_path / "out" / f"{path.name}.{failed}json").read_bytes() == expected


def test_a_second_run_reads_nothing_again(invoke: Invoke, plans: Path, tmp_path: Path) -> None:
    arguments = ["run", str(plans), "-o", str(tmp_path / "out"), "--log", "json"]
    first, second, fresh = invoke(arguments), invoke(arguments), invoke([*arguments, "--fresh"])
    assert [result.exit_code for result in (first, second, fresh)] == [3, 3, 3]
    kinds = [{line["event"] for line in lines(result.stderr)} for result in (first, second, fresh)]
    assert kinds == [{"begin", "file", "end"}, {"begin", "kept", "end"}, {"begin", "file", "end"}]


def test_records_on_standard_output_keep_the_order_of_the_files(invoke: Invoke, plans: Path) -> None:
    result = invoke(["run", str(plans), "-o", "-", "--jobs", "3"])
    names = [
        line["file"] if "code" in line else line["file"]["name"] for line in map(json.loads, result.stdout.splitlines())
    ]
    assert names == [*(f"{number}.txt" for number in range(3)), "bad.pdf"]


def test_shards_share_the_files_and_the_status_knows_all(invoke: Invoke, plans: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    for shard in ("1/2", "2/2"):
        assert invoke(["run", str(plans), "-o", out, "--shard", shard]).exit_code in (0, 3)
    status = invoke(["status", out, "--json"])
    found = json.loads(status.stdout)
    assert status.exit_code == 3
    assert (found["done"], found["total"], sum(found["codes"].values())) == (4, 4, 1)
    assert "4 / 4" in invoke(["status", out]).stdout


def test_a_run_report_is_written_where_it_is_wished(invoke: Invoke, plans: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    invoke(["run", str(plans), "-o", str(tmp_path / "out"), "--report", str(report)])
    assert json.loads(report.read_text("utf-8"))["done"] == 4


def test_a_folder_that_another_run_has_is_refused(invoke: Invoke, plans: Path, tmp_path: Path) -> None:
    state = State(tmp_path / "out")
    result = invoke(["run", str(plans), "-o", str(tmp_path / "out")])
    state.close()
    assert result.exit_code == 2
    assert "another run" in result.stderr


def test_an_output_that_cannot_be_written_stops_the_run(invoke: Invoke, plans: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", "utf-8")
    assert invoke(["run", str(plans), "-o", str(tmp_path / "out")]).exit_code == 5


_ON_A_SMALL_DISK = """
mount -t tmpfs -o size=72k none "$0"
copy=$1; shift
"$@"; code=$?
cp -r "$0/out" "$copy"
exit $code
"""


def test_a_full_disk_stops_the_run_and_leaves_whole_files_only(invoke: Invoke, plans: Path, tmp_path: Path) -> None:
    """The disk is a file system in memory of its own, as large as a few outputs, where we may mount one."""
    write_plans(plans, range(3, 6))
    disk, copy = tmp_path / "disk", tmp_path / "copy"
    disk.mkdir()
    if os.getuid() != 0 or subprocess.run(["unshare", "--mount", "true"], check=False).returncode:
        pytest.skip("only root may mount a disk")
    run = [sys.executable, "-m", "extract", "run", str(plans), "-o", str(disk / "out"), "-j", "1"]
    command = ["unshare", "--mount", "sh", "-c", _ON_A_SMALL_DISK, str(disk), str(copy), *run]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(command, env=environment, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 5, done.stderr
    assert "No space left" in done.stderr or "full" in done.stderr
    written = list(copy.glob("*.json"))
    assert 0 < len(written) < 7
    for path in written:
        name = path.name.removesuffix(".json").removesuffix(".failed")
        assert path.read_bytes() == to_json(read_one((plans / name).read_bytes(), name))
    assert not list((copy / ".workplan").glob("*.part"))
    assert invoke(["run", str(plans), "-o", str(copy)]).exit_code == 3
    assert len(list(copy.glob("*.json"))) == 7


@needs_libreoffice
def test_another_program_converts_within_the_limits_and_without_network(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "plan.rtf").write_bytes(rb"{\rtf1\ansi Budget 1,234\par}")
    assert invoke(["run", str(tmp_path / "plan.rtf"), "-o", str(tmp_path / "out")]).exit_code == 0
    record = json.loads((tmp_path / "out" / "plan.rtf.json").read_bytes())
    assert record["file"]["format"] == "rtf"
    assert "no_text" not in {issue["code"] for issue in record["issues"]}


@NEEDS_TESSERACT
def test_another_program_recognises_within_the_limits_and_without_network(invoke: Invoke, tmp_path: Path) -> None:
    picture = Image.new("L", (900, 200), 255)
    ImageDraw.Draw(picture).text((40, 60), "Budget 1,234", 0, ImageFont.load_default(64))
    picture.save(tmp_path / "plan.png")
    assert invoke(["run", str(tmp_path / "plan.png"), "-o", str(tmp_path / "out")]).exit_code == 0
    record = json.loads((tmp_path / "out" / "plan.png.json").read_bytes())
    assert "ocr" in {issue["code"] for issue in record["issues"]}


@pytest.mark.parametrize("name", ["가" * 83 + ".txt", "x" * 251 + ".txt"])
def test_a_long_name_is_read_and_written(invoke: Invoke, tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_text(TEXT, "utf-8")
    assert invoke(["run", str(tmp_path / "in"), "-o", str(tmp_path / "out")]).exit_code == 0
    (output,) = (tmp_path / "out").glob("*.json")
    assert json.loads(output.read_text("utf-8"))["file"]["name"] == name


def test_a_name_that_is_no_text_is_read_and_written(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/\xb0\xa1.txt"))
    path.write_text(TEXT, "utf-8")
    assert invoke(["run", str(tmp_path / "in"), "-o", str(tmp_path / "out")]).exit_code == 0
    assert read_one(TEXT.encode(), Job(path, path).name).file is not None


@pytest.mark.parametrize(
    "wrong", [["--jobs", "0"], ["--timeout", "0"], ["--timeout", "nan"], ["--memory", "1K"], ["--shard", "3/2"]]
)
def test_options_out_of_range_are_wrong_usage(invoke: Invoke, plans: Path, wrong: list[str]) -> None:
    assert invoke(["run", str(plans), *wrong]).exit_code == 2


def test_sizes_and_shards_are_read() -> None:
    assert [parse_memory(text) for text in ("64M", "1g", "4GiB")] == [64 << 20, 1 << 30, 4 << 30]
    assert parse_shard("1/8") == (1, 8)


def test_the_doctor_names_what_is_installed_and_what_is_not(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = invoke(["doctor"])
    assert result.exit_code == 0
    assert "pypdfium2" in result.stdout
    assert next(line for line in result.stdout.splitlines() if "LibreOffice" in line).startswith("–")


def test_a_status_of_nothing_is_wrong_usage(invoke: Invoke, tmp_path: Path) -> None:
    assert invoke(["status", str(tmp_path / "absent")]).exit_code == 2


_LOADED = "import sys, extract.cli.run; print([name for name in ('spacy', 'lxml', 'pypdfium2', 'distributed') if name in sys.modules])"


def test_the_supervising_process_loads_no_reader() -> None:
    done = subprocess.run([sys.executable, "-c", _LOADED], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
