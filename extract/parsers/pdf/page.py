"""One page as drafts of blocks: paragraphs, tables and figures in reading order, not yet numbered."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from extract.document import Cell, Figure, Paragraph, Style, Table
from extract.parsers.pdf.chars import Char
from extract.parsers.pdf.lattice import Grid, Slot
from extract.parsers.pdf.lines import Line, make_lines
from extract.parsers.pdf.paragraphs import Column, Para, make_paragraphs
from extract.source import BBox, Source

_RISE = 0.35
_INSET = 1.0
_CENTRE = 6.0
_MIN_ROOM = 12.0
_CHART_OUTSIDE = 0.12
_CHART_BOXES = 3
_PADDING = 4.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A block without its number, and the drafts of the tables inside it with their row and column."""

    block: Paragraph | Table | Figure
    inner: tuple[tuple[int, int, "Draft"], ...] = ()


@dataclass(slots=True)
class _Field:
    """A region that holds text: the page's body or one cell of a grid."""

    box: BBox
    body: bool = False
    chars: list[Char] = field(default_factory=list[Char])
    grids: list["_Node"] = field(default_factory=list["_Node"])


@dataclass(slots=True)
class _Node:
    """A grid with the fields of its cells."""

    grid: Grid
    fields: dict[Slot, _Field]


_Item: TypeAlias = "Para | _Node"


@dataclass(frozen=True, slots=True)
class Context:
    """What the drafts of a page share: its number and the frame that they stand in."""

    page: int
    boxed: bool = False
    frame: int | None = None


def _owner(nodes: Sequence[_Node], x: float, y: float) -> _Field | None:
    """Return the field of the smallest grid at a point, or None."""
    for node in nodes:
        left, top, right, bottom = node.grid.box
        if not (left <= x <= right and top <= y <= bottom):
            continue
        slot = node.grid.slot_at(x, y)
        if slot:
            return node.fields[slot]
    return None


def _tree(grids: Sequence[Grid], box: BBox) -> tuple[_Field, list[_Node]]:
    """Return the body field and the nodes, smallest first, each hung into the field that holds it."""
    body = _Field(box, body=True)
    nodes: list[_Node] = []
    for grid in sorted(grids, key=lambda grid: -_area(grid.box)):
        node = _Node(grid, {slot: _Field(slot.box) for slot in grid.slots})
        left, top, right, bottom = grid.box
        holder = _owner(nodes, (left + right) / 2, (top + bottom) / 2)
        (holder or body).grids.append(node)
        nodes.insert(0, node)
    return body, nodes


def _area(box: BBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _fill(body: _Field, nodes: Sequence[_Node], chars: Iterable[Char]) -> None:
    for char in chars:
        held = _owner(nodes, (char.x0 + char.x1) / 2, char.base - _RISE * char.size)
        (held or body).chars.append(char)


def _top(item: _Item) -> float:
    return item.box[1] if isinstance(item, Para) else item.grid.box[1]


def _column(held: _Field, lines: Sequence[Line]) -> Column:
    """Return the edges of a field's text: its box less the usual inner margin, or what the lines reach."""
    left, right = held.box[0] + _PADDING, held.box[2] - _PADDING
    if held.body:
        left = min((line.box[0] for line in lines), default=left)
        right = max((line.box[2] for line in lines), default=right)
    return Column(left, right)


def _items(held: _Field) -> list[_Item]:
    """Return the paragraphs and grids of a field in reading order."""
    lines = make_lines(held.chars)
    column = _column(held, lines)
    stops = sorted(node.grid.box[1] for node in held.grids)
    runs: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        runs[bisect_right(stops, line.base)].append(line)
    paras = [para for run in runs.values() for para in make_paragraphs(run, column)]
    return sorted([*paras, *held.grids], key=_top)


def _text(held: _Field) -> str:
    return "\n".join(item.text for item in _items(held) if isinstance(item, Para))


def _is_filled(node: _Node, slot: Slot) -> bool:
    held = node.fields[slot]
    return bool(held.grids) or any(not char.text.isspace() for char in held.chars)


def _paragraph(para: Para, held: _Field, context: Context) -> Draft:
    first = para.lines[0]
    left, right = first.box[0] - held.box[0], held.box[2] - first.box[2]
    centered = min(left, right) > _MIN_ROOM and abs(left - right) < _CENTRE
    style = Style(
        size=round(first.size, 1),
        bold=first.font.bold,
        font=first.font.name,
        indent=round(first.box[0], 1),
        boxed=context.boxed,
        frame=context.frame,
        centered=centered,
    )
    return Draft(Paragraph(para.text, Source(page=context.page, bbox=_rounded(para.box)), style))


def _rounded(box: BBox) -> BBox:
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)


def _is_chart(node: _Node, filled: Sequence[Slot]) -> bool:
    return node.grid.outside > _CHART_OUTSIDE and len(filled) >= _CHART_BOXES


def _chart(node: _Node, filled: Sequence[Slot], context: Context) -> Draft:
    text = "\n".join(_text(node.fields[slot]) for slot in sorted(filled, key=lambda slot: (slot.row, slot.col)))
    return Draft(Figure(text, Source(page=context.page, bbox=_rounded(node.grid.box)), kind="chart"))


def _renumbered(slots: Sequence[Slot]) -> list[Slot]:
    """Return slots with rows and columns counted from 0 over those in which a slot begins."""
    rows = sorted({slot.row for slot in slots})
    cols = sorted({slot.col for slot in slots})

    def between(starts: Sequence[int], low: int, span: int) -> int:
        return max(1, sum(low <= start < low + span for start in starts))

    return [
        replace(
            slot,
            row=rows.index(slot.row),
            col=cols.index(slot.col),
            row_span=between(rows, slot.row, slot.row_span),
            col_span=between(cols, slot.col, slot.col_span),
        )
        for slot in slots
    ]


def _table(node: _Node, context: Context) -> Draft:
    slots = _renumbered(node.grid.slots)
    cells: list[Cell] = []
    inner: list[tuple[int, int, Draft]] = []
    for slot, old in zip(slots, node.grid.slots, strict=True):
        held = node.fields[old]
        seen = [char for char in held.chars if not char.text.isspace()]
        cells.append(
            Cell(
                row=slot.row,
                col=slot.col,
                text=_text(held),
                row_span=slot.row_span,
                col_span=slot.col_span,
                bold=bool(seen) and seen[0].font.bold,
                bbox=_rounded(slot.box),
            )
        )
        for child in held.grids:
            inner.extend((slot.row, slot.col, draft) for draft in _node(child, context))
    rows = max(slot.row + slot.row_span for slot in slots)
    cols = max(slot.col + slot.col_span for slot in slots)
    source = Source(page=context.page, bbox=_rounded(node.grid.box))
    return Draft(Table(tuple(cells), rows, cols, source), tuple(inner))


def _node(node: _Node, context: Context) -> list[Draft]:
    """Return what a grid stands for: nothing, the content of a frame, a chart or a table."""
    filled = [slot for slot in node.grid.slots if _is_filled(node, slot)]
    if not filled:
        return []
    if len(filled) == 1 or len(node.grid.slots) == 1:
        frame = round(node.grid.box[1] * 10) + context.page * 10_000
        return _flow(node.fields[filled[0]], replace(context, boxed=True, frame=frame))
    if _is_chart(node, filled):
        return [_chart(node, filled, context)]
    return [_table(node, context)]


def _flow(held: _Field, context: Context) -> list[Draft]:
    out: list[Draft] = []
    for item in _items(held):
        if isinstance(item, Para):
            out.append(_paragraph(item, held, context))
        else:
            out.extend(_node(item, context))
    return out


def page_drafts(chars: Sequence[Char], grids: Sequence[Grid], size: tuple[float, float], page: int) -> list[Draft]:
    """Return the drafts of a page in reading order."""
    body, nodes = _tree(grids, (_INSET, _INSET, size[0] - _INSET, size[1] - _INSET))
    _fill(body, nodes, chars)
    return _flow(body, Context(page))
