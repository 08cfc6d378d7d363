"""Pictures on a page and how much of it they cover; what they say is not read from them here."""

from collections.abc import Iterable, Iterator

import pypdfium2.raw as pdfium

from extract.parsers.pdf.calls import Item, Measure, count_form, form_item, item_kind
from extract.parsers.pdf.objects import PageObjects
from extract.parsers.pdf.view import View

_LARGE = 0.12
_MAX_FORMS = 3


def _areas(items: Iterable[Item]) -> Iterator[float]:
    return ((box[2] - box[0]) * (box[3] - box[1]) for box in Measure().all_bounds(items) if box)


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


def _holds_picture(form: Item, depth: int) -> bool:
    for index in range(count_form(form)):
        item = form_item(form, index)
        kind = item_kind(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_FORMS and _holds_picture(item, depth + 1):
            return True
    return False
