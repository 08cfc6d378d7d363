"""Summary rows against the pages of the programs that they name (총괄표와 세부사업), across units."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extract.schemas.budget import BudgetLine, BudgetPhase, LineRole
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.schemas.report import Plan
from extract.validate.figures.headings import core
from extract.validate.judging.interval import Outcome, compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge
from extract.validate.material import Material
from extract.validate.whole.money import (
    COST,
    Amount,
    amount_of,
    headline,
    in_unit,
    is_misprinted,
    is_slip,
    program_lines,
)
from extract.vocab import fold

_FEW = 2
_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)


@dataclass(frozen=True, slots=True)
class Page:
    """A program with its name, year, cost and money spent, where it states them."""

    name: str
    year: int | None
    cost: Amount | None
    spent: Amount | None


def check_details(material: Material) -> tuple[Check, ...]:
    """Check every row of a summary of money against the page of the program that it means.

    The program is the one of that name, or the one at the row's place, where rows and programs stand in one order and
    two of them state the same sum. A difference alone shows no error: the page may tell of another part of the money.
    """
    plan = material.plan
    pages = [_page(plan, at) for at in range(len(plan.programs))]
    return tuple(check for rows in _summaries(plan) for check in _checks(rows, pages, plan))


def _page(plan: Plan, at: int) -> Page:
    program = plan.programs[at]
    lines = program_lines(plan, program)
    spent = [line for line in lines if line.phase is BudgetPhase.EXECUTED and line.won]
    return Page(core(program.name), program.year, headline(lines), amount_of(spent[0]) if len(spent) == 1 else None)


def _summaries(plan: Plan) -> Iterator[list[BudgetLine]]:
    """Yield the item rows of each column of money of each table that belongs to no program."""
    lines = [line for line in plan.budgets if line.table and line.won is not None and line.funding is None]
    for _, table in groupby(lines, key=lambda line: line.table):
        rows = list(table)
        if any(line.program for line in rows):
            continue
        columns = {(line.phase, line.phase_raw, line.year) for line in rows}
        for phase, raw, year in sorted(columns, key=str):
            column = [line for line in rows if (line.phase, line.phase_raw, line.year) == (phase, raw, year)]
            items = [line for line in column if line.role is not LineRole.TOTAL]
            if len(items) >= _FEW and phase in (*COST, BudgetPhase.EXECUTED):
                yield items


def _checks(rows: Sequence[BudgetLine], pages: Sequence[Page], plan: Plan) -> Iterator[Check]:
    year = rows[0].year or (min(plan.document.years) if plan.document.years else None)
    for group in {page.year: None for page in pages}:
        if rows[0].year is not None and group not in (None, year):
            continue
        own = [page for page in pages if page.year == group]
        named = list(_named(rows, own))
        known = {row.id for row, _ in named}, {page.name for _, page in named}
        placed = [
            (row, page) for row, page in _placed(rows, own) if row.id not in known[0] and page.name not in known[1]
        ]
        for row, page in (*named, *placed):
            yield from _tie(row, page)


def _of(page: Page, row: BudgetLine) -> Amount | None:
    return page.spent if row.phase is BudgetPhase.EXECUTED else page.cost


def _named(rows: Sequence[BudgetLine], pages: Sequence[Page]) -> Iterator[tuple[BudgetLine, Page]]:
    """Yield rows with the one program whose name they print."""
    for row in rows:
        found = [page for page in pages if page.name and page.name in (core(row.label), core(row.label.split(" ")[-1]))]
        if len(found) == 1 and sum(core(other.label) == core(row.label) for other in rows) == 1:
            yield row, found[0]


def _placed(rows: Sequence[BudgetLine], pages: Sequence[Page]) -> Iterator[tuple[BudgetLine, Page]]:
    """Yield rows with pages that state the same sums in the same order, two or more, and what stands between such pairs.

    As many rows as pages between two pairs belong together, in their order, where they share a word
    or state the same digits but for one slip.
    """
    told = [page for page in pages if rows and _of(page, rows[0])]
    found = _in_order(rows, told)
    if len({rows[at].won for at, _ in found}) < _FEW:
        return
    ends = [(-1, -1), *found, (len(rows), len(told))]
    for (at, to), (next_at, next_to) in pairwise(ends):
        if at >= 0:
            yield rows[at], told[to]
        between = range(1, next_at - at)
        if next_at < len(rows) and len(between) != next_to - to - 1:
            continue
        for step in between:
            row, page = rows[at + step], told[to + step] if to + step < len(told) else None
            if page and not _is_taken(row, told) and (_share_word(row.label, page.name) or _is_slipped(row, page)):
                yield row, page


def _in_order(rows: Sequence[BudgetLine], pages: Sequence[Page]) -> list[tuple[int, int]]:
    """Return the longest run of pairs with equal sums, in the order of both."""
    best: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for at in reversed(range(len(rows))):
        for to in reversed(range(len(pages))):
            outcome = _compare(rows[at], pages[to])
            taken = [(at, to), *best.get((at + 1, to + 1), [])] if outcome and outcome.status in _GOOD else []
            best[at, to] = max((taken, best.get((at + 1, to), []), best.get((at, to + 1), [])), key=len)
    return best.get((0, 0), [])


def _is_taken(row: BudgetLine, pages: Sequence[Page]) -> bool:
    return any((outcome := _compare(row, page)) and outcome.status in _GOOD for page in pages)


def _is_slipped(row: BudgetLine, page: Page) -> bool:
    stated, other = amount_of(row), _of(page, row)
    return stated is not None and other is not None and (is_slip(stated, other) or is_misprinted(stated, other))


def _share_word(label: str, name: str) -> bool:
    return any(len(word) > _FEW and fold(word) in name for word in label.split())


def _compare(row: BudgetLine, page: Page) -> Outcome | None:
    stated, other = amount_of(row), _of(page, row)
    return compare_sum(stated.printed, [other.printed]) if stated and other else None


def _tie(row: BudgetLine, page: Page) -> Iterator[Check]:
    stated, other, outcome = amount_of(row), _of(page, row), _compare(row, page)
    if not stated or not other or not outcome or (outcome.status not in _GOOD and row.phase is BudgetPhase.EXECUTED):
        return
    status = outcome.status if outcome.status in _GOOD else CheckStatus.SCOPE_DIFFERS
    if status is CheckStatus.SCOPE_DIFFERS and (is_slip(stated, other) or is_misprinted(stated, other)):
        status = CheckStatus.INCONSISTENT
    scaled = in_unit(outcome, status, stated)
    missing = ("scope",) if status is CheckStatus.SCOPE_DIFFERS else ()
    claim = Claim("detail_tie", CheckKind.TIE, row.label, stated.shown)
    yield judge(claim, Verdict(status, scaled, missing), [other.beside(stated)])
