"""Every annotated relation of the five sample plans, one by one: found, and judged as the annotation says.

An annotation names the stated number, its parts and how they compare. Zeros are left out on both sides: the parts of an
empty cell and of a dash are the same. Each check answers one annotation only, so that a relation that the plan prints
twice must be found twice.
"""

import json
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract.pipeline import extract_report
from extract.schemas import Check

RELATIONS = 73
EXPECTED = {
    "ok": ("exact", "rounding"),
    "ok_other_mode": ("rounding", "last_digit"),
    "violation": ("inconsistent",),
    "mismatch": ("scope_differs",),
    "uncheckable": ("not_checkable",),
}
NOT_APPLICABLE = {
    "월별 MVP 7명(1~7월), 월 1명": ("exact",),
    "1.23~5.19 = 17주": ("exact", "rounding"),
    "개선 실적 27건/13건": None,
    "위원장 등": None,
}
"""Annotated as not applicable: two hold (one a month over seven months; 117 days are 17 weeks begun), two say nothing."""

OPERANDS = {"duration": slice(0, 0), "monthly": slice(1, None)}
"""Operands that the annotations leave out: the days of a period; the number a month beside the number of months."""

Relation = Mapping[str, Any]


@cache
def relations(shared: Path) -> tuple[Relation, ...]:
    return tuple(json.loads((shared / "cases" / "seed_arithmetic_relations.json").read_text("utf-8")))


@cache
def checks_of(shared: Path, seed: str) -> tuple[Check, ...]:
    path = next((shared / "seeds").glob(f"{seed}_*.txt"))
    return extract_report(path.read_bytes(), path.name).checks


def signature(stated: object, parts: list[object]) -> tuple[Decimal, tuple[Decimal, ...]]:
    numbers = (abs(Decimal(str(part))) for part in parts)
    return abs(Decimal(str(stated))), tuple(sorted(number for number in numbers if number))


def of_relation(relation: Relation) -> tuple[Decimal, tuple[Decimal, ...]]:
    if relation["kind"] == "duration":
        return Decimal(relation["stated"]), ()
    return signature(relation["stated"], relation["parts"])


def of_check(check: Check) -> tuple[Decimal, tuple[Decimal, ...]]:
    parts = [one.value for one in check.operands[OPERANDS.get(check.rule, slice(None))]]
    return signature(check.stated.value, list(parts))


def expected(relation: Relation) -> tuple[str, ...] | None:
    return NOT_APPLICABLE[relation["desc"]] if relation["status"] == "n/a" else EXPECTED[relation["status"]]


@cache
def answers(shared: Path) -> Mapping[int, str | None]:
    """Return the status that each relation got, by its number; None where no check states it with those parts."""
    used: Counter[tuple[str, int]] = Counter()
    found: dict[int, str | None] = {}
    for at, relation in enumerate(relations(shared)):
        if expected(relation) is None:
            continue
        wanted = of_relation(relation)
        checks = enumerate(checks_of(shared, relation["seed"]))
        fitting = [
            (number, check)
            for number, check in checks
            if of_check(check) == wanted and not used[relation["seed"], number]
        ]
        good = [one for one in fitting if one[1].status.value in (expected(relation) or ())] or fitting
        found[at] = good[0][1].status.value if good else None
        if good:
            used[relation["seed"], good[0][0]] += 1
    return found


@pytest.mark.parametrize("at", range(RELATIONS))
def test_relation(at: int, shared: Path) -> None:
    relation = relations(shared)[at]
    wanted = expected(relation)
    if wanted is None:
        failed = [check for check in checks_of(shared, relation["seed"]) if check.status.value == "last_digit"]
        assert failed == [], relation["desc"]
    else:
        assert answers(shared)[at] in wanted, f"{relation['seed']}: {relation['desc']}"


def test_nothing_else_is_called_wrong(shared: Path) -> None:
    data = relations(shared)
    assert len(data) == RELATIONS
    wrong = [
        (seed, check.stated.raw)
        for seed in sorted({relation["seed"] for relation in data})
        for check in checks_of(shared, seed)
        if check.status.value == "inconsistent"
    ]
    assert wrong == [("002", "16")]
