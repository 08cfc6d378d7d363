"""A folder of Parquet files: a folder a table, in it one a year, in it one file for some hundred documents.

Adding reports adds files. Taking a report away, or writing it again, rewrites the one part that holds it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Generator, Iterable
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from extract.dataset.errors import DatasetError
from extract.dataset.exports import Done, Wish
from extract.dataset.exports.arrow import schema_of
from extract.dataset.exports.parquet.lots import LOT, Lot, write_lots
from extract.dataset.exports.parquet.parts import file_of, rewrite_part, writer_of
from extract.dataset.ledger import Changes, Ledger, Line, find_changes
from extract.dataset.reading import Found, find_reports
from extract.dataset.tables import TABLES

INDEX = ".workplan-dataset.sqlite"
"""The ledger of a Parquet folder, below it; hidden, so that readers of Parquet pass it over."""

_UNFINISHED = ".workplan-dataset.unfinished"
"""Stands beside the ledger while something is written, so that the next export sweeps what a killed one left."""

_EMPTY = "0/empty"
"""A part without documents: every table has a file, and readers that guess take the year for a number."""


def write(wish: Wish) -> Done:
    """Write the folder, or bring it up to date.

    Raises:
        DatasetError: if a report is broken, or the folder holds something else or is in use.
    """
    found = find_reports(wish.outputs)
    with _opened(wish.target) as ledger:
        if wish.fresh or not ledger.is_current():
            ledger.begin()
        lines = ledger.lines()
        unfinished = wish.target / _UNFINISHED
        if unfinished.exists() or not lines:
            _sweep(wish.target, lines.values())
            _make_empty(wish.target)
        changes = find_changes(found, lines)
        if changes.new or changes.gone:
            unfinished.touch()
        try:
            new, twice = _write_new(wish, changes)
            held = _without_lost(wish.target, changes, new, twice)
        except BaseException:
            _sweep(wish.target, lines.values())
            raise
        struck = [line for line in lines.values() if held.get(line.path) is not line]
        ledger.change(struck, [line for line in held.values() if lines.get(line.path) is not line])
    if changes.gone or twice:
        _sweep(wish.target, held.values())
    unfinished.unlink(missing_ok=True)
    return Done(
        sum(one.part is not None for one in held.values()),
        sum(one.part is not None for one in new),
        len(changes.gone),
        tuple(one.path for one in new if one.part is None),
    )


@contextmanager
def _opened(folder: Path) -> Generator[Ledger]:
    index = folder / INDEX
    if folder.exists() and not index.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DatasetError("not_empty", path=folder)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with closing(sqlite3.connect(index, timeout=1, isolation_level=None)) as database:
            database.execute("BEGIN EXCLUSIVE")
            with database:
                yield Ledger(database)
    except sqlite3.OperationalError:
        raise DatasetError("busy", path=folder) from None
    except sqlite3.DatabaseError:
        raise DatasetError("foreign", path=index) from None


def _sweep(folder: Path, lines: Iterable[Line]) -> None:
    """Remove the files of parts that no line names: what an interrupted run left, or what is replaced."""
    named = {f"{one.part}.parquet" for one in lines if one.part is not None}
    for table in TABLES:
        for path in (folder / table.name).glob("plan_year=*/*"):
            name = f"{path.parent.name.removeprefix('plan_year=')}/{path.name}"
            if name not in named and name != f"{_EMPTY}.parquet":
                path.unlink()


def _make_empty(folder: Path) -> None:
    for table in TABLES:
        path = file_of(folder, table, _EMPTY)
        if not path.exists():
            writer_of(path, schema_of(table)).close()


def _write_new(wish: Wish, changes: Changes) -> tuple[list[Line], list[Line]]:
    """Write what is new; return its lines, and those of them that must be taken away again as written twice."""
    held = frozenset(one.document for one in changes.kept)
    lots = [Lot(number, wish.outputs, wish.target, found, held) for number, found in enumerate(_split(changes.new))]
    new: list[Line] = []
    twice: list[Line] = []
    seen: set[str] = set()
    for line in (line for lines in write_lots(lots, wish.jobs) for line in lines):
        if line.part is not None and line.document in seen:
            twice.append(line)
            new.append(replace(line, part=None))
        else:
            new.append(line)
        seen.add(line.document)
    return new, twice


def _split(found: tuple[Found, ...]) -> list[tuple[Found, ...]]:
    return [found[start : start + LOT] for start in range(0, len(found), LOT)]


def _without_lost(folder: Path, changes: Changes, new: list[Line], twice: list[Line]) -> dict[str, Line]:
    """Write anew the parts that lose documents; return all lines that hold then, by their paths.

    Where the same reports were read again, a part of the same name was written anew as a whole, and loses nothing.
    """
    written = {one.part for one in new}
    losing: dict[str, set[str]] = defaultdict(set)
    for line in (*(one for one in changes.gone if one.part not in written), *twice):
        losing[line.part or ""].add(line.document)
    held = [*changes.kept, *new]
    renamed: dict[str | None, str] = {}
    for part, documents in losing.items():
        stay = [one.document for one in held if one.part == part]
        if part and stay:
            renamed[part] = rewrite_part(folder, part, frozenset(documents), stay)
    return {one.path: replace(one, part=renamed[one.part]) if one.part in renamed else one for one in held}
