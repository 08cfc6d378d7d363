"""What is doubtful (주의) and how much of the document is accounted for (수의 행방)."""

from collections.abc import Iterator

from extract.dataset.columns import DOCUMENT, Column, Kind, Row, Table, numbered, own, place
from extract.dataset.entry import Entry
from extract.schemas import Tally


def _issues(entry: Entry) -> Iterator[Row]:
    for number, issue in enumerate(entry.report.issues, 1):
        s = issue.source
        ident = f"i{number}"
        yield entry.document, ident, issue.code, issue.message, s.block, s.page, s.row, s.col, s.start, s.end


ISSUES = Table(
    "issues",
    "one doubt about the reading of a document",
    "issues",
    (
        DOCUMENT,
        numbered("i1 … in the order of the JSON"),
        own("code", Kind.TEXT, "its code"),
        own("message", Kind.TEXT, "one sentence"),
        *place(),
    ),
    _issues,
)


def _unclaimed(entry: Entry) -> Iterator[Row]:
    for number, one in enumerate(entry.report.coverage.unclaimed, 1):
        s = one.source
        yield entry.document, f"u{number}", one.kind, one.raw, s.block, s.page, s.row, s.col, s.start, s.end


UNCLAIMED = Table(
    "unclaimed",
    "one printed number that nothing accounts for",
    "coverage.unclaimed",
    (
        DOCUMENT,
        numbered("u1 … in the order of the JSON"),
        own("kind", Kind.TEXT, "what it is recognised as; else bare"),
        own("raw", Kind.TEXT, "its digits"),
        *place(),
    ),
    _unclaimed,
)


def _tallies(entry: Entry) -> tuple[tuple[str, Tally], ...]:
    coverage = entry.report.coverage
    return ("cells", coverage.cells), ("numbers", coverage.numbers), ("lines", coverage.lines)


def _coverage(entry: Entry) -> Iterator[Row]:
    for name, tally in _tallies(entry):
        yield entry.document, name, tally.total, tally.used, tally.checked, tally.ignored, tally.unclaimed


COVERAGE = Table(
    "coverage",
    "what became of all numbers, of all cells or of all lines of a document",
    "coverage.*",
    (
        DOCUMENT,
        numbered("cells, numbers or lines"),
        own("total", Kind.INTEGER, "how many there are"),
        own("used", Kind.INTEGER, "how many a record holds"),
        own("checked", Kind.INTEGER, "how many no record holds but a check compares"),
        own("ignored", Kind.INTEGER, "how many are known to be no values"),
        own("unclaimed", Kind.INTEGER, "how many nothing accounts for"),
    ),
    _coverage,
)


def _reasons(entry: Entry) -> Iterator[Row]:
    for name, tally in _tallies(entry):
        for one in tally.reasons:
            yield entry.document, f"{name}.{one.reason}", name, one.reason, one.count


COVERAGE_REASONS = Table(
    "coverage_reasons",
    "how many are ignored for one reason",
    "coverage.*.reasons",
    (
        DOCUMENT,
        numbered("numbers.marker … what is counted and why"),
        Column("of", Kind.TEXT, "cells, numbers or lines"),
        own("reason", Kind.TEXT, "the reason"),
        own("count", Kind.INTEGER, "how many"),
    ),
    _reasons,
)
