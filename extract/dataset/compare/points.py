"""Numbers laid out along dimensions and added up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from extract.dataset.compare.measures import Fact
from extract.dataset.compare.model import Dimension, Key, Point
from extract.dataset.compare.observing import worst
from extract.dataset.compare.wish import MONEY, Wish

_WHOLE, _HUNDREDTH = Decimal(1), Decimal("0.01")


def lay_out(facts: Iterable[Fact], wish: Wish) -> tuple[Point, ...]:
    """Return the points of a comparison, sorted along its dimensions.

    Args:
        facts: the numbers.
        wish: what is asked.
    """
    groups: dict[tuple[Key, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[tuple(_key(fact, one) for one in wish.by)].append(fact)
    return tuple(_point(keys, groups[keys], wish) for keys in sorted(groups, key=_order))


def _key(fact: Fact, dimension: Dimension) -> Key:
    if dimension is Dimension.YEAR:
        return fact.year
    if dimension is Dimension.ORGANIZATION:
        return fact.chain.organization
    if dimension is Dimension.DEPARTMENT:
        return fact.chain.department
    if dimension is Dimension.PROGRAM:
        return fact.line.members[-1].program.name if fact.line else None
    return fact.funding


def _order(keys: tuple[Key, ...]) -> tuple[tuple[bool, int, str], ...]:
    """Return what points are sorted by; what is not known comes last."""
    return tuple((one is None, one if isinstance(one, int) else 0, str(one or "")) for one in keys)


def _point(keys: tuple[Key, ...], facts: Sequence[Fact], wish: Wish) -> Point:
    stated = [fact for fact in facts if fact.value is not None]
    seen = tuple(one for fact in stated for one in fact.observations)
    bases = {fact.base.key: fact.base for fact in stated if fact.base}
    against = tuple(base.observation for base in bases.values() if base.observation)
    value = sum((fact.value for fact in stated if fact.value is not None), Decimal(0)) if stated else None
    if value is not None and bases:
        value = (value / sum(base.value for base in bases.values())).quantize(_HUNDREDTH, ROUND_HALF_UP)
    elif value is not None and wish.measure in MONEY:
        value = value.quantize(_WHOLE, ROUND_HALF_UP)
    unstated = sum(fact.unstated for fact in facts)
    return Point(keys, value, worst((*seen, *against)), seen, unstated, against)
