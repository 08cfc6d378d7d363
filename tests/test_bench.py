"""The measuring programs print what they promise; how long anything takes is never asserted."""

import sys
from pathlib import Path

import pytest

from bench import dataset, hancom, pdf
from bench.__main__ import find_files
from bench.readers import Reader, Worker, find_readers
from bench.stages import STAGES
from extract.schemas import Report

PEER = """
from types import SimpleNamespace

def parse_bytes(data):
    print("noise")
    if not data:
        raise ValueError("empty")
    return SimpleNamespace(markdown=data)
"""


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("WORKPLAN_PEER_PYTHON", raising=False)
    monkeypatch.delenv("WORKPLAN_PEER_NODE_MODULES", raising=False)


@pytest.fixture
def unhwp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Return the entry of a peer that is a small module of that name."""
    (tmp_path / "unhwp.py").write_text(PEER, "utf-8")
    (tmp_path / "unhwp-1.2.dist-info").mkdir()
    (tmp_path / "unhwp-1.2.dist-info" / "METADATA").write_text("Name: unhwp\nVersion: 1.2\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return next(reader for reader in find_readers() if reader.name == "unhwp")


def test_every_stage_and_the_ratio_are_printed(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf.run([corpus / "saebeol-jobs-2026.pdf"], 1)
    printed = capsys.readouterr().out
    assert [
        stage for stage in (*STAGES, "extract_text", "extract_tables", "ratio", "cores") if stage not in printed
    ] == []
    assert "14 pages" in printed


def test_our_worker_answers_each_file_and_says_what_it_cannot_read(corpus: Path, tmp_path: Path) -> None:
    ours = find_readers()[0]
    with Worker(ours) as worker:
        good, bad, again = (
            worker.read(path)
            for path in (corpus / "saebeol-jobs-2026.txt", tmp_path / "none", corpus / "saebeol-jobs-2026.docx")
        )
    assert ours.name == "workplan-extract"
    assert good.error is None
    assert good.seconds > 0
    assert 0 < worker.start <= good.peak <= again.peak
    assert "FileNotFoundError" in (bad.error or "")


def test_a_peer_in_another_python_is_measured_and_its_prints_are_dropped(unhwp: Reader, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with Worker(unhwp) as worker:
        answers = worker.read(tmp_path / "unhwp.py"), worker.read(tmp_path / "empty")
    assert (worker.absent, worker.version) == (None, "1.2")
    assert [answer.error for answer in answers] == [None, "ValueError: empty"]


def test_peers_that_are_not_there_are_named() -> None:
    absent: dict[str, str | None] = {}
    for reader in find_readers():
        with Worker(reader) as worker:
            absent[reader.name] = worker.absent
    assert absent["workplan-extract"] is None
    assert absent["kordoc"] == "not installed"


def test_a_process_that_stops_is_not_a_reading(tmp_path: Path) -> None:
    with Worker(Reader("none", (), (sys.executable, "-c", "pass"), None)) as worker:
        assert worker.absent == "does not run: stopped"
        assert worker.read(tmp_path).error is not None


@pytest.mark.usefixtures("unhwp")
def test_each_format_has_its_readers(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hancom.run([shared / "hwp" / "forge__table_02_merge_col_row.hwp"], 1)
    printed = capsys.readouterr().out.splitlines()
    rows = {line.split()[0]: line for line in printed if line}
    assert "hwp5: 1 files" in "\n".join(printed)
    assert {"workplan-extract", "unhwp", "kordoc", "pyhwp"} <= rows.keys()
    assert rows["kordoc"].endswith("not installed")
    assert "MiB" in rows["workplan-extract"]


def test_a_folder_gives_its_files_of_a_kind(tmp_path: Path) -> None:
    for name in ("b.HWP", "a.hwpx", "c.pdf"):
        (tmp_path / name).touch()
    assert [path.name for path in find_files(tmp_path, [".hwp", ".hwpx"])] == ["a.hwpx", "b.HWP"]


def test_a_dataset_is_measured_and_no_two_reports_are_alike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dataset.make(tmp_path, 3)
    reports = [Report.model_validate_json(path.read_bytes()) for path in sorted(tmp_path.rglob("*.json"))]
    assert len({report.file.sha256 for report in reports}) == len({report.file.name for report in reports}) == 3
    sums = [sum(line.won or 0 for line in report.plan.budgets) for report in reports]
    assert len(set(sums)) == 3
    dataset.run(4)
    printed = capsys.readouterr().out
    words = ("4 reports", "reports/s", "peak", "one report more", "one replaced", "group-by", "pandas on the JSON")
    assert [word for word in words if word not in printed] == []
