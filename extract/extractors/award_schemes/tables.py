"""Prize tables (시상내역): grades along one side; numbers chosen, prizes and points along the other."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from types import MappingProxyType

import regex

from extract.document import Cell
from extract.errors import NormalizeError
from extract.extractors.award_schemes.tier import Found, bracket, contest_in, grade_end, names_contest, number_chosen
from extract.grid import Entry, Grid, Panel
from extract.grid.labels import total_key
from extract.normalize.amount import parse_money
from extract.normalize.count import parse_count
from extract.normalize.money import find_money
from extract.normalize.number import parse_number
from extract.normalize.spacing import join_spaced
from extract.normalize.unit import Unit
from extract.schemas.award import AwardTier
from extract.vocab import fold, lexicon

_FEWEST = 2
_INNER = regex.compile(r"\s*\([^()]*\)\s*")
_ORDER = MappingProxyType({"total": 1, "prize": 2, "each": 3})


def _measure(label: str) -> str | None:
    """Return what a row or column of a prize table holds: ``each``, ``prize``, ``total``, ``points`` or ``chosen``, or None.

    A bracket and all behind it are left out, or the bracket alone: ``1인(단체)당 시상금``.
    """
    return _measured(fold(bracket().sub("", label))) or _measured(fold(_INNER.sub("", label)))


def _measured(bare: str) -> str | None:
    words = lexicon("award_scheme")
    if bare.endswith(words.words("points")):
        return "points"
    if bare.endswith(words.words("prize")) or bare in words.words("total"):
        return next((key for key in ("each", "total") if bare.startswith(words.words(key))), "prize")
    is_chosen = bare in words.words("chosen") or bare.startswith(words.words("choosing"))
    return "chosen" if is_chosen else None


def _count(text: str) -> int | None:
    try:
        return parse_count(text).value
    except NormalizeError:
        return None


def _points(text: str) -> Decimal | None:
    try:
        return parse_number(text).value
    except NormalizeError:
        return None


def _won(entry: Entry, unit: Unit | None) -> int | None:
    """Return the prize in a cell; None where neither the cell nor the table (``unit``) prints a unit."""
    try:
        own = entry.unit if entry.unit and entry.unit.kind == "money" else None
        money = parse_money(entry.text, own or unit)
    except NormalizeError:
        spans = find_money(entry.text)
        return spans[0].money.won if len(spans) == 1 else None
    return None if money.unit_source == "assumed" else money.won


def _mixed(tier: AwardTier, entry: Entry, label: str) -> AwardTier:
    """Return ``tier`` with what a cell such as ``1팀(100만원)`` says."""
    chosen, spans = number_chosen().search(entry.text), find_money(entry.text)
    counted = tier.model_copy(update={"count": int(chosen["count"])}) if chosen else tier
    return counted.model_copy(update={"won": spans[0].money.won, "label": join_spaced(label)}) if spans else counted


def _filled(tier: AwardTier, entry: Entry, label: str, unit: Unit | None) -> AwardTier:
    match _measure(label):
        case "chosen" if _count(entry.text) is not None:
            return tier.model_copy(update={"count": _count(entry.text)})
        case "each" | "prize" | "total" if (won := _won(entry, unit)) is not None:
            return tier.model_copy(update={"won": won, "label": join_spaced(label)})
        case "points":
            return tier.model_copy(update={"points": _points(entry.text)})
        case _:
            return _mixed(tier, entry, label)


def _complete(tier: AwardTier, cells: Iterable[tuple[str, Entry]], unit: Unit | None) -> AwardTier:
    """Return ``tier`` with what its cells say, each with its label; a prize for one winner wins over one for all."""
    for label, entry in sorted(cells, key=lambda one: _ORDER.get(_measure(one[0]) or "", 0)):
        tier = _filled(tier, entry, label, unit)
    return tier


def _tier(grid: Grid, cell: Cell) -> AwardTier | None:
    """Return the empty tier that a label cell names, or None if it names no grade."""
    lead = len(cell.text) - len(cell.text.lstrip())
    end = grade_end(cell.text[lead:])
    if end is None:
        return None
    source = grid.table.place(cell).span(lead, lead + end)
    raw = cell.text[lead : lead + end]
    return AwardTier(grade=join_spaced(raw), raw=raw, source=source)


def _money_unit(grid: Grid) -> Unit | None:
    """Return the unit of money that stands above a table, or None."""
    units = grid.unit_line.units if grid.unit_line else ()
    return next((unit for unit in units if unit.kind == "money"), None)


def _column_tiers(grid: Grid, panel: Panel) -> Iterator[AwardTier]:
    for column in panel.columns:
        tier = _column_grade(grid, column.index)
        if tier:
            inside = (entry for entry in panel.entries if entry.column.index == column.index and entry.row.path)
            yield _complete(tier, ((entry.row.path[-1], entry) for entry in inside), _money_unit(grid))


def _row_tiers(grid: Grid, panel: Panel) -> Iterator[AwardTier]:
    for row in panel.rows:
        cells = (grid.slots.get((row.index, col)) for col in range(grid.stub - 1, -1, -1))
        tier = next((tier for cell in cells if cell and (tier := _tier(grid, cell))), None)
        if tier:
            inside = (entry for entry in panel.entries if entry.row.index == row.index and entry.column.path)
            yield _complete(tier, ((entry.column.path[-1], entry) for entry in inside), _money_unit(grid))


def _row_schemes(grid: Grid, panel: Panel) -> Iterator[Found]:
    """Yield a scheme for each row that names a contest beside its prizes below grades: ``동요대회 | 1팀(30만원) | 2팀(10만원)``.

    Rows that name what their cells hold (인원, 시상금) are no contests.
    """
    heads = {column.index: _column_grade(grid, column.index) for column in panel.columns}
    for row in panel.rows:
        name = join_spaced(row.path[-1]) if row.path else ""
        if not any(map(str.isalpha, name)) or _measure(name) or total_key(name):
            continue
        inside = (entry for entry in panel.entries if entry.row.index == row.index)
        told = ((heads.get(entry.column.index), entry) for entry in inside)
        tiers = tuple(_mixed(tier, entry, name) for tier, entry in told if tier and find_money(entry.text))
        if len(tiers) >= _FEWEST:
            contest = name if names_contest(name) else None
            yield Found((grid.table.source.block or 0, row.index), grid.section, tiers, contest=contest)


def _column_grade(grid: Grid, col: int) -> AwardTier | None:
    heads = (grid.slots.get((row, col)) for row in range(grid.head - 1, -1, -1))
    return next((tier for cell in heads if cell and (tier := _tier(grid, cell))), None)


def _rewards(tiers: tuple[AwardTier, ...]) -> bool:
    return any(tier.won is not None or tier.points is not None for tier in tiers)


def schemes_in_tables(grids: tuple[Grid, ...]) -> Iterator[Found]:
    """Yield the tiers of each prize table: grades as columns or as rows, two at least, with prizes or points."""
    for grid in grids:
        for panel in grid.panels:
            rows = tuple(_row_schemes(grid, panel))
            if len(rows) >= _FEWEST:
                yield from rows
                continue
            both = (tuple(_column_tiers(grid, panel)), tuple(_row_tiers(grid, panel)))
            tiers = max(both, key=len)
            if len(tiers) >= _FEWEST and _rewards(tiers):
                contest = contest_in(grid.caption) if grid.caption else None
                yield Found((grid.table.source.block or 0, 0), grid.section, tiers, contest=contest)
