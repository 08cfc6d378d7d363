"""What the layout of a sheet says about its totals: which lanes may be their parts, and where no other grouping is possible."""

from collections.abc import Sequence
from itertools import takewhile

from extract.grid.model import RowRole
from extract.validate.figures.sheet import Lane, Sheet
from extract.vocab import fold

_FEW = 2


def is_below(total: Lane, lane: Lane) -> bool:
    """Return whether a lane stands deep enough to be a part of a total."""
    if lane.level < total.level:
        return False
    return not (total.role is not RowRole.TOTAL and lane.role is RowRole.TOTAL)


def is_inside(prefix: tuple[str, ...], lane: Lane) -> bool:
    """Return whether a lane stands under some labels."""
    return tuple(map(fold, lane.path[: len(prefix)])) == prefix


def is_labelled(lane: Lane) -> bool:
    """Return whether a lane has a word for a total."""
    return lane.role is not RowRole.ITEM


def within(sheet: Sheet, lane: int, tops: Sequence[int]) -> list[int]:
    """Return the lanes, nearest first, that the layout allows as parts."""
    total = sheet.lanes[lane]
    prefix = tuple(map(fold, total.rest)) if is_labelled(total) else ()
    near = list(takewhile(lambda top: is_below(total, sheet.lanes[top]), tops))
    if prefix and any(is_inside(prefix, sheet.lanes[top]) for top in near):
        return list(takewhile(lambda top: is_inside(prefix, sheet.lanes[top]), near))
    if prefix and elsewhere(sheet, lane, prefix, near):
        return []
    deeper = list(takewhile(lambda top: sheet.lanes[top].level > total.level, near))
    return deeper if deeper and not is_labelled(total) else near


def elsewhere(sheet: Sheet, lane: int, prefix: tuple[str, ...], near: Sequence[int]) -> bool:
    """Return whether a total under a heading (``세입 | 계``) has its parts on its other side, under the same heading."""
    own, side = sheet.lanes[lane], 1 if near and near[0] > lane else -1
    beside = [other for at, other in enumerate(sheet.lanes) if (at - lane) * side < 0]
    return any(is_inside(prefix, other) and other.view == own.view and not is_labelled(other) for other in beside)


def until_next(sheet: Sheet, lane: int, reach: Sequence[int]) -> list[int]:
    """Return the lanes up to the next total of the same role and depth."""
    lanes, own = sheet.lanes, sheet.lanes[lane]
    same = (own.role, own.level)
    return list(
        takewhile(lambda one: not is_labelled(lanes[one]) or (lanes[one].role, lanes[one].level) != same, reach)
    )


def is_plain(sheet: Sheet, lane: int, reach: Sequence[int]) -> bool:
    """Return whether there is one total and one level of items only, so that no other grouping is possible."""
    lanes = [sheet.lanes[one] for one in reach]
    view = sheet.lanes[lane].view
    single = sum(is_labelled(one) for one in sheet.lanes if one.view == view) == 1
    return single and len({(one.level, len(one.path)) for one in lanes}) == 1


def is_alone(sheet: Sheet, lane: int, reach: Sequence[int]) -> bool:
    """Return whether a total has lanes of its kind on one side only."""
    own, after = sheet.lanes[lane], reach[0] > lane
    return not any(
        one.view == own.view and one.unit == own.unit and (at > lane) != after
        for at, one in enumerate(sheet.lanes)
        if at != lane
    )


def is_sole(sheet: Sheet, lane: int, reach: Sequence[int]) -> bool:
    """Return whether a total is the only one of its depth, above (or below) lanes on one level, each settled itself."""
    lanes, own = sheet.lanes, sheet.lanes[lane]
    totals = [one for one in lanes if one.view == own.view and is_labelled(one) and one.level <= own.level]
    same = [one for one in totals if one is own or one.role is not RowRole.SUBTOTAL or own.role is not RowRole.TOTAL]
    settled = len(reach) >= _FEW or is_labelled(lanes[reach[0]])
    return len(same) == 1 and settled and len({lanes[one].level for one in reach}) == 1


def is_own(sheet: Sheet, lane: int) -> bool:
    """Return whether every panel of the table prints numbers of its own in the row of a total."""
    row = sheet.lanes[lane].index
    panels = sheet.grid.panels
    return all(any(one.row.index == row and one.text.strip() for one in panel.entries) for panel in panels[1:]) and (
        len(panels) == 1 or any(one.row.index == row and one.text.strip() for one in panels[0].entries)
    )


def leaves_no_choice(sheet: Sheet, lane: int, reach: Sequence[int]) -> bool:
    """Return whether the layout alone says that a total adds up all lanes within its reach."""
    rest = tuple(map(fold, sheet.lanes[lane].rest))
    if rest and all(is_inside(rest, sheet.lanes[one]) for one in reach):
        return True
    return is_alone(sheet, lane, reach) and (is_plain(sheet, lane, reach) or is_sole(sheet, lane, reach))
