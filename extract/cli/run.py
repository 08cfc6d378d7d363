"""What ``workplan run`` does: one output a file, and a line for each file that cannot be read."""

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.batch.files import Job, plan_jobs
from extract.batch.report import make_report
from extract.batch.run import Done, Settings, failure, read_in_order, run_jobs, sha256_of, share, supervise
from extract.batch.stopping import Stop, heed_signals
from extract.cli.console import make_console, tell_failure
from extract.cli.progress import track
from extract.cli.summary import Summary, show_summary, summarize
from extract.schemas import FailureRecord

_SOME_UNREAD = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """How a run is shown.

    Attributes:
        output: folder for the output, or None for standard output.
        summary: whether to print what was found in each file.
        log: whether each event is told as a line of JSON on standard error.
        report: file for the run report, if one is wished.
        scheduler: address of a Dask scheduler, or ``local``; None for this machine alone.
    """

    output: Path | None
    summary: bool = False
    log: bool = False
    report: Path | None = None
    scheduler: str | None = None


def run_files(paths: list[Path], settings: Settings, wish: Wish) -> int:
    """Read files and write what became of them; return the exit code.

    Args:
        paths: files, folders, patterns.
        settings: how they are read.
        wish: how that is shown.
    """
    jobs = share(plan_jobs(paths), settings.shard)
    with heed_signals() as stop:
        if wish.output is None:
            failed = _print_records(jobs, settings, wish, stop)
        else:
            failed = _write_records(jobs, wish.output, settings, wish, stop)
        if wish.report is not None and wish.output is not None:
            _write_report(wish.output, wish.report)
        return stop.code or (_SOME_UNREAD if failed else 0)


def _write_records(jobs: Sequence[Job], output: Path, settings: Settings, wish: Wish, stop: Stop) -> bool:
    errors = make_console(stderr=True)
    every: list[Done] = []
    failed = False
    with track(errors, len(jobs), as_json=wish.log) as log, closing(run_jobs(jobs, output, settings, stop)) as done:
        for one in done:
            log.tell(one)
            failed |= one.row.code is not None
            if one.row.code is not None and not wish.log:
                tell_failure(errors, str(one.job.path), FailureRecord.model_validate_json(one.output.read_bytes()))
            if wish.summary:
                every.append(one)
    if wish.summary:
        _show_summary(jobs, every)
    return failed


def _show_summary(jobs: Sequence[Job], every: Iterable[Done]) -> None:
    places = {job.target: place for place, job in enumerate(jobs)}
    ordered = sorted(every, key=lambda one: places[one.job.target])
    show_summary(make_console(), [summarize(one.job, one.output.read_bytes()) for one in ordered])


def _print_records(jobs: Sequence[Job], settings: Settings, wish: Wish, stop: Stop) -> bool:
    errors = make_console(stderr=True)
    found: list[Summary] = []
    failed = False
    with track(errors, len(jobs), as_json=wish.log) as log, closing(read_in_order(jobs, settings, stop)) as read:
        for outcome, record in read:
            sys.stdout.buffer.write(record)
            log.tell_outcome(outcome)
            failed |= outcome.facts.code is not None
            if outcome.facts.code is not None and not wish.log:
                tell_failure(errors, str(outcome.job.path), FailureRecord.model_validate_json(record))
            if wish.summary:
                found.append(summarize(outcome.job, record))
    if wish.summary:
        show_summary(make_console(stderr=True), found)
    return failed


def run_stdin(settings: Settings) -> int:
    """Read standard input and write its record to standard output; return the exit code."""
    with heed_signals() as stop, TemporaryDirectory(prefix="workplan-") as folder:
        job = Job(Path(folder) / "-", Path("-"))
        with job.path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        with closing(supervise([job], settings, stop, indent=1)) as outcomes:
            for outcome in outcomes:
                sys.stdout.buffer.write(outcome.record or failure(outcome, sha256_of(job.path), indent=1))
                return _SOME_UNREAD if outcome.facts.code is not None else 0
        return stop.code or 0


def _write_report(output: Path, file: Path) -> None:
    file.write_text(json.dumps(asdict(make_report(output)), ensure_ascii=False, indent=1) + "\n", "utf-8")
