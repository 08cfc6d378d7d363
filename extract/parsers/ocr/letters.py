"""The letters of a picture one by one, as tesseract lists them in hOCR with ``hocr_char_boxes`` (hOCR 1.2, 4.5)."""

import html
from collections.abc import Iterator
from typing import NamedTuple

import regex

_LETTER = regex.compile(
    r"""class=['"]ocrx_cinfo['"]\s+title=['"]x_bboxes\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+);\s+x_conf\s+([\d.]+)['"]>([^<]*)<"""
)


class Letter(NamedTuple):
    """One letter: the middle of its box in pixels, and its confidence from 0 to 100."""

    text: str
    x: float
    y: float
    confidence: float


def to_letters(hocr: str) -> Iterator[Letter]:
    """Yield the letters of an hOCR file, line by line."""
    for found in _LETTER.finditer(hocr):
        left, top, right, bottom = (int(part) for part in found.groups()[:4])
        text = html.unescape(found[6]).strip()
        if text:
            yield Letter(text, (left + right) / 2, (top + bottom) / 2, float(found[5]))
