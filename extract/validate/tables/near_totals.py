"""Totals that stand outside the body of a table: in the line above it, or among its headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log10

from extract.errors import NormalizeError
from extract.grid.model import Grid, RowRole
from extract.normalize.number import parse_number
from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.segment.outline import Line
from extract.validate.figures.headings import is_additive, lane_relation
from extract.validate.figures.printed import Printed, State
from extract.validate.figures.quantities import Quantity, find_quantities, line_quantities
from extract.validate.figures.sheet import Lane, Sheet, sheets
from extract.validate.judging.interval import Outcome, compare_ratio, compare_sum
from extract.validate.judging.judge import Claim, judge, operand, verdict
from extract.validate.judging.mending import least_digits, mends_sum
from extract.validate.material import Material, cell_texts
from extract.validate.tables.table_sums import sheet_groups
from extract.vocab import fold, lexicon

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_LARGE = 10
_NEAR = 4
_SEVERAL = 3
_CLOSE = Decimal("0.05")
_SURE = 4
"""Digits that one slip among figures in the words of cells is told by."""
_DIGITS = 3.0
"""Decimal digits that must agree before figures in the words of cells are taken for the parts of a figure above."""


@dataclass(frozen=True, slots=True)
class Column:
    """A value column over all panels of a table: its lane, its numbers, and the second numbers in brackets."""

    lane: Lane
    parts: tuple[Printed, ...]
    shares: tuple[Printed | None, ...]


def check_near_totals(material: Material) -> tuple[Check, ...]:
    """Check the total that a line above a table states against the table's columns, and shares against it."""
    return tuple(check for grid in material.data_grids() for check in _grid_checks(material, grid))


def _grid_checks(material: Material, grid: Grid) -> Iterator[Check]:
    columns = open_columns(grid)
    lines = [[one for one in line_quantities(line) if not one.depth] for line in lines_above(material, grid)]
    wholes = [one for line in lines for one in line]
    for column in columns:
        inside = _header_total(grid, column)
        found = inside or _match(column, lines) or _below(material, grid, column)
        if found:
            yield found[1]
            yield from _share_checks(column, found[0])
    if not columns:
        yield from _worded(grid, wholes)


def _below(material: Material, grid: Grid, column: Column) -> tuple[Printed, Check] | None:
    """Return a total that a line below a table states in the words of a column's heading (``총 소요예산``), with its check."""
    units = {part.unit for part in column.parts if part.value}
    block = grid.table.source.block or 0
    heading = fold(column.lane.label)
    for line in material.outline.lines:
        if line.source.block is None or not 0 < line.source.block - block <= _NEAR or len(units) != 1:
            continue
        for whole in line_quantities(line):
            words = fold(whole.label)
            if not heading or words == heading or not words.endswith(heading) or not _is_whole(words, heading):
                continue
            parts = [part.base() for part in column.parts]
            outcome = compare_sum(whole.printed, parts)
            if _is_close(outcome, whole.printed) or mends_sum(whole.printed, parts):
                claim = Claim("heading_total", CheckKind.SUM, whole.label, whole.printed)
                return whole.printed, judge(claim, verdict(outcome), [operand(part) for part in parts])
    return None


def _is_whole(words: str, heading: str) -> bool:
    return lexicon("check_words").key(words.removesuffix(heading)) in ("total", "sum")


def lines_above(material: Material, grid: Grid) -> list[Line]:
    """Return the lines that may state a total for a table: the nearest ones of its own section, nearest first."""
    block = grid.table.source.block or 0
    place = material.outline.places.get(block, "")
    around = {place, *material.outline.above.get(place, ())}
    near = [
        line
        for line in material.outline.lines
        if line.source.block is not None
        and 0 < block - line.source.block <= _NEAR
        and ({line.section, *line.above[-1:]} & around)
    ]
    return sorted(near, key=lambda line: -(line.source.block or 0))


def open_columns(grid: Grid) -> list[Column]:
    """Return the value columns of a table without a total row; lanes that are parts of others are left out."""
    found: dict[tuple[str, ...], list[tuple[Sheet, int]]] = {}
    for sheet in sheets(grid):
        if any(lane.role is not RowRole.ITEM for lane in sheet.lanes):
            return []
        for at, post in enumerate(sheet.posts):
            if is_additive(post) and post.view in ("outer", "first"):
                found.setdefault(tuple(map(fold, post.path)), []).append((sheet, at))
    return [column for places in found.values() if (column := _column(places))]


def _column(places: Sequence[tuple[Sheet, int]]) -> Column | None:
    parts: list[Printed] = []
    shares: list[Printed | None] = []
    for sheet, at in places:
        below = {part for group in sheet_groups(sheet) if group.firm for part in group.parts}
        for lane in range(len(sheet.lanes)):
            slot = sheet.at(lane, at)
            if slot.state is State.TEXT:
                return None
            if slot.printed is not None and lane not in below:
                parts.append(slot.printed)
                shares.append(_share(sheet, lane, at))
    lane = places[0][0].posts[places[0][1]]
    return Column(lane, tuple(parts), tuple(shares)) if sum(bool(part.value) for part in parts) > 1 else None


def _share(sheet: Sheet, lane: int, post: int) -> Printed | None:
    after = post + 1
    own = after < len(sheet.posts) and sheet.posts[after].index == sheet.posts[post].index
    return sheet.number(lane, after) if own and lane_relation(sheet.posts[after]) == "share" else None


def _header_total(grid: Grid, column: Column) -> tuple[Printed, Check] | None:
    """Return the number among a column's headings that its numbers add up to, with the check; None if there is none."""
    cell = grid.slots.get((grid.head - 1, column.lane.index))
    try:
        number = parse_number(cell.text) if cell else None
    except NormalizeError:
        number = None
    if cell is None or number is None:
        return None
    whole = Printed(number.value, number.step, cell.text, grid.table.place(cell), column.lane.unit)
    outcome = compare_sum(whole, column.parts)
    if not _is_close(outcome, whole) and not mends_sum(whole, column.parts):
        return None
    claim = Claim("header_total", CheckKind.SUM, " ".join(column.lane.path), whole)
    return whole, judge(claim, verdict(outcome), [operand(part) for part in column.parts])


def _is_close(outcome: Outcome, whole: Printed) -> bool:
    return abs(outcome.delta) <= abs(whole.value) * _CLOSE


def _match(column: Column, lines: Sequence[Sequence[Quantity]]) -> tuple[Printed, Check] | None:
    """Return the figure above a table that its column adds up to, or must: the one of the nearest line that speaks of it."""
    told = [found for line in lines if (found := [one for one in line if _comparable(one, column)])]
    parts = [part.base() for part in column.parts]
    for whole in (one for line in told for one in line):
        outcome = compare_sum(whole.printed, parts)
        if outcome.status in _GOOD:
            return whole.printed, _heading_total(whole, column, outcome)
    meant = [one for one in (told[0] if told else ()) if _is_meant(one, column, parts)]
    if len(meant) != 1:
        return None
    return meant[0].printed, _heading_total(meant[0], column, compare_sum(meant[0].printed, parts))


def _heading_total(whole: Quantity, column: Column, outcome: Outcome) -> Check:
    claim = Claim("heading_total", CheckKind.SUM, whole.label or " ".join(column.lane.path), whole.printed)
    return judge(claim, verdict(outcome), [operand(part.base()) for part in column.parts])


def _is_meant(whole: Quantity, column: Column, parts: Sequence[Printed]) -> bool:
    """Return whether a column misses a figure above it by little, or by one slip."""
    near = _is_close(compare_sum(whole.printed, parts), whole.printed) and column.lane.unit is not None
    return near or (not whole.about and mends_sum(whole.printed, parts, least=least_digits(whole.label)))


def _comparable(whole: Quantity, column: Column) -> bool:
    unit = column.lane.unit
    if whole.kind in ("percent", "percentage_point"):
        return False
    if whole.kind == "money" or (unit is not None and unit.kind == "money"):
        return whole.kind == "money" and unit is not None and unit.kind == "money"
    return _is_large(whole, column) if unit is None else fold(unit.text) == whole.kind


def _is_large(whole: Quantity, column: Column) -> bool:
    """Return whether agreement cannot be chance, where nothing says what the column counts."""
    return abs(whole.printed.value) >= _LARGE and sum(bool(part.value) for part in column.parts) >= _SEVERAL


def _share_checks(column: Column, whole: Printed) -> Iterator[Check]:
    for part, share in zip(column.parts, column.shares, strict=True):
        base = part.base()
        outcome = compare_ratio(share, (base,), whole.base()) if share is not None else None
        if share is None or outcome is None:
            continue
        claim = Claim("share", CheckKind.RATIO, " ".join(column.lane.path), share)
        yield judge(claim, verdict(outcome, blame=Blame.SOURCE), [operand(base), operand(whole.base())])


def _worded(grid: Grid, wholes: Sequence[Quantity]) -> Iterator[Check]:
    """Yield the check of a figure above a table of words whose cells name one figure of its kind each."""
    texts = list(cell_texts(grid))
    held = [[one for one in find_quantities(text, place) if not one.depth] for text, place in texts]
    slips: list[Check] = []
    for whole in wholes:
        parts = [one.printed for line in held for one in line if one.kind == whole.kind]
        if len(parts) < 2 or log10(1 + float(abs(whole.printed.value) / whole.printed.step)) < _DIGITS:  # noqa: PLR2004 - parts of a whole
            continue
        outcome = compare_sum(whole.printed, parts)
        claim = Claim("heading_total", CheckKind.SUM, whole.label, whole.printed)
        found = judge(claim, verdict(outcome), [operand(part) for part in parts])
        if outcome.status is CheckStatus.EXACT:
            yield found
        elif not whole.about and mends_sum(whole.printed, parts, least=_SURE):
            slips.append(found)
    yield from slips if len(slips) == 1 else ()
