"""Shared fixtures: the sample plans as read, real plans beside the checkout, golden files."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from extract import parsers
from extract.cli import main
from extract.document import Document
from extract.pipeline import extract_report
from extract.schemas import Report

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = CHECKOUT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Read:
    """A file in all its readings."""

    path: Path
    document: Document
    report: Report


@dataclass(frozen=True, slots=True)
class Invoked:
    """What a command printed, and its exit code."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def output(self) -> str:
        """Everything that was printed."""
        return self.stdout + self.stderr


Invoke = Callable[..., Invoked]
"""Calls the command line with arguments and, if given, bytes on standard input."""


@pytest.fixture
def invoke(monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Return a function that calls the command line with arguments and standard input, as a shell would."""

    def call(arguments: list[str], given: bytes = b"") -> Invoked:
        out, err = io.BytesIO(), io.BytesIO()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8", write_through=True))
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8", write_through=True))
        try:
            code = main(arguments)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        return Invoked(code, out.getvalue().decode(), err.getvalue().decode())

    return call


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite tests/golden from what the readers say now")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real plans beside the checkout, or skip."""
    if not SHARED.is_dir():
        pytest.skip("no folder of real plans beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of sample plans."""
    return CHECKOUT / "corpus"


@pytest.fixture(scope="session")
def read_file() -> Callable[[Path], Read]:
    """Return a function that reads each file once in the whole session."""

    @cache
    def read(path: Path) -> Read:
        data = path.read_bytes()
        return Read(path, parsers.read(data), extract_report(data, path.name))

    return read
