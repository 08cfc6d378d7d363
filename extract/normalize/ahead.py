"""Which of many patterns can match at all, by the first characters alone."""

from functools import lru_cache

import regex

_HEAD = 3
_REMEMBERED = 1 << 13


@lru_cache(_REMEMBERED)
def _possible(patterns: tuple[regex.Pattern[str], ...], head: str) -> tuple[regex.Pattern[str], ...]:
    return tuple(pattern for pattern in patterns if pattern.match("(" + head, 1, partial=True))


def possible(patterns: tuple[regex.Pattern[str], ...], plain: str, start: int) -> tuple[regex.Pattern[str], ...]:
    """Return the patterns that may match ``plain`` at ``start``: those that its next three characters do not rule out.

    Few heads occur in a text, so that each pattern is tried on each of them once. No pattern may look behind ``start``,
    but for an opening bracket.

    >>> words = (regex.compile("[0-9]+월"), regex.compile("'[0-9]{2}년"))
    >>> possible(words, "'06년", 0) == words[1:], possible(words, "12월", 0) == words[:1]
    (True, True)
    """
    return _possible(patterns, plain[start : start + _HEAD])
