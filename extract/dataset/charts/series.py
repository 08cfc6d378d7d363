"""Numbers that belong together: a line over years, or one bar."""

from dataclasses import dataclass
from decimal import Decimal

from extract.dataset.compare.figures import Standing
from extract.dataset.compare.model import Comparison, Dimension, Point


@dataclass(frozen=True, slots=True)
class Mark:
    """One number of a series.

    Attributes:
        year: its year; None where there is none.
        value: the number, in the comparison's unit; None where nothing is stated.
        check: what the checks say about it.
        unstated: how many programs state no number and are missing in it.
    """

    year: int | None
    value: Decimal | None
    check: Standing
    unstated: int


@dataclass(frozen=True, slots=True)
class Series:
    """A series: its name and its numbers."""

    name: str
    marks: tuple[Mark, ...]

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The numbers that are stated."""
        return tuple(mark.value for mark in self.marks if mark.value is not None)

    @property
    def peak(self) -> Decimal:
        """The number that is farthest from nought."""
        return max((abs(value) for value in self.values), default=Decimal(0))

    @property
    def years(self) -> tuple[int, ...]:
        """Its years, in order."""
        return tuple(sorted({mark.year for mark in self.marks if mark.year is not None}))

    @property
    def missing_years(self) -> tuple[int, ...]:
        """Years without a number, those that are left out between others too."""
        stated = {mark.year for mark in self.marks if mark.value is not None}
        between = range(self.years[0], self.years[-1] + 1) if self.years else ()
        return tuple(year for year in between if year not in stated)


def year_of(comparison: Comparison, point: Point) -> int | None:
    """Return the year of a point, or None."""
    year = point.keys[comparison.by.index(Dimension.YEAR)] if Dimension.YEAR in comparison.by else None
    return None if year is None else int(year)
