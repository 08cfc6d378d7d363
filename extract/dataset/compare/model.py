"""What a comparison is made of: printed numbers, added up into points, laid out by year, body, department, program or funding."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from extract.dataset.compare.figures import Figure, Standing
from extract.dataset.compare.notes import LeftOut, Note

Key: TypeAlias = str | int | None
"""What a point stands for along one dimension; None where a document does not say."""


class Measure(StrEnum):
    """What is compared."""

    BUDGET = "budget"
    """예산: what programs are to cost in the year that a document plans, in won."""
    EXECUTED = "executed"
    """집행: what was spent in a year, as the latest document that says so has it, in won."""
    RATE = "rate"
    """집행률: executed by budget, in per cent."""
    PROGRAMS = "programs"
    """사업 수: how many programs are planned."""
    POSTS = "posts"
    """정원: authorised posts, in persons."""
    STAFF = "staff"
    """현원: staff in post, in persons."""
    VACANCIES = "vacancies"
    """결원: posts less staff, in persons; below nought where there are more persons than posts."""


class Dimension(StrEnum):
    """By what numbers are laid out."""

    YEAR = "year"
    ORGANIZATION = "organization"
    DEPARTMENT = "department"
    PROGRAM = "program"
    FUNDING = "funding"


@dataclass(frozen=True, slots=True)
class Observation:
    """One printed number.

    Attributes:
        organization: the body as its document names it.
        department: the department, likewise.
        year: the year that the number is for.
        program: the name of its program as printed; None for numbers of a whole department.
        line: id of the program through the years (see `extract.dataset.identity.lines`).
        figure: the number with its document, its place and what the checks say.
    """

    organization: str | None
    department: str | None
    year: int
    program: str | None
    line: str | None
    figure: Figure


@dataclass(frozen=True, slots=True)
class Point:
    """One number of a comparison.

    Attributes:
        keys: what it stands for, in the order of the comparison's dimensions.
        value: the number in the comparison's unit; None where nothing is stated that it could be made of.
        check: the worst of what the checks say about its observations.
        observations: the printed numbers that it is made of.
        unstated: how many programs state no number and are missing in it.
        against: the printed numbers that it is divided by: the budget of a rate, posts, staff.
    """

    keys: tuple[Key, ...]
    value: Decimal | None
    check: Standing
    observations: tuple[Observation, ...]
    unstated: int = 0
    against: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Numbers of many documents side by side.

    Attributes:
        measure: what is compared.
        unit: the unit of all values: ``won``, ``persons``, ``percent``, ``programs``, or the like with ``/post``,
            ``/person`` behind it.
        by: its dimensions; points are sorted along them.
        points: the numbers.
        prices: the year in whose prices money is given; None for money as printed.
        left_out: documents that are not counted since another one of their department and year is.
        notes: what is to be known about the numbers.
    """

    measure: Measure
    unit: str
    by: tuple[Dimension, ...]
    points: tuple[Point, ...]
    prices: int | None = None
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()
