"""Tables that say in words what is done in each quarter or month (분기별 추진계획)."""

from collections.abc import Iterator
from dataclasses import replace

import regex

from extract.document import Cell
from extract.extractors.schedule.axis import Axis, Stretch, period_of
from extract.extractors.schedule.clauses import letters, named, parts_of, tidy
from extract.extractors.schedule.model import Draft, Find, Setting
from extract.extractors.schedule.prose import read_text
from extract.extractors.schedule.tables import to_draft
from extract.grid import Grid
from extract.normalize.spacing import join_spaced
from extract.normalize.text import level
from extract.schemas import ScheduleStatus
from extract.vocab import lexicon

_KINDS = ("data", "layout")
_BRIEF = 12
_QUARTER = 3
_VOLUME = regex.compile(r"(?P<figure>[1-9][\d,]*)\s?(?P<unit>[^\d\s,.%]{1,4}[2²]?)")


def _label(grid: Grid, row: int, first: int) -> str:
    """Return the words left of the quarters of a row."""
    cells = [grid.slots.get((row, col)) for col in range(first)]
    texts = dict.fromkeys(cell.text for cell in cells if cell is not None and letters(cell.text) > 1)
    return " ".join(tidy(join_spaced(text)) for text in texts)


def _goes_on(words: str) -> bool:
    """Return whether a line only says that a thing of an earlier quarter goes on (``… 지원(계속)``)."""
    head, _, tail = words.rpartition("(")
    return bool(head) and tail.rstrip(") ") in lexicon("date_words").words("open_end")


def _undated(cell: Cell, start: int, end: int, stretch: Stretch, setting: Setting) -> Find | None:
    """Return a line of a cell as a thing of the quarter above it; None for figures and dashes."""
    words = tidy(cell.text[start:end])
    period = period_of(stretch, stretch, setting.year)
    if _goes_on(words):
        return None
    if period is None or letters(words) < 2 or words[0].isdigit():  # noqa: PLR2004 - one letter is a mark
        return None
    return Find(0, len(stretch.cell.text), words, period)


def _is_worded(grid: Grid, row: int) -> bool:
    """Return whether a row says things in words: any row of a table that is not of figures, else one without figures."""
    return grid.kind in _KINDS or not any(
        char.isdigit() for (at, _), cell in grid.slots.items() if at == row for char in cell.text
    )


def _in_cell(grid: Grid, cell: Cell, label: str, stretch: Stretch, setting: Setting) -> Iterator[Draft]:
    for start, end in parts_of(cell.text):
        finds = read_text(cell.text[start:end], 0, replace(setting, title=label or setting.title))
        for find in finds:
            moved = replace(find, start=find.start + start, end=find.end + start, text=_behind(label, find.text))
            yield to_draft(moved, cell.text, grid.table.place(cell), setting)
        lone = _undated(cell, start, end, stretch, setting) if not finds and _is_worded(grid, cell.row) else None
        if lone:
            whole = replace(lone, text=_behind(label, lone.text))
            yield to_draft(whole, stretch.cell.text, grid.table.place(stretch.cell), setting)


def _volume(cell: Cell | None) -> int | None:
    """Return the number of a cell that says how much is to be done, with its unit (3,150주); None for sums of money."""
    found = _VOLUME.fullmatch(cell.text.strip()) if cell is not None else None
    money = found is not None and found["unit"].endswith(lexicon("currencies").words("KRW"))
    return int(found["figure"].replace(",", "")) if found and not money else None


def _figure(cell: Cell | None) -> int:
    text = level(cell.text).strip().replace(",", "") if cell is not None else ""
    return int(text) if text.isascii() and text.isdigit() else 0


def _volumes(grid: Grid, axis: Axis, row: int, setting: Setting) -> Iterator[Draft]:
    """Yield the quarters in which a counted part of a row's work is done (420주: 1분기 120, 2분기 300)."""
    cells = {cell.col: cell for col in axis.columns if (cell := grid.slots.get((row, col))) is not None}
    stated = {_volume(grid.slots.get((row, col))) for col in range(grid.table.cols) if col not in axis.columns}
    label = _label(grid, row, min(axis.columns))
    if not label or setting.status is not ScheduleStatus.PLANNED or sum(map(_figure, cells.values())) not in stated:
        return
    for col, cell in cells.items():
        period = period_of(axis.columns[col], axis.columns[col], setting.year)
        if _figure(cell) and period:
            find = Find(0, len(cell.text), label, period)
            yield to_draft(find, cell.text, grid.table.place(cell), setting)


def _behind(label: str, words: str) -> str:
    """Return short words behind the label of their row."""
    return named(label, words) if letters(words) <= _BRIEF and label not in words else words


def read_quarters(grid: Grid, axis: Axis, setting: Setting) -> tuple[Draft, ...]:
    """Return one record a line below a quarter or month: with its own date where it prints one.

    Args:
        grid: the table.
        axis: its columns of quarters or months.
        setting: where the table stands.
    """
    drafts: list[Draft] = []
    for cell in grid.table.cells:
        if cell.row >= axis.head and cell.col in axis.columns:
            label = _label(grid, cell.row, min(axis.columns))
            drafts += _in_cell(grid, cell, label, axis.columns[cell.col], setting)
    if axis.columns and all(one.last - one.first == _QUARTER - 1 for one in axis.columns.values()):
        drafts += [draft for row in range(axis.head, grid.table.rows) for draft in _volumes(grid, axis, row, setting)]
    return tuple(drafts)
