"""Shapes of a HWP 5 document, read from its document information (문서 정보, 4.2) when they are asked for."""

from dataclasses import dataclass, field
from struct import error as struct_error
from struct import unpack_from

from extract.parsers.hancom.shapes import (
    MAX_LEVELS,
    PLAIN_CHAR,
    PLAIN_PARA,
    SYSTEMS,
    CharShape,
    Head,
    Level,
    Numbering,
    ParaShape,
)
from extract.parsers.hwp5.records import Records, Tag

_KINDS = (None, "outline", "number", "bullet")
_CENTER = 3
_FIRST_LEVELS = 7
_UNITS_A_POINT = 100.0
_NO_LINE = 0
_TAGS = (Tag.FACE_NAME, Tag.BORDER_FILL, Tag.CHAR_SHAPE, Tag.NUMBERING, Tag.BULLET, Tag.PARA_SHAPE)


@dataclass(slots=True)
class DocShapes:
    """The shapes of a document; each is read from its record the first time that it is asked for."""

    records: Records
    _places: dict[int, list[int]] = field(default_factory=dict[int, list[int]])
    _chars: dict[int, CharShape] = field(default_factory=dict[int, CharShape])
    _paras: dict[int, ParaShape] = field(default_factory=dict[int, ParaShape])
    _numberings: dict[int, Numbering | None] = field(default_factory=dict[int, Numbering | None])

    def __post_init__(self) -> None:
        """Note where the records of each kind stand."""
        self._places = {tag: [] for tag in _TAGS}
        for index, tag in enumerate(self.records.tags):
            if tag in self._places:
                self._places[tag].append(index)

    def char(self, identity: int, /) -> CharShape:
        """Return a character shape (글자 모양, 표 33); ids count from 0."""
        found = self._chars.get(identity)
        if found is None:
            found = self._chars[identity] = self._read_char(identity)
        return found

    def para(self, identity: int, /) -> ParaShape:
        """Return a paragraph shape (문단 모양, 표 43); ids count from 0."""
        found = self._paras.get(identity)
        if found is None:
            found = self._paras[identity] = self._read_para(identity)
        return found

    def numbering(self, identity: int, /) -> Numbering | None:
        """Return a numbering (문단 번호, 표 38); ids count from 1."""
        if identity not in self._numberings:
            body = self._body(Tag.NUMBERING, identity - 1)
            self._numberings[identity] = _read_numbering(body) if body else None
        return self._numberings[identity]

    def bullet(self, identity: int, /) -> str:
        """Return a bullet (글머리표, 표 42); ids count from 1."""
        body = self._body(Tag.BULLET, identity - 1)
        found = body[12:14].decode("utf-16-le", "replace")
        return "" if found in ("\uffff", "\0") else found

    def _body(self, tag: Tag, index: int) -> bytes:
        places = self._places[tag]
        return self.records.body(places[index]) if 0 <= index < len(places) else b""

    def _read_char(self, identity: int) -> CharShape:
        body = self._body(Tag.CHAR_SHAPE, identity)
        if len(body) < 50:  # noqa: PLR2004 - up to the attributes
            return PLAIN_CHAR
        (face,) = unpack_from("<H", body)
        size, attributes = unpack_from("<iI", body, 42)
        return CharShape(size / _UNITS_A_POINT, bool(attributes & 2), self._font(face))

    def _font(self, identity: int) -> str | None:
        """Return the name of a font (글꼴, 표 19); those for Hangul come first."""
        body = self._body(Tag.FACE_NAME, identity)
        if len(body) < 3:  # noqa: PLR2004 - the attributes and the length of the name
            return None
        (length,) = unpack_from("<H", body, 1)
        return body[3 : 3 + 2 * length].decode("utf-16-le", "replace") or None

    def _read_para(self, identity: int) -> ParaShape:
        body = self._body(Tag.PARA_SHAPE, identity)
        if len(body) < 34:  # noqa: PLR2004 - up to the border
            return PLAIN_PARA
        attributes, left, _, first = unpack_from("<Iiii", body)
        numbering, border = unpack_from("<HH", body, 30)
        kind = _KINDS[attributes >> 23 & 3]
        level = unpack_from("<I", body, 54)[0] if len(body) >= 58 else attributes >> 25 & 7  # noqa: PLR2004 - since 5.1
        return ParaShape(
            indent=(left + max(0, first)) / 2 / _UNITS_A_POINT,  # a hanging first line stands at the left edge
            centered=attributes >> 2 & 7 == _CENTER,
            head=Head(kind, min(level, MAX_LEVELS - 1), numbering) if kind else None,
            framed=self._is_drawn(border),
        )

    def _is_drawn(self, border: int) -> bool:
        """Return whether a border (테두리, 표 23) has a line on all four sides; ids count from 1."""
        body = self._body(Tag.BORDER_FILL, border - 1)
        return len(body) >= 26 and all(body[2 + 6 * side] != _NO_LINE for side in range(4))  # noqa: PLR2004


def _read_numbering(body: bytes) -> Numbering | None:
    """Return the levels of a numbering: seven and their first numbers, and since 5.1 three more with theirs."""
    levels: list[Level] = []
    place = 0
    try:
        while len(levels) < MAX_LEVELS and place < len(body):
            count = min(_FIRST_LEVELS, MAX_LEVELS - len(levels))
            found, place = _read_levels(body, place, count, begins=not levels)
            levels += found
    except struct_error:
        pass
    return Numbering(tuple(levels)) if levels else None


def _read_levels(body: bytes, place: int, count: int, *, begins: bool) -> tuple[list[Level], int]:
    heads: list[tuple[str, str]] = []
    for _ in range(count):
        head, place = _read_head(body, place)
        heads.append(head)
    starts = (1,) * count
    if begins:
        starts = unpack_from("<H", body, place) * count
        place += 2
    if place + 4 * count <= len(body):
        starts = unpack_from(f"<{count}I", body, place)
        place += 4 * count
    return [Level(text, system, start) for (text, system), start in zip(heads, starts, strict=True)], place


def _read_head(body: bytes, place: int) -> tuple[tuple[str, str], int]:
    """Return the text and the number system of one level (문단 머리 정보, 표 39), and where the next begins."""
    (attributes,) = unpack_from("<I", body, place)
    (length,) = unpack_from("<H", body, place + 12)
    end = place + 14 + 2 * length
    text = body[place + 14 : end].decode("utf-16-le", "replace")
    return (text, SYSTEMS.get(attributes >> 5 & 0x1F, "decimal")), end
