"""Increases that a line states against a figure elsewhere: in the line above it, or in a table near it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

import regex

from extract.normalize.text import level
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.passages import Passage, passages
from extract.validate.figures.printed import Printed
from extract.validate.figures.quantities import Quantity, of_kind
from extract.validate.figures.sheet import Sheet
from extract.validate.judging.interval import Outcome, compare_ratio, compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.judging.mending import mends_ratio, mends_sum
from extract.validate.material import Material
from extract.validate.prose.changes import against_word
from extract.vocab import fold

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_RATES = ("percent", "percentage_point")
_NEAR = Decimal("0.2")
_REACH = 4
"""How many blocks away a table may stand."""
_FEW = 2


@dataclass(frozen=True, slots=True)
class Rise:
    """A stated change of a new figure over an old one."""

    change: Quantity
    new: Printed
    old: Printed

    def outcome(self) -> Outcome | None:
        """Return how the change compares with what the two figures give."""
        sign = 1 if self.change.printed.value < 0 else self.change.change
        if self.change.kind in _RATES:
            over = (self.new, self.old) if sign > 0 else (self.old, self.new)
            return compare_ratio(self.change.printed, over, self.old)
        return compare_sum(self.change.printed, (self.new, self.old), (sign, -sign))

    def mends(self) -> bool:
        """Return whether one slip in one of the figures explains a comparison that fails."""
        sign = 1 if self.change.printed.value < 0 else self.change.change
        if self.change.kind in _RATES:
            return mends_ratio(self.change.printed, (self.new, self.old), self.old)
        return mends_sum(self.change.printed, (self.new, self.old), (sign, -sign))

    def check(self, said: Verdict) -> Check:
        """Return the record of the comparison."""
        sign = 1 if self.change.printed.value < 0 else self.change.change
        value = self.new.value - self.old.value
        if self.change.kind in _RATES:
            claim = Claim("prose_ratio", CheckKind.RATIO, self.change.label, self.change.printed)
            return judge(claim, said, [operand(self.new, value), operand(self.old)])
        claim = Claim("prose_change", CheckKind.DIFFERENCE, self.change.label, self.change.printed)
        return judge(claim, said, [operand(self.new, self.new.value * sign), operand(self.old, -self.old.value * sign)])


def check_growths(material: Material) -> tuple[Check, ...]:
    """Check stated increases whose new figure stands in the line above, or both of whose figures stand in a table."""
    found = passages(material)
    sheets = material.sheets()
    return tuple(
        check
        for at, passage in enumerate(found)
        for change in passage.quantities
        if change.change and change.printed.value
        for check in _checks(found, at, change, sheets)
    )


def _checks(found: Sequence[Passage], at: int, change: Quantity, sheets: Sequence[Sheet]) -> Iterator[Check]:
    passage = found[at]
    plain = level(passage.line.text)
    before = [one for one in passage.quantities if one.end <= change.start and not one.change]
    base = before[-1] if before and against_word().match(plain, before[-1].end) else None
    if base and len(list(of_kind(before, base.kind))) == 1 and (change.kind in _RATES or change.kind == base.kind):
        yield from _over_line(found[at - 1] if at else None, passage, change, base)
    elif not base and against_word().search(plain):
        yield from _in_tables(passage, change, sheets)


def _over_line(above: Passage | None, passage: Passage, change: Quantity, base: Quantity) -> Iterator[Check]:
    """Yield the check of ``1,750명`` over ``2023년 1,612명 대비 138명 증가``: the new figure is the only one above."""
    if above is None or not _leads_to(above, passage):
        return
    news = [one for one in of_kind(above.quantities, base.kind) if not one.change]
    news = [one for one in news if not one.depth] or news
    if len(news) != 1 or any(one.about for one in (news[0], base, change)):
        return
    rise = Rise(change, news[0].printed, base.printed)
    outcome = rise.outcome()
    near = outcome and abs(outcome.delta) <= abs(change.printed.value) * _NEAR
    if outcome and (outcome.status in _GOOD or near or rise.mends()):
        yield rise.check(verdict(outcome))


def _leads_to(above: Passage, passage: Passage) -> bool:
    below = above.line.section in {passage.line.section, *passage.line.above}
    return below or above.line.above == passage.line.above


def _in_tables(passage: Passage, change: Quantity, sheets: Sequence[Sheet]) -> Iterator[Check]:
    block = passage.line.source.block
    for sheet in sheets:
        place = sheet.grid.table.source.block
        if block is None or place is None or not 0 < abs(place - block) <= _REACH:
            continue
        rise = next(_rises(passage, change, sheet), None)
        if rise:
            yield rise[0].check(verdict(rise[1]))
            yield from _amounts(passage, rise[0])
            return


def _amounts(passage: Passage, rise: Rise) -> Iterator[Check]:
    """Yield the check of the change itself beside its rate: ``전년 대비 4.7% 증가(276,330천원)``."""
    value = abs(rise.new.value - rise.old.value)
    for one in passage.quantities:
        if one.kind not in _RATES and one.printed.value == value and rise.change.kind in _RATES:
            change = replace(one, change=rise.change.change)
            again = Rise(change, rise.new, rise.old)
            outcome = again.outcome()
            if outcome and outcome.status in _GOOD:
                yield again.check(verdict(outcome))


def _rises(passage: Passage, change: Quantity, sheet: Sheet) -> Iterator[tuple[Rise, Outcome]]:
    """Yield the pairs of numbers of one row that the line speaks of and that give the stated change exactly.

    A row with many numbers gives some pair for every short change: it says something only about long ones.
    """
    own = {one.printed.value for one in passage.quantities if one.kind not in _RATES}
    said = fold(level(passage.line.text))
    if change.printed.value <= change.printed.step * _REACH:
        return
    for lane in range(len(sheet.lanes)):
        row = [one.base() for post in range(len(sheet.posts)) if (one := sheet.number(lane, post)) is not None]
        pairs = tuple(permutations(row, 2))
        if change.printed.value < change.printed.step * len(pairs) * _FEW:
            continue
        named = any(len(fold(text)) > _FEW and fold(_bare(text)) in said for text in sheet.lanes[lane].path)
        rises = [Rise(change, new, old) for new, old in pairs]
        known = [rise for rise in rises if named or {rise.new.value, abs(rise.new.value - rise.old.value)} & own]
        found = ((rise, rise.outcome()) for rise in known)
        yield from ((rise, one) for rise, one in found if one and one.status is CheckStatus.EXACT)


def _bare(text: str) -> str:
    return regex.sub(r"\([^()]*\)", "", level(text))
