"""Rates that tables state: 집행률, 달성률, 증감률, 구성비, (B-A)/A."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import log10

from extract.grid.model import RowRole
from extract.normalize.text import level
from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.validate.figures.headings import core, formula, is_percent, lane_relation
from extract.validate.figures.printed import Printed, State
from extract.validate.figures.quantities import percent
from extract.validate.figures.sheet import Lane, Sheet
from extract.validate.judging.interval import Outcome, compare_ratio, compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.material import Material
from extract.validate.tables.differences import find_differences
from extract.validate.tables.pairs import Option, Pair, candidates, has_numbers, plain_lanes, prefer
from extract.vocab import fold, lexicon

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_ENOUGH = 2.0
"""Decimal digits of agreement that make a pair believable where neither words nor a formula name it."""
_WHOLE = Decimal(100)
_BOTH_WAYS = 2
"""Pairs of two lanes, in either order."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to compute a rate.

    Attributes:
        kind: rate (part of whole), growth (difference of base) or share (part of the total at another post).
        pair: part and whole, or new and old; for a share the lane twice.
        named: whether words or a formula say so.
        change: the lane that prints the difference, or None.
        total: the post that holds the whole, for a share.
        either: whether less may be better, so that the rate may be the whole by the part (달성률 of 처리기간).
    """

    kind: str
    pair: Pair
    named: bool = False
    change: int | None = None
    total: int | None = None
    either: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """The numbers of one computation: what is divided, by what, and both as operands."""

    over: tuple[Printed, ...]
    base: Printed

    def number(self) -> Decimal:
        """Return what is divided."""
        return self.over[0].value - sum((part.value for part in self.over[1:]), Decimal(0))


def check_ratios(material: Material) -> tuple[Check, ...]:
    """Check columns and rows that state rates against the numbers that they come from."""
    return tuple(
        check
        for sheet in material.sheets()
        for side in (sheet, sheet.turn())
        for lane in range(len(side.lanes))
        for check in _lane_checks(side, lane)
    )


def _lane_checks(sheet: Sheet, lane: int) -> Iterator[Check]:
    kind = rate_kind(sheet, lane)
    if not kind or not has_numbers(sheet, lane):
        return
    readings = list(_readings(sheet, lane, kind))
    chosen = _choose(sheet, lane, readings)
    if chosen:
        others = [one for one in readings if one.named and one is not chosen[0]]
        yield from _checks(sheet, lane, chosen, others)


def rate_kind(sheet: Sheet, lane: int) -> str | None:
    """Return what rate a lane states: growth, share, rate; None where it states none."""
    rule = formula(sheet.lanes[lane])
    if rule and (rule[1] == "/" or rule[3]):
        return "growth" if rule[1] == "-" else "rate"
    word = lane_relation(sheet.lanes[lane])
    if word in ("growth", "share", "rate"):
        return word
    if not is_percent(sheet.lanes[lane]) or sheet.lanes[lane].view != "outer":
        return None
    return {"change": "growth", None: "rate"}.get(word)


def _readings(sheet: Sheet, lane: int, kind: str) -> Iterator[Reading]:
    plain = [at for at in plain_lanes(sheet) if at != lane and sheet.lanes[at].view != "inner"]
    changes = {(found.pair.first, found.pair.second): found.lane for found in find_differences(sheet)}
    pairs = candidates(sheet, lane, plain)
    if kind == "growth":

        def named(pair: Pair) -> bool:
            return pair.named or len(pairs) == _BOTH_WAYS or _says_base(sheet, lane, pair.second)

        yield from (Reading("growth", pair, named(pair), changes.get((pair.first, pair.second))) for pair in pairs)
        return
    if kind == "share" or sheet.lanes[lane].view == "inner":
        yield from _shares(sheet, lane, plain)
    if sheet.lanes[lane].view != "inner":
        either = any(lexicon("rate_terms").key(core(text)) == "reached" for text in sheet.lanes[lane].path)
        yield from (Reading("rate", pair, pair.named or _worded(sheet, pair), either=either) for pair in pairs)
        yield from (Reading("growth", Pair(*ends), change=at) for ends, at in changes.items() if at == lane - 1)


def _shares(sheet: Sheet, lane: int, plain: Sequence[int]) -> Iterator[Reading]:
    totals = [at for at, post in enumerate(sheet.posts) if post.role is RowRole.TOTAL]
    own = [at for at in plain if sheet.lanes[at].index == sheet.lanes[lane].index]
    for total in totals:
        for at in own or plain:
            named = bool(own) or (len(plain) == 1 and _makes_hundred(sheet, lane, total))
            yield Reading("share", Pair(at, at), named=named, total=total)


def _makes_hundred(sheet: Sheet, lane: int, total: int) -> bool:
    """Return whether a lane of shares says that its total is the whole: a hundred, which all others of it make."""
    whole = sheet.number(lane, total)
    posts = [post for post in range(len(sheet.posts)) if post != total]
    parts = [one for post in posts if (one := sheet.number(lane, post)) is not None]
    if whole is None or whole.value != _WHOLE or len(parts) < _BOTH_WAYS:
        return False
    shares = [replace(part, unit=percent()) for part in parts]
    return compare_sum(replace(whole, unit=percent()), shares).status in _GOOD


def _says_base(sheet: Sheet, lane: int, base: int) -> bool:
    """Return whether a heading names what it compares with: ``’24년 최종 대비`` over the column ``’24년 최종예산``."""
    words = level(sheet.lanes[lane].label).split()
    said = [fold(word) for word in words if lexicon("change_words").key(word) != "against"]
    return len(said) < len(words) and bool(said) and all(word in fold(level(sheet.lanes[base].label)) for word in said)


def _worded(sheet: Sheet, pair: Pair) -> bool:
    words = lexicon("rate_terms")
    first = [words.key(core(text)) for text in sheet.lanes[pair.first].path]
    second = [words.key(core(text)) for text in sheet.lanes[pair.second].path]
    return "part" in first and "whole" in second


def terms_of(sheet: Sheet, reading: Reading, post: int, stated: Printed | None) -> Terms | None:
    """Return the numbers that a reading computes with at a post; None where one is missing.

    A printed difference is taken where it is right, or where the stated rate follows from it: then it alone is wrong.
    """
    first = sheet.number(reading.pair.first, post)
    if reading.total is not None:
        base = sheet.number(reading.pair.first, reading.total)
        return Terms((first,), base) if first and base else None
    second = sheet.number(reading.pair.second, post)
    if first is None or second is None:
        return None
    if reading.kind == "rate":
        turned = reading.either and stated is not None and _only_turned(stated, first, second)
        return Terms((second,), first) if turned else Terms((first,), second)
    change = sheet.number(reading.change, post) if reading.change is not None else None
    if change is None:
        return Terms((first, second), second)
    follows = compare_ratio(stated, (change,), second) if stated is not None else None
    holds = compare_sum(change, (first, second), (1, -1)).status in _GOOD or (follows and follows.status in _GOOD)
    return Terms((change,), second) if holds else Terms((first, second), second)


def _only_turned(stated: Printed, part: Printed, whole: Printed) -> bool:
    """Return whether a rate is that of the whole by the part, to its last digit, and not that of the part by the whole."""
    plain, turned = compare_ratio(stated, (part,), whole), compare_ratio(stated, (whole,), part)
    return turned is not None and turned.status in _GOOD and (plain is None or plain.status not in _GOOD)


def _outcome(sheet: Sheet, lane: int, reading: Reading, post: int) -> Outcome | None:
    stated = sheet.number(lane, post)
    found = terms_of(sheet, reading, post, stated)
    if stated is None or found is None or sheet.at(lane, post).state is State.NIL:
        return None
    return compare_ratio(stated, found.over, found.base)


def _choose(sheet: Sheet, lane: int, readings: Sequence[Reading]) -> tuple[Reading, Option] | None:
    options = [_option(sheet, lane, reading, at) for at, reading in enumerate(readings)]
    chosen = prefer(options, _ENOUGH)
    if chosen is None or not (chosen.agree or chosen.named):
        return None
    return readings[chosen.order], chosen


def _option(sheet: Sheet, lane: int, reading: Reading, order: int) -> Option:
    found = [(post, one) for post in range(len(sheet.posts)) if (one := _outcome(sheet, lane, reading, post))]
    agree = [post for post, one in found if one.status in _GOOD]
    fail = [post for post, one in found if one.status in (CheckStatus.INCONSISTENT, CheckStatus.LAST_DIGIT)]
    digits = sum(_digits(sheet.number(lane, post)) for post in agree)
    return Option(order, len(agree), len(fail), digits, reading.named)


def _digits(stated: Printed | None) -> float:
    if stated is None or stated.value in (0, _WHOLE):
        return 0.3
    return log10(1 + float(abs(stated.value) / stated.step))


def _agrees(sheet: Sheet, lane: int, reading: Reading, post: int) -> bool:
    found = _outcome(sheet, lane, reading, post)
    return found is not None and found.status in _GOOD


def _looks_like_rate(lane: Lane, stated: Printed) -> bool:
    """Return whether a number is printed as a rate: in a lane of per cent, or with decimals (요율 may be a row of scores)."""
    return stated.step < 1 or stated.kind == "percent" or is_percent(lane) or any("%" in text for text in lane.path)


def _checks(sheet: Sheet, lane: int, chosen: tuple[Reading, Option], others: Sequence[Reading]) -> Iterator[Check]:
    reading, support = chosen
    for post in range(len(sheet.posts)):
        one, stated = _outcome(sheet, lane, reading, post), sheet.number(lane, post)
        found = terms_of(sheet, reading, post, stated)
        if one is None or found is None or stated is None:
            continue
        label = " / ".join(" ".join(end.path) for end in (sheet.posts[post], sheet.lanes[lane]) if end.path)
        claim = Claim("ratio" if reading.kind == "rate" else reading.kind, CheckKind.RATIO, label, stated)
        firm = support.firm and bool(support.agree or _looks_like_rate(sheet.lanes[lane], stated))
        said = verdict(one, firm=firm, blame=Blame.SOURCE if support.agree else Blame.UNDECIDED)
        if said.status is CheckStatus.INCONSISTENT and any(_agrees(sheet, lane, other, post) for other in others):
            said = Verdict(CheckStatus.SCOPE_DIFFERS, one, ("base",))
        yield judge(claim, said, [operand(found.over[0], found.number()), operand(found.base)])
