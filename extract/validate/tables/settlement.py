"""Money at hand (예산현액) against where it came from and what became of it, as settlement tables state it.

It is the budget with what was brought over from the year before, moved or taken from the reserve (예산액 + 전년도 이월액 +
이·전용 + 예비비), and it was spent, carried over or left (집행액 + 이월액 + 집행잔액).
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.validate.figures.headings import core, is_percent, lane_relation
from extract.validate.figures.sheet import Lane, Sheet, is_total
from extract.validate.judging.judge import Claim, judge, operand, verdict
from extract.validate.material import Material
from extract.validate.tables.grouping import Group, outcome
from extract.validate.tables.pairs import has_numbers
from extract.vocab import lexicon

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_FEW = 2


def check_settlements(material: Material) -> tuple[Check, ...]:
    """Check the money at hand (예산현액) of every row or column against its sources, and against spent, carried over and left."""
    return tuple(
        check
        for sheet in material.sheets()
        for side in (sheet, sheet.turn())
        for group in (_sources(side), _group(side))
        if group
        for check in _checks(side, group)
    )


def _checks(sheet: Sheet, group: Group) -> Iterator[Check]:
    found = [(post, one) for post in range(len(sheet.posts)) if (one := outcome(sheet, group, post))]
    agree = sum(one.status in _GOOD for _, one in found)
    if not agree or 2 * agree <= len(found):
        return
    for post, one in found:
        stated = sheet.number(group.total, post)
        parts = [part for lane in group.parts if (part := sheet.number(lane, post)) is not None]
        if stated is not None:
            ends = (sheet.posts[post], sheet.lanes[group.total])
            label = " / ".join(" ".join(end.path) for end in ends if end.path)
            claim = Claim("settlement", CheckKind.SUM, label, stated)
            yield judge(claim, verdict(one, blame=Blame.SOURCE), [operand(part) for part in parts])


def _group(sheet: Sheet) -> Group | None:
    """Return the one lane of money at hand and its parts: spent, carried over and left, one lane each (or its total)."""
    lanes = [at for at, lane in enumerate(sheet.lanes) if has_numbers(sheet, at) and not is_percent(lane)]
    current, spent, left = (_of(sheet, lanes, key) for key in ("current", "spent", "left"))
    carried = _of(sheet, lanes, "carried")
    totals = [at for at in carried if any(map(is_total, sheet.lanes[at].path))]
    parts = [*spent, *(totals or carried), *left]
    if len(current) != 1 or len(spent) != 1 or len(left) > 1 or len(parts) < _FEW:
        return None
    return Group(current[0], tuple(parts), firm=True)


def _sources(sheet: Sheet) -> Group | None:
    """Return the one lane of money at hand and what stands right before it: the budget, then what was brought or moved."""
    current = _of(sheet, range(len(sheet.lanes)), "current")
    if len(current) != 1:
        return None
    before = reversed(range(current[0]))
    added = list(takewhile(lambda at: _key(sheet.lanes[at]) in ("brought", "moved"), before))
    base = current[0] - len(added) - 1
    told = bool(added) and base >= 0 and has_numbers(sheet, base) and lane_relation(sheet.lanes[base]) is None
    return Group(current[0], (base, *reversed(added)), firm=True) if told else None


def _of(sheet: Sheet, lanes: Sequence[int], key: str) -> list[int]:
    return [at for at in lanes if _key(sheet.lanes[at]) == key]


def _key(lane: Lane) -> str | None:
    words = lexicon("settlement_words")
    return next((key for text in reversed(lane.path) if (key := words.key(core(text)))), None)
