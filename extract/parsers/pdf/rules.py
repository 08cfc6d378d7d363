"""The ruled lines of a page: stroked paths joined to long horizontal and vertical rules.

Where borders are stroked, fills are left out: a gradient is hundreds of clipped strips whose extents run far off the
page.
"""

import ctypes
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import pypdfium2.raw as pdfium

from extract.parsers.pdf.chars import Handle, View
from extract.parsers.pdf.objects import PageObjects

_JOIN_GAP = 4.0
_MIN_LENGTH = 8.0
_SAME_LINE = 0.7
_TWO_POINTS = 2
_FLAT = 0.02
_MAX_FORMS = 4
_RECTANGLE = (4, 5)
_THIN = 2.0
_STRIP_STEP = 2.5


class Rule(NamedTuple):
    """A straight rule: the coordinate that it keeps, and where it begins and ends along the other axis."""

    at: float
    start: float
    end: float
    width: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a page, each list sorted by ``at`` and then ``start``."""

    horizontals: tuple[Rule, ...]
    verticals: tuple[Rule, ...]


class _Stroke(NamedTuple):
    x0: float
    y0: float
    x1: float
    y1: float
    width: float


_PathReader: TypeAlias = Callable[[Handle], Iterator[_Stroke]]
"""Yields the strokes that a path object draws."""


def _bounds(item: Handle) -> tuple[float, float, float, float] | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _two_point(item: Handle) -> _Stroke | None:
    """Return the stroke of a path of two points; pdfium's bounds exceed it by its width on every side."""
    bounds = _bounds(item)
    if bounds is None:
        return None
    left, bottom, right, top = bounds
    width = min(right - left, top - bottom) / 2
    if right - left >= top - bottom:
        y = (bottom + top) / 2
        return _Stroke(left + width, y, right - width, y, width)
    x = (left + right) / 2
    return _Stroke(x, bottom + width, x, top - width, width)


def _is_slanted(item: Handle, count: int) -> bool:
    (xa, ya, _), (xb, yb, _) = list(_points(item, count))[:2]
    return min(abs(xa - xb), abs(ya - yb)) > max(1.0, _FLAT * max(abs(xa - xb), abs(ya - yb)))


def _points(item: Handle, count: int) -> Iterator[tuple[float, float, int]]:
    """Yield the points of a path in user space, with the kind of segment that leads to each."""
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        yield (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
            pdfium.FPDFPathSegment_GetType(segment),
        )


def _outline(item: Handle, count: int) -> Iterator[_Stroke]:
    """Yield the straight, axis-parallel sides of a stroked outline."""
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(item, width)
    points = list(_points(item, count))
    for (xa, ya, _), (xb, yb, kind) in pairwise(points):
        flat = abs(xa - xb) < _SAME_LINE or abs(ya - yb) < _SAME_LINE
        if kind == pdfium.FPDF_SEGMENT_LINETO and flat:
            yield _Stroke(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb), width.value)
    if points and not any(kind == pdfium.FPDF_SEGMENT_BEZIERTO for *_, kind in points):
        (xa, ya, _), (xb, yb, _) = points[0], points[-1]
        if (abs(xa - xb) < _SAME_LINE) != (abs(ya - yb) < _SAME_LINE):
            yield _Stroke(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb), width.value)


def _thin_fill(item: Handle, count: int) -> Iterator[_Stroke]:
    """Yield the rule that a thin filled rectangle makes."""
    bounds = _bounds(item) if count in _RECTANGLE else None
    if bounds is None:
        return
    left, bottom, right, top = bounds
    width, length = sorted((right - left, top - bottom))
    if width > _THIN or length <= 2 * width:
        return
    x, y = (left + right) / 2, (bottom + top) / 2
    if right - left >= top - bottom:
        yield _Stroke(left, y, right, y, width)
    else:
        yield _Stroke(x, bottom, x, top, width)


def _path_fills(item: Handle) -> Iterator[_Stroke]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if pdfium.FPDFPath_GetDrawMode(item, fill, stroke) and fill.value and not stroke.value:
        yield from _thin_fill(item, pdfium.FPDFPath_CountSegments(item))


def _path_strokes(item: Handle) -> Iterator[_Stroke]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(item, fill, stroke) or not stroke.value:
        return
    count = pdfium.FPDFPath_CountSegments(item)
    if count != _TWO_POINTS:
        yield from _outline(item, count)
        return
    found = _two_point(item)
    if found and not (found.width > 1 and _is_slanted(item, count)):
        yield found


def _strokes(objects: PageObjects, read: _PathReader) -> Iterator[_Stroke]:
    for item in objects.paths:
        yield from read(item)
    for item in objects.forms:
        yield from _form_strokes(item, read, 1)


def _form_strokes(form: Handle, read: _PathReader, depth: int) -> Iterator[_Stroke]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(form, matrix)
    for index in range(pdfium.FPDFFormObj_CountObjects(form)):
        item = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        found: Iterable[_Stroke] = ()
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            found = read(item)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_FORMS:
            found = _form_strokes(item, read, depth + 1)
        yield from (_moved(stroke, matrix) for stroke in found)


def _moved(stroke: _Stroke, matrix: Handle) -> _Stroke:
    xa = matrix.a * stroke.x0 + matrix.c * stroke.y0 + matrix.e
    ya = matrix.b * stroke.x0 + matrix.d * stroke.y0 + matrix.f
    xb = matrix.a * stroke.x1 + matrix.c * stroke.y1 + matrix.e
    yb = matrix.b * stroke.x1 + matrix.d * stroke.y1 + matrix.f
    scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    return _Stroke(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb), stroke.width * scale)


def join(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return collinear rules joined over gaps of up to 4 pt (점선, dotted borders), without those under 8 pt."""
    lanes: dict[int, list[Rule]] = defaultdict(list)
    last, lane = float("-inf"), 0
    for rule in sorted(rules):
        lane += rule.at - last > _SAME_LINE
        last = rule.at
        lanes[lane].append(rule)
    joined = (rule for found in lanes.values() for rule in _joined(found))
    return tuple(sorted(rule for rule in joined if rule.end - rule.start >= _MIN_LENGTH))


def _joined(lane: list[Rule]) -> Iterator[Rule]:
    lane.sort(key=lambda rule: rule.start)
    at, start, end, width = lane[0]
    for rule in lane[1:]:
        if rule.start - end > _JOIN_GAP:
            yield Rule(at, start, end, width)
            at, start, end, width = rule
        elif rule.end > end:
            end = rule.end
    yield Rule(at, start, end, width)


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
    for stroke in _strokes(objects, read):
        x0, top, x1, bottom = view.box((stroke.x0, stroke.y0, stroke.x1, stroke.y1))
        if x1 - x0 >= bottom - top:
            flat.append(Rule((top + bottom) / 2, x0, x1, stroke.width))
        else:
            upright.append(Rule((x0 + x1) / 2, top, bottom, stroke.width))
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
