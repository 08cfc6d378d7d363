"""Which reports a dataset holds, so that the next export writes only what is new and takes away what is gone."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import extract
from extract.dataset.reading import Found
from extract.dataset.tables import TABLES

LEDGER = "workplan_reports"
"""Name of the table, in whatever database it is."""

_MAKE = (
    f"CREATE TABLE IF NOT EXISTS {LEDGER} "
    "(path VARCHAR PRIMARY KEY, size BIGINT, changed BIGINT, document VARCHAR, part VARCHAR)"
)
_NOTES = "CREATE TABLE IF NOT EXISTS workplan_dataset (key VARCHAR PRIMARY KEY, value VARCHAR)"


class Database(Protocol):
    """A connection to SQLite or DuckDB, as far as both are alike."""

    def execute(self, query: str, parameters: Any = ..., /) -> Any:  # noqa: ANN401 - each its own cursor
        """Run one statement."""
        ...

    def executemany(self, query: str, parameters: Any, /) -> Any:  # noqa: ANN401 - each its own cursor
        """Run one statement for each row."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """One report that a dataset holds.

    Attributes:
        path: of its JSON below the outputs folder.
        size: of the JSON in bytes.
        changed: when the JSON was changed, in nanoseconds since 1970.
        document: key of the document.
        part: the part of the dataset that holds it; None if another path holds the same document.
    """

    path: str
    size: int
    changed: int
    document: str
    part: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What has to be done.

    Attributes:
        new: reports to be read: new, changed, or standing in for one that is gone.
        gone: lines of the ledger that no longer hold.
        kept: lines that still do.
    """

    new: tuple[Found, ...]
    gone: tuple[Line, ...]
    kept: tuple[Line, ...]


def layout() -> str:
    """Return a digest of the tables and of our version: a dataset that was laid out otherwise is written anew."""
    digest = hashlib.sha256(extract.__version__.encode())
    for table in TABLES:
        digest.update(f"\n{table.name} {[(one.name, one.kind.value) for one in table.columns]}".encode())
    return digest.hexdigest()


def find_changes(found: Iterable[Found], lines: Mapping[str, Line]) -> Changes:
    """Return what differs between an outputs folder and a ledger."""
    files = {one.path: one for one in found}
    held = {path for path, line in lines.items() if path in files and _is_same(line, files[path])}
    lost = {line.document for path, line in lines.items() if path not in held and line.part is not None}
    held -= {path for path in held if lines[path].part is None and lines[path].document in lost}
    return Changes(
        tuple(one for path, one in files.items() if path not in held),
        tuple(line for path, line in lines.items() if path not in held),
        tuple(lines[path] for path in sorted(held)),
    )


def _is_same(line: Line, file: Found) -> bool:
    return (line.size, line.changed) == (file.size, file.changed)


class Ledger:
    """The ledger in a database.

    Args:
        database: where it stands; its tables are made if they are not there.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        database.execute(_MAKE)
        database.execute(_NOTES)

    def is_current(self) -> bool:
        """Return whether the dataset has the layout of this version."""
        row = self._database.execute("SELECT value FROM workplan_dataset WHERE key = 'layout'").fetchone()
        return row is not None and row[0] == layout()

    def begin(self) -> None:
        """Note the layout of this version and forget all lines."""
        self._database.execute(f"DELETE FROM {LEDGER}")  # noqa: S608 - a name of our own
        self._database.execute("DELETE FROM workplan_dataset WHERE key = 'layout'")
        self._database.execute("INSERT INTO workplan_dataset VALUES ('layout', ?)", (layout(),))

    def lines(self) -> dict[str, Line]:
        """Return the lines by their paths."""
        rows = self._database.execute(f"SELECT path, size, changed, document, part FROM {LEDGER}").fetchall()  # noqa: S608 - a name of our own
        return {row[0]: Line(*row) for row in rows}

    def change(self, gone: Iterable[Line], lines: Iterable[Line]) -> None:
        """Strike out the lines that are gone and write others."""
        old, new = [(one.path,) for one in gone], [(o.path, o.size, o.changed, o.document, o.part) for o in lines]
        if old:
            self._database.executemany(f"DELETE FROM {LEDGER} WHERE path = ?", old)  # noqa: S608 - a name of our own
        if new:
            self._database.executemany(f"INSERT INTO {LEDGER} VALUES (?, ?, ?, ?, ?)", new)  # noqa: S608 - a name of our own
