"""Characters that pdfium takes for duplicates and drops.

pdfium leaves out a text object that repeats the characters of one just before it, even where it stands a line lower (두
줄의 같은 날짜). Its picture equals that of the object that it repeats, which gives its characters; where no such twin is
found, pdfplumber reads the page.
"""

import ctypes
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from struct import error as StructError  # noqa: N812
from typing import Any

import pypdfium2.raw as pdfium

from extract.parsers.pdf.chars import Char, Font, Handle, PageText, View
from extract.parsers.pdf.ink import Ink, read_ink
from extract.parsers.pdf.objects import PageObjects
from extract.source import BBox

_MIN_WIDTH = 1.0
_SAME_SIZE = 0.1
_COVERED, _INSIDE = 0.5, 0.6
_NEAR_BASE = 0.5
_DESCENT = 0.14


@dataclass(frozen=True, slots=True)
class Drawing:
    """What draws the text objects of a page: pdfium's document and page."""

    document: Handle
    page: Handle

    def ink(self, item: Handle) -> Ink | None:
        """Return the ink of a text object, or None where nothing is visible."""
        return read_ink(self.document, self.page, item)


@dataclass(frozen=True, slots=True)
class Lost:
    """A printed text object without characters: its box, and the characters of its twin moved there."""

    box: BBox
    twin: tuple[Char, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A text object with characters."""

    item: Handle
    box: BBox
    chars: tuple[Char, ...]


def _overlap(box: BBox, other: BBox) -> float:
    across = min(box[2], other[2]) - max(box[0], other[0])
    down = min(box[3], other[3]) - max(box[1], other[1])
    return max(0.0, across) * max(0.0, down)


def _area(box: BBox) -> float:
    return max((box[2] - box[0]) * (box[3] - box[1]), 0.01)


def _is_covered(box: BBox, chars: Iterable[Char]) -> bool:
    """Whether kept characters stand where a text object stands: then it was a true duplicate (겹쳐 찍은 글자)."""
    places = [(char.x0, char.top, char.x1, char.bottom) for char in chars if not char.text.isspace()]
    shared = [(_overlap(box, place), _area(place)) for place in places]
    return sum(part for part, _ in shared) >= _COVERED * _area(box) or any(
        part >= _INSIDE * area for part, area in shared
    )


def _bounds(item: Handle, view: View) -> BBox | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return view.box((left, bottom, right, top))


def _unseen(objects: PageObjects, text: PageText) -> list[Handle]:
    """Return the page's text objects that no character refers to."""
    return [item for item in objects.texts if ctypes.addressof(item.contents) not in text.seen]


def _kept(text: PageText, view: View) -> list[_Kept]:
    chars: dict[int, list[Char]] = defaultdict(list)
    items: dict[int, Handle] = {}
    for char, item in zip(text.chars, text.items, strict=True):
        key = ctypes.addressof(item.contents)
        items[key] = item
        chars[key].append(char)
    boxes = {key: _bounds(item, view) for key, item in items.items()}
    return [_Kept(items[key], box, tuple(chars[key])) for key, box in boxes.items() if box]


def _same_size(box: BBox, other: BBox) -> bool:
    across, down = box[2] - box[0] - other[2] + other[0], box[3] - box[1] - other[3] + other[1]
    return max(abs(across), abs(down)) < _SAME_SIZE


def _twin(ink: Ink, box: BBox, near: Sequence[_Kept], draw: Drawing) -> tuple[Char, ...]:
    """Return the characters of the nearest object with the same picture, moved to ``box``."""
    like = sorted(
        (one for one in near if _same_size(one.box, box)),
        key=lambda one: abs(one.box[1] - box[1]) + abs(one.box[0] - box[0]),
    )
    for one in like:
        if draw.ink(one.item) == ink:
            across, down = box[0] - one.box[0], box[1] - one.box[1]
            return tuple(_moved(char, across, down) for char in one.chars)
    return ()


def _moved(char: Char, across: float, down: float) -> Char:
    return char._replace(
        x0=char.x0 + across,
        x1=char.x1 + across,
        top=char.top + down,
        bottom=char.bottom + down,
        base=char.base + down,
    )


def find_lost(draw: Drawing, objects: PageObjects, text: PageText, view: View) -> list[Lost]:
    """Return the visible text objects that have no character in pdfium's text and none in their place."""
    out: list[Lost] = []
    kept: list[_Kept] = []
    for item in _unseen(objects, text):
        box = _bounds(item, view)
        if box is None or box[2] - box[0] < _MIN_WIDTH or _is_covered(box, text.chars):
            continue
        ink = draw.ink(item)
        if ink is None:
            continue
        kept = kept or _kept(text, view)
        out.append(Lost(box, _twin(ink, box, kept, draw)))
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


def _second_reading(data: bytes, index: int) -> list[dict[str, Any]]:
    """Return pdfplumber's characters of a page, or none where it cannot read the file."""
    import pdfplumber  # noqa: PLC0415 - slow to load and seldom needed
    from pdfminer.psexceptions import PSException  # noqa: PLC0415
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

    broken = (PdfminerException, PSException, ArithmeticError, AssertionError, AttributeError, LookupError)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            page = document.pages[index]
            try:
                return list(page.chars)
            finally:
                page.close()
    except (*broken, RecursionError, StructError, TypeError, ValueError):
        return []


def _read_again(data: bytes, index: int, kept: Sequence[Char], boxes: Sequence[BBox]) -> list[Char]:
    """Return the characters that pdfplumber finds in ``boxes``, each place once."""
    out: list[Char] = []
    for one in _second_reading(data, index):
        char = _char(one, kept)
        x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
        inside = any(box[0] <= x <= box[2] and box[1] - 1 <= y <= box[3] + 1 for box in boxes)
        if inside and not char.text.isspace() and not _is_covered((char.x0, char.top, char.x1, char.bottom), out):
            out.append(char)
    return out


def recover(data: bytes, index: int, text: PageText, lost: Sequence[Lost]) -> tuple[Char, ...]:
    """Return the characters of lost text objects.

    Args:
        data: the whole file.
        index: the page, from 0.
        text: what pdfium gives for the page.
        lost: the text objects without characters.
    """
    boxes = [one.box for one in lost if not one.twin]
    again = _read_again(data, index, text.chars, boxes) if boxes else []
    return (*(char for one in lost for char in one.twin), *again)
