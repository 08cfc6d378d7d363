"""Rows without rules: a band of a table whose cells hold the same baselines is several rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import regex

from extract.parsers.layout.ruled.lattice import Slot
from extract.parsers.layout.text.lines import Line

_VALUE = regex.compile(r"[(（\[]?\s*[-−–△▲+]?\s*\d[\d,]*(?:\.\d+)?\s*%?\s*[)）\]]?(?:\s*\([\d,.%\s]+\))?|[-−–]")
_BRACKETS = "([（"
_RISE = 0.35
_NUMBERS = 0.7
_SAME_BASE = 0.35
_MIN_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Band:
    """One row of a table that holds several printed rows: where it is cut, as y coordinates between them."""

    row: int
    cuts: tuple[float, ...]


def is_number(text: str) -> bool:
    """Whether a line is a bare number, a share, or the sign for none."""
    return _VALUE.fullmatch(text.strip()) is not None


def _aligned(lines: Sequence[Line], bases: Sequence[float]) -> bool:
    """Whether the lines of a cell stand one by one on ``bases``."""
    pairs = zip(lines, bases, strict=False)
    return len(lines) == len(bases) and all(abs(line.base - base) <= _SAME_BASE * line.main for line, base in pairs)


def _shared_bases(values: Sequence[Sequence[Line]]) -> list[float]:
    """Return the baselines that at least two cells share line by line, of as many lines as most cells have."""
    counts = Counter(len(lines) for lines in values if len(lines) > 1)
    for count, cells in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        full = [lines for lines in values if len(lines) == count]
        bases = [median(lines[index].base for lines in full) for index in range(count)]
        if cells >= _MIN_COLUMNS and sum(_aligned(lines, bases) for lines in full) >= _MIN_COLUMNS:
            return bases
    return []


def _steps(lines: Sequence[Line], cuts: Sequence[float]) -> list[int]:
    """Return how many lines of a cell stand in each step between cuts."""
    edges = (float("-inf"), *cuts, float("inf"))
    return [sum(low <= line.base - _RISE * line.main < high for line in lines) for low, high in pairwise(edges)]


def _on_bases(lines: Sequence[Line], bases: Sequence[float]) -> bool:
    """Whether every line of a cell with gaps stands on one of ``bases``."""
    return all(any(abs(line.base - base) <= _SAME_BASE * line.main for base in bases) for line in lines)


def _is_variant(values: Sequence[Sequence[Line]]) -> bool:
    """Whether the further lines of every cell are in brackets: variants of the first, not rows of their own."""
    return all(line.text[0] in _BRACKETS for lines in values for line in lines[1:])


def _band(row: int, cells: Sequence[Sequence[Line]]) -> Band | None:
    """Return the band that the cells of a row form, the label cell first."""
    label, values = cells[0], [lines for lines in cells[1:] if lines]
    texts = [line.text for lines in values for line in lines]
    bases = _shared_bases(values)
    if not bases or _is_variant(values) or sum(map(is_number, texts)) < _NUMBERS * len(texts):
        return None
    height = median(line.main for lines in values for line in lines)
    cuts = tuple((low + high) / 2 - _RISE * height for low, high in pairwise(bases))
    fits = all(_steps(label, cuts)) and all(all(_steps(lines, cuts)) or _on_bases(lines, bases) for lines in values)
    return Band(row, cuts) if fits else None


def find_bands(slots: Sequence[Slot], lines: Mapping[Slot, Sequence[Line]]) -> list[Band]:
    """Return the rows of a table that are to be cut."""
    out: list[Band] = []
    for row in sorted({slot.row for slot in slots}):
        own = [slot for slot in slots if slot.row == row and slot.row_span == 1]
        cells = [lines[slot] for slot in sorted(own, key=lambda slot: slot.col)]
        band = _band(row, cells) if len(cells) > _MIN_COLUMNS else None
        if band:
            out.append(band)
    return out


def split(
    slots: Sequence[Slot], bands: Sequence[Band], lines: Mapping[Slot, Sequence[Line]]
) -> list[tuple[Slot, Slot]]:
    """Return ``(new slot, slot that it was part of)``: the rows of ``bands`` cut, later rows moved down."""
    extra = {band.row: len(band.cuts) for band in bands}
    cuts = {band.row: band.cuts for band in bands}

    def moved(row: int) -> int:
        return row + sum(count for at, count in extra.items() if at < row)

    out: list[tuple[Slot, Slot]] = []
    for slot in slots:
        row, span = moved(slot.row), moved(slot.row + slot.row_span) - moved(slot.row)
        if slot.row_span == 1 and slot.row in cuts and len(lines[slot]) != 1:
            edges = (slot.box[1], *cuts[slot.row], slot.box[3])
            for index, (top, bottom) in enumerate(pairwise(edges)):
                box = (slot.box[0], top, slot.box[2], bottom)
                out.append((Slot(row + index, slot.col, 1, slot.col_span, box), slot))
        else:
            out.append((replace(slot, row=row, row_span=span), slot))
    return sorted(out, key=lambda pair: (pair[0].row, pair[0].col))
