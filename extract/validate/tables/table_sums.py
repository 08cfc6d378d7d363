"""Totals of tables: down the columns, along the rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from extract.grid.model import RowRole
from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.validate.figures.headings import bracketed_words, is_additive, is_loose, lane_relation
from extract.validate.figures.printed import State
from extract.validate.figures.quantities import percent
from extract.validate.figures.sheet import Lane, Sheet, is_total
from extract.validate.judging.interval import Outcome, compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.judging.mending import mends_sum
from extract.validate.material import Material
from extract.validate.tables.grouping import Group, outcome, terms
from extract.validate.tables.groups import find_groups
from extract.validate.tables.running import is_running
from extract.vocab import fold

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_ALL = Decimal(100)
_FEW = 2
_RECENT = 256


def check_column_totals(material: Material) -> tuple[Check, ...]:
    """Check the total and subtotal rows (계, 소계) of every table against the rows that they add up."""
    return tuple(check for sheet in material.sheets() for check in sheet_totals(sheet, "column_total"))


def check_row_totals(material: Material) -> tuple[Check, ...]:
    """Check the total columns (계) of every table against the columns that they add up."""
    return tuple(check for sheet in material.sheets() for check in sheet_totals(sheet.turn(), "row_total"))


def sheet_totals(sheet: Sheet, rule: str) -> Iterator[Check]:
    """Return the checks of a sheet's total lanes."""
    groups = [group for group in sheet_groups(sheet) if not is_running(sheet, group.total)]
    for group in groups:
        yield from _checks(sheet, group, rule)
    for group in scattered(sheet, {group.total for group in groups}):
        yield from _checks(sheet, group, rule)


def scattered(sheet: Sheet, known: set[int]) -> Iterator[Group]:
    """Yield the totals whose parts stand among numbers of other kinds, where all posts agree exactly, or but for a slip.

    ``합계 | 건수, 금액`` over ``징계(인원) … 현지조치(금액)``: 금액 adds up the second numbers headed so, 건수 the first.
    """
    for at, lane in enumerate(sheet.lanes):
        if at in known or not _over_kinds(lane):
            continue
        named = [
            other
            for other, one in enumerate(sheet.lanes)
            if one.view == "inner" and fold(lane.label) in bracketed_words(one)
        ]
        rest = [other for other, one in enumerate(sheet.lanes) if one.view == "outer" and one.role is RowRole.ITEM]
        group = Group(at, tuple(named or rest), firm=True)
        found = [one for post in range(len(sheet.posts)) if (one := outcome(sheet, group, post))]
        exact = found and all(one.status is CheckStatus.EXACT for one in found)
        if (exact or (found and _is_slipped(sheet, group))) and (named or len(rest) > _FEW):
            yield group


def _is_slipped(sheet: Sheet, group: Group) -> bool:
    """Return whether one slip at each post that fails explains that a total does not add up."""
    failed = [
        post for post in range(len(sheet.posts)) if (one := outcome(sheet, group, post)) and one.status not in _GOOD
    ]
    pairs = [(sheet.number(group.total, post), terms(sheet, group.parts, post)) for post in failed]
    return len(failed) == 1 and all(total and parts and mends_sum(total, parts) for total, parts in pairs)


@lru_cache(_RECENT)
def sheet_groups(sheet: Sheet) -> tuple[Group, ...]:
    """Return the totals of a sheet with their parts, over all families of lanes of one kind."""
    posts = [at for at, post in enumerate(sheet.posts) if is_additive(post)]
    return tuple(
        group
        for family in families(sheet)
        for group in find_groups(sheet, family, posts, lambda lane: is_loose(sheet.lanes[lane]))
    )


def families(sheet: Sheet) -> list[list[int]]:
    """Return the lanes by kind: same view, same unit; where a total stands over several kinds, by kind.

    ``총계 | 감사과 | 청렴과`` over ``정원 | 현원`` each gives one family for 정원 and one for 현원.
    """
    held = [at for at, lane in enumerate(sheet.lanes) if is_additive(lane) and _has_numbers(sheet, at)]
    crossed = {fold(lane.label) for lane in sheet.lanes if _over_kinds(lane)}
    found: dict[tuple[str, str, str], list[int]] = {}
    for at in held:
        lane = sheet.lanes[at]
        label = fold(lane.label) if fold(lane.label) in crossed else ""
        found.setdefault((lane.view, lane.unit.key if lane.unit else "", label), []).append(at)
    return list(found.values())


def _over_kinds(lane: Lane) -> bool:
    return len(lane.path) > 1 and not is_total(lane.path[-1]) and any(map(is_total, lane.path))


def _has_numbers(sheet: Sheet, lane: int) -> bool:
    return any(sheet.at(lane, post).state is State.NUMBER for post in range(len(sheet.posts)))


def _checks(sheet: Sheet, group: Group, rule: str) -> Iterator[Check]:
    turned = sheet.turn()
    found = [
        (post, one)
        for post in range(len(sheet.posts))
        if is_additive(sheet.posts[post]) and not is_running(turned, post) and (one := outcome(sheet, group, post))
    ]
    agree = sum(one.status in _GOOD for _, one in found)
    apart = _apart(sheet, group, found)
    for post, one in found:
        stated = sheet.number(group.total, post)
        parts = terms(sheet, group.parts, post)
        if stated is None or not parts or (one.status not in _GOOD and sheet.is_vague(post)):
            continue
        claim = Claim(rule, CheckKind.SUM, _label(sheet, group.total, post), stated)
        blame = Blame.SOURCE if agree else Blame.UNDECIDED
        said = verdict(one, firm=group.firm, blame=blame, hints=_copied(sheet, group, post, one))
        if one.status not in _GOOD and sheet.at(group.total, post).state is State.NIL:
            said = Verdict(CheckStatus.NOT_CHECKABLE, one, ("stated_number",))
        elif one.status not in _GOOD and one.delta in apart:
            said = Verdict(CheckStatus.NOT_CHECKABLE, one, ("part_without_number",))
        yield judge(claim, said, [operand(part) for part in parts])
    fails = len(found) - agree
    yield from _share_sums(sheet, group, rule, sure=group.firm and agree > 0 and not fails)


def _copied(sheet: Sheet, group: Group, post: int, one: Outcome) -> tuple[str, ...]:
    """Return the hint that a failing total is the one of the place beside it: it may have been copied."""
    stated = sheet.number(group.total, post)
    near = [sheet.number(group.total, other) for other in (post - 1, post + 1)]
    same = stated is not None and any(number is not None and number.value == stated.value for number in near)
    return ("as_beside",) if same and one.status is CheckStatus.INCONSISTENT else ()


def _apart(sheet: Sheet, group: Group, found: Sequence[tuple[int, Outcome]]) -> set[Decimal]:
    """Return what a total row counts although no part of it does, by post and over all posts: it stands outside the parts."""
    alone = [
        stated.value
        for post, one in found
        if one.value == 0 and (stated := sheet.number(group.total, post)) is not None and stated.value
    ]
    return {*alone, sum(alone, Decimal(0))} if alone and len(alone) < len(found) else set()


def _share_sums(sheet: Sheet, group: Group, rule: str, *, sure: bool) -> Iterator[Check]:
    """Yield the checks of shares (구성비) against the hundred of the total, where rounding explains what is missing.

    Where amounts show that the parts are all of the total, shares that make more or less are a finding.
    """
    for post, lane in enumerate(sheet.posts):
        stated, parts = sheet.number(group.total, post), terms(sheet, group.parts, post)
        if lane_relation(lane) != "share" or stated is None or stated.value != _ALL or not parts or len(parts) < _FEW:
            continue
        step = max(part.step for part in parts)
        if all(part.value % 1 == 0 for part in parts):
            step = max(step, Decimal(1))
        shares = [replace(part, unit=percent(), step=step) for part in parts]
        one = compare_sum(replace(stated, unit=percent()), shares)
        if one.status in _GOOD or (sure and len(parts) > _FEW):
            claim = Claim(rule, CheckKind.SUM, _label(sheet, group.total, post), stated)
            yield judge(claim, verdict(one), [operand(part) for part in parts])


def _label(sheet: Sheet, lane: int, post: int) -> str:
    ends: Sequence[Lane] = (sheet.lanes[lane], sheet.posts[post])
    return " / ".join(" ".join(end.path) for end in ends if end.path)
