"""Changes that running text states: ``457명으로 전년 동기 443명 대비 14명 증가``, ``72명 → 91명(19명 증가)``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from extract.normalize.text import level
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.passages import Passage, around, passages
from extract.validate.figures.quantities import Quantity
from extract.validate.judging.interval import compare_ratio, compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.judging.mending import mends_ratio
from extract.validate.material import Material
from extract.vocab import fold, lexicon

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_REACH = 4
_GAP = 16
_ARROWS = "→⇒➔➡➢▷▶‣"
_CLOSE = 2
"""Signs between a change and a percentage in brackets that belongs to it."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stated change with the two figures that it lies between; ``strict`` if the sentence itself names both."""

    change: Quantity
    new: Quantity
    old: Quantity
    strict: bool


def check_prose_changes(material: Material) -> tuple[Check, ...]:
    """Check stated increases and decreases against the figures that they lie between."""
    found = passages(material)
    return tuple(check for at in range(len(found)) for check in _line_checks(found, at))


def _line_checks(found: Sequence[Passage], at: int) -> Iterator[Check]:
    for change in found[at].quantities:
        if not change.change or not change.printed.value or _is_result(found[at], change):
            continue
        if change.kind == "percent":
            yield from _growth(found[at], change)
        step = _step(found, at, change)
        if step:
            yield _judged(step)
        yield from _rate(found[at], change, step)


def _growth(passage: Passage, rate: Quantity) -> Iterator[Check]:
    """Yield the check of a percentage of increase: ``5조 1,288억원(5조 56억원 대비 2.5% 증가)``, ``37% 증가(9명→12명)``."""
    others = [one for one in passage.quantities if one.kind not in ("percent", "percentage_point")]
    plain = level(passage.line.text)
    for first, second in pairwise(others):
        between = plain[second.end : rate.start]
        against = against_word().match(between) and len(between) <= _GAP
        arrow = (
            any(sign in plain[first.end : second.start] for sign in _ARROWS)
            and abs(rate.start - first.start) <= 2 * _GAP
        )
        listed = between.strip() == "," and second.depth > first.depth and rate.depth == second.depth
        if first.kind == second.kind and (against or arrow or listed):
            new, old = (first, second) if against or listed else (second, first)
            yield from _growth_check(rate, new, old, strict=bool(against))


def _growth_check(rate: Quantity, new: Quantity, old: Quantity, *, strict: bool) -> Iterator[Check]:
    sign = _sign(rate)
    over = (new.printed, old.printed) if sign > 0 else (old.printed, new.printed)
    outcome = compare_ratio(rate.printed, over, old.printed)
    if outcome and (strict or outcome.status in _GOOD):
        claim = Claim("prose_ratio", CheckKind.RATIO, rate.label, rate.printed)
        value = over[0].value - over[1].value
        yield judge(claim, verdict(outcome), [operand(new.printed, value), operand(old.printed)])


def _is_result(passage: Passage, change: Quantity) -> bool:
    """Return whether a figure is what something changed from or to (``13.6% → 1.3% 감소``), not the change itself."""
    plain = level(passage.line.text)
    before, behind = plain[: change.start].rstrip(" ("), plain[change.end :].lstrip(" )")
    return before[-1:] in tuple(_ARROWS) or behind[:1] in tuple(_ARROWS)


def _step(found: Sequence[Passage], at: int, change: Quantity) -> Step | None:
    own = [one for one in found[at].quantities if one is not change and _comparable(one, change)]
    strict = _strict(found[at], change, own)
    if strict:
        return strict
    others = [one for near in around(found, at, _REACH) for one in near.quantities if _comparable(one, change)]
    pairs = [*_pairs(own, own), *_pairs(own, others), *_pairs(others, own)]
    if not own or not (own[0].label or _has_against(found[at])):
        return None
    fitting = [Step(change, new, old, strict=False) for new, old in pairs if _fits(change, new, old)]
    named = [step for step in fitting if _named(step)] or [step for step in fitting if _has_against(found[at])]
    return named[0] if named else None


def _comparable(one: Quantity, change: Quantity) -> bool:
    rates = ("percent", "percentage_point")
    return (one.kind == change.kind or (one.kind in rates and change.kind in rates)) and not one.change


def _pairs(ones: Sequence[Quantity], others: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    return ((one, other) for one in ones for other in others if one is not other)


def _fits(change: Quantity, new: Quantity, old: Quantity) -> bool:
    sign = _sign(change)
    outcome = compare_sum(change.printed, (new.printed, old.printed), (sign, -sign))
    return outcome.status is CheckStatus.EXACT


def _sign(change: Quantity) -> int:
    """Return 1 where the change is printed with its sign or is an increase, -1 for a decrease without sign."""
    return 1 if change.printed.value < 0 else change.change


def _named(step: Step) -> bool:
    """Return whether both figures carry the same label, or the change stands right behind the new one."""
    new, old = fold(step.new.label), fold(step.old.label)
    return bool(new) and new == old and 0 <= step.change.start - step.new.end <= _GAP


def _strict(passage: Passage, change: Quantity, own: Sequence[Quantity]) -> Step | None:
    """Return the step of ``A … B 대비 C 증가``, ``B → A(C 증가)`` and ``C 증액(B → A)``, or None."""
    plain = level(passage.line.text)
    before, behind = [one for one in own if one.end <= change.start], [one for one in own if one.start >= change.end]
    if len(before) < 2:  # noqa: PLR2004 - two figures
        return _explained(plain, change, behind)
    first, last = before[-2], before[-1]
    if against_word().match(plain, last.end) and change.start - last.end <= _GAP:
        between = any(first.end <= one.start < last.start for one in passage.quantities)
        return Step(change, first, last, strict=True) if last.start - first.end <= _GAP and not between else None
    arrow = any(sign in plain[first.end : last.start] for sign in _ARROWS)
    return Step(change, last, first, strict=True) if arrow and change.start - last.end <= _GAP // 4 else None


def _explained(plain: str, change: Quantity, behind: Sequence[Quantity]) -> Step | None:
    """Return the step of a change whose two figures alone stand in the brackets right behind it, with an arrow between."""
    if len(behind) < 2 or any(one.depth <= change.depth for one in behind[:2]):  # noqa: PLR2004 - two figures
        return None
    old, new = behind[:2]
    opened = regex.fullmatch(r"\s?[\p{L}↑↓]{0,4}\s?\(\s?[\p{L}\d’'‘.]{0,8}\s*", plain[change.end : old.start])
    arrow = any(sign in plain[old.end : new.start] for sign in _ARROWS)
    closed = ")" not in plain[old.end : new.start] and plain[new.end :].lstrip()[:1] == ")"
    return Step(change, new, old, strict=True) if opened and arrow and closed else None


@cache
def against_word() -> regex.Pattern[str]:
    """Return the pattern of a word behind a figure that makes it the base of a comparison (대비), its bracket closed before."""
    return regex.compile(r"[)\s]*\L<words>", words=list(lexicon("change_words").words("against")))


def _has_against(passage: Passage) -> bool:
    words = (*lexicon("change_words").words("against"), *lexicon("check_words").words("target"))
    return any(word in passage.line.text for word in words)


def _judged(step: Step) -> Check:
    sign = _sign(step.change)
    outcome = compare_sum(step.change.printed, (step.new.printed, step.old.printed), (sign, -sign))
    said = verdict(outcome)
    about = any(one.about for one in (step.change, step.new, step.old))
    if outcome.status not in _GOOD and (about or not step.strict):
        said = Verdict(CheckStatus.NOT_CHECKABLE, outcome, ("exact_figures",))
    operands = [
        operand(step.new.printed, sign * step.new.printed.value),
        operand(step.old.printed, -sign * step.old.printed.value),
    ]
    return judge(
        Claim("prose_change", CheckKind.DIFFERENCE, step.new.label or step.change.label, step.change.printed),
        said,
        operands,
    )


def _rate(passage: Passage, change: Quantity, step: Step | None) -> Iterator[Check]:
    """Yield the check of a percentage right behind a change: ``2,313억원(4.1%) 초과``, ``4,000억원 증가, 4.3%↑``."""
    near = [one for one in passage.quantities if one.kind == "percent" and 0 <= one.start - change.end <= _GAP]
    if not near or change.kind in ("percent", "percentage_point"):
        return
    plain = level(passage.line.text)
    before = [one for one in passage.quantities if one.end <= change.start and one.kind == change.kind]
    said = bool(before) and against_word().match(plain, before[-1].end) is not None
    base = step.old if step else before[-1] if said else None
    if base:
        outcome = compare_ratio(near[0].printed, (change.printed,), base.printed)
        inside = near[0].depth > change.depth and near[0].start - change.end <= _CLOSE
        sure = said and base is before[-1] and inside and not base.about
        if outcome and (sure or outcome.status in (*_GOOD, CheckStatus.LAST_DIGIT)):
            claim = Claim("prose_ratio", CheckKind.RATIO, change.label, near[0].printed)
            yield judge(claim, verdict(outcome), [operand(change.printed), operand(base.printed)])
        return
    yield from _rate_of_new(passage, change, near[0])


def _rate_of_new(passage: Passage, change: Quantity, rate: Quantity) -> Iterator[Check]:
    """Yield the check against new minus change, where only the new figure is printed."""
    for new in passage.quantities:
        if new is change or new.kind != change.kind or new.change:
            continue
        value = new.printed.value - change.change * change.printed.value
        base = type(new.printed)(value, new.printed.step, new.printed.raw, new.printed.source, new.printed.unit)
        outcome = compare_ratio(rate.printed, (change.printed,), base)
        if outcome and (outcome.status in _GOOD or mends_ratio(rate.printed, (change.printed,), base)):
            claim = Claim("prose_ratio", CheckKind.RATIO, change.label, rate.printed)
            yield judge(claim, verdict(outcome), [operand(change.printed), operand(base)])
            return
