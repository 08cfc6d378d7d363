"""Small documents for the checks: tables from text, lines of running text."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from extract.document import Block, Cell, Document, Figure, Paragraph, Table
from extract.grid.labels import role_of
from extract.grid.model import Column, Entry, Grid, Panel, Row, RowRole
from extract.normalize.unit import parse_unit
from extract.schemas import Check, DocumentFacts, Plan
from extract.segment.outline import Line, LineRole, Outline
from extract.source import Source
from extract.validate import Material, validate

MakeGrid = Callable[..., Grid]
Validate = Callable[..., tuple[Check, ...]]


def _grid(
    text: str,
    *,
    head: int = 1,
    stub: int = 1,
    unit: str | None = None,
    units: dict[int, str] | None = None,
    levels: dict[int, int] | None = None,
    block: int = 0,
) -> Grid:
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    cells = tuple(Cell(r, c, cell) for r, row in enumerate(rows) for c, cell in enumerate(row))
    slots = {(cell.row, cell.col): cell for cell in cells}
    body = tuple(_row(rows, index, stub, (levels or {}).get(index, 0)) for index in range(head, len(rows)))
    columns = tuple(_column(rows, index, head, (units or {}).get(index, unit)) for index in range(stub, len(rows[0])))
    entries = tuple(
        Entry(slots[row.index, col.index], row, col, Source(block=block, row=row.index, col=col.index))
        for row in body
        for col in columns
    )
    table = Table(cells, len(rows), len(rows[0]), Source(block=block))
    panel = Panel(body, columns, entries)
    return Grid(table, f"table{block}", "", "data", None, None, head, stub, (panel,), slots)


def _row(rows: list[list[str]], index: int, stub: int, level: int) -> Row:
    path = tuple(text for text in rows[index][:stub] if text)
    return Row(index, path, role_of(path) if path else RowRole.ITEM, level)


def _column(rows: list[list[str]], index: int, head: int, unit: str | None) -> Column:
    path = tuple(rows[row][index] for row in range(head) if rows[row][index])
    role = role_of(path) if path else RowRole.ITEM
    return Column(index, path, role, parse_unit(unit) if unit else None)


@pytest.fixture
def grid() -> MakeGrid:
    """Return a maker of tables: one line a row, cells parted by a bar."""
    return _grid


def _lines(texts: tuple[str, ...]) -> tuple[Line, ...]:
    """Return lines whose depth is their indent: each is an item below the last line that is indented less."""
    found: list[Line] = []
    for block, text in enumerate(texts):
        depth = (len(text) - len(text.lstrip())) // 2
        above = next((line for line in reversed(found) if len(line.above) < depth), None)
        path = (*above.above, above.section) if above else ()
        plain = text.strip()
        source = Source(block=block, start=0, end=len(plain))
        body = 2 if plain[:1] in "-□○*" else 0
        found.append(Line(plain, source, LineRole.ITEM, f"s{block}", "", path, body))
    return tuple(found)


@pytest.fixture
def check_grids() -> Validate:
    """Return a function that validates a document of tables alone."""

    def run(*grids: Grid) -> tuple[Check, ...]:
        blocks: tuple[Block, ...] = tuple(one.table for one in grids)
        return validate(_material(blocks, (), grids))

    return run


@pytest.fixture
def check_lines() -> Validate:
    """Return a function that validates lines of text; two leading blanks put a line below the one above it."""

    def run(*texts: str, table: Grid | None = None, chart: str | None = None) -> tuple[Check, ...]:
        lines = _lines(texts)
        blocks: list[Block] = [Paragraph(line.text, line.source) for line in lines]
        grids = ()
        if table is not None:
            at = len(blocks)
            entries = tuple(replace(one, source=replace(one.source, block=at)) for one in table.panels[0].entries)
            moved = replace(table.table, source=Source(block=at))
            grids = (replace(table, table=moved, panels=(replace(table.panels[0], entries=entries),)),)
            blocks.append(moved)
        if chart is not None:
            blocks.append(Figure(chart, Source(block=len(blocks))))
        return validate(_material(tuple(blocks), lines, grids))

    return run


@pytest.fixture
def check_below() -> Validate:
    """Return a function that validates lines of text that stand below a table."""

    def run(table: Grid, *texts: str) -> tuple[Check, ...]:
        lines = _lines(("", *texts))[1:]
        blocks: tuple[Block, ...] = (table.table, *(Paragraph(line.text, line.source) for line in lines))
        return validate(_material(blocks, lines, (table,)))

    return run


def _material(blocks: tuple[Block, ...], lines: tuple[Line, ...], grids: tuple[Grid, ...]) -> Material:
    places = {grid.table.source.block or 0: lines[-1].section if lines else "" for grid in grids}
    above = {line.section: line.above for line in lines}
    outline = Outline((), {}, lines, places, above)
    return Material(Document(blocks, "txt", "test"), outline, grids, Plan(document=DocumentFacts()))


def by_rule(checks: tuple[Check, ...], rule: str) -> list[Check]:
    """Return the checks of one rule."""
    return [check for check in checks if check.rule == rule]


@pytest.fixture
def statuses() -> Callable[[tuple[Check, ...], str], list[tuple[str, str]]]:
    """Return a function from checks and a rule to what is stated and how it came out."""
    return lambda checks, rule: [(check.stated.raw, check.status.value) for check in by_rule(checks, rule)]
