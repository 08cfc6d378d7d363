"""Sources of funds (재원): 국비, 시비, 구비, 기금 and so on."""

from functools import cache

import regex

from extract.normalize.text import HANGUL, level, tight
from extract.vocab import lexicon


def funding_source(text: str) -> str | None:
    """Return the key of the source of funds that ``text`` is, or None.

    >>> funding_source("시 비"), funding_source("특별교부세"), funding_source("예산")
    ('province_or_city', 'special_grant', None)
    """
    return lexicon("funding").key(level(text))


@cache
def _last() -> regex.Pattern[str]:
    entries = [entry for entry in lexicon("funding").entries if not entry.data.get("alone")]
    words = sorted({word for entry in entries for word in entry.words}, key=lambda word: (-len(word), word))
    return regex.compile(rf"(?<!{HANGUL})(?P<source>{tight(words)})(?!{HANGUL})")


def find_funding(text: str) -> str | None:
    """Return the key of the last source of funds named as a word of its own in ``text``, or None.

    >>> find_funding("재정인센티브 특별교부세 교부"), find_funding("시비스")
    ('special_grant', None)
    """
    found = [match["source"] for match in _last().finditer(level(text))]
    return funding_source(found[-1]) if found else None
