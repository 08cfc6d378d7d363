"""Characters that pdfium takes for duplicates and drops: found by their text objects, supplied by pdfplumber."""

import ctypes
import io
from collections.abc import Iterable, Sequence
from statistics import median
from typing import Any

import pdfplumber
import pypdfium2.raw as pdfium
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException

from extract.parsers.pdf.chars import Char, Font, Handle, PageText, View
from extract.source import BBox

_MIN_WIDTH = 1.0
_COVERED = 0.5
_NEAR_BASE = 0.5
_DESCENT = 0.14


def _overlap(box: BBox, other: BBox) -> float:
    across = min(box[2], other[2]) - max(box[0], other[0])
    down = min(box[3], other[3]) - max(box[1], other[1])
    return max(0.0, across) * max(0.0, down)


def _is_covered(box: BBox, chars: Iterable[Char]) -> bool:
    """Whether kept characters stand where a text object stands: then it was a true duplicate (겹쳐 찍은 글자)."""
    area = max((box[2] - box[0]) * (box[3] - box[1]), 0.01)
    total = sum(_overlap(box, (char.x0, char.top, char.x1, char.bottom)) for char in chars if not char.text.isspace())
    return total >= _COVERED * area


def lost_boxes(page: Handle, text: PageText, view: View) -> list[BBox]:
    """Return the boxes of printed text objects that have no character in pdfium's text and none in their place."""
    edges = [ctypes.c_float() for _ in range(4)]
    out: list[BBox] = []
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT or ctypes.addressof(item.contents) in text.seen:
            continue
        if not pdfium.FPDFPageObj_GetBounds(item, *edges) or edges[2].value - edges[0].value < _MIN_WIDTH:
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        box = view.box((left, bottom, right, top))
        if not _is_covered(box, text.chars):
            out.append(box)
    return out


def _base(box: BBox, size: float, chars: Sequence[Char]) -> float:
    """Return the baseline of the kept characters beside a recovered one, or the usual one of its box."""
    guess = box[3] - _DESCENT * size
    near = [char.base for char in chars if abs(char.base - guess) < _NEAR_BASE * size]
    return median(near) if near else guess


def _char(found: dict[str, Any], kept: Sequence[Char]) -> Char:
    box = (float(found["x0"]), float(found["top"]), float(found["x1"]), float(found["bottom"]))
    size = float(found["size"])
    name = str(found["fontname"]).rpartition("+")[2]
    font = next((char.font for char in kept if char.font.name == name), Font(name or None, bold=False))
    return Char(str(found["text"]), box[0], box[1], box[2], box[3], _base(box, size, kept), size, font)


def _page_chars(data: bytes, index: int) -> list[dict[str, Any]]:
    with pdfplumber.open(io.BytesIO(data)) as document:
        page = document.pages[index]
        try:
            return list(page.chars)
        finally:
            page.close()


def recover(data: bytes, index: int, kept: Sequence[Char], boxes: Sequence[BBox]) -> tuple[Char, ...]:
    """Return the characters that stand in ``boxes`` on page ``index`` of the file, each place once.

    Args:
        data: the whole file.
        index: the page, from 0; its text must be upright.
        kept: the characters that pdfium gives for the page.
        boxes: the places of the lost ones.
    """
    try:
        found = _page_chars(data, index)
    except (PDFException, PSException, ValueError, KeyError, TypeError, AttributeError):
        return ()
    out: list[Char] = []
    for one in found:
        char = _char(one, kept)
        x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
        inside = any(box[0] <= x <= box[2] and box[1] - 1 <= y <= box[3] + 1 for box in boxes)
        if inside and not char.text.isspace() and not _is_covered((char.x0, char.top, char.x1, char.bottom), out):
            out.append(char)
    return tuple(out)
