"""Numbers divided by posts, staff or persons, and money in the prices of one year."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from extract.dataset.compare.choosing import last_part
from extract.dataset.compare.measures import Base, Fact, count
from extract.dataset.compare.notes import Note, listed, note
from extract.dataset.compare.observing import observed
from extract.dataset.compare.prices import in_prices_of
from extract.dataset.compare.wish import Per, Wish
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
        raise DatasetError("unreadable", path=path, detail=error.strerror) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise DatasetError("unreadable", path=path, detail=error) from None
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


def divide(facts: Iterable[Fact], wish: Wish) -> tuple[list[Fact], list[Note]]:
    """Return numbers with what they are divided by; a number without is no number, and a note says so.

    Args:
        facts: the numbers.
        wish: what is asked.
    """
    if wish.per is None:
        return list(facts), []
    known = read_persons(wish.per) if isinstance(wish.per, Path) else None
    missing: dict[str, None] = {}
    found: list[Fact] = []
    for fact in facts:
        base = _base_of(fact, known) if known else _own_base(fact, wish.per)
        if base is None and fact.value is not None:
            where = fact.chain.organization if known else fact.chain.id
            missing[f"{where or fact.paper.survey.document} {fact.year}"] = None
            fact = _without(fact)  # noqa: PLW2901 - the same number, taken away
        found.append(replace(fact, base=base))
    key = "no_persons" if known else f"no_{wish.per}"
    return found, [note(key, names=listed(list(missing)), path=wish.per)] if missing else []


def _without(fact: Fact) -> Fact:
    return replace(fact, value=None, observations=(), unstated=max(1, fact.unstated))


def _base_of(fact: Fact, known: Persons) -> Base | None:
    persons = known.of(fact.chain.organization, fact.year)
    return Base((fact.chain.organization or "", fact.year), persons) if persons else None


def _own_base(fact: Fact, per: Per | Path | None) -> Base | None:
    kind = next(kind for one, kind in _KINDS if one is per)
    figure = count(fact.paper, kind) if fact.paper.year == fact.year else None
    if figure is None or not figure.value:
        return None
    seen = observed(figure, fact.chain, fact.paper)
    return Base((fact.chain.id, fact.year), Decimal(figure.value), seen)


def deflate(facts: Sequence[Fact], wish: Wish) -> tuple[list[Fact], list[Note]]:
    """Return sums of money in the prices of one year; a year without an index has no value, and a note says so.

    Args:
        facts: the numbers.
        wish: what is asked.
    """
    if wish.prices is None:
        return list(facts), []
    found: list[Fact] = []
    missing = set[int]()
    for fact in facts:
        value = in_prices_of(wish.prices, fact.year, fact.value) if fact.value is not None else None
        if value is None and fact.value is not None:
            missing.add(fact.year)
            found.append(_without(fact))
        else:
            found.append(replace(fact, value=value))
    return found, [note("no_index", years=listed([str(year) for year in sorted(missing)]))] if missing else []
