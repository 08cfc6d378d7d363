"""Pages recognised from their picture: the words of `extract.parsers.ocr` as characters with boxes, as a text layer has.

The characters of a word share its width, so that the ruled lines of the page still part them into cells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from extract.parsers.ocr import Gray, Word, erased, recognize, ruled_lines, straightened
from extract.parsers.pdf.calls import Handle, pointer
from extract.parsers.pdf.chars import Char, Font, read_chars
from extract.parsers.pdf.letters import LetterReader
from extract.parsers.pdf.objects import PageObjects, read_objects
from extract.parsers.pdf.outlines import Outline, read_outlines
from extract.parsers.pdf.quality import Flaw, find_flaw
from extract.parsers.pdf.render import draw
from extract.parsers.pdf.rules import Rule, Rules, join, read_rules
from extract.parsers.pdf.view import View, page_view
from extract.source import BBox

DPI = 300.0
"""The resolution at which pages are drawn; tesseract is trained on it."""

_FONT = Font("", bold=False)
_NARROW = 0.55
_HAIR, _EDGE = 0.5, 0.5


@dataclass(frozen=True, slots=True)
class Scan:
    """The characters of a recognised page in upright coordinates of `shown_view`, how sure they are, and its rules."""

    chars: tuple[Char, ...]
    summary: str
    rules: Rules


def shown_view(page: Handle) -> View:
    """Return the view of a page as it is shown, by its own entry ``Rotate`` (ISO 32000-1, 7.7.3.3)."""
    return page_view(page, pdfium.FPDFPage_GetRotation(page))


def _rule_boxes(rules: Rules) -> Iterator[BBox]:
    """Yield the boxes that the ruled lines of a page fill, a little wider than they are."""
    for at, start, end, width in rules.horizontals:
        half = max(width, _HAIR) / 2 + _EDGE
        yield start - half, at - half, end + half, at + half
    for at, start, end, width in rules.verticals:
        half = max(width, _HAIR) / 2 + _EDGE
        yield at - half, start - half, at + half, end + half


def _without_ruled(picture: Gray, rules: Rules) -> tuple[Gray, Rules]:
    """Return a picture without the ruled lines that it shows, and these beside the drawn ones."""
    ruled = ruled_lines(picture)
    flat = [Rule((y0 + y1) / 2, x0, x1, y1 - y0) for x0, y0, x1, y1 in ruled.horizontals]
    upright = [Rule((x0 + x1) / 2, y0, y1, x1 - x0) for x0, y0, x1, y1 in ruled.verticals]
    both = Rules(join([*flat, *rules.horizontals]), join([*upright, *rules.verticals]))
    boxes = ((x0 - _EDGE, y0 - _EDGE, x1 + _EDGE, y1 + _EDGE) for box in ruled for x0, y0, x1, y1 in box)
    return erased(picture, boxes), both


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
    if flaw is Flaw.PICTURE:
        picture = straightened(picture)
        picture, rules = _without_ruled(picture, rules)
    reading = recognize(erased(picture, _rule_boxes(rules)), straighten=False)
    found = tuple(char for line in reading.lines() for char in _line_chars(line))
    return Scan((*kept, *found) if found else (), reading.summary(), rules)


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


def _line_chars(line: Sequence[Word]) -> Iterator[Char]:
    """Yield the characters of a line with a space behind each word but the last."""
    for word, is_last in zip(line, (*[False] * (len(line) - 1), True), strict=True):
        yield from _chars(word)
        if not is_last:
            yield Char(" ", word.x1, word.top, word.x1 + _HAIR, word.bottom, word.base, word.size, _FONT)


def _chars(word: Word) -> Iterator[Char]:
    """Yield the characters of a word, letters of ASCII half as wide as others."""
    shares = [_NARROW if char.isascii() else 1.0 for char in word.text]
    step = (word.x1 - word.x0) / sum(shares)
    left = word.x0
    for text, share in zip(word.text, shares, strict=True):
        yield Char(text, left, word.top, left + share * step, word.bottom, word.base, word.size, _FONT)
        left += share * step
