"""Lines that are the mean of the lines before or behind them."""

from collections.abc import Sequence

from extract.validate.discovery.ground import Ground
from extract.validate.discovery.pattern import Pattern
from extract.validate.discovery.runs import Chain, find_runs

_GAPS = 6
_LONG = 200
_GAP = 0.5
_ENOUGH = 4.5
_SHARE = 0.9


def find_averages(ground: Ground, active: Sequence[int], sums: Sequence[Pattern]) -> list[Pattern]:
    """Return the lines that are the mean of a run of lines beside them; sums are no parts of a mean of their parts."""
    chosen: list[Pattern] = []
    taken: set[int] = set()
    found = find_runs(ground, Chain(active, _GAPS if len(active) <= _LONG else 2, 0.5, _GAP), active, mean=True)
    for one in sorted(found, key=lambda one: -one.score):
        if one.score < _ENOUGH or len(one.posts) < _SHARE * (len(one.posts) + len(one.failed)):
            continue
        if one.total in taken or any(one.total in other.parts for other in chosen) or _doubled(one, sums):
            continue
        chosen.append(one)
        taken.add(one.total)
    return chosen


def _doubled(one: Pattern, sums: Sequence[Pattern]) -> bool:
    return any(other.total in one.parts and set(other.parts) & set(one.parts) for other in sums)
