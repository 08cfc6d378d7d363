"""Titles between two rules (제목 띠): a pair of equal horizontal rules without sides is a frame."""

from collections import defaultdict
from collections.abc import Sequence

from extract.parsers.layout.ruled.mesh import levels_of
from extract.parsers.layout.ruled.rules import Rule
from extract.source import BBox

_SAME_EXTENT = 4.0
_MIN_LENGTH = 100.0
_MIN_HEIGHT, _MAX_HEIGHT = 12.0, 70.0


def _pairs(levels: Sequence[float]) -> list[tuple[float, float]]:
    """Return neighbouring levels as top and bottom of a band, each used once."""
    out: list[tuple[float, float]] = []
    top: float | None = None
    for level in levels:
        if top is not None and _MIN_HEIGHT <= level - top <= _MAX_HEIGHT:
            out.append((top, level))
            top = None
        else:
            top = level
    return out


def find_banners(loners: Sequence[Rule]) -> list[BBox]:
    """Return the boxes between pairs of horizontal rules of one extent that touch no upright rule."""
    groups: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in loners:
        if rule.end - rule.start >= _MIN_LENGTH:
            groups[round(rule.start / _SAME_EXTENT), round(rule.end / _SAME_EXTENT)].append(rule)
    return [
        (min(rule.start for rule in group), top, max(rule.end for rule in group), bottom)
        for group in groups.values()
        for top, bottom in _pairs(levels_of(rule.at for rule in group))
    ]
