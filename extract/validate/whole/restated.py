"""The same figure said twice: same words before it, same unit, same number."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.passages import Passage, passages
from extract.validate.figures.quantities import Quantity
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.judging.slips import is_misprint, significant_digits
from extract.validate.material import Material
from extract.vocab import fold

_FEW, _TEN, _LONG = 3, 10, 5
_RATES = ("percent", "percentage_point")


def check_restated(material: Material) -> tuple[Check, ...]:
    """Check figures that stand under the same words again: alike they are tied, one digit apart they may differ in scope.

    Figures that differ more are other figures (of another year, of another place) and say nothing.
    """
    places: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for passage in passages(material):
        for one in _figures(passage):
            places[fold(one.label), one.kind].append(one)
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


def _checks(found: Sequence[Quantity]) -> Iterator[Check]:
    for at, one in enumerate(found):
        before = found[:at]
        same = next((other for other in before if other.printed.value == one.printed.value), None)
        near = next((other for other in before if _is_near(one, other)), None)
        if same is not None:
            outcome = compare_sum(one.printed, [same.printed])
            yield judge(_claim(one), verdict(outcome), [operand(same.printed)])
        elif near is not None and len(found) <= _FEW:
            outcome = compare_sum(one.printed, [near.printed])
            said = Verdict(CheckStatus.SCOPE_DIFFERS, outcome, ("scope",))
            yield judge(_claim(one), said, [operand(near.printed)])


def _claim(one: Quantity) -> Claim:
    return Claim("tie", CheckKind.TIE, one.label, one.printed)


def _is_near(one: Quantity, other: Quantity) -> bool:
    """Return whether two figures of a long label print as many digits, all but one the same or two of them changed about."""
    if one.printed.step != other.printed.step or len(_digits(one)) < _FEW or len(fold(one.label)) <= _LONG:
        return False
    return is_misprint(one.printed, other.printed.value)
