"""Ranks (직급) and positions (직위) of public servants, as labels of rows and columns."""

from functools import cache

import regex

from extract.normalize.text import level, tight
from extract.vocab import fold, lexicon


@cache
def _grade() -> regex.Pattern[str]:
    words = lexicon("ranks")
    grade, bound = tight(words.words("grade")), tight(words.words("bound"))
    one = rf"[1-9](?:[·.,~/-]?[1-9])?{grade}(?:\(?{bound}\)?)*"
    return regex.compile(rf"{one}(?:[/(·].*)?")


def is_rank(text: str) -> bool:
    """Return whether ``text`` is a rank (직급) or a position (직위).

    >>> [is_rank(text) for text in ("5급", "3․4급", "8급이하", "4급/총경", "1급 (정무직)", "고공단", "과장")]
    [True, True, True, True, True, True, True]
    >>> [is_rank(text) for text in ("5급간부교육", "임기제", "과장급 회의")]
    [False, False, False]
    """
    folded = fold(level(text)).rstrip("*")
    return bool(_grade().fullmatch(folded)) or lexicon("ranks").key(folded) in ("rank", "position")
