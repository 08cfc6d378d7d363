"""Frames (글상자) and title bars (제목 상자), told apart from data tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.document import Cell
from extract.parsers.layout.drafts import Context, Draft, to_cell, to_paragraph, to_table
from extract.parsers.layout.ruled.lattice import Slot
from extract.parsers.layout.ruled.placing import is_bold, make_cells, place_cells
from extract.parsers.layout.ruled.regions import Field, Item, Node
from extract.parsers.layout.text.lines import Line
from extract.parsers.layout.text.paragraphs import WRAP, Para, to_para
from extract.source import BBox, hull

_LEVEL = 5.0
_BESIDE = 30.0
_BAR_HEIGHT = 60.0
_SAME_EDGE = 6.0
_NUMBER = 4


def content(node: Node) -> Field | None:
    """Return the only field of a node that holds something (a frame), or None."""
    filled = node.filled()
    return node.fields[filled[0]] if len(filled) == 1 else None


def is_sheet(node: Node) -> bool:
    """Whether all that a node holds stands in one column: frames on top of each other."""
    return len({slot.col for slot in node.filled()}) == 1


def numbered_title(node: Node, following: Para) -> Para | None:
    """Return the title that a small box with a number and the line on its right make, or None."""
    held = content(node)
    if held is None or held.nodes or not _is_short(node) or len(following.lines) != 1:
        return None
    number, box = held.lines(), following.box
    middle = (box[1] + box[3]) / 2
    beside = 0 <= box[0] - node.box[2] < _BESIDE and node.box[1] <= middle <= node.box[3]
    if len(number) != 1 or not beside:
        return None
    line = following.lines[0]
    title = replace(line, text=f"{number[0].text} {line.text}", box=hull([number[0].box, line.box]))
    return to_para([title], title.text)


def _is_bar_part(item: Item) -> bool:
    if not isinstance(item, Node) or item.box[3] - item.box[1] > _BAR_HEIGHT:
        return False
    held = content(item)
    return held is not None and not held.nodes and len(held.lines()) == 1


def _follows(one: Item, other: Item) -> bool:
    a, b = one.box, other.box
    level = abs(a[1] - b[1]) < _LEVEL and abs(a[3] - b[3]) < _LEVEL
    return level and 0 <= b[0] - a[2] < _BESIDE


def find_bars(items: Sequence[Item]) -> list[list[Node]]:
    """Return the rows of boxes that make one title bar: the first is a short number, the next touches it nearly."""
    bars: list[list[Node]] = []
    for one, other in pairwise(items):
        if not (isinstance(one, Node) and isinstance(other, Node)):
            continue
        if _is_bar_part(one) and _is_bar_part(other) and _follows(one, other):
            if bars and bars[-1][-1] is one:
                bars[-1].append(other)
            else:
                bars.append([one, other])
    return [bar for bar in bars if _is_short(bar[0])]


def _is_short(node: Node) -> bool:
    held = content(node)
    return held is not None and len("".join(held.text().split())) <= _NUMBER


def to_bar(bar: Sequence[Node], context: Context) -> Draft:
    """Return a title bar as a table of one row."""
    cells: list[Cell] = []
    for col, node in enumerate(bar):
        held = content(node)
        if held:
            cells.append(to_cell(Slot(0, col, 1, 1, node.box), held.text(), bold=is_bold(held)))
    return to_table(cells, hull([node.box for node in bar]), context)


def _stacked(nodes: Sequence[Node]) -> bool:
    """Whether grids of equal width stand under each other."""
    edges = all(
        abs(a.box[0] - b.box[0]) < _SAME_EDGE and abs(a.box[2] - b.box[2]) < _SAME_EDGE for a, b in pairwise(nodes)
    )
    return edges and all(a.box[3] <= b.box[1] + 1 for a, b in pairwise(nodes))


@dataclass(frozen=True, slots=True)
class Stack:
    """The parts of one table in a frame: its grids, the text of the label beside each, the heading above them."""

    nodes: tuple[Node, ...]
    labels: tuple[str, ...]
    heading: tuple[Line, ...]


def _split(held: Field) -> tuple[list[Node], list[Line], list[Line]] | None:
    """Return the aligned grids of a frame, the lines on their left and those above them, or None if others remain."""
    nodes = sorted(held.nodes, key=lambda node: node.box[1])
    left = nodes[-1].box[0]
    main = [node for node in nodes if abs(node.box[0] - left) < _SAME_EDGE]
    boxed = [content(node) for node in nodes if node not in main]
    lines = held.lines()
    heading = [line for line in lines if line.base < main[0].box[1] and line.box[2] > left]
    beside = [line for line in lines if line not in heading]
    for one in boxed:
        if one is None or one.nodes:
            return None
        beside.extend(one.lines())
    on_left = all(line.box[2] <= left + 1 for line in beside)
    return (main, beside, heading) if on_left and _stacked(main) else None


def labelled_stack(held: Field) -> Stack | None:
    """Return the table that a frame holds in parts: grids under each other, their labels unruled on the left."""
    found = _split(held) if len(held.nodes) > 1 else None
    if found is None:
        return None
    nodes, beside, heading = found
    labels = _labels(beside, nodes)
    return Stack(tuple(nodes), tuple(labels), tuple(heading)) if len(nodes) > 1 and all(labels) else None


def _labels(lines: Sequence[Line], nodes: Sequence[Node]) -> list[str]:
    """Return the lines beside each grid, joined; a line belongs to the grid that is nearest to it."""

    def distance(line: Line, box: BBox) -> float:
        middle = (line.box[1] + line.box[3]) / 2
        return max(box[1] - middle, middle - box[3], 0.0)

    owners = [min(range(len(nodes)), key=lambda index, line=line: distance(line, nodes[index].box)) for line in lines]
    return [
        WRAP.join(line.text for line, owner in zip(lines, owners, strict=True) if owner == index)
        for index in range(len(nodes))
    ]


def to_stack(held: Field, stack: Stack, context: Context) -> list[Draft]:
    """Return the heading and the table of a frame with unruled labels: the labels are its first column."""
    cells: list[Cell] = []
    row = 0
    for label, node in zip(stack.labels, stack.nodes, strict=True):
        own = make_cells(place_cells(node))
        rows = max(cell.row + cell.row_span for cell in own)
        box = (held.box[0], node.box[1], node.box[0], node.box[3])
        cells.append(to_cell(Slot(row, 0, rows, 1, box), label, bold=is_bold(held)))
        cells.extend(_shifted(cell, row) for cell in own)
        row += rows
    heading = [to_paragraph(to_para([line], line.text), held.box, context.framed(held.box)) for line in stack.heading]
    return [*heading, to_table(cells, held.box, context)]


def _shifted(cell: Cell, row: int) -> Cell:
    return Cell(
        cell.row + row, cell.col + 1, cell.text, cell.row_span, cell.col_span, cell.header, cell.bold, cell.bbox
    )
