"""Money at hand against what became of it (예산현액 = 집행액 + 이월액 + 집행잔액), as settlement tables state it."""

from collections.abc import Iterator, Sequence

from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.validate.figures.headings import core, is_percent
from extract.validate.figures.sheet import Lane, Sheet, is_total
from extract.validate.judging.judge import Claim, judge, operand, verdict
from extract.validate.material import Material
from extract.validate.tables.grouping import Group, outcome
from extract.validate.tables.pairs import has_numbers
from extract.vocab import lexicon

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_FEW = 2


def check_settlements(material: Material) -> tuple[Check, ...]:
    """Check the money at hand (예산현액) of every row or column against spent, carried over and left, where they are printed."""
    return tuple(check for sheet in material.sheets() for side in (sheet, sheet.turn()) for check in _side_checks(side))


def _side_checks(sheet: Sheet) -> Iterator[Check]:
    group = _group(sheet)
    found = [(post, one) for post in range(len(sheet.posts)) if group and (one := outcome(sheet, group, post))]
    agree = sum(one.status in _GOOD for _, one in found)
    if group is None or not agree or 2 * agree <= len(found):
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


def _of(sheet: Sheet, lanes: Sequence[int], key: str) -> list[int]:
    return [at for at in lanes if _key(sheet.lanes[at]) == key]


def _key(lane: Lane) -> str | None:
    words = lexicon("settlement_words")
    return next((key for text in reversed(lane.path) if (key := words.key(core(text)))), None)
