"""``workplan check``: what it prints for people and for programs, and its exit codes."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import columns
from tests.conftest import Invoke

HEAD = "2026년 주요업무계획\nⅠ. 예산\n1. 세출 예산\n(단위: 천원)\n구분\t예산액\t집행액\n"
RIGHT = f"{HEAD}인건비\t1,200\t1,100\n운영비\t2,300\t2,000\n계\t3,500\t3,100\n"
WRONG = RIGHT.replace("3,500", "3,600")
CLOSE = "2026년 주요업무계획\nⅠ. 예산\n(단위: 천원)\n구분\t예산액\t집행액\t집행률\n가\t27,300\t25,937\t95.1%\n나\t1,000\t500\t50.0%\n"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.txt").write_text(RIGHT, "utf-8")
    (folder / "b.txt").write_text(WRONG, "utf-8")
    return folder


def test_findings_stand_below_their_file(invoke: Invoke, plans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    result = invoke(["check", str(plans)])
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [line.split("/")[-1] for line in lines if ".txt" in line] == [
        "a.txt  ✓ 2  ≈ 0  ✗ 0  ? 0",
        "b.txt  ✓ 1  ≈ 0  ✗ 1  ? 0",
    ]
    assert lines.index(next(line for line in lines if "b.txt" in line)) == 1
    place, sentence, numbers, operands, hint, blame = (line.strip() for line in lines[2:8])
    assert place.startswith("✗ [4] 4행 2열")
    assert place.endswith("Ⅰ 예산 › 1 세출 예산")
    assert sentence.startswith("[계 / 예산액] 열 합계: 3,600으로 적혀 있으나")
    assert numbers == "표기 3,600 · 계산 3,500 · 차이 100"
    assert operands == "항목: 1,200 (2행 2열), 2,300 (3행 2열)"
    assert hint.startswith("단서 one_digit: 3,600을 3,500으로 보면")
    assert blame == "책임: 문서의 오류"


def test_all_prints_what_holds_too(invoke: Invoke, plans: Path) -> None:
    shown = invoke(["check", "--all", str(plans)]).stdout
    assert (shown.count("✓ ["), shown.count("✗ [")) == (3, 1)


def test_english(invoke: Invoke, plans: Path) -> None:
    shown = invoke(["check", "--lang", "en", str(plans / "b.txt")]).stdout
    assert "3,600 is printed, but its items add up to 3,500: the printed number is 100 too high." in " ".join(
        shown.split()
    )
    assert "row 4, column 2" in shown
    assert "책임" not in shown


def test_json_is_one_line_a_finding(invoke: Invoke, plans: Path) -> None:
    (plans / "c.pdf").write_bytes(b"%PDF-1.7")
    result = invoke(["check", "--json", str(plans)])
    finding, failure = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 3
    assert finding["file"].endswith("b.txt")
    assert [section["title"] for section in finding["sections"]] == ["예산", "세출 예산"]
    assert (finding["stated"]["raw"], finding["computed"]["value"], finding["delta"]) == ("3,600", 3500, 100)
    assert (failure["file"].endswith("c.pdf"), failure["failure"]["code"]) == (True, "TRUNCATED")
    every = invoke(["check", "--json", "--all", str(plans / "a.txt")]).stdout.splitlines()
    assert [json.loads(line)["status"] for line in every] == ["exact", "exact"]


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [(RIGHT, ["--strict"], 0), (WRONG, ["--strict"], 4), (WRONG, [], 0), (CLOSE, ["--strict"], 0)],
)
def test_strict_exits_with_four_if_anything_is_inconsistent(
    invoke: Invoke, tmp_path: Path, text: str, options: list[str], code: int
) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(text, "utf-8")
    assert invoke(["check", str(file), *options]).exit_code == code


def test_the_last_digit_is_shown_but_is_not_inconsistent(invoke: Invoke) -> None:
    result = invoke(["check", "-", "--strict"], CLOSE.encode())
    assert result.exit_code == 0
    assert "≈ 1" in result.stdout
    assert "마지막 자리가 1만큼 다릅니다" in " ".join(result.stdout.split())


def test_unreadable_files_are_told_and_strict_wins(invoke: Invoke, plans: Path) -> None:
    (plans / "c.pdf").write_bytes(b"%PDF-1.7")
    for strict, code in (([], 3), (["--strict"], 4)):
        result = invoke(["check", str(plans), *strict])
        assert result.exit_code == code
        assert "c.pdf" in result.stderr


def test_standard_input_goes_with_no_other_path(invoke: Invoke, plans: Path) -> None:
    assert invoke(["check", "-"], WRONG.encode()).stdout.startswith("-  ✓ 1")
    assert invoke(["check", "-", str(plans)]).exit_code == 2
    assert invoke(["check"]).exit_code == 2
    assert invoke(["check", "--lang", "fr", str(plans)]).exit_code == 2


@pytest.mark.parametrize("width", [60, 80, 120])
def test_findings_fit_the_terminal(invoke: Invoke, plans: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = invoke(["check", "--all", str(plans / "b.txt")]).stdout
    assert all(columns(line.rstrip()) <= max(width, len(str(plans)) + 30) for line in shown.splitlines())
    assert "…" not in shown


def test_an_earlier_plan_is_compared(invoke: Invoke, tmp_path: Path) -> None:
    table = "(단위: 천원)\n구분\t2025년 예산액\n계\t{total}\n인건비\t1,200\n운영비\t{rest}\n"
    earlier, later = tmp_path / "earlier.txt", tmp_path / "later.txt"
    earlier.write_text("2025년 주요업무계획\n□ 예산\n" + table.format(total="3,500", rest="2,300"), "utf-8")
    later.write_text("2026년 주요업무계획\n□ 예산\n" + table.format(total="3,600", rest="2,400"), "utf-8")
    alone = invoke(["check", str(later), "--all", "--json"]).stdout.splitlines()
    both = invoke(["check", str(later), "--all", "--json", "--against", str(earlier)]).stdout.splitlines()
    added = [json.loads(line) for line in both[len(alone) :]]
    assert alone == both[: len(alone)]
    assert added
    assert {one["document"] for finding in added for one in finding["operands"]} == {"earlier.txt"}
    shown = invoke(["check", str(later), "--all", "--against", str(earlier)]).stdout
    assert "earlier.txt" in shown


def test_the_earlier_plan_must_be_there_and_readable(invoke: Invoke, plans: Path) -> None:
    assert invoke(["check", str(plans / "a.txt"), "--against", str(plans / "absent.txt")]).exit_code == 2
    (plans / "c.pdf").write_bytes(b"%PDF-1.7")
    result = invoke(["check", str(plans / "a.txt"), "--against", str(plans / "c.pdf")])
    assert result.exit_code == 3
    assert "a.txt  ✓ 2" in result.stdout
