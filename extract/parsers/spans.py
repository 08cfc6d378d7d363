"""How many columns or rows a cell may cover by what the file says, and what is told of a file that says otherwise."""

from collections.abc import Iterable, Iterator

from extract.issues import Issue, IssueCode
from extract.parsers.xml import number

MAX_SPAN = 10_000
"""The most columns or rows that a cell covers; more are taken for these."""


def bounded_span(stated: str | None, least: int = 1) -> int:
    """Return the span that a file states, within bounds.

    >>> bounded_span("3"), bounded_span(None), bounded_span("30000000")
    (3, 1, 10000)
    """
    found = number(stated)
    return least if found is None else max(least, min(found, MAX_SPAN))


def span_issues(stated: Iterable[str | None]) -> Iterator[Issue]:
    """Yield an issue if any of the spans that a file states is no span: no number, below 1 or above `MAX_SPAN`."""
    wild = sum(one is not None and number(one) != bounded_span(one) for one in stated)
    if wild:
        message = f"{wild} spans of cells are no numbers from 1 to {MAX_SPAN}; the nearest was taken"
        yield Issue(IssueCode.DEFECT, message)
