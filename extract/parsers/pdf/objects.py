"""The objects of a page by kind, listed once."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat

import pypdfium2.raw as pdfium

from extract.parsers.pdf.calls import Handle, Item, count_form, count_segments, item_kind, page_item, plain

_MAX_OBJECTS = 300_000
_MAX_SEGMENTS = 1_000_000


@dataclass(frozen=True, slots=True)
class PageObjects:
    """A page's objects: texts, paths, pictures and forms (groups of objects).

    Attributes:
        left_out: how many objects are not listed, since there are too many or their paths are too long.
    """

    texts: tuple[Item, ...]
    paths: tuple[Item, ...]
    pictures: tuple[Item, ...]
    forms: tuple[Item, ...]
    left_out: int


def read_objects(page: Handle) -> PageObjects:
    """Return the objects of a page; they live as long as the page is open."""
    count = pdfium.FPDFPage_CountObjects(page)
    items: list[Item] = list(map(page_item, repeat(plain(page)), range(min(count, _MAX_OBJECTS))))
    by_kind: dict[int, list[Item]] = defaultdict(list)
    for item, kind in zip(items, map(item_kind, items), strict=True):
        by_kind[kind].append(item)
    paths, forms = by_kind[pdfium.FPDF_PAGEOBJ_PATH], by_kind[pdfium.FPDF_PAGEOBJ_FORM]
    short, small = _within(paths, count_segments, _MAX_SEGMENTS), _within(forms, count_form, _MAX_OBJECTS)
    left_out = count - len(items) + len(paths) - len(short) + len(forms) - len(small)
    texts, pictures = by_kind[pdfium.FPDF_PAGEOBJ_TEXT], by_kind[pdfium.FPDF_PAGEOBJ_IMAGE]
    return PageObjects(tuple(texts), short, tuple(pictures), small, left_out)


def _within(items: Sequence[Item], size: Callable[[Item], int], limit: int) -> tuple[Item, ...]:
    """Return the first objects, as many as keep within a limit together."""
    return tuple(items[: bisect_right([*accumulate(map(size, items))], limit)])
