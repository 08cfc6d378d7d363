"""Which files are meant, where their output goes, and which share of them is ours."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

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


_REPORT = ".json"
FAILED = ".failed.json"
"""How the name of a failure record ends; that of a report ends in ``.json``."""
_NAME_MAX = 255
_MARK = 12
_LONGEST_SUFFIX = 16


@dataclass(frozen=True, slots=True)
class Job:
    """One input file and where its output goes, relative to the output folder."""

    path: Path
    target: Path

    @property
    def name(self) -> str:
        """The file's name as text, also where its bytes are none."""
        return printable(Path(self.path.name))


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


def printable(path: Path) -> str:
    """Return a path as text that can be written anywhere; bytes that are no UTF-8 are shown as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def output_path(folder: Path, job: Job, *, failed: bool) -> Path:
    """Return where the report of a job goes, or its failure record; a name too long for a file is shortened.

    File systems allow 255 bytes a name (POSIX ``NAME_MAX``): what is cut is told apart by a digest of the whole name.
    """
    return folder / job.target.parent / f"{_fitting(job.target.name)}{FAILED if failed else _REPORT}"


def _fitting(name: str) -> str:
    most = _NAME_MAX - len(FAILED)
    whole = os.fsencode(name)
    if len(whole) <= most:
        return name
    suffix = Path(name).suffix
    mark = f"~{hashlib.sha256(whole).hexdigest()[:_MARK]}"
    end = f"{mark}{suffix}" if len(os.fsencode(suffix)) <= _LONGEST_SUFFIX else mark
    return whole[: most - len(os.fsencode(end))].decode("utf-8", "ignore") + end


def shard_of(job: Job, shards: int) -> int:
    """Return which of so many shards a job belongs to, from 1; its path alone decides, so that machines agree."""
    digest = hashlib.sha256(os.fsencode(job.target.as_posix())).digest()
    return int.from_bytes(digest[:8], "big") % shards + 1


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits.

    Raises:
        OSError: if it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
