"""Which lanes of a sheet add up to which: from labels and layout, confirmed by the numbers.

Labels (계, 소계), stub columns and levels say which groupings are possible; among those, the one that the numbers
confirm is taken. A lane without a word for a total is a total only where several numbers agree, so that chance is
ruled out; where a word says total and nothing agrees, the plainest layout is kept for the checks to report on.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from math import log10
from typing import TypeAlias

from extract.grid.model import RowRole
from extract.schemas.check import CheckStatus
from extract.validate.figures.headings import is_loose
from extract.validate.figures.printed import Printed, State
from extract.validate.figures.sheet import Sheet, is_strict_total
from extract.validate.judging.interval import Outcome
from extract.validate.tables.grouping import Group, outcome, terms
from extract.validate.tables.layout import is_labelled, is_own, is_plain, leaves_no_choice, until_next, within
from extract.vocab import fold

_AGREES = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_CHANCE = 3.5
"""Decimal digits that must agree before an unlabelled total is believed: a chance of one in some thousands."""
_CHANCE_BELOW = 1.0
"""The same where deeper levels already say so."""
_SHOWN = 40
_FEW, _SEVERAL = 2, 3
_MANY = 600
"""Lanes of a sheet in which totals without a word are looked for: every lane could be one, over all that follow it."""
_Habit: TypeAlias = tuple[RowRole, int, int, bool]


@dataclass(frozen=True, slots=True)
class Fit:
    """How many posts agree with a grouping, how many do not, and how many decimal digits agree."""

    agree: int
    fail: int
    digits: float


def find_groups(sheet: Sheet, lanes: Sequence[int], posts: Sequence[int], loose: Callable[[int], bool]) -> list[Group]:
    """Return the totals among ``lanes`` with their parts.

    Args:
        sheet: the numbers.
        lanes: lane positions of one kind, in printed order.
        posts: the positions across that can be added up.
        loose: tells lanes that are never parts (differences).
    """
    finder = _Finder(sheet, tuple(posts), loose).learn(lanes)
    onward = finder.walk(lanes, forward=True)
    found = {group.total: group for group in onward if group.firm}
    back = (
        finder.walk(finder.uncovered(lanes, onward), forward=False)
        if any(is_labelled(sheet.lanes[lane]) and lane not in found for lane in lanes)
        else []
    )
    heads = is_labelled(sheet.lanes[lanes[0]]) and not is_labelled(sheet.lanes[lanes[-1]]) if lanes else False
    back = [group for group in back if not finder.is_against(group, heads=heads)]
    for group in [*(group for group in back if group.firm), *onward, *back]:
        if is_labelled(sheet.lanes[group.total]):
            found.setdefault(group.total, group)
    return [found[lane] for lane in lanes if lane in found]


def _sizes(reach: int) -> tuple[int, ...]:
    """Return how many lanes a total may add up, most first: all within reach, or a number that a page can show."""
    return tuple(size for size in range(reach, 0, -1) if size == reach or size <= _SHOWN)


@dataclass(frozen=True, slots=True)
class _Finder:
    sheet: Sheet
    posts: tuple[int, ...]
    loose: Callable[[int], bool]
    habits: frozenset[_Habit] = frozenset()
    settled: frozenset[int] = frozenset()

    def learn(self, lanes: Sequence[int]) -> "_Finder":
        """Return the finder that knows which totals hold beyond doubt, and what those of this sheet have in common."""
        onward = self.walk(lanes, forward=True)
        back = self.walk(self.uncovered(lanes, onward), forward=False)
        both = [*((group, True) for group in onward), *((group, False) for group in back)]
        clean = [(group, forward) for group, forward in both if self.is_clean(group)]
        whole = [(group, forward) for group, forward in clean if group.whole and len(group.parts) >= _FEW]
        habits = frozenset(self.habit(group.total, forward=forward) for group, forward in whole)
        return replace(self, habits=habits, settled=frozenset(group.total for group, _ in clean))

    def habit(self, lane: int, *, forward: bool) -> _Habit:
        """Return what a total has in common with others of its sheet: role, depth, and on which side its parts stand."""
        one = self.sheet.lanes[lane]
        return one.role, one.level, len(one.path), forward

    def is_against(self, group: Group, *, heads: bool) -> bool:
        """Return whether a total has its parts before it where those of its sheet have them behind, or head the sheet."""
        here, there = (self.habit(group.total, forward=side) in self.habits for side in (False, True))
        return there and (heads or not here)

    def is_clean(self, group: Group) -> bool:
        """Return whether numbers agree with a grouping and none denies it."""
        fit = self.fit(group)
        return fit.agree > 0 and not fit.fail

    def uncovered(self, lanes: Sequence[int], onward: Sequence[Group]) -> list[int]:
        """Return the lanes without the parts of totals that no word names: those totals stand for them in the sums below."""
        named = self.sheet.lanes
        held = {part for one in onward if one.firm and not is_labelled(named[one.total]) for part in one.parts}
        return [lane for lane in lanes if lane not in held]

    def walk(self, lanes: Sequence[int], *, forward: bool) -> list[Group]:
        """Return the groups whose parts stand behind their total (or before it), innermost first."""
        tops: list[int] = []
        groups: list[Group] = []
        for lane in reversed(lanes) if forward else lanes:
            group = self.choose(lane, tops, forward=forward)
            if group:
                groups.append(group)
                tops = [top for top in tops if top not in group.parts]
            if not self.loose(lane):
                tops.insert(0, lane)
        return groups

    def choose(self, lane: int, tops: Sequence[int], *, forward: bool) -> Group | None:
        """Return the grouping under ``lane`` that the numbers confirm best, or None."""
        reach = within(self.sheet, lane, tops)
        named = is_labelled(self.sheet.lanes[lane])
        if not named and (not forward or len(self.sheet.lanes) > _MANY or self.flat(lane)):
            return None
        if not named:
            size = next((size for size in _sizes(len(reach)) if size > 1 and self.stands(lane, reach, size)), None)
            return self.group(lane, reach, size, firm=True) if size else self.parent(lane, reach)
        fits = [(size, self.fit(Group(lane, tuple(reach[:size]), firm=True))) for size in _sizes(len(reach))]
        clean = next((size for size, fit in fits if fit.agree and not fit.fail), None)
        if clean:
            return self.group(lane, reach, clean, firm=True)
        found = next(self.varied(lane, reach), None) or self.partial(lane, reach, fits)
        return (
            found
            if found and found.firm
            else self.of_kind(lane, reach) or self.usual(lane, reach, forward=forward) or found
        )

    def group(self, lane: int, reach: Sequence[int], size: int, *, firm: bool) -> Group:
        """Return the grouping of the first ``size`` lanes."""
        whole = size in (len(reach), len(until_next(self.sheet, lane, reach)))
        return Group(lane, tuple(sorted(reach[:size])), firm, whole)

    def parent(self, lane: int, reach: Sequence[int]) -> Group | None:
        """Return the grouping of an unlabelled total whose numbers nearly all agree, or that lacks a line others have."""
        if len(reach) < _FEW or lane in self.settled:
            return None
        group = Group(lane, tuple(sorted(reach)), firm=True, whole=True)
        fit = self.fit(group)
        below = all(self.sheet.lanes[one].level > self.sheet.lanes[lane].level for one in reach)
        sure = _CHANCE if below else 2 * _CHANCE
        if fit.agree >= max(_FEW, _FEW * fit.fail) and fit.digits - log10(len(reach)) >= sure:
            return group
        usual = below and self.habit(lane, forward=True) in self.habits
        return group if usual and (fit.agree >= fit.fail or self.lacks(group)) else None

    def usual(self, lane: int, reach: Sequence[int], *, forward: bool) -> Group | None:
        """Return the grouping of a total that fails where its layout leaves no other, or others of the sheet go by it.

        A total that heads three lanes or more up to the next total of its rank adds them up.
        """
        if not reach or lane in self.settled or not is_strict_total(self.sheet.lanes[lane].label):
            return None
        run = until_next(self.sheet, lane, reach)
        usual = self.habit(lane, forward=forward) in self.habits
        heads = forward and _SEVERAL <= len(run) < len(reach)
        if not run or not (usual or heads or leaves_no_choice(self.sheet, lane, reach)):
            return None
        for parts in (run, reach) if (usual or heads) and run != reach else (reach,):
            group = Group(lane, tuple(sorted(parts)), firm=True, whole=True)
            if (usual and 0 < self.fit(group).fail <= _FEW) or self.lacks(group):
                return group
        return None

    def of_kind(self, lane: int, reach: Sequence[int]) -> Group | None:
        """Return the grouping of ``합계 | 정원`` over the lanes that are headed 정원 too, where it lacks a line."""
        own = self.sheet.lanes[lane]
        if lane in self.settled or not any(map(is_strict_total, own.path[:-1])):
            return None
        lanes = self.sheet.lanes
        parts = [one for one in reach if len(lanes[one].path) > 1 and fold(lanes[one].label) == fold(own.label)]
        group = Group(lane, tuple(sorted(parts)), firm=True)
        fit = self.fit(group)
        few = fit.agree >= fit.fail > 0 or (len(parts) >= _FEW and 0 < fit.fail <= _FEW)
        return group if parts and (few or self.lacks(group)) else None

    def lacks(self, group: Group) -> bool:
        """Return whether a total exceeds its parts wherever it differs, as where a line was left out of the table."""
        if self.sheet.turned or not is_own(self.sheet, group.total):
            return False
        found = [(post, one) for post in self.posts if (one := outcome(self.sheet, group, post))]
        plain = [(post, one) for post, one in found if not is_loose(self.sheet.posts[post])]
        differ = [(post, one) for post, one in plain if one.status not in _AGREES and not self.sheet.is_vague(post)]
        filled = any(
            all(self.sheet.at(one, post).state is not State.BLANK for one in group.parts) for post, _ in differ
        )
        negative = any(part.value < 0 for post, _ in plain for part in terms(self.sheet, group.parts, post) or ())
        return filled and not negative and all(one.delta > 0 for _, one in differ)

    def stands(self, lane: int, reach: Sequence[int], size: int) -> bool:
        """Return whether the first ``size`` lanes are the parts of an unlabelled total beyond doubt."""
        group = Group(lane, tuple(reach[:size]), firm=True)
        if any(self.denies(group, post) for post in self.posts):
            return False
        fit = self.fit(group)
        return bool(fit.agree) and self.believed(lane, reach, size, fit)

    def denies(self, group: Group, post: int) -> bool:
        """Return whether the numbers at a post contradict a grouping."""
        found = outcome(self.sheet, group, post)
        if found is None or found.status in _AGREES or self.sheet.is_vague(post):
            return False
        return is_labelled(self.sheet.lanes[group.total]) or self.several(group, post)

    def varied(self, lane: int, reach: Sequence[int]) -> Iterator[Group]:
        """Yield the groupings that hold if of lanes with a sub-heading that recurs (예산, 집행) only one kind counts."""
        labels = [fold(self.sheet.lanes[one].label) for one in reach]
        every = [fold(one.label) for one in self.sheet.lanes if len(one.path) > 1]
        crossed = {label for label in labels if every.count(label) > 1}
        for kept in sorted(crossed):
            kind = [one for one, label in zip(reach, labels, strict=True) if label == kept or label not in crossed]
            group = Group(lane, tuple(sorted(kind)), firm=True)
            fit = self.fit(group)
            if fit.agree and not fit.fail and len(kind) > 1:
                yield group

    def partial(self, lane: int, reach: Sequence[int], fits: Sequence[tuple[int, Fit]]) -> Group | None:
        """Return the grouping of a strict total (계) that most numbers confirm, or the plainest one."""
        if not is_strict_total(self.sheet.lanes[lane].label):
            return None
        best = max(fits, key=lambda one: (one[1].agree - one[1].fail, one[0]), default=None)
        if best and best[1].agree and best[1].agree >= best[1].fail:
            return self.group(lane, reach, best[0], firm=True)
        whole = next((fit for size, fit in fits if size == len(reach)), None)
        if whole is None or len(reach) < _FEW:
            return None
        return self.group(lane, reach, len(reach), firm=is_plain(self.sheet, lane, reach) and 0 < whole.fail <= _FEW)

    def flat(self, lane: int) -> bool:
        """Return whether a total right above a run of lanes on one level adds up all of them, this one too."""
        lanes = self.sheet.lanes
        top = next((at for at in range(lane - 1, -1, -1) if is_labelled(lanes[at])), None)
        if top is None:
            return False
        run = list(takewhile(lambda at: not is_labelled(lanes[at]), range(top + 1, len(lanes))))
        kin = [at for at in run if (lanes[at].view, lanes[at].unit) == (lanes[lane].view, lanes[lane].unit)]
        found = self.fit(Group(top, tuple(kin), firm=True))
        return lane in kin and len(kin) >= _FEW and found.agree > found.fail

    def fit(self, group: Group) -> Fit:
        """Return how well the numbers confirm a grouping."""
        named = is_labelled(self.sheet.lanes[group.total])
        posts = [post for post in self.posts if named or self.several(group, post)]
        found = [(post, one) for post in posts if (one := outcome(self.sheet, group, post))]
        agree = [(post, one) for post, one in found if one.status in _AGREES]
        found = [(post, one) for post, one in found if one.status in _AGREES or not self.sheet.is_vague(post)]
        digits = sum(_digits(self.sheet.number(group.total, post), one) for post, one in agree)
        return Fit(len(agree), len(found) - len(agree), digits)

    def several(self, group: Group, post: int) -> bool:
        """Return whether the comparison at a post says anything: at least two parts, or a part that is not the total."""
        parts = [part for part in terms(self.sheet, group.parts, post) or () if part.value]
        stated = self.sheet.number(group.total, post)
        return len(parts) >= _FEW or stated is None or stated.value != sum(part.value for part in parts)

    def believed(self, lane: int, reach: Sequence[int], size: int, fit: Fit) -> bool:
        """Return whether chance is ruled out for an unlabelled total over the first ``size`` lanes."""
        below = self.sheet.lanes[reach[0]].level > self.sheet.lanes[lane].level
        if below:
            return size == len(reach) and fit.digits >= _CHANCE_BELOW
        return fit.agree >= _FEW and fit.digits - log10(len(reach)) >= _CHANCE


def _digits(stated: Printed | None, found: Outcome) -> float:
    if stated is None:
        return 0.0
    return log10(1 + float(abs(stated.value) / (found.width + stated.step)))
