"""The ruled lines in the picture of a page: long, thin runs of dark pixels, level or upright; and its dark boxes.

Dark boxes (the numbers of title bars, heads of tables) are what an opening of the picture by a square leaves (Serra,
"Image Analysis and Mathematical Morphology", 1982), so that they are not taken for thick lines, nor lines for a part of
them.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.parsers.ocr.gray import Gray
from extract.source import BBox

_DARK = 0.65
_PAPER = 255
_POINTS = 72.0
_LONG, _TALL = 24.0, 12.0
_THICK = 3.5
_REACH, _TOUCH = 3.0, 1.0
_NEXT = 2
_FULL = 0.5


class Ruled(NamedTuple):
    """The boxes of the ruled lines of a page, in points: those that lie and those that stand; and its dark boxes."""

    horizontals: tuple[BBox, ...]
    verticals: tuple[BBox, ...]
    darks: tuple[BBox, ...]


class _Run(NamedTuple):
    """Dark pixels that lie together: their rows and columns, and how many."""

    row: int
    last: int
    start: int
    end: int
    pixels: int


def _runs(dark: npt.NDArray[np.bool_], least: int) -> list[_Run]:
    """Return the runs of at least so many dark pixels in the rows of a picture, by row."""
    padded = np.zeros((dark.shape[0], dark.shape[1] + 2), np.int8)
    padded[:, 1:-1] = dark
    change = np.diff(padded, axis=1)
    rows, starts = np.nonzero(change == 1)
    ends = np.nonzero(change == -1)[1]
    kept = np.nonzero(ends - starts >= least)[0]
    return [_Run(int(rows[i]), int(rows[i]), int(starts[i]), int(ends[i]), int(ends[i] - starts[i])) for i in kept]


def _merged(runs: list[_Run]) -> list[_Run]:
    """Return runs of neighbouring rows as one."""
    done: list[_Run] = []
    live: list[_Run] = []
    for run in runs:
        done.extend(old for old in live if old.last < run.row - _NEXT)
        live = [old for old in live if old.last >= run.row - _NEXT]
        same = [old for old in live if old.start <= run.end and run.start <= old.end]
        live = [old for old in live if old not in same]
        whole = [*same, run]
        live.append(
            _Run(
                min(one.row for one in whole),
                run.row,
                min(one.start for one in whole),
                max(one.end for one in whole),
                sum(one.pixels for one in whole),
            )
        )
    return done + live


def _thin(dark: npt.NDArray[np.bool_], least: float, scale: float) -> list[tuple[float, float, float, float]]:
    """Return the thin lines along the rows of a picture: start, upper edge, end, lower edge, in points."""
    thickest = max(2.0, _THICK * scale)
    return [
        (run.start / scale, run.row / scale, run.end / scale, (run.last + 1) / scale)
        for run in _merged(_runs(dark, max(2, round(least * scale))))
        if run.pixels <= thickest * (run.end - run.start)
    ]


def _sums(mask: npt.NDArray[np.bool_], side: int) -> npt.NDArray[np.int32]:
    """Return how many pixels are set in each square with a side of so many pixels, by its upper left corner."""
    sums = np.zeros((mask.shape[0] + 1, mask.shape[1] + 1), np.int32)
    sums[1:, 1:] = mask.cumsum(0, np.int32).cumsum(1, np.int32)
    return sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]


def _thick(dark: npt.NDArray[np.bool_], side: int) -> npt.NDArray[np.bool_]:
    """Return the dark pixels that lie in a wholly dark square with a side of so many pixels."""
    if min(dark.shape) < side:
        return np.zeros_like(dark)
    whole = np.pad(_sums(dark, side) == side * side, side - 1)
    return _sums(whole, side) > 0


def _dark_boxes(thick: npt.NDArray[np.bool_], scale: float) -> list[BBox]:
    """Return the boxes, in points, of large dark areas; light letters may stand in them."""
    least = _TALL * scale
    return [
        (run.start / scale, run.row / scale, run.end / scale, (run.last + 1) / scale)
        for run in _merged(_runs(thick, 1))
        if min(run.end - run.start, run.last + 1 - run.row) >= least
        and run.pixels >= _FULL * (run.end - run.start) * (run.last + 1 - run.row)
    ]


def ruled_lines(gray: Gray) -> Ruled:
    """Return the ruled lines of a picture whose lines stand straight, and its dark boxes.

    Upright lines count only where they reach from one level line to another, which tells them from tall letters.
    """
    scale = gray.dpi / _POINTS
    pixels = np.frombuffer(gray.pixels, np.uint8).reshape(gray.height, gray.width)
    dark = pixels < _DARK * _PAPER
    thick = _thick(dark, max(3, round(_THICK * scale) + 1))
    boxes = _dark_boxes(thick, scale)
    thin = dark & ~thick
    flat = _thin(thin, _LONG, scale)
    upright = [(top, start, bottom, end) for start, top, end, bottom in _thin(thin.T, _TALL, scale)]
    edges = [*flat, *((x0, y, x1, y) for x0, top, x1, bottom in boxes for y in (top, bottom))]
    return Ruled(tuple(flat), tuple(box for box in upright if _joins(box, edges)), tuple(boxes))


def _joins(box: BBox, flat: list[BBox]) -> bool:
    """Whether an upright line begins and ends at level lines, or crosses two."""
    left, top, right, bottom = box
    near = sorted((y0, y1) for x0, y0, x1, y1 in flat if x0 - _REACH <= right and left <= x1 + _REACH)
    inside = [y0 for y0, y1 in near if top - _TOUCH <= y1 and y0 <= bottom + _TOUCH]
    return any(after - before > _REACH for before, after in pairwise(inside))
