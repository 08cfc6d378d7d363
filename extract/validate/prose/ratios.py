"""Rates that running text states beside the two figures that they come from: ``399억원 절감(절감률 3.53%)``."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex

from extract.normalize.number import DIGITS, parse_digits
from extract.normalize.text import level
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.headings import relation
from extract.validate.figures.passages import Passage, passages
from extract.validate.figures.printed import Printed
from extract.validate.figures.quantities import Quantity, of_kind
from extract.validate.judging.interval import compare_ratio
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.judging.mending import mends_ratio
from extract.validate.material import Material
from extract.vocab import fold, lexicon

_GAP = 14
_FEW = 2
_NEAR = Decimal("0.2")
_RATES = ("percent", "percentage_point")
_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_FAILED = (CheckStatus.INCONSISTENT, CheckStatus.LAST_DIGIT)


def check_prose_ratios(material: Material) -> tuple[Check, ...]:
    """Check rates in brackets against the figures beside them: named rates (…률), and those that name their base."""
    found = passages(material)
    return tuple(check for passage in found for check in (*_checks(passage), *_based(passage), *_fractions(passage)))


@cache
def _base_word() -> regex.Pattern[str]:
    words = [*lexicon("change_words").words("against"), *lexicon("check_words").words("of_base")]
    return regex.compile(r"\s*\L<words>\s*", words=words)


def _based(passage: Passage) -> Iterator[Check]:
    """Yield the checks of ``284명(목표 270명 대비 105.2%)`` and ``6,412호(전체 14,870호의 43.1%)``."""
    plain = level(passage.line.text)
    for rate in of_kind(passage.quantities, "percent"):
        before = [one for one in passage.quantities if one.end <= rate.start]
        if rate.change or len(before) < _FEW or before[-1].kind in _RATES:
            continue
        base, parts = before[-1], list(of_kind(before[:-1], before[-1].kind))
        if not _base_word().fullmatch(plain[base.end : rate.start]) or not parts:
            continue
        part = parts[-1]
        if part.depth or base.depth != 1 or plain[part.end : base.start].count("(") != 1 or part.about or base.about:
            continue
        yield from _share(rate, part, base)


def _turned(rate: Quantity, part: Quantity, base: Quantity) -> tuple[Quantity, Quantity]:
    """Return part and base, exchanged where a rate of reaching a target holds only so: less may be better (처리기간)."""
    reached = lexicon("rate_terms").words("reached")
    if not any(fold(one.label).endswith(reached) for one in (rate, base)):
        return part, base
    plain = compare_ratio(rate.printed, (part.printed,), base.printed)
    other = compare_ratio(rate.printed, (base.printed,), part.printed)
    only = other is not None and other.status in _GOOD and (plain is None or plain.status not in _GOOD)
    return (base, part) if only else (part, base)


def _share(rate: Quantity, part: Quantity, base: Quantity) -> Iterator[Check]:
    part, base = _turned(rate, part, base)
    outcome = compare_ratio(rate.printed, (part.printed,), base.printed)
    if outcome is None:
        return
    said = verdict(outcome)
    far = abs(outcome.delta) > rate.printed.value * _NEAR
    if outcome.status in _FAILED and far and not mends_ratio(rate.printed, (part.printed,), base.printed):
        said = Verdict(CheckStatus.NOT_CHECKABLE, outcome, ("base",))
    claim = Claim("prose_ratio", CheckKind.RATIO, rate.label, rate.printed)
    yield judge(claim, said, [operand(part.printed), operand(base.printed)])


_FRACTION = regex.compile(
    rf" ?\(\s*(?P<part>{DIGITS})\s?[^\s\d()/~]{{0,4}}\s?/\s?(?P<base>{DIGITS})\s?[^\s\d()/~]{{0,4}}\s*\)"
)


def _fractions(passage: Passage) -> Iterator[Check]:
    """Yield the checks of rates with their fraction in brackets: ``달성률 95.2%(4,283 / 4,500)``."""
    plain = level(passage.line.text)
    for rate in of_kind(passage.quantities, "percent"):
        found = _FRACTION.match(plain, rate.end)
        if not found or rate.change:
            continue
        part, base = (_printed(passage, found, name) for name in ("part", "base"))
        outcome = compare_ratio(rate.printed, (part,), base)
        turned = compare_ratio(rate.printed, (base,), part)
        good = [one for one in (outcome, turned) if one and one.status in _GOOD]
        named = relation(rate.label) == "rate" or (outcome is not None and mends_ratio(rate.printed, (part,), base))
        if outcome is None or (not good and not named and abs(outcome.delta) > rate.printed.value * _NEAR):
            continue
        over = (base, part) if good and good[0] is turned else (part, base)
        said = verdict(good[0] if good else outcome)
        yield judge(
            Claim("prose_ratio", CheckKind.RATIO, rate.label, rate.printed), said, [operand(one) for one in over]
        )


def _printed(passage: Passage, found: regex.Match[str], name: str) -> Printed:
    start, end = found.span(name)
    number = parse_digits(found[name])
    return Printed(number.value, number.step, passage.line.text[start:end], passage.line.source.span(start, end))


def _checks(passage: Passage) -> Iterator[Check]:
    for rate in of_kind(passage.quantities, "percent"):
        if not rate.depth or relation(rate.label) not in ("rate", "growth", "share"):
            continue
        part, base = _pair(passage, rate)
        part, base = _turned(rate, part, base) if part and base else (part, base)
        outcome = compare_ratio(rate.printed, (part.printed,), base.printed) if part and base else None
        if not part or not base or not outcome:
            continue
        said = verdict(outcome)
        named = _is_of(rate, part) or mends_ratio(rate.printed, (part.printed,), base.printed)
        if outcome.status is CheckStatus.INCONSISTENT and not named:
            said = Verdict(CheckStatus.NOT_CHECKABLE, outcome, ("base",))
        yield judge(
            Claim("prose_ratio", CheckKind.RATIO, rate.label, rate.printed),
            said,
            [operand(part.printed), operand(base.printed)],
        )


def _is_of(rate: Quantity, part: Quantity) -> bool:
    """Return whether a rate is named after the part: 수료율 behind 수료 287명."""
    stems = [fold(rate.label).removesuffix(word) for word in lexicon("relations").words("rate")]
    return bool(part.label) and fold(part.label.split(" ")[-1]) in stems


def _pair(passage: Passage, rate: Quantity) -> tuple[Quantity | None, Quantity | None]:
    before = [one for one in passage.quantities if one.end <= rate.start and rate.start - one.end <= _GAP]
    part = before[-1] if before else None
    if part is None or part.kind in ("percent", "percentage_point"):
        return None, None
    others = [one for one in of_kind(passage.quantities, part.kind) if one is not part]
    larger = [one for one in others if one.printed.value > part.printed.value]
    return part, larger[0] if len(larger) == 1 and len(others) == 1 else None
