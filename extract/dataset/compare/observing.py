"""Printed numbers of documents as they enter a comparison."""

from collections.abc import Iterable
from dataclasses import replace

from extract.dataset.compare.chains import Paper
from extract.dataset.compare.figures import Figure, Standing, money
from extract.dataset.compare.model import Observation
from extract.dataset.identity import Profile
from extract.schemas import Program
from extract.source import Source
from extract.validate.whole.money import Amount

_WORST_FIRST = (Standing.FAILED, Standing.DOUBTFUL, Standing.UNCHECKED, Standing.HOLDS)


def worst(found: Iterable[Observation]) -> Standing:
    """Return the worst of what the checks say about numbers; unchecked if there are none."""
    known = {one.figure.check for one in found}
    return next((one for one in _WORST_FIRST if one in known), Standing.UNCHECKED)


def placed(figure: Figure | None, paper: Paper) -> Figure | None:
    """Return a number with the name by which its document is known among all, and a place that can be written."""
    if figure is None:
        return None
    return replace(figure, document=paper.name, source=place_of(figure.source))


def place_of(source: Source) -> Source:
    """Return a place as such, without its box: quickly read reports hold structures that look like places."""
    return Source(
        block=source.block, page=source.page, row=source.row, col=source.col, start=source.start, end=source.end
    )


def sum_of(amount: Amount | None, paper: Paper) -> Figure | None:
    """Return a sum of money of a document as a number."""
    return placed(money(paper.report, amount), paper)


def named(program: Program, paper: Paper) -> Figure:
    """Return a program as a number: one, printed as its name."""
    return Figure(1, program.name, paper.name, place_of(program.source), Standing.UNCHECKED)


def observed(
    figure: Figure, paper: Paper, *, year: int | None = None, one: Profile | None = None, line: str = ""
) -> Observation:
    """Return a number as an observation.

    Args:
        figure: the number.
        paper: the document that plans the program or department that it is of.
        year: the year that it is for; by default that of the document.
        one: its program, if it is of one.
        line: id of that program through the years.
    """
    return Observation(
        organization=paper.organization,
        department=paper.department,
        year=paper.year if year is None else year,
        program=one.program.name if one else None,
        line=line or None,
        figure=figure,
    )
