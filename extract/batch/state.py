"""What was done, in SQLite: a row a document, written when its output is on the disk, so that a run can go on later.

Each writer has a file of its own below ``<output>/.workplan/``: the whole run, or one of so many shards. Locks keep two
writers from the same work: a shard shares the folder with other shards, a whole run has it alone.
"""

import fcntl
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import IO

FOLDER = ".workplan"
"""Folder for the state, below that of the output."""

_WHOLE = "whole"
_ENDING = ".sqlite"


@dataclass(frozen=True, slots=True)
class Row:
    """One finished document.

    Attributes:
        target: its path below the folder that was read; the key.
        path: where it was read from.
        sha256: of its bytes; None if they could not be read.
        software: what read it and how: version, code, options, as a digest.
        code: why it could not be read; None if it was.
        detail: the reason in words.
        attempts: how often it was tried.
        seconds: how long the last try took.
        peak: the most memory that it took, in bytes.
        size: of the output, in bytes.
        output: name of the output below the output folder.
        output_sha256: of the output.
        inconsistent: how many checks do not hold.
        last_digit: how many checks are off by one in the last digit.
        partial: how many issues say that something was not read.
        finished: when, in seconds since 1970.
    """

    target: str
    path: str
    sha256: str | None
    software: str
    code: str | None
    detail: str | None
    attempts: int
    seconds: float
    peak: int
    size: int
    output: str
    output_sha256: str
    inconsistent: int
    last_digit: int
    partial: int
    finished: float


_NAMES = tuple(field.name for field in fields(Row))
_COLUMNS = ", ".join(f"{name} {'PRIMARY KEY' if name == 'target' else ''}" for name in _NAMES)
_MAKE = f"""
CREATE TABLE IF NOT EXISTS files ({_COLUMNS}) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS run (key PRIMARY KEY, value) WITHOUT ROWID;
"""
_PUT = f"""
INSERT INTO files VALUES ({", ".join("?" * len(_NAMES))}) ON CONFLICT (target) DO UPDATE
SET {", ".join(f"{name} = excluded.{name}" for name in _NAMES[1:])} WHERE excluded.finished >= files.finished
"""  # noqa: S608 - names of our own
_GET = f"SELECT {', '.join(_NAMES)} FROM files"  # noqa: S608 - names of our own


class BusyError(Exception):
    """Another run writes into the folder."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One of so many equal shares of the files, counted from 1."""

    number: int
    of: int

    def __str__(self) -> str:
        """Return it as it is written: ``1/8``."""
        return f"{self.number}/{self.of}"


class State:
    """The rows of one writer, which has its part of the folder to itself until it closes them.

    Args:
        output: the output folder.
        shard: the share that is written; None for all.

    Raises:
        BusyError: if another run writes there.
    """

    def __init__(self, output: Path, shard: Shard | None = None) -> None:
        self.folder = output / FOLDER
        self.folder.mkdir(parents=True, exist_ok=True)
        name = f"{shard.number}-of-{shard.of}" if shard else _WHOLE
        self.spare = self.folder / f"{name}.part"
        self._locks: list[IO[bytes]] = []
        try:
            self._lock("lock", fcntl.LOCK_SH if shard else fcntl.LOCK_EX)
            self._lock(f"{name}.lock", fcntl.LOCK_EX)
        except OSError as error:
            self._unlock()
            raise BusyError(f"another run writes into {output}") from error
        self.spare.unlink(missing_ok=True)
        self._rows = _open_or_renew(self.folder / f"{name}{_ENDING}")
        for other in _files(self.folder):
            if other.stem != name:
                self._import(other)

    def _lock(self, name: str, kind: int) -> None:
        file = (self.folder / name).open("ab")
        self._locks.append(file)
        fcntl.flock(file, kind | fcntl.LOCK_NB)

    def _unlock(self) -> None:
        for file in self._locks:
            file.close()

    def _import(self, other: Path) -> None:
        with self._rows:
            self._rows.executemany(_PUT, (astuple(row) for row in _read(other)))

    def close(self) -> None:
        """Close the rows and let others in."""
        self._rows.close()
        self._unlock()

    def find(self, target: str) -> Row | None:
        """Return the row of a document, or None."""
        found = self._rows.execute(f"{_GET} WHERE target = ?", (target,)).fetchone()
        return Row(*found) if found else None

    def put(self, row: Row) -> None:
        """Write the row of a document."""
        with self._rows:
            self._rows.execute(_PUT, astuple(row))

    def note(self, **values: float | str | None) -> None:
        """Write down something about the run itself."""
        with self._rows:
            self._rows.executemany("INSERT OR REPLACE INTO run VALUES (?, ?)", values.items())


def _open_or_renew(path: Path) -> sqlite3.Connection:
    """Open the rows; a file that is none, or damaged, is begun anew, since all that it saves is reading again."""
    try:
        return _open(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        for one in path.parent.glob(f"{path.name}*"):
            one.unlink()
        return _open(path)


def _open(path: Path) -> sqlite3.Connection:
    rows = sqlite3.connect(path, timeout=30)
    rows.execute("PRAGMA journal_mode = WAL")
    rows.execute("PRAGMA synchronous = NORMAL")
    rows.executescript(_MAKE)
    return rows


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{_ENDING}"))


def _read(path: Path) -> Iterator[Row]:
    """Yield the rows of another writer; of one that only just begins, none."""
    with closing(sqlite3.connect(path, timeout=30)) as rows, suppress(sqlite3.DatabaseError):
        for found in rows.execute(_GET):
            yield Row(*found)


def gather(output: Path) -> tuple[sqlite3.Connection, dict[str, dict[str, float | str | None]]]:
    """Return the newest row of each document of an output folder, and what is noted of each run.

    Returns:
        A database in memory with the table ``files``, and the notes by the name of the shard.
    """
    rows, notes = sqlite3.connect(":memory:"), dict[str, dict[str, float | str | None]]()
    rows.executescript(_MAKE)
    for path in _files(output / FOLDER):
        rows.executemany(_PUT, (astuple(row) for row in _read(path)))
        with closing(sqlite3.connect(path, timeout=30)) as one, suppress(sqlite3.DatabaseError):
            notes[path.stem] = dict(one.execute("SELECT key, value FROM run"))
    return rows, notes


def now() -> float:
    """Return the time in seconds since 1970."""
    return time.time()
