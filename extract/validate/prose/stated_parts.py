"""Wholes that a line states together with their parts (내역): ``총 11명 (5급 1, 6급 3, 7급 5, 9급 2)``."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

import regex

from extract.errors import NormalizeError
from extract.normalize.breakdown import Breakdown, find_breakdowns
from extract.normalize.breakdown import Quantity as Stated
from extract.normalize.text import level, tight
from extract.normalize.unit import Unit, parse_unit
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.source import Source
from extract.validate.figures.printed import Printed, won
from extract.validate.judging.interval import Outcome, compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.judging.mending import counts_twice, mends_sum
from extract.validate.material import Material
from extract.vocab import lexicon

_FAR = Decimal("0.2")
_ONE = Decimal(1)
_HUNDRED_MILLION = Decimal(10**8)


def check_stated_parts(material: Material) -> tuple[Check, ...]:
    """Check every whole that a line or a cell of words divides into parts."""
    return tuple(check for text, source in material.texts() for check in _text_checks(text, source))


def _text_checks(text: str, source: Source) -> Iterator[Check]:
    near = find_breakdowns(text)
    known = [range(one.start, one.end) for one in near]
    far = [one for one in find_breakdowns(text, near=False) if not any(one.start in span for span in known)]
    for found in (*near, *far):
        posts = any(lexicon("staff_kinds").key((part.label or "").split(" ")[-1]) for part in found.parts)
        if not _is_bound(text, found) and not posts:
            yield from _check(found, text, source, sure=found in near)


@cache
def _bound() -> regex.Pattern[str]:
    words = lexicon("modifiers").words("at_most")
    each = lexicon("check_words").words("each")
    return regex.compile(rf"(?:{tight([*words, *each])})[^,;:()]{{0,6}}$")


def _is_bound(text: str, found: Breakdown) -> bool:
    """Return whether the whole is an upper bound or a price (최대 10만원, 1인당): its parts are cases, not parts."""
    return _bound().search(level(text)[: found.start]) is not None


def _unit(text: str | None) -> Unit | None:
    if not text:
        return None
    try:
        return parse_unit(text)
    except NormalizeError:
        return Unit("other", "count", _ONE, text)


def _printed(stated: Stated, source: Source, unit: Unit | None) -> Printed:
    return Printed(stated.value, stated.step, stated.raw, source.span(stated.start, stated.end), unit)


def _is_large(unit: Unit, whole: Stated) -> bool:
    """Return whether a sum is told in won: one in 억 or 조, or one of several scale words (3억 5천만원)."""
    return unit.kind == "money" and (
        unit.factor >= _HUNDRED_MILLION or not whole.raw.endswith(f"{whole.value:,f}{unit.text}")
    )


def _check(found: Breakdown, text: str, source: Source, *, sure: bool) -> Iterator[Check]:
    """Yield the check of a whole; parts of another size than it (not ``sure``) count if 총 or one slip says they are parts."""
    unit = _unit(found.whole.unit)
    whole = _printed(found.whole, source, unit)
    parts = [_printed(part, source, unit) for part in found.parts]
    if unit is not None and _is_large(unit, found.whole):
        whole, *parts = (replace(one.base(), unit=won()) for one in (whole, *parts))
    if sum(part.value == whole.value for part in parts) and sum(bool(part.value) for part in parts) > 1:
        return
    outcome = compare_sum(whole, parts)
    if not sure and (found.open_ended or not (_is_claimed(found, text) or mends_sum(whole, parts, turned=True))):
        return
    said = verdict(outcome)
    if outcome.status in (CheckStatus.INCONSISTENT, CheckStatus.LAST_DIGIT):
        mended = not found.open_ended and mends_sum(whole, parts, turned=True)
        said = said if mended and not counts_twice(text) else _failed(found, text, said, whole)
    yield judge(
        Claim("stated_parts", CheckKind.SUM, found.whole.label or "", whole), said, [operand(part) for part in parts]
    )


def _is_near(outcome: Outcome, whole: Decimal) -> bool:
    """Return whether parts miss their whole by so little, or exceed it by so little, that they must be all of them."""
    return -whole <= outcome.delta <= whole * _FAR


@cache
def _total() -> regex.Pattern[str]:
    return regex.compile(rf"(?:^|[\s(:]){tight(lexicon('check_words').words('total', 'sum'))} ?$")


def _is_claimed(found: Breakdown, text: str) -> bool:
    """Return whether 총 or 계 stands before a whole."""
    return _total().search(level(text)[: found.start]) is not None


def _failed(found: Breakdown, text: str, said: Verdict, whole: Printed) -> Verdict:
    """Return the verdict of a mismatch: parts may be open-ended or named as examples, unless 총 claims the whole."""
    outcome = said.outcome
    about = lexicon("modifiers").key(level(text)[found.whole.end :].strip().split("(")[0].split(" ")[0]) == "about"
    claimed = _is_claimed(found, text)
    far = outcome is not None and outcome.status is CheckStatus.INCONSISTENT and not _is_near(outcome, whole.value)
    twice = counts_twice(text)
    if found.open_ended or about or twice or (far and not claimed):
        missing = "other_parts" if found.open_ended or far or twice else "exact_figures"
        return replace(said, status=CheckStatus.NOT_CHECKABLE, missing=(missing,))
    return said
