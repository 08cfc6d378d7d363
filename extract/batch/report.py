"""What a run did, from its rows: counts by code, the slowest, the largest, what is partial, what does not add up."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from extract.batch.state import gather

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """A document with the number that it is listed for."""

    target: str
    value: float


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read."""

    target: str
    code: str
    detail: str | None
    attempts: int


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did.

    Attributes:
        total: how many files the runs were given; None if nothing was noted.
        done: how many are done, read or not.
        codes: how many could not be read, by code.
        seconds: sum of what reading took.
        size: sum of the outputs in bytes.
        running: names of the writers that have not said that they ended.
        partial: how many documents were not read whole.
        inconsistent: how many have checks that do not hold.
        failures: those that could not be read, the first by name.
        slowest: by seconds.
        largest: by bytes of the output.
        hungriest: by the most memory, in bytes.
        partials: by the number of issues that say so.
        worst: by the number of checks that do not hold.
    """

    total: int | None
    done: int
    codes: dict[str, int]
    seconds: float
    size: int
    running: tuple[str, ...]
    partial: int
    inconsistent: int
    failures: tuple[Failure, ...]
    slowest: tuple[Entry, ...]
    largest: tuple[Entry, ...]
    hungriest: tuple[Entry, ...]
    partials: tuple[Entry, ...]
    worst: tuple[Entry, ...]


def make_report(output: Path, shown: int = _SHOWN) -> RunReport:
    """Return what was done below an output folder, by all its runs and shards together.

    Args:
        output: the output folder.
        shown: how many documents each list has at most.
    """
    rows, notes = gather(output)
    with closing(rows):

        def top(column: str) -> tuple[Entry, ...]:
            query = f"SELECT target, {column} FROM files WHERE {column} > 0 ORDER BY 2 DESC, 1 LIMIT ?"  # noqa: S608 - names of our own
            return tuple(Entry(*found) for found in rows.execute(query, (shown,)))

        counted = "SELECT count(*), total(seconds), total(size), total(partial > 0), total(inconsistent > 0) FROM files"
        done, seconds, size, partial, inconsistent = rows.execute(counted).fetchone()
        codes = "SELECT code, count(*) FROM files WHERE code IS NOT NULL GROUP BY code ORDER BY 2 DESC, 1"
        failed = "SELECT target, code, detail, attempts FROM files WHERE code IS NOT NULL ORDER BY 1 LIMIT ?"
        totals = [int(note["total"] or 0) for note in notes.values() if "total" in note]
        return RunReport(
            total=sum(totals) if totals else None,
            done=done,
            codes=dict(rows.execute(codes)),
            seconds=seconds,
            size=int(size),
            running=tuple(name for name, note in notes.items() if "begun" in note and note.get("ended") is None),
            partial=int(partial),
            inconsistent=int(inconsistent),
            failures=tuple(Failure(*found) for found in rows.execute(failed, (shown,))),
            slowest=top("seconds"),
            largest=top("size"),
            hungriest=top("peak"),
            partials=top("partial"),
            worst=top("inconsistent"),
        )
