"""A printed number beside what the checks of its document say about it: a number in doubt is marked, never dropped."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from extract.schemas import BudgetLine, Check, CheckStatus, LineRole, Report, StaffCount, StaffKind
from extract.source import Source
from extract.validate.whole.money import COST, Amount, amount_of
from extract.vocab import lexicon

_FAILED = (CheckStatus.INCONSISTENT, CheckStatus.LAST_DIGIT)
_YEAR = 4
_HELD = (CheckStatus.EXACT, CheckStatus.ROUNDING)


class Standing(StrEnum):
    """What the checks say about a number.

    ``failed``: a check of it does not hold, or names it as the one to suspect. ``doubtful``: it is one of the numbers of a
    check that does not hold. ``holds``: every check that it stands in holds. ``unchecked``: it stands in none.
    """

    FAILED = "failed"
    DOUBTFUL = "doubtful"
    HOLDS = "holds"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its document, its place, and what the checks say about it; money in won."""

    value: int
    raw: str
    document: str
    source: Source
    check: Standing


def standing(report: Report, source: Source, record: str) -> Standing:
    """Return what the checks of a report say about the number of a record."""
    own = [check for check in report.checks if check.stated.source == source or _suspects(check, source, record)]
    beside = [check for check in report.checks if any(one.record == record for one in check.operands)]
    if any(check.status in _FAILED for check in own):
        return Standing.FAILED
    if any(check.status in _FAILED for check in beside):
        return Standing.DOUBTFUL
    return Standing.HOLDS if any(check.status in _HELD for check in (*own, *beside)) else Standing.UNCHECKED


def _suspects(check: Check, source: Source, record: str) -> bool:
    return check.suspect is not None and (check.suspect.source == source or check.suspect.record == record)


def money(report: Report, amount: Amount | None) -> Figure | None:
    """Return a sum of money of a report with its standing."""
    if amount is None or amount.line.won is None:
        return None
    line = amount.line
    check = standing(report, line.source, line.id)
    return Figure(amount.line.won, line.raw, report.file.name, line.source, check)


def total(report: Report, year: int | None) -> Figure | None:
    """Return the one sum that the tables of a document state for everything to be spent in a year, as exactly as it is printed."""
    budgets = report.plan.budgets
    received = {line.won for line in budgets if _is_revenue(line)}
    lines = [line for line in budgets if _is_total(line, year) and line.won not in received]
    return money(report, agreed([amount for line in lines if (amount := amount_of(line))]))


def agreed(found: Collection[Amount]) -> Amount | None:
    """Return the one sum that several printed ones say, as exactly as it is printed; None if they do not agree."""
    step = min((one.printed.step for one in found), default=None)
    exact = [one for one in found if one.printed.step == step]
    return exact[0] if len({one.line.won for one in exact}) == 1 else None


def _is_revenue(line: BudgetLine) -> bool:
    """Return whether a sum of money is what comes in (세입)."""
    return line.won is not None and lexicon("check_words").key(line.label) == "revenue"


def _is_total(line: BudgetLine, year: int | None) -> bool:
    whole = line.role is LineRole.TOTAL and line.funding is None and line.program is None
    return whole and line.table is not None and _year_of(line) == year and line.phase in COST


def _year_of(line: BudgetLine) -> int | None:
    """Return the year of a sum of money: its own, else that of the day of which it is (’25. 1. 1. 기준)."""
    day = line.as_of or ""
    return line.year or (int(day[:_YEAR]) if day[:_YEAR].isdecimal() else None)


def staff(report: Report, kind: StaffKind) -> Figure | None:
    """Return how many posts or persons a document counts in all: the total of its first table, or of its text if no table counts all."""
    wholes = [one for one in report.plan.staffing if one.kind and _is_whole(one, report)]
    in_tables = any(one.table for one in wholes)
    found = next((one for one in wholes if one.kind is kind and bool(one.table) is in_tables), None)
    if found is None or found.count is None:
        return None
    check = standing(report, found.source, found.id)
    return Figure(found.count, found.raw, report.file.name, found.source, check)


def _is_whole(one: StaffCount, report: Report) -> bool:
    facts = report.plan.document
    names = (None, facts.department, facts.organization.name if facts.organization else None)
    return one.unit in names and one.category is None and one.rank is None and one.role is not LineRole.ITEM
