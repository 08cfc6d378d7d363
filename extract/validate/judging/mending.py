"""Whether one slip explains a relation that fails (한 글자 오류): then the relation is meant, and the slip is a finding.

Figures that stand together by chance seldom agree but for one digit of one of them, for a factor of a thousand, or for two
numbers changed about. The more digits, the seldomer: one digit proves nothing among numbers of one or two.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.validate.figures.printed import Printed
from extract.validate.judging.slips import UNIT_SLIPS, as_printed, is_misprint, is_unit_slip, printed_digits
from extract.vocab import fold, lexicon

_HUNDRED = Decimal(100)
_SEVERAL = 3
"""Digits that a number must have for one of them to count."""
_LOOSE = 4
"""The same where no word says that the parts are all."""


def counts_twice(text: str) -> bool:
    """Return whether words say that some things are counted in several parts (중복 포함), so that no sum can be asked of them."""
    return any(word in fold(text) for word in lexicon("list_words").words("twice"))


def least_digits(label: str) -> int:
    """Return how many digits one slip is told by: fewer where the label says that the parts are all (총, 계)."""
    return _SEVERAL if lexicon("check_words").key(label) in ("total", "sum") else _LOOSE


def mends_sum(
    stated: Printed, parts: Sequence[Printed], signs: Sequence[int] = (), *, turned: bool = False, least: int = _SEVERAL
) -> bool:
    """Return whether a sum that fails would hold if one number had one other digit, another unit, or another's place.

    Never where a part is the whole itself: then the number is said again, and the others are no parts of it.

    Args:
        stated: the whole.
        parts: its parts.
        signs: 1 or -1 for each part; 1 for all by default.
        turned: whether the whole may stand in the place of one of its parts.
        least: how many digits the longest number must have for one of them to count; noughts that all end in do not.

    >>> from extract.source import Source
    >>> one, five, six = (Printed(Decimal(n), Decimal(1), "", Source()) for n in (141, 66, 207))
    >>> mends_sum(six, [one, five]), mends_sum(Printed(Decimal(267), Decimal(1), "", Source()), [one, five])
    (False, True)
    """
    signs = signs or [1] * len(parts)
    total = sum((part.value * sign for part, sign in zip(parts, signs, strict=True)), Decimal(0))
    gap = total - stated.value
    restated = any(part.value == stated.value for part in parts)
    if not gap or restated or len([part for part in parts if part.value]) < 2:  # noqa: PLR2004 - parts
        return False
    long = _longest([stated, *parts]) >= least
    pairs = [
        (stated, stated.value + gap),
        *((part, part.value - sign * gap) for part, sign in zip(parts, signs, strict=True)),
    ]
    return any(is_unit_slip(old.value, new) or (long and is_misprint(old, new)) for old, new in pairs) or (
        turned and _is_turned(stated, parts, total)
    )


def _longest(numbers: Sequence[Printed]) -> int:
    """Return how many digits the longest number has, without the noughts that all numbers end in."""
    printed = [found for one in numbers if one.value and (found := printed_digits(abs(one.value), one.step))]
    ends = [len(digits) - len(digits.rstrip("0")) for digits in printed]
    return max(map(len, printed), default=0) - min(ends, default=0)


def _is_turned(stated: Printed, parts: Sequence[Printed], total: Decimal) -> bool:
    """Return whether the whole stands in the place of a part that is larger than it."""
    swapped = (part for part in parts if part.value > stated.value >= 10)  # noqa: PLR2004 - two digits
    return any(total - part.value + stated.value == part.value for part in swapped)


def mends_ratio(stated: Printed, over: Sequence[Printed], base: Printed) -> bool:
    """Return whether a percentage that fails would hold if one number had one other digit or unit, or both changed places.

    Args:
        stated: the percentage.
        over: what is divided; a second number is subtracted from it.
        base: what it is divided by.
    """
    part = over[0].value - sum((one.value for one in over[1:]), Decimal(0))
    if any(_holds(value, stated.step, part, base.value) for value in _others(stated)):
        return True
    if len(printed_digits(stated.value, stated.step) or "") > 1 and _holds(stated.value, stated.step, base.value, part):
        return True
    if len(over) == 1 and any(
        _holds(stated.value, stated.step, value, base.value) for value in _others(over[0], stated)
    ):
        return True
    return len(over) == 1 and any(_holds(stated.value, stated.step, part, value) for value in _others(base, stated))


def _others(number: Printed, stated: Printed | None = None) -> Iterator[Decimal]:
    """Yield what a number may have been meant to be: in other units and, where it and the rate are long, with one other digit."""
    for slip in UNIT_SLIPS:
        yield number.value * slip
        yield number.value / slip
    digits = printed_digits(number.value, number.step)
    rate = printed_digits((stated or number).value, (stated or number).step)
    if not digits or not rate or min(len(digits), len(rate)) < _SEVERAL:
        return
    for at, old in enumerate(digits):
        for new in "0123456789":
            if new != old and not (at == 0 and new == "0"):
                yield Decimal(f"{digits[:at]}{new}{digits[at + 1 :]}") * number.step


def _holds(rate: Decimal, step: Decimal, part: Decimal, base: Decimal) -> bool:
    if not base or not part:
        return False
    value = part / base * _HUNDRED
    return rate in as_printed(value, step)
