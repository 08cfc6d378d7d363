"""Differences that tables state: 증감, 비교, 과부족, 차이, (A-B)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log10

from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.validate.figures.headings import formula, is_percent, lane_relation
from extract.validate.figures.printed import Printed, State
from extract.validate.figures.sheet import Sheet
from extract.validate.judging.interval import Outcome, compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.material import Material
from extract.validate.tables.balances import balance_checks, pair_checks
from extract.validate.tables.pairs import Option, Pair, both, candidates, has_numbers, plain_lanes, prefer

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_ONE_PAIR = 2
_ENOUGH = 1.0
"""Decimal digits of agreement that make a pair believable where words and formulas do not name it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A lane that states the difference of a pair, with how well the numbers confirm it."""

    lane: int
    pair: Pair
    support: Option


def check_differences(material: Material) -> tuple[Check, ...]:
    """Check columns and rows that state a difference against the two that they compare."""
    return tuple(check for sheet in material.sheets() for side in (sheet, sheet.turn()) for check in _side_checks(side))


def _side_checks(sheet: Sheet) -> Iterator[Check]:
    for found in find_differences(sheet):
        yield from _checks(sheet, found)
        yield from balance_checks(sheet, found.lane, (found.pair.first, found.pair.second))
    yield from pair_checks(sheet)


def find_differences(sheet: Sheet) -> list[Difference]:
    """Return the lanes of a sheet that state a difference, each with its pair."""
    plain = plain_lanes(sheet)
    lanes = [at for at in range(len(sheet.lanes)) if _states_difference(sheet, at)]
    return [found for lane in lanes if (found := _choose(sheet, lane, plain))]


def _states_difference(sheet: Sheet, lane: int) -> bool:
    rule = formula(sheet.lanes[lane])
    word = lane_relation(sheet.lanes[lane])
    named = rule is not None and rule[1] == "-" and not rule[3]
    return has_numbers(sheet, lane) and (
        (named or (word == "change" and rule is None)) and not is_percent(sheet.lanes[lane])
    )


def _choose(sheet: Sheet, lane: int, plain: list[int]) -> Difference | None:
    pairs = [pair for pair in candidates(sheet, lane, plain) if sheet.lanes[pair.first].view == sheet.lanes[lane].view]
    only = len(pairs) == _ONE_PAIR
    options = [_option(sheet, lane, pair, at, named=pair.named or only) for at, pair in enumerate(pairs)]
    chosen = prefer(options, _ENOUGH)
    if chosen is None or not chosen.agree + chosen.fail:
        return None
    return Difference(lane, pairs[chosen.order], chosen)


def _option(sheet: Sheet, lane: int, pair: Pair, order: int, *, named: bool) -> Option:
    found = [found for post in range(len(sheet.posts)) if (found := _compared(sheet, lane, pair, post))]
    agree = [(number, one) for number, one in found if one.status in _GOOD]
    digits = sum(log10(1 + float(abs(number.value) / (one.width + number.step))) for number, one in agree)
    return Option(order, len(agree), len(found) - len(agree), digits, named)


def _compared(sheet: Sheet, lane: int, pair: Pair, post: int) -> tuple[Printed, Outcome] | None:
    """Return the stated number with how it compares; one in brackets beside plain ones may be negative (회계의 괄호)."""
    stated, numbers = sheet.number(lane, post), both(sheet, pair, post)
    if stated is None or numbers is None or not any([stated.value, numbers[0].value, numbers[1].value]):
        return None
    found = compare_sum(stated, numbers, (1, -1))
    if found.status in _GOOD or not stated.bracketed or _all_bracketed(sheet, lane):
        return stated, found
    negative = replace(stated, value=-stated.value)
    again = compare_sum(negative, numbers, (1, -1))
    return (negative, again) if again.status in _GOOD else (stated, found)


def _all_bracketed(sheet: Sheet, lane: int) -> bool:
    slots = (sheet.at(lane, post) for post in range(len(sheet.posts)))
    return all(slot.printed.bracketed for slot in slots if slot.state is State.NUMBER and slot.printed)


def _checks(sheet: Sheet, found: Difference) -> Iterator[Check]:
    for post in range(len(sheet.posts)):
        compared, numbers = _compared(sheet, found.lane, found.pair, post), both(sheet, found.pair, post)
        if compared is None or numbers is None:
            continue
        stated, one = compared
        label = " / ".join(" ".join(lane.path) for lane in (sheet.posts[post], sheet.lanes[found.lane]) if lane.path)
        claim = Claim("change", CheckKind.DIFFERENCE, label, stated)
        operands = [operand(numbers[0]), operand(numbers[1], -numbers[1].value)]
        yield judge(claim, _verdict(sheet, found, post, one), operands)


def _verdict(sheet: Sheet, found: Difference, post: int, one: Outcome) -> Verdict:
    if one.status not in _GOOD and sheet.at(found.lane, post).state is State.NIL:
        return Verdict(CheckStatus.NOT_CHECKABLE, one, ("stated_number",))
    return verdict(one, firm=found.support.firm, blame=Blame.SOURCE if found.support.agree else Blame.UNDECIDED)
