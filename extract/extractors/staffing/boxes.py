"""Staff counts in organisation charts that are set as tables: a row of units, their counts in the row below."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import regex

from extract.document import Cell, Table
from extract.extractors.staffing.draft import Draft, Fact
from extract.extractors.staffing.prose import text_counts
from extract.extractors.staffing.surroundings import Surroundings
from extract.extractors.staffing.words import describes_body, heads_staff, only_kind, told_order
from extract.normalize.spacing import join_spaced
from extract.normalize.text import level, tight
from extract.schemas import LineRole, StaffKind
from extract.source import Source
from extract.vocab import lexicon

_FEWEST = 2
_MOST_CELLS = 80


@cache
def _below() -> regex.Pattern[str]:
    """Return a pattern for a count below a unit: ``12명``, or both kinds, ``9 / 8``."""
    person = tight(lexicon("staff_context").words("person"))
    count = "[1-9][0-9]{0,3}"
    return regex.compile(
        rf"\s*(?:(?P<first>{count}) ?{person}?\s*/\s*(?P<second>{count}) ?{person}?|(?P<one>{count}) ?{person})\s*"
    )


def boxed_counts(table: Table, surroundings: Surroundings) -> Iterator[Draft]:
    """Yield the staff counts of a chart set as a table; fewer than two, or no word of the body around, are none.

    Args:
        table: a table that is not read as one of staff.
        surroundings: what stands before and around it.
    """
    if surroundings.of_others or len(table.cells) > _MOST_CELLS:
        return
    if not any(heads_staff(text) or describes_body(text) for text in surroundings.texts):
        return
    order = told_order(cell.text for cell in table.cells)
    kind = only_kind(surroundings.lines)
    found = tuple(
        draft for cell in table.cells if _names_unit(cell) for draft in _count_below(table, cell, order, kind)
    )
    if len({draft.fact.unit for draft in found}) >= _FEWEST:
        yield from _totals(table)
        yield from found


def _names_unit(cell: Cell) -> bool:
    return lexicon("unit_endings").key(join_spaced(cell.text)) in ("team", "division", "bureau")


def _count_below(
    table: Table, cell: Cell, order: tuple[StaffKind, StaffKind] | None, kind: StaffKind | None
) -> Iterator[Draft]:
    under = (cell.row + cell.row_span, cell.col)
    below = next((other for other in table.cells if (other.row, other.col) == under), None)
    found = _below().fullmatch(level(below.text)) if below and below.col_span == cell.col_span else None
    if below is None or found is None:
        return
    place = table.place(below)
    if found["one"]:
        yield _draft(cell, below, place, found.span("one"), kind)
    elif order:
        for name, each in zip(("first", "second"), order, strict=True):
            yield _draft(cell, below, place, found.span(name), each)


def _draft(cell: Cell, below: Cell, place: Source, span: tuple[int, int], kind: StaffKind | None) -> Draft:
    raw = below.text[slice(*span)]
    return Draft(Fact(join_spaced(cell.text), None, None, kind, int(raw)), raw, place.span(*span), None)


def _totals(table: Table) -> Iterator[Draft]:
    """Yield what a cell of the chart says of the whole: ``정원 31 / 현원 30``."""
    for cell in table.cells:
        for draft in text_counts(cell.text, table.place(cell), staff=False):
            yield replace(draft, role=LineRole.TOTAL)
