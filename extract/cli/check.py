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

from extract.batch import plan_jobs, read_one, run_job
from extract.cli.console import is_failed, make_console, mark, tell_failure
from extract.cli.finding import Language, finding, path_of
from extract.parsers.options import ReadOptions
from extract.schemas import Check, CheckStatus, FailureRecord, Report


@dataclass(frozen=True, slots=True)
class Wish:
    """How findings are wanted: all checks or those that fail, as JSON or for people, and in which language."""

    every: bool = False
    as_json: bool = False
    language: Language = "ko"


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
    console, errors = make_console(), make_console(stderr=True)
    read, inconsistent = True, False
    for name, record in _records(paths, options):
        if isinstance(record, FailureRecord):
            read = False
            tell_failure(errors, name, record)
            if wish.as_json:
                _print_json({"file": name, "failure": record.model_dump(mode="json")})
            continue
        inconsistent |= any(check.status is CheckStatus.INCONSISTENT for check in record.checks)
        _print(console, name, record, wish)
    return Found(read, inconsistent)


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
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
