"""What no spreadsheet likes: formulas, addresses, numbers as text, texts of 50,000 characters, control characters."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dataset.exports.csv_package import field
from extract.dataset.exports.xlsx_workbook import MOST_UNITS, fit
from extract.dataset.tables import TABLES
from extract.dataset.tables.sections import CONTENTS
from tests.dataset.conftest import CONTROLS, FORMULA, LONG, READERS, export

BY_NAME = {table.name: table for table in TABLES}


def column(path: Path, to: str, table: str, name: str) -> list[object]:
    position = BY_NAME[table].names.index(name)
    return [row[position] for row in READERS[to](path, BY_NAME[table])]


@pytest.mark.parametrize("to", READERS)
def test_texts_survive(outputs: Path, to: str) -> None:
    path = export(outputs, to)
    assert FORMULA in column(path, to, "documents", "title")
    assert LONG in column(path, to, "cells", "text")
    assert CONTROLS in column(path, to, "tables", "caption")
    assert "-5" in column(path, to, "budget_lines", "funding_raw")
    assert "http://example.org/" in column(path, to, "budget_lines", "label")
    assert 2**53 + 1 in column(path, to, "budget_lines", "won")


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(outputs: Path) -> None:
    with zipfile.ZipFile(export(outputs, "xlsx")) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == len(TABLES) + 2
        assert not any("<f>" in sheet or "hyperlink" in sheet for sheet in sheets)
        assert any("_x0001_" in sheet and "_x005F_x0041_" in sheet for sheet in sheets)


def test_the_workbook_and_the_csv_are_the_same_bytes_each_time(outputs: Path) -> None:
    first = export(outputs, "xlsx").read_bytes()
    assert export(outputs, "xlsx").read_bytes() == first
    folder = export(outputs, "csv")
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {path.name: path.read_bytes() for path in export(outputs, "csv").iterdir()} == files


TEXTS = st.text(alphabet=st.sampled_from("가a😀<r>/\n"), min_size=0, max_size=60)


@given(TEXTS, st.integers(1, 1000))
def test_a_long_text_is_cut_into_pieces_that_cells_hold(text: str, times: int) -> None:
    text = text * times
    row = ("d", "k1", None, text, None, None, *[None] * 6)
    fitted, others = fit(CONTENTS, row)
    pieces = [fitted[3], *(other[5] for other in others)]
    assert "".join(map(str, pieces)) == text
    for piece in map(str, pieces):
        assert len(piece.encode("utf-16-le")) // 2 <= MOST_UNITS
        assert not (piece.startswith("<r>") and piece.endswith("</r>"))


@pytest.mark.parametrize("value", ["a,b", 'say "x"', "", " lead", "a\r\nb", "a\rb", "plain", "\x00", "\x85"])
def test_fields_are_read_back(value: str) -> None:
    import csv  # noqa: PLC0415 - here alone

    line = f"{field(value)},{field('end')}\r\n"
    assert list(csv.reader([line])) == [[value, "end"]] or re.search("[\r\n]", value)
    assert field(value) != "" or value


def test_the_package_is_valid(outputs: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    folder = export(outputs, "csv")
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["resourceName", "rowNumber", "type", "note"]) == []
    assert {task.name for task in report.tasks} == set(BY_NAME)
    budget = folder / "budget_lines.csv"
    budget.write_bytes(budget.read_bytes() + b"x,y\r\n")
    assert not frictionless.Package(str(folder / "datapackage.json")).validate().valid


def test_the_budget_table_speaks_the_words_of_the_fiscal_data_package(outputs: Path) -> None:
    descriptor = json.loads((export(outputs, "csv") / "datapackage.json").read_bytes())
    [budget] = [one for one in descriptor["resources"] if one["name"] == "budget_lines"]
    words = {one["name"]: one.get("columnType") for one in budget["schema"]["fields"]}
    assert words["won"] == "value"
    assert words["year"] == "date:fiscal-year"
    assert words["phase"] == "phase:id"
