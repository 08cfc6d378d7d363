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

from extract.batch.files import digest_of
from extract.dataset.columns import Table
from extract.dataset.entry import Entry, Failure
from extract.dataset.exports.arrow import Waiting
from extract.dataset.tables import TABLES, plan_year

YEARLESS = "__HIVE_DEFAULT_PARTITION__"
"""The year of documents that name none, as Hive and all its readers call what is missing."""

_MOST = 512
_LOOSE = 128
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
    """The documents of one year that will be written as one part."""

    documents: list[str] = field(default_factory=list[str])
    rows: dict[str, Waiting] = field(default_factory=lambda: {table.name: Waiting(table) for table in TABLES})

    def add(self, item: Entry | Failure) -> None:
        for table in TABLES:
            self.rows[table.name].add(table.rows_of(item))
        self.documents.append(item.document)

    def pack(self) -> None:
        for waiting in self.rows.values():
            waiting.pack()

    def write(self, folder: Path, year: str, mark: str) -> str:
        """Write its files, give them their names and return that of the part."""
        written = [table for table in TABLES if self._write_table(table, _unfinished(folder, table, year, mark))]
        digests = [digest_of(_unfinished(folder, table, year, mark)) for table in written]
        part = f"{year}/{name_of(digests)}"
        for table in written:
            _unfinished(folder, table, year, mark).replace(file_of(folder, table, part))
        return part

    def _write_table(self, table: Table, path: Path) -> bool:
        rows = self.rows[table.name].take()
        if rows is not None:
            _write_rows(path, rows)
        return rows is not None


def _unfinished(folder: Path, table: Table, year: str, mark: str) -> Path:
    return folder / table.name / f"plan_year={year}" / f".{mark}.part"


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
        self._loose = 0

    def add(self, item: Entry | Failure) -> None:
        """Write one document."""
        year = year_of(item)
        part = self._parts.setdefault(year, _Part())
        part.add(item)
        self._loose += 1
        if len(part.documents) >= _MOST:
            self._write(year)
        if self._loose >= _LOOSE:
            self._loose = 0
            for one in self._parts.values():
                one.pack()

    def _write(self, year: str) -> None:
        part = self._parts.pop(year)
        self._told(part.write(self._folder, year, self._mark), part.documents)

    def close(self) -> None:
        """Finish all parts."""
        for year in sorted(self._parts):
            self._write(year)


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
            path = file_of(folder, table, new)
            unfinished = path.with_name(f".{path.stem}.part")
            _write_rows(unfinished, rows)
            unfinished.replace(path)
    return new


def _write_rows(path: Path, rows: Any) -> None:  # noqa: ANN401 - pyarrow has no types
    with writer_of(path, rows.schema) as writer:
        writer.write_table(rows)
