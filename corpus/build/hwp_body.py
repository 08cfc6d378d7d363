"""The stream ``Section0`` of HWP 5 (본문, 4.3): paragraphs, and the controls that stand in them."""

from dataclasses import dataclass, field
from struct import pack

from corpus.build.hancom_model import (
    NO_BORDER,
    Cell,
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
from corpus.build.hwp_drawing import INLINE_OBJECT, object_header, shape_records
from corpus.build.hwp_records import Tag, identity, record

_LAST = 1 << 31
_NEW_SECTION, _NEW_PAGE = 3, 4
_SECTION, _TAB, _OBJECT, _STORY, _NUMBER, _PAGE = 2, 9, 11, 16, 18, 21
_END = 13
_MIDDLE, _TITLE = 1 << 5, 1 << 18
_PADDING = (510, 510, 141, 141)
_BELOW = 5
_DOTS, _RIGHT = 3, 1


@dataclass(slots=True)
class Section:
    """Writes one section without line segments (문단의 레이아웃): Hangul lays the text out; instance ids count up."""

    story: Story
    lists: Lists
    _instance: int = field(default=0x10000000)

    def written(self) -> bytes:
        """Return the stream, not yet compressed."""
        return self.paras(self.story.paras, 0, opens=True)

    def paras(self, paras: tuple[Para, ...], level: int, *, opens: bool = False) -> bytes:
        """Return the records of a list of paragraphs; ``opens`` if the first begins the section."""
        last = len(paras) - 1
        return b"".join(
            self._para(para, level, is_last=place == last, opens=opens and not place)
            for place, para in enumerate(paras)
        )

    def _para(self, para: Para, level: int, *, is_last: bool, opens: bool) -> bytes:
        """Return a paragraph (문단, 표 58)."""
        text, mask, controls = _opening(self.story, level + 1) if opens else (b"", 0, b"")
        for piece in para.pieces:
            more, bits, control = self._piece(piece, level + 1)
            text, mask, controls = text + more, mask | bits, controls + control
        text += pack("<H", _END)
        count = len(text) // 2
        breaks = _NEW_SECTION if opens else _NEW_PAGE * para.new_page
        shape, look = self.lists.shapes[para.shape], self.lists.looks[para.look]
        head = pack("<IIHBB", count | _LAST * is_last, mask, shape, 0, breaks)
        records = record(Tag.PARA_HEADER, level, head + pack("<HHHIH", 1, 0, 0, self._next(), 0))
        records += record(Tag.PARA_TEXT, level + 1, text) if count > 1 else b""
        records += record(Tag.PARA_CHAR_SHAPE, level + 1, pack("<II", 0, look))
        return records + controls

    def _next(self) -> int:
        self._instance += 1
        return self._instance

    def _piece(self, piece: Piece, level: int) -> tuple[bytes, int, bytes]:
        """Return what stands in the text for a piece, the bit of its control character, and its records."""
        match piece:
            case str():
                return self._text(piece)
            case Grid():
                return _control(_OBJECT, "tbl ", self._grid(piece, level))
            case Group():
                return _control(_OBJECT, "gso ", self._group(piece, level))
            case Footer():
                return _control(_STORY, "foot", self._footer(piece, level))
            case PageNumber():
                return _number(level, _NUMBER, "atno", pack("<IHHHH", 0, 1, 0, 0, 0))
            case PageNumberPlace() | NewNumber():
                return _page_control(level, piece)

    def _text(self, text: str) -> tuple[bytes, int, bytes]:
        room = self.story.wide - 2 * self.story.margin
        tab = pack("<HIBB3HH", _TAB, room // 2, _DOTS, _RIGHT, 0, 0, 0, _TAB)
        encoded = tab.join(part.encode("utf-16-le") for part in text.split("\t"))
        return encoded, (1 << _TAB) * ("\t" in text), b""

    def _grid(self, grid: Grid, level: int) -> bytes:
        """Return a table (표 개체, 표 74): its properties, then its cells row by row."""
        counts = [sum(cell.row == row for cell in grid.cells) for row in range(grid.rows)]
        shape = pack("<IHHH4H", 6, grid.rows, grid.cols, 0, *_PADDING) + pack(f"<{grid.rows}H", *counts)
        head = object_header("tbl ", INLINE_OBJECT | 1 << 27, grid.width, grid.height, self._next())
        records = record(Tag.CTRL_HEADER, level, head)
        records += record(Tag.TABLE, level + 1, shape + pack("<HH", self.lists.borders[NO_BORDER] + 1, 0))
        return records + b"".join(self._cell(cell, level + 1) for cell in grid.cells)

    def _cell(self, cell: Cell, level: int) -> bytes:
        """Return a cell: a list of paragraphs (표 65) with its place (셀 속성, 표 80)."""
        attributes = _MIDDLE | _TITLE * cell.title
        head = pack("<HHI", len(cell.paras), 0, attributes)
        place = pack("<HHHHII", cell.col, cell.row, cell.col_span, cell.row_span, cell.width, cell.height)
        look = pack("<4HHI", *_PADDING, self.lists.borders[cell.border] + 1, cell.width)
        return record(Tag.LIST_HEADER, level, head + place + look + bytes(9)) + self.paras(cell.paras, level)

    def _group(self, group: Group, level: int) -> bytes:
        head = object_header("gso ", INLINE_OBJECT | 1 << 26, group.width, group.height, self._next())
        return record(Tag.CTRL_HEADER, level, head) + shape_records(group, level + 1, self._next, self.paras)

    def _footer(self, footer: Footer, level: int) -> bytes:
        """Return a footer (꼬리말, 표 139) on both kinds of pages."""
        head = pack("<HHIII", len(footer.paras), 0, 2 << 5, footer.width, 4252)
        records = _header(level, "foot", pack("<II", 0, 1)) + record(Tag.LIST_HEADER, level + 1, head + bytes(18))
        return records + self.paras(footer.paras, level + 1)


def _control(code: int, name: str, records: bytes) -> tuple[bytes, int, bytes]:
    """Return a control character of eight units (표 6), its bit, and its records."""
    return _sign(code, name), 1 << code, records


def _number(level: int, code: int, name: str, content: bytes) -> tuple[bytes, int, bytes]:
    """Return a control that is a single record."""
    return _control(code, name, _header(level, name, content))


def _page_control(level: int, piece: PageNumberPlace | NewNumber) -> tuple[bytes, int, bytes]:
    """Return where page numbers stand (표 149), or the number of this page (표 146)."""
    if isinstance(piece, NewNumber):
        return _number(level, _PAGE, "nwno", pack("<IH", 0, piece.number))
    return _number(level, _PAGE, "pgnp", pack("<IHHHH", _BELOW << 8, 0, 0, 0, ord("-")))


def _sign(code: int, name: str) -> bytes:
    return pack("<H", code) + identity(name) + bytes(8) + pack("<H", code)


def _header(level: int, name: str, content: bytes) -> bytes:
    return record(Tag.CTRL_HEADER, level, identity(name) + content)


def _opening(story: Story, level: int) -> tuple[bytes, int, bytes]:
    """Return the controls that open a section: its definition (구역 정의, 표 129) and its columns (단 정의, 표 138)."""
    text = _sign(_SECTION, "secd") + _sign(_SECTION, "cold")
    place = pack("<IHHHIH", 0, 1134, 0, 0, 8000, 1)
    records = _header(level, "secd", place + bytes(23))
    records += record(Tag.PAGE_DEF, level + 1, _page(story))
    note = pack("<I4HIHHHBBI", 0, 0, 0, ord(")"), 1, 0xFFFFFFFF, 850, 567, 283, 1, 1, 0)
    records += record(Tag.FOOTNOTE_SHAPE, level + 1, note) * 2
    records += record(Tag.PAGE_BORDER_FILL, level + 1, pack("<I4HH", 1, 1417, 1417, 1417, 1417, 1)) * 3
    columns = _header(level, "cold", pack("<HHIII", 0x1004, 0, 0, 0, 0)[:12])
    return text, 1 << _SECTION, records + columns


def _page(story: Story) -> bytes:
    """Return the paper (용지 설정, 표 131): it lies upright, and a bit turns it."""
    wide, high = sorted((story.wide, story.high))
    margin = story.margin
    return pack("<10I", wide, high, margin, margin, 2835, 2835, 2268, 2268, 0, int(story.wide > story.high))
