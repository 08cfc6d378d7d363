"""Two special differences: a balance carried on (현재액 + 증감 = 예상액), and 과부족 below cells of 정원/현원 pairs."""

from collections.abc import Iterator, Sequence
from math import log10

from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.validate.figures.headings import lane_relation
from extract.validate.figures.printed import Printed
from extract.validate.figures.sheet import Sheet
from extract.validate.judging.interval import Outcome, compare_sum
from extract.validate.judging.judge import Claim, judge, operand, verdict
from extract.validate.judging.mending import mends_sum

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_SURE = 4
"""Digits that one slip in a balance is told by."""
_ENOUGH = 3.0
"""Decimal digits that must agree before two lanes are taken for an opening and a closing balance."""


def balance_checks(sheet: Sheet, change: int, pair: tuple[int, int]) -> Iterator[Check]:
    """Yield the checks of the lane behind a difference that adds it to the lane before its pair."""
    opening, closing = min(*pair, change) - 1, max(*pair, change) + 1
    if opening < 0 or closing >= len(sheet.lanes) or not _alike(sheet, (opening, change, closing)):
        return
    found = [
        (post, *one) for post in range(len(sheet.posts)) if (one := _balance(sheet, opening, change, closing, post))
    ]
    agree = [stated for _, stated, parts, one in found if one.status in _GOOD or mends_sum(stated, parts, least=_SURE)]
    digits = sum(log10(1 + float(abs(stated.value) / stated.step)) for stated in agree)
    if not agree or 2 * len(agree) < len(found) or digits < _ENOUGH:
        return
    for post, stated, parts, outcome in found:
        label = " / ".join(" ".join(lane.path) for lane in (sheet.posts[post], sheet.lanes[closing]) if lane.path)
        said = verdict(outcome, blame=Blame.SOURCE)
        yield judge(Claim("balance", CheckKind.SUM, label, stated), said, [operand(part) for part in parts])


def _alike(sheet: Sheet, lanes: Sequence[int]) -> bool:
    kinds = {(lane.view, lane.unit.key if lane.unit else "") for lane in (sheet.lanes[at] for at in lanes)}
    return len(kinds) == 1 and all(lane_relation(sheet.lanes[at]) is None for at in (lanes[0], lanes[-1]))


def _balance(
    sheet: Sheet, opening: int, change: int, closing: int, post: int
) -> tuple[Printed, tuple[Printed, Printed], Outcome] | None:
    first, step, stated = (sheet.number(lane, post) for lane in (opening, change, closing))
    if first is None or step is None or stated is None or not stated.value:
        return None
    return stated, (first, step), compare_sum(stated, (first, step))


def pair_checks(sheet: Sheet) -> Iterator[Check]:
    """Yield the checks of a lane of differences against a lane whose cells print two numbers (``84/90``)."""
    for lane in range(len(sheet.lanes)):
        if lane_relation(sheet.lanes[lane]) == "change" and not sheet.turned:
            yield from _lane_checks(sheet, lane)


def _lane_checks(sheet: Sheet, lane: int) -> Iterator[Check]:
    for other in range(len(sheet.lanes)):
        found = [one for columns in _triples(sheet) if (one := _pair(sheet, lane, other, columns))]
        agree = sum(outcome.status in _GOOD for _, _, outcome in found)
        if not agree or 2 * agree <= len(found):
            continue
        for stated, (first, second), outcome in found:
            claim = Claim("change", CheckKind.DIFFERENCE, " ".join(sheet.lanes[lane].path), stated)
            operands = [operand(second), operand(first, -first.value)]
            yield judge(claim, verdict(outcome, blame=Blame.SOURCE), operands)


def _triples(sheet: Sheet) -> Iterator[tuple[int, int, int]]:
    for at in range(len(sheet.posts) - 2):
        views = [post.view for post in sheet.posts[at : at + 3]]
        if views == ["first", "second", "outer"]:
            yield at, at + 1, at + 2


def _pair(
    sheet: Sheet, lane: int, other: int, columns: tuple[int, int, int]
) -> tuple[Printed, tuple[Printed, Printed], Outcome] | None:
    stated = sheet.number(lane, columns[2])
    first, second = sheet.number(other, columns[0]), sheet.number(other, columns[1])
    if stated is None or first is None or second is None or lane == other:
        return None
    return stated, (first, second), compare_sum(stated, (second, first), (1, -1))
