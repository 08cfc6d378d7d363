"""Letter-spaced words (자간을 벌린 낱말): ``사 업 비`` is ``사업비``."""

from functools import cache

import regex

from extract.vocab import lexicon


@cache
def _run() -> "regex.Pattern[str]":
    return regex.compile(r"\p{Hangul}+(?:\s+\p{Hangul}+)+")


def _joined(match: "regex.Match[str]") -> str:
    tokens = match[0].split()
    if any(len(token) > 1 for token in tokens):
        return match[0]
    apart = frozenset(lexicon("conjunctions").words())
    words = (f" {token} " if token in apart and 0 < at < len(tokens) - 1 else token for at, token in enumerate(tokens))
    return "".join(words)


def join_spaced(text: str) -> str:
    """Return ``text`` with letter-spaced words joined and other white space collapsed.

    A stretch of Hangul is letter-spaced where every one of its tokens is a single syllable; other stretches stay.

    >>> join_spaced("소 요 예 산 : 31,945천원")
    '소요예산 : 31,945천원'
    >>> join_spaced("인 력 및 조 직")
    '인력 및 조직'
    >>> join_spaced("일 하는 방식의 개선")
    '일 하는 방식의 개선'
    """
    return " ".join(_run().sub(_joined, text).split())
