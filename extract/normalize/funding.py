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


def source_word(text: str) -> str | None:
    """Return the words of ``text`` that name a source of funds: all of them, or the last one that is a word of its own.

    >>> source_word("재정인센티브 특별교부세 교부"), source_word("시 비"), source_word("시비스")
    ('특별교부세', '시 비', None)
    """
    if funding_source(text):
        return text
    found = [text[match.start("source") : match.end("source")] for match in _last().finditer(level(text))]
    return found[-1] if found else None


def source_in_province(word: str) -> str | None:
    """Return the key of the source of funds that ``word`` is in the plan of a province or of a body below one, or None.

    The 시비 of a city below a province is its own money; in the plan of a metropolitan city or of one of its districts it
    is the metropolitan city's.

    >>> source_in_province("시비"), source_in_province("도비"), funding_source("시비")
    ('district', 'province_or_city', 'province_or_city')
    """
    entry = lexicon("funding").find(level(word))
    return str(entry.data.get("in_province", entry.key)) if entry else None
