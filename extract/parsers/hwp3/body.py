"""Paragraphs (문단) and the controls among their characters, to the neutral paragraphs of ``hancom.model``.

Every list of paragraphs ends with an empty one. A paragraph is a header of 43 bytes, its shape unless it has that of
the one before, 14 bytes a line, the shapes of its characters, and its codes (한글 문서 파일 구조 3.0, 문단 자료 구조).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from struct import iter_unpack
from typing import NamedTuple

from extract.errors import ReadError
from extract.parsers.hancom.model import Object, Para, Piece
from extract.parsers.hwp3.chars import decode
from extract.parsers.hwp3.cursor import Cursor
from extract.parsers.hwp3.shapes import CHAR_SHAPE_SIZE, PARA_SHAPE_SIZE, ShapeTable

MAX_DEPTH = 32
"""The deepest nesting of lists (cells, text boxes, notes) that is read."""

_FIRST_CHARACTER = 32
_END = 13
_SAME = 1
_LINE_SIZE = 14
_BLOCK_UNITS = 4
_NEW_PAGE = 0x8001
"""Marks a line that begins a page: in the last number of its record."""


class Heading(NamedTuple):
    """The number of a heading: its level from 0 and what is printed."""

    level: int
    label: str


@dataclass(slots=True)
class Tally:
    """What runs through the whole text.

    Attributes:
        page: the page reached, from 1.
        placed: paragraphs of the body with a layout.
        unplaced: paragraphs of the body without one.
        astray: objects whose noted page is another than the one counted.
        skipped: kinds of content that were left out, with how often.
    """

    page: int = 1
    placed: int = 0
    unplaced: int = 0
    astray: int = 0
    skipped: dict[str, int] = field(default_factory=dict[str, int])

    def skip(self, kind: str) -> None:
        """Count one object that is not read."""
        self.skipped[kind] = self.skipped.get(kind, 0) + 1

    @property
    def pages(self) -> int | None:
        """The number of pages, or None if the layout is missing or contradicts itself."""
        return self.page if self.placed and not self.unplaced and not self.astray else None


@dataclass(slots=True)
class Text:
    """A paragraph's text while it is read: pieces, place of the first visible character, number of the heading."""

    pieces: list[Piece] = field(default_factory=list[Piece])
    first: int | None = None
    heading: Heading | None = None

    def add(self, piece: str, place: int) -> None:
        """Append characters that stand at ``place``."""
        if self.pieces and isinstance(self.pieces[-1], str):
            self.pieces[-1] += piece
        else:
            self.pieces.append(piece)
        if self.first is None and not piece.isspace():
            self.first = place


FixedReader = Callable[[bytes, Tally], "str | Heading"]
ObjectReader = Callable[["Body", int], Iterator[Object]]


class Controls(NamedTuple):
    """How controls are read.

    Attributes:
        sizes: bytes of those of a fixed size, behind their code and without its repetition.
        fixed: what those print.
        objects: what the others are; each is given the body and the length that the control announces.
    """

    sizes: Mapping[int, int]
    fixed: Mapping[int, FixedReader]
    objects: Mapping[int, ObjectReader]


@dataclass(slots=True)
class Body:
    """A text while it is read.

    Attributes:
        cursor: the place reached.
        shapes: the shapes met so far.
        tally: what runs through the whole text.
        controls: how controls are read.
        depth: how many lists are open.
        damage: what ended the reading early, if anything.
    """

    cursor: Cursor
    shapes: ShapeTable
    tally: Tally
    controls: Controls
    depth: int = 0
    damage: ReadError | None = None

    def read_list(self) -> tuple[Para, ...]:
        """Return the paragraphs of a list; what can be read, if it is damaged."""
        found: list[Para] = []
        shape = self.shapes.add_para(bytes(PARA_SHAPE_SIZE))
        self.depth += 1
        try:
            while self.damage is None and (para := self._para(shape)):
                found.append(para[0])
                shape = para[1]
        except ReadError as error:
            self.damage = error
        self.depth -= 1
        return tuple(found)

    def _para(self, shape: int) -> tuple[Para, int] | None:
        """Return a paragraph and the id of its own shape, or None at the end of the list."""
        if self.depth > MAX_DEPTH:
            raise ReadError("lists are nested too deeply", offset=self.cursor.place)
        same, units, lines, mixed, _, _, _ = self.cursor.unpack("BHHBBIB")
        look = self.cursor.take(CHAR_SHAPE_SIZE)
        if not units:
            return None
        if not same:
            shape = self.shapes.add_para(self.cursor.take(PARA_SHAPE_SIZE))
        breaks = self._page_breaks(lines)
        looks = self._looks(units, look) if mixed else (self.shapes.add_char(look),)
        page = self.tally.page + sum(place == 0 for place in breaks) if self.depth == 1 else None
        text = self._text(units, breaks)
        first = looks[min(text.first or 0, len(looks) - 1)]
        own = self.shapes.add_heading(shape, *text.heading) if text.heading else shape
        return Para(tuple(text.pieces), own, first, page), shape

    def _page_breaks(self, lines: int) -> list[int]:
        """Return at which characters of a paragraph of the body a page begins, after the first page."""
        records = self.cursor.take(lines * _LINE_SIZE)
        if self.depth > 1:
            return []
        begins = not self.tally.placed and not self.tally.unplaced
        self.tally.placed += bool(lines)
        self.tally.unplaced += not lines
        found = [line[0] for line in iter_unpack("<7H", records) if line[-1] & _NEW_PAGE == _NEW_PAGE]
        return [place for place in found if place or not begins]

    def _looks(self, units: int, look: bytes) -> list[int]:
        """Return the ids of the shapes of all characters; most are marked as that of the one before."""
        found: list[int] = []
        current = self.shapes.add_char(look)
        for _ in range(units):
            (mark,) = self.cursor.unpack("B")
            if mark != _SAME:
                current = self.shapes.add_char(self.cursor.take(CHAR_SHAPE_SIZE))
            found.append(current)
        return found

    def _text(self, units: int, breaks: list[int]) -> Text:
        text = Text()
        place = 0
        try:
            while place < units and self.damage is None:
                while breaks and place >= breaks[0]:
                    self.tally.page += 1
                    del breaks[0]
                place += self._code(text, place, last=place + 1 == units)
        except ReadError as error:
            self.damage = error
        self.tally.page += len(breaks)
        return text

    def _code(self, text: Text, place: int, *, last: bool) -> int:
        """Read a character or control and return how many units it counts as."""
        (code,) = self.cursor.unpack("H")
        if code >= _FIRST_CHARACTER:
            text.add(decode(code), place)
        elif code in self.controls.sizes:
            return self._fixed(code, text, place)
        elif code == _END and not last:
            text.add("\n", place)
        elif code not in (_END, 0):
            (length, again) = self.cursor.unpack("IH")
            self._check(code, again)
            reader = self.controls.objects.get(code, skip_block)
            text.pieces += reader(self, length)
            return _BLOCK_UNITS
        return 1

    def _fixed(self, code: int, text: Text, place: int) -> int:
        payload = self.cursor.take(self.controls.sizes[code])
        (again,) = self.cursor.unpack("H")
        self._check(code, again)
        reader = self.controls.fixed.get(code)
        shown = reader(payload, self.tally) if reader else ""
        if isinstance(shown, Heading):
            text.heading = shown
        elif shown:
            text.add(shown, place)
        return len(payload) // 2 + 2

    def _check(self, code: int, again: int) -> None:
        """Raise an error unless a control repeats its code."""
        if code != again:
            raise ReadError(f"control {code} does not repeat its code", offset=self.cursor.place)


def skip_block(body: Body, length: int) -> Iterator[Object]:
    """Pass over a control of an unknown kind."""
    body.cursor.skip(length)
    body.tally.skip("control of an unknown kind")
    yield from ()
