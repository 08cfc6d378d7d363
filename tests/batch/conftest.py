"""A folder of documents, a mark on every process that comes from a test, and nothing of them left behind it."""

import tempfile
import uuid
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from extract.batch import Job
from extract.batch.limits import Limits
from extract.batch.order import Order
from extract.batch.outcome import Outcome
from extract.batch.stopping import Stop
from extract.batch.supervisor import Supervisor
from tests.batch.poison import LOAD, MARK, WORK, wait_until_none

Read = Callable[..., dict[str, Outcome]]
"""Reads texts by their names with the work of `poison`, within limits; gives the outcomes by name."""

QUICK = Limits(seconds=30, memory=256 << 20, cpu=30, file=1 << 20, output=1 << 20)


@pytest.fixture
def mark(monkeypatch: pytest.MonkeyPatch) -> Generator[str]:
    """Return a mark that all processes of the test have; at its end none of them may be left."""
    mark = uuid.uuid4().hex
    monkeypatch.setenv(MARK, mark)
    yield mark
    assert wait_until_none(mark) == []


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Path]:
    """Return the folder for temporary files; at the end of the test it must be empty."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert [path.name for path in folder.iterdir()] == []


def make(folder: Path, texts: dict[str, str]) -> list[Job]:
    """Write texts into files and return a job each."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return [Job(folder / name, Path(name)) for name in texts]


@pytest.fixture
def read(tmp_path: Path, mark: str, scratch: Path) -> Read:
    """Return a function that reads texts in processes of their own."""
    del mark, scratch

    def call(texts: dict[str, str], limits: Limits = QUICK, jobs: int = 2) -> dict[str, Outcome]:
        stop = Stop()
        try:
            supervisor = Supervisor(Order("", limits=limits, work=WORK), jobs, LOAD, stop)
            outcomes = list(supervisor.run(make(tmp_path / "in", texts)))
        finally:
            stop.close()
        names = [outcome.job.name for outcome in outcomes]
        assert sorted(names) == sorted(texts), "each document has one outcome"
        return dict(zip(names, outcomes, strict=True))

    return call
