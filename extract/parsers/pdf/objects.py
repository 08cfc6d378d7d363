"""The objects of a page by kind, listed once."""

from dataclasses import dataclass

import pypdfium2.raw as pdfium

from extract.parsers.pdf.calls import Handle, Item, address, item_kind, page_item


@dataclass(frozen=True, slots=True)
class PageObjects:
    """A page's objects: texts, paths, pictures and forms (groups of objects)."""

    texts: tuple[Item, ...]
    paths: tuple[Item, ...]
    pictures: tuple[Item, ...]
    forms: tuple[Item, ...]


def read_objects(page: Handle) -> PageObjects:
    """Return the objects of a page; they live as long as the page is open."""
    found: dict[int, list[Item]] = {}
    at = address(page)
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = page_item(at, index)
        found.setdefault(item_kind(item), []).append(item)
    return PageObjects(
        tuple(found.get(pdfium.FPDF_PAGEOBJ_TEXT, ())),
        tuple(found.get(pdfium.FPDF_PAGEOBJ_PATH, ())),
        tuple(found.get(pdfium.FPDF_PAGEOBJ_IMAGE, ())),
        tuple(found.get(pdfium.FPDF_PAGEOBJ_FORM, ())),
    )
