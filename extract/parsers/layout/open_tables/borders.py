"""Where the borders of columns stand that no upright rule shows (세로줄 없는 표).

A border lies in its gutter: where a shorter rule ends, one inner margin beside words in line, or as far from the middle
of a centred column as its other border; else in the middle of the gutter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.parsers.layout.open_tables.gutters import Cut, Span, crosses
from extract.parsers.layout.open_tables.stacks import Stack

_SAME = 1.0
_PAD = 5.1
_MOST_PAD = 9.0


def _spread(values: Sequence[float]) -> float:
    return max(values) - min(values) if values else 0.0


@dataclass(frozen=True, slots=True)
class _Column:
    """The words of one column, those across gutters left out: in the first row, and below it."""

    head: tuple[Span, ...]
    body: tuple[Span, ...]

    def side(self, edge: int) -> float | None:
        """Return where the words begin (0) or end (1), if only there they are in line."""
        edges = [(span.left, span.right) for span in self.body]
        ours, others = [pair[edge] for pair in edges], [pair[1 - edge] for pair in edges]
        return ours[0] if len(edges) > 1 and _spread(ours) <= _SAME < _spread(others) else None

    def middle(self) -> float | None:
        """Return the middle of all words, if they are centred; else that of the heading, which commonly is."""
        middles = [span.middle for span in (*self.head, *self.body)]
        if len(middles) > 1 and _spread(middles) <= _SAME:
            return middles[0]
        left = self.side(0)
        hangs = left is not None and any(abs(span.left - left) <= _SAME for span in self.head)
        return self.head[0].middle if len(self.head) == 1 and not hangs else None


def _columns(rows: Sequence[Sequence[Span]], cuts: Sequence[Cut]) -> list[_Column]:
    edges = [float("-inf"), *(cut.middle for cut in cuts), float("inf")]
    held = [[span for span in row if not any(crosses(span, cut) for cut in cuts)] for row in rows]

    def within(low: float, high: float, some: Sequence[Sequence[Span]]) -> tuple[Span, ...]:
        return tuple(span for row in some for span in row if low <= span.middle < high)

    return [_Column(within(*step, held[:1]), within(*step, held[1:])) for step in pairwise(edges)]


def _pad(stack: Stack, columns: Sequence[_Column]) -> float:
    """Return the inner margin of cells, as the outer columns show it."""
    first, last = columns[0].side(0), columns[-1].side(1)
    told = [first - stack.left] if first is not None else []
    told.extend([stack.right - last] if last is not None else [])
    return min((pad for pad in told if 0 < pad <= _MOST_PAD), default=_PAD)


def _aligned(stack: Stack, cuts: Sequence[Cut], columns: Sequence[_Column]) -> list[float | None]:
    """Return the borders that the ends of shorter rules, or words in line with a border, tell."""
    pad = _pad(stack, columns)
    ends = [end for rule in stack.partial for end in (rule.start, rule.end)]
    out: list[float | None] = []
    for index, cut in enumerate(cuts):
        left, right = columns[index + 1].side(0), columns[index].side(1)
        told = [*ends, *([left - pad] if left is not None else []), *([right + pad] if right is not None else [])]
        out.append(next((at for at in told if cut.left - _SAME <= at <= cut.right + _SAME), None))
    return out


def _mirrored(known: list[float | None], cuts: Sequence[Cut], columns: Sequence[_Column]) -> None:
    """Set the borders that lie as far from the middle of a centred column as its other border does."""
    order = range(len(columns))
    for index, here, there in (*((i, i, i + 1) for i in order), *((i, i + 1, i) for i in reversed(order))):
        middle, border = columns[index].middle(), known[here]
        if middle is None or border is None or known[there] is not None:
            continue
        at, cut = 2 * middle - border, cuts[there - 1]
        if cut.left - _SAME <= at <= cut.right + _SAME:
            known[there] = at


def find_borders(stack: Stack, cuts: Sequence[Cut]) -> tuple[float, ...]:
    """Return the borders of the columns, the sides of the table included."""
    columns = _columns(stack.rows(), cuts)
    known = [stack.left, *_aligned(stack, cuts, columns), stack.right]
    _mirrored(known, cuts, columns)
    inner = [cut.middle if at is None else at for at, cut in zip(known[1:-1], cuts, strict=True)]
    return (stack.left, *inner, stack.right)
