"""Numbers divided by posts, staff or persons, and money in the prices of one year."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from extract.dataset.compare.choosing import last_part
from extract.dataset.compare.measures import Base, Fact, count
from extract.dataset.compare.notes import Note, listed, note
from extract.dataset.compare.observing import observed
from extract.dataset.compare.prices import in_prices_of
from extract.dataset.compare.wish import Per
from extract.dataset.errors import DatasetError
from extract.dataset.identity import current_name
from extract.schemas import StaffKind
from extract.vocab import fold

_COLUMNS = ("organization", "year", "persons")
_KINDS = ((Per.POSTS, StaffKind.AUTHORIZED), (Per.STAFF, StaffKind.ACTUAL))


@dataclass(frozen=True, slots=True)
class Persons:
    """How many persons bodies have in years, such as residents: by folded name, today's or as written, and year."""

    path: Path
    numbers: Mapping[tuple[str, int], Decimal]

    def of(self, organization: str | None, year: int) -> Decimal | None:
        """Return how many persons a body has in a year; the name of its province may be left out."""
        if organization is None:
            return None
        names = (organization, last_part(organization))
        return next((self.numbers[key] for name in names if (key := (fold(name), year)) in self.numbers), None)


def read_persons(path: Path) -> Persons:
    """Return the numbers of a CSV file (UTF-8) with the columns organization, year and persons.

    Raises:
        DatasetError: if it cannot be opened, lacks a column, or a line holds no number above nought; it names the line.
    """
    numbers: dict[tuple[str, int], Decimal] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not set(_COLUMNS) <= set(rows.fieldnames or ()):
                raise DatasetError("persons_columns", path=path)
            for row in rows:
                name, year, persons = _persons(path, rows.line_num, row)
                numbers[fold(name), year] = persons
                numbers.setdefault((fold(current_name(name, str(year))), year), persons)
    except OSError as error:
        raise DatasetError("no_file", path=path, detail=error.strerror) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise DatasetError("no_file", path=path, detail=error) from None
    return Persons(path, numbers)


def _persons(path: Path, line: int, row: Mapping[str, str | None]) -> tuple[str, int, Decimal]:
    values = [(row[name] or "").strip() for name in _COLUMNS]
    try:
        year, persons = int(values[1]), Decimal(values[2].replace(",", ""))
    except (ValueError, InvalidOperation):
        raise DatasetError("bad_persons", path=path, line=line, detail=", ".join(values)) from None
    if not persons.is_finite() or persons <= 0 or not values[0]:
        raise DatasetError("bad_persons", path=path, line=line, detail=", ".join(values))
    return values[0], year, persons


class Divisors:
    """What numbers are divided by; a number without is no number, which is noted.

    Args:
        per: the department's own count, a file, or None.
        persons: what the file says.
    """

    def __init__(self, per: Per | Path | None, persons: Persons | None) -> None:
        self._per = per
        self._persons = persons
        self._missing: dict[str, None] = {}

    def divide(self, fact: Fact) -> Fact:
        """Return a number with what it is divided by."""
        if self._per is None:
            return fact
        base = self._of_body(fact) if self._persons else self._own(fact)
        if base is None and fact.value is not None:
            where = fact.chain.organization if self._persons else fact.chain.id
            self._missing[f"{where or fact.paper.name} {fact.year}"] = None
            return _without(fact)
        return replace(fact, base=base)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Which numbers had nothing to be divided by."""
        key = "no_persons" if self._persons else f"no_{self._per}"
        return (note(key, names=listed(list(self._missing)), path=self._per),) if self._missing else ()

    def _of_body(self, fact: Fact) -> Base | None:
        body = fact.chain.organization
        persons = self._persons.of(body, fact.year) if self._persons else None
        return Base((body or "", fact.year), persons) if persons else None

    def _own(self, fact: Fact) -> Base | None:
        kind = next(kind for one, kind in _KINDS if one is self._per)
        figure = count(fact.paper, kind) if fact.paper.year == fact.year else None
        if figure is None or not figure.value:
            return None
        return Base((fact.chain.id, fact.year), Decimal(figure.value), observed(figure, fact.paper))


def _without(fact: Fact) -> Fact:
    return replace(fact, value=None, observations=(), unstated=max(1, fact.unstated))


def deflate(fact: Fact, prices: int | None) -> Fact:
    """Return a sum of money in the prices of a year; one of a year without an index has no value.

    Args:
        fact: the sum.
        prices: the year in whose prices it is given; None for money as printed.
    """
    if prices is None or fact.value is None:
        return fact
    value = in_prices_of(prices, fact.year, fact.value)
    return _without(fact) if value is None else replace(fact, value=value)
