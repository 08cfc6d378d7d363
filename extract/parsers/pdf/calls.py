"""The functions of pdfium that are called for every character and object, with their handles as plain addresses.

pypdfium2's own declarations make a pointer object of every handle; here a handle is a number, made and compared at less
cost. All these calls are short and keep the interpreter's lock.
"""

import ctypes
from collections.abc import Callable
from struct import Struct
from typing import Any, Final, TypeAlias

import pypdfium2.raw as pdfium

Handle: TypeAlias = Any
"""A handle as pypdfium2 gives it (a ctypes pointer): of a document, a page or a text page."""

Item: TypeAlias = int
"""The address of an object of an open page."""

Box: TypeAlias = tuple[float, float, float, float]

_one, _two, _four, _six = (Struct(f"{count}f").unpack_from for count in (1, 2, 4, 6))
_pair = Struct("2i").unpack_from
_FLOAT, _INT = ctypes.sizeof(ctypes.c_float), ctypes.sizeof(ctypes.c_int)
_ADDRESS, _WHOLE, _CODE = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint


def address(handle: Handle) -> int:
    """Return the address that a handle holds, 0 for none."""
    return ctypes.cast(handle, _ADDRESS).value or 0


def pointer(item: Item) -> Handle:
    """Return the handle of a page's object, as pypdfium2's own declarations take it."""
    return ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)


def _declared(function: Any, result: Any, *kinds: Any) -> Callable[..., Any]:  # noqa: ANN401 - ctypes has no types
    return ctypes.PYFUNCTYPE(result, *kinds)(address(function))


text_item: Final = _declared(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _WHOLE)
text_code: Final = _declared(pdfium.FPDFText_GetUnicode, _CODE, _ADDRESS, _WHOLE)
is_generated: Final = _declared(pdfium.FPDFText_IsGenerated, _WHOLE, _ADDRESS, _WHOLE)
text_box: Final = _declared(pdfium.FPDFText_GetLooseCharBox, _WHOLE, _ADDRESS, _WHOLE, _ADDRESS)
text_origin: Final = _declared(pdfium.FPDFText_GetCharOrigin, _WHOLE, _ADDRESS, _WHOLE, _ADDRESS, _ADDRESS)

page_item: Final = _declared(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _WHOLE)
form_item: Final = _declared(pdfium.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, _WHOLE)
count_form: Final = _declared(pdfium.FPDFFormObj_CountObjects, _WHOLE, _ADDRESS)
item_kind: Final = _declared(pdfium.FPDFPageObj_GetType, _WHOLE, _ADDRESS)
_item_bounds: Final = _declared(pdfium.FPDFPageObj_GetBounds, _WHOLE, *[_ADDRESS] * 5)
_item_matrix: Final = _declared(pdfium.FPDFPageObj_GetMatrix, _WHOLE, _ADDRESS, _ADDRESS)
item_font: Final = _declared(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
_font_size: Final = _declared(pdfium.FPDFTextObj_GetFontSize, _WHOLE, _ADDRESS, _ADDRESS)

_draw_mode: Final = _declared(pdfium.FPDFPath_GetDrawMode, _WHOLE, _ADDRESS, _ADDRESS, _ADDRESS)
_stroke_width: Final = _declared(pdfium.FPDFPageObj_GetStrokeWidth, _WHOLE, _ADDRESS, _ADDRESS)
count_segments: Final = _declared(pdfium.FPDFPath_CountSegments, _WHOLE, _ADDRESS)
path_segment: Final = _declared(pdfium.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _WHOLE)
segment_kind: Final = _declared(pdfium.FPDFPathSegment_GetType, _WHOLE, _ADDRESS)
_segment_point: Final = _declared(pdfium.FPDFPathSegment_GetPoint, _WHOLE, _ADDRESS, _ADDRESS, _ADDRESS)


class Measure:
    """Reads the places and sizes of objects through memory of its own; for one thread."""

    def __init__(self) -> None:
        """Set the memory aside."""
        self._reals = (ctypes.c_float * 6)()
        self._wholes = (ctypes.c_int * 2)()
        first, whole = ctypes.addressof(self._reals), ctypes.addressof(self._wholes)
        self._first = first
        self._edges = tuple(first + step * _FLOAT for step in range(4))
        self._point = (first, first + _FLOAT)
        self._modes = (whole, whole + _INT)

    def bounds(self, item: Item) -> Box | None:
        """Return an object's bounds ``(left, bottom, right, top)`` in user space, or None."""
        return _four(self._reals) if _item_bounds(item, *self._edges) else None

    def matrix(self, item: Item) -> tuple[float, float, float, float, float, float]:
        """Return an object's matrix, of zeros where it has none."""
        if _item_matrix(item, self._first):
            return _six(self._reals)
        return 0.0, 0.0, 0.0, 0.0, 0.0, 0.0

    def font_size(self, item: Item) -> float:
        """Return the font size of a text object, without its matrix."""
        return _one(self._reals)[0] if _font_size(item, self._first) else 0.0

    def draw_mode(self, item: Item) -> tuple[int, int]:
        """Return how a path is filled, and whether it is stroked; 0 is no."""
        return _pair(self._wholes) if _draw_mode(item, *self._modes) else (0, 0)

    def stroke_width(self, item: Item) -> float:
        """Return the stroke width of a path."""
        return _one(self._reals)[0] if _stroke_width(item, self._first) else 0.0

    def point(self, segment: Item) -> tuple[float, float]:
        """Return the point to which a segment of a path leads."""
        return _two(self._reals) if _segment_point(segment, *self._point) else (0.0, 0.0)
