"""The characters of a page with their boxes, fonts and sizes, as pdfium gives them.

Coordinates are points from the page's upper left corner, y downwards, in the orientation in which the text is upright.
"""

import ctypes
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from statistics import median
from struct import Struct
from typing import NamedTuple, TypeAlias

import pypdfium2.raw as pdfium

from extract.parsers.layout.chars import Char, Font, TurnedChar
from extract.parsers.pdf.calls import (
    Handle,
    Item,
    Measure,
    is_generated,
    item_font,
    plain,
    text_box,
    text_code,
    text_item,
    text_origin,
)
from extract.parsers.pdf.view import View, page_view
from extract.parsers.symbols import is_symbol_font, map_symbols
from extract.vocab import lexicon

_MAX_CHARS = 200_000
_REPLACEMENT = "\ufffd"
_NAME_BYTES = 256
_SUBSET_TAG = 6
_BOLD_FLAG = 1 << 18
_FIRST_HIGH, _FIRST_LOW, _LAST_LOW = 0xD800, 0xDC00, 0xDFFF
_HYPHENS = (0x02, 0xAD)
_SPACE = 0x20
_UNPRINTED = (0x00, 0x0A, 0x0D)
_PLACE = Struct("4f2d")
_DOUBLE = ctypes.sizeof(ctypes.c_double)
_SLANT = 0.1
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


class Run(NamedTuple):
    """What the characters of one text object share; ``turn`` is None where they stand at no quarter turn."""

    font: Font
    size: float
    turn: int | None


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


def _font_name(font: Handle) -> str | None:
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    length = pdfium.FPDFFont_GetBaseFontName(font, buffer, _NAME_BYTES)
    raw = buffer.raw[: max(0, min(length, _NAME_BYTES) - 1)]
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        name = raw.decode("cp949", "replace")
    tag, plus, rest = name.partition("+")
    return (rest if plus and len(tag) == _SUBSET_TAG and tag.isupper() else name) or None


def _font(item: int) -> Font:
    if not item:
        return Font(None, bold=False)
    handle = ctypes.cast(item, pdfium.FPDF_FONT)
    name = _font_name(handle)
    folded = (name or "").lower()
    forced = bool(pdfium.FPDFFont_GetFlags(handle) & _BOLD_FLAG)
    return Font(name, forced or lexicon("bold_fonts").key(folded) is not None)


def _run(item: Item, fonts: dict[int, Font], measure: Measure) -> Run:
    key = item_font(item) or 0
    font = fonts.get(key) or fonts.setdefault(key, _font(key))
    a, b, c, d, _, _ = measure.matrix(item)
    scale = (c**2 + d**2) ** 0.5
    return Run(font, round(abs(measure.font_size(item)) * scale, 2), _turn(a, b))


def _turn(a: float, b: float) -> int | None:
    """Return the quarter turn of text that runs in direction ``(a, b)``, or None if it runs aslant."""
    if min(abs(a), abs(b)) > _SLANT * max(abs(a), abs(b)):
        return None
    return (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)


def _character(page: ctypes.c_void_p, index: int, code: int) -> str:
    """Return the character of a code, both halves of a surrogate pair together."""
    if _FIRST_HIGH <= code < _FIRST_LOW:
        low = text_code(page, index + 1)
        if not _FIRST_LOW <= low <= _LAST_LOW:
            return _REPLACEMENT
        return chr(0x10000 + ((code - _FIRST_HIGH) << 10) + (low - _FIRST_LOW))
    return "-" if code in _HYPHENS else chr(code)


_Raw: TypeAlias = tuple[str, int, float, float, float, float, float, float]
"""A printed character in user space: text, address of its text object, left, top, right, bottom, origin."""


def _raw_chars(handle: Handle) -> tuple[list[_Raw], dict[int, Run]]:
    """Return each printed character, and what those of each text object share."""
    memory = ctypes.create_string_buffer(_PLACE.size)
    box, x, y = (ctypes.byref(memory, offset) for offset in (0, _PLACE.size - 2 * _DOUBLE, _PLACE.size - _DOUBLE))
    page, measure, unpack = plain(handle), Measure(), _PLACE.unpack_from
    fonts: dict[int, Font] = {}
    runs: dict[int, Run] = {}
    out: list[_Raw] = []
    for index in range(min(pdfium.FPDFText_CountChars(handle), _MAX_CHARS)):
        item = text_item(page, index)
        code = text_code(page, index)
        if not item or code in _UNPRINTED or _FIRST_LOW <= code <= _LAST_LOW:
            continue
        if item not in runs:
            runs[item] = _run(Item(item), fonts, measure)
        if code == _SPACE and is_generated(page, index) == 1:
            continue
        text_box(page, index, box)
        text_origin(page, index, x, y)
        text = chr(code) if code < _FIRST_HIGH and code not in _HYPHENS else _character(page, index, code)
        out.append((text, item, *unpack(memory)))
    return out, runs


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


def _spaced(raw: Iterable[_Raw], runs: Mapping[int, Run], view: View) -> Mapping[int, Run]:
    """Return runs whose fonts know how wide the page prints their space."""
    widths: dict[Font, list[float]] = defaultdict(list)
    for _, item, left, top, right, bottom, _, _ in [one for one in raw if one[0] == " "]:
        font, size, _ = runs[item]
        if font.name is not None and size > 0:
            x0, _, x1, _ = view.box((left, bottom, right, top))
            widths[font].append((x1 - x0) / size)
    fonts = {font: replace(font, space=round(median(found), 3)) for font, found in widths.items()}
    if not fonts:
        return runs
    return {item: Run(fonts.get(font, font), size, turn) for item, (font, size, turn) in runs.items()}


def _placed(raw: Iterable[_Raw], runs: Mapping[int, Run], view: View) -> Iterator[Char]:
    """Yield characters in upright coordinates."""
    for text, item, left, top, right, bottom, x, y in raw:
        font, size, _ = runs[item]
        x0, upper, x1, lower = view.box((left, bottom, right, top))
        base = view.point(x, y)[1]
        if font.name is None:
            yield Char(text, x0, upper, x0 + (x1 - x0) * _type3_advance(text), lower, base, size, font)
        else:
            yield Char(_shown(text, font.name), x0, upper, x1, lower, base, size, font)


def _turned(page: Handle, raw: Iterable[_Raw], runs: Mapping[int, Run], turn: int, view: View) -> Iterator[TurnedChar]:
    """Yield the characters of one turn, each upright and with its box in the view of the page."""
    own = page_view(page, turn)
    found = [one for one in raw if runs[one[1]].turn == turn]
    for one, char in zip(found, _placed(found, _spaced(found, runs, own), own), strict=True):
        _, _, left, top, right, bottom, _, _ = one
        yield TurnedChar(char, turn, view.box((left, bottom, right, top)))


def read_chars(page: Handle) -> tuple[PageText, View]:
    """Return the characters of a page, in the order of the file, and the view in which they are upright."""
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        raw, runs = _raw_chars(text_page)
        left_out = max(0, pdfium.FPDFText_CountChars(text_page) - _MAX_CHARS)
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    turns = Counter([runs[one[1]].turn for one in raw])
    slanted = turns.pop(None, 0)
    turn = turns.most_common(1)[0][0] or 0 if turns else 0
    view = page_view(page, turn)
    upright = [one for one in raw if runs[one[1]].turn == turn] if len(turns) > 1 or slanted else raw
    chars = tuple(_placed(upright, _spaced(upright, runs, view), view))
    items = tuple(one[1] for one in upright)
    turned = tuple(
        char for other in turns if other not in (turn, None) for char in _turned(page, raw, runs, other, view)
    )
    return PageText(chars, items, frozenset(runs), turned, slanted, left_out), view
