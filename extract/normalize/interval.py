"""Amounts with ends: what bounds and ranges make of them."""

from dataclasses import dataclass, replace
from decimal import Decimal

from extract.normalize.bound import Bound

_LOWER = ("at_least", "more_than")
_OPEN = ("more_than", "less_than")
_RANK = "rank"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of something, exact or between two ends.

    Attributes:
        low: its least value; None where only an upper end is stated.
        high: its greatest value; None where only a lower end is stated; equal to ``low`` where it is exact.
        low_open: whether ``low`` itself is left out (초과).
        high_open: whether ``high`` itself is left out (미만).
        unit: key of the word list ``units`` or, for money, the ISO 4217 code; None for a bare number.
        kind: what is measured: money, count, percent, area, point, age, length, volume …, order (4차, 1위), or number.
        about: whether 약, 여, 내외 or the like stands with it.
        modifiers: the words that bound it, as printed.
        per: key of the unit that it is counted by (점/건), or None.
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False
    unit: str | None = None
    kind: str = "number"
    about: bool = False
    modifiers: tuple[str, ...] = ()
    per: str | None = None

    @property
    def value(self) -> Decimal | None:
        """The amount where it is exact, else None."""
        return self.low if self.low == self.high else None


def bounded(quantity: Quantity, bound: Bound) -> Quantity | None:
    """Return ``quantity`` with ``bound``, or None where the two do not go together.

    An end of a rank is refused, save the last one: a higher rank is a smaller number.

    >>> ten = Quantity(Decimal(10), Decimal(10))
    >>> over = bounded(ten, Bound("more_than", 0, 2, "초과"))
    >>> over.low, over.high, over.low_open, over.modifiers
    (Decimal('10'), None, True, ('초과',))
    >>> bounded(over, Bound("at_most", 0, 2, "이하")) is None
    True
    """
    after = replace(quantity, modifiers=(*quantity.modifiers, bound.text))
    if bound.limit in ("about", "equal", "up_to"):
        return replace(after, about=quantity.about or bound.limit == "about")
    lower, is_open = bound.limit in _LOWER, bound.limit in _OPEN
    if quantity.unit == _RANK and bound.limit != "at_most":
        return None
    if quantity.value is None and (quantity.high if lower else quantity.low) is not None:
        return None
    if lower:
        return replace(after, high=None, low_open=is_open)
    return replace(after, low=None, high_open=is_open)


def spanned(low: Quantity, high: Quantity) -> Quantity | None:
    """Return the range from one exact amount to a greater one of the same unit, both ends held; None if it is none.

    >>> found = spanned(Quantity(Decimal(20), Decimal(20)), Quantity(Decimal(30), Decimal(30), unit="person", kind="count"))
    >>> found.low, found.high, found.unit
    (Decimal('20'), Decimal('30'), 'person')
    """
    if low.value is None or high.value is None or low.value >= high.value:
        return None
    if low.unit and high.unit and low.unit != high.unit:
        return None
    unit = high if high.unit else low
    return replace(
        high,
        low=low.value,
        unit=unit.unit,
        kind=unit.kind,
        about=low.about or high.about,
        modifiers=(*low.modifiers, *high.modifiers),
    )


def met(lower: Quantity, upper: Quantity) -> Quantity | None:
    """Return what lies above ``lower`` and below ``upper``, or None where they are not such a pair of ends.

    >>> low = Quantity(Decimal(20), None, unit="person", kind="count")
    >>> met(low, Quantity(None, Decimal(30), high_open=True)).high_open
    True
    """
    if lower.low is None or lower.high is not None or upper.high is None or upper.low is not None:
        return None
    if lower.low >= upper.high or (lower.unit and upper.unit and lower.unit != upper.unit) or lower.per != upper.per:
        return None
    unit = upper if upper.unit else lower
    return replace(
        lower,
        high=upper.high,
        high_open=upper.high_open,
        unit=unit.unit,
        kind=unit.kind,
        about=lower.about or upper.about,
        modifiers=(*lower.modifiers, *upper.modifiers),
    )
