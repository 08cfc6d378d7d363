"""Pictures on a page and how much of it they cover; what they say is not read from them here."""

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium

from extract.parsers.pdf.chars import Handle, View
from extract.parsers.pdf.objects import PageObjects

_LARGE = 0.12
_MAX_FORMS = 3


def _areas(items: tuple[Handle, ...]) -> Iterator[float]:
    edges = [ctypes.c_float() for _ in range(4)]
    for item in items:
        if pdfium.FPDFPageObj_GetBounds(item, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            yield (right - left) * (top - bottom)


def _share(area: float, view: View) -> float:
    width, height = view.size()
    return min(1.0, area / (width * height)) if width * height else 0.0


def picture_share(objects: PageObjects, view: View) -> float:
    """Return the share of the page, from 0 to 1, that its largest picture covers."""
    return _share(max(_areas(objects.pictures), default=0.0), view)


def has_large_picture(objects: PageObjects, view: View) -> bool:
    """Whether a picture covers so much of the page that it may hold text or a chart."""
    return picture_share(objects, view) >= _LARGE


def all_pictures_share(objects: PageObjects, view: View) -> float:
    """Return the share of the page that its pictures cover together; scans may lie in strips or in forms."""
    forms = tuple(form for form in objects.forms if _holds_picture(form, 1))
    return _share(sum(_areas((*objects.pictures, *forms))), view)


def _holds_picture(form: Handle, depth: int) -> bool:
    for index in range(pdfium.FPDFFormObj_CountObjects(form)):
        item = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_FORMS and _holds_picture(item, depth + 1):
            return True
    return False
