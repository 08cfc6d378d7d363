"""Departments (부서) of one body through the years: the same name, or a new one with shared words and the same programs."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.dataset.identity.assignment import assign
from extract.dataset.identity.clues import Clue, clue, joined
from extract.dataset.identity.match import match_programs
from extract.dataset.identity.profiles import Survey, survey
from extract.dataset.identity.words import likeness, plain, rarity
from extract.schemas import Report

_ENOUGH = 0.5
_NAME, _PROGRAMS = 0.5, 0.9


@dataclass(frozen=True, slots=True)
class DepartmentStep:
    """A department of one year that goes on in a later one, perhaps under a new name; how sure that is, and why."""

    earlier: Report
    later: Report
    score: float
    clues: tuple[Clue, ...]


def department_steps(reports: Sequence[Report]) -> tuple[DepartmentStep, ...]:
    """Return how the departments of one body go on from each year to the next year that there are documents of.

    Args:
        reports: the documents of one body; those that name no department or no year are left out.
    """
    years: dict[int, list[Report]] = defaultdict(list)
    for report in reports:
        if report.plan.document.years and report.plan.document.department:
            years[max(report.plan.document.years)].append(report)
    order = sorted(years)
    found = (_steps(years[one], years[other]) for one, other in pairwise(order))
    return tuple(step for steps in found for step in steps)


def _steps(before: list[Report], after: list[Report]) -> list[DepartmentStep]:
    surveys = {id(report): survey(report) for report in (*before, *after)}
    grid = [[_step(one, other, surveys) for other in after] for one in before]
    pairs = assign([[max(0.0, step.score - _ENOUGH) for step in row] for row in grid])
    return [grid[row][column] for row, column in pairs]


def _step(earlier: Report, later: Report, surveys: dict[int, Survey]) -> DepartmentStep:
    names = [report.plan.document.department or "" for report in (earlier, later)]
    if plain(names[0]) == plain(names[1]):
        clues: tuple[Clue, ...] = (clue("same_name", 1.0),)
    else:
        alike = likeness(names[0], names[1], rarity([]))
        share = shared_programs(surveys[id(earlier)], surveys[id(later)])
        clues = (
            clue("like_name", _NAME * alike, percent=round(100 * alike)),
            clue("programs", _PROGRAMS * share, percent=round(100 * share)),
        )
    return DepartmentStep(earlier, later, joined(clues), clues)


def shared_programs(earlier: Survey, later: Survey) -> float:
    """Return the part of the programs that go on, of the document with fewer, from 0 to 1."""
    links = match_programs(earlier, later).links
    fewer = min(len(earlier.planned), len(later.planned))
    return min(1.0, len({link.later.key for link in links}) / fewer) if fewer else 0.0
