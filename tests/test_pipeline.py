"""From bytes to a report: what is in it, and that the same bytes give the same report."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extract import __version__, parsers
from extract.emit import to_json
from extract.errors import ErrorCode, ReadError, UnknownFormatError
from extract.pipeline import extract_report, read_plan
from extract.schemas import BudgetPhase, CheckStatus, Role
from tests.conftest import CHECKOUT, Read

SAMPLES = sorted(path for path in (CHECKOUT / "corpus").glob("*-2026.*"))
PLAN = """2026년 주요업무 추진계획
Ⅰ. 일반현황
□ 예산현황 (단위: 천원)
구분\t예산액\t집행액
인건비\t1,000\t900
운영비\t2,000\t1,600
계\t3,000\t2,500
Ⅱ. 2026년 추진계획
1. 도서관 운영
□ 사업개요
 ○ 기 간 : 2026. 3. ~ 10.
 ○ 사업비 : 25백만원(구비)
"""


def test_a_small_plan() -> None:
    report = extract_report(PLAN.encode(), "plan.txt")
    plan = report.plan
    assert plan.document.title == "2026년 주요업무 추진계획"
    assert [section.title for section in plan.sections] == ["일반현황", "2026년 추진계획"]
    assert {section.role for section in plan.sections} == {Role.HEADING}
    totals = {(line.phase, line.won) for line in plan.budgets if line.role.value == "total"}
    assert totals == {(BudgetPhase.BUDGET, 3_000_000), (BudgetPhase.EXECUTED, 2_500_000)}
    assert 25_000_000 in {line.won for line in plan.budgets}
    assert ("2026-03", "2026-10") in {(item.start, item.end) for item in plan.schedule}
    sums = [check for check in report.checks if check.rule == "column_total"]
    assert [check.status for check in sums] == [CheckStatus.EXACT, CheckStatus.EXACT]


def test_a_wrong_total_is_reported_and_kept() -> None:
    report = extract_report(PLAN.replace("3,000", "3,900").encode(), "plan.txt")
    failed = [check for check in report.checks if check.status is CheckStatus.INCONSISTENT]
    assert [(check.stated.raw, check.computed and check.computed.value) for check in failed] == [("3,900", 3000)]
    assert 3_900_000 in {line.won for line in report.plan.budgets}


def test_the_file_is_named_and_hashed() -> None:
    data = PLAN.encode()
    facts = extract_report(data, "plan.txt").file
    assert (facts.name, facts.format, facts.bytes) == ("plan.txt", "text", len(data))
    assert facts.sha256 == hashlib.sha256(data).hexdigest()
    assert __version__ in facts.software


def test_the_name_decides_nothing() -> None:
    data = PLAN.encode()
    first, second = extract_report(data, "plan.txt"), extract_report(data, "2031년 다른구 다른과.pdf")
    assert first.plan == second.plan
    assert first.checks == second.checks


def test_unreadable_bytes_raise() -> None:
    with pytest.raises(ReadError) as caught:
        extract_report(b"", "empty.txt")
    assert caught.value.code is ErrorCode.EMPTY
    with pytest.raises(UnknownFormatError):
        extract_report(bytes(range(1, 256)) * 9, "noise.bin")


def test_a_reading_keeps_all_its_steps() -> None:
    document = parsers.read(PLAN.encode())
    reading = read_plan(document)
    assert reading.document is document
    assert reading.plan.sections == reading.outline.sections
    assert len(reading.plan.tables) == len(reading.grids) == 1


def test_issues_of_the_reader_reach_the_report() -> None:
    report = extract_report((PLAN + "\n○ \ue123 표시\n").encode(), "plan.txt")
    assert "unmapped_glyphs" in {issue.code for issue in report.issues}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_two_runs_give_the_same_bytes(path: Path, read_file: Callable[[Path], Read]) -> None:
    assert to_json(extract_report(path.read_bytes(), path.name)) == to_json(read_file(path).report)


def test_two_processes_give_the_same_bytes() -> None:
    command = [sys.executable, "-m", "extract", "run", *map(str, SAMPLES), "-o", "-"]
    outputs = [
        subprocess.run(  # noqa: S603 - own words
            command, cwd=CHECKOUT, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "4242")
    ]
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"\n") == len(SAMPLES)
