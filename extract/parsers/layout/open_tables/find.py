"""Tables without upright rules (세로줄 없는 표): their columns from the gutters, their rows from the rules.

What is not surely a table stays text: at least two rows, columns that most rows fill, no words across a rule.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.parsers.layout.open_tables.borders import find_borders
from extract.parsers.layout.open_tables.gutters import Cut, Span
from extract.parsers.layout.open_tables.headers import Columns, Reach, Role, share_out
from extract.parsers.layout.open_tables.pieces import spans_of
from extract.parsers.layout.open_tables.stacks import Stack, find_stacks
from extract.parsers.layout.ruled.lattice import Grid, Slot
from extract.parsers.layout.ruled.mesh import TOUCH, components, levels_of
from extract.parsers.layout.ruled.rules import Rules
from extract.parsers.layout.text.chars import Char

_SAME_END = 5.0
_SAME = 1.0
_COVERED = 0.5
_HEADER = 2 / 3
_FILLED = 0.5
_PAIR = 2
_PAIR_FILLED = 0.75
_PAIR_ROWS = 3
_MIN_ROWS = 2
_MARGIN = 0.12
_SURE = 40


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
    return any(abs(end - x) <= _SAME_END for x in xs)


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


@dataclass(frozen=True, slots=True)
class _Table:
    """The cells of a stack, and how many of them are doubtful."""

    grid: Grid
    doubts: int

    @property
    def is_sure(self) -> bool:
        """Whether so few cells are doubtful that they may well be cells over several columns."""
        return self.doubts * _SURE <= len(self.grid.slots)


def _slots(stack: Stack, frame: _Frame, headers: int) -> Iterator[Slot]:
    xs, ys = frame.columns.xs, frame.ys
    for top, stop, reach in frame.blocks():
        spans = _printed(stack, ys[top], ys[stop], (xs[reach.first], xs[reach.stop]))
        role = Role.HEADING if top < headers else Role.BODY
        role = role if all(frame.ruled[stop]) else Role.PARENT
        for first, behind in share_out(spans, frame.columns, reach, role):
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


def _is_doubtful(slot: Slot, spans: Sequence[Span], headers: int) -> bool:
    """Whether a cell holds words far apart, or words of the body across gutters behind the first column."""
    words = [part for span in spans for part in span.parts if not part.is_lone]
    apart = len(words) > 1 and (len(spans) > 1 or (slot.row == 0 and len(words) > _PAIR))
    return apart or (bool(spans) and slot.row >= max(1, headers) and slot.col > 0 and slot.col_span > 1)


def _table(stack: Stack, xs: tuple[float, ...]) -> _Table:
    """Return the cells of a stack whose columns have the borders ``xs``."""
    frame = _frame(stack, xs)
    headers = _header_rows(stack, frame)
    slots = list(_slots(stack, frame, headers))
    printed = {slot: _printed(stack, slot.box[1], slot.box[3], (slot.box[0], slot.box[2])) for slot in slots}
    doubts = sum(_is_doubtful(slot, spans, headers) for slot, spans in printed.items())
    whole = _cornered(slots, [slot for slot, spans in printed.items() if not spans])
    whole.sort(key=lambda slot: (slot.row, slot.col))
    return _Table(Grid(tuple(whole), xs, frame.ys), doubts)


def _is_table(stack: Stack, cuts: Sequence[Cut]) -> bool:
    """Whether rows and columns are enough to be a table, and most rows fill them."""
    bands, count = stack.bands, len(cuts) + 1
    wide = sum(band.breadth > 1 for band in bands)
    if count == _PAIR:
        return len(bands) >= _PAIR_ROWS and wide >= _PAIR_FILLED * len(bands)
    return count > _PAIR and wide >= max(_MIN_ROWS, _FILLED * len(bands))


@dataclass(frozen=True, slots=True)
class OpenTables:
    """The tables without upright rules of a page.

    Attributes:
        grids: their grids.
        tail: the column borders of the one at the end of the page, which may go on overleaf.
        untold: how many more there seem to be whose columns are not sure.
    """

    grids: tuple[Grid, ...] = ()
    tail: tuple[float, ...] = ()
    untold: int = 0


def _lanes(stack: Stack) -> list[Cut]:
    """Return the gutters of a stack, and the blank lanes at its sides."""
    spans = [span for row in stack.rows() for span in row]
    left, right = min(span.left for span in spans), max(span.right for span in spans)
    return [Cut(stack.left, left), *stack.cuts(), Cut(right, stack.right)]


def _continued(stack: Stack, tail: Sequence[float]) -> tuple[float, ...]:
    """Return the column borders of the table that the page before ends with, if the stack's gutters are the same."""
    if not tail or max(abs(stack.left - tail[0]), abs(stack.right - tail[-1])) > TOUCH:
        return ()
    lanes = _lanes(stack)
    held = {at: [lane for lane in lanes if lane.left - _SAME <= at <= lane.right + _SAME] for at in tail[1:-1]}
    matched = all(held.values()) and all(any(lane in found for found in held.values()) for lane in lanes[1:-1])
    return tuple(tail) if matched else ()


def _begun(stack: Stack) -> Stack:
    """Return a stack from its first row of several cells on."""
    first = next((index for index, band in enumerate(stack.bands) if band.breadth > 1), len(stack.bands))
    return replace(stack, bands=stack.bands[first:])


def _lies_in(stack: Stack, grid: Grid) -> bool:
    """Whether the rules of a stack are the shorter rules of a table."""
    left, top, right, bottom = grid.box
    return left - TOUCH < stack.left and stack.right < right + TOUCH and top < stack.bands[0].bottom < bottom


def _read(stack: Stack, tail: Sequence[float]) -> _Table | None:
    """Return the table that a stack makes: the rest of one of the page before, or a new one."""
    xs = _continued(stack, tail)
    if xs:
        return _table(stack, xs)
    begun = _begun(stack)
    cuts = begun.cuts() if begun.bands else []
    return _table(begun, find_borders(begun, cuts)) if _is_table(begun, cuts) else None


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
    if not stacks:
        return OpenTables()
    inked = [char.base for char in chars if not char.text.isspace() and _MARGIN < char.base / height < 1 - _MARGIN]
    first, last = min(inked, default=0.0), max(inked, default=height)
    tables: list[_Table] = []
    for stack in sorted(stacks, key=lambda stack: (stack.left - stack.right, stack.bands[0].top)):
        if any(_lies_in(stack, table.grid) for table in tables):
            continue
        found = _read(stack, tail if stack.bands[0].top <= first else ())
        tables.extend([found] if found else [])
    grids = tuple(table.grid for table in tables if table.is_sure)
    lowest = max(grids, key=lambda grid: grid.box[3], default=None)
    ends = lowest.xs if lowest and lowest.box[3] >= last else ()
    return OpenTables(grids, ends, len(tables) - len(grids))
