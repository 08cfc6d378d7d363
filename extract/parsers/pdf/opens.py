"""Tables without upright rules (세로줄 없는 표): their columns from the gutters, their rows from the rules.

What is not surely a table stays text: at least two rows, columns that most rows fill, no words across a rule.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.parsers.pdf.chars import Char
from extract.parsers.pdf.gutters import Cut, Span, crosses
from extract.parsers.pdf.headers import Columns, Reach, share_out
from extract.parsers.pdf.lattice import Grid, Slot
from extract.parsers.pdf.mesh import TOUCH, components, levels_of
from extract.parsers.pdf.rules import Rules
from extract.parsers.pdf.stacks import Stack, find_stacks, spans_of

_SAME = 1.0
_PAD = 5.1
_MOST_PAD = 9.0
_COVERED = 0.5
_HEADER = 2 / 3
_FILLED = 0.5
_PAIR_FILLED = 0.75
_PAIR_ROWS = 3
_MIN_ROWS = 2
_MARGIN = 0.12


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


def _borders(stack: Stack, cuts: Sequence[Cut]) -> tuple[float, ...]:
    """Return the borders of the columns, the sides of the table included."""
    columns = _columns(stack.rows(), cuts)
    known = [stack.left, *_aligned(stack, cuts, columns), stack.right]
    _mirrored(known, cuts, columns)
    inner = [cut.middle if at is None else at for at, cut in zip(known[1:-1], cuts, strict=True)]
    return (stack.left, *inner, stack.right)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The lines of a table: its borders, and for each flat line the columns that it is drawn over."""

    columns: Columns
    ys: tuple[float, ...]
    ruled: tuple[tuple[bool, ...], ...]

    def blocks(self) -> Iterator[tuple[int, int, Reach]]:
        """Yield the rectangles of neighbouring columns whose rules are at the same rows: first row, stop, columns."""
        count = len(self.columns.xs) - 1
        runs: dict[tuple[int, int], list[Reach]] = {}
        for col in range(count):
            lines = [at for at in range(len(self.ys)) if self.ruled[at][col]]
            for top, stop in pairwise(lines):
                found = runs.setdefault((top, stop), [])
                if found and found[-1].stop == col:
                    found[-1] = Reach(found[-1].first, col + 1)
                else:
                    found.append(Reach(col, col + 1))
        for (top, stop), reaches in sorted(runs.items()):
            yield from ((top, stop, reach) for reach in reaches)


def _frame(stack: Stack, xs: tuple[float, ...]) -> _Frame:
    levels = [stack.bands[0].top, *(band.bottom for band in stack.bands)]
    partial = [rule for rule in stack.partial if _ends_at(rule.start, xs) and _ends_at(rule.end, xs)]
    ys = tuple(levels_of([*levels, *(rule.at for rule in partial)]))

    def drawn(y: float, low: float, high: float) -> bool:
        if any(abs(level - y) <= TOUCH for level in levels):
            return True
        shares = (min(rule.end, high) - max(rule.start, low) for rule in partial if abs(rule.at - y) <= TOUCH)
        return sum(share for share in shares if share > 0) >= _COVERED * (high - low)

    return _Frame(Columns(xs), ys, tuple(tuple(drawn(y, *step) for step in pairwise(xs)) for y in ys))


def _ends_at(end: float, xs: Sequence[float]) -> bool:
    return any(abs(end - x) <= _PAD for x in xs)


def _printed(stack: Stack, top: float, bottom: float, sides: tuple[float, float]) -> tuple[Span, ...]:
    """Return what is printed in a rectangle."""
    return spans_of(
        [
            piece
            for band in stack.bands
            for piece in band.pieces
            if top <= piece.middle < bottom and sides[0] <= (piece.left + piece.right) / 2 < sides[1]
        ]
    )


def _header_rows(stack: Stack, frame: _Frame) -> int:
    """Return how many rows stand above the first whose words fill most columns."""
    sides, count = (stack.left, stack.right), len(frame.columns.xs) - 1
    rows = [_printed(stack, top, bottom, sides) for top, bottom in pairwise(frame.ys)]
    return next((index for index, row in enumerate(rows) if len(row) > _HEADER * count), 0)


def _slots(stack: Stack, frame: _Frame) -> Iterator[Slot]:
    xs, ys, headers = frame.columns.xs, frame.ys, _header_rows(stack, frame)
    for top, stop, reach in frame.blocks():
        spans = _printed(stack, ys[top], ys[stop], (xs[reach.first], xs[reach.stop]))
        header = top < headers or not all(frame.ruled[stop])
        for first, behind in share_out(spans, frame.columns, reach, header=header):
            yield Slot(top, first, stop - top, behind - first, (xs[first], ys[top], xs[behind], ys[stop]))


def _adjoins(slot: Slot, other: Slot) -> bool:
    """Whether two cells stand side by side in the same rows."""
    side = slot.col + slot.col_span == other.col or other.col + other.col_span == slot.col
    return side and (slot.row, slot.row_span) == (other.row, other.row_span)


def _cornered(slots: Sequence[Slot], empty: Collection[Slot]) -> list[Slot]:
    """Return the slots of a header; a blank corner on the right of a lower cell, above a cell of its own, is its part.

    So the heading 증감 stands beside and above 증감률.
    """
    out = list(slots)
    alone = [slot for slot in empty if not any(_adjoins(slot, other) for other in slots)]
    for blank in sorted(alone, key=lambda slot: slot.col):
        owner = next((slot for slot in out if slot.row == 0 and slot.col + slot.col_span == blank.col), None)
        if blank.row == 0 and owner and owner.row_span > blank.row_span and owner not in empty:
            out.remove(blank)
            box = (owner.box[0], owner.box[1], blank.box[2], owner.box[3])
            out[out.index(owner)] = replace(owner, col_span=owner.col_span + blank.col_span, box=box)
    return out


def _grid(stack: Stack, xs: tuple[float, ...]) -> Grid:
    """Return the grid of a stack whose columns have the borders ``xs``."""
    frame = _frame(stack, xs)
    slots = list(_slots(stack, frame))
    empty = [slot for slot in slots if not _printed(stack, slot.box[1], slot.box[3], (slot.box[0], slot.box[2]))]
    slots = sorted(_cornered(slots, empty), key=lambda slot: (slot.row, slot.col))
    return Grid(tuple(slots), xs, frame.ys)


def _is_table(stack: Stack, cuts: Sequence[Cut]) -> bool:
    """Whether rows and columns are enough to be a table, and most rows fill them."""
    bands, count = stack.bands, len(cuts) + 1
    wide = sum(band.breadth > 1 for band in bands)
    if count == len(("label", "value")):
        return len(bands) >= _PAIR_ROWS and wide >= _PAIR_FILLED * len(bands)
    return count > 1 and wide >= max(_MIN_ROWS, _FILLED * len(bands))


@dataclass(frozen=True, slots=True)
class OpenTables:
    """The tables without upright rules of a page.

    Attributes:
        grids: their grids.
        tail: the column borders of the one at the end of the page, which may go on overleaf.
    """

    grids: tuple[Grid, ...] = ()
    tail: tuple[float, ...] = ()


def _continued(stack: Stack, tail: Sequence[float]) -> tuple[float, ...]:
    """Return the column borders of the table that the page before ends with, if the stack fits them."""
    if not tail or max(abs(stack.left - tail[0]), abs(stack.right - tail[-1])) > TOUCH:
        return ()
    cuts = [Cut(at, at) for at in tail[1:-1]]
    crossed = any(crosses(span, cut) for row in stack.rows() for span in row for cut in cuts)
    return () if crossed else tuple(tail)


def _begun(stack: Stack) -> Stack:
    """Return a stack from its first row of several cells on."""
    first = next((index for index, band in enumerate(stack.bands) if band.breadth > 1), len(stack.bands))
    return replace(stack, bands=stack.bands[first:])


def _lies_in(stack: Stack, grid: Grid) -> bool:
    """Whether the rules of a stack are the shorter rules of a table."""
    left, top, right, bottom = grid.box
    return left - TOUCH < stack.left and stack.right < right + TOUCH and top < stack.bands[0].bottom < bottom


def find_open_tables(rules: Rules, chars: Sequence[Char], height: float, tail: Sequence[float] = ()) -> OpenTables:
    """Return the tables of a page whose rules run across alone.

    Args:
        rules: the rules of the page.
        chars: its characters.
        height: its height.
        tail: the column borders of the table that the page before ends with, if it has no upright rules either.
    """
    held = {rule for part in components(rules) for rule in part.horizontals}
    stacks = find_stacks([rule for rule in rules.horizontals if rule not in held], chars)
    inked = [char for char in chars if not char.text.isspace() and _MARGIN < char.base / height < 1 - _MARGIN]
    grids: list[Grid] = []
    for stack in sorted(stacks, key=lambda stack: (stack.left - stack.right, stack.bands[0].top)):
        if any(_lies_in(stack, grid) for grid in grids):
            continue
        first = not any(char.base < stack.bands[0].top for char in inked)
        xs = _continued(stack, tail) if first else ()
        if xs:
            grids.append(_grid(stack, xs))
            continue
        begun = _begun(stack)
        cuts = begun.cuts() if begun.bands else []
        if _is_table(begun, cuts):
            grids.append(_grid(begun, _borders(begun, cuts)))
    last = max(grids, key=lambda grid: grid.box[3], default=None)
    open_end = last is not None and not any(char.base > last.box[3] for char in inked)
    return OpenTables(tuple(grids), last.xs if last and open_end else ())
