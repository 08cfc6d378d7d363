"""Letter-spaced words (자간을 벌린 낱말): ``사 업 비`` is ``사업비``."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

import regex

from extract.vocab import lexicon

_FEWEST = 3
"""The fewest syllables that are a spread word between words written together: two are a noun and its particle."""
_DOTS = "·‧․・･•ㆍ∙⋅-‐–"
_CLOSING = ")]}>」』】〉》’”\"'%℃"


@cache
def _stretch() -> regex.Pattern[str]:
    return regex.compile(r"(?<!\p{Hangul})\p{Hangul}++(?:\s++\p{Hangul}++)+")


def _is_tied_left(text: str, start: int) -> bool:
    """Return whether the word at ``start`` goes on from a number, a bracket or a dot right before it."""
    before = text[max(0, start - 2) : start]
    if before[-1:] in tuple(_DOTS):
        return before[0].isalnum()
    return before[-1:].isalnum() or before[-1:] in tuple(_CLOSING)


def _is_tied_right(text: str, end: int) -> bool:
    """Return whether the word that ends at ``end`` goes on with a number or, behind a dot, with another word."""
    behind = text[end : end + 2]
    return behind[:1].isalnum() or (behind[:1] in tuple(_DOTS) and behind[1:].isalnum())


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon("lone_syllables").words(key))


@cache
def _inside(key: str) -> frozenset[str]:
    entries = lexicon("lone_syllables").entries
    return frozenset(word for entry in entries if entry.key == key for word in entry.data["inside"])


def _spread(word: str) -> str:
    """Return the syllables of one spread word, with what stands before or behind it as a word of its own apart.

    >>> _spread("각동"), _spread("각종"), _spread("시민공원등"), _spread("가로등")
    ('각 동', '각종', '시민공원 등', '가로등')
    """
    if word in _words("pair"):
        return " ".join(word)
    if word[0] in _words("front") and word[:2] not in _inside("front"):
        return f"{word[0]} {word[1:]}"
    if word[-1] in _words("behind") and not word.endswith(tuple(_inside("behind"))):
        return f"{word[:-1]} {word[-1]}"
    return word


def _apart(token: str, *, whole: bool) -> bool:
    return token in _words("between") or (not whole and token in _words("prose"))


def _join(tokens: list[str], *, whole: bool) -> Iterator[str]:
    """Yield the words of a row of single syllables, which is a whole stretch or stands between longer words."""
    for apart, group in groupby(tokens, lambda token: _apart(token, whole=whole)):
        syllables = tuple(group)
        if apart or len(syllables) == 1 or (not whole and len(syllables) < _FEWEST):
            yield from syllables
        else:
            yield _spread("".join(syllables))


def _joined(match: regex.Match[str]) -> str:
    tokens = match[0].split()
    first = 1 if _is_tied_left(match.string, match.start()) else 0
    last = len(tokens) - (1 if _is_tied_right(match.string, match.end()) else 0)
    inner = tokens[first:last]
    whole = len(inner) == len(tokens) and all(len(token) == 1 for token in tokens)
    words = list(tokens[:first])
    for single, group in groupby(inner, lambda token: len(token) == 1):
        row = list(group)
        words += _join(row, whole=whole) if single else row
    return " ".join([*words, *tokens[last:]])


def join_spaced(text: str) -> str:
    """Return ``text`` with letter-spaced words joined and other white space collapsed.

    A stretch of Hangul is letter-spaced where every one of its tokens is a single syllable; between longer words three
    syllables in a row or more are. A syllable that goes on from a number or into one (6개 구, 법 제21조) is no letter of
    a spread word, and 및, 각, 등 stay words of their own.

    >>> join_spaced("소 요 예 산 : 31,945천원"), join_spaced("인 력 및 조 직")
    ('소요예산 : 31,945천원', '인력 및 조직')
    >>> join_spaced("구민과 소통하는 열 린 행 정"), join_spaced("일 하는 방식의 개선")
    ('구민과 소통하는 열린행정', '일 하는 방식의 개선')
    >>> [join_spaced(text) for text in ("각 동", "250개 전 자치단체", "특별휴가 1일 및 전보", "17개 시·도 중", "값 등")]
    ['각 동', '250개 전 자치단체', '특별휴가 1일 및 전보', '17개 시·도 중', '값 등']
    """
    return " ".join(_stretch().sub(_joined, text).split())
