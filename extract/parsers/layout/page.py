"""One page as drafts of blocks: paragraphs, tables and figures in reading order, not yet numbered."""

from collections.abc import Sequence
from dataclasses import replace

from extract.parsers.layout.charts import find_charts, to_chart
from extract.parsers.layout.drafts import Context, Draft, to_paragraph, to_table
from extract.parsers.layout.frames import content, find_bars, is_sheet, labelled_stack, numbered_title, to_bar, to_stack
from extract.parsers.layout.ruled.lattice import Grid
from extract.parsers.layout.ruled.placing import make_cells, place_cells
from extract.parsers.layout.ruled.regions import Field, Item, Node, in_order, make_tree
from extract.parsers.layout.text.chars import Char, TurnedChar
from extract.parsers.layout.text.paragraphs import Para

_INSET = 1.0


def _table(node: Node, context: Context) -> list[Draft]:
    placed = place_cells(node)
    inner = [
        (one.slot.row, one.slot.col, draft)
        for one in placed
        for child in in_order(one.held.nodes)
        if isinstance(child, Node)
        for draft in _node(child, context)
    ]
    draft = to_table(make_cells(placed), node.box, context, inner)
    open_top = frozenset(one.slot.col for one in placed if one.slot.open_top)
    open_bottom = frozenset(one.slot.col for one in placed if one.slot.open_bottom)
    return [replace(draft, open_top=open_top, open_bottom=open_bottom)]


def _framed(held: Field, context: Context) -> list[Draft]:
    """Return what a frame holds: a table with unruled labels, or paragraphs and grids."""
    stack = labelled_stack(held)
    return to_stack(held, stack, context) if stack else _flow(held, context.framed(held.box))


def _node(node: Node, context: Context) -> list[Draft]:
    """Return what a grid stands for: nothing, the content of a frame, or a table."""
    if not node.filled():
        return []
    only = content(node)
    if only is not None:
        return _framed(only, context)
    if is_sheet(node):
        return [draft for slot in node.filled() for draft in _framed(node.fields[slot], context)]
    return _table(node, context)


def _titled(items: Sequence[Item]) -> list[Item | tuple[Node, Para]]:
    """Return items with each number box and the title on its right as one."""
    out: list[Item | tuple[Node, Para]] = []
    for item in items:
        before = out[-1] if out else None
        if isinstance(before, Node) and isinstance(item, Para):
            title = numbered_title(before, item)
            if title:
                out[-1] = (before, title)
                continue
        out.append(item)
    return out


def _grouped(items: Sequence[Item], context: Context) -> tuple[dict[int, Draft], set[int]]:
    """Return the drafts of charts and title bars by the identity of their first box, and all boxes that they take."""
    charts = find_charts(items)
    taken = {id(node) for chart in charts for node in chart}
    bars = find_bars([item for item in items if id(item) not in taken])
    taken |= {id(node) for bar in bars for node in bar}
    leads = {id(min(chart, key=lambda node: node.box[1::-1])): to_chart(chart, context) for chart in charts}
    return leads | {id(bar[0]): to_bar(bar, context) for bar in bars}, taken


def _flow(held: Field, context: Context) -> list[Draft]:
    """Return the drafts of a field in reading order; charts and title bars stand where their first box stands."""
    items = held.items()
    leads, taken = _grouped(items, context)
    column = held.text_box()
    out: list[Draft] = []
    for item in _titled(items):
        if isinstance(item, tuple):
            out.append(to_paragraph(item[1], column, context.framed(item[0].box)))
        elif isinstance(item, Para):
            out.append(to_paragraph(item, column, context))
        elif id(item) in leads:
            out.append(leads[id(item)])
        elif id(item) not in taken:
            out.extend(_node(item, context))
    return out


def page_drafts(
    chars: Sequence[Char], turned: Sequence[TurnedChar], grids: Sequence[Grid], size: tuple[float, float], page: int
) -> list[Draft]:
    """Return the drafts of a page in reading order."""
    body = make_tree(chars, turned, grids, (_INSET, _INSET, size[0] - _INSET, size[1] - _INSET))
    return _flow(body, Context(page))
