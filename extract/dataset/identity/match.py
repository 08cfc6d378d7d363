"""The programs of an earlier and a later document, matched as a whole: one to one first, then what was split or merged."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from extract.dataset.identity.assignment import assign
from extract.dataset.identity.clues import (
    Bench,
    Clue,
    amount_clues,
    clue,
    content_clues,
    joined,
    name_clues,
    place_clues,
    said_clues,
)
from extract.dataset.identity.decisions import Decision
from extract.dataset.identity.profiles import Profile, Survey
from extract.dataset.identity.words import core, grams, is_telling, overlap, plain, telling

_ENOUGH = 0.4
_LEAST = math.log(_ENOUGH / (1 - _ENOUGH)) - 0.01
_ENOUGH_PART = 0.6
_SURE = 0.999
_TOLD = ("stated", "prior_amount", "sum_amount")
_INSIDE_FROM, _INSIDE_MOST, _FEW = 0.3, 0.5, 2
_NAMED, _NAMED_INSIDE = 4, 0.4
_PART_TIMES, _PART_MOST = 1.5, 0.75


class Kind(StrEnum):
    """What became of programs from one document to the next."""

    SAME = "same"
    RENAMED = "renamed"
    SPLIT = "split"
    MERGED = "merged"
    REGROUPED = "regrouped"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Link:
    """Two programs that are the same, or of which one is a part of the other; from 0 to 1 how sure that is, and why."""

    earlier: Profile
    later: Profile
    score: float
    clues: tuple[Clue, ...]

    @property
    def ko(self) -> str:
        """Why, in Korean."""
        return "; ".join(one.ko for one in self.clues)

    @property
    def en(self) -> str:
        """Why, in English."""
        return "; ".join(one.en for one in self.clues)


@dataclass(frozen=True, slots=True)
class Group:
    """Programs that became programs: all that hang together by links."""

    kind: Kind
    earlier: tuple[Profile, ...]
    later: tuple[Profile, ...]
    links: tuple[Link, ...]

    @property
    def score(self) -> float | None:
        """Return how sure its least sure link is; None for what is new or gone."""
        return min((link.score for link in self.links), default=None)


@dataclass(frozen=True, slots=True)
class Matching:
    """The programs of two documents: the links between them, and all groups in the order of the later document, then what is gone."""

    links: tuple[Link, ...]
    groups: tuple[Group, ...]


def match_programs(earlier: Survey, later: Survey, decisions: tuple[Decision, ...] = ()) -> Matching:
    """Return which programs of a later document are those of an earlier one.

    Args:
        earlier: the earlier document.
        later: the later one.
        decisions: what people decided, which overrides.
    """
    bench = Bench(earlier, later, decisions)
    grid = [[_judged(bench, one, other) for other in later.planned] for one in earlier.planned]
    pairs = assign([[_gain(link.score) for link in row] for row in grid])
    links = [grid[row][column] for row, column in pairs]
    links += [link for row in grid for link in row if _is_forced(link) and link not in links]
    links += _parts(bench, links)
    order = {one.key: at for at, one in enumerate((*earlier.planned, *later.planned))}
    links.sort(key=lambda link: (order[link.later.key], order[link.earlier.key]))
    return Matching(tuple(links), tuple(_groups(bench, links)))


def _gain(score: float) -> float:
    """Return what a pair is worth in the assignment: the logarithm of its odds above those that are enough."""
    bounded = min(score, _SURE)
    return math.log(bounded / (1 - bounded)) - _LEAST if bounded >= _ENOUGH else 0.0


def _is_forced(link: Link) -> bool:
    return link.score == 1 and any(one.code == "decided" for one in link.clues)


def _judged(bench: Bench, first: Profile, second: Profile) -> Link:
    """Return a pair with its score as the same program."""
    ruled = _ruled(bench, first, second)
    if ruled is not None:
        return ruled
    clues = (
        *name_clues(bench, first, second),
        *said_clues(bench, first, second),
        *amount_clues(bench, first, second),
        *content_clues(bench, first, second),
        *place_clues(bench, first, second),
    )
    return _link(first, second, clues, "unlike_content")


def _link(first: Profile, second: Profile, clues: tuple[Clue, ...], weak: str) -> Link:
    """Return a link by its clues; one kind of clue against it counts only where no document tells of the succession."""
    told = any(one.code in _TOLD for one in clues)
    kept = tuple(one for one in clues if one.code != weak or not told)
    return Link(first, second, joined(kept), kept)


def _ruled(bench: Bench, first: Profile, second: Profile) -> Link | None:
    decision = bench.decided(first, second)
    if decision is None:
        return None
    score = 1.0 if decision.same else 0.0
    return Link(first, second, score, (clue("decided", score, text=decision.note),))


def _parts(bench: Bench, links: list[Link]) -> list[Link]:
    """Return the links of programs that are left over with those that they were split from or merged into."""
    had, has = {link.earlier.key for link in links}, {link.later.key for link in links}
    before = [one for one in bench.earlier.planned if one.key not in had]
    after = [one for one in bench.later.planned if one.key not in has]
    pairs = [(one, other) for one in bench.earlier.planned for other in after]
    pairs += [(one, other) for one in before for other in bench.later.planned if other.key in has]
    judged = [_judged_part(bench, one, other, first_is_part=one in before) for one, other in pairs]
    good = [link for link in judged if link.score >= _ENOUGH_PART]
    return [link for link in good if _is_best(link, good, in_earlier=link.earlier in before)]


def _is_best(link: Link, links: list[Link], *, in_earlier: bool) -> bool:
    """Return whether a link is the surest of the program that is left over."""
    key = link.earlier.key if in_earlier else link.later.key
    rivals = [one for one in links if (one.earlier.key if in_earlier else one.later.key) == key]
    return link == max(rivals, key=lambda one: one.score)


def _judged_part(bench: Bench, first: Profile, second: Profile, *, first_is_part: bool) -> Link:
    """Return a pair with its score as a part and its whole."""
    ruled = _ruled(bench, first, second)
    if ruled is not None:
        return ruled
    clues = (
        *_inside_clues(bench, first, second),
        *_named_clues(bench, first, second),
        *said_clues(bench, first, second),
        *(one for one in amount_clues(bench, first, second) if one.code != "other_prior"),
        *_contained_clues(bench, first, second, first_is_part=first_is_part),
        *place_clues(bench, first, second),
    )
    return _link(first, second, clues, "no_prior")


def _inside_clues(bench: Bench, first: Profile, second: Profile) -> Iterator[Clue]:
    if not (is_telling(first.program.name) and is_telling(second.program.name)):
        return
    names = grams(first.program.name), grams(second.program.name)
    shared = overlap(*names, bench.name_weights)
    inside = max(shared.first, shared.second) if len(names[0] & names[1]) >= _FEW else 0.0
    weight = _INSIDE_MOST * (inside - _INSIDE_FROM) / (1 - _INSIDE_FROM)
    if weight > 0:
        yield clue("like_name", weight, percent=round(100 * inside))


def _named_clues(bench: Bench, first: Profile, second: Profile) -> Iterator[Clue]:
    """Yield that what stands below one program, and below no other of its document, names the other."""
    sides = ((first, second, bench.later.planned), (second, first, bench.earlier.planned))
    for one, other, beside in sides:
        words = [word for word in (core(one.program.name), *telling(one.program.name)) if len(word) >= _NAMED]
        found = [word for word in words if word in other.text and sum(word in each.text for each in beside) == 1]
        if found:
            yield clue("named", _NAMED_INSIDE, text=found[0])
            return


def _contained_clues(bench: Bench, first: Profile, second: Profile, *, first_is_part: bool) -> Iterator[Clue]:
    shared = bench.content(first, second)
    part = shared.first if first_is_part else shared.second
    if part:
        rare = sorted(first.words & second.words, key=lambda word: (-bench.word_weights.get(word, 0), word))
        weight = min(_PART_MOST, _PART_TIMES * part)
        yield clue("content", weight, percent=round(100 * part), words=", ".join(rare[:5]))


def _groups(bench: Bench, links: list[Link]) -> Iterator[Group]:
    """Yield what hangs together, in the order of the later document; then what is gone."""
    done: set[tuple[str, str]] = set()
    for one in bench.later.planned:
        if one.key not in done:
            group = _grown(one, links)
            done |= {link.later.key for link in group} | {one.key}
            yield _group(one, group)
    kept = {link.earlier.key for link in links}
    yield from (Group(Kind.GONE, (one,), (), ()) for one in bench.earlier.planned if one.key not in kept)


def _grown(start: Profile, links: list[Link]) -> list[Link]:
    keys, group = {start.key}, list[Link]()
    while True:
        grown = [link for link in links if link.later.key in keys or link.earlier.key in keys]
        if len(grown) == len(group):
            return grown
        group = grown
        keys |= {link.later.key for link in grown} | {link.earlier.key for link in grown}


def _group(start: Profile, links: list[Link]) -> Group:
    before = tuple({link.earlier.key: link.earlier for link in links}.values())
    after = tuple({link.later.key: link.later for link in links}.values()) or (start,)
    return Group(_kind(before, after), before, after, tuple(links))


def _kind(before: tuple[Profile, ...], after: tuple[Profile, ...]) -> Kind:
    match len(before), len(after):
        case 0, _:
            return Kind.NEW
        case 1, 1:
            same = plain(before[0].program.name) == plain(after[0].program.name)
            return Kind.SAME if same else Kind.RENAMED
        case 1, _:
            return Kind.SPLIT
        case _, 1:
            return Kind.MERGED
        case _:
            return Kind.REGROUPED
