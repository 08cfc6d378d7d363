"""Paragraphs of a Hangul document to lines, grids and drawings in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from extract.document import Part, Style
from extract.parsers.flow import Drawing, GridCell, Item, Line, boxed, texts_only, to_grid
from extract.parsers.glyphs import drop_invisible
from extract.parsers.hancom.model import (
    BoxObject,
    DrawnObject,
    Object,
    OutlineObject,
    Para,
    StoryObject,
    TableObject,
)
from extract.parsers.hancom.numbering import Counters
from extract.parsers.hancom.shapes import Shapes
from extract.parsers.symbols import show_private

_DEFAULT_SIZE = 10.0
_TAB_POINTS = 40.0


@dataclass(slots=True)
class StoryReader:
    """Reads the paragraphs of a document and keeps what runs through them: numbers, frames, notes.

    Attributes:
        shapes: the shapes of the document.
        counters: its automatic numbers.
        notes: notes (각주, 미주) met so far, then to be put behind the body.
        margins: headers (머리말) and footers (꼬리말), each text once.
        comments: hidden comments (숨은 설명) and memos (메모).
    """

    shapes: Shapes
    counters: Counters
    notes: list[Item] = field(default_factory=list[Item])
    margins: dict[tuple[Part, str], Item] = field(default_factory=dict[tuple[Part, str], Item])
    comments: list[Item] = field(default_factory=list[Item])
    _frames: int = 0
    _border: int | None = None
    _styles: dict[tuple[int, int, int | None, str], Style] = field(
        default_factory=dict[tuple[int, int, int | None, str], Style]
    )

    def read(self, paras: tuple[Para, ...], frame: int | None = None, part: Part = Part.BODY) -> Iterator[Item]:
        """Yield the items of paragraphs.

        Args:
            paras: the paragraphs of a section, a cell, a text box, a note.
            frame: the frame that they stand in, if any.
            part: the layer of the page.
        """
        for para in paras:
            yield from self._para(para, frame, part)

    def behind(self) -> Iterator[Item]:
        """Yield what follows the body: notes, headers, footers, comments."""
        yield from self.notes
        for part in (Part.HEADER, Part.FOOTER):
            yield from (item for (layer, _), item in self.margins.items() if layer is part)
        yield from self.comments

    def _para(self, para: Para, frame: int | None, part: Part) -> Iterator[Item]:
        shape = self.shapes.para(para.shape)
        number = self.counters.advance(shape.head) or None if shape.head else None
        if frame is None:
            frame = self._bordered(framed=shape.framed)
        text: list[str] = []
        later: list[Iterator[Item]] = []
        for piece in para.pieces:
            if isinstance(piece, str):
                text.append(piece)
                continue
            if isinstance(piece, OutlineObject):
                self.counters.outline = piece.numbering
                continue
            if isinstance(piece, StoryObject):
                self._story(piece)
                continue
            if _breaks(piece) and (line := self._line(text, para, frame, part, number)):
                yield line
                number, text = None, []
            if _breaks(piece) or not "".join(text).strip():
                yield from self._object(piece, para.page, frame, part)
            else:
                later.append(self._object(piece, para.page, frame, part))
        if line := self._line(text, para, frame, part, number):
            yield line
        yield from chain.from_iterable(later)

    def _line(self, text: list[str], para: Para, frame: int | None, part: Part, number: str | None) -> Line | None:
        whole = show_private(drop_invisible("".join(text)))
        stripped = whole.strip()
        if not stripped:
            return None
        white = whole[: whole.index(stripped[0])] if whole[0] != stripped[0] else ""
        style = self._style(para.look, para.shape, frame, white)
        return Line(stripped, style, part, number, para.page if part is Part.BODY else None)

    def _style(self, look: int, shape: int, frame: int | None, white: str) -> Style:
        key = (look, shape, frame, white)
        found = self._styles.get(key)
        if found is None:
            found = self._styles[key] = self._new_style(*key)
        return found

    def _new_style(self, look: int, shape: int, frame: int | None, white: str) -> Style:
        char, para = self.shapes.char(look), self.shapes.para(shape)
        space = (char.size or _DEFAULT_SIZE) / 2
        return Style(
            size=char.size,
            bold=char.bold,
            font=char.font,
            outline=para.head.level + 1 if para.head and para.head.kind == "outline" else None,
            indent=para.indent + sum(_TAB_POINTS if one == "\t" else space for one in white),
            boxed=frame is not None,
            frame=frame,
            centered=para.centered,
        )

    def _bordered(self, *, framed: bool) -> int | None:
        """Return the frame drawn by the borders of paragraphs (문단 테두리); neighbours share one."""
        if not framed:
            self._border = None
        elif self._border is None:
            self._border = self._next_frame()
        return self._border

    def _next_frame(self) -> int:
        self._frames += 1
        return self._frames

    def _object(self, piece: Object, page: int | None, frame: int | None, part: Part) -> Iterator[Item]:
        if isinstance(piece, TableObject):
            yield from self._table(piece, page, frame, part)
        elif isinstance(piece, BoxObject):
            yield from self.read(piece.paras, self._next_frame(), part)
            yield from self.read(piece.caption, frame, part)
        elif isinstance(piece, DrawnObject):
            yield Drawing(piece.text, piece.kind, page)
            yield from self.read(piece.caption, frame, part)

    def _table(self, table: TableObject, page: int | None, frame: int | None, part: Part) -> Iterator[Item]:
        if len(table.cells) == 1:
            yield from self.read(table.caption, frame, part)
            inner = tuple(self.read(table.cells[0].paras, frame, part))
            yield from boxed(inner, self._next_frame() if frame is None else frame)
            return
        cells: list[GridCell] = []
        for row, col, row_span, col_span, header, paras in table.cells:
            self._border = None
            items = tuple(self.read(paras, None, part))
            cells.append(GridCell(row, col, row_span, col_span, header, items))
        caption = "\n".join(item.text for item in texts_only(self.read(table.caption, None, part))) or None
        if cells:
            yield to_grid(cells, page, caption)

    def _story(self, piece: StoryObject) -> None:
        items = tuple(texts_only(self.read(piece.paras, None, piece.part)))
        if piece.part in (Part.HEADER, Part.FOOTER):
            for item in items:
                self.margins.setdefault((piece.part, item.text), item)
        elif piece.part is Part.COMMENT:
            self.comments.extend(items)
        else:
            self.notes.extend(_numbered(items, piece.number))


def _breaks(piece: Object) -> bool:
    """Return whether an object stands in the line of text where it is anchored, so that it parts the line in two."""
    return isinstance(piece, TableObject | BoxObject) and piece.inline


def _numbered(items: tuple[Item, ...], number: str | None) -> Iterator[Item]:
    for index, item in enumerate(items):
        yield item._replace(number=number) if index == 0 and isinstance(item, Line) else item
