"""Lanes that add up another lane so far (누계): ``22, 50, 75, 100`` below ``22, 28, 25, 25``."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.validate.figures.headings import core
from extract.validate.figures.printed import Printed
from extract.validate.figures.sheet import Lane, Sheet, is_total
from extract.validate.judging.interval import Outcome, compare_sum
from extract.validate.judging.judge import Claim, judge, operand, verdict
from extract.validate.material import Material
from extract.vocab import lexicon

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_FEW = 2
_RECENT = 256


class Step(NamedTuple):
    """One number of a running lane: its post, the number, what it adds up, and how it compares."""

    post: int
    stated: Printed
    parts: tuple[Printed, ...]
    outcome: Outcome


def check_running_totals(material: Material) -> tuple[Check, ...]:
    """Check rows and columns that are headed as sums so far (누계, 누적) against the lane that they run along."""
    sheets = [turned for sheet in material.sheets() for turned in (sheet, sheet.turn())]
    return tuple(check for sheet in sheets for lane in range(len(sheet.lanes)) for check in _checks(sheet, lane))


def is_running(sheet: Sheet, lane: int) -> bool:
    """Return whether a lane adds up another one so far: its heading says so, and most of its numbers."""
    return bool(steps(sheet, lane))


@lru_cache(_RECENT)
def steps(sheet: Sheet, lane: int) -> tuple[Step, ...]:
    """Return the numbers of a running lane beyond its first with what they add up, or nothing if it is none."""
    if not _is_named(sheet.lanes[lane]):
        return ()
    found = (tuple(_steps(sheet, lane, base)) for base in _bases(sheet, lane))
    return next((one for one in found if _holds(one)), ())


def _is_named(lane: Lane) -> bool:
    return any(lexicon("running_words").key(core(text)) == "running" for text in lane.path)


def _bases(sheet: Sheet, lane: int) -> Iterator[int]:
    """Yield the lanes that a running lane may add up, the nearest before it first, then the one behind it."""
    own = sheet.lanes[lane]
    near = [*range(lane - 1, -1, -1), *range(lane + 1, min(lane + 2, len(sheet.lanes)))]
    return (at for at in near if sheet.lanes[at].view == own.view and not _is_named(sheet.lanes[at]))


def _steps(sheet: Sheet, lane: int, base: int) -> Iterator[Step]:
    """Yield the comparisons: with all numbers from the first on where the first is its own sum, else step by step."""
    posts = [at for at, post in enumerate(sheet.posts) if not any(map(is_total, post.path))]
    pairs = [(at, sheet.number(lane, at), sheet.number(base, at)) for at in posts]
    row = [(at, total, part) for at, total, part in pairs if total is not None and part is not None]
    row = [one for at, one in enumerate(row) if not _is_sum(one[2], [part for _, _, part in row[:at]])]
    if len(row) <= _FEW:
        return
    opened = row[0][1].value == row[0][2].value
    for at in range(1, len(row)):
        parts = tuple(part for _, _, part in row[: at + 1]) if opened else (row[at - 1][1], row[at][2])
        yield Step(row[at][0], row[at][1], parts, compare_sum(row[at][1], parts))


def _is_sum(number: Printed, before: Sequence[Printed]) -> bool:
    """Return whether a number of the lane that is added up closes it: all numbers before it (연간 behind four quarters)."""
    filled = [part for part in before if part.value]
    return len(filled) >= _FEW and compare_sum(number, filled).status in _GOOD


def _holds(found: Sequence[Step]) -> bool:
    agree = [step for step in found if step.outcome.status in _GOOD and step.parts[-1].value]
    return len(agree) >= _FEW and 2 * len(agree) > len(found)


def _checks(sheet: Sheet, lane: int) -> Iterator[Check]:
    for step in steps(sheet, lane):
        ends = (sheet.lanes[lane], sheet.posts[step.post])
        label = " / ".join(" ".join(end.path) for end in ends if end.path)
        claim = Claim("running_total", CheckKind.SUM, label, step.stated)
        yield judge(claim, verdict(step.outcome, blame=Blame.SOURCE), [operand(part) for part in step.parts])
