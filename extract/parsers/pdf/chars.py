"""The characters of a page with their boxes, fonts and sizes, as pdfium gives them.

Coordinates are points from the page's upper left corner, y downwards, in the orientation in which the text is upright.
"""

import ctypes
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import pypdfium2.raw as pdfium

_QUARTERS = 4
_NAME_BYTES = 256
_SUBSET_TAG = 6
_BOLD_FLAG = 1 << 18
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "heavy", "black", "hdr", "headline", "hdl", "견고딕")
_FIRST_HIGH, _FIRST_LOW, _LAST_LOW = 0xD800, 0xDC00, 0xDFFF
_HYPHEN_MARK = 0x02
_HALF, _CAPITAL = 0.5, 0.65
_NARROW = ((",.'`!|", 0.25), ("()[]{}:;", 0.3), ("/\\-*", 0.45), ("%&@", 0.8), ("~+=<>", 0.6))

Handle: TypeAlias = Any
"""A pdfium handle (a ctypes pointer)."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font: its name without the subset tag (None for Type3 fonts) and whether it is bold."""

    name: str | None
    bold: bool


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
    """The characters of a page in the order of the file, and whether pdfium dropped some."""

    chars: tuple[Char, ...]
    dropped: int = 0
    foreign: int = field(default=0)


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
    heavy = pdfium.FPDFFont_GetWeight(handle) >= _BOLD_WEIGHT
    forced = bool(pdfium.FPDFFont_GetFlags(handle) & _BOLD_FLAG)
    return Font(name, heavy or forced or any(word in folded for word in _BOLD_NAMES))


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
    return "-" if code == _HYPHEN_MARK else chr(code)


def _raw_chars(page: Handle, fonts: dict[int, Font]) -> tuple[list[tuple[str, Run, Any]], set[int]]:
    """Return ``(text, run, (left, bottom, right, top, origin x, origin y))`` of each printed character."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_ref, x_ref, y_ref = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    runs: dict[int, Run] = {}
    out: list[tuple[str, Run, Any]] = []
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
        out.append((text, runs[key], (box.left, box.bottom, box.right, box.top, x.value, y.value)))
    return out, set(runs)


@cache
def _type3_advance(text: str) -> float:
    """Return the usual advance of ``text`` in em: Type3 fonts give every glyph a box of one em."""
    if text.isascii():
        narrow = next((width for signs, width in _NARROW if text in signs), None)
        return narrow or (_CAPITAL if text.isupper() else _HALF)
    return _HALF if unicodedata.east_asian_width(text) in ("H", "Na") else 1.0


def _placed(text: str, run: Run, box: tuple[float, ...], view: View) -> Char:
    x0, top, x1, bottom = view.box((box[0], box[1], box[2], box[3]))
    base = view.point(box[4], box[5])[1]
    if run.font.name is None:
        x1 = x0 + (x1 - x0) * _type3_advance(text)
    return Char(text, x0, top, x1, bottom, base, round(run.size, 2), run.font)


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
    turn = Counter(run.turn for _, run, _ in raw).most_common(1)
    view = page_view(page, turn[0][0] if turn else 0)
    chars = tuple(_placed(text, run, box, view) for text, run, box in raw if run.turn == turn[0][0])
    return PageText(chars, dropped=_dropped(page, seen), foreign=len(raw) - len(chars)), view


def _dropped(page: Handle, seen: set[int]) -> int:
    """Return how many text objects with bounds have no character in pdfium's text."""
    edges = [ctypes.c_float() for _ in range(4)]
    count = 0
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        if ctypes.addressof(item.contents) in seen:
            continue
        if pdfium.FPDFPageObj_GetBounds(item, *edges) and edges[2].value - edges[0].value > 1:
            count += 1
    return count
