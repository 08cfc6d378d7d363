"""The data rows of a panel: their labels, and the several rows that one printed row may hold."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from extract.document import Cell
from extract.grid.kinds import CellKind, kind_of
from extract.grid.labels import is_signed, label_of, role_of, split_label, total_key
from extract.grid.model import Row
from extract.grid.slots import Slots

_SERIAL_LENGTH = 3
_LINE = regex.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Band:
    """The columns of one panel: label columns from ``start``, value columns from ``body`` to ``stop``."""

    start: int
    body: int
    stop: int


@dataclass(frozen=True, slots=True)
class Piece:
    """The value of one row in one cell: its text, and where it begins in the cell's text."""

    cell: Cell
    start: int
    text: str


def _is_repeated(slots: Slots, row: int, head: int) -> bool:
    """Return whether ``row`` prints the first header row again, as a table does behind a page break."""
    return head > 0 and [cell.text for cell in slots.row(row)] == [cell.text for cell in slots.row(0)]


def _is_count(text: str) -> bool:
    mark = text.strip().rstrip(".)")
    return 0 < len(mark) <= _SERIAL_LENGTH and unicodedata.normalize("NFKC", mark).strip("()").isdecimal()


def _texts(slots: Slots, band: Band, row: int) -> list[str]:
    """Return the label texts of ``row`` by stub column; a cell over several columns stands in its first."""
    texts: list[str] = []
    last: Cell | None = None
    for col in range(band.start, band.body):
        cell = slots.at.get((row, col))
        new = cell is not None and cell is not last
        serial = band.body - band.start > 1 and col < band.body - 1 and _is_count(cell.text if cell else "")
        texts.append(cell.text if cell and new and not serial else "")
        last = cell
    return texts


def labelled_rows(slots: Slots, head: int, band: Band) -> Iterator[tuple[Row, str]]:
    """Yield every data row of a panel with the printed text of its innermost label."""
    running: list[str] = [""] * (band.body - band.start)
    parents = list(running)
    group: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    for row in range(head, slots.rows):
        banner = slots.banner(row) if not slots.spanless else None
        if banner:
            group = (label_of(banner.text),)
        if banner or _is_repeated(slots, row, head) or slots.is_unit_row(row):
            continue
        texts = _texts(slots, band, row)
        path, level = _path(texts, running, parents)
        if not path and slots.spanless:
            path = before
        before = path
        innermost = next((text for text in reversed(texts) if text.strip()), "")
        yield Row(row, (*group, *path), role_of(path), level), innermost


def _path(texts: list[str], running: list[str], parents: list[str]) -> tuple[tuple[str, ...], int]:
    """Return the labels of a row and its level; ``running`` holds the labels above by column and is brought up to date.

    An empty slot left of a label stands for the label above it, unless that is a sum; a label with an item sign stands
    below the last one without.
    """
    filled = [at for at, text in enumerate(texts) if text.strip()]
    last = filled[-1] if filled else -1
    path: list[str] = []
    for at in range(last + 1):
        label = label_of(texts[at])
        if not label:
            label = running[at] if not total_key(running[at]) else ""
        elif label != running[at]:
            running[at:] = [label, *[""] * (len(running) - at - 1)]
        path.append(label)
    signed = bool(filled) and is_signed(texts[last])
    if signed and parents[last] and not total_key(parents[last]):
        path.insert(last, parents[last])
    elif filled and not signed:
        parents[last] = label_of(texts[last])
    return tuple(label for label in path if label), max(last, 0) + signed


def values(slots: Slots, row: int, band: Band) -> tuple[Piece, ...]:
    """Return the values that begin in ``row``, left to right; no empty ones."""
    cells = slots.row(row, band.body, band.stop)
    begun = (cell for cell in cells if slots.row_of(cell) == row and slots.col_of(cell) >= band.body)
    return tuple(Piece(cell, 0, cell.text) for cell in begun if cell.text.strip())


def _lines(piece: Piece) -> tuple[Piece, ...]:
    """Return the lines of a cell that prints one number a line, else nothing."""
    found = tuple(Piece(piece.cell, line.start(), line[0]) for line in _LINE.finditer(piece.text))
    plain = all(kind_of(line.text) in (CellKind.NUMBER, CellKind.NIL) and line.text.strip()[0] != "(" for line in found)
    return found if plain and len(found) > 1 else ()


def split_row(row: Row, innermost: str, pieces: tuple[Piece, ...]) -> tuple[tuple[Row, tuple[Piece, ...]], ...]:
    """Return the rows that one printed row holds: one each line where label and numbers have as many lines."""
    counts = Counter(len(lines) for piece in pieces if (lines := _lines(piece)))
    count = counts.most_common(1)[0][0] if counts else 0
    labels = split_label(innermost, count) if count > 1 else None
    if not labels:
        return ((row, pieces),)
    outer, first = row.path[:-1], label_of(labels[0])
    found: list[tuple[Row, tuple[Piece, ...]]] = []
    for at, text in enumerate(labels):
        inner = (first, label_of(text)) if at and is_signed(text) and not is_signed(labels[0]) else (label_of(text),)
        path = (*outer, *inner)
        line = replace(row, path=path, role=role_of(path), level=row.level + len(inner) - 1)
        found.append((line, tuple(part for piece in pieces if (part := _part(piece, at, count)))))
    return tuple(found)


def _part(piece: Piece, at: int, count: int) -> Piece | None:
    """Return the ``at``-th line of a cell; a cell without as many lines goes to the first row whole."""
    lines = _lines(piece)
    if len(lines) == count:
        return lines[at]
    return piece if at == 0 else None
