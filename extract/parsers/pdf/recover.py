"""Characters that pdfium takes for duplicates and drops.

pdfium leaves out a text object that repeats the characters of one just before it, even where it stands a line lower (두
줄의 같은 날짜). Read alone, with the other texts of the page taken away, it repeats nothing and gives its characters.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from extract.parsers.layout.text.chars import Char
from extract.parsers.pdf.calls import Handle, Item, Measure, pointer
from extract.parsers.pdf.chars import PageText, read_chars
from extract.parsers.pdf.ink import read_ink
from extract.parsers.pdf.objects import PageObjects, read_objects
from extract.parsers.pdf.view import View
from extract.source import BBox

_MIN_WIDTH = 1.0
_MAX_UNSEEN = 2_000
_COVERED, _INSIDE = 0.5, 0.6


def _overlap(box: BBox, other: BBox) -> float:
    across = min(box[2], other[2]) - max(box[0], other[0])
    down = min(box[3], other[3]) - max(box[1], other[1])
    return max(0.0, across) * max(0.0, down)


def _area(box: BBox) -> float:
    return max((box[2] - box[0]) * (box[3] - box[1]), 0.01)


def _is_covered(box: BBox, places: Iterable[BBox]) -> bool:
    """Whether kept characters stand where a text object stands: then it was a true duplicate (겹쳐 찍은 글자)."""
    met = [place for place in places if place[0] < box[2] and box[0] < place[2]]
    shared = [(_overlap(box, place), _area(place)) for place in met]
    return sum(part for part, _ in shared) >= _COVERED * _area(box) or any(
        part >= _INSIDE * area for part, area in shared
    )


@dataclass(frozen=True, slots=True)
class Drawing:
    """What draws the text objects of a page: pdfium's document and page."""

    document: Handle
    page: Handle

    def shows(self, item: Item) -> bool:
        """Whether anything of a text object is visible."""
        return read_ink(self.document, self.page, item) is not None


def find_lost(draw: Drawing, objects: PageObjects, text: PageText, view: View) -> list[int]:
    """Return the visible text objects that have no character in pdfium's text and none in their place.

    Returns:
        their places among the texts of ``objects``; of pages that are read in part, or of very many texts, none.
    """
    unseen = [(index, item) for index, item in enumerate(objects.texts) if item.value not in text.seen]
    if text.left_out or len(unseen) > _MAX_UNSEEN:
        return []
    places = [char[1:5] for char in text.chars if not char.text.isspace()] if unseen else []
    measure = Measure()
    out: list[int] = []
    for index, item in unseen:
        bounds = measure.bounds(item)
        box = view.box(bounds) if bounds else None
        if box and box[2] - box[0] >= _MIN_WIDTH and not _is_covered(box, places) and draw.shows(item):
            out.append(index)
    return out


def recover(document: pypdfium2.PdfDocument, index: int, lost: Sequence[int], text: PageText, view: View) -> list[Char]:
    """Return the characters of lost text objects, read one by one from a copy of their page.

    Args:
        document: the open file.
        index: the page, from 0.
        lost: the places of the lost objects among the page's texts.
        text: the other characters of the page; the same fonts know the width of their space.
        view: the view in which the page is upright.
    """
    fonts = {(char.font.name, char.font.bold): char.font for char in text.chars}
    page = document[index]
    objects = read_objects(page.raw)
    removed = [pointer(item) for item in (*objects.texts, *objects.forms)]
    for item in removed:
        pdfium.FPDFPage_RemoveObject(page.raw, item)
    try:
        found = [char for at in lost for char in _alone(page.raw, removed[at], view)]
    finally:
        for item in removed:
            pdfium.FPDFPageObj_Destroy(item)
        page.close()
    return [char._replace(font=fonts.get((char.font.name, char.font.bold), char.font)) for char in found]


def _alone(page: Handle, item: Handle, view: View) -> Iterator[Char]:
    """Yield the characters of a text object on a page without other texts."""
    pdfium.FPDFPage_InsertObject(page, item)
    text, own = read_chars(page)
    pdfium.FPDFPage_RemoveObject(page, item)
    if own == view:
        yield from (char for char in text.chars if not char.text.isspace())
