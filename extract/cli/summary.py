"""What a run found: one line a file, the numbers that do not add up, the totals."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Column
from rich.table import Table as Grid
from rich.text import Text

from extract.batch import Result
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


def _number(count: int, *, alarming: bool = False) -> Text:
    style = "dim" if count == 0 else "red" if alarming else ""
    return Text(f"{count:,}", style)


def _name_width(rows: Iterable[tuple[int, ...]], width: int) -> int:
    """Return how many columns are left for names beside the numbers, each one apart from the next."""
    columns = zip((*_COUNTS, *_SIGNS), *rows, strict=True)
    taken = sum(1 + max(cell_len(head), *(len(f"{number:,}") for number in column)) for head, *column in columns)
    return max(_MIN_NAME, min(_NAME_WIDTH, width - taken))


def _files(reports: list[tuple[str, Report]], width: int) -> Grid:
    with_title = width >= _TITLE_FROM
    rows = [_numbers(report) for _, report in reports]
    name_width = _name_width(rows, width)
    columns = [Column("파일", no_wrap=True)]
    columns += [Column("제목")] if with_title else []
    columns += [Column(name, justify="right", no_wrap=True) for name in (*_COUNTS, *_SIGNS)]
    grid = Grid(*columns, box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, int(with_title), 0, 0), show_edge=False)
    for (name, report), numbers in zip(reports, rows, strict=True):
        title = Text(report.plan.document.title or "", no_wrap=True, overflow="ellipsis")
        cells = [_number(number, alarming=at == len(numbers) - 1) for at, number in enumerate(numbers)]
        grid.add_row(shorten(name, name_width), *([title] if with_title else []), *cells)
    return grid


def _failed(reports: Iterable[tuple[str, Report]]) -> Iterator[Text | Grid]:
    for name, report in reports:
        failed = [check for check in report.checks if is_failed(check)]
        if not failed:
            continue
        yield Text(name, "bold")
        grid = Grid.grid(padding=(0, 1))
        for check in failed:
            where = Text(place(check.stated.source), "dim", no_wrap=True)
            grid.add_row("", mark(check.status), where, Text(check.message))
        yield grid


def _unread(results: Iterable[Result]) -> Iterator[Text]:
    for result in results:
        if isinstance(result.record, FailureRecord):
            yield Text(f"{result.job.target}: {result.record.message.ko}", "red")


def _totals(reports: list[tuple[str, Report]], unread: int) -> Iterator[Text]:
    totals = [sum(column) for column in zip(*(_numbers(report) for _, report in reports), strict=True)]
    counted = [f"{name} {total:,}" for name, total in zip(_COUNTS, totals, strict=False)]
    checked = [f"{sign} {total:,}" for sign, total in zip(_SIGNS, totals[len(_COUNTS) :], strict=False)]
    files = f"파일 {len(reports) + unread:,}개" + (f" (읽지 못함 {unread:,})" if unread else "")
    yield Text("  ".join([files, *counted]), "bold")
    if checked:
        yield Text("  ".join(["검산", *checked]), "bold")


def show_summary(console: Console, results: list[Result]) -> None:
    """Print a line for each file, then the numbers that do not add up, the files not read, and the totals."""
    reports = [(str(result.job.target), result.record) for result in results if isinstance(result.record, Report)]
    unread = list(_unread(results))
    if reports:
        console.print(_files(reports, console.width))
        console.print()
    for line in (*_failed(reports), *unread):
        console.print(line)
    for line in _totals(reports, len(unread)) if len(results) > 1 else ():
        console.print(line)
