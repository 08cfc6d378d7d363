"""Numbers mixed with scale words (만, 억, 조): ``1조 6,413억``, ``3억 5천만``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from extract.normalize.number import DIGITS, MAX_DIGITS
from extract.normalize.text import HANGUL, tight
from extract.vocab import lexicon

LARGE_FROM = 10_000


@dataclass(frozen=True, slots=True)
class Term:
    """One number with its scale words, such as the ``5천만`` of ``3억 5천만원``.

    Attributes:
        start: offset of its first digit.
        end: offset behind its last character, 원 not counted.
        digits: offset behind its last digit.
        value: the number before the scale words.
        step: weight of that number's last printed digit.
        small: 십, 백, 천, or 1.
        large: 만, 억, 조, or 1.
        about: whether 여 stands with it (약).
    """

    start: int
    end: int
    digits: int
    value: Decimal
    step: Decimal
    small: int
    large: int
    about: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole number made of terms.

    Attributes:
        terms: in order, with falling scales.
        value: what they say together.
        step: weight of the last printed digit.
        scale: scale of the last term.
    """

    terms: tuple[Term, ...]
    value: Decimal
    step: Decimal
    scale: int

    @property
    def start(self) -> int:
        """Offset of the first digit."""
        return self.terms[0].start

    @property
    def end(self) -> int:
        """Offset behind the last scale word."""
        return self.terms[-1].end


@cache
def scale_values() -> dict[str, int]:
    """Return what each number word is worth."""
    entries = lexicon("numerals").entries
    return {word: int(entry.data["value"]) for entry in entries for word in entry.words}


@cache
def _term() -> regex.Pattern[str]:
    words = lexicon("numerals")
    small, large = tight(words.words("small")), tight(words.words("large"))
    about = tight(lexicon("amount_words").words("approximate"))
    return regex.compile(
        rf"(?:(?<![0-9A-Za-z])|(?<={HANGUL}[xX]))(?<![0-9][.,])(?P<num>{DIGITS})(?!,?[0-9]|\.[0-9])(?P<about> ?{about}(?= ?{small}| ?{large}))?"
        rf"(?: ?(?P<small>{small}(?! ?{small}))?+ ?(?P<large>{large})|(?: ?(?P<only>{small})))?(?P<late>{about})?"
    )


def _read(found: regex.Match[str]) -> Term | None:
    digits = found["num"].replace(",", "")
    if len(digits) > MAX_DIGITS:
        return None
    values = scale_values()
    small = values.get(found["small"] or found["only"] or "", 1)
    large = values.get(found["large"] or "", 1)
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    about = bool(found["about"] or found["late"])
    return Term(found.start(), found.end(), found.end("num"), Decimal(digits), step, small, large, about)


def _fits(terms: list[Term], term: Term, gap: str) -> bool:
    if gap not in ("", " ") or not terms:
        return False
    last = terms[-1]
    if last.large == 1:
        return last.small > 1 and term.small < last.small and term.value * term.small < last.small
    return term.large < last.large and term.value * term.small * term.large < last.large


def _sum(terms: Iterable[Term]) -> tuple[Decimal, Decimal, int]:
    total, section, step, scale = Decimal(0), Decimal(0), Decimal(1), 1
    for term in terms:
        section += term.value * term.small
        scale = term.small * term.large
        step = term.step * scale
        if term.large > 1:
            total, section = total + section * term.large, Decimal(0)
    return total + section, step, scale


def join(terms: Iterable[Term]) -> Figure:
    """Return the number that ``terms`` make together."""
    together = tuple(terms)
    return Figure(together, *_sum(together))


def find_figures(plain: str) -> Iterator[Figure]:
    """Yield every number of ``plain`` (a levelled text), with its scale words, in order.

    >>> [str(figure.value) for figure in find_figures("3억 5천만, 2천5백만, 1조 6,413억, 95억 100억, 1,23")]
    ['350000000', '25000000', '1641300000000', '9500000000', '10000000000']
    """
    terms: list[Term] = []
    for found in _term().finditer(plain):
        term = _read(found)
        if terms and (term is None or not _fits(terms, term, plain[terms[-1].end : term.start])):
            yield join(terms)
            terms = []
        if term:
            terms.append(term)
    if terms:
        yield join(terms)
