"""One document of the dataset: its key, its report, and what the checks say about each of its numbers."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from extract.schemas import Check, CheckStatus, FailureRecord, Report
from extract.source import Source

Place: TypeAlias = tuple[int | None, int | None, int | None, int | None, int | None]
"""Block, row, column, start and end."""

Verdict: TypeAlias = tuple[str | None, str | None, bool, str | None]
"""Worst status of all, worst status as the stated number, whether it is suspected, ids of the checks."""

UNCHECKED: Verdict = (None, None, False, None)

_WORST_FIRST = tuple(
    status.value
    for status in (
        CheckStatus.INCONSISTENT,
        CheckStatus.LAST_DIGIT,
        CheckStatus.ROUNDING,
        CheckStatus.EXACT,
        CheckStatus.NOT_CHECKABLE,
        CheckStatus.SCOPE_DIFFERS,
    )
)
_STATED, _OPERAND, _SUSPECT = "stated", "operand", "suspect"
_KEY_DIGITS = 16


def document_key(name: str, sha256: str | None) -> str:
    """Return the key of a document: the same wherever and whenever the same bytes are read under the same name.

    >>> document_key("plan.hwp", "00" * 32)
    'd2cd826f48965f85'
    """
    return hashlib.sha256(f"{sha256}\n{name}".encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_DIGITS]


class _Mark(NamedTuple):
    """That a number stands in a check: its status, as what, and the id of the check."""

    status: str
    part: str
    check: str


def _verdict(marks: list[_Mark]) -> Verdict:
    """Return what all marks of one number say together."""
    if len(marks) == 1:
        status, part, check = marks[0]
        return status, status if part == _STATED else None, part == _SUSPECT, check
    statuses, parts, checks = zip(*marks, strict=True)
    stated = [status for status, part in zip(statuses, parts, strict=True) if part == _STATED]
    ids = " ".join(dict.fromkeys(checks))
    return _worst(statuses), _worst(stated), _SUSPECT in parts, ids


def _worst(statuses: Sequence[str]) -> str | None:
    found = set(statuses)
    return next((status for status in _WORST_FIRST if status in found), None)


class Verdicts:
    """What the checks say about the numbers of one document, by their places and by the ids of their records."""

    __slots__ = ("_cells", "_places", "_records")

    def __init__(self, checks: tuple[Check, ...]) -> None:
        self._places = defaultdict[Place, list[_Mark]](list)
        self._records = defaultdict[str, list[_Mark]](list)
        self._cells = defaultdict[int | None, dict[tuple[int, int], list[_Mark]]](dict)
        for number, check in enumerate(checks, 1):
            self._gather(check, f"c{number}")

    def _gather(self, check: Check, ident: str) -> None:
        status, suspect = check.status, check.suspect
        self._note(check.stated.source, None, _Mark(status, _STATED, ident))
        mark = _Mark(status, _OPERAND, ident)
        for operand in check.operands:
            if operand.document is None:
                self._note(operand.source, operand.record, mark)
        if suspect is not None:
            self._note(suspect.source, suspect.record, _Mark(status, _SUSPECT, ident))

    def _note(self, source: Source, record: str | None, mark: _Mark) -> None:
        block, row, col = source.block, source.row, source.col
        self._places[block, row, col, source.start, source.end].append(mark)
        if record is not None:
            self._records[record].append(mark)
        if row is not None and col is not None:
            self._cells[block].setdefault((row, col), []).append(mark)

    def of(self, source: Source, record: str | None = None) -> Verdict:
        """Return what is said about the number at a place, or else about the record that it belongs to."""
        found = self._places.get((source.block, source.row, source.col, source.start, source.end))
        found = found or self._records.get(record or "")
        return _verdict(found) if found else UNCHECKED

    def of_cells(self, block: int | None) -> dict[tuple[int, int], Verdict]:
        """Return what is said about the numbers of the cells of a table, by row and column."""
        return {place: _verdict(marks) for place, marks in self._cells.get(block, {}).items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """One report of an outputs folder.

    Attributes:
        document: its key.
        path: of its JSON, below the outputs folder.
        digest: SHA-256 of its JSON.
        report: the report.
        verdicts: what its checks say about its numbers.
    """

    document: str
    path: str
    digest: str
    report: Report
    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure record of an outputs folder: a document that could not be read.

    Attributes:
        document: its key.
        path: of its JSON, below the outputs folder.
        digest: SHA-256 of its JSON.
        record: the failure record.
    """

    document: str
    path: str
    digest: str
    record: FailureRecord


def make_entry(path: str, digest: str, report: Report) -> Entry:
    """Return the entry of a report."""
    file = report.file
    return Entry(document_key(file.name, file.sha256), path, digest, report, Verdicts(report.checks))


def make_failure(path: str, digest: str, record: FailureRecord) -> Failure:
    """Return the entry of a failure record."""
    return Failure(document_key(record.file, record.sha256), path, digest, record)
