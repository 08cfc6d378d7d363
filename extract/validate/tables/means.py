"""Means that tables name (평균): of the lanes beside them, or of those up to the next total."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from math import log10

from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.validate.figures.headings import formula, lane_relation
from extract.validate.figures.printed import Printed, State
from extract.validate.figures.sheet import Sheet
from extract.validate.judging.interval import Outcome, compare_mean
from extract.validate.judging.judge import Claim, judge, operand, verdict
from extract.validate.material import Material
from extract.validate.tables.layout import is_labelled
from extract.validate.tables.pairs import has_numbers

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_FEW = 2
_SURE = 3.0
"""Decimal digits that must agree before lanes are taken for those that a mean is of."""


def check_means(material: Material) -> tuple[Check, ...]:
    """Check columns and rows that are headed as a mean against the lanes that they are the mean of."""
    return tuple(
        check
        for sheet in material.sheets()
        for side in (sheet, sheet.turn())
        for lane in range(len(side.lanes))
        if lane_relation(side.lanes[lane]) == "mean" and has_numbers(side, lane)
        for check in _lane_checks(side, lane)
    )


def _lane_checks(sheet: Sheet, lane: int) -> Iterator[Check]:
    for parts in _readings(sheet, lane):
        found = [(post, *one) for post in range(len(sheet.posts)) if (one := _compared(sheet, lane, parts, post))]
        agree = [stated for _, stated, _, one in found if one.status in _GOOD]
        digits = sum(log10(1 + float(abs(stated.value) / stated.step)) for stated in agree)
        if not agree or len(agree) <= len(found) - len(agree) or digits < _SURE:
            continue
        for post, stated, numbers, one in found:
            label = " / ".join(" ".join(end.path) for end in (sheet.posts[post], sheet.lanes[lane]) if end.path)
            claim = Claim("mean", CheckKind.RATIO, label, stated)
            yield judge(claim, verdict(one, blame=Blame.SOURCE), [operand(number) for number in numbers])
        return


def _readings(sheet: Sheet, lane: int) -> Iterator[tuple[int, ...]]:
    """Yield the lanes that a mean may be of: all before it or behind it on its level, up to the next total or mean."""
    before = _run(sheet, lane, range(lane - 1, -1, -1))
    behind = _run(sheet, lane, range(lane + 1, len(sheet.lanes)))
    yield from (run for run in (before, behind, (*before, *behind)) if len(run) >= _FEW)


def _run(sheet: Sheet, lane: int, order: Sequence[int]) -> tuple[int, ...]:
    own = sheet.lanes[lane]
    plain = takewhile(lambda at: not is_labelled(sheet.lanes[at]) and lane_relation(sheet.lanes[at]) != "mean", order)
    return tuple(
        at
        for at in plain
        if sheet.lanes[at].view == own.view
        and lane_relation(sheet.lanes[at]) != "change"
        and not formula(sheet.lanes[at])
        and has_numbers(sheet, at)
    )


def _compared(
    sheet: Sheet, lane: int, parts: Sequence[int], post: int
) -> tuple[Printed, list[Printed], Outcome] | None:
    stated = sheet.number(lane, post)
    slots = [sheet.at(part, post) for part in parts]
    numbers = [slot.printed for slot in slots if slot.state is State.NUMBER and slot.printed]
    if stated is None or len(numbers) != len(slots) or sheet.at(lane, post).state is not State.NUMBER:
        return None
    return stated, numbers, compare_mean(stated, numbers)
