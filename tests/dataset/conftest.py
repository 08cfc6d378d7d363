"""An outputs folder of sample plans, one of them odd on purpose, and each export read back by other means."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest

from extract.dataset.columns import Kind, Table
from extract.dataset.exports import Wish, export_dataset
from extract.emit import to_failure, to_json
from extract.errors import ErrorCode
from extract.schemas import Report
from tests.conftest import CHECKOUT, Read

FORMULA = "=1+1"
CONTROLS = 'a\x01b\x0bc\x1f"d",\r\n_x0041_ \x85\u2028 =2+2'
LONG = "긴" * 49_000 + "끝" * 1_000

Rows = list[tuple[Any, ...]]
"""Rows of a table in the order of their keys."""


def odd(report: Report) -> Report:
    """Return a report whose texts no spreadsheet likes."""
    plan = report.plan
    first, *others = plan.tables
    cell = first.cells[0].model_copy(update={"text": LONG})
    last = first.cells[-1].model_copy(update={"text": ""})
    table = first.model_copy(update={"cells": (cell, *first.cells[1:-1], last), "caption": CONTROLS})
    line = plan.budgets[0].model_copy(update={"label": "http://example.org/", "funding_raw": "-5", "won": 2**53 + 1})
    facts = plan.document.model_copy(update={"title": FORMULA, "years": (2031, 2032)})
    update = {"document": facts, "tables": (table, *others), "budgets": (line, *plan.budgets[1:])}
    file = report.file.model_copy(update={"name": "odd.pdf"})
    return report.model_copy(update={"file": file, "plan": plan.model_copy(update=update)})


@pytest.fixture(scope="session")
def samples(read_file: Callable[[Path], Read]) -> dict[str, bytes]:
    """Return the files of an outputs folder."""
    names = ("saebeol-jobs-2026.pdf", "gaon-planning-2025.txt", "gaon-planning-2026.pdf")
    reports = {name: read_file(CHECKOUT / "corpus" / name).report for name in names}
    files = {f"{name}.json": to_json(report) for name, report in reports.items()}
    files["district/odd.pdf.json"] = to_json(odd(reports[names[0]]))
    files["bad.hwp.failed.json"] = to_json(to_failure("bad.hwp", "0" * 64, ErrorCode.PASSWORD, "no word"))
    return files


@pytest.fixture
def outputs(tmp_path: Path, samples: dict[str, bytes]) -> Path:
    """Return an outputs folder of one's own."""
    folder = tmp_path / "outputs"
    for name, data in samples.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / ".workplan").mkdir()
    (folder / ".workplan" / "hidden.json").write_text("not a report")
    return folder


def key_order(table: Table, rows: Rows) -> Rows:
    width = len(table.key)
    return sorted(rows, key=lambda row: row[:width])


def read_parquet(path: Path, table: Table) -> Rows:
    found = pq.read_table(path / table.name, partitioning="hive").drop_columns(["plan_year"])
    return [tuple(row.values()) for row in found.to_pylist()]


def read_duckdb(path: Path, table: Table) -> Rows:
    with duckdb.connect(str(path), read_only=True) as database:
        return database.execute(f'SELECT * FROM "{table.name}"').fetchall()  # noqa: S608 - names of our own


def read_sqlite(path: Path, table: Table) -> Rows:
    import sqlite3  # noqa: PLC0415 - here alone

    with closing(sqlite3.connect(path)) as database:
        rows = database.execute(f'SELECT * FROM "{table.name}"').fetchall()  # noqa: S608 - names of our own
    return [tuple(_typed(value, one.kind) for value, one in zip(row, table.columns, strict=True)) for row in rows]


def read_csv(path: Path, table: Table) -> Rows:
    """Read with another program that tells nothing from an empty text."""
    wish = "header = true, all_varchar = true, quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false"
    query = f"SELECT * FROM read_csv(?, delim = ',', new_line = '\\r\\n', max_line_size = 4000000, {wish})"  # noqa: S608 - a path of our own
    with duckdb.connect() as database:
        rows = database.execute(query, [str(path / f"{table.name}.csv")]).fetchall()
    return [tuple(_parsed(value, one.kind) for value, one in zip(row, table.columns, strict=True)) for row in rows]


def _typed(value: Any, kind: Kind) -> Any:
    if value is None:
        return None
    return bool(value) if kind is Kind.BOOLEAN else date.fromisoformat(value) if kind is Kind.DAY else value


def _parsed(value: str | None, kind: Kind) -> Any:
    if value is None or kind is Kind.TEXT:
        return value
    if kind is Kind.DAY:
        return date.fromisoformat(value)
    assert kind is not Kind.BOOLEAN or value in ("true", "false")
    return json.loads(value)


def read_xlsx(path: Path, table: Table) -> Rows:
    """Put together what stands in further sheets; a cell cannot tell an empty text from nothing."""
    book = openpyxl.load_workbook(path, read_only=True)
    with closing(book):
        rest: dict[tuple[Any, ...], list[str]] = {}
        for name, document, ident, column, _, text in book["continued"].iter_rows(min_row=2, values_only=True):
            if name == table.name:
                rest.setdefault((document, ident, column), []).append(unescaped(text or ""))
        rows = []
        for name in (one for one in book.sheetnames if one.split(" ")[0] == table.name):
            head, *found = book[name].iter_rows(max_col=len(table.columns), values_only=True)
            assert head == table.names
            rows += [_joined(row, table, rest) for row in found]
        return rows


def _joined(row: tuple[Any, ...], table: Table, rest: dict[tuple[Any, ...], list[str]]) -> tuple[Any, ...]:
    key = (row[0], row[1] if len(table.key) > 1 else None)
    values: list[Any] = []
    for value, column in zip(row, table.columns, strict=True):
        text = unescaped(value) if isinstance(value, str) else value
        more = rest.get((*key, column.name))
        text = text if more is None else (text or "") + "".join(more)
        text = int(text) if more and column.kind is Kind.INTEGER else text
        text = "" if text is None and (table.name, column.name) == ("cells", "text") else text
        values.append(text.date() if isinstance(text, datetime) else text)
    return tuple(values)


def unescaped(text: str) -> str:
    """Return a text with the escapes of ECMA-376 (``ST_Xstring``) undone."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


READERS: dict[str, Callable[[Path, Table], Rows]] = {
    "parquet": read_parquet,
    "duckdb": read_duckdb,
    "sqlite": read_sqlite,
    "csv": read_csv,
    "xlsx": read_xlsx,
}


def export(outputs: Path, to: str, **wish: Any) -> Path:
    """Write a dataset beside an outputs folder and return where it is."""
    target = outputs.parent / f"dataset.{to}"
    export_dataset(to, Wish(outputs, target, **wish))
    return target


def numbers(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the path and the value of each leaf of JSON; lists of plain values are leaves, null is none."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from numbers(one, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for one in value:
            yield from numbers(one, path)
    elif value is not None and value != []:
        yield path, value
