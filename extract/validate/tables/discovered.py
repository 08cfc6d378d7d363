"""Relations of tables that no word names: totals without 계, means, rates, growths, told by the numbers alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.grid.model import RowRole
from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.validate.discovery import Found, Kind, find_patterns, to_field
from extract.validate.figures.headings import is_additive, is_loose, lane_relation
from extract.validate.figures.printed import Printed, State
from extract.validate.figures.sheet import Lane, Sheet
from extract.validate.judging.interval import Outcome, compare_mean, compare_ratio, compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.material import Material

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_SURE = 8.0
"""Decimal digits, less what chance gives, that a relation without a word must show."""
_FEWEST = 3
"""A relation must hold at so many posts, and at so many for each at which it fails."""
_MANY = 5
"""Posts that keep a relation for each that breaks it, where several do."""
_MOST = 2000


@dataclass(frozen=True, slots=True)
class Rule:
    """How a kind of relation is named and judged."""

    name: str
    kind: CheckKind


def check_discovered(material: Material) -> tuple[Check, ...]:
    """Check what the numbers of a table show by themselves, where chance is ruled out."""
    return tuple(check for sheet in material.sheets() for side in (sheet, sheet.turn()) for check in _side_checks(side))


def _side_checks(sheet: Sheet) -> Iterator[Check]:
    if len(sheet.lanes) <= _FEWEST - 1 or len(sheet.posts) < _FEWEST or len(sheet.slots) > _MOST:
        return
    for found in find_patterns(to_field(_numbers(sheet), [lane.label for lane in sheet.lanes])):
        if _is_sure(sheet, found):
            yield from _checks(sheet, found)


def _numbers(sheet: Sheet) -> list[list[tuple[float, float] | None]]:
    return [
        [(float(one.value), float(one.step)) if (one := sheet.number(lane, post)) else None for post in _posts(sheet)]
        for lane in range(len(sheet.lanes))
    ]


def _posts(sheet: Sheet) -> range:
    return range(len(sheet.posts))


def _is_sure(sheet: Sheet, found: Found) -> bool:
    """Return whether a pattern is beyond chance, and no word already says what its result is."""
    pattern = found.pattern
    named = sheet.lanes[pattern.total].role is not RowRole.ITEM or lane_relation(sheet.lanes[pattern.total])
    held = len(pattern.posts) >= _FEWEST * max(1, len(pattern.failed))
    return not named and held and pattern.score >= _SURE and _is_alike(sheet, found)


def _is_alike(sheet: Sheet, found: Found) -> bool:
    """Return whether no line is a stated difference, those of a sum or mean are of one kind, rates in per cent."""
    lanes = [sheet.lanes[line] for line in (found.pattern.total, *found.pattern.parts)]
    if any(map(is_loose, lanes)):
        return False
    if found.kind in (Kind.SUM, Kind.AVERAGE):
        return len({_unit(lane) for lane in lanes}) == 1 and all(map(is_additive, lanes))
    return found.factor > 1


def _unit(lane: Lane) -> tuple[str, str]:
    return lane.view, lane.unit.key if lane.unit else ""


def _rule(found: Found, *, turned: bool) -> Rule:
    if found.kind is Kind.SUM:
        return Rule("row_total" if turned else "column_total", CheckKind.SUM)
    if found.kind is Kind.AVERAGE:
        return Rule("mean", CheckKind.RATIO)
    return Rule("growth" if found.kind is Kind.CHANGE else "ratio", CheckKind.RATIO)


def _checks(sheet: Sheet, found: Found) -> Iterator[Check]:
    rule = _rule(found, turned=sheet.turned)
    for post in sorted((*found.pattern.posts, *found.pattern.failed)):
        stated = sheet.number(found.pattern.total, post)
        parts = [one for line in found.pattern.parts if (one := sheet.number(line, post)) is not None]
        outcome = _outcome(found, stated, parts) if stated is not None and parts else None
        clear = _is_clear(sheet, post) and sheet.at(found.pattern.total, post).state is not State.NIL
        if stated is None or outcome is None or (outcome.status not in _GOOD and not clear):
            continue
        ends = (sheet.lanes[found.pattern.total], sheet.posts[post])
        label = " / ".join(" ".join(end.path) for end in ends if end.path)
        claim = Claim(rule.name, rule.kind, label, stated)
        yield judge(claim, _verdict(found, outcome), [operand(part) for part in parts])


def _outcome(found: Found, stated: Printed, parts: list[Printed]) -> Outcome | None:
    if found.kind is Kind.SUM:
        return compare_sum(stated, parts)
    if found.kind is Kind.AVERAGE:
        return compare_mean(stated, parts)
    if len(parts) <= 1:
        return None
    over = (parts[0], parts[1]) if found.kind is Kind.CHANGE else (parts[0],)
    return compare_ratio(stated, over, parts[1])


def _verdict(found: Found, outcome: Outcome) -> Verdict:
    """Return the verdict: a number that alone, or one of few, breaks what all others keep is the document's doing."""
    held, failed = len(found.pattern.posts), len(found.pattern.failed)
    return verdict(outcome, firm=failed == 1 or held >= _MANY * failed, blame=Blame.SOURCE)


def _is_clear(sheet: Sheet, post: int) -> bool:
    """Return whether numbers at a post can be added up, so that a mismatch means something."""
    return not sheet.is_vague(post) and is_additive(sheet.posts[post])
