"""Comparing a stated number with what other printed numbers give.

A printed number stands for every quantity that is printed so: the interval of half a unit of its last digit to both
sides where it was rounded, of one unit outwards where it was cut off (절사). This follows the interval arithmetic of
XBRL Calculations 1.1 (https://www.xbrl.org/Specification/calculation-1.1/), with one addition: whole things that were
counted, and money in won and thousands of won, are exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from extract.schemas.check import CheckStatus
from extract.validate.figures.printed import Printed

_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_LARGE = Decimal(1000)
"""From here on a number without a unit may be one of thousands or millions."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a stated number compares.

    Attributes:
        status: how it came out.
        value: what the operands give, from the digits as printed.
        low: the least that they may give.
        high: the most.
        delta: stated minus ``value``.
        exact: whether equality was demanded.
    """

    status: CheckStatus
    value: Decimal
    low: Decimal
    high: Decimal
    delta: Decimal
    exact: bool

    @property
    def width(self) -> Decimal:
        """Return the width of the interval that the operands allow."""
        return self.high - self.low


def compare_sum(stated: Printed, parts: Sequence[Printed], signs: Sequence[int] = ()) -> Outcome:
    """Return how ``stated`` compares with the sum of ``parts``, each taken with its sign.

    All numbers are in one unit. Where they are not whole, the sum may differ from the stated number by what rounding
    of all of them explains, or by what cutting all of them off explains.
    """
    signs = signs or [1] * len(parts)
    value = sum((part.value * sign for part, sign in zip(parts, signs, strict=True)), Decimal(0))
    step = max([stated.step, *(part.step for part in parts)])
    exact = stated.whole and all(part.whole for part in parts)
    if exact:
        return _outcome(stated, value, (value, value), step, exact=True)
    low = value - sum((part.step * _HALF for part in parts), Decimal(0))
    high = value + sum((part.step * _HALF for part in parts), Decimal(0))
    if all(sign > 0 for sign in signs) and all(part.value >= 0 for part in parts):
        high = max(high, value + sum((part.step for part in parts), Decimal(0)) - stated.step - stated.step * _HALF)
    return _outcome(stated, value, (low, high), step, exact=False)


def compare_mean(stated: Printed, parts: Sequence[Printed]) -> Outcome:
    """Return how ``stated`` compares with the mean of ``parts``, rounded half up or cut off at its last digit."""
    value = sum((part.value for part in parts), Decimal(0)) / len(parts)
    reach = sum((part.step * _HALF for part in parts if not part.whole), Decimal(0)) / len(parts)
    if value.quantize(stated.step, ROUND_HALF_UP) == stated.value:
        status = CheckStatus.EXACT
    elif value.quantize(stated.step, ROUND_DOWN) == stated.value:
        status = CheckStatus.ROUNDING
    elif abs(value - stated.value) <= stated.step:
        status = CheckStatus.LAST_DIGIT
    else:
        status = CheckStatus.INCONSISTENT
    low, high = _places(value - reach), _places(value + reach)
    return Outcome(status, _places(value), low, high, _places(stated.value - value), exact=not reach)


def _outcome(
    stated: Printed, value: Decimal, bounds: tuple[Decimal, Decimal], step: Decimal, *, exact: bool
) -> Outcome:
    delta = stated.value - value
    margin = Decimal(0) if exact else stated.step * _HALF
    if delta == 0:
        status = CheckStatus.EXACT
    elif bounds[0] - margin <= stated.value <= bounds[1] + margin:
        status = CheckStatus.ROUNDING
    elif abs(delta) <= step and not (exact and _is_known(stated)):
        status = CheckStatus.LAST_DIGIT
    else:
        status = CheckStatus.INCONSISTENT
    return Outcome(status, value, bounds[0], bounds[1], delta, exact)


def _is_known(stated: Printed) -> bool:
    """Return whether nothing can have been rounded: the unit says so, or the number is too small to stand for more."""
    return stated.unit is not None or abs(stated.value) < _LARGE


def compare_ratio(stated: Printed, over: tuple[Printed, ...], base: Printed) -> Outcome | None:
    """Return how ``stated`` per cent compares with ``over`` to ``base``; two numbers in ``over`` are subtracted.

    Rounding half up of the digits as printed is exact, cutting off is rounding. Anything else that the digits of
    coarsely printed operands still allow cannot be decided: they agree with the stated number and with others.

    Returns:
        None where the base is zero.
    """
    if not base.value:
        return None
    number = over[0].value - sum((part.value for part in over[1:]), Decimal(0))
    value = number / base.value * _HUNDRED
    bounds = _ratio_bounds(over, base)
    if value.quantize(stated.step, ROUND_HALF_UP) == stated.value:
        status = CheckStatus.EXACT
    elif value.quantize(stated.step, ROUND_DOWN) == stated.value:
        status = CheckStatus.ROUNDING
    elif bounds[0] != bounds[1] and _meets(bounds, stated):
        status = CheckStatus.NOT_CHECKABLE
    elif abs(value.quantize(stated.step, ROUND_HALF_UP) - stated.value) <= stated.step:
        status = CheckStatus.LAST_DIGIT
    else:
        status = CheckStatus.INCONSISTENT
    low, high = (_places(bound) for bound in bounds)
    return Outcome(status, _places(value), low, high, _places(stated.value - value), bounds[0] == bounds[1])


def _places(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.0001"), ROUND_HALF_UP)


def _meets(bounds: tuple[Decimal, Decimal], stated: Printed) -> bool:
    half = stated.step * _HALF
    return bounds[0] <= stated.value + half and stated.value - half <= bounds[1]


def _loose(number: Printed) -> Decimal:
    whole = number.whole and number.unit is not None and not number.small
    return Decimal(0) if whole else number.step * _HALF


def _ratio_bounds(over: tuple[Printed, ...], base: Printed) -> tuple[Decimal, Decimal]:
    number = over[0].value - sum((part.value for part in over[1:]), Decimal(0))
    reach = sum((_loose(part) for part in over if part.raw != base.raw or part.source != base.source), Decimal(0))
    spread = _loose(base)
    tied = any(part.source == base.source for part in over[1:])
    corners = [
        (number + up * reach - (right * spread if tied else 0)) / (base.value + right * spread) * _HUNDRED
        for up in (-1, 1)
        for right in (-1, 1)
        if base.value + right * spread
    ]
    return min(corners), max(corners)
