"""The arithmetic of coverage: every number, cell and line is used, ignored or unclaimed, and counted once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.pipeline import extract_report
from extract.schemas import Coverage, Tally
from tests.conftest import CHECKOUT, Read

CORPUS = sorted(path for path in (CHECKOUT / "corpus").glob("*.*") if path.suffix in {".txt", ".docx", ".pdf"})


def _coverage(text: str) -> Coverage:
    return extract_report(text.encode(), "plan.txt").coverage


def _adds_up(tally: Tally) -> bool:
    return tally.total == tally.used + tally.ignored + tally.unclaimed and min(tally.used, tally.unclaimed) >= 0


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_tallies_add_up(path: Path, read_file: Callable[[Path], Read]) -> None:
    coverage = read_file(path).report.coverage
    assert all(map(_adds_up, (coverage.cells, coverage.numbers, coverage.lines)))
    assert len(coverage.unclaimed) == coverage.numbers.unclaimed
    assert coverage.numbers.used > 100


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_unclaimed_numbers_are_printed_numbers_listed_once(path: Path, read_file: Callable[[Path], Read]) -> None:
    unclaimed = read_file(path).report.coverage.unclaimed
    assert len({one.source for one in unclaimed}) == len(unclaimed)
    assert all(one.raw[0].isdigit() and one.raw[-1].isdigit() for one in unclaimed)


def test_a_number_that_a_record_holds_is_used() -> None:
    coverage = _coverage("Ⅰ. 예산\n○ 사업비 : 25백만원\n")
    assert (coverage.numbers.used, coverage.numbers.unclaimed) == (1, 0)


def test_a_number_that_no_record_holds_is_listed() -> None:
    coverage = _coverage("Ⅰ. 시설\n○ 규모 : 지하 2층, 면적 1,234.5㎡\n")
    assert [one.raw for one in coverage.unclaimed] == ["2", "1,234.5"]


def test_numbers_of_headings_are_no_values() -> None:
    coverage = _coverage("1. 일반현황\n 1-1. 조직\n2. 예산\n")
    assert coverage.numbers.unclaimed == coverage.numbers.used == 0
    assert coverage.numbers.ignored == coverage.numbers.total == 4


def test_cells_without_numbers_are_ignored() -> None:
    coverage = _coverage("Ⅰ. 예산\n(단위: 천원)\n구분\t예산액\n인건비\t1,000\n운영비\t2,000\n계\t3,000\n")
    assert coverage.cells.model_dump() == {"total": 8, "used": 3, "ignored": 5, "unclaimed": 0}


def test_an_empty_reading_covers_nothing() -> None:
    coverage = _coverage("가나다라\n")
    assert coverage.numbers.total == coverage.cells.total == 0
    assert coverage.lines.total == 1
