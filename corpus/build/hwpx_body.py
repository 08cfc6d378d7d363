"""The part ``Contents/section0.xml`` of HWPX: paragraphs, and the controls that stand in them."""

from dataclasses import dataclass, field

from corpus.build.hancom_model import (
    NO_BORDER,
    Cell,
    Drawn,
    Footer,
    Grid,
    Group,
    Lists,
    NewNumber,
    PageNumber,
    PageNumberPlace,
    Para,
    Piece,
    Story,
)
from corpus.build.hwpx_names import DECLARATION, NAMES, element, text

_PADDING = {"left": 510, "right": 510, "top": 141, "bottom": 141}
_AROUND = {"left": 283, "right": 283, "top": 283, "bottom": 283}
_INLINE = {
    "treatAsChar": 1,
    "affectLSpacing": 0,
    "flowWithText": 1,
    "allowOverlap": 0,
    "holdAnchorAndSO": 0,
    "vertRelTo": "PARA",
    "horzRelTo": "PARA",
    "vertAlign": "TOP",
    "horzAlign": "LEFT",
    "vertOffset": 0,
    "horzOffset": 0,
}
_UNMOVED = {"e1": 1, "e2": 0, "e3": 0, "e4": 0, "e5": 1, "e6": 0}
_FLOW = {"textWrap": "TOP_AND_BOTTOM", "textFlow": "BOTH_SIDES", "lock": 0, "dropcapstyle": "None"}


@dataclass(slots=True)
class Section:
    """Writes one section; ids count up."""

    story: Story
    lists: Lists
    _last: int = field(default=0)

    def written(self) -> str:
        """Return the part."""
        first, *others = self.story.paras
        content = (self._para(first, _opening(self.story)), *map(self._para, others))
        return f"{DECLARATION}<hs:sec {NAMES}>{''.join(content)}</hs:sec>"

    def _next(self) -> int:
        self._last += 1
        return self._last

    def _para(self, para: Para, opening: str = "") -> str:
        look, number = self.lists.looks[para.look], self._next()
        runs = element("hp:run", opening, charPrIDRef=look) if opening else ""
        runs += element("hp:run", *map(self._piece, para.pieces), charPrIDRef=look)
        options = {"pageBreak": para.new_page, "columnBreak": 0, "merged": 0}
        return element("hp:p", runs, id=number, paraPrIDRef=self.lists.shapes[para.shape], styleIDRef=0, **options)

    def _piece(self, piece: Piece) -> str:
        match piece:
            case str():
                return self._text(piece)
            case Grid():
                return self._grid(piece)
            case Group():
                return self._group(piece)
            case Footer():
                inner = element("hp:footer", self._list(piece.paras, width=piece.width), id=1, applyPageType="BOTH")
            case PageNumber():
                form = element("hp:autoNumFormat", type="DIGIT", userChar="", prefixChar="", suffixChar="", supscript=0)
                inner = element("hp:autoNum", form, num=1, numType="PAGE")
            case PageNumberPlace():
                inner = element("hp:pageNum", pos="BOTTOM_CENTER", formatType="DIGIT", sideChar="-")
            case NewNumber():
                inner = element("hp:newNum", num=piece.number, numType="PAGE")
        return element("hp:ctrl", inner)

    def _text(self, content: str) -> str:
        room = self.story.wide - 2 * self.story.margin
        tab = element("hp:tab", width=room // 2, leader=3, type=2)
        return element("hp:t", tab.join(text(part) for part in content.split("\t")))

    def _list(self, paras: tuple[Para, ...], *, width: int = 0) -> str:
        options = {"textDirection": "HORIZONTAL", "lineWrap": "BREAK", "vertAlign": "CENTER", "linkListIDRef": 0}
        more = {"linkListNextIDRef": 0, "textWidth": width, "textHeight": 0, "hasTextRef": 0, "hasNumRef": 0}
        return element("hp:subList", *map(self._para, paras), id="", **options, **more)

    def _grid(self, grid: Grid) -> str:
        rows = [[cell for cell in grid.cells if cell.row == row] for row in range(grid.rows)]
        border = self.lists.borders[NO_BORDER] + 1
        parts = (
            *_placed(grid.width, grid.height),
            element("hp:inMargin", **_PADDING),
            *(element("hp:tr", *map(self._cell, row)) for row in rows),
        )
        options = {"rowCnt": grid.rows, "colCnt": grid.cols, "cellSpacing": 0, "borderFillIDRef": border}
        more = {"numberingType": "TABLE", "pageBreak": "CELL", "repeatHeader": 1, "noAdjust": 0}
        return element("hp:tbl", *parts, id=self._next(), zOrder=0, **_FLOW, **options, **more)

    def _cell(self, cell: Cell) -> str:
        parts = (
            self._list(cell.paras),
            element("hp:cellAddr", colAddr=cell.col, rowAddr=cell.row),
            element("hp:cellSpan", colSpan=cell.col_span, rowSpan=cell.row_span),
            element("hp:cellSz", width=cell.width, height=cell.height),
            element("hp:cellMargin", **_PADDING),
        )
        options = {"name": "", "header": cell.title, "hasMargin": 0, "protect": 0, "editable": 0, "dirty": 0}
        return element("hp:tc", *parts, **options, borderFillIDRef=self.lists.borders[cell.border] + 1)

    def _group(self, group: Group) -> str:
        whole = Drawn(0, 0, group.width, group.height)
        parts = (*_component(whole), *map(self._drawn, group.parts), *_placed(group.width, group.height))
        return element("hp:container", *parts, **self._drawing(0))

    def _drawing(self, level: int) -> dict[str, object]:
        number = self._next()
        about = {"id": number, "zOrder": 0, "numberingType": "PICTURE", **_FLOW}
        return {**about, "href": "", "groupLevel": level, "instid": number}

    def _drawn(self, part: Drawn) -> str:
        style = {"style": "SOLID", "endCap": "FLAT", "headStyle": "NORMAL", "tailStyle": "NORMAL"}
        line = element("hp:lineShape", color="#000000", width=33, **style)
        size = (part.width, part.height)
        if not part.paras:
            ends = (element("hc:startPt", x=0, y=0), element("hc:endPt", x=size[0], y=size[1]))
            return element("hp:line", *_component(part), line, *ends, **self._drawing(1), isReverseHV=0)
        margin = element("hp:textMargin", **_AROUND)
        inner = self._list(part.paras)
        box = element("hp:drawText", inner, margin, lastWidth=part.width, name="", editable=0)
        corners = ((0, 0), (size[0], 0), size, (0, size[1]))
        points = (element(f"hc:pt{number}", x=x, y=y) for number, (x, y) in enumerate(corners))
        return element("hp:rect", *_component(part), line, box, *points, **self._drawing(1), ratio=0)


def _placed(width: int, height: int) -> tuple[str, str, str]:
    size = element("hp:sz", width=width, widthRelTo="ABSOLUTE", height=height, heightRelTo="ABSOLUTE", protect=0)
    return size, element("hp:pos", **_INLINE), element("hp:outMargin", **_AROUND)


def _component(part: Drawn) -> tuple[str, ...]:
    """Return place and size of a drawing, and matrices that leave it as it is."""
    moved = element("hc:transMatrix", **{**_UNMOVED, "e3": part.x, "e6": part.y})
    matrices = (moved, element("hc:scaMatrix", **_UNMOVED), element("hc:rotMatrix", **_UNMOVED))
    center = {"centerX": part.width // 2, "centerY": part.height // 2}
    return (
        element("hp:offset", x=part.x, y=part.y),
        element("hp:orgSz", width=part.width, height=part.height),
        element("hp:curSz", width=part.width, height=part.height),
        element("hp:flip", horizontal=0, vertical=0),
        element("hp:rotationInfo", angle=0, **center, rotateimage=1),
        element("hp:renderingInfo", *matrices),
    )


def _opening(story: Story) -> str:
    """Return what opens a section: paper, notes, columns."""
    wide, high = sorted((story.wide, story.high))
    margins = {"left": story.margin, "right": story.margin, "top": 2835, "bottom": 2835, "header": 2268, "footer": 2268}
    turned = "NARROWLY" if story.wide > story.high else "WIDELY"
    paper = element("hp:margin", **margins, gutter=0)
    pages = (
        element("hp:startNum", pageStartsOn="BOTH", page=0, pic=0, tbl=0, equation=0),
        element("hp:pagePr", paper, landscape=turned, width=wide, height=high, gutterType="LEFT_ONLY"),
    )
    options = {"textDirection": "HORIZONTAL", "spaceColumns": 1134, "tabStop": 8000, "outlineShapeIDRef": 1}
    section = element("hp:secPr", *pages, id="", **options, memoShapeIDRef=0, masterPageCnt=0)
    columns = {"type": "NEWSPAPER", "layout": "LEFT", "colCount": 1, "sameSz": 1, "sameGap": 0}
    return section + element("hp:ctrl", element("hp:colPr", id="", **columns))
