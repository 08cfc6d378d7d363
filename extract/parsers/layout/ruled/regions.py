"""Which text and which grids stand in which cell: a tree of fields and nodes."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cmp_to_key
from math import inf
from typing import NamedTuple, TypeAlias

from extract.parsers.layout.ruled.lattice import Grid, Slot
from extract.parsers.layout.ruled.mesh import Unit
from extract.parsers.layout.text.chars import Char, TurnedChar
from extract.parsers.layout.text.columns import Zone, find_columns
from extract.parsers.layout.text.lines import Line, make_lines
from extract.parsers.layout.text.paragraphs import Column, Para, make_paragraphs
from extract.parsers.layout.text.turned import turned_paragraphs
from extract.source import BBox

_RISE = 0.35
_PADDING = 4.0
_ALIKE = 0.5
_BORDER = 4.0


@dataclass(slots=True)
class Field:
    """A region that holds text: the page's body or one cell of a grid."""

    box: BBox
    body: bool = False
    chars: list[Char] = field(default_factory=list[Char])
    nodes: list["Node"] = field(default_factory=list["Node"])
    turned: list[TurnedChar] = field(default_factory=list[TurnedChar])
    _lines: Sequence[Line] | None = field(default=None, init=False, repr=False, compare=False)

    def is_filled(self) -> bool:
        """Whether anything visible stands in it."""
        chars = (*self.chars, *(one.char for one in self.turned)) if self.turned else self.chars
        return bool(self.nodes) or any(not char.text.isspace() for char in chars)

    def lines(self) -> Sequence[Line]:
        """Return its own printed lines from top to bottom, made when first asked for, once its characters are all there."""
        if self._lines is None:
            self._lines = make_lines(self.chars)
        return self._lines

    def text_box(self) -> BBox:
        """Return the box of its text area."""
        column = self._column(self.lines())
        return column.left, self.box[1], column.right, self.box[3]

    def items(self) -> list["Item"]:
        """Return its paragraphs and nodes in reading order, one column after the other."""
        zones = find_columns(self.chars) if self.body else []
        return [item for part in self._parts(zones) for item in part.flow()] if zones else self.flow()

    def _parts(self, zones: Sequence[Zone]) -> Iterator["Field"]:
        """Yield the parts of a page that is set in columns: what stands above, the left column, the right, what follows."""
        top = -inf
        for zone in zones:
            yield self._part((-inf, top, inf, zone.top))
            yield self._part((-inf, zone.top, zone.gutter, zone.bottom))
            yield self._part((zone.gutter, zone.top, inf, zone.bottom))
            top = zone.bottom
        yield self._part((-inf, top, inf, inf))

    def _part(self, box: BBox) -> "Field":
        """Return the part of the field inside ``box``."""

        def holds(x: float, y: float) -> bool:
            return box[0] <= x < box[2] and box[1] <= y < box[3]

        chars = [char for char in self.chars if holds((char.x0 + char.x1) / 2, char.base - _RISE * char.size)]
        nodes = [node for node in self.nodes if holds((node.box[0] + node.box[2]) / 2, node.box[1])]
        turned = [one for one in self.turned if holds(*_middle(one.box))]
        return Field(self.box, self.body, chars, nodes, turned)

    def flow(self) -> list["Item"]:
        """Return its paragraphs and nodes in reading order, as one column."""
        lines = self.lines()
        column = self._column(lines)
        stops = sorted(node.box[1] for node in self.nodes)
        runs: dict[int, list[Line]] = defaultdict(list)
        for line in lines:
            runs[bisect_right(stops, line.base)].append(line)
        paras = [para for run in runs.values() for para in make_paragraphs(run, column)]
        return in_order([*paras, *turned_paragraphs(self.turned), *self.nodes])

    def paragraphs(self) -> list[Para]:
        """Return its own paragraphs, without those of the grids inside it."""
        return [item for item in self.items() if isinstance(item, Para)]

    def text(self) -> str:
        """Return its own paragraphs, one a line."""
        return "\n".join(para.text for para in self.paragraphs())

    def _column(self, lines: Sequence[Line]) -> Column:
        """Return the edges of its text: its box less the usual inner margin, or what the lines of a page reach."""
        left, right = self.box[0] + _PADDING, self.box[2] - _PADDING
        if self.body:
            left = min((line.box[0] for line in lines), default=left)
            right = max((line.box[2] for line in lines), default=right)
        return Column(left, right)


@dataclass(slots=True)
class Node:
    """A grid with the fields of its cells."""

    grid: Grid
    fields: dict[Slot, Field]

    @property
    def box(self) -> BBox:
        """The grid's box."""
        return self.grid.box

    def filled(self) -> list[Slot]:
        """Return the cells that hold something, in row order."""
        return [slot for slot in self.grid.slots if self.fields[slot].is_filled()]


Item: TypeAlias = Para | Node


def _order(one: Item, other: Item) -> int:
    """Compare places: side by side from left to right, else from top to bottom."""
    a, b = one.box, other.box
    shared = min(a[3], b[3]) - max(a[1], b[1])
    beside = shared > _ALIKE * min(a[3] - a[1], b[3] - b[1]) and (a[2] <= b[0] + 1 or b[2] <= a[0] + 1)
    first, second = (a[0], b[0]) if beside else (a[1], b[1])
    return (first > second) - (first < second)


def in_order(items: Iterable[Item]) -> list[Item]:
    """Return items in reading order."""
    found = list(items)
    if len(found) > 1:
        found.sort(key=lambda item: (item.box[1], item.box[0]))
        found.sort(key=cmp_to_key(_order))
    return found


class _Ground(NamedTuple):
    """The fields of a grid by unit, to be found by a point in its box."""

    box: BBox
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    fields: dict[Unit, Field]


def _ground(node: Node) -> _Ground:
    grid = node.grid
    return _Ground(grid.box, grid.xs, grid.ys, {unit: node.fields[slot] for unit, slot in grid.by_unit().items()})


def _owner(grounds: Sequence[_Ground], x: float, y: float) -> Field | None:
    """Return the field of the smallest grid at a point, or None."""
    for (left, top, right, bottom), xs, ys, fields in grounds:
        if left <= x <= right and top <= y <= bottom:
            held = fields.get((bisect_right(ys, y) - 1, bisect_right(xs, x) - 1))
            if held:
                return held
    return None


def _holds(box: BBox, inner: BBox) -> bool:
    """Whether ``inner`` lies in ``box``, save for the width of a border."""
    return (
        box[0] - _BORDER <= inner[0]
        and box[1] - _BORDER <= inner[1]
        and inner[2] <= box[2] + _BORDER
        and inner[3] <= box[3] + _BORDER
    )


def _area(box: BBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _middle(box: BBox) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def make_tree(chars: Iterable[Char], turned: Iterable[TurnedChar], grids: Iterable[Grid], box: BBox) -> Field:
    """Return the body of a page whose text area is ``box``, with every character and grid in its field."""
    body = Field(box, body=True)
    grounds: list[_Ground] = []
    for grid in sorted(grids, key=lambda grid: -_area(grid.box)):
        node = Node(grid, {slot: Field(slot.box) for slot in grid.slots})
        holder = _owner(grounds, *_middle(grid.box))
        (holder if holder and _holds(holder.box, grid.box) else body).nodes.append(node)
        grounds.insert(0, _ground(node))
    for char in chars:
        _, x0, _, x1, _, base, size, _ = char
        held = _owner(grounds, (x0 + x1) / 2, base - _RISE * size)
        (held or body).chars.append(char)
    for one in turned:
        (_owner(grounds, *_middle(one.box)) or body).turned.append(one)
    return body
