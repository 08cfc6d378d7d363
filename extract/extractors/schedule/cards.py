"""Cards: tables without headings in which labels and values take turns (사업기간 | … | 장소 | …)."""

from collections.abc import Iterator
from dataclasses import replace

from extract.document import Cell
from extract.extractors.schedule.clauses import letters, named, tidy
from extract.extractors.schedule.model import Find, Setting
from extract.extractors.schedule.prose import read_text
from extract.extractors.schedule.view import is_named
from extract.grid import Grid
from extract.normalize.spacing import join_spaced

_LONG = 10
_PAIR = 2


def _is_label(cell: Cell | None) -> bool:
    """Return whether a cell is short and holds words without figures."""
    text = cell.text if cell is not None else ""
    return 1 < letters(text) <= _LONG and not any(map(str.isdigit, text))


def is_card(grid: Grid) -> bool:
    """Return whether a table is a card: pairs of columns, a label in front of each row, a time (기간) first."""
    first = grid.slots.get((0, 0))
    if first is None or grid.table.cols % _PAIR or not is_named(first.text, "time"):
        return False
    beside = grid.slots.get((0, 1))
    dated = beside is not None and any(map(str.isdigit, beside.text))
    return dated and all(_is_label(grid.slots.get((row, 0))) for row in range(grid.table.rows))


def _label(grid: Grid, cell: Cell) -> str:
    """Return the label in front of a value; empty for a label."""
    label = grid.slots.get((cell.row, cell.col - 1)) if cell.col % _PAIR else None
    return tidy(join_spaced(label.text)) if label is not None and _is_label(label) else ""


def card_finds(grid: Grid, cell: Cell, setting: Setting) -> Iterator[Find]:
    """Yield the times of a card's value; what begins with a time is named by the label in front of it.

    Args:
        grid: the card.
        cell: one of its cells.
        setting: where the card stands.
    """
    label = _label(grid, cell)
    title = named(setting.title, label)
    for find in read_text(cell.text, 0, replace(setting, title=title), bare=False) if label else ():
        yield find if letters(cell.text[: find.start]) else replace(find, text=title)
