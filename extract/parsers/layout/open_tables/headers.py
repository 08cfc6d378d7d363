"""Which columns the cells of a row cover where no upright rule says so (가로로 합친 칸).

Words that run over a gutter cover the columns on both sides. In the header rows, whose cells leave no column out, a cell
also covers the free columns that it stands in the middle of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf
from typing import NamedTuple, TypeAlias

from extract.parsers.layout.open_tables.gutters import Part, Span
from extract.vocab import lexicon

_PAD = 5.0
_TOUCH = 1.0
_CENTRED = 3.0
_SHARE = 0.02
_SIDE = 2.0
_WORST = 10.0
_FREE = 0.5
_STRAY = 4.0
_BROAD = 0.1


class Reach(NamedTuple):
    """The columns that a cell covers: the first, and the one behind the last."""

    first: int
    stop: int


class Role(Enum):
    """What a row is."""

    BODY = "body"
    """Its columns may be free."""
    HEADING = "heading"
    """Its cells leave no column out."""
    PARENT = "parent"
    """A heading with a shorter rule below it, which parts its columns."""


class _Word(NamedTuple):
    """What is printed in a cell: its stretch and the columns that it touches."""

    left: float
    right: float
    text: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class Columns:
    """The borders of columns, from left to right."""

    xs: tuple[float, ...]

    def touched(self, part: Part) -> Reach:
        """Return the columns that a stretch lies in."""
        count = len(self.xs) - 1
        held = [
            col for col in range(count) if part.left < self.xs[col + 1] - _TOUCH and self.xs[col] + _TOUCH < part.right
        ]
        if held:
            return Reach(held[0], held[-1] + 1)
        nearest = min(range(count), key=lambda col: abs(part.left + part.right - self.xs[col] - self.xs[col + 1]))
        return Reach(nearest, nearest + 1)

    def _off(self, word: _Word, reach: Reach) -> tuple[float, float]:
        """Return how far a word stands from the middle of columns, and from their nearer side."""
        left, right = self.xs[reach.first], self.xs[reach.stop]
        middle = abs(word.left + word.right - left - right) / 2
        return middle, min(abs(word.left - left - _PAD), abs(right - _PAD - word.right))

    def cost(self, word: _Word, reach: Reach, role: Role) -> float | None:
        """Return how badly a word fits a cell of the columns ``reach``, or None where it cannot be its text."""
        middle, side = self._off(word, reach)
        count = reach.stop - reach.first
        if count == 1:
            return 0.0 if role is Role.BODY else min(middle, side, _WORST)
        if word.reach.stop - word.reach.first > 1:
            return min(middle, side + _SIDE) + _BROAD * count
        near = _CENTRED + _SHARE * (self.xs[reach.stop] - self.xs[reach.first])
        if role is not Role.BODY:
            names = role is Role.PARENT or sum(map(str.isalpha, word.text)) > 1
            return middle if middle <= near and names else None
        stray = _is_total(word.text) or min(self._off(word, word.reach)) > _STRAY
        return _BROAD * middle if reach.first == 0 and stray and middle <= _CENTRED else None


def _is_total(text: str) -> bool:
    """Whether a word heads or names a whole row (구분, 합계)."""
    return any(lexicon(name).key(text) is not None for name in ("row_totals", "stub_headings"))


def _words(spans: Sequence[Span], columns: Columns) -> list[_Word]:
    """Return the stretches of a row, those that share a column as one."""
    out: list[_Word] = []
    for part in sorted(part for span in spans for part in span.parts):
        word = _Word(*part, columns.touched(part))
        if out and (word.reach.first < out[-1].reach.stop or _is_label(out[-1], word)):
            out.append(_joined(out.pop(), word))
        else:
            out.append(word)
    return out


def _joined(word: _Word, other: _Word) -> _Word:
    reach = Reach(word.reach.first, max(word.reach.stop, other.reach.stop))
    return _Word(word.left, max(word.right, other.right), word.text + other.text, reach)


def _is_label(word: _Word, other: _Word) -> bool:
    """Whether letters in neighbouring columns are one label set wide over both (총  계)."""
    lone = len(word.text) == len(other.text) == 1
    return lone and word.reach.stop == other.reach.first and _is_total(word.text + other.text)


_Shares: TypeAlias = tuple[float, tuple[Reach, ...]]
"""What a row's cells cost, and the cells."""


def _extended(best: Mapping[int, _Shares], fits: Sequence[tuple[Reach, float]], free: float) -> dict[int, _Shares]:
    """Return the cheapest cells up to each column, with one more cell that is one of ``fits``."""
    out: dict[int, _Shares] = {}
    for start, (cost, reaches) in best.items():
        for reach, more in fits:
            total = cost + more + _times(free, reach.first - start)
            if reach.first >= start and (reach.stop not in out or total < out[reach.stop][0]):
                out[reach.stop] = (total, (*reaches, reach))
    return out


def _cheapest(words: Sequence[_Word], columns: Columns, within: Reach, role: Role) -> _Shares | None:
    """Return the cells of words that fit best; in header rows they leave no column free."""
    free = _FREE if role is Role.BODY else inf
    best: dict[int, _Shares] = {within.first: (0.0, ())}
    for index, word in enumerate(words):
        limit = words[index + 1].reach.first if index + 1 < len(words) else within.stop
        fits = [(reach, columns.cost(word, reach, role)) for reach in _reaches(word, within.first, limit)]
        best = _extended(best, [(reach, cost) for reach, cost in fits if cost is not None], free)
    ends = ((cost + _times(free, within.stop - stop), reaches) for stop, (cost, reaches) in best.items())
    return min((end for end in ends if end[0] < inf), default=None)


def _times(free: float, columns: int) -> float:
    return free * columns if columns else 0.0


def _reaches(word: _Word, start: int, limit: int) -> list[Reach]:
    """Return the stretches of columns around a word from ``start`` up to ``limit``."""
    return [
        Reach(first, stop) for first in range(start, word.reach.first + 1) for stop in range(word.reach.stop, limit + 1)
    ]


def share_out(spans: Sequence[Span], columns: Columns, within: Reach, role: Role) -> list[Reach]:
    """Return the cells of a row in the columns ``within``: each word's, and one for each column that stays free.

    Args:
        spans: what is printed in the row.
        columns: the borders of all columns.
        within: the columns of the row.
        role: what the row is.
    """
    words = _words(spans, columns)
    if role is Role.PARENT and len(words) == 1:
        return [within]
    shares = _cheapest(words, columns, within, role) if words else None
    if shares is None or shares[0] > _WORST * len(words) / 2:
        shares = _cheapest(words, columns, within, Role.BODY)
    reaches = shares[1] if shares else ()
    taken = {col for reach in reaches for col in range(*reach)}
    return sorted([*reaches, *(Reach(col, col + 1) for col in range(*within) if col not in taken)])
