"""Counts in organisation charts (조직도): boxes that add up to what a line beside the chart states."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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

_NEAR = 3
_SEVERAL = 3
_BARE = regex.compile(rf"\((?P<num>{DIGITS})\)")


@dataclass(frozen=True, slots=True)
class Run:
    """Bracketed bare numbers of a chart in reading order."""

    numbers: tuple[Printed, ...]


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
    for whole in near:
        parts = [one.printed for one in inside if one.kind == whole.kind]
        if len(parts) < _SEVERAL:
            continue
        exact = compare_sum(whole.printed, parts).status is CheckStatus.EXACT
        alone = sum(one.kind == whole.kind for one in near) == 1 and not any(one.about for one in (whole, *inside))
        if exact or (alone and mends_sum(whole.printed, parts, least=least_digits(whole.label))):
            yield _check(whole.printed, whole.label, parts)
    yield from _runs(chart, near)


def _check(whole: Printed, label: str, parts: Sequence[Printed]) -> Check:
    claim = Claim("chart_total", CheckKind.SUM, label, whole)
    return judge(claim, verdict(compare_sum(whole, parts)), [operand(part) for part in parts])


def _runs(chart: Figure, near: Sequence[Quantity]) -> Iterator[Check]:
    """Yield the checks of counts on one level that divide the bare counts of the next into runs, without rest."""
    bare = [_number(chart, found) for found in _BARE.finditer(chart.text)]
    wholes = [one for one in near if one.depth and one.kind != "percent"]
    if len(wholes) < 2 or len(bare) <= len(wholes):  # noqa: PLR2004 - one whole divides nothing
        return
    runs = list(_divide(bare, [one.printed.value for one in wholes]))
    if len(runs) == len(wholes):
        for whole, run in zip(wholes, runs, strict=True):
            yield _check(whole.printed, whole.label, run.numbers)


def _number(chart: Figure, found: regex.Match[str]) -> Printed:
    number = parse_digits(found["num"])
    start, end = found.span("num")
    return Printed(number.value, number.step, found["num"], replace(chart.source, start=start, end=end))


def _divide(numbers: Sequence[Printed], wholes: Sequence[Decimal]) -> Iterator[Run]:
    at = 0
    for whole in wholes:
        end, total = at, Decimal(0)
        while end < len(numbers) and total < whole:
            total += numbers[end].value
            end += 1
        if total != whole:
            return
        yield Run(tuple(numbers[at:end]))
        at = end
    if at < len(numbers):
        yield Run(tuple(numbers[at:]))
