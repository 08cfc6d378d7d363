"""The ruled lines of a page: stroked paths joined to long horizontal and vertical rules.

Where borders are stroked, fills are left out: a gradient is hundreds of clipped strips whose extents run far off the
page.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

import pypdfium2.raw as pdfium

from extract.parsers.layout.rules import Rule, Rules, join
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

_PathReader: TypeAlias = Callable[[Item, Measure], Sequence[_Stroke]]
"""Returns the strokes that a path object draws."""

_Point: TypeAlias = tuple[float, float, int]
"""A point of a path in user space, with the kind of segment that leads to it."""


def _two_point(item: Item, measure: Measure) -> _Stroke | None:
    """Return the stroke of a path of two points; pdfium's bounds exceed it by its width on every side."""
    bounds = measure.bounds(item)
    if bounds is None:
        return None
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


def _path_fills(item: Item, measure: Measure) -> Sequence[_Stroke]:
    """Return the rule that a thin filled rectangle makes, if a path is one."""
    fill, stroke = measure.draw_mode(item)
    bounds = measure.bounds(item) if fill and not stroke and count_segments(item) in _RECTANGLE else None
    if bounds is None:
        return ()
    left, bottom, right, top = bounds
    width, length = sorted((right - left, top - bottom))
    if width > _THIN or length <= 2 * width:
        return ()
    x, y = (left + right) / 2, (bottom + top) / 2
    if right - left >= top - bottom:
        return ((left, y, right, y, width),)
    return ((x, bottom, x, top, width),)


def _path_strokes(item: Item, measure: Measure) -> Sequence[_Stroke]:
    if not measure.draw_mode(item)[1]:
        return ()
    count = count_segments(item)
    if count != _TWO_POINTS:
        return tuple(_outline(item, count, measure))
    found = _two_point(item, measure)
    return (found,) if found and not (found[-1] > 1 and _is_slanted(item, measure)) else ()


def _strokes(objects: PageObjects, read: _PathReader) -> list[_Stroke]:
    measure = Measure()
    found = [stroke for item in objects.paths for stroke in read(item, measure)]
    for item in objects.forms:
        found.extend(_form_strokes(item, read, measure, 1))
    return found


def _form_strokes(form: Item, read: _PathReader, measure: Measure, depth: int) -> Iterator[_Stroke]:
    matrix = measure.matrix(form)
    for index in range(count_form(form)):
        item = form_item(form, index)
        kind = item_kind(item)
        found: Iterable[_Stroke] = ()
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            found = read(item, measure)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_FORMS:
            found = _form_strokes(item, read, measure, depth + 1)
        yield from (_moved(stroke, matrix) for stroke in found)


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
    for xa, ya, xb, yb, width in _strokes(objects, read):
        x0, top, x1, bottom = view.box((xa, ya, xb, yb))
        if x1 - x0 >= bottom - top:
            flat.append(Rule((top + bottom) / 2, x0, x1, width))
        else:
            upright.append(Rule((x0 + x1) / 2, top, bottom, width))
    return flat, upright


def read_rules(objects: PageObjects, view: View) -> Rules:
    """Return the joined horizontal and vertical rules of a page in upright coordinates.

    Thin filled rectangles are rules only on pages whose borders are not stroked, as office programs draw them.
    """
    flat, upright = _read(objects, view, _path_strokes)
    rules = Rules(join(flat), join(upright))
    if len(rules.horizontals) > 1 or len(rules.verticals) > 1:
        return rules
    more_flat, more_upright = _read(objects, view, _path_fills)
    return Rules(join([*flat, *_without_strips(more_flat)]), join([*upright, *_without_strips(more_upright)]))
