"""The ruled lines of a page: stroked paths joined to long horizontal and vertical rules.

Where borders are stroked, fills are left out: a gradient is hundreds of clipped strips whose extents run far off the
page.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TypeAlias

import pypdfium2.raw as pdfium

from extract.parsers.layout.ruled.rules import Rule, Rules, join
from extract.parsers.pdf.calls import (
    Item,
    Matrix,
    Measure,
    count_form,
    count_segments,
    form_item,
    item_kind,
    path_segment,
    segment_kind,
)
from extract.parsers.pdf.objects import PageObjects
from extract.parsers.pdf.view import View
from extract.source import BBox

_JOIN_GAP = 4.0
_SAME_LINE = 0.7
_TWO_POINTS = 2
_FLAT = 0.02
_MAX_FORMS = 4
_RECTANGLE = (4, 5)
_THIN = 2.0
_STRIP_STEP = 2.5


_Stroke: TypeAlias = tuple[float, float, float, float, float]
"""A straight line in user space: its left and lower end, its right and upper end, its width."""

_PathReader: TypeAlias = Callable[[Sequence[Item], Measure], Iterable[_Stroke]]
"""Returns the strokes that path objects draw."""

_Point: TypeAlias = tuple[float, float, int]
"""A point of a path in user space, with the kind of segment that leads to it."""


def _two_point(bounds: BBox) -> _Stroke:
    """Return the stroke of a path of two points; pdfium's bounds exceed it by its width on every side."""
    left, bottom, right, top = bounds
    across, up = right - left, top - bottom
    if across >= up:
        width, y = up / 2, (bottom + top) / 2
        return left + width, y, right - width, y, width
    width, x = across / 2, (left + right) / 2
    return x, bottom + width, x, top - width, width


def _is_slanted(item: Item, measure: Measure) -> bool:
    (xa, ya, _), (xb, yb, _) = _points(item, _TWO_POINTS, measure)
    return min(abs(xa - xb), abs(ya - yb)) > max(1.0, _FLAT * max(abs(xa - xb), abs(ya - yb)))


def _points(item: Item, count: int, measure: Measure) -> list[_Point]:
    """Return the first points of a path."""
    a, b, c, d, e, f = measure.matrix(item)
    out: list[_Point] = []
    for index in range(count):
        segment = path_segment(item, index)
        x, y = measure.point(segment)
        out.append((a * x + c * y + e, b * x + d * y + f, segment_kind(segment)))
    return out


def _outline(item: Item, count: int, measure: Measure) -> Iterator[_Stroke]:
    """Yield the straight, axis-parallel sides of a stroked outline."""
    width = measure.stroke_width(item)
    points = _points(item, count, measure)
    for (xa, ya, _), (xb, yb, kind) in pairwise(points):
        flat = abs(xa - xb) < _SAME_LINE or abs(ya - yb) < _SAME_LINE
        if kind == pdfium.FPDF_SEGMENT_LINETO and flat:
            yield min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb), width
    if points and not any(kind == pdfium.FPDF_SEGMENT_BEZIERTO for *_, kind in points):
        (xa, ya, _), (xb, yb, _) = points[0], points[-1]
        if (abs(xa - xb) < _SAME_LINE) != (abs(ya - yb) < _SAME_LINE):
            yield min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb), width


def _fills(items: Sequence[Item], measure: Measure) -> Iterator[_Stroke]:
    """Yield the rules that thin filled rectangles make."""
    modes = [measure.draw_mode(item) for item in items]
    filled = [item for item, (fill, stroke) in zip(items, modes, strict=True) if fill and not stroke]
    for bounds in measure.all_bounds([item for item in filled if count_segments(item) in _RECTANGLE]):
        if bounds is None:
            continue
        left, bottom, right, top = bounds
        width, length = sorted((right - left, top - bottom))
        if width > _THIN or length <= 2 * width:
            continue
        x, y = (left + right) / 2, (bottom + top) / 2
        yield (left, y, right, y, width) if right - left >= top - bottom else (x, bottom, x, top, width)


def _stroked(items: Sequence[Item], measure: Measure) -> Iterator[_Stroke]:
    """Yield the straight lines of stroked paths."""
    stroked = measure.stroked(items)
    counts = list(map(count_segments, stroked))
    lines = [item for item, count in zip(stroked, counts, strict=True) if count == _TWO_POINTS]
    for item, bounds in zip(lines, measure.all_bounds(lines), strict=True):
        found = _two_point(bounds) if bounds else None
        if found and not (found[-1] > 1 and _is_slanted(item, measure)):
            yield found
    for item, count in zip(stroked, counts, strict=True):
        if count != _TWO_POINTS:
            yield from _outline(item, count, measure)


def _strokes(objects: PageObjects, read: _PathReader) -> Iterator[_Stroke]:
    """Return the strokes of a page and of its forms."""
    measure = Measure()
    forms = (_form_strokes(item, read, measure, 1) for item in objects.forms)
    return chain(read(objects.paths, measure), *forms)


def _form_strokes(form: Item, read: _PathReader, measure: Measure, depth: int) -> Iterator[_Stroke]:
    matrix = measure.matrix(form)
    items = [form_item(form, index) for index in range(count_form(form))]
    kinds = list(map(item_kind, items))
    paths = [item for item, kind in zip(items, kinds, strict=True) if kind == pdfium.FPDF_PAGEOBJ_PATH]
    yield from (_moved(stroke, matrix) for stroke in read(paths, measure))
    for item, kind in zip(items, kinds, strict=True):
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_FORMS:
            yield from (_moved(stroke, matrix) for stroke in _form_strokes(item, read, measure, depth + 1))


def _moved(stroke: _Stroke, matrix: Matrix) -> _Stroke:
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1, width = stroke
    xa, ya = a * x0 + c * y0 + e, b * x0 + d * y0 + f
    xb, yb = a * x1 + c * y1 + e, b * x1 + d * y1 + f
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb), width * abs(a * d - b * c) ** 0.5


def _without_strips(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules without those that lie side by side like the strips of a gradient."""
    lanes: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in rules:
        lanes[round(rule.start / _JOIN_GAP), round(rule.end / _JOIN_GAP)].append(rule)
    out: list[Rule] = []
    for lane in lanes.values():
        lane.sort()
        steps = [after.at - before.at for before, after in pairwise(lane)]
        near = [False, *(step < _STRIP_STEP for step in steps), False]
        out.extend(rule for index, rule in enumerate(lane) if not (near[index] and near[index + 1]))
    return out


def _read(objects: PageObjects, view: View, read: _PathReader) -> tuple[list[Rule], list[Rule]]:
    flat: list[Rule] = []
    upright: list[Rule] = []
    new, is_turned, shift, height = tuple.__new__, view.turns != 0, view.left, view.top
    for left, low, right, high, width in _strokes(objects, read):
        if is_turned or left > right or low > high:
            x0, top, x1, bottom = view.box((left, low, right, high))
        else:
            x0, top, x1, bottom = left - shift, height - high, right - shift, height - low
        if x1 - x0 >= bottom - top:
            flat.append(new(Rule, ((top + bottom) / 2, x0, x1, width)))
        else:
            upright.append(new(Rule, ((x0 + x1) / 2, top, bottom, width)))
    return flat, upright


def read_rules(objects: PageObjects, view: View) -> Rules:
    """Return the joined horizontal and vertical rules of a page in upright coordinates.

    Thin filled rectangles are rules only on pages whose borders are not stroked, as office programs draw them.
    """
    flat, upright = _read(objects, view, _stroked)
    rules = Rules(join(flat), join(upright))
    if len(rules.horizontals) > 1 or len(rules.verticals) > 1:
        return rules
    more_flat, more_upright = _read(objects, view, _fills)
    return Rules(join([*flat, *_without_strips(more_flat)]), join([*upright, *_without_strips(more_upright)]))
