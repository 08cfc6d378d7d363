"""Numbers laid out along dimensions and added up."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from extract.dataset.compare.measures import Base, Fact
from extract.dataset.compare.model import Dimension, Key, Observation, Point
from extract.dataset.compare.observing import worst
from extract.dataset.compare.wish import MONEY, Wish

_WHOLE, _HUNDREDTH = Decimal(1), Decimal("0.01")


class _Sum:
    """What one point is made of so far."""

    def __init__(self) -> None:
        self.value: Decimal | None = None
        self.seen: list[Observation] = []
        self.bases: dict[tuple[str, int], Base] = {}
        self.unstated = 0

    def add(self, fact: Fact) -> None:
        self.unstated += fact.unstated
        if fact.value is not None:
            self.value = (self.value or Decimal(0)) + fact.value
            self.seen += fact.observations
            self.bases |= {fact.base.key: fact.base} if fact.base else {}


class Layout:
    """The points of a comparison.

    Args:
        wish: what is asked.
    """

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._sums: dict[tuple[Key, ...], _Sum] = defaultdict(_Sum)

    def add(self, fact: Fact) -> None:
        """Add a number to the point that it belongs to."""
        self._sums[tuple(_key(fact, one) for one in self._wish.by)].add(fact)

    def points(self) -> tuple[Point, ...]:
        """Return the points, sorted along the dimensions."""
        return tuple(self._point(keys, self._sums[keys]) for keys in sorted(self._sums, key=_order))

    def _point(self, keys: tuple[Key, ...], found: _Sum) -> Point:
        against = tuple(base.observation for base in found.bases.values() if base.observation)
        value = found.value
        if value is not None and found.bases:
            value /= sum(base.value for base in found.bases.values())
            value = value.quantize(_HUNDREDTH, ROUND_HALF_UP)
        elif value is not None and self._wish.measure in MONEY:
            value = value.quantize(_WHOLE, ROUND_HALF_UP)
        check = worst((*found.seen, *against))
        return Point(keys, value, check, tuple(found.seen), found.unstated, against)


def _key(fact: Fact, dimension: Dimension) -> Key:
    known: dict[Dimension, Key] = {
        Dimension.YEAR: fact.year,
        Dimension.ORGANIZATION: fact.chain.organization,
        Dimension.DEPARTMENT: fact.chain.department,
        Dimension.PROGRAM: fact.line.members[-1].program.name if fact.line else None,
        Dimension.FUNDING: fact.funding,
    }
    return known[dimension]


def _order(keys: Sequence[Key]) -> tuple[tuple[bool, int, str], ...]:
    """Return what points are sorted by; what is not known comes last."""
    return tuple((one is None, one if isinstance(one, int) else 0, str(one or "")) for one in keys)
