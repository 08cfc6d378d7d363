"""Tables set with spaces: columns are the strips that every line leaves white on both sides (공백으로 맞춘 표)."""

import re
from collections.abc import Sequence
from itertools import pairwise

import regex

from extract.parsers.text.columns import ink, placed
from extract.parsers.text.lines import Line
from extract.vocab import lexicon

_GUTTER = 2
"""The least width of white between two columns, in columns of a terminal."""
_LEAST_ROWS = 3
_LEAST_COLUMNS = 3
_GAP = re.compile(r"(?<=\S)[ \u3000]{2,}(?=\S)")
_HEAD = 20
_FIGURE = regex.compile(r"[△▲+\-(]*\d[\d,.]*\D{0,3}|[-–—]|\(\d[\d,.]*\)")
_SIGNS = regex.compile(r"[^\p{L}\p{N}]*")
_SYLLABLE = regex.compile(r"\p{Hangul}")


def may_be_row(text: str) -> bool:
    """Return whether a line may be a row: words with wide gaps between them, and no item sign before them.

    >>> may_be_row("  본 청      120    118"), may_be_row("○ 기  간 : 3월"), may_be_row("기구 및 정원")
    (True, False, False)
    """
    return _GAP.search(text) is not None and lexicon("markers").find(text.strip()[:_HEAD]) is None


def aligned_rows(lines: Sequence[Line]) -> list[list[str]]:
    """Return the cells of lines that stand in columns, or nothing where they do not.

    Lines stand in columns if there are at least three of both and, but for the heading, a column of figures; or if each
    line fills every column.

    Args:
        lines: consecutive lines that `may_be_row`.
    """
    texts = [line.text.expandtabs() for line in lines]
    if len(texts) < _LEAST_ROWS:
        return []
    rows = _joined(_cut(texts, _edges(texts)))
    if not _is_table(rows):
        rows = [_GAP.split(text.strip()) for text in texts]
    return rows if _is_table(rows) else []


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    if len({len(row) for row in rows}) != 1 or len(rows[0]) < _LEAST_COLUMNS:
        return False
    if any(all(_SIGNS.fullmatch(cell) for cell in column) for column in zip(*rows, strict=True)):
        return False
    full = all(all(row) for row in rows)
    columns = list(zip(*rows[1:], strict=True))[1:]
    return full or any(all(not cell or _FIGURE.fullmatch(cell) for cell in column) for column in columns)


def _edges(texts: Sequence[str]) -> list[int]:
    """Return where columns begin: behind white that all lines share, at least two wide (one, if one line alone is tighter)."""
    inked = [ink(text) for text in texts]
    width = max((max(ink, default=-1) for ink in inked), default=-1) + 1
    counts = [sum(at in ink for ink in inked) for at in range(width)]
    strips = _strips(counts, 0)
    wide = [(start, end) for start, end in strips if end - start >= _GUTTER]
    loose = _strips(counts, 1)
    near = [
        (start, end)
        for start, end in strips
        if any(low <= start and end <= high for low, high in loose if high - low >= _GUTTER)
    ]
    return [0, *(end for start, end in (near if len(wide) < _LEAST_COLUMNS else wide) if 0 < end < width and start)]


def _strips(counts: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Return the stretches in which at most ``most`` lines have ink, begin and end."""
    bounds = [-1, *(at for at, count in enumerate(counts) if count > most), len(counts)]
    return [(low + 1, high) for low, high in pairwise(bounds) if high - low > 1]


def _cut(texts: Sequence[str], edges: Sequence[int]) -> list[list[str]]:
    ends = [*edges[1:], 1 << 30]
    return [
        [
            "".join(char for at, char in line if start <= at < end).strip()
            for start, end in zip(edges, ends, strict=True)
        ]
        for line in map(placed, texts)
    ]


def _joined(rows: list[list[str]]) -> list[list[str]]:
    """Join columns of single syllables, which are words set wide (``구  분``)."""
    at = 0
    while rows and at + 1 < len(rows[0]):
        pair = [(row[at], row[at + 1]) for row in rows]
        if all(_SYLLABLE.fullmatch(cell) for cells in pair for cell in cells):
            rows = [[*row[:at], " ".join(row[at : at + 2]), *row[at + 2 :]] for row in rows]
        else:
            at += 1
    return rows
