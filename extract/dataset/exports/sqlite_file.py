"""One SQLite database: tables, views, and the Korean terms of all columns."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from types import MappingProxyType

from extract.dataset.columns import Kind, Row
from extract.dataset.errors import DatasetError
from extract.dataset.exports import Done, Wish
from extract.dataset.exports.gathering import Gathering
from extract.dataset.exports.sql import VIEWS, forget, insert, make_table, make_view, quoted
from extract.dataset.ledger import LEDGER, Changes, Ledger, find_changes
from extract.dataset.reading import find_reports
from extract.dataset.tables import TABLES

_TYPES = MappingProxyType(
    {
        Kind.TEXT: "TEXT",
        Kind.SMALL: "INTEGER",
        Kind.INTEGER: "INTEGER",
        Kind.NUMBER: "REAL",
        Kind.BOOLEAN: "INTEGER",
        Kind.DAY: "TEXT",
    }
)


def write(wish: Wish) -> Done:
    """Write the database, or bring it up to date; days are ISO 8601 texts, booleans 0 and 1.

    Raises:
        DatasetError: if a report is broken, or the file is another program's or in use.
    """
    found = find_reports(wish.outputs)
    wish.target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(_open(wish.target)) as database, database:
            ledger = Ledger(database)
            if wish.fresh or not ledger.is_current():
                _begin(database)
                ledger.begin()
            return _write(database, ledger, wish.outputs, find_changes(found, ledger.lines()))
    except sqlite3.OperationalError as error:
        raise DatasetError("unreadable", path=wish.target, detail=error) from None


def _open(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=5, isolation_level=None)
    try:
        names = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
        database.execute("BEGIN IMMEDIATE")
    except sqlite3.DatabaseError as error:
        database.close()
        key = "busy" if isinstance(error, sqlite3.OperationalError) else "foreign"
        raise DatasetError(key, path=path) from None
    if names and LEDGER not in names:
        database.close()
        raise DatasetError("foreign", path=path)
    return database


def _begin(database: sqlite3.Connection) -> None:
    for name, _ in VIEWS:
        database.execute(f"DROP VIEW IF EXISTS {quoted(name)}")
    for table in TABLES:
        database.execute(f"DROP TABLE IF EXISTS {quoted(table.name)}")
        database.execute(make_table(table, _TYPES))
        database.execute(f'CREATE INDEX {quoted(f"{table.name}_key")} ON {quoted(table.name)} ("document")')
    for name, query in VIEWS:
        database.execute(make_view(name, query))
    database.execute("DROP TABLE IF EXISTS workplan_columns")
    database.execute('CREATE TABLE workplan_columns ("table" TEXT, "column" TEXT, kind TEXT, about TEXT, term TEXT)')
    rows = [(table.name, one.name, one.kind.value, one.about, one.term) for table in TABLES for one in table.columns]
    database.executemany("INSERT INTO workplan_columns VALUES (?, ?, ?, ?, ?)", rows)


def _write(database: sqlite3.Connection, ledger: Ledger, outputs: Path, changes: Changes) -> Done:
    for table in TABLES:
        database.executemany(forget(table), [(line.document,) for line in changes.gone if line.part is not None])
    gathering = Gathering(outputs, (line.document for line in changes.kept))
    for item in gathering.read(changes.new):
        for table in TABLES:
            database.executemany(insert(table), _plain(table.rows_of(item)))
    ledger.change(changes.gone, gathering.lines)
    kept = [line for line in changes.kept if line.part is not None]
    written = [line for line in gathering.lines if line.part is not None]
    return Done(len(kept) + len(written), len(written), len(changes.gone), gathering.duplicates)


def _plain(rows: Iterable[Row]) -> Iterator[Row]:
    """Return rows with days as text: the adapters of the standard library are deprecated (Python 3.12)."""
    for row in rows:
        yield tuple([str(value) if isinstance(value, date) else value for value in row])
