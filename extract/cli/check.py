"""What ``workplan check`` does: the findings of files, for people or as lines of JSON."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from extract.batch import plan_jobs
from extract.batch.single import read_one, run_job
from extract.cli.console import is_failed, make_console, mark, tell_failure
from extract.cli.finding import Language, finding, path_of
from extract.emit import escape_json
from extract.parsers.options import ReadOptions
from extract.schemas import Check, CheckStatus, FailureRecord, Report
from extract.validate.across.years import compare_years


@dataclass(frozen=True, slots=True)
class Wish:
    """How findings are wanted.

    Attributes:
        every: all checks instead of those that fail.
        as_json: as lines of JSON instead of for people.
        language: ko or en.
        against: the file of an earlier document that each one is compared with, or None.
    """

    every: bool = False
    as_json: bool = False
    language: Language = "ko"
    against: Path | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What became of the files: whether all could be read, and whether anything is inconsistent."""

    all_read: bool
    inconsistent: bool


def check_files(paths: list[Path], options: ReadOptions, wish: Wish) -> Found:
    """Print the findings of files; ``-`` is standard input.

    Args:
        paths: files, folders, patterns.
        options: how to read them.
        wish: how findings are wanted.
    """
    console = make_console()
    earlier = next((record for _, record in _records([wish.against], options)), None) if wish.against else None
    read, inconsistent = True, False
    if isinstance(earlier, FailureRecord):
        read = False
        _tell(str(wish.against), earlier, wish)
    for name, record in _records(paths, options):
        if isinstance(record, FailureRecord):
            read = False
            _tell(name, record, wish)
            continue
        report = _compared(record, earlier) if isinstance(earlier, Report) else record
        inconsistent |= any(check.status is CheckStatus.INCONSISTENT for check in report.checks)
        _print(console, name, report, wish)
    return Found(read, inconsistent)


def _compared(report: Report, earlier: Report) -> Report:
    """Return a report with the comparison with an earlier document behind its own checks."""
    return report.model_copy(update={"checks": (*report.checks, *compare_years(earlier, report))})


def _tell(name: str, failure: FailureRecord, wish: Wish) -> None:
    tell_failure(make_console(stderr=True), name, failure)
    if wish.as_json:
        _print_json({"file": name, "failure": failure.model_dump(mode="json")})


def _records(paths: list[Path], options: ReadOptions) -> Iterator[tuple[str, Report | FailureRecord]]:
    if paths == [Path("-")]:
        yield "-", read_one(sys.stdin.buffer.read(), "-", options)
        return
    for job in plan_jobs(paths):
        yield str(job.path), run_job(job, options).record


def _print(console: Console, name: str, report: Report, wish: Wish) -> None:
    wanted = [check for check in report.checks if wish.every or is_failed(check)]
    if wish.as_json:
        for check in wanted:
            _print_json(_line(name, report, check))
        return
    console.print(Text.assemble((name, "bold"), "  ", *_counts(report)), soft_wrap=True)
    for check in wanted:
        console.print(finding(check, report.plan, wish.language))
    if wanted:
        console.print()


def _counts(report: Report) -> list[Text]:
    signs = Counter(mark(check.status).plain for check in report.checks)
    return [Text(f"{sign} {signs[sign]}  ") for sign in ("✓", "≈", "✗", "?")]


def _line(name: str, report: Report, check: Check) -> dict[str, Any]:
    path = [
        {"id": section.id, "number": section.number, "title": section.title}
        for section in path_of(report.plan, check.stated.source)
    ]
    return {"file": name, "sections": path, **check.model_dump(mode="json")}


def _print_json(line: dict[str, Any]) -> None:
    sys.stdout.write(escape_json(json.dumps(line, ensure_ascii=False)) + "\n")
