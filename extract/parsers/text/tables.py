"""Rows of tabs, pipes or spaces to tables."""

import re

import regex

from extract.document import Cell, Table
from extract.parsers.text.aligned import aligned_rows
from extract.parsers.text.limits import check_slots
from extract.parsers.text.lines import Line
from extract.parsers.text.markup import parse_inline
from extract.source import Source
from extract.vocab import fold, lexicon

"""The largest table that is built, in slots."""

_RULER = re.compile(r"[\s|:\-]*-[\s|:\-]*")
_PIPE = re.compile(r"(?<!\\)\|")
_NUMBER = regex.compile(r"[(\[]?(?:\d{1,2}|[IVX]{1,5}|[a-z]|\p{Hangul})[.)\]]|\p{No}|\p{Nl}\.?")


def is_tab_table(lines: tuple[Line, ...]) -> bool:
    """Return whether lines with tabs are rows: one has two filled cells, and they are not items with a tab for a space.

    Args:
        lines: consecutive lines that all hold a tab.
    """
    rows = [[cell for cell in line.text.split("\t") if cell.strip()] for line in lines]
    return any(len(row) > 1 for row in rows) and not all(_is_item(row) for row in rows)


def tab_table(lines: tuple[Line, ...], source: Source) -> Table:
    """Return the table of lines whose cells are parted by tabs, padded to the widest row."""
    return _table([line.text.split("\t") for line in lines], source, marked=lines[0].marked)


def aligned_table(lines: tuple[Line, ...], source: Source) -> Table | None:
    """Return the table of lines whose cells are set in columns with spaces, or None if they are no rows."""
    rows = aligned_rows(lines)
    return _table(rows, source, marked=lines[0].marked) if rows else None


def is_pipe_table(lines: tuple[Line, ...]) -> bool:
    """Return whether lines that begin with ``|`` are a Markdown table: two or more, each with a second ``|``."""
    return len(lines) > 1 and all(len(_PIPE.findall(line.text)) > 1 for line in lines)


def pipe_table(lines: tuple[Line, ...], source: Source) -> Table:
    """Return a Markdown table (GFM 4.10); the rows above its ruler are header cells."""
    ruler = next((index for index, line in enumerate(lines) if _RULER.fullmatch(line.text)), None)
    rows = [_pipe_cells(line.text) for index, line in enumerate(lines) if index != ruler]
    return _table(rows, source, marked=True, headers=ruler or 0)


def _is_item(row: list[str]) -> bool:
    """Return whether a row is a sign or a number with its text."""
    if len(row) != 2:  # noqa: PLR2004 - a sign and a text
        return False
    return _NUMBER.fullmatch(row[0].strip()) is not None or fold(row[0]) in lexicon("markers").words()


def _pipe_cells(text: str) -> list[str]:
    cells = _PIPE.split(text.strip())[1:]
    return cells[:-1] if cells and not cells[-1].strip() else cells


def _table(rows: list[list[str]], source: Source, *, marked: bool, headers: int = 0) -> Table:
    cols = max(len(row) for row in rows)
    check_slots(len(rows) * cols)
    cells: list[Cell] = []
    for row, texts in enumerate(rows):
        for col in range(cols):
            inline = parse_inline(texts[col] if col < len(texts) else "", marked=marked)
            cells.append(Cell(row, col, inline.text, header=row < headers, bold=inline.bold))
    return Table(tuple(cells), len(rows), cols, source)
