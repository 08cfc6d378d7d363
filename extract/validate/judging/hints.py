"""What may explain a number that fails."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from extract.schemas.check import CheckStatus
from extract.validate.figures.printed import Printed
from extract.validate.judging.interval import Outcome


def explain(stated: Printed, parts: Sequence[Decimal], found: Outcome) -> tuple[str, ...]:
    """Return observations on a failed comparison.

    ``part_left_out``: without one part the sum holds. ``part_twice``: with one part taken twice it holds.
    ``digits_swapped``: stated and computed number are the same digits in another order. ``ten_times``: they differ by
    a power of ten. ``one_digit``: they differ in one digit only.
    """
    if found.status is not CheckStatus.INCONSISTENT:
        return ()
    hints: list[str] = []
    if any(part and -part == found.delta for part in parts):
        hints.append("part_left_out")
    if any(part and part == found.delta for part in parts):
        hints.append("part_twice")
    value = abs(found.value.quantize(stated.step, ROUND_HALF_UP) if stated.step < 1 else found.value)
    hints.extend(_digits(abs(stated.value), value))
    return tuple(hints)


def _digits(stated: Decimal, value: Decimal) -> list[str]:
    """Return what the digits of two unsigned numbers have in common."""
    one, other = (number.normalize().as_tuple().digits for number in (stated, value))
    if not stated or not value or stated == value:
        return []
    if one == other:
        return ["ten_times"]
    if f"{stated:f}" != f"{value:f}" and sorted(f"{stated:f}") == sorted(f"{value:f}"):
        return ["digits_swapped"]
    pairs = list(zip(f"{stated:f}", f"{value:f}", strict=False))
    single = len(f"{stated:f}") == len(f"{value:f}") > _SHORT and sum(a != b for a, b in pairs) == 1
    return ["one_digit"] if single else []


_SHORT = 2
