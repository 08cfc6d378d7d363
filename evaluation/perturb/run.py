"""Changes made and the checks run again: several changes at a time, far from one another, as a document has several errors."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from evaluation.perturb.changes import Change, Place, blocks_of, changed, place_of, text_at
from evaluation.perturb.kinds import MAKERS, Target, dropped
from evaluation.perturb.relations import FAILED, Number, numbers, places, still_holds
from extract.document import Document
from extract.grid import make_grids
from extract.pipeline import read_plan
from extract.schemas import Plan
from extract.schemas.check import Check, CheckStatus
from extract.segment import segment
from extract.source import Source
from extract.validate import Material, validate

_APART = 8
"""Blocks between two changes of one run: more than any check looks to either side of a number."""
_CHUNK = 4
_SOFT = (CheckStatus.NOT_CHECKABLE, CheckStatus.SCOPE_DIFFERS)
_OF_RECORDS = ("ceiling", "detail_tie", "funding_tie", "staff_total", "team_count")
"""The rules that look at records of money or staff."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one change.

    Attributes:
        kind: the kind of change.
        rules: the rules of the relations that it breaks.
        seen: whether a new finding names the number, or the stated number of one of the relations.
        soft: whether, failing that, something there is said to be not checkable, or to count something else, that agreed.
        visible: whether it breaks any relation beyond what printed digits allow.
        where: document and place, to print.
    """

    kind: str
    rules: tuple[str, ...]
    seen: bool
    soft: bool
    visible: bool
    where: str


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its material and its checks before any change."""

    name: str
    material: Material
    checks: tuple[Check, ...]


def read_checks(name: str, document: Document) -> Read:
    """Return a document's checks before any change."""
    reading = read_plan(document)
    material = Material(document, reading.outline, reading.grids, reading.plan)
    return Read(name, material, validate(material))


def targets(read: Read, most: int, seed: int) -> list[Target]:
    """Return the changes to make: every number that stands in a relation, or ``most`` of them over all rules in turn."""
    known = numbers(read.checks)
    chosen = _sample(known, most, Random(f"{seed} {read.name}")) if most else known
    found = [
        Target(change, number.checks)
        for number in chosen
        for make in MAKERS
        if (change := make(read.material, number, Random(f"{seed} {make.__name__} {number.place}")))
    ]
    rows = list(dropped(read.material.document, known))
    if most and len(rows) > most // 2:
        rows = Random(f"{seed} {read.name}").sample(rows, most // 2)
    return [_with_neighbour(one, known) for one in (*found, *rows)]


def _with_neighbour(target: Target, known: Sequence[Number]) -> Target:
    """Return a target with the relations of every number that it changes."""
    if target.change.row or len(target.change.numbers) < 2:  # noqa: PLR2004 - the other of a swap
        return target
    others = [check for number in known if number.place in target.change.numbers for check in number.checks]
    return replace(target, checks=tuple(dict.fromkeys((*target.checks, *others))))


def _sample(known: Sequence[Number], most: int, chance: Random) -> list[Number]:
    by_rule: dict[str, list[Number]] = {}
    for number in chance.sample(known, len(known)):
        by_rule.setdefault(number.checks[0].rule, []).append(number)
    chosen: list[Number] = []
    while len(chosen) < min(most, len(known)):
        for held in by_rule.values():
            chosen += [held.pop()] if held else []
    return chosen[:most]


def batches(found: Sequence[Target]) -> list[list[Target]]:
    """Return the targets in groups that can be changed at once: no two touch blocks near each other."""
    groups: list[list[Target]] = []
    for target in sorted(found, key=lambda one: _reach(one)[0]):
        group = next((group for group in groups if _reach(group[-1])[1] + _APART < _reach(target)[0]), None)
        if group is None:
            groups.append([target])
        else:
            group.append(target)
    return groups


def _reach(target: Target) -> tuple[int, int]:
    touched = [place for check in target.checks for place in places(check)]
    return blocks_of([*touched, *target.change.numbers])


def run_all(reads: Sequence[Read], most: int, seed: int, *, alone: bool = False) -> Iterator[Result]:
    """Yield what became of every change to every document, on all processors."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        waiting = [
            pool.submit(run_groups, read.name, read.material.document, groups)
            for read in reads
            for groups in _chunks(targets(read, most, seed), alone=alone)
        ]
        for done in waiting:
            yield from done.result()


def _chunks(found: Sequence[Target], *, alone: bool) -> Iterator[list[list[Target]]]:
    groups = [[one] for one in found] if alone else batches(found)
    return (groups[at : at + _CHUNK] for at in range(0, len(groups), _CHUNK))


@lru_cache(1)
def _before(name: str, document: Document) -> Read:
    return read_checks(name, document)


def run_groups(name: str, document: Document, groups: Sequence[Sequence[Target]]) -> list[Result]:
    """Return what becomes of groups of changes to a document."""
    results: list[Result] = []
    read = _before(name, document)
    for group in groups:
        records = any(check.rule in _OF_RECORDS for target in group for check in target.checks)
        after = check_again(changed(document, [one.change for one in group]), read, records=records)
        results += [_result(read, target, after) for target in group]
    return results


def check_again(document: Document, read: Read, *, records: bool) -> tuple[Check, ...]:
    """Return the checks of a changed document; its records are read anew if asked to, only some checks look at them."""
    if records:
        reading = read_plan(document)
        return validate(Material(document, reading.outline, reading.grids, reading.plan))
    outline = segment(document)
    plan = Plan(document=read.material.plan.document, staffing=read.material.plan.staffing)
    return validate(Material(document, outline, make_grids(document, outline), plan))


def _key(check: Check) -> tuple[str, Place, CheckStatus]:
    return check.rule, place_of(check.stated.source), check.status


def _result(read: Read, target: Target, after: Sequence[Check]) -> Result:
    change = target.change
    before = {(rule, change.moved(place), status) for rule, place, status in map(_key, read.checks)}
    broken = [one for one in target.checks if not still_holds(one, change.numbers)]
    named = {change.moved(place) for place in change.numbers}
    stated = {change.moved(place_of(one.stated.source)) for one in broken}
    new = [one for one in after if _key(one) not in before and _about(one, named, stated)]
    seen = any(one.status in FAILED for one in new)
    return Result(
        kind=change.kind,
        rules=tuple(sorted({one.rule for one in broken})),
        seen=seen,
        soft=not seen and any(one.status in _SOFT for one in new),
        visible=bool(broken),
        where=f"{read.name} {_shown(read, change)}",
    )


def _about(check: Check, named: set[Place | None], stated: set[Place | None]) -> bool:
    return place_of(check.stated.source) in stated or any(place in named for place in places(check))


def _shown(read: Read, change: Change) -> str:
    if change.row:
        return f"block {change.row[0]} row {change.row[1]}"
    document = read.material.document
    old = [text_at(document, Source(edit.key[0], row=edit.key[1], col=edit.key[2])) for edit in change.edits]
    pairs = [f"{text[edit.start : edit.end]} -> {edit.text}" for text, edit in zip(old, change.edits, strict=True)]
    place = next(iter(change.numbers))
    return f"block {place[0]} row {place[1]} col {place[2]} at {place[3]}: {', '.join(pairs)}"
