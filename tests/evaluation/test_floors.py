"""Floors rise when asked to, never fall, and are compared with what they were measured with alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.compare import evaluate, hold
from evaluation.floors import Floors, above, below, raised, read_floors, to_toml
from tests.conftest import CHECKOUT

WITH = {"labels": "a1", "scorer": "b2"}
SCORES = {"headings": {"recall": 0.9, "precision": 0.8, "f1": 0.847}}

SCORER = """
import json, sys
from pathlib import Path
reports, target = Path(sys.argv[2]), Path(sys.argv[4])
found = [json.loads(path.read_text("utf-8"))["plan"]["document"]["title"] for path in reports.glob("*.json")]
print("read", len(found), found)
target.write_text(json.dumps({"document": {"recall": len(found) / 2, "precision": None, "f1": len(found) / 2, "n": 2}}))
sys.exit(len(found) < len(list(Path(sys.argv[1]).glob("*.yaml"))))
"""


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(to_toml(Floors(WITH, SCORES)), "utf-8")
    return path


@pytest.fixture
def labelled(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that makes a folder of one labelled text and of a scorer that counts reports."""

    def make(source: str) -> Path:
        for name in ("gold", "score", "seeds"):
            (tmp_path / name).mkdir()
        (tmp_path / "gold" / "plan.yaml").write_text("output: 000_plan\n", "utf-8")
        (tmp_path / "score" / "score.py").write_text(SCORER, "utf-8")
        (tmp_path / "seeds" / source).write_text("2026년 주요업무계획\n\nⅠ. 일반현황\n", "utf-8")
        return tmp_path

    return make


def test_what_is_written_is_read_back(floors: Path) -> None:
    assert read_floors(floors) == Floors(WITH, SCORES)
    assert read_floors(floors.with_name("none")) is None


def test_the_file_of_floors_is_as_the_program_writes_it() -> None:
    path = CHECKOUT / "evaluation" / "floors.toml"
    kept = read_floors(path)
    assert kept is not None
    assert to_toml(kept) == path.read_text("utf-8")


@pytest.mark.parametrize(
    ("measured", "low", "high"),
    [
        (0.9, [], []),
        (0.901, [], []),
        (0.902, [], ["recall"]),
        (0.8999, ["recall"], []),
        (0.0, ["recall"], []),
    ],
)
def test_each_side_of_a_floor(measured: float, low: list[str], high: list[str]) -> None:
    found = {"headings": {**SCORES["headings"], "recall": measured}}
    assert [gap.measure for gap in below(SCORES, found)] == low
    assert [gap.measure for gap in above(SCORES, found)] == high


def test_what_is_measured_no_more_is_below_its_floor() -> None:
    assert [gap.measure for gap in below(SCORES, {})] == ["recall", "precision", "f1"]


def test_raising_raises_alone_and_keeps_what_was_measured_reachable() -> None:
    found = {"headings": {"recall": 0.95678, "precision": 0.5, "f1": 0.8471}, "staffing": {"recall": 1.0}}
    higher = raised(SCORES, found)
    assert higher == {
        "headings": {"recall": 0.9567, "precision": 0.8, "f1": 0.847},
        "staffing": {"recall": 1.0},
    }
    assert below(higher, found) == below(SCORES, found)


def test_below_a_floor_is_named_and_fails(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = floors.read_text("utf-8")
    found = {"headings": {**SCORES["headings"], "precision": 0.75}}
    assert hold(found, WITH, floors, rise=True) == 1
    assert "headings precision: 0.7500, floor 0.8000" in capsys.readouterr().out
    assert floors.read_text("utf-8") == before


def test_above_a_floor_is_written_when_asked(floors: Path) -> None:
    before = floors.read_text("utf-8")
    found = {"headings": {**SCORES["headings"], "f1": 0.9}}
    assert hold(found, WITH, floors, rise=False) == 0
    assert floors.read_text("utf-8") == before
    assert hold(found, WITH, floors, rise=True) == 0
    assert read_floors(floors) == Floors(WITH, found)


@pytest.mark.parametrize("name", WITH)
def test_another_yardstick_is_said_and_not_compared(
    name: str, floors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = floors.read_text("utf-8")
    assert hold({"headings": {"recall": 0.1}}, {**WITH, name: "c3"}, floors, rise=True) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Not compared")
    assert f'{name} = "c3"' in printed
    assert floors.read_text("utf-8") == before


def test_without_labels_there_is_nothing_to_evaluate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(tmp_path / "shared", tmp_path / "floors.toml") == 0
    assert capsys.readouterr().out.startswith("Nothing to evaluate")


def test_labelled_documents_are_read_scored_and_compared(
    labelled: Callable[[str], Path], floors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = labelled("000_plan_a.txt")
    floors.unlink()
    assert evaluate(shared, floors, rise=True) == 0
    assert "read 1 ['2026년 주요업무계획']" in capsys.readouterr().out
    kept = read_floors(floors)
    assert kept is not None
    assert kept.scores == {"document": {"recall": 0.5, "f1": 0.5}}
    floors.write_text(floors.read_text("utf-8").replace("0.5000", "0.6000"), "utf-8")
    assert evaluate(shared, floors) == 1


def test_labels_without_their_document_fail(
    labelled: Callable[[str], Path], floors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(labelled("001_other.txt"), floors) == 1
    assert "plan.yaml: no such document" in capsys.readouterr().out
