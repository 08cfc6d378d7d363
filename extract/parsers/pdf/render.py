"""Pages drawn by pdfium as grey pictures."""

import pypdfium2

from extract.errors import ReadError
from extract.parsers.ocr import Gray

_MAX_SIDE = 6000
_POINTS = 72.0


def draw(page: pypdfium2.PdfPage, dpi: float) -> Gray:
    """Return the picture of a page; very large pages are drawn coarser.

    Raises:
        ReadError: if pdfium cannot draw it.
    """
    scale = min(dpi / _POINTS, _MAX_SIDE / max(1.0, *page.get_size()))
    try:
        bitmap = page.render(scale=scale, grayscale=True)  # pyright: ignore[reportArgumentType] - any number will do
    except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
        raise ReadError(f"the page cannot be drawn: {error}") from error
    try:
        rows = bytes(bitmap.buffer)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        pixels = b"".join(rows[row * stride : row * stride + width] for row in range(height))
        return Gray(pixels, width, height, scale * _POINTS)
    finally:
        bitmap.close()
