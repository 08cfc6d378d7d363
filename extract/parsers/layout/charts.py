"""Organisation charts (조직도): boxes joined by lines, which are no table."""

from collections.abc import Iterator, Sequence

import regex

from extract.document import Figure
from extract.parsers.layout.drafts import Context, Draft, rounded
from extract.parsers.layout.ruled.regions import Field, Item, Node
from extract.source import BBox, Source, hull
from extract.vocab import lexicon

_OUTSIDE = 0.12
_MIN_BOXES = 3
_LEVEL = 3.0
_REACH = 45.0
_BELOW = 16.0
_NARROW = 4.6
_LINES = 3
_FIGURE = regex.compile(r"\d")


def _ground(node: Node) -> float:
    """Return the share of a grid's box that is neither cell nor text: the ground between boxes and their lines."""
    left, top, right, bottom = node.box
    empty = [slot for slot in node.grid.ragged if not node.fields[slot].is_filled()]
    ragged = sum((slot.box[2] - slot.box[0]) * (slot.box[3] - slot.box[1]) for slot in empty)
    return node.grid.outside + ragged / max(1.0, (right - left) * (bottom - top))


def _is_branched(node: Node) -> bool:
    return _ground(node) > _OUTSIDE and len(node.filled()) >= _MIN_BOXES


def _is_stack(node: Node) -> bool:
    """Whether a node is a box, or boxes of equal width on top of each other."""
    return len(node.grid.xs) == 2  # noqa: PLR2004


def _level(node: Node, other: Node) -> bool:
    """Whether two boxes stand side by side at the same height."""
    a, b = node.box, other.box
    apart = a[2] < b[0] or b[2] < a[0]
    return apart and abs(a[1] - b[1]) < _LEVEL and abs(a[3] - b[3]) < _LEVEL


def _near(box: BBox, other: BBox) -> bool:
    """Whether two boxes overlap across and stand above each other within reach."""
    across = min(box[2], other[2]) - max(box[0], other[0])
    return across > 0 and max(box[1], other[1]) - min(box[3], other[3]) < _REACH


def _in_rows(nodes: Sequence[Node]) -> list[Node]:
    """Return the boxes that stand in rows of at least three of the same height, or level with boxes of a chart."""
    boxes = [node for node in nodes if _is_stack(node)]
    slots = [slot.box for node in nodes if _is_branched(node) for slot in node.filled()]
    return [
        node
        for node in boxes
        if sum(_level(node, other) for other in boxes) >= _MIN_BOXES - 1
        or any(min(abs(node.box[1] - box[1]), abs(node.box[3] - box[3])) < _LEVEL for box in slots)
    ]


def find_charts(items: Sequence[Item]) -> list[list[Node]]:
    """Return the charts among the nodes of a field: branched grids with the rows of boxes near them."""
    nodes = [item for item in items if isinstance(item, Node)]
    groups = [[node] for node in nodes if _is_branched(node)]
    for node in _in_rows(nodes):
        near = [group for group in groups if node not in group and any(_near(node.box, one.box) for one in group)]
        near = near or [group for group in groups if any(_level(node, one) for one in group)]
        if near:
            near[0].append(node)
    return _merged(groups)


def _merged(groups: list[list[Node]]) -> list[list[Node]]:
    out: list[list[Node]] = []
    for group in groups:
        box = hull([node.box for node in group])
        home = next((other for other in out if _near(box, hull([node.box for node in other]))), None)
        if home is None:
            out.append(group)
        else:
            home.extend(group)
    return out


def _boxes(node: Node) -> Iterator[Field]:
    """Yield the boxes of a grid that hold words, those that hang in the ground between others too."""
    for slot in node.filled():
        held = node.fields[slot]
        if held.lines():
            yield held
        for inner in held.nodes:
            yield from _boxes(inner)


def _box_text(held: Field) -> str:
    """Return a box's lines; the name of a unit is one, with the count in brackets below it, and so is a narrow box."""
    lines = held.lines()
    if not lines:
        return ""
    texts = [line.text for line in lines]
    narrow = held.box[2] - held.box[0] < _NARROW * max(line.main for line in lines) and held.box[0] > 0
    return "".join(texts) if narrow else "\n".join(named(texts))


def named(texts: Sequence[str]) -> Sequence[str]:
    """Return the lines of a box with the parts of a unit's name joined, as units have no blanks in their names.

    >>> named(["인재양성", "기 획 팀", "(7)"]), named(["예산담당관", "5팀(35명)"])
    (['인재양성기획팀(7)'], ['예산담당관', '5팀(35명)'])
    """
    words = lexicon("unit_endings")
    count = len(texts) - texts[-1].startswith("(")
    name = texts[0] if count == 1 else "".join("".join(texts[:count]).split())
    whole = count <= _LINES and not any(words.find(text) for text in texts[: count - 1])
    if not whole or not words.find(name) or _FIGURE.search(name):
        return texts
    return ["".join([name, *texts[count:]])]


def _chains(fields: Sequence[Field]) -> list[list[Field]]:
    """Return boxes with those of the same width right below them."""
    chains: list[list[Field]] = []
    for held in sorted(fields, key=lambda held: (round(held.box[1]), held.box[0])):
        home = next((chain for chain in chains if _continues(chain[-1].box, held.box)), None)
        if home is None:
            chains.append([held])
        else:
            home.append(held)
    return chains


def _continues(box: BBox, below: BBox) -> bool:
    across = min(box[2], below[2]) - max(box[0], below[0])
    same = across > 0.8 * max(box[2] - box[0], below[2] - below[0])
    return same and -_LEVEL < below[1] - box[3] < _BELOW


def to_chart(nodes: Sequence[Node], context: Context) -> Draft:
    """Return the figure of a chart: the text of its boxes, those under each other together."""
    fields = [held for node in nodes for held in _boxes(node)]
    chains = [[_box_text(held) for held in chain] for chain in _chains(fields)]
    text = "\n".join(text for chain in chains for text in chain if text)
    box = rounded(hull([node.box for node in nodes]))
    return Draft(Figure(text, Source(page=context.page, bbox=box), kind="chart"))
