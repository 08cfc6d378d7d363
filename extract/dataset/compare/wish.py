"""What is asked of many documents."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from extract.dataset.compare.model import Dimension, Measure
from extract.dataset.compare.prices import index_of, known_years
from extract.dataset.errors import DatasetError
from extract.dataset.identity import Decision

MONEY = (Measure.BUDGET, Measure.EXECUTED)
PERSONS = (Measure.POSTS, Measure.STAFF, Measure.VACANCIES)

UNITS = MappingProxyType(
    {
        Measure.BUDGET: "won",
        Measure.EXECUTED: "won",
        Measure.RATE: "percent",
        Measure.PROGRAMS: "programs",
        Measure.POSTS: "persons",
        Measure.STAFF: "persons",
        Measure.VACANCIES: "persons",
    }
)


class Per(StrEnum):
    """What of the department's own counts of the same year a number is divided by."""

    POSTS = "posts"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is compared.

    Attributes:
        measure: what numbers.
        by: along what they are laid out, in this order.
        programs: names of programs; with none, all that the documents plan.
        organizations: names of bodies, today's or former; with none, all.
        departments: names of departments, today's or former; with none, all.
        per: what numbers are divided by: the department's posts or staff of the year, or a CSV file with the columns
            organization, year and persons.
        prices: the year in whose prices money is given; None for money as printed.
        decisions: what people decided about programs, which overrides what is computed.
    """

    measure: Measure = Measure.BUDGET
    by: tuple[Dimension, ...] = (Dimension.YEAR, Dimension.ORGANIZATION)
    programs: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    per: Per | Path | None = None
    prices: int | None = None
    decisions: tuple[Decision, ...] = ()

    @property
    def unit(self) -> str:
        """Return the unit of the numbers."""
        if self.per is None:
            return UNITS[self.measure]
        return f"{UNITS[self.measure]}/{'post' if self.per is Per.POSTS else 'person'}"

    @property
    def whole(self) -> bool:
        """Return whether numbers of whole departments are wanted, not those of single programs."""
        return not self.programs and Dimension.PROGRAM not in self.by and Dimension.FUNDING not in self.by


def check_wish(wish: Wish) -> None:
    """Refuse a wish that asks for what cannot be.

    Raises:
        DatasetError: if it does; it says why.
    """
    measure = wish.measure
    if not wish.by or len(set(wish.by)) < len(wish.by):
        raise DatasetError("no_dimension", names=", ".join(Dimension))
    if Dimension.FUNDING in wish.by and measure is not Measure.BUDGET:
        raise DatasetError("not_by", measure=measure, dimension=Dimension.FUNDING)
    if measure in PERSONS and Dimension.PROGRAM in wish.by:
        raise DatasetError("not_by", measure=measure, dimension=Dimension.PROGRAM)
    if measure in PERSONS and wish.programs:
        raise DatasetError("not_of_programs", measure=measure)
    if measure is Measure.RATE and wish.per is not None:
        raise DatasetError("not_divided", measure=measure)
    if wish.prices is not None:
        _check_prices(measure, wish.prices)


def _check_prices(measure: Measure, year: int) -> None:
    if measure not in MONEY:
        raise DatasetError("not_money", measure=measure)
    if index_of(year) is None:
        first, *_, last = known_years()
        raise DatasetError("no_index", year=year, first=first, last=last)
