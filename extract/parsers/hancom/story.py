"""Paragraphs of a Hangul document to lines, grids and drawings in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

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


class Place(NamedTuple):
    """What paragraphs have in common: the frame that they stand in, the layer of the page, the page."""

    frame: int | None = None
    part: Part = Part.BODY
    page: int | None = None


BODY = Place()
"""The body of the document, outside any frame."""


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

    def read(self, paras: tuple[Para, ...], place: Place = BODY) -> Iterator[Item]:
        """Yield the items of paragraphs: of a section, a cell, a text box, a note.

        Args:
            paras: the paragraphs.
            place: what they have in common.
        """
        for para in paras:
            yield from self._para(para, place if para.page is None else place._replace(page=para.page or None))

    def behind(self) -> Iterator[Item]:
        """Yield what follows the body: notes, headers, footers, comments."""
        yield from self.notes
        for part in (Part.HEADER, Part.FOOTER):
            yield from (item for (layer, _), item in self.margins.items() if layer is part)
        yield from self.comments

    def _para(self, para: Para, place: Place) -> Iterator[Item]:
        shape = self.shapes.para(para.shape)
        number = self.counters.advance(shape.head) or None if shape.head else None
        if place.frame is None and shape.framed:
            place = place._replace(frame=self._bordered())
        elif not shape.framed:
            self._border = None
        text: list[str] = []
        later: list[Iterator[Item]] = []
        for piece in para.pieces:
            if isinstance(piece, str):
                text.append(piece)
            elif isinstance(piece, OutlineObject):
                self.counters.outline = piece.numbering
            elif isinstance(piece, StoryObject):
                self._story(piece)
            elif _breaks(piece) or not "".join(text).strip():
                line = self._line(text, para, place, number)
                if line:
                    yield line
                    number = None
                text = []
                yield from self._object(piece, place)
            else:
                later.append(self._object(piece, place))
        line = self._line(text, para, place, number)
        if line:
            yield line
        yield from chain.from_iterable(later)

    def _line(self, text: list[str], para: Para, place: Place, number: str | None) -> Line | None:
        whole = show_private(drop_invisible("".join(text)))
        stripped = whole.strip()
        if not stripped:
            return None
        white = whole[: whole.index(stripped[0])] if whole[0] != stripped[0] else ""
        style = self._style(para.look, para.shape, place.frame, white)
        return Line(stripped, style, place.part, number, place.page)

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

    def _bordered(self) -> int:
        """Return the frame drawn by the borders of paragraphs (문단 테두리); neighbours share one."""
        if self._border is None:
            self._border = self._next_frame()
        return self._border

    def _next_frame(self) -> int:
        self._frames += 1
        return self._frames

    def _object(self, piece: Object, place: Place) -> Iterator[Item]:
        if isinstance(piece, TableObject):
            yield from self._table(piece, place)
        elif isinstance(piece, BoxObject):
            yield from self.read(piece.paras, place._replace(frame=self._next_frame()))
            yield from self.read(piece.caption, place)
        elif isinstance(piece, DrawnObject):
            yield Drawing(piece.text, piece.kind, place.page)
            yield from self.read(piece.caption, place)

    def _table(self, table: TableObject, place: Place) -> Iterator[Item]:
        if table.page is not None:
            place = place._replace(page=table.page or None)
        if len(table.cells) == 1:
            yield from self.read(table.caption, place)
            frame = self._next_frame() if place.frame is None else place.frame
            yield from boxed(tuple(self.read(table.cells[0].paras, place)), frame)
            return
        inner = place._replace(frame=None)
        cells: list[GridCell] = []
        for row, col, row_span, col_span, header, paras in table.cells:
            self._border = None
            items = tuple(self.read(paras, inner))
            cells.append(GridCell(row, col, row_span, col_span, header, items))
        caption = "\n".join(item.text for item in texts_only(self.read(table.caption, inner))) or None
        if cells:
            yield to_grid(cells, place.page, caption)

    def _story(self, piece: StoryObject) -> None:
        items = tuple(texts_only(self.read(piece.paras, Place(part=piece.part))))
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
