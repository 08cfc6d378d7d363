"""The same figure said twice: same words before it, same unit, same number."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.segment.outline import Line
from extract.validate.figures.passages import Passage, passages
from extract.validate.figures.quantities import Quantity
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.judging.slips import is_misprint, significant_digits
from extract.validate.material import Material
from extract.vocab import fold

_FEW, _TEN, _LONG = 3, 10, 5
_SURE = 4
"""Significant digits of which chance leaves all but one alike too seldom to matter."""
_RATES = ("percent", "percentage_point")


def check_restated(material: Material) -> tuple[Check, ...]:
    """Check figures that stand under the same words again: alike they are tied, one digit apart they may differ in scope.

    Long ones under one heading that are one digit apart contradict each other. Figures that differ more are other figures (of another year, of another place) and say nothing.
    """
    places: dict[tuple[str, str], list[tuple[Quantity, Line]]] = defaultdict(list)
    for passage in passages(material):
        for one in _figures(passage):
            places[fold(one.label), one.kind].append((one, passage.line))
    return tuple(check for found in places.values() for check in _checks(found))


def _figures(passage: Passage) -> Iterator[Quantity]:
    """Yield the figures that are specific enough to be known again: long numbers, or numbers of things with a name."""
    for one in passage.quantities:
        named = len(one.kind) > _FEW or len(fold(one.label)) > _LONG
        specific = len(_digits(one)) >= _FEW or (named and abs(one.printed.value) >= _TEN)
        if specific and len(fold(one.label)) > 1 and one.kind not in _RATES and not one.change and not one.about:
            yield one


def _digits(one: Quantity) -> str:
    return significant_digits(one.printed.value)


def _checks(found: Sequence[tuple[Quantity, Line]]) -> Iterator[Check]:
    for at, (one, line) in enumerate(found):
        before = found[:at]
        same = next((other for other, _ in before if other.printed.value == one.printed.value), None)
        near = next(((other, place) for other, place in before if _is_near(one, other)), None)
        if same is not None:
            outcome = compare_sum(one.printed, [same.printed])
            yield judge(_claim(one), verdict(outcome), [operand(same.printed)])
        elif near is not None and len(found) <= _FEW:
            outcome = compare_sum(one.printed, [near[0].printed])
            meant = line.heading == near[1].heading and len(_digits(one)) > _SURE
            said = verdict(outcome) if meant else Verdict(CheckStatus.SCOPE_DIFFERS, outcome, ("scope",))
            yield judge(_claim(one), said, [operand(near[0].printed)])


def _claim(one: Quantity) -> Claim:
    return Claim("tie", CheckKind.TIE, one.label, one.printed)


def _is_near(one: Quantity, other: Quantity) -> bool:
    """Return whether two figures print as many digits, all but one the same or two of them changed about.

    Digits and letters of the label together make it specific: the fewer of one, the more of the other.
    """
    digits, letters = len(_digits(one)), len(fold(one.label))
    if one.printed.step != other.printed.step or min(digits, letters) < _FEW or digits + letters <= _TEN - 2:
        return False
    return is_misprint(one.printed, other.printed.value)
