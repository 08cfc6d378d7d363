"""What ``workplan run`` does: one output a file, and a line for each file that cannot be read."""

import sys
from pathlib import Path

from rich.progress import track

from extract.batch import Result, plan_jobs, read_one, run_job, write_result
from extract.cli.console import make_console, tell_failure
from extract.cli.summary import show_summary
from extract.emit import to_json
from extract.parsers.options import ReadOptions
from extract.schemas import FailureRecord


def run_files(paths: list[Path], output: Path | None, options: ReadOptions, *, summary: bool) -> bool:
    """Read files and write what became of them; return whether all could be read.

    Args:
        paths: files, folders, patterns.
        output: folder for the output, or None for standard output.
        options: how to read them.
        summary: whether to print what was found in each file.
    """
    jobs = plan_jobs(paths)
    errors = make_console(stderr=True)
    results: list[Result] = []
    for job in track(jobs, "읽는 중", console=errors, transient=True, disable=not errors.is_terminal):
        result = run_job(job, options)
        if output is None:
            sys.stdout.buffer.write(to_json(result.record, indent=None))
        else:
            write_result(result, output)
        results.append(result)
        if isinstance(result.record, FailureRecord):
            tell_failure(errors, str(result.job.path), result.record)
    if summary:
        show_summary(make_console(stderr=output is None), results)
    return not any(result.failed for result in results)


def run_stdin(options: ReadOptions) -> bool:
    """Read standard input and write its record to standard output; return whether it could be read."""
    record = read_one(sys.stdin.buffer.read(), "-", options)
    sys.stdout.buffer.write(to_json(record))
    return not isinstance(record, FailureRecord)
