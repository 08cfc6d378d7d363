"""What a printed glyph looks like: its ink as a small grid, and the kind of sign that it is.

Hancom's PDF driver gives all private-use glyphs (boxed numbers, framed squares, arrows) one code point, U+F000; only the
picture tells them apart.
"""

import ctypes
from dataclasses import dataclass
from enum import StrEnum

import pypdfium2.raw as pdfium

from extract.parsers.pdf.calls import Handle, Item, pointer

_SCALE = 2.0
_PIXEL = 4
_DARK, _FAINT = 85, 24
_EDGE = 0.16
_DRAWN = 0.7
_CORE = (0.24, 0.76)
_GRID = 8
_INSIDE = 0.16
_EMPTY_CORE = 0.02
_DARK_RING = 0.6
_MAX_PIXELS = 500_000
_MIN_PIXELS = 3
_SIDES = 3
_LEANING = 1.25


class Sign(StrEnum):
    """The kinds of sign that a picture can show."""

    SQUARE = "□"
    NUMBER = "number"
    ARROW = "▶"
    POINTER = "➢"
    DIAMOND = "◆"
    DOT = "•"


@dataclass(frozen=True, slots=True)
class Ink:
    """A glyph's ink: rows of darkness from 0 to 255, top to bottom."""

    rows: tuple[bytes, ...]

    def share(self, left: float, top: float, right: float, bottom: float, *, faint: bool = False) -> float:
        """Return the share of dark (or at least faint) pixels in a part of the picture, in fractions of its sides."""
        height, width = len(self.rows), len(self.rows[0])
        lines = self.rows[int(top * height) : max(int(bottom * height), int(top * height) + 1)]
        low, high = int(left * width), max(int(right * width), int(left * width) + 1)
        limit = _FAINT if faint else _DARK
        dark = sum(value > limit for line in lines for value in line[low:high])
        return dark / (len(lines) * (high - low))

    def core(self) -> tuple[float, ...]:
        """Return the mean darkness, from 0 to 1, of the fields of an 8 by 8 grid over what stands inside the border."""
        low, step = _INSIDE, (1 - 2 * _INSIDE) / _GRID
        return tuple(
            self._mean(low + col * step, low + row * step, low + (col + 1) * step, low + (row + 1) * step)
            for row in range(_GRID)
            for col in range(_GRID)
        )

    def _mean(self, left: float, top: float, right: float, bottom: float) -> float:
        height, width = len(self.rows), len(self.rows[0])
        lines = self.rows[int(top * height) : max(int(bottom * height), int(top * height) + 1)]
        low, high = int(left * width), max(int(right * width), int(left * width) + 1)
        values = [value for line in lines for value in line[low:high]]
        return sum(values) / (255 * len(values))


def _darkness(pixels: bytes, alpha: bool) -> bytes:  # noqa: FBT001 - a pixel format, not a mode
    """Return the darkness of BGRA or BGRx pixels on white."""
    faintest = bytes(map(min, pixels[0::_PIXEL], pixels[1::_PIXEL], pixels[2::_PIXEL]))
    if not alpha:
        return bytes([255 - value for value in faintest])
    covers = pixels[3::_PIXEL]
    if not any(faintest):
        return covers
    return bytes([(255 - value) * cover // 255 for value, cover in zip(faintest, covers, strict=True)])


def read_ink(document: Handle, page: Handle, item: Item, scale: float = _SCALE) -> Ink | None:
    """Return the ink of a text object at ``scale`` pixels a point, or None where it cannot be rendered or is empty."""
    bitmap = pdfium.FPDFTextObj_GetRenderedBitmap(document, page, pointer(item), scale)
    if not bitmap:
        return None
    try:
        width, height = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
        stride, kind = pdfium.FPDFBitmap_GetStride(bitmap), pdfium.FPDFBitmap_GetFormat(bitmap)
        if kind not in (pdfium.FPDFBitmap_BGRA, pdfium.FPDFBitmap_BGRx):
            return None
        if min(width, height) < _MIN_PIXELS or width * height > _MAX_PIXELS:
            return None
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    alpha = kind == pdfium.FPDFBitmap_BGRA
    return _trimmed([_darkness(data[y * stride : y * stride + width * _PIXEL], alpha) for y in range(height)])


def _trimmed(rows: list[bytes]) -> Ink | None:
    """Return the picture without empty rows and columns around it, or None if all are empty."""
    kept = [index for index, row in enumerate(rows) if max(row) > _FAINT]
    cols = [index for index, values in enumerate(zip(*rows, strict=True)) if max(values) > _FAINT]
    if not kept or not cols:
        return None
    return Ink(tuple(row[cols[0] : cols[-1] + 1] for row in rows[kept[0] : kept[-1] + 1]))


def _drawn(ink: Ink, *, upright: bool, far: bool) -> bool:
    """Whether a border is drawn along one side."""
    total = len(ink.rows[0]) if upright else len(ink.rows)
    for step in range(max(1, int(_EDGE * total))):
        at = (total - 1 - step if far else step) / total
        low, high = at + 0.001, at + 0.999 / total
        share = ink.share(low, 0.1, high, 0.9, faint=True) if upright else ink.share(0.1, low, 0.9, high, faint=True)
        if share >= _DRAWN:
            return True
    return False


def _bordered(ink: Ink) -> Sign | None:
    """Return the sign that a frame makes, or None where there is no frame; one of its sides may be clipped."""
    sides = [_drawn(ink, upright=upright, far=far) for upright in (False, True) for far in (False, True)]
    if sum(sides) < _SIDES:
        return None
    if ink.share(_CORE[0], _CORE[0], _CORE[1], _CORE[1]) <= _EMPTY_CORE:
        return Sign.SQUARE
    ring = ink.share(0.12, 0.12, 0.88, 0.2) + ink.share(0.12, 0.8, 0.88, 0.88)
    return Sign.ARROW if ring >= 2 * _DARK_RING else Sign.NUMBER


def sign_of(ink: Ink) -> Sign:
    """Return the kind of sign that a picture shows; what has no telling shape is a dot."""
    bordered = _bordered(ink)
    if bordered:
        return bordered
    left, right = ink.share(0, 0, 0.5, 1), ink.share(0.5, 0, 1, 1)
    if left > _LEANING * right:
        return Sign.POINTER
    corners = max(ink.share(x, y, x + 0.15, y + 0.15) for x in (0, 0.85) for y in (0, 0.85))
    middle = ink.share(0.4, 0.4, 0.6, 0.6)
    return Sign.DIAMOND if middle > 0.5 and corners < 0.2 and ink.share(0, 0, 1, 1) < 0.72 else Sign.DOT  # noqa: PLR2004
