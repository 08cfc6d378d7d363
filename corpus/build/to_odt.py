"""Writes a plan as ODT (OpenDocument 1.3): outline levels, numbers and bullets as lists, tables with spans."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.build.archive import to_zip
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
    numbers_itself,
    room,
    sets_bullet,
    sets_number,
)
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
    corner_rows,
    entry_text,
    heading_text,
    is_boxed,
)
from corpus.build.odt_drawing import chart_group
from corpus.build.odt_names import document, element, text
from corpus.build.odt_styles import Look, Styles, fonts, page_styles
from corpus.build.odt_table import Slot, slots_of, table_element

_MIMETYPE = "application/vnd.oasis.opendocument.text"
_NUMBERS = "Numbers"
_LABEL = element(
    "style:list-level-properties",
    element("style:list-level-label-alignment", text__label_followed_by="space"),
    text__list_level_position_and_space_mode="label-alignment",
)


def to_odt(plan: Plan) -> bytes:
    """Return the ODT file; the same plan always gives the same bytes."""
    writer = Writer(plan, Styles(plan.style))
    body = "".join((*writer.cover(), *writer.contents(), *map(writer.block, plan.blocks)))
    automatic = element("office:automatic-styles", writer.styles.written(), _lists(plan))
    layouts, masters = page_styles(plan.style)
    parts = {
        "content.xml": document(
            "office:document-content",
            fonts(plan.style),
            automatic,
            element("office:body", element("office:text", body)),
        ),
        "styles.xml": document(
            "office:document-styles",
            fonts(plan.style),
            element("office:styles", element("style:style", style__name="Standard", style__family="paragraph")),
            element("office:automatic-styles", layouts),
            element("office:master-styles", masters),
        ),
        "meta.xml": document("office:document-meta", element("office:meta", *_about(plan))),
    }
    listed = [("/", _MIMETYPE), *((name, "text/xml") for name in parts)]
    rows = (
        element("manifest:file-entry", manifest__full_path=name, manifest__media_type=kind) for name, kind in listed
    )
    names = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"'
    manifest = f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest {names}>{"".join(rows)}</manifest:manifest>'
    return to_zip({**parts, "META-INF/manifest.xml": manifest}, _MIMETYPE)


def _about(plan: Plan) -> tuple[str, ...]:
    time = "2025-01-01T00:00:00Z"
    title = element("dc:title", text(" ".join(plan.cover.title)))
    author = element("meta:initial-creator", text(plan.department)) + element("dc:creator", text(plan.department))
    return title, author, element("meta:creation-date", time), element("dc:date", time)


def _lists(plan: Plan) -> str:
    """Return the list styles: one of numbers, and one a bullet."""
    number = {"text__level": 1, "style__num_format": "1", "style__num_suffix": "."}
    level = element("text:list-level-style-number", _LABEL, **number)
    signs = dict.fromkeys(
        block.marker for block in plan.blocks if isinstance(block, Item) and sets_bullet(block, plan.style)
    )
    rows = [element("text:list-style", level, style__name=_NUMBERS)] if numbers_itself(plan.style) else []
    for sign in signs:
        bullet = element("text:list-level-style-bullet", _LABEL, text__level=1, text__bullet_char=sign)
        rows.append(element("text:list-style", bullet, style__name=_bullet_style(sign)))
    return "".join(rows)


def _bullet_style(sign: str) -> str:
    return f"Bullet{ord(sign):X}"


@dataclass(slots=True)
class Writer:
    """Writes blocks in order.

    Attributes:
        plan: the plan.
        styles: the styles used so far.
    """

    plan: Plan
    styles: Styles
    _page: str = field(default="first")
    _list: str = field(default="")
    _drawn: int = field(default=0)

    def cover(self) -> list[str]:
        """Return the cover: corner box, title, date, bodies."""
        rows = corner_rows(self.plan.cover)
        look = Look(CORNER_SIZE, align="center")
        slots = [Slot(row, col, text_, look) for row, line in enumerate(rows) for col, text_ in enumerate(line)]
        found = [table_element(slots, corner_widths(len(rows[0])), self.styles, "Corner", align="right")]
        cover = self.plan.cover
        for size, lines in ((TITLE_SIZE, cover.title), (DATE_SIZE, (cover.date,)), (BODY_SIZE, cover.bodies)):
            for index, line in enumerate(lines):
                before = 6 if index else 70
                found.append(self._line(line, Look(size, bold=True, title=True, align="center", before=before)))
        return found

    def contents(self) -> list[str]:
        """Return the contents page, whose lines have leader dots."""
        title = Look(CONTENTS_SIZE, bold=True, title=True, align="center", page="new")
        found = [self._line(self.plan.contents_title, title)]
        for entry in self.plan.contents:
            top = entry.level == 1
            look = Look(entry_size(entry.level), bold=top, title=True, left=17 * (entry.level - 1), tab=self._room)
            found.append(self._line(f"{entry_text(entry, self.plan.style)}\t{entry.page}", look))
        return found

    @property
    def _room(self) -> float:
        return room(self.plan.style)

    def block(self, block: Block) -> str:
        """Return a block."""
        size, written = self.plan.style.size, ""
        match block:
            case Heading():
                written = self._heading(block)
            case Item():
                written = self._item(block)
            case Para():
                written = self._line(block.text, Look(size, align=block.align, page=self._break()))
            case Box():
                written = self._box(block)
            case Table():
                slots = slots_of(block, self.plan.style)
                written = self._table(slots, column_widths(block, self._room), "Table")
            case OrgChart():
                paragraph = Look(size, page=self._break())
                written = self._paragraph(chart_group(block, self.plan.style, self.styles), paragraph)
            case PageBreak():
                self._page = "new"
        return written

    def _break(self) -> str:
        page, self._page = self._page, ""
        return page

    def _table(self, slots: Sequence[Slot], widths: Sequence[float], kind: str) -> str:
        return table_element(slots, widths, self.styles, self._name(kind), page=self._break())

    def _name(self, kind: str) -> str:
        self._drawn += 1
        return f"{kind}{self._drawn}"

    def _line(self, line: str, look: Look) -> str:
        return self._paragraph(text(line), look)

    def _paragraph(self, content: str, look: Look) -> str:
        return element("text:p", content, text__style_name=self.styles.paragraph(look))

    def _heading(self, block: Heading) -> str:
        style = self.plan.style
        size = heading_size(block.level, style)
        if is_boxed(block, style):
            slots = [
                Slot(0, 0, block.number, Look(size, bold=True, title=True, align="center"), fill=style.shade),
                Slot(0, 1, block.title, Look(size, bold=True, title=True)),
            ]
            return self._table(slots, (14, 110), "Title")
        lines = "" if style.forms[block.level - 1] == "plain" else style.accent
        automatic = sets_number(block, style)
        look = Look(size, bold=True, title=True, before=8, page=self._break(), lines=lines)
        name = self.styles.paragraph(look._replace(listed=_NUMBERS if automatic else ""))
        content = text(block.title if automatic else heading_text(block, style))
        heading = element("text:h", content, text__style_name=name, text__outline_level=block.level)
        if not automatic:
            self._list = ""
            return heading
        goes_on, self._list = self._list, self._name("numbers")
        order = {"text__continue_list": goes_on} if goes_on else {}
        item = element("text:list-item", heading)
        return element("text:list", item, xml__id=self._list, **order, text__style_name=_NUMBERS)

    def _item(self, item: Item) -> str:
        style, top = self.plan.style, item.depth == 0
        left, back = item_indent(item.depth)
        look = Look(item_size(item.depth, style), bold=top, title=top, left=left, back=back, page=self._break())
        if not sets_bullet(item, style):
            return self._line(item.line, look)
        name = _bullet_style(item.marker)
        entry = element("text:list-item", self._line(item.text, look._replace(listed=name)))
        return element("text:list", entry, text__style_name=name)

    def _box(self, box: Box) -> str:
        """Return a frame: a text box in the style of slides, else a table of one cell."""
        look = Look(self.plan.style.size, title=True)
        if not numbers_itself(self.plan.style):
            slots = [Slot(0, 0, "\n".join(box.lines), look)]
            return self._table(slots, (self._room,), "Frame")
        lines = (self._line(line, look) for line in box.lines)
        inner = element("draw:text-box", *lines, fo__min_height="10mm")
        about = {"draw__style_name": self.styles.frame(), "draw__name": self._name("Frame"), "draw__z_index": 0}
        frame = element("draw:frame", inner, **about, text__anchor_type="as-char", svg__width=f"{self._room - 6}mm")
        return self._paragraph(frame, Look(self.plan.style.size, page=self._break()))
