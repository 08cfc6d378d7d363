"""Turns a plan into the paragraphs of a Hangul document, the way offices set them.

Numbers and titles stand in label boxes (tables of one row), frames are tables of one cell, units stand in a line set
right above their table. The house style of slides has its headings of level 2 numbered and its bullets set by the
program; a new part begins with a new numbering, as offices start again at 1.
"""

from collections.abc import Iterator
from math import ceil

from corpus.build.hancom_model import (
    NO_BORDER,
    UNITS_A_POINT,
    Border,
    Cell,
    Drawn,
    Footer,
    Grid,
    Group,
    Look,
    NewNumber,
    PageNumber,
    PageNumberPlace,
    Para,
    Piece,
    Shape,
    Story,
    units,
)
from corpus.build.look import (
    BODY_SIZE,
    CONTENTS_SIZE,
    CORNER_SIZE,
    DATE_SIZE,
    FACES,
    MARGIN,
    TITLE_SIZE,
    cell_align,
    column_widths,
    corner_widths,
    entry_size,
    heading_size,
    item_indent,
    item_size,
    numbers_itself,
    paper,
    room,
    sets_bullet,
    sets_number,
    text_width,
)
from corpus.build.model import (
    Block,
    Box,
    Entry,
    Heading,
    Item,
    OrgChart,
    PageBreak,
    Plan,
    Style,
    Table,
    corner_rows,
    entry_text,
    heading_text,
    is_boxed,
)
from corpus.build.model import Cell as PlanCell
from corpus.build.model import Para as PlanPara

_LINED = Border((0.12, 0.12, 0.12, 0.12))
_PAD, _SIDES = 141, 1020
"""Room above and below the text of a cell, and on both its sides together."""


def to_story(plan: Plan) -> Story:
    """Return the document of a plan."""
    wide, high = (units(length) for length in paper(plan.style))
    return Story(plan, wide, high, units(MARGIN), (*_cover(plan), *_contents(plan), *_body(plan)))


def _look(style: Style, size: float, *, bold: bool = False, title: bool = False, color: str = "#000000") -> Look:
    return Look(FACES[style.fonts[1 if title else 0]], size, bold, color)


def _cover(plan: Plan) -> Iterator[Para]:
    style = plan.style
    rows = corner_rows(plan.cover)
    look, shape = _look(style, CORNER_SIZE), Shape("center")
    widths = [units(width) for width in corner_widths(len(rows[0]))]
    texts = [[(Para((text,), look, shape),) for text in row] for row in rows]
    yield _holder(_plain_grid(texts, widths, _LINED), style, "right")
    for size, lines in (
        (TITLE_SIZE, plan.cover.title),
        (DATE_SIZE, (plan.cover.date,)),
        (BODY_SIZE, plan.cover.bodies),
    ):
        for index, line in enumerate(lines):
            before = (6 if index else 70) * UNITS_A_POINT
            yield Para((line,), _look(style, size, bold=True, title=True), Shape("center", before=before))


def _contents(plan: Plan) -> Iterator[Para]:
    title = _look(plan.style, CONTENTS_SIZE, bold=True, title=True)
    yield Para((plan.contents_title,), title, Shape("center"), new_page=True)
    for entry in plan.contents:
        yield _entry(entry, plan.style)


def _entry(entry: Entry, style: Style) -> Para:
    look = _look(style, entry_size(entry.level), bold=entry.level == 1, title=True)
    shape = Shape(left=units(6 * (entry.level - 1)), tab=units(room(style)))
    return Para((f"{entry_text(entry, style)}\t{entry.page}",), look, shape)


def _body(plan: Plan) -> Iterator[Para]:
    new_page, begins, part = True, _begin(plan.style), 0
    for block in plan.blocks:
        if isinstance(block, PageBreak):
            new_page = True
            continue
        part += isinstance(block, Heading) and block.level == 1
        for para in _paras(block, plan.style, part):
            yield Para((*begins, *para.pieces), para.look, para.shape, new_page)
            new_page, begins = False, ()


def _begin(style: Style) -> tuple[Piece, ...]:
    """Return what starts the numbered pages: page 1, and where its number stands."""
    if numbers_itself(style):
        return NewNumber(1), PageNumberPlace()
    line = Para(("- ", PageNumber(), " -"), _look(style, style.size), Shape("center"))
    return Footer((line,), units(room(style))), NewNumber(1)


def _paras(block: Block, style: Style, part: int) -> Iterator[Para]:
    match block:
        case Heading():
            yield _heading(block, style, part)
        case Item():
            yield _item(block, style)
        case PlanPara():
            yield Para((block.text,), _look(style, style.size), Shape(block.align))
        case Box():
            yield _frame(block, style)
        case Table():
            yield _holder(_table(block, style), style)
        case OrgChart():
            yield Para((_chart(block, style),), _look(style, style.size))


def _heading(block: Heading, style: Style, part: int) -> Para:
    form = style.forms[block.level - 1]
    size, white = heading_size(block.level, style), "#ffffff"
    text = heading_text(block, style)
    look = _look(style, size, bold=True, title=True)
    bar, ribbon = Border((0, 0, 0.7, 0.7), style.shade), Border((0, 0, 0.12, 0.12), style.accent)
    reversed_look = _look(style, size, bold=True, title=True, color=white)
    if sets_number(block, style):
        shape = Shape(before=6 * UNITS_A_POINT, numbering=part, border=ribbon)
        return Para((block.title,), reversed_look, shape)
    if is_boxed(block, style):
        number = (Para((block.number,), reversed_look, Shape("center")),)
        title = (Para((block.title,), look),)
        shaded = Border(_LINED.lines, style.accent)
        return _holder(_plain_grid([[number, title]], [units(12), units(110)], _LINED, shaded), style)
    if form == "bar":
        line = Para((text,), look, Shape("center"))
        return _holder(_plain_grid([[(line,)]], [units(room(style))], bar), style)
    if form == "ribbon":
        return _holder(_plain_grid([[(Para((text,), reversed_look),)]], [units(room(style))], ribbon), style)
    return Para((text,), look, Shape(before=6 * UNITS_A_POINT))


def _item(item: Item, style: Style) -> Para:
    left, back = (round(points * UNITS_A_POINT) for points in item_indent(item.depth))
    top = item.depth == 0
    look = _look(style, item_size(item.depth, style), bold=top, title=top)
    if sets_bullet(item, style):
        return Para((item.text,), look, Shape(left=left, first=-back, bullet=item.marker))
    return Para((item.line,), look, Shape(left=left, first=-back))


def _frame(box: Box, style: Style) -> Para:
    look = _look(style, style.size, title=True)
    lines = tuple(Para((line,), look) for line in box.lines)
    return _holder(_plain_grid([[lines]], [units(room(style))], _LINED), style)


def _holder(grid: Grid, style: Style, align: str = "left") -> Para:
    return Para((grid,), _look(style, style.size), Shape(align))


def _plain_grid(
    texts: list[list[tuple[Para, ...]]], widths: list[int], border: Border, first: Border = NO_BORDER
) -> Grid:
    """Return a table without spans; ``first`` is the border of its first column, if it is another."""
    heights = [max(map(_height, row, widths)) for row in texts]
    cells = [
        Cell(row, col, 1, 1, widths[col], heights[row], False, border if col or first == NO_BORDER else first, paras)
        for row, line in enumerate(texts)
        for col, paras in enumerate(line)
    ]
    return Grid(tuple(cells), len(texts), len(widths), sum(widths), sum(heights))


def _height(paras: tuple[Para, ...], width: int) -> int:
    """Return about how high a cell must be for its paragraphs, which are broken at its width."""
    return sum(_lines(para, width) * round(para.look.size * UNITS_A_POINT * 1.6) for para in paras) + 2 * _PAD


def _lines(para: Para, width: int) -> int:
    text = "".join(piece for piece in para.pieces if isinstance(piece, str))
    return max(1, ceil(text_width(text, para.look.size) * UNITS_A_POINT / (width - _SIDES)))


def _table(table: Table, style: Style) -> Grid:
    widths = [units(width) for width in column_widths(table, room(style))]
    texts = {(cell.row, cell.col): _cell_paras(table, cell.row, cell.col, cell.text, style) for cell in table.cells}
    single = [cell for cell in table.cells if cell.row_span == 1]
    heights = [
        max(_height(texts[cell.row, cell.col], sum(_spanned(widths, cell))) for cell in single if cell.row == row)
        for row in range(table.rows)
    ]
    head = Border(_LINED.lines, style.shade)
    cells = [
        Cell(
            cell.row,
            cell.col,
            cell.row_span,
            cell.col_span,
            sum(_spanned(widths, cell)),
            sum(heights[cell.row : cell.row + cell.row_span]),
            cell.row < table.header,
            head if cell.row < table.header else _LINED,
            texts[cell.row, cell.col],
        )
        for cell in table.cells
    ]
    return Grid(tuple(cells), table.rows, table.cols, sum(widths), sum(heights))


def _spanned(widths: list[int], cell: PlanCell) -> list[int]:
    return widths[cell.col : cell.col + cell.col_span]


def _cell_paras(table: Table, row: int, col: int, text: str, style: Style) -> tuple[Para, ...]:
    look, shape = _look(style, style.size - 1.5), Shape(cell_align(table, row, col))
    return tuple(Para((line,), look, shape) for line in text.split("\n"))


def _chart(chart: OrgChart, style: Style) -> Group:
    """Return the chart as a group: a box for the head, lines, and a box a unit."""
    wide, line = units(room(style)), round(style.size * 1.6 * UNITS_A_POINT)
    pitch, rows = wide // len(chart.units), max(len(unit) for unit in chart.units)
    head, gap = 2 * line, line // 2
    centers = [pitch * index + pitch // 2 for index in range(len(chart.units))]
    parts = [
        Drawn(wide // 2 - 8000, 0, 16000, head, _chart_lines((chart.head,), style)),
        Drawn(wide // 2, head, 0, gap),
        Drawn(centers[0], head + gap, centers[-1] - centers[0], 0),
    ]
    for center, unit in zip(centers, chart.units, strict=True):
        parts.append(Drawn(center, head + gap, 0, gap))
        box = pitch * 9 // 10
        paras = _chart_lines(unit, style)
        parts.append(Drawn(center - box // 2, head + 2 * gap, box, (rows + 1) * line, paras))
    return Group(wide, head + 2 * gap + (rows + 1) * line, tuple(parts))


def _chart_lines(lines: tuple[str, ...], style: Style) -> tuple[Para, ...]:
    return tuple(Para((line,), _look(style, style.size - 1, title=True), Shape("center")) for line in lines)
