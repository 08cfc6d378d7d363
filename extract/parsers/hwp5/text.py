"""Text of a paragraph (문단 텍스트, 4.3.2): characters, and the controls (제어 문자, 표 6) among them."""

import re
from array import array
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

_END = "\r"
_EXTENDED = frozenset("\x01\x02\x03\x0b\x0c\x0e\x0f\x10\x11\x12\x15\x16\x17")
_CONTROL = re.compile("[\\x01-\\x08\\x0b\\x0c\\x0e-\\x17].{7}|\\x09.{7}|[\\x00-\\x1f]", re.DOTALL)
_WIDE = frozenset(map(chr, (*range(1, 10), 11, 12, *range(14, 24))))
_UNITS = 8
_SHOWN = MappingProxyType({"\t": "\t", "\n": "\n", "\x1e": " ", "\x1f": " "}).get
_ANY_CONTROL = re.compile("[\\x00-\\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_VISIBLE = re.compile(r"\S")


class Control(NamedTuple):
    """An extended control: the id that it carries, such as ``tbl `` or ``secd``, and its position in UTF-16 units."""

    identity: str
    place: int


Text: TypeAlias = tuple[tuple[str | Control, ...], int, int]
"""A paragraph's text: its characters and extended controls in order; position of the first visible character, and number
of UTF-16 units, both with controls as stored. Tabs are ``\\t``, line breaks ``\\n``."""


def read_text(body: bytes) -> Text:
    """Return the text of a PARA_TEXT record.

    Inline controls print nothing but for tabs and line breaks; a hyphen (24) is drawn at the end of a line only.
    """
    try:
        units = body.decode("utf-16-le")
    except UnicodeDecodeError:
        units = ""
    count = len(body) // 2
    if len(units) == count:
        text = units[:-1] if units[-1:] == _END else units
        if not _ANY_CONTROL.search(text):
            return (text,), len(text) - len(text.lstrip()), count
    else:
        units = "".join(map(chr, array("H", body[: 2 * count])))
    return _merged(_pieces(units)), _first_position(units), count


def count_broken(body: bytes) -> int:
    """Return how many controls of a PARA_TEXT record have less than eight units or do not repeat their code."""
    if not _ANY_CONTROL.search(body[:-2].decode("utf-16-le", "replace")):
        return body[-2:] != _END.encode("utf-16-le")
    units = "".join(map(chr, array("H", body[: len(body) // 2 * 2])))
    found = (match[0] for match in _CONTROL.finditer(units))
    broken = sum(control[0] in _WIDE and (len(control) < _UNITS or control[-1] != control[0]) for control in found)
    return broken + (units[-1:] != _END)


def _pieces(units: str) -> Iterator[str | Control]:
    place = 0
    for match in _CONTROL.finditer(units):
        if match.start() > place:
            yield _joined(units[place : match.start()])
        code = match[0][0]
        if code in _EXTENDED:
            yield Control(_identity(match[0]), match.start())
        elif shown := _SHOWN(code):
            yield shown
        place = match.end()
    if place < len(units):
        yield _joined(units[place:])


def _identity(control: str) -> str:
    """Return the id of a control, which is stored as a number in little-endian order."""
    return control[1:3].encode("utf-16-le", "surrogatepass")[::-1].decode("latin-1")


def _joined(text: str) -> str:
    """Return ``text`` with surrogates paired; a lone one becomes U+FFFD."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _merged(pieces: Iterable[str | Control]) -> tuple[str | Control, ...]:
    found: list[str | Control] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(found)


def _first_position(units: str) -> int:
    place = 0
    for match in _CONTROL.finditer(units):
        visible = _VISIBLE.search(units, place, match.start())
        if visible:
            return visible.start()
        place = match.end()
    visible = _VISIBLE.search(units, place)
    return visible.start() if visible else 0
