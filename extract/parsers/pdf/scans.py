"""Pages recognised from their picture, as pdfium draws it, or from the letters that they draw as outlines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from extract.parsers.layout.scans import Scan, read_drawing, read_photograph
from extract.parsers.layout.text.chars import Char
from extract.parsers.pdf.calls import Handle, pointer
from extract.parsers.pdf.chars import read_chars
from extract.parsers.pdf.letters import LetterReader
from extract.parsers.pdf.objects import PageObjects, read_objects
from extract.parsers.pdf.outlines import Outline, read_outlines
from extract.parsers.pdf.quality import Flaw, find_flaw
from extract.parsers.pdf.render import draw
from extract.parsers.pdf.rules import read_rules
from extract.parsers.pdf.view import View, page_view

DPI = 300.0
"""The resolution at which pages are drawn; tesseract is trained on it."""


def shown_view(page: Handle) -> View:
    """Return the view of a page as it is shown, by its own entry ``Rotate`` (ISO 32000-1, 7.7.3.3)."""
    return page_view(page, pdfium.FPDFPage_GetRotation(page))


def read_scan(page: pypdfium2.PdfPage, objects: PageObjects, layer: Sequence[Char], flaw: Flaw | None) -> Scan:
    """Return what is recognised on a page.

    Args:
        page: the open page.
        objects: its objects; ruled lines are taken out of the picture.
        layer: its text layer in `shown_view`, kept where letters are drawn as outlines: its digits and signs are right.
        flaw: why its text layer cannot be used.

    Raises:
        ReadError: if tesseract is not installed or cannot read the picture.
    """
    kept = tuple(layer) if flaw is Flaw.OUTLINES else ()
    if kept:
        for item in objects.texts:
            pdfium.FPDFTextObj_SetTextRenderMode(pointer(item), pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    picture, rules = draw(page, DPI), read_rules(objects, shown_view(page.raw))
    scan = read_photograph(picture, rules) if flaw is Flaw.PICTURE else read_drawing(picture, rules)
    return replace(scan, chars=(*kept, *scan.chars)) if scan.chars else scan


def _lettered_pages(document: pypdfium2.PdfDocument) -> Iterator[list[Outline]]:
    """Yield the outlines of each page whose letters are drawn."""
    for page in document:
        text, view = read_chars(page.raw)
        objects = read_objects(page.raw)
        if find_flaw(text.chars, objects, view) is Flaw.OUTLINES:
            yield read_outlines(objects, shown_view(page.raw))
        page.close()


def read_drawn(
    document: pypdfium2.PdfDocument, reader: LetterReader, page: pypdfium2.PdfPage, layer: Sequence[Char]
) -> Scan | None:
    """Return what the outlines of a page say, beside its text layer, or None if they are no single letters.

    Args:
        document: the open file; the first such page is read together with all others.
        reader: what is known of its letters.
        page: the open page.
        layer: its text layer in `shown_view`.

    Raises:
        ReadError: if tesseract is not installed or fails.
    """
    objects, view = read_objects(page.raw), shown_view(page.raw)
    outlines = read_outlines(objects, view)
    if not outlines:
        return None
    if not reader.learned:
        reader.learn(_lettered_pages(document))
    chars, summary = reader.read(outlines, layer)
    return Scan((*layer, *chars), summary, read_rules(objects, view)) if chars else None
