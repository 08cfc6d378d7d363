"""Two columns of running text (다단) on a page: a gutter that lines on both sides run up to.

Words set apart in a line, as in lists of labels and values, make no columns: their left parts end anywhere.
"""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from extract.parsers.layout.text.chars import Char
from extract.parsers.layout.text.lines import printed_rows

_MIN_ROWS = 8
_MIN_GUTTER = 8.0
_WORD_GAP = 1.2
_NARROWEST = 14.0
_FULL = 2.0
_MOST = 0.7


class Zone(NamedTuple):
    """A part of a page in two columns: its upper and lower edge and the middle of the gutter, in points."""

    top: float
    bottom: float
    gutter: float


class _Gap(NamedTuple):
    left: float
    right: float


def _gaps(row: Sequence[Char]) -> Iterator[_Gap]:
    """Yield the gaps of a row that are wider than those between words."""
    end = row[0].x1
    for char in row[1:]:
        gap = char.x0 - end
        if gap > _MIN_GUTTER and gap > _WORD_GAP * char.size:
            yield _Gap(end, char.x0)
        end = max(end, char.x1)


def _narrowed(gap: _Gap, row: Sequence[Char]) -> _Gap | None:
    """Return what a row leaves of a gutter, or None where its text crosses it."""
    left = max((char.x1 for char in row if char.x0 < (gap.left + gap.right) / 2), default=gap.left)
    right = min((char.x0 for char in row if char.x0 >= (gap.left + gap.right) / 2), default=gap.right)
    kept = _Gap(max(gap.left, left), min(gap.right, right))
    return kept if kept.right - kept.left >= _MIN_GUTTER else None


def _followed(rows: Sequence[Sequence[Char]], start: int, gap: _Gap) -> tuple[_Gap, int]:
    """Return the gutter that begins with a gap of a row, and the row behind its last one with text on both sides."""
    kept, end = gap, start + 1
    for at in range(start + 1, len(rows)):
        left = _narrowed(kept, rows[at])
        if left is None:
            break
        kept = left
        end = at + 1 if _is_split(rows[at], kept) else end
    return kept, end


def _is_split(row: Sequence[Char], gap: _Gap) -> bool:
    return row[0].x1 <= gap.left and row[-1].x0 >= gap.right


def _is_prose(rows: Sequence[Sequence[Char]], gap: _Gap) -> bool:
    """Whether both sides are wide, most lines on the left run up to the gutter, and few have other gaps."""
    split = [row for row in rows if _is_split(row, gap)]
    if len(split) < _MIN_ROWS:
        return False
    size = median(char.size for row in split for char in row)
    left = gap.left - min(row[0].x0 for row in split)
    right = max(row[-1].x1 for row in split) - gap.right
    ends = [max(char.x1 for char in row if char.x1 <= gap.left) for row in split]
    full = sum(gap.left - end < _FULL * size for end in ends)
    plain = sum(len(list(_gaps(row))) == 1 for row in split)
    return min(left, right) >= _NARROWEST * size and min(full, plain) >= _MOST * len(split)


def find_columns(chars: Sequence[Char]) -> list[Zone]:
    """Return the parts of a page's text that are set in two columns, from top to bottom."""
    rows = printed_rows(chars)
    zones: list[Zone] = []
    at = 0
    while at < len(rows):
        found = [_followed(rows, at, gap) for gap in _gaps(rows[at])]
        prose = [(end, gap) for gap, end in found if _is_prose(rows[at:end], gap)]
        if not prose:
            at += 1
            continue
        end, gap = max(prose)
        zone = [char for row in rows[at:end] for char in row]
        top, bottom = min(char.top for char in zone), max(char.bottom for char in zone)
        zones.append(Zone(top, bottom, (gap.left + gap.right) / 2))
        at = end
    return zones
