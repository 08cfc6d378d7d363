"""Paragraphs of a Hangul document to lines, grids and drawings in reading order."""

import re
from dataclasses import dataclass, field
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
from extract.parsers.hancom.shapes import ParaShape, Shapes
from extract.parsers.symbols import show_private

_DEFAULT_SIZE = 10.0
_TAB_POINTS = 40.0
_SPECIAL = re.compile("[\u200b\u2060\ufeff\ue000-\uf8ff\U000f0000-\U0010ffff]")


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

    def read(self, paras: tuple[Para, ...], place: Place = BODY) -> list[Item]:
        """Return the items of paragraphs: of a section, a cell, a text box, a note.

        Args:
            paras: the paragraphs.
            place: what they have in common.
        """
        out: list[Item] = []
        for para in paras:
            self._para(para, place if para.page is None else place._replace(page=para.page or None), out)
        return out

    def behind(self) -> list[Item]:
        """Return what follows the body: notes, headers, footers, comments."""
        headers = [item for (part, _), item in self.margins.items() if part is Part.HEADER]
        footers = [item for (part, _), item in self.margins.items() if part is Part.FOOTER]
        return [*self.notes, *headers, *footers, *self.comments]

    def _para(self, para: Para, place: Place, out: list[Item]) -> None:
        if para.pieces and isinstance(para.pieces[0], OutlineObject):
            self.counters.outline = para.pieces[0].numbering
        number, place = self._head(self.shapes.para(para.shape), place)
        text = ""
        later: list[Object] = []
        for piece in para.pieces:
            if isinstance(piece, str):
                text += piece
            elif isinstance(piece, StoryObject):
                self._story(piece)
            elif _breaks(piece) or not text.strip():
                found: list[Item] = []
                self._object(piece, place, found)
                if found:
                    number = None if self._line(text, para, place, number, out) else number
                    out += found
                    text = ""
            else:
                later.append(piece)
        if text:
            self._line(text, para, place, number, out)
        for piece in later:
            self._object(piece, place, out)

    def _head(self, shape: ParaShape, place: Place) -> tuple[str | None, Place]:
        """Return what stands before a paragraph, and where it stands: neighbours with borders (문단 테두리) share a frame."""
        number = self.counters.advance(shape.head) or None if shape.head else None
        if not shape.framed:
            self._border = None
        elif place.frame is None:
            if self._border is None:
                self._border = self._next_frame()
            place = place._replace(frame=self._border)
        return number, place

    def _line(self, text: str, para: Para, place: Place, number: str | None, out: list[Item]) -> bool:
        """Append a line and return True, unless nothing of it is visible."""
        if _SPECIAL.search(text):
            text = show_private(drop_invisible(text))
        stripped = text.strip()
        if not stripped:
            return False
        white = "" if text[0] == stripped[0] else text[: text.index(stripped[0])]
        style = self._style(para.look, para.shape, place.frame, white)
        out.append(Line(stripped, style, place.part, number, place.page))
        return True

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

    def _next_frame(self) -> int:
        self._frames += 1
        return self._frames

    def _object(self, piece: Object, place: Place, out: list[Item]) -> None:
        if isinstance(piece, TableObject):
            self._table(piece, place, out)
        elif isinstance(piece, BoxObject):
            out += self.read(piece.paras, place._replace(frame=self._next_frame()))
            out += self.read(piece.caption, place)
        elif isinstance(piece, DrawnObject):
            out.append(Drawing(piece.text.replace("\r\n", "\n").strip(), piece.kind, place.page))
            out += self.read(piece.caption, place)

    def _table(self, table: TableObject, place: Place, out: list[Item]) -> None:
        if table.page is not None:
            place = place._replace(page=table.page or None)
        if len(table.cells) == 1:
            out += self.read(table.caption, place)
            frame = self._next_frame() if place.frame is None else place.frame
            out += boxed(self.read(table.cells[0].paras, place), frame)
            return
        inner = place._replace(frame=None)
        cells: list[GridCell] = []
        for row, col, row_span, col_span, header, paras in table.cells:
            self._border = None
            cells.append(GridCell(row, col, row_span, col_span, header, tuple(self.read(paras, inner))))
        caption = "\n".join(item.text for item in texts_only(self.read(table.caption, inner))) or None
        if cells:
            out.append(to_grid(cells, place.page, caption))

    def _story(self, piece: StoryObject) -> None:
        items = list(texts_only(self.read(piece.paras, Place(part=piece.part))))
        if piece.part in (Part.HEADER, Part.FOOTER):
            for item in items:
                self.margins.setdefault((piece.part, item.text), item)
        elif piece.part is Part.COMMENT:
            self.comments.extend(items)
        else:
            if items and isinstance(items[0], Line):
                items[0] = items[0]._replace(number=piece.number)
            self.notes.extend(items)


def _breaks(piece: Object) -> bool:
    """Return whether an object stands in the line of text where it is anchored, so that it parts the line in two."""
    return isinstance(piece, TableObject | BoxObject) and piece.inline
