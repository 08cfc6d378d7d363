"""The characters of a page with their boxes, fonts and sizes, as pdfium gives them.

Coordinates are points from the page's upper left corner, y downwards, in the orientation in which the text is upright.
"""

import ctypes
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import compress, repeat
from math import isfinite
from statistics import median
from struct import Struct
from typing import NamedTuple, TypeAlias, TypeVar

import pypdfium2.raw as pdfium

from extract.parsers.layout.text.chars import Char, Font, TurnedChar
from extract.parsers.pdf.calls import (
    Handle,
    Item,
    is_generated,
    plain,
    text_box,
    text_code,
    text_item,
    text_origin,
)
from extract.parsers.pdf.fonts import Run, Runs
from extract.parsers.pdf.view import View, page_view
from extract.parsers.symbols import is_symbol_font, map_symbols

_T = TypeVar("_T")
_MAX_CHARS = 50_000
_REPLACEMENT = "\ufffd"
_FIRST_HIGH, _FIRST_LOW, _LAST_LOW = 0xD800, 0xDC00, 0xDFFF
_HYPHENS = (0x02, 0xAD)
_SPACE = 0x20
_UNPRINTED = (0x00, 0x0A, 0x0D)
_PLACE = Struct("4f2d")
_DOUBLE = ctypes.sizeof(ctypes.c_double)
_HALF, _CAPITAL = 0.5, 0.68
_NARROW = (
    ("\u2018\u2019,.'`!|", 0.25),
    ("()[]{}:;Iijl", 0.29),
    ("\u00b7frt", 0.36),
    ("\u2027\u201c\u201d/\\", 0.46),
    ("EFKLPSTV", 0.6),
    ("~<>", 0.58),
    ("ABCDGHNOQRUXYZ", 0.72),
    ("mw", 0.8),
    ("%&@MW", 0.9),
)


@dataclass(frozen=True, slots=True)
class PageText:
    """The characters of a page in the order of the file.

    Attributes:
        chars: the characters that stand upright.
        items: the address of the text object of each character.
        seen: the addresses of the text objects that have characters.
        turned: those that stand at another quarter turn.
        slanted: how many characters stand at another angle, as stamps across a page do.
        left_out: how many characters are not read, since there are too many.
    """

    chars: tuple[Char, ...]
    items: tuple[int, ...] = ()
    seen: frozenset[int] = frozenset()
    turned: tuple[TurnedChar, ...] = ()
    slanted: int = 0
    left_out: int = 0


def _character(page: ctypes.c_void_p, index: int, code: int) -> str:
    """Return the character of a code, both halves of a surrogate pair together."""
    if _FIRST_HIGH <= code < _FIRST_LOW:
        low = text_code(page, index + 1)
        if not _FIRST_LOW <= low <= _LAST_LOW:
            return _REPLACEMENT
        return chr(0x10000 + ((code - _FIRST_HIGH) << 10) + (low - _FIRST_LOW))
    return "-" if code in _HYPHENS else chr(code)


class _Printed(NamedTuple):
    """The printed characters of a page in the order of the file: a list of each thing known of them.

    Attributes:
        indexes: their places on pdfium's text page.
        texts: what they say.
        items: the addresses of their text objects.
        runs: the places of their runs.
    """

    indexes: list[int]
    texts: list[str]
    items: list[int]
    runs: list[int]

    def of_turn(self, runs: Sequence[Run], turn: int) -> "_Printed":
        """Return the characters that stand at one of the angles."""
        return self.only([runs[run].turn == turn for run in self.runs])

    def only(self, kept: Sequence[bool]) -> "_Printed":
        """Return some of the characters."""

        def of(column: Iterable[_T]) -> list[_T]:
            return list(compress(column, kept))

        return self if all(kept) else _Printed(of(self.indexes), of(self.texts), of(self.items), of(self.runs))


def _printed(handle: Handle, runs: Runs) -> tuple[_Printed, frozenset[int]]:
    """Return the printed characters of a text page, and the text objects that have characters at all."""
    page, count = plain(handle), min(pdfium.FPDFText_CountChars(handle), _MAX_CHARS)
    items: Iterable[int | None] = map(text_item, repeat(page), range(count))
    codes: Iterable[int] = map(text_code, repeat(page), range(count))
    known: dict[int, int] = {}
    out = indexes, texts, own, places = _Printed([], [], [], [])
    for index, item, code in zip(range(count), items, codes, strict=True):
        if not item or code in _UNPRINTED or _FIRST_LOW <= code <= _LAST_LOW:
            continue
        if item not in known:
            known[item] = runs.place(Item(item))
        if code == _SPACE and is_generated(page, index) == 1:
            continue
        indexes.append(index)
        texts.append(chr(code) if code < _FIRST_HIGH and code not in _HYPHENS else _character(page, index, code))
        own.append(item)
        places.append(known[item])
    return out, frozenset(known)


_Place: TypeAlias = tuple[float, float, float, float, float, float]
"""The left, top, right and bottom of a character and its origin, in user space."""


def _places(handle: Handle, indexes: Iterable[int]) -> Iterator[_Place]:
    """Yield the place of each character of a text page, numbers or not."""
    memory = ctypes.create_string_buffer(_PLACE.size)
    box, x, y = (ctypes.byref(memory, offset) for offset in (0, _PLACE.size - 2 * _DOUBLE, _PLACE.size - _DOUBLE))
    page, unpack = plain(handle), _PLACE.unpack_from
    for index in indexes:
        text_box(page, index, box)
        text_origin(page, index, x, y)
        yield unpack(memory)


def _located(handle: Handle, printed: _Printed) -> tuple[_Printed, list[_Place]]:
    """Return characters and their places, without those whose place is no number."""
    places = list(_places(handle, printed.indexes))
    kept = [isfinite(sum(place)) for place in places]
    return printed.only(kept), list(compress(places, kept))


@cache
def _type3_advance(text: str) -> float:
    """Return the usual advance of ``text`` in em: Type3 fonts give every glyph a box of one em."""
    narrow = next((width for signs, width in _NARROW if text in signs), None)
    if narrow is not None:
        return narrow
    if text.isascii():
        return _CAPITAL if text.isupper() else _HALF
    return _HALF if unicodedata.east_asian_width(text) in ("H", "Na") else 1.0


@cache
def _shown(text: str, font: str) -> str:
    """Return what a character of a symbol font shows; pdfium gives its code read as Windows-1252."""
    family = font.partition("-")[0]
    if not is_symbol_font(family):
        return text
    code = text.encode("cp1252", "replace") if ord(text) not in range(0xF000, 0xF100) else bytes([ord(text) - 0xF000])
    return text if code == b"?" else map_symbols(chr(code[0]), family)


def _spaced(printed: _Printed, places: Sequence[_Place], runs: Sequence[Run], view: View) -> Sequence[Run]:
    """Return runs whose fonts know how wide the page prints their space."""
    widths: dict[Font, list[float]] = defaultdict(list)
    found = zip(printed.texts, printed.runs, places, strict=True)
    for run, (left, top, right, bottom, _, _) in [(run, place) for text, run, place in found if text == " "]:
        font, size, _, _ = runs[run]
        if font.name is not None and size > 0:
            x0, _, x1, _ = view.box((left, bottom, right, top))
            widths[font].append((x1 - x0) / size)
    fonts = {font: replace(font, space=round(median(own), 3)) for font, own in widths.items()}
    return [run._replace(font=fonts.get(run.font, run.font)) for run in runs]


def _placed(printed: _Printed, places: Iterable[_Place], runs: Sequence[Run], view: View) -> Iterator[Char]:
    """Yield characters in upright coordinates."""
    new, is_turned, shift, height = tuple.__new__, view.turns != 0, view.left, view.top
    for text, run, (left, top, right, bottom, x, y) in zip(printed.texts, printed.runs, places, strict=True):
        font, size, _, is_plain = runs[run]
        if is_turned or left > right or bottom > top:
            x0, upper, x1, lower = view.box((left, bottom, right, top))
            base = view.point(x, y)[1]
        else:
            x0, upper, x1, lower, base = left - shift, height - top, right - shift, height - bottom, height - y
        if is_plain:
            yield new(Char, (text, x0, upper, x1, lower, base, size, font))
        elif font.name is None:
            yield Char(text, x0, upper, x0 + (x1 - x0) * _type3_advance(text), lower, base, size, font)
        else:
            yield Char(_shown(text, font.name), x0, upper, x1, lower, base, size, font)


def _turned(
    page: Handle, text_page: Handle, printed: _Printed, runs: Sequence[Run], turn: int, view: View
) -> Iterator[TurnedChar]:
    """Yield the characters of one turn, each upright and with its box in the view of the page."""
    own = page_view(page, turn)
    found, places = _located(text_page, printed.of_turn(runs, turn))
    chars = _placed(found, places, _spaced(found, places, runs, own), own)
    for char, (left, top, right, bottom, _, _) in zip(chars, places, strict=True):
        yield TurnedChar(char, turn, view.box((left, bottom, right, top)))


def read_chars(page: Handle) -> tuple[PageText, View]:
    """Return the characters of a page, in the order of the file, and the view in which they are upright."""
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        runs = Runs()
        printed, seen = _printed(text_page, runs)
        left_out = max(0, pdfium.FPDFText_CountChars(text_page) - _MAX_CHARS)
        turns = Counter([runs.all[run].turn for run in printed.runs])
        slanted = turns.pop(None, 0)
        turn = turns.most_common(1)[0][0] or 0 if turns else 0
        view, standing = page_view(page, turn), printed.of_turn(runs.all, turn)
        upright, places = _located(text_page, standing)
        slanted += len(standing.texts) - len(upright.texts)
        others = [other for other in turns if other not in (turn, None)]
        turned = [char for other in others for char in _turned(page, text_page, printed, runs.all, other, view)]
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    chars = tuple(_placed(upright, places, _spaced(upright, places, runs.all, view), view))
    return PageText(chars, tuple(upright.items), seen, tuple(turned), slanted, left_out), view
