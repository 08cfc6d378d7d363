"""Words of charts, and names as they are shown."""

import re
from typing import Literal, TypeAlias

from extract.dataset.compare.model import Dimension, Key
from extract.vocab import lexicon

Language: TypeAlias = Literal["ko", "en"]

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]+")
"""What XML cannot hold, what would break a line, and the marks that turn the direction of writing (UAX #9)."""


def say(key: str, language: Language, **values: object) -> str:
    """Return the words for a key of ``vocab/chart_terms.toml``.

    >>> say("documents", "ko", count=3), say("documents", "en", count=3)
    ('문서 3개', '3 documents')
    """
    return _words(key, language).format(**values)


def _words(key: str, language: Language) -> str:
    entry = lexicon("chart_terms").find(key)
    if entry is None:
        raise KeyError(key)
    return str(entry.data[language])


def plain(text: str) -> str:
    r"""Return a text of a document on one line, without signs that are not seen.

    >>> plain("일자리\n경제과\u202e")
    '일자리 경제과'
    """
    return " ".join(_UNSEEN.sub(" ", text).split())


def key_name(dimension: Dimension, key: Key, language: Language) -> str:
    """Return what a point stands for along a dimension.

    >>> key_name(Dimension.FUNDING, "national", "ko"), key_name(Dimension.YEAR, 2026, "ko")
    ('국비', '2026')
    """
    if key is None or key == "":
        return say("not_stated", language)
    entry = lexicon("chart_terms").find(str(key)) if dimension is Dimension.FUNDING else None
    return str(entry.data[language]) if entry else plain(str(key))
