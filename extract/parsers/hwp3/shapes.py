"""Fonts, and the shapes that paragraphs carry along (글자 모양 31 bytes, 문단 모양 187 bytes: 한글 문서 파일 구조 3.0)."""

from dataclasses import dataclass, field
from struct import unpack_from

from extract.parsers.hancom.numbering import Counters
from extract.parsers.hancom.shapes import CharShape, Head, Numbering, ParaShape
from extract.parsers.hwp3.cursor import Cursor

CHAR_SHAPE_SIZE = 31
PARA_SHAPE_SIZE = 187

_LANGUAGES = 7
_FONT_SIZE = 40
_STYLE_SIZE = 20 + CHAR_SHAPE_SIZE + PARA_SHAPE_SIZE
_UNITS_A_POINT = 25.0
"""The unit is 1/1800 inch."""

_FONT_AT, _ATTRIBUTES_AT = 2, 26
_BOLD = 1 << 1
_INDENT_AT, _ALIGNMENT_AT, _BORDER_AT = 4, 11, 181
_CENTER = 3


def read_fonts(cursor: Cursor) -> tuple[str, ...]:
    """Return the names of the fonts for Hangul; those of six other scripts and the styles (스타일) are passed over.

    Raises:
        ReadError: if the text ends before.
    """
    fonts: list[str] = []
    for language in range(_LANGUAGES):
        (count,) = cursor.unpack("H")
        names = cursor.take(count * _FONT_SIZE)
        if language == 0:
            fonts = [_name(names[place : place + _FONT_SIZE]) for place in range(0, len(names), _FONT_SIZE)]
    (styles,) = cursor.unpack("H")
    cursor.skip(styles * _STYLE_SIZE)
    return tuple(fonts)


def _name(data: bytes) -> str:
    return data.partition(b"\0")[0].decode("johab", "replace").strip()


@dataclass(slots=True)
class PrintedNumbers(Counters):
    """Numbers of headings, which the text holds as they are printed; a head refers to one by its place here.

    Attributes:
        labels: the numbers met so far.
    """

    labels: list[str] = field(default_factory=list[str])

    def advance(self, head: Head) -> str:
        """Return the number of a heading."""
        return self.labels[head.reference]


@dataclass(slots=True)
class ShapeTable:
    """The shapes met so far, each kind numbered from 0; equal ones are one.

    Attributes:
        fonts: names of the fonts for Hangul.
        labels: numbers of headings.
    """

    fonts: tuple[str, ...]
    labels: list[str] = field(default_factory=list[str])
    _char_ids: dict[bytes, int] = field(default_factory=dict[bytes, int])
    _chars: list[CharShape] = field(default_factory=list[CharShape])
    _para_ids: dict[bytes, int] = field(default_factory=dict[bytes, int])
    _paras: list[ParaShape] = field(default_factory=list[ParaShape])

    def add_char(self, data: bytes) -> int:
        """Return the id of a character shape."""
        found = self._char_ids.get(data)
        if found is None:
            found = self._char_ids[data] = len(self._chars)
            self._chars.append(self._read_char(data))
        return found

    def add_para(self, data: bytes) -> int:
        """Return the id of a paragraph shape."""
        found = self._para_ids.get(data)
        if found is None:
            found = self._para_ids[data] = len(self._paras)
            self._paras.append(_read_para(data))
        return found

    def add_heading(self, shape: int, level: int, label: str) -> int:
        """Return the id of a paragraph shape with a number before it."""
        self.labels.append(label)
        self._paras.append(self._paras[shape]._replace(head=Head("outline", level, len(self.labels) - 1)))
        return len(self._paras) - 1

    def char(self, identity: int, /) -> CharShape:
        """Return a character shape."""
        return self._chars[identity]

    def para(self, identity: int, /) -> ParaShape:
        """Return a paragraph shape."""
        return self._paras[identity]

    def numbering(self, identity: int, /) -> Numbering | None:  # noqa: ARG002 - numbers stand in the text
        """Return None: numbers stand in the text as they are printed."""
        return None

    def bullet(self, identity: int, /) -> str:  # noqa: ARG002 - bullets stand in the text
        """Return nothing: bullets stand in the text."""
        return ""

    def _read_char(self, data: bytes) -> CharShape:
        (size,) = unpack_from("<H", data)
        font = data[_FONT_AT]
        name = self.fonts[font] if font < len(self.fonts) else None
        return CharShape(size / _UNITS_A_POINT or None, bool(data[_ATTRIBUTES_AT] & _BOLD), name or None)


def _read_para(data: bytes) -> ParaShape:
    (left,) = unpack_from("<H", data)
    (indent,) = unpack_from("<h", data, _INDENT_AT)
    edge = (left + indent) / _UNITS_A_POINT
    return ParaShape(edge, data[_ALIGNMENT_AT] == _CENTER, None, framed=bool(data[_BORDER_AT]))
