"""Which two lanes a difference or a rate compares: from printed formulas, words and nearness, confirmed by numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import log10

from extract.validate.figures.headings import formula, lane_relation, letters
from extract.validate.figures.printed import Printed, State
from extract.validate.figures.sheet import Sheet
from extract.vocab import fold

_FEW = 2
_MANY = 3
_NEAR = 7
"""How many lanes to either side may be compared where no formula says which."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lane positions in the order of the relation (new and old, part and whole); ``named`` if a formula says so."""

    first: int
    second: int
    named: bool = False


def candidates(sheet: Sheet, lane: int, plain: Sequence[int]) -> list[Pair]:
    """Return the ordered pairs of ``plain`` lanes that ``lane`` may compare, formula first, then nearest first."""
    rule = formula(sheet.lanes[lane])
    named = list(_by_letters(sheet, rule[0], rule[2], plain)) if rule and rule[1] in "-/" else []
    near = [at for at in plain if at != lane and abs(at - lane) <= _NEAR]
    pairs = [Pair(a, b) for a, b in permutations(near, 2) if _alike(sheet, a, b)]
    taken = {(pair.first, pair.second) for pair in named}
    rest = [pair for pair in pairs if (pair.first, pair.second) not in taken]
    return [*named, *sorted(rest, key=lambda pair: (abs(pair.first - lane) + abs(pair.second - lane), pair.first))]


def _by_letters(sheet: Sheet, first: str, second: str, plain: Sequence[int]) -> Iterator[Pair]:
    ones = [at for at in plain if first in letters(sheet.lanes[at])]
    others = [at for at in plain if second in letters(sheet.lanes[at])]
    for one in ones:
        for other in others:
            if len(ones) == 1 or len(others) == 1 or _same_label(sheet, one, other):
                yield Pair(one, other, named=True)


def _same_label(sheet: Sheet, one: int, other: int) -> bool:
    return fold(sheet.lanes[one].label) == fold(sheet.lanes[other].label) and _alike(sheet, one, other)


def _alike(sheet: Sheet, one: int, other: int) -> bool:
    a, b = sheet.lanes[one], sheet.lanes[other]
    return a.view == b.view and _unit(sheet, one) == _unit(sheet, other)


def _unit(sheet: Sheet, lane: int) -> str:
    unit = sheet.lanes[lane].unit
    return unit.key if unit else ""


@dataclass(frozen=True, slots=True)
class Option:
    """A way to read a lane: how many posts agree, how many fail, how many digits agree, whether words name it."""

    order: int
    agree: int
    fail: int
    digits: float
    named: bool

    @property
    def firm(self) -> bool:
        """Return whether a failing post is the document's doing: the reading holds elsewhere or is named and small."""
        return self.agree > 0 or self.fail < _MANY


def prefer(options: Sequence[Option], enough: float) -> Option | None:
    """Return the option that words and numbers support best, or None.

    A named option is taken even where it fails, unless another one holds everywhere and the named one does not. An
    option without name is taken only where chance is ruled out: ``enough`` decimal digits must agree.
    """
    named = _best([one for one in options if one.named])
    free = _best([one for one in options if not one.named])
    if named:
        better = free and named.fail and not free.fail and free.agree >= max(_MANY, named.agree + 1)
        crowded = not named.agree and sum(one.named for one in options) > _FEW
        return free if better else None if crowded else named
    if free and free.agree and free.agree >= free.fail and free.digits - log10(len(options)) >= enough:
        return free
    return None


def _best(options: Sequence[Option]) -> Option | None:
    return max(options, key=lambda one: (one.agree - one.fail, one.digits, -one.order), default=None)


def plain_lanes(sheet: Sheet) -> list[int]:
    """Return the lanes that hold numbers in their own right: no rates, no differences, no numbering."""
    return [
        at
        for at, lane in enumerate(sheet.lanes)
        if lane_relation(lane) in (None, "mean") and not formula(lane) and has_numbers(sheet, at)
    ]


def has_numbers(sheet: Sheet, lane: int) -> bool:
    """Return whether any slot of a lane is a number."""
    return any(sheet.at(lane, post).state is State.NUMBER for post in range(len(sheet.posts)))


def both(sheet: Sheet, pair: Pair, post: int) -> tuple[Printed, Printed] | None:
    """Return the two numbers of a pair at a post, a dash as zero; None where one is missing or is no number."""
    one, other = sheet.number(pair.first, post), sheet.number(pair.second, post)
    return (one, other) if one is not None and other is not None else None
