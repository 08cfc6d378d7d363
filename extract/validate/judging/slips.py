"""How one number may be misprinted as another (오기): another digit, two digits changed about, another unit, a shifted point."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from extract.validate.figures.printed import Printed

UNIT_SLIPS = (Decimal(1000), Decimal(1_000_000))
"""The factors between units of money that stand in each other's place: 원, 천원, 백만원, 십억원."""
_TWO, _THREE = 2, 3


def is_unit_slip(one: Decimal, other: Decimal) -> bool:
    """Return whether two positive numbers are a thousand or a million apart."""
    return one > 0 and other > 0 and (one / other in UNIT_SLIPS or other / one in UNIT_SLIPS)


def printed_digits(value: Decimal, step: Decimal) -> str | None:
    """Return the printed digits of a positive number whose last digit weighs ``step``; None where it cannot be printed so.

    >>> printed_digits(Decimal("4.4"), Decimal("0.1")), printed_digits(Decimal("4.45"), Decimal("0.1"))
    ('44', None)
    """
    units = value / step
    return f"{int(units)}" if value > 0 and units == units.to_integral_value() else None


def significant_digits(value: Decimal) -> str:
    """Return the digits of a number without the noughts before and behind them.

    >>> significant_digits(Decimal("-10500")), significant_digits(Decimal("0.90"))
    ('105', '9')
    """
    return f"{abs(value):f}".replace(".", "").strip("0")


def misprint(one: str, other: str) -> str | None:
    """Return how digits are misprinted as others: ``one_digit``, ``digits_swapped`` (neighbours changed about), or None.

    >>> misprint("634", "364"), misprint("1200", "1300"), misprint("12", "123"), misprint("12", "12")
    ('digits_swapped', 'one_digit', None, None)
    """
    if len(one) != len(other):
        return None
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) == 1:
        return "one_digit"
    beside = len(apart) == _TWO and apart[1] - apart[0] == 1
    return "digits_swapped" if beside and sorted(one) == sorted(other) else None


def is_misprint(old: Printed, new: Decimal) -> bool:
    """Return whether a number was printed in the place of another one with as many digits: two change about only among three."""
    first, second = printed_digits(old.value, old.step), printed_digits(new, old.step)
    found = misprint(first, second) if first and second else None
    return found == "one_digit" or (found == "digits_swapped" and len(first or "") >= _THREE)


def as_printed(value: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    """Return a value as it is printed with a last digit that weighs ``step``: rounded half up, and cut off."""
    units = value / step
    return units.to_integral_value(ROUND_HALF_UP) * step, units.to_integral_value(ROUND_DOWN) * step
