"""Staff counts in tables."""

from collections.abc import Iterator
from dataclasses import replace

import regex

from extract.extractors.staffing.draft import Draft, Fact
from extract.extractors.staffing.prose import text_counts
from extract.extractors.staffing.surroundings import Surroundings
from extract.extractors.staffing.words import (
    LabelKind,
    Labels,
    is_staff_title,
    kind_of_staff,
    label_kind,
    only_kind,
    pair_order,
    read_labels,
    told_order,
)
from extract.grid import Entry, Grid, Panel, RowRole
from extract.grid.ranks import is_rank
from extract.grid.units import heading_class, plain_label
from extract.normalize.number import parse_number
from extract.normalize.text import level
from extract.schemas import LineRole, StaffKind
from extract.vocab import lexicon

SKIPPED = frozenset({"contents", "approval", "gantt"})
_COUNT = r"(?:△ ?|▲ ?|-|\+)?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)"
_PAIR = regex.compile(
    rf"\s*(?P<first>{_COUNT}|-)\s*\p{{Hangul}}?\s*(?:/\s*(?P<second>{_COUNT}|-)|\(\s*(?P<inner>{_COUNT}|-)\s*\))\s*\p{{Hangul}}?\s*"
)
_ONE = regex.compile(rf"\s*(?P<first>{_COUNT})\s*\p{{Hangul}}?\s*(?:\([^()]*\)\s*)?")
_MANY = 2
_MAX = 1_000_000


def table_counts(grid: Grid, surroundings: Surroundings) -> Iterator[Draft]:
    """Yield the staff counts of a table, if it is one of the body's staff."""
    if grid.kind in SKIPPED or surroundings.of_others or _is_of_others(grid):
        return
    for panel in grid.panels:
        if _is_staffing(grid, panel, surroundings):
            yield from _panel_counts(grid, panel, surroundings)


def _paths(panel: Panel) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    return tuple(row.path for row in panel.rows if row.path), tuple(col.path for col in panel.columns if col.path)


def _is_of_others(grid: Grid) -> bool:
    """Return whether the headings are those of a list of other bodies (대표자, 소재지)."""
    words = lexicon("staff_context")
    texts = (cell.text for cell in grid.table.cells if cell.row < max(grid.head, 1))
    return any(words.key(text) == "other_heading" for text in texts)


def _kinds(panel: Panel) -> set[StaffKind]:
    texts = (text for paths in _paths(panel) for path in paths for text in path)
    return {kind for text in texts if (kind := kind_of_staff(text))}


def _ranks(paths: tuple[tuple[str, ...], ...]) -> bool:
    return sum(is_rank(path[-1]) for path in paths) >= _MANY


def _categories(paths: tuple[tuple[str, ...], ...]) -> bool:
    return sum(label_kind(path[-1]) is LabelKind.CATEGORY for path in paths) >= _MANY


def _units(paths: tuple[tuple[str, ...], ...]) -> bool:
    words = lexicon("unit_endings")
    texts = {text for path in paths for text in path if label_kind(text) is LabelKind.UNIT}
    return sum(words.key(text) in ("team", "division", "bureau") for text in texts) >= _MANY


def _classes(axis: tuple[tuple[str, ...], ...], other: tuple[tuple[str, ...], ...]) -> bool:
    """Return whether an axis lists categories of service and the other one units, so that none of its labels is a unit."""
    return _units(other) and not _units(axis) and any(label_kind(path[-1]) is LabelKind.CATEGORY for path in axis)


def _is_staffing(grid: Grid, panel: Panel, surroundings: Surroundings) -> bool:
    """Return whether a panel counts staff.

    It names 정원 and 현원 (or a pair of both) beside ranks, units or words of staff; or it lists ranks below words of
    staff, or categories of service below a pair (정원/현원).
    """
    paths = _paths(panel)
    texts = tuple(text for axis in paths for path in axis for text in path)
    kinds = _kinds(panel)
    ranks = _ranks(paths[0]) or _ranks(paths[1])
    both = {StaffKind.AUTHORIZED, StaffKind.ACTUAL} <= kinds or pair_order(texts) is not None
    titled = surroundings.of_staff or (grid.caption is not None and pair_order([grid.caption]) is not None)
    near = pair_order((*surroundings.lines[:2], *surroundings.titles[:1]))
    if near and (_categories(paths[0]) or _categories(paths[1])):
        return True
    if both:
        return ranks or titled or _units(paths[0]) or _units(paths[1])
    if titled and _people_column(panel) is not None:
        return True
    return (ranks and (titled or bool(kinds))) or (bool(kinds - {StaffKind.DIFFERENCE}) and titled)


def _people_column(panel: Panel) -> int | None:
    """Return the only column that a word for staff heads, beside units of a body and without 정원 or ranks; or None.

    ``팀명 | 인원 | 주요 업무``: the counts of the teams stand below 인원 and nowhere else.
    """
    rows, columns = _paths(panel)
    if _kinds(panel) or _ranks(rows) or _ranks(columns) or not _units(rows):
        return None
    found = [column.index for column in panel.columns if column.path and is_staff_title(plain_label(column.path[-1]))]
    return found[0] if len(found) == 1 else None


def _names_kind(axis: tuple[tuple[str, ...], ...]) -> bool:
    return any(label_kind(text) is LabelKind.KIND for path in axis for text in path)


def _panel_counts(grid: Grid, panel: Panel, surroundings: Surroundings) -> Iterator[Draft]:
    rows, columns = _paths(panel)
    ranked, graded = _ranks(columns), _ranks(rows)
    classed = _classes(rows, columns), _classes(columns, rows)
    given = _names_kind(rows), _names_kind(columns)
    stub = tuple(cell.text for cell in grid.table.cells if cell.row < grid.head)
    near = (*((grid.caption,) if grid.caption else ()), *stub, *surroundings.texts)
    people = None if pair_order(near) else _people_column(panel)
    alone = only_kind((*stub, grid.caption or "", *surroundings.lines[:2], *surroundings.titles[:1]))
    for entry in panel.entries:
        if people is not None and entry.column.index != people:
            continue
        headings = entry.column.path if people is None else ()
        labels = read_labels(entry.row.path, headings, ranked=ranked, graded=graded, classed=classed)
        if heading_class(entry.column.path) in ("rate", "note") or heading_class(entry.row.path) == "rate":
            yield from _noted(grid, entry)
            continue
        if _lacks_kind(panel, entry, labels, given):
            continue
        labels = labels if labels.kind or any(given) else replace(labels, kind=alone)
        order = pair_order((*entry.column.path, *entry.row.path)) or (
            None if any(given) else pair_order(near) or told_order(near)
        )
        yield from _entry_counts(grid, entry, _without_pair(labels), order)


def _lacks_kind(panel: Panel, entry: Entry, labels: Labels, given: tuple[bool, bool]) -> bool:
    """Return whether a count has no kind though its rows or columns name kinds, and is no unit's below them."""
    if labels.kind or not any(given) or pair_order((*entry.row.path, *entry.column.path)):
        return False
    return given[1] or not _is_below_kind(panel, entry)


def _is_below_kind(panel: Panel, entry: Entry) -> bool:
    """Return whether the row of a count names a unit (보건행정과) in a table whose rows above are 정원 and 현원."""
    above = [row for row in panel.rows if row.index < entry.row.index and row.path]
    ended = lexicon("unit_endings").key(plain_label(entry.row.path[-1])) if entry.row.path else None
    return ended in ("team", "division", "bureau") and any(kind_of_staff(row.path[-1]) for row in above)


def _without_pair(labels: Labels) -> Labels:
    """Return ``labels`` without a unit or category that is only the heading of pairs (정원/현원)."""
    return replace(labels, unit=None) if labels.unit and pair_order([labels.unit]) else labels


def _noted(grid: Grid, entry: Entry) -> Iterator[Draft]:
    for draft in text_counts(entry.text, entry.source, staff=True):
        yield replace(draft, section=grid.section or None, table=grid.id)


def _entry_counts(
    grid: Grid, entry: Entry, labels: Labels, order: tuple[StaffKind, StaffKind] | None
) -> Iterator[Draft]:
    plain = level(entry.text)
    pair = _PAIR.fullmatch(plain) if order else None
    if pair and order:
        second = "second" if pair["second"] is not None else "inner"
        for name, kind in zip(("first", second), order, strict=True):
            yield from _count(grid, entry, replace(labels, kind=kind), pair.span(name))
        return
    one = _ONE.fullmatch(plain)
    if one:
        yield from _count(grid, entry, labels, one.span("first"))


def _count(grid: Grid, entry: Entry, labels: Labels, span: tuple[int, int]) -> Iterator[Draft]:
    raw = entry.text[span[0] : span[1]]
    if not any(char.isdigit() for char in raw):
        return
    value = int(parse_number(raw).value)
    is_difference = labels.kind is StaffKind.DIFFERENCE
    if abs(value) > _MAX or (value < 0 and not is_difference) or (value == 0 and is_difference):
        return
    fact = Fact(labels.unit, labels.category, labels.rank, labels.kind, value)
    role = _role(entry.row.role, entry.column.role)
    yield Draft(fact, raw, entry.source.span(*span), grid.section or None, grid.id, role)


def _role(row: RowRole, column: RowRole) -> LineRole:
    if RowRole.TOTAL in (row, column):
        return LineRole.TOTAL
    return LineRole.SUBTOTAL if RowRole.SUBTOTAL in (row, column) else LineRole.ITEM
