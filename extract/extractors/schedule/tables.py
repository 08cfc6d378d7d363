"""Dates in the cells of tables: date columns, quarter columns, bullets of a cell."""

from collections.abc import Iterator
from dataclasses import replace

import regex

from extract.document import Cell
from extract.extractors.context import years_in
from extract.extractors.schedule.cards import card_finds, is_card
from extract.extractors.schedule.cell_dates import column_dates, is_date_only
from extract.extractors.schedule.clauses import label_of, letters, parts_of, tidy
from extract.extractors.schedule.clauses import named as with_title
from extract.extractors.schedule.columns import Column, column_of, head_of, without_aside
from extract.extractors.schedule.doubts import doubt_of_cell
from extract.extractors.schedule.model import Draft, Find, Setting
from extract.extractors.schedule.month_day import paired_columns, paired_days
from extract.extractors.schedule.prose import read_text
from extract.extractors.schedule.spans import dates_in, split_list
from extract.grid import Grid
from extract.issues import Issue
from extract.normalize.date import DateSpan
from extract.normalize.spacing import join_spaced
from extract.normalize.text import level
from extract.schemas import YearSource
from extract.source import Source
from extract.vocab import lexicon

_SHORT = 4
_ROUND = regex.compile(r"\p{Hangul}?\s?[1-9]\d?\s?\p{Hangul}")
_SEVERAL = 2
_LONG = 80
_FIGURE = regex.compile(r"[\d\s.,%△▲()+~–-]*")


def row_cells(grid: Grid, row: int) -> tuple[Cell, ...]:
    """Return the cells that cover a row, left to right, each once."""
    found: dict[tuple[int, int], Cell] = {}
    for col in range(grid.table.cols):
        cell = grid.slots.get((row, col))
        if cell is not None:
            found.setdefault((cell.row, cell.col), cell)
    return tuple(found.values())


def _row_words(grid: Grid, cell: Cell, setting: Setting) -> str:
    """Return the words that name a cell's row: its label cells, else the first cell that holds words."""
    others = [one for one in row_cells(grid, cell.row) if one != cell and letters(one.text) > 1]
    named = [one for one in others if not is_date_only(one.text, setting)]
    labels = [one for one in named if one.col < max(grid.stub, 1) and one.col < cell.col]
    number = _number(grid, cell, setting) if not labels else ""
    if number:
        return with_title(setting.title, number)
    chosen = labels or named[:1]
    return " ".join(_brief(one.text) for one in chosen)


def _number(grid: Grid, cell: Cell, setting: Setting) -> str:
    """Return the number in front of a row that counts what comes back (1차, 제2회), or an empty text."""
    texts = (level(one.text).strip() for one in row_cells(grid, cell.row) if not one.col and one != cell)
    return next((text for text in texts if _ROUND.fullmatch(text) and not is_date_only(text, setting)), "")


def _brief(text: str) -> str:
    """Return a label on one line; of a long cell its first paragraph."""
    whole = tidy(join_spaced(text))
    return whole if len(whole) <= _LONG else tidy(join_spaced(text.split("\n", maxsplit=1)[0]))


def _has_act(grid: Grid, cell: Cell, setting: Setting) -> bool:
    """Return whether another cell of the row says what is done, in words."""
    return any(
        letters(one.text) >= _SHORT and not is_date_only(one.text, setting)
        for one in row_cells(grid, cell.row)
        if one != cell
    )


def _in_time_column(grid: Grid, cell: Cell, setting: Setting) -> Iterator[Find]:
    label = _row_words(grid, cell, setting)
    if not label:
        return
    for start, end in parts_of(cell.text):
        for span in column_dates(cell.text, start, end, setting):
            rest = cell.text[start : span.start] + " " + cell.text[span.end : end]
            words = f"{label} {tidy(cell.text[start:end])}" if letters(rest) > 1 else label
            yield from _members(span, words, setting)


def _members(span: DateSpan, words: str, setting: Setting) -> Iterator[Find]:
    """Yield one find a member of a list of times; none for a reference day."""
    if not span.period.reference:
        yield from (Find(one.start, one.end, words.strip(), one.period) for one in split_list(span, setting))


def own_name(text: str) -> str:
    """Return what a cell says that it is about (``사업명 : …``), or an empty text."""
    for start, end in parts_of(text):
        label = label_of(level(text), start, end)
        if label and label.key == "name":
            return _brief(text[label.end : end])
    return ""


def _in_plain_column(grid: Grid, cell: Cell, column: Column, setting: Setting) -> Iterator[Find]:
    if not is_date_only(without_aside(cell.text) if column.kind == "acts" else cell.text, setting):
        label = own_name(cell.text) or _row_words(grid, cell, setting)
        yield from read_text(cell.text, 0, replace(setting, title=label or setting.title), bare=False)
        return
    unnamed = cell.col >= max(grid.stub, 1) and not column.words
    if column.kind == "plain" and (
        unnamed
        or not _has_act(grid, cell, setting)
        or _has_figures(grid, cell, setting)
        or _is_heading_row(grid, cell, setting)
    ):
        return
    remark = lexicon("column_words").key(column.words) == "note"
    named = f"{_row_words(grid, cell, setting)} {column.words}" if cell.col and not remark else ""
    words = named or _act(grid, cell, setting)
    for span in dates_in(cell.text, 0, len(cell.text), setting, bare=False):
        if span.period.precision != "year":
            yield from _members(span, words, setting)


def _act(grid: Grid, cell: Cell, setting: Setting) -> str:
    others = [one for one in row_cells(grid, cell.row) if one != cell and letters(one.text) > 1]
    return " ".join(tidy(one.text) for one in others if not is_date_only(one.text, setting))


def _is_heading_row(grid: Grid, cell: Cell, setting: Setting) -> bool:
    """Return whether a row names several times and no acts, as a second row of headings does."""
    others = [one for one in row_cells(grid, cell.row) if one != cell and one.text.strip()]
    dated = [one for one in others if is_date_only(one.text, setting)]
    return len(dated) >= _SEVERAL and len(dated) * 2 >= len(others)


def _has_figures(grid: Grid, cell: Cell, setting: Setting) -> bool:
    """Return whether a cell's row is one of figures, times and dashes aside."""
    texts = [one.text for one in row_cells(grid, cell.row) if one != cell and any(map(str.isalnum, one.text))]
    others = [text for text in texts if not is_date_only(text, setting)]
    return sum(_FIGURE.fullmatch(level(text)) is not None for text in others) * 2 > len(others)


def to_draft(find: Find, text: str, place: Source, setting: Setting) -> Draft:
    """Return the record of a find in ``text``, which stands at ``place``."""
    return Draft(find, text[find.start : find.end], place.span(find.start, find.end), setting)


def _with_year(setting: Setting, words: str) -> Setting:
    years = years_in(words)
    if len(years) != 1:
        return setting
    return replace(setting, year=next(iter(years)), year_source=YearSource.HEADING)


def _paired(grid: Grid, setting: Setting) -> Iterator[Draft]:
    """Yield the days whose month stands in a column of its own."""
    for cell, period in paired_days(grid, setting):
        find = Find(0, len(cell.text), _row_words(grid, cell, setting), period)
        if find.text:
            yield to_draft(find, cell.text, grid.table.place(cell), setting)


def read_table(grid: Grid, setting: Setting, apart: frozenset[int] = frozenset()) -> tuple[Draft, ...]:
    """Return the dated and recurring things in a table's cells, in reading order.

    Args:
        grid: the table.
        setting: where it stands.
        apart: columns that are read elsewhere.
    """
    setting = _with_year(setting, grid.caption or "")
    head = head_of(grid)
    apart |= paired_columns(grid)
    columns = {col: column_of(grid, col, setting) for col in range(grid.table.cols)}
    drafts = list(_paired(grid, setting))
    for cell in grid.table.cells:
        column = columns[cell.col]
        if cell.row < head or cell.col in apart or not cell.text.strip() or column.kind == "attribute":
            continue
        here = _with_year(setting, column.words)
        finds = _in_column(grid, cell, columns, here)
        drafts += [to_draft(find, cell.text, grid.table.place(cell), here) for find in finds]
    return tuple(drafts)


def _in_column(grid: Grid, cell: Cell, columns: dict[int, Column], setting: Setting) -> Iterator[Find]:
    column = columns[cell.col]
    if is_card(grid):
        return card_finds(grid, cell, setting)
    if column.kind == "period":
        return iter(read_text(cell.text, 0, setting))
    if column.kind == "time":
        return _in_time_column(grid, cell, setting) if not _is_outer(grid, cell, setting) else iter(())
    return _in_plain_column(grid, cell, column, setting) if not _is_outer(grid, cell, setting) else iter(())


def _is_outer(grid: Grid, cell: Cell, setting: Setting) -> bool:
    """Return whether a cell is a mere month or the like that another cell of its row dates more closely."""
    spans = column_dates(cell.text, 0, len(cell.text), setting)
    if len(spans) != 1 or letters(cell.text.replace(spans[0].raw, "")) or spans[0].period.precision == "year":
        return False
    outer = spans[0].period
    for other in row_cells(grid, cell.row):
        for span in column_dates(other.text, 0, len(other.text), setting) if other != cell else ():
            inner = span.period.start or span.period.end or ""
            same = inner[: len(outer.start or "")] == outer.start
            finer = len(inner) > len(outer.start or "") or (inner == outer.start and cell.col == 0)
            if finer and same and outer.start == outer.end:
                return True
    return False


def table_doubts(grid: Grid, setting: Setting) -> Iterator[Issue]:
    """Yield the cells of date columns that look like dates and cannot be read."""
    for cell in grid.table.cells:
        timed = cell.row >= head_of(grid) and column_of(grid, cell.col, setting).kind == "time"
        if timed and not column_dates(cell.text, 0, len(cell.text), setting):
            yield from doubt_of_cell(cell.text, grid.table.place(cell))
