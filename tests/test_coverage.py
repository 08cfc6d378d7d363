"""The arithmetic of coverage: every number, cell and line is used, ignored or unclaimed, and counted once."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from extract import parsers
from extract.document import Table
from extract.pipeline import extract_report
from extract.schemas import Coverage, Tally
from tests.conftest import CHECKOUT, Read

CORPUS = sorted(path for path in (CHECKOUT / "corpus").glob("*.*") if path.suffix in {".txt", ".docx", ".pdf"})


def _coverage(text: str) -> Coverage:
    return extract_report(text.encode(), "plan.txt").coverage


def _adds_up(tally: Tally) -> bool:
    parts = (tally.used, tally.checked, tally.ignored, tally.unclaimed)
    reasons = [one.count for one in tally.reasons]
    return tally.total == sum(parts) and min(parts) >= 0 and tally.ignored == sum(reasons) and 0 not in reasons


def _reasons(tally: Tally) -> dict[str, int]:
    return {one.reason: one.count for one in tally.reasons}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_tallies_add_up(path: Path, read_file: Callable[[Path], Read]) -> None:
    coverage = read_file(path).report.coverage
    assert all(map(_adds_up, (coverage.cells, coverage.numbers, coverage.lines)))
    assert len(coverage.unclaimed) == coverage.numbers.unclaimed
    assert coverage.numbers.used > 50


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
    assert [(one.raw, one.kind) for one in coverage.unclaimed] == [("2", "bare"), ("1,234.5", "measure")]


def test_a_number_that_a_check_compares_is_checked() -> None:
    coverage = _coverage("Ⅰ. 추진실적\n○ 회의 : 총 51회(정례 18회, 월요일 16회, 목요일 17회)\n")
    assert (coverage.numbers.checked, coverage.numbers.unclaimed) == (4, 0)


@pytest.mark.parametrize(
    ("line", "raw", "kind"),
    [
        ("○ 면담 : 3월 2일", "3", None),
        ("○ 회의실 개방 14:00", "14", "clock"),
        ("○ 제11회 축제", "11", "ordinal"),
        ("○ 접수 53건", "53", "count"),
        ("○ 만족도 97.4%", "97.4", "percent"),
        ("○ 응모 자격 20 ~ 30세", "20", "range"),
        ("○ 면적 120㎡", "120", "measure"),
        ("○ 선호도 12 및 기타", "12", "bare"),
    ],
)
def test_unclaimed_numbers_tell_their_kind(line: str, raw: str, kind: str | None) -> None:
    found = {one.raw: one.kind for one in _coverage(f"Ⅰ. 운영\n{line}\n").unclaimed}
    assert found.get(raw) == kind


@pytest.mark.parametrize(
    ("line", "reasons"),
    [
        ("○ 근거 : 지방자치법 제12조의2제3항", {"law": 3}),
        ("○ 근거 : 재정고시 제2025-12호", {"law": 2}),
        ("○ 문의 : ☎ 550-1234", {"phone": 2}),
        ("○ 2025년 기준 회의 : 총 51회(정례 18회, 월요일 16회, 목요일 17회)", {"date": 1}),
    ],
)
def test_numbers_that_name_or_date_something_are_ignored(line: str, reasons: dict[str, int]) -> None:
    found = _coverage(f"□ 운영\n{line}\n").numbers
    assert (_reasons(found), found.unclaimed) == (reasons, 0)


def test_headings_of_used_numbers_are_their_labels() -> None:
    coverage = _coverage("□ 인력\n(단위: 명)\n구분\t5급\t6급\t계\n정원\t1\t2\t3\n현원\t1\t1\t2\n")
    assert _reasons(coverage.numbers) == {"label": 2}
    assert coverage.numbers.unclaimed == coverage.cells.unclaimed == 0


def test_dates_in_titles_are_no_values() -> None:
    numbers = _coverage("Ⅰ. 2025년 추진실적\n○ 결과 공개\nⅡ. 2026년 추진계획\n").numbers
    assert _reasons(numbers) == {"title": 2}


def _joined(mark: str, pieces: list[str], tie: str) -> str:
    return mark + tie.join(pieces)


def _document() -> st.SearchStrategy[str]:
    digits = st.from_regex(r"[1-9][0-9]{0,3}(,[0-9]{3})?(\.[0-9])?", fullmatch=True)
    units = st.sampled_from(["명", "건", "%", "천원", "㎡", "년", "월", "회", "조", "", "시", " ~ ", "/", "("])
    marks = st.sampled_from(["○ ", "□ ", "- ", "1. ", "Ⅰ. ", "", "※ 2025. 3. 1. 기준 ", "☎ "])
    words = st.sampled_from(["예산 ", "정원 ", "총 ", "제", "회의 : ", "", "계\t", "구분\t"])
    piece = st.builds("".join, st.tuples(words, digits, units))
    ties = st.sampled_from([" ", ", ", "\t"])
    line = st.builds(_joined, marks, st.lists(piece, max_size=5), ties)
    return st.lists(line, max_size=12).map("\n".join)


@settings(max_examples=60, deadline=None, derandomize=True, phases=(Phase.generate,))
@given(_document())
def test_nothing_is_lost_or_counted_twice(text: str) -> None:
    document = parsers.read(f"가\n{text}\n".encode())
    coverage = extract_report(f"가\n{text}\n".encode(), "plan.txt").coverage
    assert all(map(_adds_up, (coverage.cells, coverage.numbers, coverage.lines)))
    held = [cell.text for block in document.blocks if isinstance(block, Table) for cell in block.cells]
    held += [block.text for block in document.blocks if not isinstance(block, Table)]
    assert coverage.numbers.total == sum(len(re.findall(r"\d+(?:[,.]\d+)*", one)) for one in held)
    assert len(coverage.unclaimed) == len({one.source for one in coverage.unclaimed}) == coverage.numbers.unclaimed


def test_numbers_of_headings_are_no_values() -> None:
    coverage = _coverage("1. 일반현황\n 1-1. 조직\n2. 예산\n")
    assert coverage.numbers.unclaimed == coverage.numbers.used == 0
    assert coverage.numbers.ignored == coverage.numbers.total == 4


def test_cells_without_numbers_are_ignored() -> None:
    coverage = _coverage("Ⅰ. 예산\n(단위: 천원)\n구분\t예산액\n인건비\t1,000\n운영비\t2,000\n계\t3,000\n")
    assert coverage.cells.model_dump() == {
        "total": 8,
        "used": 3,
        "checked": 0,
        "ignored": 5,
        "unclaimed": 0,
        "reasons": ({"reason": "words", "count": 5},),
    }


def test_an_empty_reading_covers_nothing() -> None:
    coverage = _coverage("가나다라\n")
    assert coverage.numbers.total == coverage.cells.total == 0
    assert coverage.lines.total == 1
