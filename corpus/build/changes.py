"""What became of every program between the plans of each two years of a department: the ``changes`` of the manifest.

Between neighbouring years it is what the later plan's data file says; over more years it follows step by step.
"""

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

from corpus.build.model import Plan, Program, Table
from corpus.build.relations import number, rows_of

_PAIR = tuple[str, str]


def changes(plans: tuple[Plan, ...]) -> list[dict[str, Any]]:
    """Return a row for each two plans of a department (a name without its year), earlier before later."""
    lines: dict[str, list[Plan]] = {}
    for plan in sorted(plans, key=lambda one: one.year):
        lines.setdefault(plan.name.rsplit("-", 1)[0], []).append(plan)
    return [_change(line, *pair) for line in lines.values() for pair in combinations(line, 2)]


def _change(line: list[Plan], earlier: Plan, later: Plan) -> dict[str, Any]:
    between = line[line.index(earlier) : line.index(later) + 1]
    pairs = {(one.name, one.name) for one in running(earlier)}
    for before, after in pairwise(between):
        step = _links(before, after)
        pairs = {(start, end) for start, at in pairs for name, end in step if name == at}
    row: dict[str, Any] = {
        "earlier": earlier.name,
        "later": later.name,
        "departments": [earlier.department, later.department],
        "programs": list(_groups(earlier, later, pairs)),
        "budget": [earlier.total, later.total],
        "staff": [staff(earlier), staff(later)],
    }
    return row | ({"unreported": list(later.unreported)} if later.year == earlier.year + 1 else {})


def running(plan: Plan) -> tuple[Program, ...]:
    """Return the programs that a plan holds, without those that it only says are gone."""
    return tuple(program for program in plan.programs if program.status != "dropped")


def origins(program: Program) -> tuple[str, ...]:
    """Return the names of the year before that a program comes from."""
    return () if program.status == "new" else tuple((program.was or program.name).split(" + "))


def _links(before: Plan, after: Plan) -> set[_PAIR]:
    known = {program.name for program in running(before)}
    return {(name, program.name) for program in running(after) for name in origins(program) if name in known}


def _groups(earlier: Plan, later: Plan, pairs: set[_PAIR]) -> Iterator[dict[str, Any]]:
    done: set[str] = set()
    for program in running(later):
        before, after = _grown(program.name, pairs)
        if program.name not in done:
            yield _row(_kind(before, after), _amounts(earlier, before), _amounts(later, after))
        done |= after
    kept = {name for name, _ in pairs}
    for program in running(earlier):
        if program.name not in kept:
            yield _row("gone", _amounts(earlier, {program.name}), [])


def _row(kind: str, before: list[dict[str, Any]], after: list[dict[str, Any]]) -> dict[str, Any]:
    return {"kind": kind, "earlier": before, "later": after}


def _grown(name: str, pairs: set[_PAIR]) -> tuple[set[str], set[str]]:
    before: set[str] = set()
    after, size = {name}, 0
    while size != len(before) + len(after):
        size = len(before) + len(after)
        before |= {one for one, other in pairs if other in after}
        after |= {other for one, other in pairs if one in before}
    return before, after


def _kind(before: set[str], after: set[str]) -> str:
    if not before:
        return "new"
    if len(before) > 1:
        return "merged" if len(after) == 1 else "regrouped"
    if len(after) > 1:
        return "split"
    return "same" if before == after else "renamed"


def _amounts(plan: Plan, names: set[str]) -> list[dict[str, Any]]:
    return [{"name": one.name, "won": one.won} for one in running(plan) if one.name in names]


def staff(plan: Plan) -> dict[str, int]:
    """Return the posts (정원) and the staff (현원) that the first table of staff prints for the whole department."""
    table = next(block for block in plan.blocks if isinstance(block, Table) and block.kind == "staff")
    rows = rows_of(table)
    by_row = {"".join(row[0].split()): row[1] for row in rows}
    if "정원" in by_row:
        return {kind: _count(by_row[word]) for kind, word in (("authorized", "정원"), ("actual", "현원"))}
    heads, total = rows[table.header - 1], next(row for row in rows if row[0].strip() in ("계", "총계"))
    return {kind: _count(total[heads.index(word)]) for kind, word in (("authorized", "정원"), ("actual", "현원"))}


def _count(text: str) -> int:
    return int(number(text) or 0)
