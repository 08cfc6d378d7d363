"""Writes a plan as PDF that looks like a print of a word processor: ruled tables, title bars, page numbers."""

from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, TypeAlias
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate, Paragraph, Spacer
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as Ruled

from corpus.build.model import (
    Block,
    Box,
    Heading,
    Item,
    OrgChart,
    PageBreak,
    Para,
    Plan,
    Style,
    Table,
    heading_text,
    is_boxed,
)
from corpus.build.to_pdf_front import Chart, LeaderLine, cover_flowables

FONTS = Path("/usr/share/fonts/truetype/nanum")
_FACES = {"myeongjo": "NanumMyeongjo", "gothic": "NanumGothic", "barun": "NanumBarunGothic"}
_Align: TypeAlias = Literal[0, 1, 2]
_LEFT, _CENTER, _RIGHT = 0, 1, 2
_ALIGNS: dict[str, _Align] = {
    "l": _LEFT,
    "c": _CENTER,
    "r": _RIGHT,
    "left": _LEFT,
    "center": _CENTER,
    "right": _RIGHT,
}


@cache
def _register() -> None:
    rl_config.invariant = 1
    for face, file in _FACES.items():
        for suffix in ("", "Bold"):
            pdfmetrics.registerFont(TTFont(face + suffix, str(FONTS / f"{file}{suffix}.ttf")))


class _Template(BaseDocTemplate):
    """A document that remembers on which printed page each heading of level 1 stands."""

    def __init__(self, target: BytesIO, **options: Any) -> None:  # noqa: ANN401
        super().__init__(target, **options)
        self.pages: dict[tuple[int, str, str], int] = {}

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Note the page of a heading."""
        heading = getattr(flowable, "heading", None)
        if heading is not None:
            self.pages[heading.level, heading.number, heading.title] = self.page - 2
            if heading.level == 1:
                self.pages[1, heading.number, ""] = self.page - 2


def to_pdf(plan: Plan) -> tuple[bytes, dict[tuple[int, str, str], int]]:
    """Return the PDF, and the printed page of every heading by level, number and title (parts also without title)."""
    _register()
    size = landscape(A4) if plan.style.paper == "landscape" else A4
    margin = 20 * mm
    target = BytesIO()
    document = _Template(target, pagesize=size, title=" ".join(plan.cover.title), author=plan.department)
    width = size[0] - 2 * margin
    frame = Frame(margin, 18 * mm, width, size[1] - 36 * mm, 0, 0, 0, 0, id="body")
    document.addPageTemplates(
        [PageTemplate("front", [frame]), PageTemplate("body", [frame], onPage=partial(_footer, width=size[0]))]
    )
    document.build([*_front(plan), *_body(plan, width)])
    return target.getvalue(), document.pages


def _footer(canvas: Any, document: Any, width: float) -> None:  # noqa: ANN401
    canvas.saveState()
    canvas.setFont("gothic", 9)
    canvas.drawCentredString(width / 2, 10 * mm, f"- {document.page - 2} -")
    canvas.restoreState()


def _front(plan: Plan) -> list[Flowable]:
    style = plan.style
    title = _paragraph(plan.contents_title, style, size=24, font=f"{style.fonts[1]}Bold", align=_CENTER)
    lines = [LeaderLine(entry, style) for entry in plan.contents]
    return [
        *cover_flowables(plan, partial(_paragraph, style=style)),
        NewPage(),
        Spacer(1, 20 * mm),
        title,
        Spacer(1, 16 * mm),
        *lines,
        NextPageTemplate("body"),
        NewPage(),
    ]


def _body(plan: Plan, width: float) -> list[Flowable]:
    flowables: list[Flowable] = []
    for block, after in zip(plan.blocks, (*plan.blocks[1:], PageBreak()), strict=True):
        flowables += _flowables(block, plan.style, width)
        if isinstance(block, Item) and isinstance(after, Para | Table):
            _keep(flowables[-1])
    return flowables


def _flowables(block: Block, style: Style, width: float) -> list[Flowable]:
    found: list[Flowable] = []
    match block:
        case Heading():
            found = [_keep(Spacer(1, 8)), _heading(block, style, width), _keep(Spacer(1, 5))]
        case Item():
            found = [_item(block, style)]
        case Para():
            size = style.size - 1.5 if block.align == "right" else style.size
            found = [_keep(_paragraph(block.text, style, size=size, align=_ALIGNS[block.align]))]
        case Box():
            found = [_keep(Spacer(1, 3)), _box(block, style, width), Spacer(1, 6)]
        case Table():
            found = [_keep(Spacer(1, 2)), _table(block, style, width), Spacer(1, 7)]
        case OrgChart():
            found = [Spacer(1, 4), Chart(block, style, width), Spacer(1, 8)]
        case PageBreak():
            found = [NewPage()]
    return found


def _keep(flowable: Flowable) -> Flowable:
    flowable.keepWithNext = 1
    return flowable


def _paragraph(  # noqa: PLR0913
    text: str,
    style: Style,
    *,
    size: float | None = None,
    font: str | None = None,
    align: _Align = _LEFT,
    indent: tuple[float, float] = (0, 0),
    before: float = 0,
    leading: float | None = None,
    color: str | None = None,
) -> Paragraph:
    points = size or style.size
    look = ParagraphStyle(
        "look",
        fontName=font or style.fonts[0],
        fontSize=points,
        leading=points * (leading or style.leading),
        alignment=align,
        leftIndent=indent[0],
        firstLineIndent=indent[1],
        spaceBefore=before,
        textColor=HexColor(color) if color else black,
        wordWrap="CJK" if style.breaks == "char" else None,
    )
    return Paragraph(escape(text).replace("\n", "<br/>"), look)


def _item(item: Item, style: Style) -> Flowable:
    bold = item.depth == 0
    size = style.size + (1.5, 0.5, 0, -0.5, -1)[min(item.depth, 4)]
    hang = pdfmetrics.stringWidth(f"{item.marker} ", style.fonts[0], size)
    paragraph = _paragraph(
        item.line,
        style,
        size=size,
        font=f"{style.fonts[1]}Bold" if bold else None,
        indent=(4 + 11 * item.depth + hang, -hang),
        before=(7, 2, 0, 0, 0)[min(item.depth, 4)],
    )
    return _keep(paragraph) if bold else paragraph


def _heading(block: Heading, style: Style, width: float) -> Flowable:
    form = style.forms[block.level - 1]
    size = style.size + (7, 4, 2.5)[block.level - 1]
    write = partial(_paragraph, style=style, font=f"{style.fonts[1]}Bold", size=size, leading=1.3)
    if is_boxed(block, style):
        cells = [[write(block.number, align=_CENTER, color="#ffffff"), write(block.title)]]
        flowable: Flowable = Ruled(cells, [size * 2, width * 0.62], hAlign="LEFT", style=_boxed(style))
    elif form == "bar":
        flowable = Ruled([[write(heading_text(block, style), align=_CENTER)]], [width], style=_bar(style))
    elif form == "ribbon":
        text = write(heading_text(block, style), color="#ffffff")
        flowable = Ruled([[text]], [width], style=[("BACKGROUND", (0, 0), (-1, -1), HexColor(style.accent)), *_PADS])
    else:
        flowable = write(heading_text(block, style))
    flowable.heading = block  # type: ignore[attr-defined]
    return _keep(flowable)


_PADS = [
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
]


def _boxed(style: Style) -> list[tuple[Any, ...]]:
    shade = ("BACKGROUND", (0, 0), (0, 0), HexColor(style.accent))
    return [("BOX", (0, 0), (-1, -1), 0.8, black), ("INNERGRID", (0, 0), (-1, -1), 0.8, black), shade, *_PADS]


def _bar(style: Style) -> list[tuple[Any, ...]]:
    color = HexColor(style.accent)
    return [("LINEABOVE", (0, 0), (-1, 0), 2, color), ("LINEBELOW", (0, 0), (-1, -1), 2, color), *_PADS]


def _box(box: Box, style: Style, width: float) -> Flowable:
    lines = [_paragraph(line, style, font=style.fonts[1]) for line in box.lines]
    rules = [("BOX", (0, 0), (-1, -1), 0.8, black), ("LEFTPADDING", (0, 0), (-1, -1), 10), *_PADS]
    return Ruled([[lines]], [width - 8], style=rules)


def _table(table: Table, style: Style, width: float) -> Flowable:
    grid: list[list[Any]] = [[""] * table.cols for _ in range(table.rows)]
    rules: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, black),
        ("BOX", (0, 0), (-1, -1), 1.1, black),
        *_PADS,
    ]
    rules += [(f"{side}PADDING", (0, 0), (-1, -1), 1 if table.kind == "grid" else 3) for side in ("LEFT", "RIGHT")]
    if table.header:
        rules.append(("BACKGROUND", (0, 0), (-1, table.header - 1), HexColor(style.shade)))
        rules.append(("LINEBELOW", (0, table.header - 1), (-1, table.header - 1), 0.9, black))
    for cell in table.cells:
        head = cell.row < table.header
        align = _CENTER if head else _ALIGNS[table.aligns[cell.col]]
        font = style.fonts[1] if head else None
        grid[cell.row][cell.col] = _paragraph(
            cell.text, style, size=style.size - 1.5, font=font, align=align, leading=1.25
        )
        corner = (cell.col + cell.col_span - 1, cell.row + cell.row_span - 1)
        rules.append(("SPAN", (cell.col, cell.row), corner))
    unit = (width - 8) / sum(table.widths)
    return Ruled(grid, [unit * share for share in table.widths], style=rules)
