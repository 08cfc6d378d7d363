"""Which of many patterns can match at all, by the first characters alone."""

from collections.abc import Callable
from functools import lru_cache

import regex

_HEAD, _BEHIND_YEAR = 3, 4
_YEAR = regex.compile(r"(?P<quote>')[0-9]{2}(?![0-9])|(?:19|20)[0-9]{2}(?![0-9])")
_QUOTED, _FULL = "'20", "2020"
"""Stand for every year printed so: no pattern refuses them that takes another."""
_REMEMBERED, _LAST = 1 << 13, 4


@lru_cache(_LAST)
def _head(plain: str, start: int) -> str:
    """Return the characters that decide; a year is one like any other, and what follows it decides."""
    found = _YEAR.match(plain, start)
    if not found:
        return plain[start : start + _HEAD]
    return (_QUOTED if found["quote"] else _FULL) + plain[found.end() : found.end() + _BEHIND_YEAR]


def ahead(patterns: tuple[regex.Pattern[str], ...]) -> Callable[[str, int], tuple[regex.Pattern[str], ...]]:
    """Return a function that gives, for a text and an offset, the ``patterns`` that what stands there does not rule out.

    Few heads occur in a text, so that each pattern is tried on each of them once. No pattern may look behind its start,
    but for an opening bracket.

    >>> possible = ahead((regex.compile("[0-9]+월"), regex.compile("'[0-9]{2}년")))
    >>> [len(possible(text, 0)) for text in ("'06년", "12월", "명")]
    [1, 1, 0]
    """

    @lru_cache(_REMEMBERED)
    def of_head(head: str) -> tuple[regex.Pattern[str], ...]:
        return tuple(pattern for pattern in patterns if pattern.match("(" + head, 1, partial=True))

    return lambda plain, start: of_head(_head(plain, start))
