"""The fonts of a page, and the runs of characters that share a font, a size and an angle."""

import ctypes
from math import isfinite
from typing import NamedTuple, TypeAlias

import pypdfium2.raw as pdfium

from extract.parsers.layout.text.chars import Font
from extract.parsers.pdf.calls import Handle, Item, Measure, item_font
from extract.parsers.symbols import is_symbol_font
from extract.vocab import lexicon

_NAME_BYTES = 256
_SUBSET_TAG = 6
_BOLD_FLAG = 1 << 18
_SLANT = 0.1


class Run(NamedTuple):
    """What the characters of a text object share.

    Attributes:
        font: their font.
        size: their size, in points.
        turn: the quarter turns, anticlockwise, at which they stand, or None where they stand aslant, have no
            size or no place.
        is_plain: whether pdfium gives what they show and how wide they are.
    """

    font: Font
    size: float
    turn: int | None
    is_plain: bool


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


def _turn(a: float, b: float) -> int | None:
    """Return the quarter turn of text that runs in direction ``(a, b)``, or None if it runs aslant."""
    if min(abs(a), abs(b)) > _SLANT * max(abs(a), abs(b)):
        return None
    return (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)


_RunKey: TypeAlias = tuple[int, float, float, float, float, float]
"""The address of a font, a font size and the first four numbers of a matrix."""

_NOWHERE: _RunKey = (0, 0.0, 0.0, 0.0, 0.0, 0.0)
"""That of text whose place is no number."""


class Runs:
    """The runs of a page, each alike one once, by the text objects that have them."""

    def __init__(self) -> None:
        """Begin without any."""
        self.all: list[Run] = []
        self._fonts: dict[int, Font] = {}
        self._places: dict[_RunKey, int] = {}
        self._measure = Measure()

    def place(self, item: Item) -> int:
        """Return the place of a text object's run among all."""
        measure = self._measure
        a, b, c, d, e, f = measure.matrix(item)
        key = (item_font(item) or 0, measure.font_size(item), a, b, c, d)
        if not isfinite(sum(key[1:]) + e + f):
            key = _NOWHERE
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = len(self.all)
            self.all.append(self._run(*key))
        return place

    def _run(self, address: int, size: float, a: float, b: float, c: float, d: float) -> Run:
        font = self._fonts.get(address) or self._fonts.setdefault(address, _font(address))
        scale = (c**2 + d**2) ** 0.5
        is_plain = font.name is not None and not is_symbol_font(font.name.partition("-")[0])
        points = round(abs(size) * scale, 2)
        return Run(font, points, _turn(a, b) if points else None, is_plain)
