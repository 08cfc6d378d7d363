"""The order in which things placed freely on a slide are read.

The rule is a recursive cut along white gaps (Nagy and Seth, "Hierarchical representation of optically scanned
documents", ICPR 1984), with enclosing boxes kept together:

1. What lies wholly inside another box is read right behind that box, by the same rule.
2. What remains is cut along the gaps that run across all of it: into rows, read from top to bottom, or into columns,
   read from left to right. Where both are possible, the direction with the wider gap is cut first, so that columns with
   titles of their own stay together, and so do rows of a label and its text; rows win a tie.
3. Every piece is cut again. A piece without a gap is read by upper edges, then by left edges.

Boxes that overlap by less than `TOLERANCE` count as parted.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

TOLERANCE = 7.2
"""How far parted boxes may overlap, and how far an enclosed one may stick out, in points."""

_MOST_CUT = 1000
_DEEPEST = 40


class Box(NamedTuple):
    """A rectangle in points; ``top`` grows downwards."""

    left: float
    top: float
    width: float
    height: float


def reading_order(boxes: Sequence[Box]) -> tuple[int, ...]:
    """Return the places of ``boxes`` in reading order; more than a thousand are only sorted by their corners.

    >>> reading_order([Box(200, 50, 90, 90), Box(0, 50, 90, 90), Box(0, 0, 290, 40)])
    (2, 1, 0)
    """
    places = list(range(len(boxes)))
    if len(boxes) > _MOST_CUT:
        return tuple(sorted(places, key=lambda place: _corner(boxes[place])))
    inside: dict[int | None, list[int]] = {}
    for place in places:
        inside.setdefault(_encloser(boxes, place), []).append(place)
    return tuple(_ordered(boxes, inside))


def _corner(box: Box) -> tuple[float, float]:
    return box.top, box.left


def _encloser(boxes: Sequence[Box], place: int) -> int | None:
    """Return the smallest larger box around a box, or None."""
    area = boxes[place].width * boxes[place].height
    around = [
        (outer.width * outer.height, other)
        for other, outer in enumerate(boxes)
        if outer.width * outer.height > area and _encloses(outer, boxes[place])
    ]
    return min(around)[1] if around else None


def _encloses(outer: Box, inner: Box) -> bool:
    return (
        outer.left - TOLERANCE <= inner.left
        and outer.top - TOLERANCE <= inner.top
        and inner.left + inner.width <= outer.left + outer.width + TOLERANCE
        and inner.top + inner.height <= outer.top + outer.height + TOLERANCE
    )


def _ordered(boxes: Sequence[Box], inside: dict[int | None, list[int]]) -> Iterator[int]:
    waiting = _cut(boxes, inside.get(None, []), 0)[::-1]
    while waiting:
        place = waiting.pop()
        yield place
        waiting += _cut(boxes, inside.get(place, []), 0)[::-1]


def _cut(boxes: Sequence[Box], places: list[int], depth: int) -> list[int]:
    by_corner = sorted(places, key=lambda place: _corner(boxes[place]))
    if len(places) <= 1 or depth > _DEEPEST:
        return by_corner
    rows, row_gap = _parted([(boxes[place].top, boxes[place].height, place) for place in by_corner])
    columns, column_gap = _parted([(boxes[place].left, boxes[place].width, place) for place in by_corner])
    pieces = rows if len(rows) > 1 and (len(columns) == 1 or row_gap >= column_gap) else columns
    if len(pieces) == 1:
        return by_corner
    return [place for piece in pieces for place in _cut(boxes, piece, depth + 1)]


def _parted(spans: list[tuple[float, float, int]]) -> tuple[list[list[int]], float]:
    """Return the places parted at every gap of their spans (start, length, place), and the width of the widest gap."""
    pieces: list[list[int]] = []
    end, widest = float("-inf"), float("-inf")
    for start, length, place in sorted(spans, key=lambda span: span[:2]):
        if not pieces or start - end >= -TOLERANCE:
            if pieces:
                widest = max(widest, start - end)
            pieces.append([])
        pieces[-1].append(place)
        end = max(end, start + length)
    return pieces, widest
