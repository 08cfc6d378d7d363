"""An export writes what is new, takes away what is gone, and leaves the rest alone."""

import os
from pathlib import Path

import pytest

from extract.dataset.errors import DatasetError
from extract.dataset.exports import EXPORTS, Done, Wish, export_dataset
from extract.dataset.tables import TABLES
from tests.dataset.conftest import READERS, Rows, export, key_order

INCREMENTAL = [one.name for one in EXPORTS if one.incremental]
BUDGETS = next(table for table in TABLES if table.name == "budget_lines")


def write(outputs: Path, to: str, **wish: object) -> Done:
    return export_dataset(to, Wish(outputs, outputs.parent / f"dataset.{to}", **wish))  # type: ignore[arg-type]


def everything(outputs: Path, to: str) -> dict[str, Rows]:
    path = outputs.parent / f"dataset.{to}"
    return {table.name: key_order(table, READERS[to](path, table)) for table in TABLES}


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    found = (path for path in folder.rglob("*.parquet"))
    return {str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes()) for path in found}


def touch(path: Path, data: bytes | None = None) -> None:
    changed = path.stat().st_mtime_ns + 1_000_000
    if data is not None:
        path.write_bytes(data)
    os.utime(path, ns=(changed, changed))


@pytest.mark.parametrize("to", INCREMENTAL)
def test_a_second_export_writes_nothing(outputs: Path, to: str) -> None:
    assert (write(outputs, to).written, write(outputs, to).written) == (5, 0)


@pytest.mark.parametrize("to", INCREMENTAL)
def test_adding_changing_and_removing_give_what_a_fresh_export_gives(outputs: Path, to: str) -> None:
    late, data = outputs / "gaon-planning-2026.pdf.json", (outputs / "gaon-planning-2026.pdf.json").read_bytes()
    late.unlink()
    assert write(outputs, to).documents == 4
    late.write_bytes(data)
    assert write(outputs, to).written == 1
    touch(late, data.replace(b'"won": 96000000,', b'"won": 95000000,'))
    changed = write(outputs, to)
    assert (changed.documents, changed.written, changed.removed) == (5, 1, 1)
    (outputs / "district" / "odd.pdf.json").unlink()
    gone = write(outputs, to)
    assert (gone.documents, gone.written, gone.removed) == (4, 0, 1)
    step_by_step = everything(outputs, to)
    assert write(outputs, to, fresh=True).written == 4
    assert everything(outputs, to) == step_by_step


@pytest.mark.parametrize("to", INCREMENTAL)
def test_a_document_that_is_there_twice_counts_once(outputs: Path, to: str) -> None:
    data = (outputs / "gaon-planning-2026.pdf.json").read_bytes()
    (outputs / "z").mkdir()
    (outputs / "z" / "gaon-planning-2026.pdf.json").write_bytes(data)
    assert write(outputs, to).duplicates == ("z/gaon-planning-2026.pdf.json",)
    before = everything(outputs, to)
    (outputs / "gaon-planning-2026.pdf.json").unlink()
    done = write(outputs, to)
    assert (done.documents, done.written, done.duplicates) == (5, 1, ())
    after = everything(outputs, to)
    assert after["budget_lines"] == before["budget_lines"]


def test_adding_a_report_touches_no_file_of_the_others(outputs: Path) -> None:
    late, data = outputs / "gaon-planning-2026.pdf.json", (outputs / "gaon-planning-2026.pdf.json").read_bytes()
    late.unlink()
    write(outputs, "parquet")
    before = files(outputs.parent / "dataset.parquet")
    late.write_bytes(data)
    write(outputs, "parquet")
    after = files(outputs.parent / "dataset.parquet")
    assert before.items() <= after.items()
    assert len(after) > len(before)


def test_the_same_reports_give_the_same_files(outputs: Path, tmp_path: Path) -> None:
    first = export(outputs, "parquet")
    for path in outputs.rglob("*.json"):
        touch(path)
    other = tmp_path / "other"
    export_dataset("parquet", Wish(outputs, other))
    assert {name: data for name, (_, data) in files(first).items()} == {n: d for n, (_, d) in files(other).items()}


def test_touched_reports_are_written_again_and_none_is_lost(outputs: Path) -> None:
    write(outputs, "parquet")
    before = everything(outputs, "parquet")
    for path in outputs.rglob("*.json"):
        touch(path)
    assert write(outputs, "parquet").written == 5
    assert everything(outputs, "parquet") == before


@pytest.mark.parametrize("lot", [1, 2])
@pytest.mark.parametrize("jobs", [1, 2])
def test_lots_of_reports_give_the_same_rows(
    outputs: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, lot: int
) -> None:
    data = (outputs / "gaon-planning-2026.pdf.json").read_bytes()
    (outputs / "z").mkdir()
    (outputs / "z" / "gaon-planning-2026.pdf.json").write_bytes(data)
    write(outputs, "sqlite")
    monkeypatch.setattr("extract.dataset.exports.parquet.LOT", lot)
    done = write(outputs, "parquet", jobs=jobs)
    assert (done.documents, done.duplicates) == (5, ("z/gaon-planning-2026.pdf.json",))
    assert everything(outputs, "parquet") == everything(outputs, "sqlite")
    assert write(outputs, "parquet").written == 0


def test_what_a_killed_export_left_is_swept(outputs: Path) -> None:
    write(outputs, "parquet")
    before = everything(outputs, "parquet")
    folder = outputs.parent / "dataset.parquet" / "budget_lines"
    [year] = folder.glob("plan_year=2025")
    (year / ".lot0.part").write_bytes(b"half")
    (outputs.parent / "dataset.parquet" / ".workplan-dataset.unfinished").touch()
    (year / "stray.parquet").write_bytes(next(year.glob("*.parquet")).read_bytes())
    write(outputs, "parquet")
    assert everything(outputs, "parquet") == before
    assert not (year / ".lot0.part").exists()


@pytest.mark.parametrize("to", [one.name for one in EXPORTS])
def test_what_others_wrote_is_left_alone(outputs: Path, to: str) -> None:
    target = outputs.parent / f"dataset.{to}"
    if to in ("duckdb", "sqlite", "xlsx"):
        target.write_bytes(b"somebody's notes, and nothing that a database would be" * 20)
    else:
        target.mkdir()
        (target / "notes.txt").write_text("somebody's notes")
    before = {path: path.read_bytes() for path in [target, *target.glob("*")] if path.is_file()}
    with pytest.raises(DatasetError):
        write(outputs, to)
    assert {path: path.read_bytes() for path in [target, *target.glob("*")] if path.is_file()} == before


@pytest.mark.parametrize("to", ["sqlite", "parquet"])
def test_two_writers_are_told_apart(outputs: Path, to: str) -> None:
    import sqlite3  # noqa: PLC0415 - here alone
    from contextlib import closing  # noqa: PLC0415 - here alone

    write(outputs, to)
    path = outputs.parent / f"dataset.{to}"
    path = path / ".workplan-dataset.sqlite" if to == "parquet" else path
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatasetError, match="Another run"):
            write(outputs, to)


@pytest.mark.parametrize("to", READERS)
def test_a_broken_report_leaves_the_dataset_as_it_was(outputs: Path, to: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.dataset.exports.parquet.LOT", 1)
    late, data = outputs / "gaon-planning-2026.pdf.json", (outputs / "gaon-planning-2026.pdf.json").read_bytes()
    late.unlink()
    write(outputs, to)
    before = everything(outputs, to)
    late.write_bytes(data)
    (outputs / "z.json").write_text('{"plan": ')
    with pytest.raises(DatasetError, match=r"z\.json"):
        write(outputs, to)
    assert everything(outputs, to) == before
