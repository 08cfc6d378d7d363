"""Letters that are drawn as outlines, one filled path a letter, in rows and words (ISO 32000-1, 8.5)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

import pypdfium2.raw as pdfium

from extract.parsers.pdf.calls import Item, Measure, count_segments, path_segment, segment_kind
from extract.parsers.pdf.objects import PageObjects
from extract.parsers.pdf.view import View
from extract.source import BBox

MAX_OUTLINES = 20_000
"""A page with more filled paths is a drawing."""

_MIN_SEGMENTS, _DOT_SEGMENTS = 6, (4, 5)
_MIN_LETTERS = 20
_WIDE, _LETTERWISE = 1.6, 0.8
_LARGE, _DOT = 4.0, 0.6
_SAME_ROW, _WORD_GAP = 0.5, 0.55
_MOST_LARGE = 0.8
_SMALL, _TINY, _UPPER, _LOWER = 0.45, 0.25, 0.35, 0.65


class Sign(IntEnum):
    """Where a small sign stands in its row; the same dot is a full stop, a middle dot or a degree."""

    LETTER = 0
    HIGH = 1
    MIDDLE = 2
    LOW = 3


class Outline(NamedTuple):
    """A filled path: the kinds of its segments, their points on the upright page, its box, and its place in a row."""

    kinds: bytes
    points: tuple[tuple[float, float], ...]
    box: BBox
    sign: Sign = Sign.LETTER

    @property
    def width(self) -> float:
        """Width of the ink."""
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        """Height of the ink."""
        return self.box[3] - self.box[1]


def _is_filled(item: Item, measure: Measure) -> bool:
    fill, stroke = measure.draw_mode(item)
    return bool(fill and not stroke)


def _outline(item: Item, count: int, view: View, measure: Measure) -> Outline:
    a, b, c, d, e, f = measure.matrix(item)
    kinds = bytearray()
    points: list[tuple[float, float]] = []
    for index in range(count):
        segment = path_segment(item, index)
        x, y = measure.point(segment)
        kinds.append(segment_kind(segment) & 0xFF)
        points.append(view.point(a * x + c * y + e, b * x + d * y + f))
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return Outline(bytes(kinds), tuple(points), (min(xs), min(ys), max(xs), max(ys)))


def read_outlines(objects: PageObjects, view: View) -> list[Outline]:
    """Return the letters that a page draws, one path each; empty if its paths are no single letters."""
    found: list[Outline] = []
    measure = Measure()
    for item in objects.paths:
        count = count_segments(item)
        if (count >= _MIN_SEGMENTS or count in _DOT_SEGMENTS) and _is_filled(item, measure):
            found.append(_outline(item, count, view, measure))
    drawn = [one for one in found if len(one.kinds) >= _MIN_SEGMENTS]
    narrow = sum(one.width <= _WIDE * one.height for one in drawn)
    if not _MIN_LETTERS <= len(drawn) <= MAX_OUTLINES or narrow < _LETTERWISE * len(drawn):
        return []
    usual = most(max(one.width, one.height) for one in drawn)
    letters = [one for one in drawn if max(one.width, one.height) <= _LARGE * usual or not _is_ground(one, drawn)]
    return [*letters, *_dots((one for one in found if len(one.kinds) < _MIN_SEGMENTS), letters)]


def _is_ground(one: Outline, others: Iterable[Outline]) -> bool:
    """Whether other outlines lie on one, as letters do on a coloured box."""
    left, top, right, bottom = one.box
    return any(
        left < other.box[0] and top < other.box[1] and other.box[2] < right and other.box[3] < bottom
        for other in others
    )


def _dots(boxes: Iterable[Outline], letters: Sequence[Outline]) -> Iterator[Outline]:
    """Yield small filled rectangles beside letters: full stops and dashes."""
    for dot in boxes:
        for letter in letters:
            reach = _DOT * letter.height
            beside = letter.box[0] - reach <= dot.box[2] and dot.box[0] <= letter.box[2] + reach
            within = letter.box[1] <= dot.box[1] and dot.box[3] <= letter.box[3] + reach / 2
            if beside and within and reach >= max(dot.width, dot.height) > 0:
                yield dot
                break


def make_rows(outlines: Iterable[Outline]) -> list[list[Outline]]:
    """Return letters in rows whose heights overlap, each from left to right."""
    rows: list[list[Outline]] = []
    spans: list[tuple[float, float]] = []
    for one in sorted(outlines, key=lambda one: -one.height):
        at = next((at for at, span in enumerate(spans) if _shares(one, span)), None)
        if at is None:
            rows.append([one])
            spans.append((one.box[1], one.box[3]))
        else:
            rows[at].append(one)
    placed = [sorted(map(_signed(row), row), key=lambda one: one.box[0]) for row in rows]
    return sorted(placed, key=lambda row: row[0].box[1])


def _is_small(one: Outline, tallest: float) -> bool:
    """Whether an outline is a sign beside letters of a height: a dot, or a small outline of one part."""
    size = max(one.width, one.height)
    is_single = one.kinds.count(pdfium.FPDF_SEGMENT_MOVETO) == 1
    return size < (_SMALL if is_single else _TINY) * tallest


def _signed(row: Sequence[Outline]) -> Callable[[Outline], Outline]:
    """Return what tells letters of a row from small signs, and where these stand."""
    tallest = max(one.height for one in row)
    letters = [one for one in row if not _is_small(one, tallest)]
    top, bottom = min(one.box[1] for one in letters), max(one.box[3] for one in letters)

    def signed(one: Outline) -> Outline:
        if not _is_small(one, tallest):
            return one
        place = ((one.box[1] + one.box[3]) / 2 - top) / (bottom - top)
        return one._replace(sign=Sign.HIGH if place < _UPPER else Sign.LOW if place > _LOWER else Sign.MIDDLE)

    return signed


def _shares(one: Outline, span: tuple[float, float]) -> bool:
    shared = min(one.box[3], span[1]) - max(one.box[1], span[0])
    return shared > _SAME_ROW * min(one.height, span[1] - span[0])


def make_words(row: Sequence[Outline]) -> list[list[Outline]]:
    """Return the letters of a row cut at wide gaps."""
    words: list[list[Outline]] = []
    for one in row:
        gap = _WORD_GAP * max(most(other.width for other in row), one.height / 2)
        if words and one.box[0] - words[-1][-1].box[2] < gap:
            words[-1].append(one)
        else:
            words.append([one])
    return words


def most(values: Iterable[float]) -> float:
    """Return what four of five values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(_MOST_LARGE * len(ordered)))]
