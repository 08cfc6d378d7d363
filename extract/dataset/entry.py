"""One document of the dataset: its key, its report, and what the checks say about each of its numbers."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

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
_RANKS: Mapping[str, int] = MappingProxyType({status: rank for rank, status in enumerate(_WORST_FIRST)})
_STATED, _OPERAND, _SUSPECT = 0, 1, 2
_KEY_DIGITS = 16

_Mark: TypeAlias = tuple[int, int, int]
"""That a number stands in a check: number of the check, rank of its status (0 is the worst), as what."""


def document_key(name: str, sha256: str | None) -> str:
    """Return the key of a document: the same wherever and whenever the same bytes are read under the same name.

    >>> document_key("plan.hwp", "00" * 32)
    'd2cd826f48965f85'
    """
    return hashlib.sha256(f"{sha256}\n{name}".encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_DIGITS]


def _verdict(marks: list[_Mark]) -> Verdict:
    """Return what all marks of one number say together."""
    worst = stated = len(_WORST_FIRST)
    suspected, idents = False, ""
    before = 0
    for number, rank, part in marks:
        if rank < worst:  # noqa: PLR1730 - this runs for every number of an archive, and min() takes longer
            worst = rank
        if part == _STATED and rank < stated:
            stated = rank
        suspected = suspected or part == _SUSPECT
        if number != before:
            idents = f"{idents} c{number}" if idents else f"c{number}"
            before = number
    return _WORST_FIRST[worst], None if stated == len(_WORST_FIRST) else _WORST_FIRST[stated], suspected, idents


class Verdicts:
    """What the checks say about the numbers of one document, by their places and by the ids of their records."""

    __slots__ = ("_cells", "_places", "_records")

    def __init__(self, checks: tuple[Check, ...]) -> None:
        places, records = defaultdict[Place, list[_Mark]](list), defaultdict[str | None, list[_Mark]](list)
        for number, check in enumerate(checks, 1):
            rank, suspect = _RANKS[check.status], check.suspect
            places[_place(check.stated.source)].append((number, rank, _STATED))
            mark = number, rank, _OPERAND
            own = [operand for operand in check.operands if operand.document is None]
            for operand in own:
                places[_place(operand.source)].append(mark)
                records[operand.record].append(mark)
            if suspect is not None:
                mark = number, rank, _SUSPECT
                places[_place(suspect.source)].append(mark)
                records[suspect.record].append(mark)
        self._places, self._records = places, records
        self._cells = _by_cells(places)

    def of(self, source: Source, record: str | None = None) -> Verdict:
        """Return what is said about the number at a place, or else about the record that it belongs to."""
        found = self._places.get(_place(source)) or (record and self._records.get(record))
        return _verdict(found) if found else UNCHECKED

    def of_cells(self, block: int | None) -> dict[tuple[int, int], Verdict]:
        """Return what is said about the numbers of the cells of a table, by row and column."""
        return {place: _verdict(marks) for place, marks in self._cells.get(block, {}).items()}


def _place(source: Source) -> Place:
    return source.block, source.row, source.col, source.start, source.end


def _by_cells(places: Mapping[Place, list[_Mark]]) -> dict[int | None, dict[tuple[int, int], list[_Mark]]]:
    """Return marks by block and cell, those of several numbers in one cell together."""
    cells = defaultdict[int | None, dict[tuple[int, int], list[_Mark]]](dict)
    for (block, row, col, _, _), marks in places.items():
        if row is not None and col is not None:
            others = cells[block].get((row, col))
            cells[block][row, col] = marks if others is None else sorted((*others, *marks))
    return cells


@dataclass(frozen=True, slots=True)
class Entry:
    """One report of an outputs folder.

    Attributes:
        document: its key.
        path: of its JSON, below the outputs folder.
        report: the report.
        verdicts: what its checks say about its numbers.
    """

    document: str
    path: str
    report: Report
    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure record of an outputs folder: a document that could not be read.

    Attributes:
        document: its key.
        path: of its JSON, below the outputs folder.
        record: the failure record.
    """

    document: str
    path: str
    record: FailureRecord


def make_entry(path: str, report: Report) -> Entry:
    """Return the entry of a report."""
    file = report.file
    return Entry(document_key(file.name, file.sha256), path, report, Verdicts(report.checks))


def make_failure(path: str, record: FailureRecord) -> Failure:
    """Return the entry of a failure record."""
    return Failure(document_key(record.file, record.sha256), path, record)
