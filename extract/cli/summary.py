"""What a run found: one line a file, the numbers that do not add up, the totals."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Column
from rich.table import Table as Grid
from rich.text import Text

from extract.batch.files import Job, printable
from extract.cli.console import is_failed, mark, place, shorten
from extract.schemas import CheckStatus, FailureRecord, Plan, Report, Role, Section

_COUNTS = ("절", "사업", "예산", "인력", "일정", "수상", "시상", "표")
_STATUSES = (
    (CheckStatus.EXACT, CheckStatus.ROUNDING),
    (CheckStatus.LAST_DIGIT,),
    (CheckStatus.INCONSISTENT,),
)
_SIGNS = ("✓", "≈", "✗")
_NAME_WIDTH = 36
_MIN_NAME = 16
_TITLE_FROM = 110


def _headings(sections: tuple[Section, ...]) -> int:
    return sum((section.role is Role.HEADING) + _headings(section.sections) for section in sections)


def _records(plan: Plan) -> tuple[int, ...]:
    lists = (
        plan.programs,
        plan.budgets,
        plan.staffing,
        plan.schedule,
        plan.awards,
        plan.award_schemes,
        plan.tables,
    )
    return (_headings(plan.sections), *map(len, lists))


def _checks(report: Report) -> tuple[int, ...]:
    status = Counter(check.status for check in report.checks)
    return tuple(sum(status[one] for one in group) for group in _STATUSES)


def _numbers(report: Report) -> tuple[int, ...]:
    return *_records(report.plan), *_checks(report)


@dataclass(frozen=True, slots=True)
class Summary:
    """What is shown of one file.

    Attributes:
        name: its path below the folder that was named.
        unread: why it could not be read; None if it was.
        title: of the plan.
        numbers: of records, then of checks by status.
        failed: status, place and sentence of each check that is shown.
    """

    name: str
    unread: str | None = None
    title: str = ""
    numbers: tuple[int, ...] = ()
    failed: tuple[tuple[CheckStatus, str, str], ...] = ()


def summarize(job: Job, record: bytes) -> Summary:
    """Return what is shown of a file, from its record as JSON."""
    name = printable(job.target)
    if "code" in json.loads(record):
        return Summary(name, FailureRecord.model_validate_json(record).message.ko)
    report = Report.model_validate_json(record)
    failed = tuple(
        (check.status, place(check.stated.source), check.message) for check in report.checks if is_failed(check)
    )
    return Summary(name, None, report.plan.document.title or "", _numbers(report), failed)


def _number(count: int, *, alarming: bool = False) -> Text:
    style = "dim" if count == 0 else "red" if alarming else ""
    return Text(f"{count:,}", style)


def _name_width(rows: Iterable[tuple[int, ...]], width: int) -> int:
    """Return how many columns are left for names beside the numbers, each one apart from the next."""
    columns = zip((*_COUNTS, *_SIGNS), *rows, strict=True)
    taken = sum(1 + max(cell_len(head), *(len(f"{number:,}") for number in column)) for head, *column in columns)
    return max(_MIN_NAME, min(_NAME_WIDTH, width - taken))


def _files(files: list[Summary], width: int) -> Grid:
    with_title = width >= _TITLE_FROM
    name_width = _name_width((file.numbers for file in files), width)
    columns = [Column("파일", no_wrap=True)]
    columns += [Column("제목")] if with_title else []
    columns += [Column(name, justify="right", no_wrap=True) for name in (*_COUNTS, *_SIGNS)]
    grid = Grid(*columns, box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, int(with_title), 0, 0), show_edge=False)
    for file in files:
        title = Text(file.title, no_wrap=True, overflow="ellipsis")
        cells = [_number(number, alarming=at == len(file.numbers) - 1) for at, number in enumerate(file.numbers)]
        grid.add_row(shorten(file.name, name_width), *([title] if with_title else []), *cells)
    return grid


def _failed(files: Iterable[Summary]) -> Iterator[Text | Grid]:
    for file in files:
        if not file.failed:
            continue
        yield Text(file.name, "bold")
        grid = Grid.grid(padding=(0, 1))
        for status, where, message in file.failed:
            grid.add_row("", mark(status), Text(where, "dim", no_wrap=True), Text(message))
        yield grid


def _totals(files: list[Summary], unread: int) -> Iterator[Text]:
    totals = [sum(column) for column in zip(*(file.numbers for file in files), strict=True)]
    counted = [f"{name} {total:,}" for name, total in zip(_COUNTS, totals, strict=False)]
    checked = [f"{sign} {total:,}" for sign, total in zip(_SIGNS, totals[len(_COUNTS) :], strict=False)]
    number = f"파일 {len(files) + unread:,}개" + (f" (읽지 못함 {unread:,})" if unread else "")
    yield Text("  ".join([number, *counted]), "bold")
    if checked:
        yield Text("  ".join(["검산", *checked]), "bold")


def show_summary(console: Console, files: list[Summary]) -> None:
    """Print a line for each file, then the numbers that do not add up, the files not read, and the totals."""
    read = [file for file in files if file.unread is None]
    unread = [Text(f"{file.name}: {file.unread}", "red") for file in files if file.unread is not None]
    if read:
        console.print(_files(read, console.width))
        console.print()
    for line in (*_failed(read), *unread):
        console.print(line)
    for line in _totals(read, len(unread)) if len(files) > 1 else ():
        console.print(line)
