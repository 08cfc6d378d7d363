"""The characters of a page with their boxes, fonts and sizes, as pdfium gives them.

Coordinates are points from the page's upper left corner, y downwards, in the orientation in which the text is upright.
"""

import ctypes
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import median
from typing import Any, NamedTuple, TypeAlias

import pypdfium2.raw as pdfium

from extract.parsers.symbols import is_symbol_font, map_symbols
from extract.vocab import lexicon

_QUARTERS = 4
_NAME_BYTES = 256
_SUBSET_TAG = 6
_BOLD_FLAG = 1 << 18
_FIRST_HIGH, _FIRST_LOW, _LAST_LOW = 0xD800, 0xDC00, 0xDFFF
_HYPHENS = (0x02, 0xAD)
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

Handle: TypeAlias = Any
"""A pdfium handle (a ctypes pointer)."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font.

    Attributes:
        name: its name without the subset tag, or None for Type3 fonts.
        bold: whether its name or its flags say so.
        space: the usual width of its printed space on the page, in em, or None where it prints none.
    """

    name: str | None
    bold: bool
    space: float | None = None


class Char(NamedTuple):
    """One character: its advance box, baseline, font size and font; all lengths in points."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    font: Font


@dataclass(frozen=True, slots=True)
class View:
    """How user space maps to the upright page: the page's box and the quarter turns that make its text upright."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of user space in upright page coordinates."""
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Return a box ``(left, bottom, right, top)`` of user space as ``(x0, top, x1, bottom)`` of the page."""
        xa, ya = self.point(box[0], box[1])
        xb, yb = self.point(box[2], box[3])
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def size(self) -> tuple[float, float]:
        """Return the upright page's width and height."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)


@dataclass(frozen=True, slots=True)
class Run:
    """What the characters of one text object share."""

    font: Font
    size: float
    turn: int


@dataclass(frozen=True, slots=True)
class PageText:
    """The characters of a page in the order of the file.

    Attributes:
        chars: the characters that stand upright.
        items: the text object of each character.
        seen: the addresses of the text objects that have characters.
        foreign: how many characters stand at another angle.
    """

    chars: tuple[Char, ...]
    items: tuple[Handle, ...] = ()
    seen: frozenset[int] = frozenset()
    foreign: int = 0


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


def _font(handle: Handle) -> Font:
    name = _font_name(handle)
    folded = (name or "").lower()
    forced = bool(pdfium.FPDFFont_GetFlags(handle) & _BOLD_FLAG)
    return Font(name, forced or lexicon("bold_fonts").key(folded) is not None)


def _run(item: Handle, fonts: dict[int, Font]) -> Run:
    handle = pdfium.FPDFTextObj_GetFont(item)
    key = ctypes.addressof(handle.contents) if handle else 0
    if key not in fonts:
        fonts[key] = _font(handle) if handle else Font(None, bold=False)
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(item, size)
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5
    upright = abs(matrix.a) >= abs(matrix.b)
    turn = (0 if matrix.a >= 0 else 2) if upright else (1 if matrix.b > 0 else 3)
    return Run(fonts[key], size.value * scale, turn)


def _code(page: Handle, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(page, index)
    if _FIRST_HIGH <= code < _FIRST_LOW:
        low = pdfium.FPDFText_GetUnicode(page, index + 1)
        return chr(0x10000 + ((code - _FIRST_HIGH) << 10) + (low - _FIRST_LOW))
    return "-" if code in _HYPHENS else chr(code)


class _Raw(NamedTuple):
    text: str
    run: Run
    item: Handle
    box: tuple[float, float, float, float]
    origin: tuple[float, float]


def _raw_chars(page: Handle, fonts: dict[int, Font]) -> tuple[list[_Raw], set[int]]:
    """Return each printed character in user space, and the addresses of their text objects."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_ref, x_ref, y_ref = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    runs: dict[int, Run] = {}
    out: list[_Raw] = []
    for index in range(pdfium.FPDFText_CountChars(page)):
        item = pdfium.FPDFText_GetTextObject(page, index)
        text = _code(page, index)
        if not item or _FIRST_LOW <= ord(text) <= _LAST_LOW or text in "\r\n\0":
            continue
        key = ctypes.addressof(item.contents)
        if key not in runs:
            runs[key] = _run(item, fonts)
        if text == " " and pdfium.FPDFText_IsGenerated(page, index) == 1:
            continue
        pdfium.FPDFText_GetLooseCharBox(page, index, box_ref)
        pdfium.FPDFText_GetCharOrigin(page, index, x_ref, y_ref)
        bounds = (box.left, box.bottom, box.right, box.top)
        out.append(_Raw(text, runs[key], item, bounds, (x.value, y.value)))
    return out, set(runs)


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
def _shown(text: str, font: Font) -> str:
    """Return what a character of a symbol font shows; pdfium gives its code read as Windows-1252."""
    if font.name is None or not is_symbol_font(font.name.partition("-")[0]):
        return text
    code = text.encode("cp1252", "replace") if ord(text) not in range(0xF000, 0xF100) else bytes([ord(text) - 0xF000])
    return text if code == b"?" else map_symbols(chr(code[0]), font.name.partition("-")[0])


def _placed(one: _Raw, view: View) -> Char:
    x0, top, x1, bottom = view.box(one.box)
    font = one.run.font
    if font.name is None:
        x1 = x0 + (x1 - x0) * _type3_advance(one.text)
    base = view.point(*one.origin)[1]
    return Char(_shown(one.text, font), x0, top, x1, bottom, base, round(one.run.size, 2), font)


def _with_spaces(chars: Sequence[Char]) -> tuple[Char, ...]:
    """Return characters whose fonts know how wide the page prints their space."""
    widths: dict[Font, list[float]] = defaultdict(list)
    for char in chars:
        if char.text == " " and char.font.name is not None and char.size > 0:
            widths[char.font].append((char.x1 - char.x0) / char.size)
    fonts = {font: replace(font, space=round(median(found), 3)) for font, found in widths.items()}
    return tuple(char._replace(font=fonts.get(char.font, char.font)) for char in chars)


def page_view(page: Handle, turns: int) -> View:
    """Return the view of a page whose text stands ``turns`` quarter turns (anticlockwise) from upright."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return View(box.left, box.bottom, box.right, box.top, (-turns) % _QUARTERS)


def read_chars(page: Handle) -> tuple[PageText, View]:
    """Return the characters of a page, in the order of the file, and the view in which they are upright."""
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        raw, seen = _raw_chars(text_page, {})
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    turns = Counter(one.run.turn for one in raw).most_common(1)
    turn = turns[0][0] if turns else 0
    view = page_view(page, turn)
    upright = [one for one in raw if one.run.turn == turn]
    chars = _with_spaces([_placed(one, view) for one in upright])
    return PageText(chars, tuple(one.item for one in upright), frozenset(seen), len(raw) - len(chars)), view
