"""Gutters: the blank lanes between the columns of a table without upright rules.

A gutter is where the gaps of several rows meet. Rows that print over it (머리 칸 over several columns, a word set wide)
vote against it, rows that leave it blank between two cells vote for it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_MIN_WIDTH = 1.5
_TOUCH = 1.0
_FIRM = 2
_MANY = 3
_WIDE = 20.0
_SAME_END = 6.0
_MAX_COLUMNS = 80


class Part(NamedTuple):
    """A stretch that is printed on, and what it says."""

    left: float
    right: float
    text: str = ""

    @property
    def is_lone(self) -> bool:
        """Whether it is a single letter, as of a word set wide (구  분)."""
        return len(self.text) == 1 and self.text.isalpha()


class Span(NamedTuple):
    """A stretch of a row that is printed on without a wide gap.

    Attributes:
        parts: the stretches between its narrower gaps, at least one.
        lines: how many printed lines it has.
    """

    parts: tuple[Part, ...]
    lines: int = 1

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.parts[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.parts[-1].right

    @property
    def middle(self) -> float:
        """Its middle."""
        return (self.left + self.right) / 2

    def covers(self, at: float, slack: float = 0.0) -> bool:
        """Whether it is printed on at a place."""
        return any(part.left < at - slack and at + slack < part.right for part in self.parts)


class Cut(NamedTuple):
    """A gutter: the blank lane between two columns."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        """The middle of the lane."""
        return (self.left + self.right) / 2


class _Gap(NamedTuple):
    left: float
    right: float
    row: int
    lines: int
    lone: bool


def crosses(span: Span, cut: Cut) -> bool:
    """Whether something is printed across a gutter."""
    return span.covers(cut.middle, _TOUCH)


def _gaps(rows: Sequence[Sequence[Span]]) -> list[_Gap]:
    """Return the wide gaps of rows."""
    return [
        _Gap(before.right, behind.left, index, min(before.lines, behind.lines), _are_letters(before, behind))
        for index, row in enumerate(rows)
        for before, behind in pairwise(row)
    ]


def _are_letters(before: Span, behind: Span) -> bool:
    """Whether two stretches may be letters of one word set wide (구  분)."""
    return before.parts[-1].is_lone and behind.parts[0].is_lone


def _narrow_gaps(rows: Sequence[Sequence[Span]]) -> list[_Gap]:
    return [
        _Gap(before.right, behind.left, index, 1, lone=False)
        for index, row in enumerate(rows)
        for span in row
        for before, behind in pairwise(span.parts)
    ]


def _stabs(gaps: Sequence[_Gap], sure: Sequence[float]) -> list[float]:
    """Return the fewest places beside the ``sure`` ones so that every gap holds one."""
    out = list(sure)
    for gap in sorted(gaps, key=lambda gap: gap.right):
        if not any(gap.left < place < gap.right for place in out):
            out.append(gap.right - _TOUCH / 2)
    return sorted(out)


def _own(gaps: Sequence[_Gap], places: Sequence[float]) -> dict[float, list[_Gap]]:
    """Return for each place the gaps that hold it and no other."""
    out: dict[float, list[_Gap]] = {place: [] for place in places}
    for gap in gaps:
        first, stop = bisect_right(places, gap.left), bisect_left(places, gap.right)
        if stop - first == 1:
            out[places[first]].append(gap)
    return out


def _lane(gaps: Sequence[_Gap], rows: Sequence[Sequence[Span]]) -> Cut:
    """Return the part that all ``gaps`` share; where other rows print there, the part that fewest print on."""
    low, high = max(gap.left for gap in gaps), min(gap.right for gap in gaps)
    edges = {edge for row in rows for span in row for part in span.parts for edge in part[:2] if low < edge < high}
    parts = [Cut(a, b) for a, b in pairwise(sorted({low, high} | edges)) if b - a >= _MIN_WIDTH]
    return min(parts, key=lambda cut: (_against(cut, rows), cut.left - cut.right), default=Cut(low, high))


def _against(cut: Cut, rows: Sequence[Sequence[Span]]) -> int:
    """Return how many lines are printed on a lane."""
    return sum(span.lines for row in rows for span in row if span.covers(cut.middle))


def _is_firm(cut: Cut, own: Sequence[_Gap], rows: Sequence[Sequence[Span]]) -> bool:
    """Whether more lines leave a lane blank between two cells than print over it.

    A lane that one row alone tells must be wide, or belong to the first or fullest row, which names all columns.
    """
    against = _against(cut, rows)
    if len({gap.row for gap in own}) >= _FIRM or against:
        return sum(gap.lines for gap in own) > against
    full = max(map(len, rows))
    named = any(gap.row == 0 or (gap.row == 1 and len(rows[1]) == full) for gap in own)
    return named or any(gap.lines >= _MANY or gap.right - gap.left >= _WIDE for gap in own)


def _sure(gaps: Sequence[_Gap], ends: Sequence[float]) -> list[float]:
    """Return the ends of shorter rules that lie between words, each once."""
    out: list[float] = []
    for end in sorted(ends):
        if any(gap.left < end < gap.right for gap in gaps) and not (out and end - out[-1] <= _SAME_END):
            out.append(end)
    return out


def _narrow_cuts(rows: Sequence[Sequence[Span]], cuts: Sequence[Cut]) -> list[Cut]:
    """Return the further gutters that narrower gaps tell: many rows agree, none prints there."""
    gaps = [gap for gap in _narrow_gaps(rows) if not any(gap.left < cut.middle < gap.right for cut in cuts)]
    out: list[Cut] = []
    for at in _stabs(gaps, ()):
        own = [gap for gap in gaps if gap.left < at < gap.right]
        cut = _lane(own, rows)
        if len({gap.row for gap in own}) >= _MANY and not _against(cut, rows):
            out.append(cut)
    return out


def find_cuts(rows: Sequence[Sequence[Span]], ends: Sequence[float] = ()) -> list[Cut]:
    """Return the gutters between the columns of rows, from left to right.

    Args:
        rows: what is printed in each row.
        ends: where rules end that part the cells of some columns: there is a border.
    """
    gaps = _gaps(rows)
    sure = _sure(gaps, ends)
    clear = [gap for gap in gaps if not gap.lone]
    places = _stabs(clear, sure)
    if len(places) > _MAX_COLUMNS:
        return []
    lanes: dict[tuple[float, int], Cut] = {}
    while True:
        told, held = _own(clear, places), _own(gaps, places)
        open_places = [at for at in places if at not in sure]
        for at in open_places:
            if told[at] and (at, len(told[at])) not in lanes:
                lanes[at, len(told[at])] = _lane(told[at], rows)
        found = {at: lanes[at, len(told[at])] for at in open_places if told[at]}
        weak = [
            (len(told[at]) - _against(cut, rows), at) for at, cut in found.items() if not _is_firm(cut, held[at], rows)
        ]
        weak.extend((-len(rows), at) for at in open_places if not told[at])
        if not weak:
            break
        places.remove(min(weak)[1])
    cuts = [*found.values(), *(Cut(at, at) for at in sure)]
    return sorted([*cuts, *_narrow_cuts(rows, cuts)])
