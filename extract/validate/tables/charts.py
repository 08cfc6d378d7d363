"""Counts in organisation charts (조직도): boxes that add up to what a line beside the chart states."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import regex

from extract.document import Block, Figure, Paragraph
from extract.normalize.number import DIGITS, parse_digits
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.printed import Printed
from extract.validate.figures.quantities import Quantity, find_quantities
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, judge, operand, verdict
from extract.validate.judging.mending import least_digits, mends_sum
from extract.validate.material import Material
from extract.vocab import lexicon

_NEAR = 3
_SEVERAL = 3
_BARE = regex.compile(rf"\((?P<num>{DIGITS})\)")


def check_charts(material: Material) -> tuple[Check, ...]:
    """Check the counts in the boxes of charts against the lines near them."""
    blocks = material.document.blocks
    return tuple(
        check
        for at, block in enumerate(blocks)
        if isinstance(block, Figure)
        for check in _chart_checks(block, _near(blocks, at))
    )


def _near(blocks: Sequence[Block], at: int) -> list[Quantity]:
    close = [block for block in blocks[max(0, at - _NEAR) : at + _NEAR + 1] if isinstance(block, Paragraph)]
    return [one for block in close for one in find_quantities(block.text, replace(block.source, start=0))]


def _chart_checks(chart: Figure, near: Sequence[Quantity]) -> Iterator[Check]:
    inside = find_quantities(chart.text, replace(chart.source, start=0))
    told = [(whole, boxes) for whole in near if len(boxes := _boxes(inside, whole)) >= _SEVERAL]
    exact = [(whole, boxes) for whole, boxes in told if _adds_up(whole, boxes)]
    yield from (_check(whole.printed, whole.label, [one.printed for one in boxes]) for whole, boxes in exact)
    for whole, boxes in told:
        parts = [one.printed for one in boxes]
        if any(other.kind == whole.kind for other, _ in exact) or any(one.about for one in (whole, *inside)):
            continue
        alone = sum(one.kind == whole.kind for one in near) == 1
        beside = any(len(others) == len(boxes) for _, others in exact)
        if beside or (alone and mends_sum(whole.printed, parts, least=least_digits(whole.label))):
            yield _check(whole.printed, whole.label, parts)
    yield from _runs(chart, near)


def _boxes(inside: Sequence[Quantity], whole: Quantity) -> list[Quantity]:
    """Return the counts in boxes that a figure beside a chart may add up."""
    found = [one for one in inside if one.kind == whole.kind]
    return [] if _is_other(whole, found) else found


def _adds_up(whole: Quantity, boxes: Sequence[Quantity]) -> bool:
    return compare_sum(whole.printed, [one.printed for one in boxes]).status is CheckStatus.EXACT


def _last(label: str) -> str:
    return label.rsplit(maxsplit=1)[-1] if label.split() else ""


def _is_other(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether boxes count one kind of staff (정원) and a line another (현원)."""
    kinds = {lexicon("staff_kinds").key(_last(part.label)) for part in parts} - {None}
    own = lexicon("staff_kinds").key(_last(whole.label))
    return own is not None and bool(kinds) and own not in kinds


def _check(whole: Printed, label: str, parts: Sequence[Printed]) -> Check:
    claim = Claim("chart_total", CheckKind.SUM, label, whole)
    return judge(claim, verdict(compare_sum(whole, parts)), [operand(part) for part in parts])


def _runs(chart: Figure, near: Sequence[Quantity]) -> Iterator[Check]:
    """Yield the checks of counts on one level that divide the bare counts of the next into runs, without rest."""
    bare = [_number(chart, found) for found in _BARE.finditer(chart.text)]
    wholes = [one for one in near if one.depth and one.kind != "percent"]
    if len(wholes) < 2 or len(bare) <= len(wholes):  # noqa: PLR2004 - one whole divides nothing
        return
    for whole, run in zip(wholes, _divide(bare, [one.printed.value for one in wholes]), strict=False):
        yield _check(whole.printed, whole.label, run)


def _number(chart: Figure, found: regex.Match[str]) -> Printed:
    number = parse_digits(found["num"])
    start, end = found.span("num")
    return Printed(number.value, number.step, found["num"], replace(chart.source, start=start, end=end))


def _divide(numbers: Sequence[Printed], wholes: Sequence[Decimal]) -> list[Sequence[Printed]]:
    """Return the runs that make the wholes in their order, without rest; one of several runs may fail. Empty if there are none."""
    front = _taken(numbers, wholes)
    if len(front) == len(wholes) and sum(map(len, front)) == len(numbers):
        return front
    back = [run[::-1] for run in _taken(numbers[::-1], wholes[::-1])][::-1]
    rest = numbers[sum(map(len, front)) : len(numbers) - sum(map(len, back))]
    one_fails = len(front) + len(back) == len(wholes) - 1 and len(wholes) >= _SEVERAL and len(rest) > 1
    return [*front, rest, *back] if one_fails else []


def _taken(numbers: Sequence[Printed], wholes: Sequence[Decimal]) -> list[Sequence[Printed]]:
    """Return the runs from the front that make the first wholes, as far as they do."""
    found: list[Sequence[Printed]] = []
    at = 0
    for whole in wholes:
        end, total = at, Decimal(0)
        while end < len(numbers) and total < whole:
            total += numbers[end].value
            end += 1
        if total != whole:
            break
        found.append(numbers[at:end])
        at = end
    return found
