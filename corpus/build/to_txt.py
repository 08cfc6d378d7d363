"""Writes a plan as plain text: tabs between cells, covered cells empty, blank lines between blocks of unlike kind."""

from itertools import pairwise

from corpus.build.model import (
    Block,
    Box,
    Heading,
    Item,
    OrgChart,
    PageBreak,
    Para,
    Plan,
    Table,
    block_strings,
    corner_rows,
    entry_text,
)


def to_txt(plan: Plan) -> str:
    """Return the plan as text that ends in a line break."""
    corner = "\n".join("\t".join(row) for row in corner_rows(plan.cover))
    cover = "\n\n".join((corner, *plan.cover.title, plan.cover.date, *plan.cover.bodies))
    entries = "\n".join(f"{' ' * (e.level - 1)}{entry_text(e, plan.style)}\t{e.page}" for e in plan.contents)
    return f"{cover}\n\n\n{plan.contents_title}\n\n{entries}\n\n{_body(plan)}\n"


def _body(plan: Plan) -> str:
    blocks = [block for block in plan.blocks if not isinstance(block, PageBreak)]
    parts = [_text(blocks[0], plan)]
    for before, block in pairwise(blocks):
        parts += ["\n" if _is_tight(before, block) else "\n\n", _text(block, plan)]
    return "".join(parts)


def _is_tight(before: Block, block: Block) -> bool:
    return isinstance(before, Item) and isinstance(block, Item) and block.depth > 0


def _text(block: Block, plan: Plan) -> str:
    match block:
        case Table():
            return _table(block)
        case Item():
            return f"{' ' * max(block.depth - 1, 0)}{block.line}"
        case Box():
            return "\n".join(block.lines)
        case OrgChart():
            return "\n\n".join("\n".join(lines) for lines in ((block.head,), *block.units))
        case Heading() | Para() | PageBreak():
            return "\n\n".join(block_strings(block, plan.style))


def _table(table: Table) -> str:
    grid = [[""] * table.cols for _ in range(table.rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = cell.text.replace("\n", " ")
    return "\n".join("\t".join(row).rstrip(" ") for row in grid)
