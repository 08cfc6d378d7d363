"""Parts of the Parquet folder: a part holds some documents of one year, a file of the same name in each table's folder.

``<table>/plan_year=2026/<part>.parquet``, as Hive names partitions, so that any reader of Parquet finds the year; a
table has no file where the documents of a part have no rows. Names come from the documents within: the same reports
give the same files.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from extract.dataset.columns import Row, Table
from extract.dataset.entry import Entry, Failure
from extract.dataset.exports.arrow import schema_of, to_arrow
from extract.dataset.tables import TABLES, plan_year

YEARLESS = "__HIVE_DEFAULT_PARTITION__"
"""The year of documents that name none, as Hive and all its readers call what is missing."""

_GROUP = 128
_MOST = 512
_PENDING = 256
_NAME_DIGITS = 32


def year_of(item: Entry | Failure) -> str:
    """Return the value of the partition that a document is in."""
    year = plan_year(item.report) if isinstance(item, Entry) else None
    return YEARLESS if year is None else str(year)


def file_of(folder: Path, table: Table, part: str) -> Path:
    """Return the file of a part in a table's folder; ``part`` is ``2026/<name>``."""
    year, _, name = part.partition("/")
    return folder / table.name / f"plan_year={year}" / f"{name}.parquet"


def name_of(contents: Iterable[str]) -> str:
    """Return the name of a part from what it holds."""
    return hashlib.sha256("\n".join(contents).encode()).hexdigest()[:_NAME_DIGITS]


def writer_of(path: Path, schema: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return a writer of one file; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return pq.ParquetWriter(str(path), schema, compression="zstd")


@dataclass(slots=True)
class _Part:
    """What is being written of one year."""

    folder: Path
    year: str
    mark: str
    rows: dict[str, list[Row]] = field(default_factory=dict[str, list[Row]])
    waiting: int = 0
    documents: list[str] = field(default_factory=list[str])
    contents: list[str] = field(default_factory=list[str])
    writers: dict[str, Any] = field(default_factory=dict[str, Any])

    def add(self, item: Entry | Failure) -> None:
        for table in TABLES:
            self.rows.setdefault(table.name, []).extend(table.rows_of(item))
        self.documents.append(item.document)
        self.contents.append(f"{item.path}\n{item.digest}")
        self.waiting += 1

    def flush(self) -> None:
        for table in TABLES:
            rows = self.rows.get(table.name)
            if rows:
                self._writer(table).write_table(to_arrow(table, rows))
        self.rows.clear()
        self.waiting = 0

    def _writer(self, table: Table) -> Any:  # noqa: ANN401 - pyarrow has no types
        if table.name not in self.writers:
            self.writers[table.name] = writer_of(self._unfinished(table), schema_of(table))
        return self.writers[table.name]

    def _unfinished(self, table: Table) -> Path:
        return self.folder / table.name / f"plan_year={self.year}" / f".{self.mark}.part"

    def close(self) -> str:
        """Give the files their names and return that of the part."""
        self.flush()
        part = f"{self.year}/{name_of(self.contents)}"
        for table in TABLES:
            if table.name in self.writers:
                self.writers[table.name].close()
                self._unfinished(table).replace(file_of(self.folder, table, part))
        return part


class Parts:
    """Writes documents into parts, each part those of one year.

    Args:
        folder: the Parquet folder.
        mark: tells apart what several processes write at the same time.
        told: is called with the name and the documents of each part that is whole.
    """

    def __init__(self, folder: Path, mark: str, told: Callable[[str, list[str]], None]) -> None:
        self._folder, self._mark, self._told = folder, mark, told
        self._parts: dict[str, _Part] = {}

    def add(self, item: Entry | Failure) -> None:
        """Write one document."""
        year = year_of(item)
        part = self._parts.setdefault(year, _Part(self._folder, year, self._mark))
        part.add(item)
        if part.waiting >= _GROUP:
            part.flush()
        if len(part.documents) >= _MOST:
            self._close(year)
        elif sum(one.waiting for one in self._parts.values()) >= _PENDING:
            max(self._parts.values(), key=lambda one: one.waiting).flush()

    def _close(self, year: str) -> None:
        part = self._parts.pop(year)
        self._told(part.close(), part.documents)

    def close(self) -> None:
        """Finish all parts."""
        for year in sorted(self._parts):
            self._close(year)


def rewrite_part(folder: Path, part: str, without: frozenset[str], left: list[str]) -> str:
    """Write a part anew without some documents and return its new name; the old files stay.

    Args:
        folder: the Parquet folder.
        part: the part.
        without: keys of the documents that leave.
        left: keys of those that stay.
    """
    new = f"{part.partition('/')[0]}/{name_of((part, *sorted(left)))}"
    leaving = sorted(without)
    for table in TABLES:
        old = file_of(folder, table, part)
        if not old.exists():
            continue
        rows = pq.ParquetFile(str(old)).read()
        rows = rows.filter(~pc.field("document").isin(leaving))
        if rows.num_rows:
            _write_file(file_of(folder, table, new), rows)
    return new


def _write_file(path: Path, rows: Any) -> None:  # noqa: ANN401 - pyarrow has no types
    unfinished = path.with_name(f".{path.stem}.part")
    with writer_of(unfinished, rows.schema) as writer:
        writer.write_table(rows)
    unfinished.replace(path)
