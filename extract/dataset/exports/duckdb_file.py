"""One DuckDB database: tables, views, and comments that say what each column is."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

import duckdb

from extract.dataset.columns import Kind
from extract.dataset.entry import Entry, Failure
from extract.dataset.errors import DatasetError
from extract.dataset.exports import Done, Wish
from extract.dataset.exports.arrow import Waiting
from extract.dataset.exports.gathering import Gathering
from extract.dataset.exports.sql import VIEWS, make_table, make_view, quoted
from extract.dataset.ledger import LEDGER, Changes, Ledger, find_changes
from extract.dataset.reading import find_reports
from extract.dataset.tables import TABLES

_TYPES = MappingProxyType(
    {
        Kind.TEXT: "VARCHAR",
        Kind.SMALL: "INTEGER",
        Kind.INTEGER: "BIGINT",
        Kind.NUMBER: "DOUBLE",
        Kind.BOOLEAN: "BOOLEAN",
        Kind.DAY: "DATE",
    }
)
_AT_ONCE = 256


def write(wish: Wish) -> Done:
    """Write the database, or bring it up to date.

    Raises:
        DatasetError: if a report is broken, or the file is another program's or in use.
    """
    found = find_reports(wish.outputs)
    wish.target.parent.mkdir(parents=True, exist_ok=True)
    with _opened(wish.target) as database:
        ledger = Ledger(database)
        if wish.fresh or not ledger.is_current():
            _begin(database)
            ledger.begin()
        return _write(database, ledger, wish.outputs, find_changes(found, ledger.lines()))


@contextmanager
def _opened(path: Path) -> Generator[Any]:
    """Open a database for one transaction."""
    try:
        database = duckdb.connect(str(path), config={"memory_limit": "512MB"})
    except duckdb.IOException as error:
        raise DatasetError("busy" if "lock" in str(error) else "foreign", path=path) from None
    with database:
        names = {row[0] for row in database.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        if names and LEDGER not in names:
            raise DatasetError("foreign", path=path)
        database.execute("BEGIN")
        try:
            yield database
        except BaseException:
            database.execute("ROLLBACK")
            raise
        database.execute("COMMIT")


def _begin(database: Any) -> None:  # noqa: ANN401 - duckdb has no types of its own here
    for name, _ in VIEWS:
        database.execute(f"DROP VIEW IF EXISTS {quoted(name)}")
    for table in TABLES:
        database.execute(f"DROP TABLE IF EXISTS {quoted(table.name)}")
        database.execute(make_table(table, _TYPES))
        for one in table.columns:
            comment = f"{one.about} ({one.term})".replace("'", "''")
            database.execute(f"COMMENT ON COLUMN {quoted(table.name)}.{quoted(one.name)} IS '{comment}'")
    for name, query in VIEWS:
        database.execute(make_view(name, query))


def _write(database: Any, ledger: Ledger, outputs: Path, changes: Changes) -> Done:  # noqa: ANN401 - duckdb
    _forget(database, [line.document for line in changes.gone if line.part is not None])
    gathering = Gathering(outputs, (line.document for line in changes.kept))
    batch: list[Entry | Failure] = []
    for item in gathering.read(changes.new):
        batch.append(item)
        if len(batch) == _AT_ONCE:
            _insert(database, batch)
            batch.clear()
    _insert(database, batch)
    ledger.change(changes.gone, gathering.lines)
    kept = [line for line in changes.kept if line.part is not None]
    written = [line for line in gathering.lines if line.part is not None]
    return Done(len(kept) + len(written), len(written), len(changes.gone), gathering.duplicates)


def _forget(database: Any, documents: list[str]) -> None:  # noqa: ANN401 - duckdb
    for table in TABLES if documents else ():
        query = f'DELETE FROM {quoted(table.name)} WHERE "document" IN (SELECT unnest(?))'  # noqa: S608 - names of our own
        database.execute(query, [documents])


def _insert(database: Any, batch: list[Entry | Failure]) -> None:  # noqa: ANN401 - duckdb
    for table in TABLES:
        waiting = Waiting(table)
        for item in batch:
            waiting.add(table.rows_of(item))
        rows = waiting.take()
        if rows is not None:
            database.register("incoming", rows)
            database.execute(f"INSERT INTO {quoted(table.name)} SELECT * FROM incoming")  # noqa: S608 - names of our own
            database.unregister("incoming")
