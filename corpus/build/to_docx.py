"""Writes a plan as DOCX: heading styles, merged table cells, a drawn organisation chart, page numbers."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from corpus.build.look import FACES
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
    Style,
    Table,
    corner_rows,
    entry_text,
    heading_text,
    is_boxed,
)
from corpus.build.to_docx_chart import chart_element

_ALIGNS = {
    "l": WD_ALIGN_PARAGRAPH.LEFT,
    "c": WD_ALIGN_PARAGRAPH.CENTER,
    "r": WD_ALIGN_PARAGRAPH.RIGHT,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_EPOCH = (2025, 1, 1, 0, 0, 0)


def to_docx(plan: Plan) -> bytes:
    """Return the DOCX; the same plan always gives the same bytes."""
    document = Document()
    _page(document, plan.style)
    _properties(document, plan)
    _cover(document, plan)
    _contents(document, plan)
    for block in plan.blocks:
        _write(document, block, plan.style)
    target = BytesIO()
    document.save(target)
    return _fixed(target.getvalue())


def _fixed(data: bytes) -> bytes:
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, source.read(name))
    return target.getvalue()


def _page(document: Any, style: Style) -> None:  # noqa: ANN401
    section = document.sections[0]
    wide, high = Mm(210), Mm(297)
    if style.paper == "landscape":
        wide, high = high, wide
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = wide, high
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    _font(document.styles["Normal"].font, style.fonts[0])
    document.styles["Normal"].paragraph_format.space_after = Pt(2)


def _numbered_section(document: Any) -> None:  # noqa: ANN401
    section = document.add_section(WD_SECTION.NEW_PAGE)
    start = OxmlElement("w:pgNumType")
    _set(start, start="1")
    section._sectPr.append(start)  # noqa: SLF001
    section.footer.is_linked_to_previous = False
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("- ")
    footer._p.append(_page_field())  # noqa: SLF001
    footer.add_run(" -")


def _page_field() -> Any:  # noqa: ANN401
    field: Any = OxmlElement("w:fldSimple")
    run: Any = OxmlElement("w:r")
    text: Any = OxmlElement("w:t")
    _set(field, instr="PAGE")
    text.text = "1"
    run.append(text)
    field.append(run)
    return field


def _set(element: Any, **attributes: str) -> None:  # noqa: ANN401
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)


def _properties(document: Any, plan: Plan) -> None:  # noqa: ANN401
    core = document.core_properties
    core.title, core.author, core.last_modified_by = " ".join(plan.cover.title), plan.department, plan.department
    core.created = core.modified = datetime(*_EPOCH, tzinfo=UTC)
    core.comments = ""


def _font(font: Any, face: str, size: float | None = None, *, bold: bool | None = None) -> None:  # noqa: ANN401
    font.name = FACES[face]
    font.element.rPr.rFonts.set(qn("w:eastAsia"), FACES[face])
    font.size = Pt(size) if size else font.size
    font.bold = bold


def _text(paragraph: Any, text: str, face: str, size: float, *, bold: bool = False) -> None:  # noqa: ANN401
    run = paragraph.add_run(text)
    run.font.color.rgb = RGBColor(0, 0, 0)
    run.element.get_or_add_rPr().get_or_add_rFonts()
    _font(run.font, face, size, bold=bold)


def _line(document: Any, text: str, style: Style, align: str = "left", size: float | None = None) -> Any:  # noqa: ANN401
    paragraph = document.add_paragraph()
    paragraph.alignment = _ALIGNS[align]
    _text(paragraph, text, style.fonts[1 if size else 0], size or style.size, bold=bool(size))
    return paragraph


def _cover(document: Any, plan: Plan) -> None:  # noqa: ANN401
    rows = corner_rows(plan.cover)
    box = document.add_table(len(rows), len(rows[0]), "Table Grid")
    box.alignment = WD_TABLE_ALIGNMENT.RIGHT
    _widths(box, [26, 46] if len(rows[0]) > 1 else [64])
    for drawn, texts in zip(box.rows, rows, strict=True):
        for cell, text in zip(drawn.cells, texts, strict=True):
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            _text(cell.paragraphs[0], text, plan.style.fonts[0], 11)
    for size, texts in ((30, plan.cover.title), (18, (plan.cover.date,)), (22, plan.cover.bodies)):
        for index, text in enumerate(texts):
            paragraph = _line(document, text, plan.style, "center", size)
            paragraph.paragraph_format.space_before = Pt(6 if index else 70)
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)


def _contents(document: Any, plan: Plan) -> None:  # noqa: ANN401
    _line(document, plan.contents_title, plan.style, "center", 24)
    for entry in plan.contents:
        _entry(document, entry, plan.style)
    _numbered_section(document)


def _entry(document: Any, entry: Entry, style: Style) -> None:  # noqa: ANN401
    room = Mm(257 if style.paper == "landscape" else 170)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = Mm(6 * (entry.level - 1))
    paragraph.paragraph_format.tab_stops.add_tab_stop(room, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    size = 15 if entry.level == 1 else 12
    _text(paragraph, f"{entry_text(entry, style)}\t{entry.page}", style.fonts[1], size, bold=entry.level == 1)


def _write(document: Any, block: Block, style: Style) -> None:  # noqa: ANN401
    match block:
        case Heading():
            _heading(document, block, style)
        case Item():
            _item(document, block, style)
        case Para():
            _line(document, block.text, style, block.align)
        case Box():
            _box(document, block, style)
        case Table():
            _table(document, block, style)
        case OrgChart():
            document.add_paragraph()._p.append(chart_element(block))  # noqa: SLF001
        case PageBreak():
            document.add_page_break()


def _heading(document: Any, block: Heading, style: Style) -> None:  # noqa: ANN401
    size = style.size + (7, 4, 2.5)[block.level - 1]
    if is_boxed(block, style):
        table = document.add_table(1, 2, "Table Grid")
        _widths(table, [12, 110])
        for cell, text in zip(table.rows[0].cells, (block.number, block.title), strict=True):
            _text(cell.paragraphs[0], text, style.fonts[1], size, bold=True)
        document.add_paragraph()  # two tables without a paragraph between them would become one
        return
    paragraph = document.add_paragraph(style=f"Heading {block.level}")
    _text(paragraph, heading_text(block, style), style.fonts[1], size, bold=True)


def _item(document: Any, item: Item, style: Style) -> None:  # noqa: ANN401
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = Pt(14 + 11 * item.depth)
    paragraph.paragraph_format.first_line_indent = Pt(-12)
    top = item.depth == 0
    _text(paragraph, item.line, style.fonts[1 if top else 0], style.size + (1.5 if top else 0), bold=top)


def _box(document: Any, box: Box, style: Style) -> None:  # noqa: ANN401
    cell = document.add_table(1, 1, "Table Grid").rows[0].cells[0]
    for index, line in enumerate(box.lines):
        paragraph = cell.add_paragraph() if index else cell.paragraphs[0]
        _text(paragraph, line, style.fonts[1], style.size)
    document.add_paragraph()


def _table(document: Any, table: Table, style: Style) -> None:  # noqa: ANN401
    drawn = document.add_table(table.rows, table.cols, "Table Grid")
    unit = (257 if style.paper == "landscape" else 170) / sum(table.widths)
    _widths(drawn, [unit * share for share in table.widths])
    for cell in table.cells:
        corner = drawn.cell(cell.row + cell.row_span - 1, cell.col + cell.col_span - 1)
        target = drawn.cell(cell.row, cell.col).merge(corner)
        _cell(target, cell.text, style, "c" if cell.row < table.header else table.aligns[cell.col])
        if cell.row < table.header:
            _shade(target, style.shade)
    document.add_paragraph()


def _widths(drawn: Any, widths: list[float]) -> None:  # noqa: ANN401
    drawn.autofit = False
    for column, wide in zip(drawn.columns, widths, strict=True):
        column.width = Mm(wide)
        for cell in column.cells:
            cell.width = Mm(wide)


def _cell(target: Any, text: str, style: Style, align: str) -> None:  # noqa: ANN401
    target.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for index, line in enumerate(text.split("\n")):
        paragraph = target.add_paragraph() if index else target.paragraphs[0]
        paragraph.alignment = _ALIGNS[align]
        _text(paragraph, line, style.fonts[0], style.size - 1.5)


def _shade(target: Any, color: str) -> None:  # noqa: ANN401
    shade = OxmlElement("w:shd")
    _set(shade, val="clear", color="auto", fill=color.lstrip("#"))
    target._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001
