"""The errors planted in the sample plans come out as failed checks, at their place and with both numbers; nothing else fails."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from extract.document import Document, Table
from extract.schemas import Check, CheckStatus, Report, Role, Section
from extract.vocab import fold
from tests.conftest import CHECKOUT, Read

PLANS: list[dict[str, Any]] = json.loads((CHECKOUT / "corpus" / "manifest.json").read_text("utf-8"))["plans"]
FORMS = ("txt", "docx", "pdf")


def forms_of(plan: dict[str, Any]) -> list[str]:
    """Return the forms that a plan is read in here: those of a plan that comes in few, three of one that comes in all."""
    files = [file["name"].rpartition(".")[2] for file in plan["files"]]
    return [form for form in files if form in FORMS or len(files) <= len(FORMS)]


EVERY = [(plan, form) for plan in PLANS for form in forms_of(plan)]
FAILED = (CheckStatus.INCONSISTENT, CheckStatus.LAST_DIGIT)

OPEN: MappingProxyType[tuple[str, str], str] = MappingProxyType(
    {
        ("gaon-planning-2025", "△9.9"): "a change rate is taken from the printed change, which is wrong itself",
    }
)
"""Plan and printed number of errors that no check finds yet, and why."""


def value(printed: str) -> Decimal | None:
    """Return the number in a printed one, or None for words."""
    plain = printed.replace(",", "").replace("△", "-").rstrip("%")
    return Decimal(plain) if plain.lstrip("-").replace(".", "").isdigit() else None


def status_of(planted: dict[str, Any]) -> CheckStatus:
    """Return the status that an error deserves: what rounding explains, one unit of a decimal's last digit, or more."""
    stated, computed = value(planted["stated"]), value(planted["computed"])
    if stated is None or computed is None:
        return CheckStatus.INCONSISTENT
    if "round" in planted["note"]:
        return CheckStatus.ROUNDING
    unit = Decimal(1).scaleb(int(stated.as_tuple().exponent))
    near = unit < 1 and abs(stated - computed) == unit
    return CheckStatus.LAST_DIGIT if near else CheckStatus.INCONSISTENT


def is_about(check: Check, planted: dict[str, Any]) -> bool:
    """Return whether a check states the planted number and computes the right one as far as it is printed."""
    right = value(planted["computed"])
    if not check.stated.raw.startswith(planted["stated"]):
        return False
    if right is None or check.computed is None:
        return right is None
    return abs(check.computed.value - right) < Decimal("0.06")


def around(document: Document, report: Report, check: Check) -> Iterator[str]:
    """Yield what says where a check stands: the headings above its number, the cells of its row and its column."""
    source = check.stated.source
    yield from _above(report.plan.sections, source.block)
    block = document.blocks[source.block or 0]
    for cell in block.cells if isinstance(block, Table) else ():
        if source.row == cell.row or source.col == cell.col:
            yield cell.text


def _above(sections: tuple[Section, ...], block: int | None) -> Iterator[str]:
    for section in sections:
        below = list(_above(section.sections, block))
        if below or block == section.source.block or block in section.blocks:
            yield section.title
            yield from below


def _cases() -> list[Any]:
    cases = []
    for plan in PLANS:
        for planted in plan["planted"]:
            reason = OPEN.get((plan["name"], planted["stated"]))
            marks = [pytest.mark.xfail(reason=reason)] if reason else []
            cases += [pytest.param(plan["name"], form, planted, marks=marks) for form in forms_of(plan)]
    return cases


@pytest.mark.parametrize(("name", "form", "planted"), _cases())
def test_planted_errors_come_out(
    name: str, form: str, planted: dict[str, Any], read_file: Callable[[Path], Read]
) -> None:
    read = read_file(CHECKOUT / "corpus" / f"{name}.{form}")
    found = [check for check in read.report.checks if is_about(check, planted)]
    assert [check.status for check in found] == [status_of(planted)]
    said = [fold(text) for text in around(read.document, read.report, found[0])]
    if planted["rule"] != "contents":
        for part in planted["where"].split(" > "):
            assert any(fold(part) in text for text in said), part


@pytest.mark.parametrize(("plan", "form"), EVERY, ids=lambda one: one if isinstance(one, str) else one["name"])
def test_nothing_else_fails(plan: dict[str, Any], form: str, read_file: Callable[[Path], Read]) -> None:
    report = read_file(CHECKOUT / "corpus" / f"{plan['name']}.{form}").report
    failed = [check for check in report.checks if check.status in FAILED]
    assert [check.message for check in failed if not any(_touches(check, one) for one in plan["planted"])] == []


def _touches(check: Check, planted: dict[str, Any]) -> bool:
    """Return whether a finding is about a planted error, or compares another number with the planted one."""
    return is_about(check, planted) or any(one.raw == planted["stated"] for one in check.operands)


def _nodes(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _nodes(section.sections)


def _counts(report: Report) -> dict[str, int]:
    plan = report.plan
    tables = [table for table in plan.tables if table.rows > 1 and table.cols > 1]
    tables = [table for table in tables if table.kind not in ("approval", "contents")]
    return {
        "contents": len(plan.contents),
        "headings": sum(node.role is Role.HEADING for node in _nodes(plan.sections)),
        "tables": len(tables),
        "table_cells": sum(len(table.cells) for table in tables),
        "staff_cells": sum(count.table is not None for count in plan.staffing),
        "month_grids": sum(table.kind == "gantt" for table in plan.tables),
    }


COUNTS_OPEN: MappingProxyType[tuple[str, str], str] = MappingProxyType(
    {("saebeol-jobs-2025", "txt"): "plain text shows no size, so that an unnumbered title is no heading"}
)
"""Plan and form whose counts differ, and why."""


def _count_cases() -> list[Any]:
    cases = EVERY
    reasons = [COUNTS_OPEN.get((plan["name"], form)) for plan, form in cases]
    return [
        pytest.param(
            plan, form, marks=[pytest.mark.xfail(reason=reason)] if reason else [], id=f"{plan['name']}.{form}"
        )
        for (plan, form), reason in zip(cases, reasons, strict=True)
    ]


@pytest.mark.parametrize(("plan", "form"), _count_cases())
def test_counts_are_those_of_the_manifest(plan: dict[str, Any], form: str, read_file: Callable[[Path], Read]) -> None:
    expected = dict(plan["expected"])
    headings = sum(expected.pop("headings").values()) + expected.pop("item_headings")
    del expected["money_cells"]
    if form != "pdf":
        del expected["table_cells"]
    found = _counts(read_file(CHECKOUT / "corpus" / f"{plan['name']}.{form}").report)
    assert {name: found[name] for name in expected} == expected
    assert found["headings"] == headings
