"""The objects of a page by kind, listed once."""

from dataclasses import dataclass
from itertools import repeat

import pypdfium2.raw as pdfium

from extract.parsers.pdf.calls import Handle, Item, item_kind, page_item, plain


@dataclass(frozen=True, slots=True)
class PageObjects:
    """A page's objects: texts, paths, pictures and forms (groups of objects)."""

    texts: tuple[Item, ...]
    paths: tuple[Item, ...]
    pictures: tuple[Item, ...]
    forms: tuple[Item, ...]


def read_objects(page: Handle) -> PageObjects:
    """Return the objects of a page; they live as long as the page is open."""
    count = pdfium.FPDFPage_CountObjects(page)
    items: list[Item] = list(map(page_item, repeat(plain(page)), range(count)))
    kinds = list(map(item_kind, items))

    def of(kind: int) -> tuple[Item, ...]:
        return tuple([item for item, own in zip(items, kinds, strict=True) if own == kind]) if kind in kinds else ()

    return PageObjects(
        of(pdfium.FPDF_PAGEOBJ_TEXT),
        of(pdfium.FPDF_PAGEOBJ_PATH),
        of(pdfium.FPDF_PAGEOBJ_IMAGE),
        of(pdfium.FPDF_PAGEOBJ_FORM),
    )
