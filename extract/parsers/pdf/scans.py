"""Pages recognised from their picture: the words of `extract.parsers.ocr` as characters with boxes, as a text layer has.

The characters of a word share its width evenly, so that the ruled lines of the page still part them into cells.
"""

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from extract.parsers.ocr import Gray, Reading, Word, recognize
from extract.parsers.pdf.chars import Char, Font, Handle, View, page_view

DPI = 300.0
"""The resolution at which pages are drawn; tesseract is trained on it."""

_MAX_SIDE = 6000
_POINTS = 72.0
_FONT = Font("", bold=False)


def shown_view(page: Handle) -> View:
    """Return the view of a page as it is shown, by its own entry ``Rotate`` (ISO 32000-1, 7.7.3.3)."""
    return page_view(page, -pdfium.FPDFPage_GetRotation(page))


def draw(page: pypdfium2.PdfPage) -> Gray:
    """Return the picture of a page; very large pages are drawn coarser."""
    scale = min(DPI / _POINTS, _MAX_SIDE / max(1.0, *page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = bytes(bitmap.buffer)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        if bitmap.n_channels != 1:
            raise ValueError("pdfium drew a page in colour that was asked for in grey")
        pixels = b"".join(rows[row * stride : row * stride + width] for row in range(height))
        return Gray(pixels, width, height, scale * _POINTS)
    finally:
        bitmap.close()


def read_scan(page: pypdfium2.PdfPage) -> tuple[Reading, tuple[Char, ...]]:
    """Return what is recognised on a page, and its characters in upright coordinates of `shown_view`.

    Raises:
        ReadError: if tesseract is not installed or cannot read the picture.
    """
    reading = recognize(draw(page))
    return reading, tuple(char for word in reading.words for char in _chars(word))


def _chars(word: Word) -> Iterator[Char]:
    step = (word.x1 - word.x0) / len(word.text)
    for index, text in enumerate(word.text):
        left = word.x0 + index * step
        yield Char(text, left, word.top, left + step, word.bottom, word.base, word.size, _FONT)
