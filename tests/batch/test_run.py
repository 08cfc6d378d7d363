"""A run writes each output once, goes on where it was stopped, and gives the same bytes however it is done."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from extract.batch import plan_jobs
from extract.batch.report import make_report
from extract.batch.run import Done, OutputError, Settings, run_jobs, share
from extract.batch.state import BusyError, Shard, State
from extract.batch.stopping import Stop
from tests.batch.conftest import QUICK, make
from tests.batch.poison import LOAD, MARK, WORK, wait_until_none
from tests.conftest import CHECKOUT

SETTINGS = Settings(limits=QUICK, jobs=2, work=WORK, warm=LOAD)
TEXTS = {"a.txt": "fine", "b.txt": "fine too", "bad.txt": "exit", "c.txt": "slow 0.1"}


def run(source: Path, output: Path, settings: Settings = SETTINGS) -> dict[str, Done]:
    stop = Stop()
    try:
        jobs = share(plan_jobs([source]), settings.shard)
        return {str(done.job.target): done for done in run_jobs(jobs, output, settings, stop)}
    finally:
        stop.close()


def written(output: Path) -> dict[str, str]:
    files = (path for path in output.rglob("*.json") if path.is_file())
    return {str(path.relative_to(output)): path.read_text("utf-8") for path in files}


@pytest.fixture
def source(tmp_path: Path, mark: str, scratch: Path) -> Path:
    del mark, scratch
    make(tmp_path / "in", TEXTS)
    return tmp_path / "in"


def test_what_is_done_is_left_and_what_changed_is_read_again(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert not any(done.kept for done in run(source, output).values())
    before = written(output)
    assert set(before) == {"a.txt.json", "b.txt.json", "bad.txt.failed.json", "c.txt.json"}
    assert all(done.kept for done in run(source, output).values())
    (source / "a.txt").write_text("changed", "utf-8")
    (output / "b.txt.json").write_text("damaged", "utf-8")
    (output / "bad.txt.failed.json").unlink()
    assert sorted(name for name, done in run(source, output).items() if not done.kept) == ["a.txt", "b.txt", "bad.txt"]
    assert written(output) == before
    assert not any(done.kept for done in run(source, output, replace(SETTINGS, fresh=True)).values())
    assert written(output) == before


def test_what_was_out_of_bounds_is_read_again_within_others(source: Path, tmp_path: Path) -> None:
    make(source, {"slow.txt": "slow 1"})
    strict = replace(SETTINGS, limits=replace(QUICK, seconds=0.2))
    assert run(source, tmp_path / "out", strict)["slow.txt"].row.code == "TIMEOUT"
    assert run(source, tmp_path / "out", strict)["slow.txt"].kept
    assert run(source, tmp_path / "out")["slow.txt"].row.code is None
    assert not (tmp_path / "out" / "slow.txt.failed.json").exists()


def test_the_bytes_do_not_depend_on_jobs_or_shards(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "one", replace(SETTINGS, jobs=1))
    run(source, tmp_path / "three", replace(SETTINGS, jobs=3))
    for number in (1, 2, 3):
        run(source, tmp_path / "shards", replace(SETTINGS, shard=Shard(number, 3)))
    assert written(tmp_path / "one") == written(tmp_path / "three") == written(tmp_path / "shards")
    assert all(done.kept for done in run(source, tmp_path / "shards").values())


def test_a_failure_record_says_which_file_and_why(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out")
    record = json.loads((tmp_path / "out" / "bad.txt.failed.json").read_text("utf-8"))
    assert (record["code"], record["file"], record["detail"]) == ("CRASH", "bad.txt", "ended with exit code 7")
    assert record["sha256"] == hashlib.sha256(b"exit").hexdigest()


def test_two_runs_do_not_share_a_folder_but_shards_do(tmp_path: Path) -> None:
    with closing(State(tmp_path)):
        for shard in (None, Shard(1, 2)):
            with pytest.raises(BusyError):
                State(tmp_path, shard)
    with closing(State(tmp_path, Shard(1, 2))), closing(State(tmp_path, Shard(2, 2))):
        for shard in (None, Shard(1, 2)):
            with pytest.raises(BusyError):
                State(tmp_path, shard)
    State(tmp_path).close()


def test_damaged_notes_are_begun_anew(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out")
    (tmp_path / "out" / ".workplan" / "whole.sqlite").write_bytes(b"no database " * 1000)
    assert not any(done.kept for done in run(source, tmp_path / "out").values())
    assert all(done.kept for done in run(source, tmp_path / "out").values())


def test_without_processes_the_bytes_are_the_same(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (source / "bad.txt").unlink()
    run(source, tmp_path / "apart")
    monkeypatch.setattr("extract.batch.run.can_supervise", lambda: False)
    run(source, tmp_path / "inline")
    assert written(tmp_path / "apart") == written(tmp_path / "inline")


def test_a_folder_that_cannot_be_written_is_told_so(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", "utf-8")
    with pytest.raises(OutputError):
        run(source, tmp_path / "out")


def test_the_report_counts_what_was_done(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out")
    report = make_report(tmp_path / "out")
    assert (report.total, report.done, report.codes, report.running) == (4, 4, {"CRASH": 1}, ())
    assert [failure.target for failure in report.failures] == ["bad.txt"]
    assert {entry.target for entry in report.largest} == set(TEXTS)


def _drive(source: Path, output: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.batch.driver", str(source), str(output), "3"]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    return subprocess.Popen(command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, text=True)


def test_a_run_killed_seven_times_does_each_document_once(tmp_path: Path, mark: str, scratch: Path) -> None:
    """300 documents with 5 poison ones: 295 outputs, 5 quarantined, each done once, nothing left behind."""
    bad = {f"p{number}": word for number, word in enumerate(("crash", "exit", "hang", "large", "children"))}
    texts = {**{f"d{number:03}.txt": "slow 0.01" for number in range(295)}, **{f"{k}.txt": v for k, v in bad.items()}}
    make(tmp_path / "in", texts)
    output, chance, finished = tmp_path / "out", random.Random(8), list[str]()
    for _ in range(7):
        with _drive(tmp_path / "in", output) as driver:
            assert driver.stdout is not None
            finished += _read_some(driver, chance.randint(5, 25))
            time.sleep(chance.random() * 0.05)
            driver.kill()
            finished += [line.split()[1] for line in driver.stdout if line.startswith("read")]
        assert wait_until_none(mark) == []
        assert list(scratch.iterdir()) == []
    with _drive(tmp_path / "in", output) as driver:
        said, _ = driver.communicate()
    finished += [line.split()[1] for line in said.splitlines() if line.startswith("read")]
    assert len(said.splitlines()) == 300
    assert len(finished) <= 300
    assert len(set(finished)) == len(finished), "done twice"
    assert make_report(output).done == 300
    names = set(written(output))
    assert len([name for name in names if name.endswith(".failed.json")]) == 5
    assert len(names) == 300
    assert {path.name for path in output.iterdir() if path.name.startswith(".")} == {".workplan"}
    assert not list((output / ".workplan").glob("*.part"))


def _read_some(driver: subprocess.Popen[str], count: int) -> list[str]:
    assert driver.stdout is not None
    found: list[str] = []
    while len(found) < count:
        line = driver.stdout.readline()
        if not line:
            break
        found += [line.split()[1]] if line.startswith("read") else []
    return found


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_run_with_its_code(tmp_path: Path, mark: str, number: int, code: int) -> None:
    make(tmp_path / "in", {f"d{number:02}.txt": "slow 0.1" for number in range(60)})
    with _drive(tmp_path / "in", tmp_path / "out") as driver:
        _read_some(driver, 3)
        driver.send_signal(number)
        driver.communicate()
    assert driver.returncode == code
    assert wait_until_none(mark) == []
    assert 3 <= len(written(tmp_path / "out")) < 60
    assert make_report(tmp_path / "out").done == len(written(tmp_path / "out"))
    assert MARK in os.environ
