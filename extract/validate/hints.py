"""What may explain a sum that fails."""

from collections.abc import Sequence

from extract.schemas.check import CheckStatus
from extract.validate.interval import Outcome
from extract.validate.printed import Printed

_NINE = 9


def explain(stated: Printed, parts: Sequence[Printed], found: Outcome) -> tuple[str, ...]:
    """Return observations on a failed sum.

    ``part_left_out``: without one part the sum holds. ``part_twice``: with one part taken twice it holds.
    ``digits_swapped``: stated number and sum are the same digits in another order. ``ten_times``: they differ by a
    power of ten.
    """
    if found.status is not CheckStatus.INCONSISTENT:
        return ()
    hints: list[str] = []
    if any(part.value and -part.value == found.delta for part in parts):
        hints.append("part_left_out")
    if any(part.value and part.value == found.delta for part in parts):
        hints.append("part_twice")
    if found.delta % _NINE == 0 and sorted(f"{stated.value:f}") == sorted(f"{found.value:f}"):
        hints.append("digits_swapped")
    if (
        stated.value
        and found.value
        and stated.value.normalize().as_tuple().digits == found.value.normalize().as_tuple().digits
    ):
        hints.append("ten_times")
    return tuple(hints)
