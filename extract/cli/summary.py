"""What a run found, one line a file."""

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from extract.batch import Result
from extract.schemas import Check, CheckStatus, FailureRecord, Report, Role, Section

_COLUMNS = ("파일", "제목", "부서", "절", "사업", "예산", "인력", "일정", "수상", "표", "검산 ✓", "≈", "✗")


def _headings(sections: tuple[Section, ...]) -> int:
    return sum((section.role is Role.HEADING) + _headings(section.sections) for section in sections)


def _count(checks: tuple[Check, ...], *statuses: CheckStatus) -> str:
    return str(sum(check.status in statuses for check in checks))


def _row(report: Report) -> tuple[str, ...]:
    plan, checks = report.plan, report.checks
    return (
        plan.document.title or "",
        plan.document.department or "",
        *map(str, (_headings(plan.sections), len(plan.programs), len(plan.budgets), len(plan.staffing))),
        *map(str, (len(plan.schedule), len(plan.awards), len(plan.tables))),
        _count(checks, CheckStatus.EXACT, CheckStatus.ROUNDING),
        _count(checks, CheckStatus.LAST_DIGIT),
        _count(checks, CheckStatus.INCONSISTENT),
    )


def show_summary(console: Console, results: list[Result]) -> None:
    """Print a table of what was found in each file, then the numbers that do not add up."""
    grid = Grid(*_COLUMNS, box=box.SIMPLE_HEAD)
    for result in results:
        if isinstance(result.record, FailureRecord):
            grid.add_row(result.job.target.name, Text(result.record.message.ko, "red"))
        else:
            grid.add_row(result.job.target.name, *_row(result.record))
    console.print(grid)
    for result in results:
        if isinstance(result.record, Report):
            _failed(console, result.job.target.name, result.record)


def _failed(console: Console, name: str, report: Report) -> None:
    failed = [check for check in report.checks if check.status is CheckStatus.INCONSISTENT]
    if not failed:
        return
    console.print(Text(name, "bold"))
    for check in failed:
        console.print(Text(f"  ✗ {check.message}", "red"))
