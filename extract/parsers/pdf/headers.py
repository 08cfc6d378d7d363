"""Which columns the cells of a row cover where no upright rule says so (가로로 합친 칸).

Words that run over a gutter cover the columns on both sides. In the header rows, whose cells leave no column out, a cell
also covers the free columns that it stands in the middle of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.parsers.pdf.gutters import Span

_PAD = 5.0
_TOUCH = 1.0
_CENTRED = 3.0
_SHARE = 0.02
_SIDE = 2.0
_WORST = 10.0
_FREE_HEADER, _FREE_BODY = 6.0, 0.5


class Reach(NamedTuple):
    """The columns that a cell covers: the first, and the one behind the last."""

    first: int
    stop: int


class _Word(NamedTuple):
    """What is printed in a cell: its stretch and the columns that it touches."""

    left: float
    right: float
    reach: Reach


@dataclass(frozen=True, slots=True)
class Columns:
    """The borders of columns, from left to right."""

    xs: tuple[float, ...]

    def touched(self, span: Span) -> Reach:
        """Return the columns that a stretch lies in."""
        count = len(self.xs) - 1
        held = [col for col in range(count) if span.left < self.xs[col + 1] - _TOUCH and self.xs[col] + _TOUCH < span.right]
        if held:
            return Reach(held[0], held[-1] + 1)
        nearest = min(range(count), key=lambda col: abs(span.left + span.right - self.xs[col] - self.xs[col + 1]))
        return Reach(nearest, nearest + 1)

    def _off(self, word: _Word, reach: Reach) -> tuple[float, float]:
        """Return how far a word stands from the middle of columns, and from their nearer side."""
        left, right = self.xs[reach.first], self.xs[reach.stop]
        middle = abs(word.left + word.right - left - right) / 2
        return middle, min(abs(word.left - left - _PAD), abs(right - _PAD - word.right))

    def cost(self, word: _Word, reach: Reach, *, header: bool) -> float | None:
        """Return how badly a word fits a cell of the columns ``reach``, or None where it cannot be its text."""
        middle, side = self._off(word, reach)
        if reach.stop - reach.first == 1:
            return min(middle, side, _WORST) if header else 0.0
        if word.reach.stop - word.reach.first > 1:
            return min(middle, side + _SIDE)
        width = self.xs[reach.stop] - self.xs[reach.first]
        return middle if header and middle <= _CENTRED + _SHARE * width else None


def _words(spans: Sequence[Span], columns: Columns) -> list[_Word]:
    """Return the stretches of a row, those that share a column as one."""
    out: list[_Word] = []
    for span in sorted(spans):
        reach = columns.touched(span)
        if out and reach.first < out[-1].reach.stop:
            before = out.pop()
            whole = Reach(before.reach.first, max(before.reach.stop, reach.stop))
            out.append(_Word(before.left, max(before.right, span.right), whole))
        else:
            out.append(_Word(span.left, span.right, reach))
    return out


def share_out(spans: Sequence[Span], columns: Columns, within: Reach, *, header: bool) -> list[Reach]:
    """Return the cells of a row in the columns ``within``: each word's, and one for each column that stays free.

    Args:
        spans: what is printed in the row.
        columns: the borders of all columns.
        within: the columns of the row.
        header: whether the row is one of those whose cells leave no column out.
    """
    words = _words(spans, columns)
    free = _FREE_HEADER if header else _FREE_BODY
    best: dict[int, tuple[float, tuple[Reach, ...]]] = {within.first: (0.0, ())}
    for index, word in enumerate(words):
        limit = words[index + 1].reach.first if index + 1 < len(words) else within.stop
        found: dict[int, tuple[float, tuple[Reach, ...]]] = {}
        for start, (cost, reaches) in best.items():
            for reach in _reaches(word, start, limit):
                more = columns.cost(word, reach, header=header)
                total = cost + (more or 0.0) + free * (reach.first - start)
                if more is not None and (reach.stop not in found or total < found[reach.stop][0]):
                    found[reach.stop] = (total, (*reaches, reach))
        best = found
    if not best:
        return [Reach(col, col + 1) for col in range(*within)]
    _, reaches = min((cost + free * (within.stop - stop), reaches) for stop, (cost, reaches) in best.items())
    taken = {col for reach in reaches for col in range(*reach)}
    return sorted([*reaches, *(Reach(col, col + 1) for col in range(*within) if col not in taken)])


def _reaches(word: _Word, start: int, limit: int) -> list[Reach]:
    """Return the stretches of columns around a word from ``start`` up to ``limit``."""
    return [
        Reach(first, stop)
        for first in range(start, word.reach.first + 1)
        for stop in range(word.reach.stop, limit + 1)
    ]
