"""Paragraphs of a section (본문, 4.3): records to the neutral paragraphs of ``hancom.model``."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from struct import Struct, iter_unpack

from extract.document import Part
from extract.parsers.hancom.model import Para, Piece, StoryObject
from extract.parsers.hancom.pages import UNKNOWN, PageCounter, Segment, Turn
from extract.parsers.hwp5.records import Records, Tag
from extract.parsers.hwp5.text import Control, count_broken, read_text

MAX_DEPTH = 200
"""The deepest nesting of lists (cells, text boxes, notes) that is read."""

_PARA_HEADER, _PARA_TEXT, _CHAR_SHAPE = Tag.PARA_HEADER.value, Tag.PARA_TEXT.value, Tag.PARA_CHAR_SHAPE.value
_RANGE_TAG = Tag.PARA_RANGE_TAG.value
_LINE_SEG, _CTRL_HEADER, _LIST_HEADER = Tag.PARA_LINE_SEG.value, Tag.CTRL_HEADER.value, Tag.LIST_HEADER.value
_PARA, _LOOK, _U16 = Struct("<IIH").unpack_from, Struct("<II").unpack_from, Struct("<H").unpack_from
_COUNT = 0x7FFFFFFF
_LAST = 0x80000000
_HEADER_SIZE = 12
_LIST_SIZE = 8
_SEGMENT_SIZE = 36
_LOOK_SIZE = 8
_COUNTS_SIZE = 14


@dataclass(slots=True)
class Tally:
    """What the records promise and what was found, counted over a section.

    Attributes:
        paras: paragraphs read.
        missing_paras: paragraphs that a list announces and that are not there.
        missing_chars: characters (UTF-16 units) that a paragraph announces and that are not there.
        missing_cells: cells that a table announces and that are not there.
        unclosed: lists whose last paragraph is not marked as the last.
        too_deep: lists nested too deeply to be read.
        strays: records of the body that belong to no paragraph, or to none of the kinds that one has.
        uneven: paragraphs whose character shapes are not as many as they announce.
        broken: controls in the text that are cut short or do not end as they begin.
        unmatched: controls in the text without a record, and records without a control.
        empty: sections without a paragraph.
        skipped: kinds of content that was left out, with how often.
    """

    paras: int = 0
    missing_paras: int = 0
    missing_chars: int = 0
    missing_cells: int = 0
    unclosed: int = 0
    too_deep: int = 0
    strays: int = 0
    uneven: int = 0
    broken: int = 0
    unmatched: int = 0
    empty: int = 0
    skipped: dict[str, int] = field(default_factory=dict[str, int])

    def skip(self, kind: str) -> None:
        """Count one object that is not read."""
        self.skipped[kind] = self.skipped.get(kind, 0) + 1


@dataclass(slots=True)
class Body:
    """A section while it is read.

    Attributes:
        records: its records.
        tally: what was promised and found.
        read_control: returns what stands in the text for a control, given the index of its CTRL_HEADER and the place of
            its character.
        pages: the page reached.
        turns: where the paragraph of the body that is being read turns pages.
    """

    records: Records
    tally: Tally
    read_control: "Callable[[Body, int, int], Iterator[Piece]]"
    pages: PageCounter
    turns: tuple[Turn, ...] = ()

    def read_section(self) -> tuple[Para, ...]:
        """Return the paragraphs of the section, and behind them the lists of memos (메모) as hidden stories."""
        paras: list[Para] = []
        records, index = self.records, 0
        self.pages.begin_section()
        closed = True
        while index < len(records.tags):
            if records.tags[index] == _PARA_HEADER:
                para, closed, index = self._para(index, self.pages)
                paras.append(para)
            elif records.tags[index] == _LIST_HEADER:
                memo, index = self.read_list(index)
                paras.append(Para((StoryObject(Part.COMMENT, None, memo),), 0, 0))
            else:
                self.tally.strays += records.tags[index] != Tag.MEMO_LIST
                index += 1
        self.tally.unclosed += not closed
        self.tally.empty += not paras
        self.tally.strays += records.misplaced()
        return tuple(paras)

    def read_list(self, index: int) -> tuple[tuple[Para, ...], int]:
        """Return the paragraphs behind a LIST_HEADER (문단 리스트 헤더, 표 65), and the index behind them."""
        records = self.records
        level = records.levels[index]
        promised = _paragraph_count(records, index)
        paras: list[Para] = []
        index += 1
        if level > MAX_DEPTH:
            self.tally.too_deep += 1
            return (), records.behind(index - 1)
        last, closed = len(records.tags), True
        while index < last and records.tags[index] == _PARA_HEADER and records.levels[index] == level:
            para, closed, index = self._para(index, None)
            paras.append(para)
        self.tally.missing_paras += max(0, promised - len(paras))
        self.tally.unclosed += not closed
        return tuple(paras), index

    def lists(self, first: int, end: int) -> Iterator[tuple[int, tuple[Para, ...]]]:
        """Yield each outermost LIST_HEADER between two indexes with its paragraphs."""
        tags, index = self.records.tags, first
        while index < end:
            if tags[index] == _LIST_HEADER:
                at = index
                paras, index = self.read_list(index)
                yield at, paras
            else:
                index += 1

    def _para(self, index: int, pages: PageCounter | None) -> tuple[Para, bool, int]:
        """Return a paragraph, whether it is marked as the last of its list, and the index behind it."""
        records = self.records
        tags, levels, starts, ends, data = records.tags, records.levels, records.starts, records.ends, records.data
        level, end = levels[index], len(tags)
        start, header = starts[index], index
        if ends[index] - start < _HEADER_SIZE:
            return Para((), 0, 0), True, records.behind(index)
        count, _, shape = _PARA(data, start)
        body, looks, lines = b"", b"", b""
        controls: list[int] = []
        memos: list[Piece] = []
        index += 1
        while index < end and levels[index] > level:
            tag = tags[index]
            if tag == _CTRL_HEADER:
                controls.append(index)
                index = records.behind(index)
                continue
            if tag == _LIST_HEADER:
                memo, index = self.read_list(index)
                memos.append(StoryObject(Part.COMMENT, None, memo))
                continue
            if tag == _PARA_TEXT:
                body = data[starts[index] : ends[index]]
            elif tag == _CHAR_SHAPE:
                looks = data[starts[index] : ends[index]]
            elif tag == _LINE_SEG:
                lines = data[starts[index] : ends[index]]
            else:
                self.tally.strays += tag != _RANGE_TAG
            index += 1
        self.tally.paras += 1
        self.tally.uneven += _is_uneven(data[start : ends[header]], looks)
        page = None
        if pages:
            self.turns = pages.turn(_segments(lines))
            page = self.turns[0].page if self.turns else UNKNOWN
        pieces, first = self._pieces(body, count & _COUNT, controls)
        return Para((*pieces, *memos), shape, _look(looks, first), page), bool(count & _LAST), index

    def _pieces(self, body: bytes, count: int, controls: list[int]) -> tuple[tuple[Piece, ...], int]:
        if not body and not controls:
            self.tally.missing_chars += count if count > 1 else 0
            return (), 0
        pieces, first, units = read_text(body)
        if count > units:
            self.tally.missing_chars += count - units
        self.tally.broken += count_broken(body)
        if len(pieces) == 1 and isinstance(pieces[0], str) and not controls:
            return (pieces[0],), first
        return tuple(self._placed(pieces, controls)), first

    def _placed(self, pieces: tuple[str | Control, ...], controls: list[int]) -> Iterator[Piece]:
        """Yield the pieces with each control character as the object of its record, in the same order."""
        left = iter(controls)
        for piece in pieces:
            if isinstance(piece, str):
                yield piece
                continue
            index = next(left, None)
            self.tally.unmatched += index is None
            if index is not None:
                yield from self.read_control(self, index, piece.place)
        for index in left:
            self.tally.unmatched += 1
            yield from self.read_control(self, index, 0)


def _paragraph_count(records: Records, index: int) -> int:
    start = records.starts[index]
    return _U16(records.data, start)[0] if records.ends[index] - start >= _LIST_SIZE else 0


def _is_uneven(header: bytes, looks: bytes) -> bool:
    """Return whether the shapes of a paragraph's characters are not as many as its header says (문단 헤더, 표 58)."""
    return len(header) >= _COUNTS_SIZE and len(looks) != _U16(header, 12)[0] * _LOOK_SIZE


def _segments(record: bytes) -> Iterator[Segment]:
    """Yield the lines of a PARA_LINE_SEG record (문단의 레이아웃, 표 62)."""
    whole = record[: len(record) - len(record) % _SEGMENT_SIZE]
    return (Segment(start, top, left) for start, top, _, _, _, _, left, _, _ in iter_unpack("<IiiiiiiiI", whole))


def _look(looks: bytes, first: int) -> int:
    """Return the character shape in force at a position (문단의 글자 모양, 표 61)."""
    if len(looks) < 8:  # noqa: PLR2004 - one pair of position and id
        return 0
    found = _LOOK(looks)[1]
    if len(looks) == 8 or first == 0:  # noqa: PLR2004
        return found
    for place in range(8, len(looks) - 7, 8):
        position, identity = _LOOK(looks, place)
        if position > first:
            break
        found = identity
    return found
