"""The objects of a page by kind, listed once."""

from dataclasses import dataclass

import pypdfium2.raw as pdfium

from extract.parsers.pdf.chars import Handle


@dataclass(frozen=True, slots=True)
class PageObjects:
    """The handles of a page's objects: texts, paths, pictures and forms (groups of objects)."""

    texts: tuple[Handle, ...]
    paths: tuple[Handle, ...]
    pictures: tuple[Handle, ...]
    forms: tuple[Handle, ...]


def read_objects(page: Handle) -> PageObjects:
    """Return the objects of a page; they live as long as the page is open."""
    found: dict[int, list[Handle]] = {}
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        found.setdefault(pdfium.FPDFPageObj_GetType(item), []).append(item)
    return PageObjects(
        tuple(found.get(pdfium.FPDF_PAGEOBJ_TEXT, ())),
        tuple(found.get(pdfium.FPDF_PAGEOBJ_PATH, ())),
        tuple(found.get(pdfium.FPDF_PAGEOBJ_IMAGE, ())),
        tuple(found.get(pdfium.FPDF_PAGEOBJ_FORM, ())),
    )
