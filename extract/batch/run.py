"""A run over many files: what is done is left, the rest is read, each output written once and noted."""

import hashlib
import sqlite3
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile

from extract.batch.files import Job, digest_of, output_path, printable, shard_of
from extract.batch.inline import read_inline
from extract.batch.limits import Limits
from extract.batch.order import WORK, Order
from extract.batch.outcome import Outcome
from extract.batch.software import fingerprint
from extract.batch.state import Row, Shard, State, now
from extract.batch.stopping import Stop
from extract.batch.supervisor import Supervisor
from extract.batch.writing import write_whole
from extract.emit import to_failure, to_json
from extract.errors import ErrorCode
from extract.parsers.options import ReadOptions

_FEW = 4
_LOAD = "extract.batch.single:load"
_WARM = "extract.batch.single:warm"
_PASSING = frozenset({ErrorCode.NOT_FOUND.value, ErrorCode.MISSING_PROGRAM.value})
_LIMITED = frozenset({ErrorCode.TIMEOUT.value, ErrorCode.OUT_OF_MEMORY.value, ErrorCode.LIMIT_SIZE.value})


class OutputError(Exception):
    """An output cannot be written; what was written is whole."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run is done; none of it but ``options`` changes a byte of the output.

    Attributes:
        options: how documents are read.
        limits: what reading one may take.
        jobs: how many are read at a time.
        shard: which share of the files is read; None for all.
        fresh: whether what an earlier run did counts for nothing.
        work: the function that reads a document, as ``module:name``.
        warm: the function that loads what it needs; by default as much as so many documents are worth.
    """

    options: ReadOptions = field(default_factory=ReadOptions)
    limits: Limits = field(default_factory=Limits)
    jobs: int = 1
    shard: Shard | None = None
    fresh: bool = False
    work: str = WORK
    warm: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A document that is done.

    Attributes:
        job: the job.
        row: what is noted of it.
        output: where its record is.
        kept: whether an earlier run did it.
    """

    job: Job
    row: Row
    output: Path
    kept: bool


def share(jobs: Iterable[Job], shard: Shard | None) -> tuple[Job, ...]:
    """Return the jobs of a shard, or all."""
    return tuple(job for job in jobs if shard is None or shard_of(job, shard.of) == shard.number)


def run_jobs(jobs: Sequence[Job], output: Path, settings: Settings, stop: Stop) -> Generator[Done]:
    """Read files and write what became of them; yield each when it is done, those of earlier runs first.

    Raises:
        BusyError: if another run writes into the folder.
        OutputError: if an output cannot be written.
        SupervisorError: if no process can be started.
    """
    try:
        state = State(output, settings.shard)
    except (OSError, sqlite3.Error) as error:
        raise OutputError(f"{output}: {error}") from error
    with closing(state):
        run = _Run(output, settings, state, fingerprint(settings.options))
        yield from run.over(jobs, stop)


@dataclass(frozen=True, slots=True)
class _Run:
    output: Path
    settings: Settings
    state: State
    software: str

    def over(self, jobs: Sequence[Job], stop: Stop) -> Generator[Done]:
        self._note(total=len(jobs), begun=now(), ended=None, jobs=self.settings.jobs)
        rest: list[Job] = []
        for job in jobs:
            done = None if self.settings.fresh else self._kept(job)
            if done is None:
                rest.append(job)
            else:
                yield done
        if rest:
            with closing(supervise(rest, self.settings, stop, indent=1)) as outcomes:
                yield from map(self._settle, outcomes)
        if stop.code is None:
            self._note(ended=now())

    def _kept(self, job: Job) -> Done | None:
        row = self.state.find(printable(job.target))
        if row is None or row.software != self._software_for(row.code) or row.code in _PASSING:
            return None
        if row.code == ErrorCode.PASSWORD.value and self.settings.options.password is not None:
            return None
        output = output_path(self.output, job, failed=row.code is not None)
        if sha256_of(output) != row.output_sha256 or sha256_of(job.path) != row.sha256:
            return None
        return Done(job, row, output, kept=True)

    def _software_for(self, code: str | None) -> str:
        return f"{self.software} {self.settings.limits}" if code in _LIMITED else self.software

    def _settle(self, outcome: Outcome) -> Done:
        job, facts = outcome.job, outcome.facts
        failed = facts.code is not None
        digest = facts.sha256 if outcome.record is not None else sha256_of(job.path)
        record = failure(outcome, digest, indent=1) if outcome.record is None else outcome.record
        output = output_path(self.output, job, failed=failed)
        row = Row(
            target=printable(job.target),
            path=printable(job.path),
            sha256=digest,
            software=self._software_for(facts.code),
            code=facts.code,
            detail=facts.detail,
            attempts=outcome.attempts,
            seconds=outcome.seconds,
            peak=outcome.peak,
            size=len(record),
            output=printable(output.relative_to(self.output)),
            output_sha256=hashlib.sha256(record).hexdigest(),
            inconsistent=facts.inconsistent,
            last_digit=facts.last_digit,
            partial=facts.partial,
            finished=now(),
        )
        try:
            write_whole(output, record, self.state.spare)
            output_path(self.output, job, failed=not failed).unlink(missing_ok=True)
            self.state.put(row)
        except (OSError, sqlite3.Error) as error:
            raise OutputError(f"{output}: {error}") from error
        return Done(job, row, output, kept=False)

    def _note(self, **values: float | str | None) -> None:
        try:
            self.state.note(**values)
        except sqlite3.Error as error:
            raise OutputError(f"{self.output}: {error}") from error


def supervise(jobs: Sequence[Job], settings: Settings, stop: Stop, *, indent: int | None) -> Generator[Outcome]:
    """Yield the outcome of each job, in the order in which they end."""
    order = Order("", settings.options, settings.limits, indent, settings.work)
    if not can_supervise():
        return read_inline(jobs, order, stop)
    warm = settings.warm or (_LOAD if len(jobs) <= _FEW else _WARM)
    return Supervisor(order, min(settings.jobs, len(jobs)), warm, stop).run(jobs)


def can_supervise() -> bool:
    """Return whether documents get processes of their own here; what that takes, only Linux has in full."""
    return sys.platform == "linux"


def failure(outcome: Outcome, digest: str | None, *, indent: int | None) -> bytes:
    """Return the failure record of a document whose process left none."""
    code = ErrorCode(outcome.facts.code or ErrorCode.INTERNAL)
    return to_json(to_failure(outcome.job.name, digest, code, outcome.facts.detail), indent=indent)


def sha256_of(path: Path) -> str | None:
    """Return the digest of a file, or None if it cannot be read or is no plain file."""
    try:
        if path.is_file():
            return digest_of(path)
    except OSError:
        return None
    return None


def read_in_order(jobs: Sequence[Job], settings: Settings, stop: Stop) -> Generator[tuple[Outcome, bytes]]:
    """Yield each outcome with its record as one line of JSON, in the order of the jobs; nothing is written.

    Records that come before their turn wait in a temporary file, not in memory.
    """
    if not jobs:
        return
    turn: Iterator[Job] = iter(jobs)
    expected = next(turn)
    early: dict[Path, tuple[Outcome, int, int]] = {}
    with closing(supervise(jobs, settings, stop, indent=None)) as outcomes, TemporaryFile() as spool:
        for outcome in outcomes:
            record = outcome.record or failure(outcome, sha256_of(outcome.job.path), indent=None)
            early[outcome.job.target] = (_without_record(outcome), spool.seek(0, 2), spool.write(record))
            while expected is not None and expected.target in early:
                known, start, length = early.pop(expected.target)
                spool.seek(start)
                yield known, spool.read(length)
                expected = next(turn, None)
            if not early:
                spool.truncate(0)


def _without_record(outcome: Outcome) -> Outcome:
    return Outcome(outcome.job, outcome.facts, None, outcome.attempts, outcome.seconds, outcome.peak)
