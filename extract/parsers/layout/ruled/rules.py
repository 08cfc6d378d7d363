"""The ruled lines of a page: long horizontal and vertical rules, joined from their pieces."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

_JOIN_GAP = 4.0
_MIN_LENGTH = 8.0
_SAME_LINE = 0.7


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
    lane.sort(key=itemgetter(1))
    at, start, end, width = lane[0]
    for rule in lane[1:]:
        if rule.start - end > _JOIN_GAP:
            yield Rule(at, start, end, width)
            at, start, end, width = rule
        elif rule.end > end:
            end = rule.end
    yield Rule(at, start, end, width)
