"""Writes a plan as PPTX: headings begin slides, frames are outlined shapes, tables are real ones, bullets automatic."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.util import Mm

from corpus.build.archive import repacked
from corpus.build.look import (
    BODY_SIZE,
    CONTENTS_SIZE,
    CORNER_SIZE,
    DATE_SIZE,
    TITLE_SIZE,
    column_widths,
    corner_widths,
    entry_size,
    heading_size,
    item_indent,
    item_size,
    paper,
    sets_bullet,
    sets_number,
)
from corpus.build.model import (
    Block,
    Box,
    Entry,
    Heading,
    Item,
    OrgChart,
    PageBreak,
    Para,
    Plan,
    Table,
    corner_rows,
    entry_text,
    heading_text,
    is_boxed,
)
from corpus.build.pptx_deck import Deck, Line
from corpus.build.pptx_table import Slot, slots_of

_TAB = "\t"


def to_pptx(plan: Plan) -> bytes:
    """Return the PPTX; the same plan always gives the same bytes."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = (Mm(length) for length in paper(plan.style))
    _properties(presentation.core_properties, plan)
    deck = Deck(presentation, plan.style)
    _cover(deck, plan)
    _contents(deck, plan)
    deck.numbered = True
    _body(deck, plan)
    target = BytesIO()
    presentation.save(target)
    return repacked(target.getvalue())


def _properties(core: Any, plan: Plan) -> None:  # noqa: ANN401
    core.title, core.author, core.last_modified_by = " ".join(plan.cover.title), plan.department, plan.department
    core.created = core.modified = datetime(2025, 1, 1, tzinfo=UTC)
    core.revision = 1


def _cover(deck: Deck, plan: Plan) -> None:
    deck.new_slide(titled=True)
    rows = corner_rows(plan.cover)
    widths = corner_widths(len(rows[0]))
    slots = [Slot(row, col, text, "center") for row, line in enumerate(rows) for col, text in enumerate(line)]
    deck.add_table(slots, widths, CORNER_SIZE, align="right")
    deck.skip(60)
    deck.add_title([Line(text, TITLE_SIZE, bold=True, title=True, align="center") for text in plan.cover.title])
    deck.skip(60)
    for size, texts in ((DATE_SIZE, (plan.cover.date,)), (BODY_SIZE, plan.cover.bodies)):
        deck.close()
        for text in texts:
            deck.add_line(Line(text, size, bold=True, title=True, align="center"))


def _contents(deck: Deck, plan: Plan) -> None:
    deck.new_slide(titled=True)
    deck.add_title([Line(plan.contents_title, CONTENTS_SIZE, bold=True, title=True, align="center")])
    for entry in plan.contents:
        deck.add_line(_entry(entry, plan))


def _entry(entry: Entry, plan: Plan) -> Line:
    text = f"{entry_text(entry, plan.style)}{_TAB}{entry.page}"
    left = 17 * (entry.level - 1)
    return Line(text, entry_size(entry.level), bold=entry.level == 1, title=True, left=left)


def _body(deck: Deck, plan: Plan) -> None:
    number, fresh = 0, True
    for block in plan.blocks:
        if isinstance(block, PageBreak):
            fresh = True
            continue
        if isinstance(block, Heading):
            number = number + 1 if block.level > 1 else 0
            _heading(deck, block, number, begins=fresh or not deck.has_headings_only)
        elif fresh:
            deck.new_slide(titled=False)
        fresh = False
        _add(deck, block)


def _heading(deck: Deck, block: Heading, number: int, *, begins: bool) -> None:
    """Add a heading: as the title of a slide that it begins, else as a line of its own below the title."""
    style = deck.style
    size = heading_size(block.level, style)
    boxed = is_boxed(block, style)
    if begins and block.level < 3:  # noqa: PLR2004 - headings of level 3 stand on the slide of their part
        deck.new_slide(titled=not boxed)
    if boxed:
        slots = [Slot(0, 0, block.number, "center", head=True), Slot(0, 1, block.title, "left")]
        deck.add_table(slots, (14, 110), size, bold=True)
        return
    automatic = sets_number(block, style)
    text = block.title if automatic else heading_text(block, style)
    line = Line(text, size, bold=True, title=True, number=number if automatic else 0)
    if deck.has_open_title:
        deck.add_title([line])
    else:
        deck.close()
        deck.add_line(line)
        deck.close()


def _add(deck: Deck, block: Block) -> None:
    style = deck.style
    match block:
        case Item():
            deck.add_line(_item(deck, block))
        case Para():
            deck.add_line(Line(block.text, style.size, align=block.align))
        case Box():
            deck.add_frame([Line(line, style.size, title=True) for line in block.lines])
        case Table():
            deck.add_table(slots_of(block), column_widths(block, deck.room), style.size - 1.5)
        case OrgChart():
            deck.add_chart(block)


def _item(deck: Deck, item: Item) -> Line:
    style, top = deck.style, item.depth == 0
    left, back = item_indent(item.depth)
    automatic = sets_bullet(item, style)
    text = item.text if automatic else item.line
    bullet = item.marker if automatic else ""
    return Line(text, item_size(item.depth, style), bold=top, title=top, left=left, back=back, bullet=bullet)
