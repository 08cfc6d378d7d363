"""Frames and a connection from Python."""

from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import extract
from extract.dataset.errors import DatasetError
from extract.dataset.exports.sql import VIEWS
from extract.dataset.tables import TABLES
from tests.dataset.conftest import export


def test_an_outputs_folder_is_opened_and_kept_up_to_date(outputs: Path) -> None:
    dataset = extract.open_dataset(str(outputs))
    assert len(dataset.frame("documents")) == 4
    assert dataset.names == tuple(table.name for table in TABLES)
    (outputs / "district" / "odd.pdf.json").unlink()
    assert len(extract.open_dataset(outputs).frame("documents", "polars")) == 3
    assert {path.name for path in outputs.iterdir() if not path.name.startswith(".")} >= {"bad.hwp.failed.json"}


def test_frames_of_both_libraries_say_the_same(outputs: Path) -> None:
    dataset = extract.open_dataset(export(outputs, "parquet"))
    ours, theirs = dataset.frame("budget_lines"), dataset.frame("budget_lines", "polars")
    assert isinstance(ours, pd.DataFrame)
    assert isinstance(theirs, pl.DataFrame)
    assert ours["won"].dropna().astype(object).tolist() == theirs["won"].drop_nulls().to_list()
    assert 2**53 + 1 in theirs["won"].to_list()
    assert set(theirs["plan_year"].to_list()) == {2025, 2026, 2032}
    assert ours.columns.tolist() == theirs.columns


def test_the_connection_answers_questions(outputs: Path) -> None:
    with extract.open_dataset(outputs).connection() as database:
        for table in TABLES:
            assert database.table(table.name).columns == [*table.names, "plan_year"]
        counts = {name: len(database.table(name)) for name, _ in VIEWS}
        assert all(counts.values()), counts
        wrong = database.execute("SELECT count(*) FROM checks WHERE status = 'inconsistent'").fetchall()
        doubtful = database.execute("SELECT file, value, check_ids FROM doubtful_numbers").fetchall()
    assert wrong[0][0] > 0
    assert any(value == 3_420_000_000 for _, value, _ in doubtful)


def test_signs_of_patterns_in_a_path_are_no_patterns(outputs: Path) -> None:
    odd = outputs.rename(outputs.parent / "o'ut[1]*?")
    with extract.open_dataset(odd).connection() as database:
        assert database.execute("SELECT count(*) FROM documents").fetchall() == [(4,)]


def test_what_is_not_there_is_told(outputs: Path, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="budget_lines"):
        extract.open_dataset(outputs).frame("budgets")
    with pytest.raises(DatasetError):
        extract.open_dataset(tmp_path / "none")
