"""``workplan status``: what was done below an output folder."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from extract.batch.report import Entry, RunReport, make_report
from extract.cli.console import make_console

_MEBIBYTE = 1 << 20


def show_status(folder: Path, *, as_json: bool) -> bool:
    """Print the run report of an output folder; return whether all that is done could be read."""
    report = make_report(folder)
    console = make_console()
    if as_json:
        console.file.write(json.dumps(asdict(report), ensure_ascii=False, indent=1) + "\n")
    else:
        print_report(console, report)
    return not report.codes


def print_report(console: Console, report: RunReport) -> None:
    """Print a run report for people."""
    for line in _lines(report):
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _lines(report: RunReport) -> Iterator[str]:
    of = f" / {report.total:,}" if report.total is not None else ""
    yield f"끝난 파일 {report.done:,}{of}, 걸린 시간 합 {report.seconds:,.1f}초, 출력 {report.size / _MEBIBYTE:,.1f} MiB"
    if report.running:
        yield f"끝나지 않은 실행: {', '.join(report.running)}"
    if report.codes:
        yield "읽지 못함: " + ", ".join(f"{code} {count:,}" for code, count in report.codes.items())
    for failure in report.failures:
        tries = f", {failure.attempts}번" if failure.attempts > 1 else ""
        yield f"  {failure.target}: {failure.code} ({failure.detail or '-'}{tries})"
    yield f"일부를 읽지 못함 {report.partial:,}, 맞지 않는 수가 있음 {report.inconsistent:,}"
    yield from _list("일부를 읽지 못함", report.partials, 1, "곳")
    yield from _list("맞지 않음", report.worst, 1, "건")
    yield from _list("오래 걸림", report.slowest, 1, "초")
    yield from _list("큰 출력", report.largest, _MEBIBYTE, " MiB")
    yield from _list("메모리", report.hungriest, _MEBIBYTE, " MiB")


def _list(title: str, entries: tuple[Entry, ...], unit: int, name: str) -> Iterator[str]:
    if entries:
        yield title
    for entry in entries:
        shown = entry.value / unit
        yield f"  {shown:,.0f}{name} {entry.target}" if shown == int(shown) else f"  {shown:,.2f}{name} {entry.target}"
