"""Words of programs: what their names and contents share, the rarer the more."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

import regex
from rapidfuzz import fuzz

from extract.vocab import fold, lexicon

_BRACKETS = regex.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = regex.compile(r"\p{Hangul}+|\p{Latin}{2,}")
_LONG = 3
_SHORT = 2
_GRAMS_SHARE = 0.6
Weights: TypeAlias = Mapping[str, float]


class Overlap(NamedTuple):
    """What two sets of words share, as parts of one and of the other, and of both together, from 0 to 1."""

    first: float
    second: float
    both: float


@lru_cache(1 << 14)
def plain(name: str) -> str:
    """Return a name without what stands in brackets, blanks and signs.

    >>> plain("골목상권·전통시장 활력 (신규)")
    '골목상권전통시장활력'
    """
    return "".join(_WORD.findall(fold(_BRACKETS.sub("", name)))) or fold(name)


@cache
def _generic() -> frozenset[str]:
    return frozenset(lexicon("program_words").words("generic"))


@cache
def _idle() -> frozenset[str]:
    return _generic() | frozenset(lexicon("program_words").words("detail"))


@cache
def _particles() -> tuple[str, ...]:
    return lexicon("particles").words("particle")


@lru_cache(1 << 14)
def telling(name: str) -> tuple[str, ...]:
    """Return the words of a name that do not fit any program (운영, 활성화); the whole name if nothing else is left."""
    kept = tuple(word for word in _WORD.findall(_BRACKETS.sub(" ", name)) if word not in _generic())
    return kept or (plain(name),)


@lru_cache(1 << 14)
def is_telling(name: str) -> bool:
    """Return whether a name has a word that does not fit any program.

    >>> is_telling("2024년 주요업무 추진실적"), is_telling("전통시장 활성화")
    (False, True)
    """
    return any(word not in _generic() for word in _WORD.findall(_BRACKETS.sub(" ", name)))


def core(name: str) -> str:
    """Return the telling words of a name as one."""
    return "".join(telling(name))


def _stem(word: str) -> str:
    """Return a word without the particle behind it, if two letters or more are left."""
    for particle in _particles():
        if word.endswith(particle) and len(word) - len(particle) >= _SHORT and len(word) > _LONG:
            return word.removesuffix(particle)
    return word


@lru_cache(1 << 14)
def joined(name: str) -> str:
    """Return a name without brackets, blanks, signs, and the particles behind its words.

    >>> joined("주민들의 제안을 살리는 제도 및 공간 (신규)")
    '주민들제안을살리는제도공간'
    """
    words = _WORD.findall(_BRACKETS.sub(" ", name))
    return "".join(_stem(word) for word in words if word not in _particles()) or plain(name)


def spelled_alike(first: str, second: str) -> float:
    """Return how alike two texts are spelled, from 0 to 1: the share of letters that stand in both in one order."""
    return fuzz.ratio(first, second) / 100


def content_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts that say what they are about."""
    found = {_stem(word) for text in texts for word in _WORD.findall(text) if len(word) >= _SHORT}
    return frozenset(found - _idle())


def grams(name: str) -> frozenset[str]:
    """Return the pairs of neighbouring letters in the telling words of a name."""
    return frozenset(word[at : at + 2] for word in telling(name) for at in range(max(1, len(word) - 1)))


def rarity(sets: Iterable[frozenset[str]]) -> Weights:
    """Return how much each member of sets tells: the logarithm of how few sets hold it (Spärck Jones 1972)."""
    known = list(sets)
    counts = Counter(member for one in known for member in one)
    return {member: math.log((len(known) + 1) / count) for member, count in counts.items()}


def overlap(first: frozenset[str], second: frozenset[str], weights: Weights) -> Overlap:
    """Return what two sets share, weighed by rarity."""
    shared = sum(weights.get(one, 0.0) for one in first & second)
    sums = [sum(weights.get(one, 0.0) for one in words) for words in (first, second)]
    if not shared or not all(sums):
        return Overlap(0.0, 0.0, 0.0)
    return Overlap(shared / sums[0], shared / sums[1], shared / math.sqrt(sums[0] * sums[1]))


def likeness(first: str, second: str, weights: Weights) -> float:
    """Return how alike two names are, from 0 to 1: by rare pairs of letters they share, and by their spelling."""
    if plain(first) == plain(second):
        return 1.0
    if not (is_telling(first) and is_telling(second)):
        return 0.0
    shared = overlap(grams(first), grams(second), weights).both
    spelled = fuzz.ratio(core(first), core(second)) / 100
    return _GRAMS_SHARE * shared + (1 - _GRAMS_SHARE) * spelled
