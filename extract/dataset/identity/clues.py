"""Clues that two programs are the same, or that they are not: each with a weight from 0 to 1 and a sentence.

Clues for it are taken as independent chances and joined as such (noisy or; Pearl 1988, 4.3); each clue against it takes its
share away.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from rapidfuzz import fuzz

from extract.dataset.identity.decisions import Decision, decided
from extract.dataset.identity.profiles import Profile, Survey, equal, near, rows_of
from extract.dataset.identity.words import Overlap, Weights, core, grams, likeness, overlap, plain, rarity
from extract.validate.judging.slips import significant_digits
from extract.validate.whole.money import Amount
from extract.vocab import fold, lexicon

SAME = 0.97
_NAME_FROM, _NAME_MOST = 0.25, 0.7
_CONTENT_TIMES, _CONTENT_MOST = 1.6, 0.8
_PURPOSE_FROM, _PURPOSE_TIMES = 0.5, 0.6
_PLACE, _PLACE_SHARE = 0.1, 0.6
_PRIOR, _PRIOR_COMMON, _SUM = 0.85, 0.5, 0.55
_OTHER_PRIOR, _NO_PRIOR, _ENDED, _UNLIKE = 0.3, 0.6, 0.5, 0.5
_RICH, _POOR = 12, 0.04
_SAID, _ROW_SAID = 0.9, 0.6
_NAMED = 4
_FEW_DIGITS = 2
_MANY = 40
_MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Clue:
    """One clue: its code, its weight (below 0 where it speaks against), and one sentence in Korean and in English."""

    code: str
    weight: float
    ko: str
    en: str


def clue(code: str, weight: float, **values: object) -> Clue:
    """Return a clue with its sentences."""
    entry = lexicon("identity_messages").find(code)
    data = entry.data if entry else {}
    return Clue(code, round(weight, 3), str(data["ko"]).format(**values), str(data["en"]).format(**values))


def joined(clues: Iterable[Clue]) -> float:
    """Return the score of clues, from 0 to 1."""
    missing, left = 1.0, 1.0
    for one in clues:
        if one.weight >= 0:
            missing *= 1 - one.weight
        else:
            left *= 1 + one.weight
    return round((1 - missing) * left, 4)


@dataclass(frozen=True)
class Bench:
    """Two documents side by side, with what their pairs of programs are weighed by."""

    earlier: Survey
    later: Survey
    decisions: tuple[Decision, ...] = ()

    @cached_property
    def _profiles(self) -> tuple[Profile, ...]:
        return (*self.earlier.planned, *self.later.planned)

    @cached_property
    def name_weights(self) -> Weights:
        """How much each pair of letters in a name tells."""
        return rarity(grams(one.program.name) for one in self._profiles)

    @cached_property
    def word_weights(self) -> Weights:
        """How much each word of a content tells."""
        return rarity(one.words for one in self._profiles)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The lines and rows of both documents, those of the later one first."""
        return (*self.later.texts, *self.earlier.texts)

    @cached_property
    def mentions(self) -> dict[str, frozenset[int]]:
        """Which of the texts hold the name of a program, by that name without blanks."""
        folded = [fold(text) for text in self.texts]
        names = {fold(one.program.name) for one in self._profiles}
        return {name: frozenset(at for at, text in enumerate(folded) if name in text) for name in names}

    @cached_property
    def prior(self) -> dict[str, tuple[Amount | None, bool]]:
        """What the later document states for the year before, by program id; and whether it states that there is nothing."""
        return {one.program.id: _prior(one, self.earlier.year, self.later) for one in self.later.planned}

    @cached_property
    def sums(self) -> frozenset[tuple[str, str]]:
        """Pairs of program ids whose amounts add up in groups: several to one of the other document."""
        return frozenset(_sums(self))

    @cached_property
    def ended(self) -> frozenset[str]:
        """Earlier programs that the later document lists under their name, with a sum for the year before and none since."""
        return frozenset(
            one.program.id for one in self.earlier.planned if _is_ended(one, self.earlier.year, self.later)
        )

    def likeness(self, first: Profile, second: Profile) -> float:
        """Return how alike two names are."""
        return likeness(first.program.name, second.program.name, self.name_weights)

    def content(self, first: Profile, second: Profile) -> Overlap:
        """Return what two contents share."""
        return overlap(first.words, second.words, self.word_weights)

    def decided(self, first: Profile, second: Profile) -> Decision | None:
        """Return what a person decided on two programs."""
        return decided(self.decisions, (first.document, first.program), (second.document, second.program))


def _prior(one: Profile, year: int | None, later: Survey) -> tuple[Amount | None, bool]:
    """Return what the tables of a document state for a program and an earlier year, by its label, else by its cost."""
    compared = [row for row in later.rows if year in row.years and later.year in row.years]
    named = list(rows_of(one.program.name, tuple(compared)))
    same_cost = [row for row in compared if later.year and equal(row.amounts.get(later.year), one.cost)]
    rows = named or (same_cost if len({row.label for row in same_cost}) == 1 else [])
    stated = [row.amounts[year] for row in rows if year in row.amounts] if year else []
    return (stated[0] if stated else None), bool(rows) and not stated


def _is_ended(one: Profile, year: int | None, later: Survey) -> bool:
    rows = [row for row in rows_of(one.program.name, later.rows) if year in row.amounts and later.year in row.years]
    return bool(rows) and not any(later.year in row.amounts for row in rows)


def _unexplained(bench: Bench) -> tuple[list[Profile], list[Profile]]:
    """Return the programs of both documents that no single program of the other one has as its sum for the year."""
    stated = {one.key: bench.prior[one.program.id][0] for one in bench.later.planned}
    alike = [
        (one, other)
        for one in bench.earlier.planned
        for other in bench.later.planned
        if equal(one.cost, stated[other.key])
    ]
    before, after = {one.key for one, _ in alike}, {other.key for _, other in alike}
    return (
        [one for one in bench.earlier.planned if one.key not in before and one.cost],
        [one for one in bench.later.planned if one.key not in after and stated[one.key]],
    )


def _sums(bench: Bench) -> Iterator[tuple[str, str]]:
    """Yield pairs of programs of which several of one document add up to one of the other."""
    before, after = _unexplained(bench)
    costs = [(one.program.id, one.cost) for one in before if one.cost]
    priors = [(one.program.id, amount) for one in after if (amount := bench.prior[one.program.id][0])]
    for key, prior in priors:
        yield from ((part, key) for parts in _summing(costs, prior) for part in parts)
    for key, cost in costs:
        yield from ((key, part) for parts in _summing(priors, cost) for part in parts)


def _summing(parts: list[tuple[str, Amount]], whole: Amount) -> Iterator[tuple[str, ...]]:
    """Yield the ids of two parts (three in short lists) that add up to a whole, where just one choice of them does."""
    for count in range(2, _MOST_PARTS + 1 if len(parts) <= _MANY else 3):
        fitting = [chosen for chosen in combinations(parts, count) if _adds_up([one for _, one in chosen], whole)]
        if len(fitting) == 1:
            yield tuple(key for key, _ in fitting[0])


def _adds_up(parts: list[Amount], whole: Amount) -> bool:
    step = max(one.printed.step for one in parts)
    return near(whole, sum((one.printed.value for one in parts), Decimal(0)), step)


def name_clues(bench: Bench, first: Profile, second: Profile) -> Iterator[Clue]:
    """Yield what the names say."""
    if plain(first.program.name) == plain(second.program.name):
        yield clue("same_name", SAME)
        return
    alike = bench.likeness(first, second)
    weight = _NAME_MOST * (alike - _NAME_FROM) / (1 - _NAME_FROM)
    if weight > 0:
        yield clue("like_name", weight, percent=round(100 * alike))


def content_clues(bench: Bench, first: Profile, second: Profile) -> Iterator[Clue]:
    """Yield what purposes and contents say."""
    shared = bench.content(first, second).both
    if shared:
        yield _content(bench, first, second, min(_CONTENT_MOST, _CONTENT_TIMES * shared), shared)
    if min(len(first.words), len(second.words)) >= _RICH and shared < _POOR and not _same_name(first, second):
        yield clue("unlike_content", -_UNLIKE)
    if first.program.purpose and second.program.purpose:
        alike = fuzz.token_sort_ratio(first.program.purpose, second.program.purpose) / 100
        if alike > _PURPOSE_FROM:
            yield clue("purpose", _PURPOSE_TIMES * (alike - _PURPOSE_FROM) * 2, percent=round(100 * alike))


def _content(bench: Bench, first: Profile, second: Profile, weight: float, part: float) -> Clue:
    rare = sorted(first.words & second.words, key=lambda word: (-bench.word_weights.get(word, 0), word))
    return clue("content", weight, percent=round(100 * part), words=", ".join(rare[:5]))


def _same_name(first: Profile, second: Profile) -> bool:
    return plain(first.program.name) == plain(second.program.name)


def amount_clues(bench: Bench, first: Profile, second: Profile) -> Iterator[Clue]:
    """Yield what the later document says about the year before, against what the earlier one said."""
    prior, is_new = bench.prior[second.program.id]
    if (first.program.id, second.program.id) in bench.sums:
        whole = first.cost if first.cost and prior and first.cost.printed.value > prior.printed.value else prior
        yield clue("sum_amount", _SUM, amount=f"{whole.line.won:,}" if whole else "")
    elif equal(first.cost, prior) and prior is not None:
        twins = sum(equal(one.cost, prior) for one in bench.earlier.planned)
        rare = twins == 1 and len(significant_digits(prior.printed.value)) > _FEW_DIGITS
        yield clue("prior_amount", _PRIOR if rare else _PRIOR_COMMON, amount=f"{prior.line.won:,}")
    elif not _same_name(first, second) and prior is not None and first.cost is not None:
        yield clue("other_prior", -_OTHER_PRIOR)
    elif not _same_name(first, second) and is_new:
        yield clue("no_prior", -_NO_PRIOR)
    if not _same_name(first, second) and first.program.id in bench.ended:
        yield clue("ended", -_ENDED)


def said_clues(bench: Bench, first: Profile, second: Profile) -> Iterator[Clue]:
    """Yield the line of either document that names both programs by their different names."""
    if _same_name(first, second):
        return
    names = [fold(one.program.name) for one in (first, second)]
    if min(map(len, names)) < _NAMED or names[0] in names[1] or names[1] in names[0]:
        return
    found = [bench.texts[at] for at in sorted(bench.mentions[names[0]] & bench.mentions[names[1]])]
    found = [text for text in found if not _beside(text, names)]
    telling = [text for text in found if _tells(text)]
    if telling:
        yield clue("stated", _SAID, text=" ".join(telling[0].split()))
    elif rows := [text for text in found if " | " in text and _names_few(bench, text)]:
        yield clue("stated", _ROW_SAID, text=" ".join(rows[0].split()))


def _beside(text: str, names: list[str]) -> bool:
    """Return whether one cell of a row holds both names, so that both are of one side."""
    cells = text.split(" | ")
    return len(cells) > 1 and any(all(name in fold(cell) for name in names) for cell in cells)


def _names_few(bench: Bench, text: str) -> bool:
    """Return whether a row names one program of each document, so that it is no list of all."""
    folded = fold(text)
    known = [{fold(one.program.name) for one in side.planned} for side in (bench.earlier, bench.later)]
    return all(sum(name in folded for name in names) == 1 for names in known)


def _tells(text: str) -> bool:
    return lexicon("program_words").key(text) in ("renamed", "merged", "split")


def place_clues(bench: Bench, first: Profile, second: Profile) -> Iterator[Clue]:
    """Yield the heading above both, if it stands above a part of the programs only."""
    if not first.chapter or core(first.chapter) != core(second.chapter):
        return
    beside = sum(one.chapter == second.chapter for one in bench.later.planned)
    if beside <= _PLACE_SHARE * len(bench.later.planned):
        yield clue("place", _PLACE, text=second.chapter)
