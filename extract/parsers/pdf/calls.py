"""The functions of pdfium that are called for every character and object, declared for speed.

pypdfium2's own declarations make a pointer object of every handle and check every argument; here arguments are passed
as they are, so that handles must be `Item` or what `plain` returns, and memory must be passed by reference. All these
calls are short and keep the interpreter's lock.
"""

import ctypes
from collections.abc import Callable, Iterable, Iterator
from struct import Struct
from typing import Any, Final, TypeAlias

import pypdfium2.raw as pdfium

Handle: TypeAlias = Any
"""A handle as pypdfium2 gives it (a ctypes pointer): of a document, a page or a text page."""

Matrix: TypeAlias = tuple[float, float, float, float, float, float]


class Item(ctypes.c_void_p):
    """An object of an open page; ``value`` is its address."""

    __slots__ = ()


def plain(handle: Handle) -> ctypes.c_void_p:
    """Return a handle as the functions of this module take it."""
    return ctypes.cast(handle, ctypes.c_void_p)


def pointer(item: Item) -> Handle:
    """Return an object of a page as pypdfium2's own functions take it."""
    return ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)


def _declared(function: Any, result: Any = ctypes.c_int) -> Callable[..., Any]:  # noqa: ANN401 - ctypes has no types
    return ctypes.PYFUNCTYPE(result)(plain(function).value or 0)


text_item: Final = _declared(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
"""The address of the text object of a character."""

text_code: Final = _declared(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
is_generated: Final = _declared(pdfium.FPDFText_IsGenerated)
text_box: Final = _declared(pdfium.FPDFText_GetLooseCharBox)
text_origin: Final = _declared(pdfium.FPDFText_GetCharOrigin)
page_item: Final = _declared(pdfium.FPDFPage_GetObject, Item)
form_item: Final = _declared(pdfium.FPDFFormObj_GetObject, Item)
count_form: Final = _declared(pdfium.FPDFFormObj_CountObjects)
item_kind: Final = _declared(pdfium.FPDFPageObj_GetType)
item_font: Final = _declared(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p)
count_segments: Final = _declared(pdfium.FPDFPath_CountSegments)
path_segment: Final = _declared(pdfium.FPDFPath_GetPathSegment, Item)
segment_kind: Final = _declared(pdfium.FPDFPathSegment_GetType)
_bounds: Final = _declared(pdfium.FPDFPageObj_GetBounds)
_matrix: Final = _declared(pdfium.FPDFPageObj_GetMatrix)
_font_size: Final = _declared(pdfium.FPDFTextObj_GetFontSize)
_draw_mode: Final = _declared(pdfium.FPDFPath_GetDrawMode)
_stroke_width: Final = _declared(pdfium.FPDFPageObj_GetStrokeWidth)
_segment_point: Final = _declared(pdfium.FPDFPathSegment_GetPoint)

_one, _two, _four, _six = (Struct(f"{count}f").unpack_from for count in (1, 2, 4, 6))
_pair = Struct("2i").unpack_from


class Measure:
    """Reads the places and sizes of objects through memory of its own; for one thread."""

    def __init__(self) -> None:
        """Set the memory aside."""
        self._reals = (ctypes.c_float * 6)()
        self._wholes = (ctypes.c_int * 2)()
        step = ctypes.sizeof(ctypes.c_float)
        self._first, self._second, self._third, self._fourth = (
            ctypes.byref(self._reals, step * index) for index in range(4)
        )
        self._fill = ctypes.byref(self._wholes)
        self._stroke = ctypes.byref(self._wholes, ctypes.sizeof(ctypes.c_int))

    def bounds(self, item: Item) -> tuple[float, float, float, float] | None:
        """Return an object's bounds ``(left, bottom, right, top)`` in user space, or None."""
        if _bounds(item, self._first, self._second, self._third, self._fourth):
            return _four(self._reals)
        return None

    def all_bounds(self, items: Iterable[Item]) -> Iterator[tuple[float, float, float, float] | None]:
        """Yield what `bounds` returns for each of many objects."""
        left, bottom, right, top, reals = self._first, self._second, self._third, self._fourth, self._reals
        return (_four(reals) if _bounds(item, left, bottom, right, top) else None for item in items)

    def stroked(self, items: Iterable[Item]) -> list[Item]:
        """Return those of many paths that are stroked."""
        fill, stroke, wholes = self._fill, self._stroke, self._wholes
        return [item for item in items if _draw_mode(item, fill, stroke) and wholes[1]]

    def matrix(self, item: Item) -> Matrix:
        """Return an object's matrix, of zeros where it has none."""
        return _six(self._reals) if _matrix(item, self._first) else (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

    def font_size(self, item: Item) -> float:
        """Return the font size of a text object, without its matrix."""
        return _one(self._reals)[0] if _font_size(item, self._first) else 0.0

    def draw_mode(self, item: Item) -> tuple[int, int]:
        """Return how a path is filled, and whether it is stroked; 0 is no."""
        return _pair(self._wholes) if _draw_mode(item, self._fill, self._stroke) else (0, 0)

    def stroke_width(self, item: Item) -> float:
        """Return the stroke width of a path."""
        return _one(self._reals)[0] if _stroke_width(item, self._first) else 0.0

    def point(self, segment: Item) -> tuple[float, float]:
        """Return the point to which a segment of a path leads."""
        return _two(self._reals) if _segment_point(segment, self._first, self._second) else (0.0, 0.0)
