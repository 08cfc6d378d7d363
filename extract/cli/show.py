"""One report, readable on a terminal."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Column
from rich.table import Table as Grid
from rich.text import Text
from rich.tree import Tree

from extract.batch.single import read_one
from extract.cli.console import is_failed, make_console, mark, place
from extract.parsers.options import ReadOptions
from extract.schemas import (
    BudgetLine,
    CheckStatus,
    FailureRecord,
    Plan,
    Report,
    Role,
    ScheduleItem,
    Section,
    StaffCount,
)

_SHOWN_ROWS = 40


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One list of records: its name, its text columns, the number columns behind them, its rows."""

    name: str
    texts: tuple[str, ...]
    numbers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def won(amount: int | None) -> str:
    """Return an amount as ``1,234원``, or an empty string."""
    return "" if amount is None else f"{amount:,}원"


def _branch(tree: Tree, sections: Iterable[Section]) -> None:
    for section in sections:
        if section.role is not Role.HEADING:
            continue
        label = Text.assemble((f"{section.marker or ''} ".lstrip(), "cyan"), section.title)
        if section.recovered:
            label.append("  (차례에서 복원)", "yellow")
        if section.page:
            label.append(f"  {section.page}쪽", "dim")
        _branch(tree.add(label), section.sections)


def _number(value: object) -> str:
    return "" if value is None else f"{value}"


def _budget(line: BudgetLine) -> tuple[str, ...]:
    amount = won(line.won) or ("" if line.ratio is None else f"{line.ratio}%")
    return line.label, line.phase_raw or line.phase.value, line.funding_raw or "", amount, line.raw


def _staff(count: StaffCount) -> tuple[str, ...]:
    kind = count.kind.value if count.kind else ""
    return count.unit or "", count.category or "", count.rank or "계", kind, _number(count.count)


def _item(item: ScheduleItem) -> tuple[str, ...]:
    return item.text, item.edtf or "반복", item.raw


def _sheets(plan: Plan) -> tuple[_Sheet, ...]:
    programs = tuple(
        (p.name, p.phase.value if p.phase else "", _number(p.year), f"{len(p.budgets)}", f"{len(p.schedule)}")
        for p in plan.programs
    )
    awards = tuple((a.name, a.grade or "", a.awarded_by or "", a.date or "") for a in plan.awards)
    tiers = tuple(
        (scheme.program, tier.grade, _number(tier.count), won(tier.won))
        for scheme in plan.award_schemes
        for tier in scheme.tiers
    )
    tables = tuple((t.caption or "", t.kind, t.unit or "", _number(t.page), f"{t.rows}×{t.cols}") for t in plan.tables)
    return (
        _Sheet("사업", ("이름", "구분"), ("연도", "예산", "일정"), programs),
        _Sheet("예산", ("항목", "구분", "재원"), ("금액", "원문"), tuple(map(_budget, plan.budgets))),
        _Sheet("인력", ("부서", "직군", "직급", "구분"), ("수",), tuple(map(_staff, plan.staffing))),
        _Sheet("일정", ("내용", "시기", "원문"), (), tuple(map(_item, plan.schedule))),
        _Sheet("수상", ("이름", "등급", "수여", "시기"), (), awards),
        _Sheet("시상계획", ("사업", "등급"), ("수", "금액"), tiers),
        _Sheet("표", ("이름", "종류", "단위"), ("쪽", "크기"), tables),
    )


def _print_sheet(console: Console, sheet: _Sheet) -> None:
    console.print(Text(f"\n{sheet.name} {len(sheet.rows)}", "bold"))
    columns = [Column(name) for name in sheet.texts]
    columns += [Column(name, justify="right", no_wrap=True) for name in sheet.numbers]
    grid = Grid(*columns, box=box.SIMPLE_HEAD, show_edge=False)
    for row in sheet.rows[:_SHOWN_ROWS]:
        grid.add_row(*(Text(value.replace("\n", " "), no_wrap=True, overflow="ellipsis") for value in row))
    console.print(grid)
    if len(sheet.rows) > _SHOWN_ROWS:
        console.print(f"  … {len(sheet.rows) - _SHOWN_ROWS}건 더 있음", style="dim")


def _facts(console: Console, report: Report) -> None:
    facts = report.plan.document
    who = " ".join(filter(None, (facts.organization.name if facts.organization else None, facts.department)))
    years = ", ".join(map(str, facts.years))
    console.print(Text(facts.title or report.file.name, "bold"))
    console.print(Text(" · ".join(filter(None, (who, years, facts.date, facts.session))), "dim"))


def _checks(console: Console, report: Report) -> None:
    status = Counter(check.status for check in report.checks)
    counted = ", ".join(f"{one.value} {status[one]}" for one in CheckStatus if status[one])
    console.print(Text(f"\n검산 {len(report.checks)}: {counted}" if report.checks else "\n검산 없음", "bold"))
    grid = Grid.grid(padding=(0, 1))
    for check in filter(is_failed, report.checks):
        where = Text(place(check.stated.source), "dim", no_wrap=True)
        grid.add_row("", mark(check.status), where, Text(check.message))
    if grid.row_count:
        console.print(grid)


def show_report(console: Console, report: Report) -> None:
    """Print title, section tree, records, tables, failed checks and issues of one report."""
    _facts(console, report)
    tree = Tree("목차", style="bold")
    _branch(tree, report.plan.sections)
    console.print(tree)
    for sheet in _sheets(report.plan):
        if sheet.rows:
            _print_sheet(console, sheet)
    _checks(console, report)
    for issue in report.issues[:_SHOWN_ROWS]:
        console.print(Text(f" ! {place(issue.source)} {issue.code}: {issue.message}", "yellow"))
    numbers = report.coverage.numbers
    console.print(Text(f"숫자 {numbers.total}개 중 {numbers.used}개 사용, {numbers.unclaimed}개 미사용", "dim"))


def show_file(data: bytes, name: str, options: ReadOptions, *, plain: bool) -> bool:
    """Print what is said about one file, or why it cannot be read; return whether it could be."""
    record = read_one(data, name, options)
    if isinstance(record, FailureRecord):
        reason = f"{record.message.ko} ({record.message.en}) {record.detail or ''}"
        make_console(stderr=True).print(reason, markup=False)
        return False
    show_report(make_console(plain=plain), record)
    return True
