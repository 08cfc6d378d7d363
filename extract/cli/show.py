"""One report, readable on a terminal."""

from collections import Counter
from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text
from rich.tree import Tree

from extract.schemas import Check, CheckStatus, Plan, Report, Role, Section

_SHOWN_ROWS = 40
_MARKS = {
    CheckStatus.EXACT: ("✓", "green"),
    CheckStatus.ROUNDING: ("✓", "green"),
    CheckStatus.LAST_DIGIT: ("≈", "yellow"),
    CheckStatus.INCONSISTENT: ("✗", "red"),
    CheckStatus.NOT_CHECKABLE: ("?", "dim"),
    CheckStatus.SCOPE_DIFFERS: ("?", "dim"),
}


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


def _rows(console: Console, title: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    if not rows:
        return
    grid = Grid(*columns, title=f"{title} {len(rows)}", title_justify="left", box=box.SIMPLE_HEAD)
    for row in rows[:_SHOWN_ROWS]:
        grid.add_row(*(Text(value) for value in row))
    console.print(grid)
    if len(rows) > _SHOWN_ROWS:
        console.print(f"  … {len(rows) - _SHOWN_ROWS}건 더 있음", style="dim")


def _facts(console: Console, report: Report) -> None:
    facts = report.plan.document
    who = " ".join(filter(None, (facts.organization.name if facts.organization else None, facts.department)))
    years = ", ".join(map(str, facts.years))
    console.print(Text(facts.title or report.file.name, "bold"))
    console.print(Text(" · ".join(filter(None, (who, years, facts.date, facts.session))), "dim"))


def _records(console: Console, plan: Plan) -> None:
    _rows(
        console,
        "사업",
        ("이름", "구분", "연도", "예산", "일정"),
        [
            (p.name, p.phase.value if p.phase else "", str(p.year or ""), str(len(p.budgets)), str(len(p.schedule)))
            for p in plan.programs
        ],
    )
    _rows(
        console,
        "예산",
        ("항목", "구분", "재원", "금액", "원문"),
        [
            (b.label, b.phase_raw or b.phase.value, b.funding_raw or "", won(b.won) or f"{b.ratio}%", b.raw)
            for b in plan.budgets
        ],
    )
    _rows(
        console,
        "인력",
        ("부서", "직군", "직급", "구분", "수"),
        [
            (s.unit or "", s.category or "", s.rank or "계", s.kind.value if s.kind else "", str(s.count))
            for s in plan.staffing
        ],
    )
    _rows(
        console,
        "일정",
        ("내용", "시기", "원문"),
        [(s.text, s.edtf or "반복", s.raw) for s in plan.schedule],
    )
    _rows(
        console,
        "수상",
        ("이름", "등급", "시기"),
        [(a.name, a.grade or "", a.date or "") for a in plan.awards],
    )
    _rows(
        console,
        "시상계획",
        ("사업", "등급", "수", "금액"),
        [(s.program, t.grade, str(t.count or ""), won(t.won)) for s in plan.award_schemes for t in s.tiers],
    )
    _rows(
        console,
        "표",
        ("쪽", "이름", "종류", "크기", "단위"),
        [(str(t.page or ""), t.caption or "", t.kind, f"{t.rows}×{t.cols}", t.unit or "") for t in plan.tables],
    )


def _check_line(check: Check) -> Text:
    mark, style = _MARKS[check.status]
    page = check.stated.source.page
    where = f" ({page}쪽)" if page else ""
    return Text.assemble((f" {mark} ", style), check.message, (where, "dim"))


def show_report(console: Console, report: Report) -> None:
    """Print title, section tree, records, tables, failed checks and issues of one report."""
    _facts(console, report)
    tree = Tree("목차", style="bold")
    _branch(tree, report.plan.sections)
    console.print(tree)
    _records(console, report.plan)
    status = Counter(check.status for check in report.checks)
    counted = ", ".join(f"{one.value} {status[one]}" for one in CheckStatus if status[one])
    console.print(Text(f"검산 {len(report.checks)}: {counted}" if report.checks else "검산 없음", "bold"))
    for check in report.checks:
        if check.status in (CheckStatus.INCONSISTENT, CheckStatus.LAST_DIGIT):
            console.print(_check_line(check))
    for issue in report.issues[:_SHOWN_ROWS]:
        console.print(Text(f" ! {issue.code}: {issue.message}", "yellow"))
    numbers = report.coverage.numbers
    console.print(Text(f"숫자 {numbers.total}개 중 {numbers.used}개 사용, {numbers.unclaimed}개 미사용", "dim"))
