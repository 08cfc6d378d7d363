"""How a page is turned so that its text is upright, and places on the upright page."""

from dataclasses import dataclass

import pypdfium2.raw as pdfium

from extract.parsers.pdf.calls import Handle

_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class View:
    """How user space maps to the upright page: the page's box and the quarter turns that make its text upright."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of user space in upright page coordinates."""
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Return a box ``(left, bottom, right, top)`` of user space as ``(x0, top, x1, bottom)`` of the page."""
        left, bottom, right, top = box
        if self.turns == 0 and left <= right and bottom <= top:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        xa, ya = self.point(left, bottom)
        xb, yb = self.point(right, top)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def size(self) -> tuple[float, float]:
        """Return the upright page's width and height."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)


def page_view(page: Handle, turns: int) -> View:
    """Return the view of a page whose text is turned by ``turns`` quarter turns anticlockwise in user space."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return View(box.left, box.bottom, box.right, box.top, turns % _QUARTERS)
