"""The relations that hold in a document, and whether they still would if a number were another: from the figures alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from evaluation.perturb.changes import Place, place_of
from extract.errors import NormalizeError
from extract.normalize.number import parse_number
from extract.schemas.check import Check, CheckKind, CheckStatus, Operand
from extract.source import Source
from extract.validate.figures.quantities import find_quantities

HOLDS = (CheckStatus.EXACT, CheckStatus.ROUNDING, CheckStatus.LAST_DIGIT)
FAILED = (CheckStatus.INCONSISTENT, CheckStatus.LAST_DIGIT)
_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_ONE = Decimal(1)


def read_number(raw: str) -> tuple[Decimal, Decimal] | None:
    """Return value and weight of the last digit of a printed number, in the unit it is printed with; None if unreadable.

    >>> [str(one) for one in read_number("△1,234")], [f"{one:f}" for one in read_number("5조 56억원")], read_number("합계")
    (['-1234', '1'], ['5005600000000', '100000000'], None)
    """
    found = find_quantities(raw, Source())
    if len(found) == 1 and found[0].start == 0:
        return found[0].printed.value, found[0].printed.step
    try:
        number = parse_number(raw.rstrip("%"))
    except NormalizeError:
        return None
    return number.value, number.step


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number that stands in relations that hold."""

    source: Source
    raw: str
    value: Decimal
    checks: tuple[Check, ...]

    @property
    def place(self) -> Place:
        """Return the place by which it is recognised."""
        return place_of(self.source)


def places(check: Check) -> tuple[Place, ...]:
    """Return the places of the stated number and of the operands."""
    return (place_of(check.stated.source), *(place_of(one.source) for one in check.operands))


def numbers(checks: Iterable[Check]) -> list[Number]:
    """Return the numbers that stand in relations that hold, in printed order."""
    found: dict[Place, tuple[str, Source, list[Check]]] = {}
    for check in checks:
        if check.status not in HOLDS:
            continue
        for one in (check.stated, *check.operands):
            known = found.setdefault(place_of(one.source), (one.raw, one.source, []))
            if check not in known[2]:
                known[2].append(check)
    read = [(raw, source, read_number(raw), held) for raw, source, held in found.values()]
    kept = [Number(source, raw, value[0], tuple(held)) for raw, source, value, held in read if value is not None]
    return sorted(kept, key=lambda one: [-1 if part is None else part for part in one.place])


def still_holds(check: Check, new: Mapping[Place, Decimal]) -> bool:
    """Return whether the figures of a relation agree after some of them were multiplied, so that nobody can see it.

    They agree as they did before: within the interval that the printed digits allow, or rounded or cut off for rates. A
    relation that was a last digit apart before holds as long as it lies no further apart.

    Args:
        check: a relation that holds.
        new: what the numbers at some places are multiplied by.
    """
    if check.computed is None:
        return True
    stated = Decimal(check.stated.value) * new.get(place_of(check.stated.source), _ONE)
    if check.kind is CheckKind.RATIO:
        return _ratio_holds(check, stated, new)
    parts = [Decimal(one.value) * new.get(place_of(one.source), _ONE) for one in check.operands]
    if not parts:
        return stated == Decimal(check.stated.value)
    shift = sum(parts) - sum(Decimal(one.value) for one in check.operands)
    value, low, high = (Decimal(one) + shift for one in _bounds(check))
    if check.tolerance and check.tolerance.mode == "exact":
        return stated - value == (check.delta if check.status is CheckStatus.LAST_DIGIT else 0)
    margin = _step(check) * _HALF
    return low - margin <= stated <= high + margin


def _bounds(check: Check) -> tuple[Decimal, Decimal, Decimal]:
    found = check.computed
    zero = Decimal(0)
    return (found.value, found.low, found.high) if found else (zero, zero, zero)


def _ratio_holds(check: Check, stated: Decimal, new: Mapping[Place, Decimal]) -> bool:
    before, after = _rate(check.operands, {}), _rate(check.operands, new)
    if before is None or after is None:
        return True
    value, low, high = _bounds(check)
    sign = -1 if before * value < 0 else 1
    after *= sign
    step = _step(check)
    printed = (after.quantize(step, ROUND_HALF_UP), after.quantize(step, ROUND_DOWN))
    half = step * _HALF
    loose = low != high and after + (low - value) <= stated + half and stated - half <= after + (high - value)
    return stated in printed or loose


def _rate(operands: Sequence[Operand], new: Mapping[Place, Decimal]) -> Decimal | None:
    """Return what is divided by what, per cent; the first operand may stand for the difference of both."""
    if len(operands) != 2:  # noqa: PLR2004 - part and whole
        return None
    over, base = operands
    read, old = read_number(over.raw), Decimal(base.value)
    factors = [new.get(place_of(one.source), _ONE) for one in operands]
    part = Decimal(over.value)
    if read is None or not old * factors[1]:
        return None
    plain = read[0]
    if abs(part) == abs(plain) or plain == 0:
        return part * factors[0] / (old * factors[1]) * _HUNDRED
    whole = part + old if abs(abs(part + old) - abs(plain)) < abs(abs(old - part) - abs(plain)) else old - part
    sign = 1 if whole == part + old else -1
    return sign * (whole * factors[0] - old * factors[1]) / (old * factors[1]) * _HUNDRED


def _step(check: Check) -> Decimal:
    """Return the weight of the stated number's last digit, in the unit that the check counts in."""
    value, step = read_number(check.stated.raw) or (_ONE, _ONE)
    return step * abs(Decimal(check.stated.value) / value) if value and check.stated.value else step
