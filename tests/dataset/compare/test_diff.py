"""``diff`` finds what the manifest lists between neighbouring years, and nothing else; numbers in doubt are marked."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.dataset.compare.diff import Difference, Pair, compare, to_object
from extract.dataset.compare.figures import Standing
from extract.dataset.identity import read_decisions
from extract.emit import to_json
from tests.conftest import CHECKOUT, Invoke, Read

CORPUS = CHECKOUT / "corpus"
CHANGES: list[dict[str, Any]] = [
    row for row in json.loads((CORPUS / "manifest.json").read_text("utf-8"))["changes"] if "unreported" in row
]
FILES = {path.stem: [one.suffix for one in CORPUS.glob(f"{path.stem}.*")] for path in CORPUS.glob("*.txt")}

Reader = Callable[[Path], Read]


def _compared(earlier: str, later: str, read_file: Reader) -> Difference:
    return compare(read_file(CORPUS / earlier).report, read_file(CORPUS / later).report)


def _listed(row: dict[str, Any]) -> list[Any]:
    sides = [sorted((one["name"], one["won"]) for one in row[side]) for side in ("earlier", "later")]
    return [row["kind"], *sides]


def _found(difference: Difference) -> list[Any]:
    sides = [(one.kind.value, one.earlier, one.later) for one in difference.programs]
    return [
        [kind, *(sorted((one.name, one.budget.value if one.budget else None) for one in side) for side in both)]
        for kind, *both in sides
    ]


def _values(pair: Pair) -> list[int | None]:
    return [one.value if one else None for one in (pair.earlier, pair.later)]


@pytest.mark.parametrize("row", CHANGES, ids=lambda row: row["later"])
def test_every_planted_change_and_nothing_else(row: dict[str, Any], read_file: Reader) -> None:
    found = _compared(f"{row['earlier']}.txt", f"{row['later']}.txt", read_file)
    assert sorted(_found(found)) == sorted(map(_listed, row["programs"]))
    assert found.unreported is not None
    assert [one.name for one in found.unreported] == row["unreported"]
    assert _values(found.budget) == row["budget"]
    assert _values(found.posts) == [one["authorized"] for one in row["staff"]]
    assert _values(found.staff) == [one["actual"] for one in row["staff"]]
    assert [found.earlier.department, found.later.department] == row["departments"]
    assert found.same_organization is True


@pytest.mark.parametrize("row", CHANGES, ids=lambda row: row["later"])
def test_formats_differ_alike(row: dict[str, Any], read_file: Reader) -> None:
    """Each document in another format than text, as far as there is one."""
    names = [
        f"{name}{next(end for end in sorted(FILES[name]) if end != '.txt')}" for name in (row["earlier"], row["later"])
    ]
    found = _compared(names[0], names[1], read_file)
    assert sorted(_found(found)) == sorted(map(_listed, row["programs"]))


def test_the_order_of_the_files_does_not_matter(read_file: Reader) -> None:
    names = "gaon-planning-2024.txt", "gaon-planning-2025.txt"
    assert _compared(*names, read_file) == _compared(*names[::-1], read_file)


def test_a_plan_against_itself_has_no_change(read_file: Reader) -> None:
    found = _compared("gaon-planning-2024.txt", "gaon-planning-2024.txt", read_file)
    assert found.changed() == ()
    assert (found.budget.change, found.posts.change, found.staff.change) == (0, 0, 0)


def test_a_number_whose_check_fails_is_marked(read_file: Reader) -> None:
    found = _compared("gaon-planning-2024.txt", "gaon-planning-2025.txt", read_file)
    checks = {side.name: side.budget.check for one in found.programs for side in one.later if side.budget}
    assert checks["구민제안제도 활성화"] is Standing.FAILED
    assert checks["재정운영 건전성 강화"] is Standing.HOLDS
    assert {one.budget.check for one in found.programs[0].earlier if one.budget} == {Standing.HOLDS}


def test_every_number_stands_where_its_source_says(read_file: Reader) -> None:
    found = to_object(_compared("saebeol-jobs-2023.txt", "saebeol-jobs-2024.txt", read_file))
    sides = [side for one in found["programs"] for name in ("earlier", "later") for side in one[name]]
    assert len(sides) > 10
    for side in sides:
        document = read_file(CORPUS / side["document"]).document
        for part, text in ((side, side["name"]), (side["budget"], side["budget"]["raw"])):
            source = part["source"]
            block = document.blocks[source["block"]]
            whole = block.text if source["row"] is None else _cell(block, source)
            assert whole[source["start"] : source["end"]] == text


def _cell(block: Any, source: dict[str, Any]) -> str:
    return next(cell.text for cell in block.cells if (cell.row, cell.col) == (source["row"], source["col"]))


def test_decisions_count(read_file: Reader) -> None:
    text = (
        '[[decision]]\nsame = false\nearlier = {document = "gaon-planning-2025.txt", name = "재정운영 건전성 강화"}\n'
        'later = {document = "gaon-planning-2026.txt", name = "지속가능한 재정운영"}\n'
    )
    reports = [read_file(CORPUS / f"gaon-planning-{year}.txt").report for year in (2025, 2026)]
    found = compare(*reports, read_decisions(text))
    kinds = {side.name: one.kind.value for one in found.programs for side in (*one.earlier, *one.later)}
    assert (kinds["재정운영 건전성 강화"], kinds["지속가능한 재정운영"]) == ("gone", "new")


def test_the_command_reads_plans_and_reports_alike(tmp_path: Path, invoke: Invoke, read_file: Reader) -> None:
    names = "saebeol-jobs-2024.txt", "saebeol-jobs-2025.txt"
    paths = [tmp_path / f"{name}.json" for name in names]
    for name, path in zip(names, paths, strict=True):
        path.write_bytes(to_json(read_file(CORPUS / name).report))
    of_reports = invoke(["diff", *map(str, paths), "--json"])
    of_plans = invoke(["diff", *(str(CORPUS / name) for name in names), "--json"])
    assert of_reports.exit_code == of_plans.exit_code == 0
    assert json.loads(of_reports.stdout) == json.loads(of_plans.stdout)
    assert json.loads(of_plans.stdout)["budget"]["change"] == 564_000_000


@pytest.mark.parametrize(
    ("language", "words"), [("ko", ["신규", "사회적경제 육성", "✗ 420,000,000"]), ("en", ["new", "score"])]
)
def test_the_table(language: str, words: list[str], invoke: Invoke) -> None:
    names = [str(CORPUS / f"saebeol-jobs-{year}.txt") for year in (2024, 2025)]
    shown = invoke(["diff", *names, "--lang", language])
    assert shown.exit_code == 0
    assert [word for word in words if word not in shown.stdout] == []


def test_what_cannot_be_compared_is_told(tmp_path: Path, invoke: Invoke) -> None:
    plan, other = str(CORPUS / "saebeol-jobs-2024.txt"), tmp_path / "other.json"
    other.write_text("{}", "utf-8")
    assert invoke(["diff", plan, str(other)]).exit_code == 2
    assert invoke(["diff", plan, plan, "--decisions", str(tmp_path / "none.toml")]).exit_code == 2
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert invoke(["diff", plan, str(empty)]).exit_code == 3
