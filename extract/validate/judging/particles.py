"""Words that take the right particle in a sentence (조사): ``{stated:은}`` is ``3은`` or ``4는``."""

import regex

from extract.vocab import lexicon

_ASIDE = regex.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|[’”'\"」』)\]])+$")
_FIRST, _LAST = 0xAC00, 0xD7A3
_FINALS = 28
_RIEUL = 8


class Word(str):
    """A text for ``str.format`` whose format is a particle: it is set behind the text in the form that its end asks for.

    >>> "{:은} {:을} {:으로}".format(Word("2,013"), Word("예산(안)"), Word("81"))
    '2,013은 예산(안)을 81로'
    """

    __slots__ = ()

    def __format__(self, form: str) -> str:
        """Return the text with the particle that ``form`` names, or alone."""
        entry = lexicon("josa").find(form) if form else None
        return f"{self!s}{entry.data[ending(self)]}" if entry else str(self)


def ending(text: str) -> str:
    """Return how a text ends when it is read: ``closed``, ``rieul`` or ``open``; what stands in brackets is not read.

    >>> [ending(text) for text in ("예산", "서울", "계", "100", "1.5%", "합계(안)")]
    ['closed', 'rieul', 'open', 'closed', 'open', 'open']
    """
    plain = _ASIDE.sub("", text).strip() or text
    code = ord(plain[-1]) if plain else 0
    if _FIRST <= code <= _LAST:
        final = (code - _FIRST) % _FINALS
        return "rieul" if final == _RIEUL else "closed" if final else "open"
    return lexicon("final_sounds").key(plain) or "open"
