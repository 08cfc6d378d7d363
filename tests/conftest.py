"""Shared fixtures: the sample plans as read, real plans beside the checkout, golden files."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from extract import parsers
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
