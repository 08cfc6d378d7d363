"""Pictures that cover much of a page: what they say is not read."""

import ctypes

import pypdfium2.raw as pdfium

from extract.parsers.pdf.chars import View
from extract.parsers.pdf.objects import PageObjects

_LARGE = 0.12


def picture_share(objects: PageObjects, view: View) -> float:
    """Return the share of the page, from 0 to 1, that its largest picture covers."""
    width, height = view.size()
    edges = [ctypes.c_float() for _ in range(4)]
    largest = 0.0
    for item in objects.pictures:
        if pdfium.FPDFPageObj_GetBounds(item, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            largest = max(largest, (right - left) * (top - bottom))
    return min(1.0, largest / (width * height)) if width * height else 0.0


def has_large_picture(objects: PageObjects, view: View) -> bool:
    """Whether a picture covers so much of the page that it may hold text or a chart."""
    return picture_share(objects, view) >= _LARGE
