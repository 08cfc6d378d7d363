"""Many files: which files are meant, and one report or failure record for each."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.emit import to_failure, to_json
from extract.errors import ErrorCode, ReadError
from extract.parsers.options import DEFAULTS, ReadOptions
from extract.pipeline import extract_report
from extract.schemas import FailureRecord, Report

PLAN_SUFFIXES = frozenset(
    [
        ".hwp",
        ".hwpx",
        ".hml",
        ".pdf",
        ".docx",
        ".doc",
        ".pptx",
        ".ppt",
        ".odt",
        ".odp",
        ".html",
        ".htm",
        ".xhtml",
        ".mht",
        ".mhtml",
        ".rtf",
        ".txt",
        ".text",
    ]
)
"""File names that are looked for in folders; what a file is, its bytes decide. Files named one by one may be called anything."""


@dataclass(frozen=True, slots=True)
class Job:
    """One input file and where its output goes, relative to the output folder."""

    path: Path
    target: Path


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job."""

    job: Job
    record: Report | FailureRecord

    @property
    def failed(self) -> bool:
        """Whether the file could not be read."""
        return isinstance(self.record, FailureRecord)


def find_files(paths: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield each file meant by ``paths`` with its path relative to the folder that was named.

    A folder means all files below it that are named like plans and not hidden, in the order of their names; a pattern
    (``*.pdf``) means the files that match it. A path that names nothing is yielded as it is, so that its absence is reported.
    """
    for path in paths:
        if path.is_dir():
            yield from _below(path)
        elif not path.exists() and any(char in path.name for char in "*?["):
            yield from ((file, Path(file.name)) for file in sorted(path.parent.glob(path.name)) if file.is_file())
        else:
            yield path, Path(path.name)


def _below(folder: Path) -> Iterator[tuple[Path, Path]]:
    for file in sorted(folder.rglob("*")):
        relative = file.relative_to(folder)
        if file.suffix.lower() in PLAN_SUFFIXES and file.is_file() and not _is_hidden(relative):
            yield file, relative


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def plan_jobs(paths: Iterable[Path]) -> tuple[Job, ...]:
    """Return one job a file; files that would share an output go below their folder's name."""
    jobs: dict[Path, Job] = {}
    seen: set[Path] = set()
    for path, relative in find_files(paths):
        if path.absolute() in seen:
            continue
        seen.add(path.absolute())
        target = relative
        for parent in path.absolute().parents:
            if target not in jobs:
                break
            target = Path(parent.name) / target
        jobs[target] = Job(path, target)
    return tuple(jobs.values())


def read_one(data: bytes, name: str, options: ReadOptions = DEFAULTS) -> Report | FailureRecord:
    """Return the report of ``data``, or the record of why it could not be read. Never raises on bad input."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        return extract_report(data, name, options)
    except ReadError as error:
        return to_failure(name, digest, error.code, str(error))
    except MemoryError:
        return to_failure(name, digest, ErrorCode.OUT_OF_MEMORY, "there was not enough memory")
    except RecursionError:
        return to_failure(name, digest, ErrorCode.LIMIT_DEPTH, "what it holds is nested too deeply")
    except Exception as error:  # noqa: BLE001 - one bad file never stops the others; the record names the defect
        return to_failure(name, digest, ErrorCode.INTERNAL, f"{type(error).__name__}: {error}")


def run_job(job: Job, options: ReadOptions = DEFAULTS) -> Result:
    """Return what became of one file."""
    try:
        data = job.path.read_bytes()
    except OSError as error:
        return Result(job, to_failure(job.path.name, None, ErrorCode.NOT_FOUND, error.strerror))
    return Result(job, read_one(data, job.path.name, options))


def write_result(result: Result, folder: Path) -> Path:
    """Write a report to ``<file>.json``, or a failure to ``<file>.failed.json``, and return its path.

    The file appears whole or not at all; the other of the two, left by an earlier run, is removed.
    """
    report, failure = (
        folder / result.job.target.parent / f"{result.job.target.name}{end}" for end in (".json", ".failed.json")
    )
    target, stale = (failure, report) if result.failed else (report, failure)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    beside.write_bytes(to_json(result.record))
    beside.replace(target)
    stale.unlink(missing_ok=True)
    return target
