"""Text of a paragraph (문단 텍스트, 4.3.2): characters, and the controls (제어 문자, 표 6) among them."""

import re
from array import array
from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

_END = "\r"
_EXTENDED = frozenset("\x01\x02\x03\x0b\x0c\x0e\x0f\x10\x11\x12\x15\x16\x17")
_CONTROL = re.compile("[\\x01-\\x08\\x0b\\x0c\\x0e-\\x17].{7}|\\x09.{7}|[\\x00-\\x1f]", re.DOTALL)
_SHOWN = MappingProxyType({"\t": "\t", "\n": "\n", "\x1e": " ", "\x1f": " "}).get
_SURROGATE = re.compile("[\ud800-\udfff]")
_VISIBLE = re.compile(r"\S")


class Control(NamedTuple):
    """An extended control: the id that it carries, such as ``tbl `` or ``secd``, and its position in UTF-16 units."""

    identity: str
    place: int


class Text(NamedTuple):
    r"""A paragraph's text.

    Attributes:
        pieces: characters and extended controls in order; tabs are ``\t``, line breaks ``\n``.
        first: position of the first visible character, in UTF-16 units with all controls.
        units: number of UTF-16 units, controls counted as stored.
    """

    pieces: "list[str | Control]"
    first: int
    units: int


def read_text(body: bytes) -> Text:
    """Return the text of a PARA_TEXT record.

    Inline controls print nothing but for tabs and line breaks; a hyphen (24) is drawn at the end of a line only.
    """
    units = body.decode("utf-16-le", "surrogatepass")
    paired = 2 * len(units) == len(body) - (len(body) & 1)
    if not paired:
        units = "".join(map(chr, array("H", body[: len(body) - (len(body) & 1)])))
    found = _CONTROL.search(units)
    if found is None or (found[0] == _END and found.end() == len(units)):
        text = units[: found.start()] if found else units
        return Text([_joined(text)], _first_visible(text, 0), len(units))
    pieces = list(_pieces(units))
    return Text(_merged(pieces), _first_position(units), len(units))


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


def _merged(pieces: "list[str | Control]") -> "list[str | Control]":
    found: list[str | Control] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _first_visible(text: str, otherwise: int) -> int:
    match = _VISIBLE.search(text)
    return match.start() if match else otherwise


def _first_position(units: str) -> int:
    place = 0
    for match in _CONTROL.finditer(units):
        visible = _VISIBLE.search(units, place, match.start())
        if visible:
            return visible.start()
        place = match.end()
    return _first_visible(units[place:], 0) + place if place < len(units) else 0
