"""Numbers set with a blank between their digits (자간을 벌린 숫자): ``9 , 3 2 2 백만원``."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.normalize.text import level, tight
from extract.vocab import lexicon


@dataclass(frozen=True, slots=True)
class Spread:
    """A text whose spread numbers are closed up, with the way back to the printed text.

    Attributes:
        text: the text without blanks inside spread numbers.
        offsets: offset in the printed text of every character of ``text``.
    """

    text: str
    offsets: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Return where the character at ``offset`` stands in the printed text."""
        return self.offsets[offset]


@cache
def _number() -> regex.Pattern[str]:
    scales = tight((*lexicon("numerals").words("small", "large"), *lexicon("amount_words").words("won")))
    large = tight(lexicon("numerals").words("large"))
    broken = rf"(?<={large} ?)[0-9]{{1,3}}, [0-9]{{3}}(?![0-9.,])(?= ?{scales})"
    return regex.compile(
        rf"{broken}|(?<![0-9.,] ?)[0-9](?: ?[,.] ?[0-9]| [0-9])*?(?: [0-9]| , ?[0-9])(?![0-9.,])(?= ?{scales})"
    )


def close_up(text: str) -> Spread:
    """Return ``text`` with its spread numbers closed up.

    A number is spread where no two of its digits adjoin, or where a blank follows the comma behind a scale word
    (``3조 5, 682억원``).

    >>> close_up("세출 : 9 , 3 2 2 백만원").text
    '세출 : 9,322 백만원'
    >>> close_up("3조 5, 682억원").text
    '3조 5,682억원'
    """
    gone = {
        at
        for found in _number().finditer(level(text))
        for at in range(found.start(), found.end())
        if text[at].isspace()
    }
    kept = tuple(at for at in range(len(text)) if at not in gone)
    return Spread("".join(text[at] for at in kept), kept)
