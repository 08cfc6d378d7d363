"""Numbers mixed with scale words (만, 억, 조): ``1조 6,413억``, ``3억 5천만``, ``삼백만``."""

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


@cache
def _written() -> regex.Pattern[str]:
    numbers = lexicon("numerals")
    letters = "".join(numbers.words())
    won, prefix = (tight(lexicon("amount_words").words(key)) for key in ("won", "sum_of"))
    return regex.compile(
        rf"(?:(?<!{HANGUL})|(?<=(?<!{HANGUL}){prefix}))(?<![0-9] ?)(?P<words>[{''.join(numbers.words('digit'))}][{letters}]{{1,15}}+)(?={won})"
    )


def find_written(plain: str) -> Iterator[Figure]:
    """Yield the sums of ``plain`` whose number is written in Korean words, such as the 삼백만 of 삼백만원."""
    for found in _written().finditer(plain):
        value = read_words(found["words"])
        if value:
            step = Decimal(10 ** (len(str(value)) - len(str(value).rstrip("0"))))
            term = Term(found.start(), found.end(), found.end(), value, step, 1, 1, about=False)
            yield Figure((term,), value, step, 1)


def read_words(words: str) -> Decimal | None:
    """Return the number that Korean number words alone write, or None.

    >>> read_words("이천칠백삼십오만"), read_words("삼백만"), read_words("만")
    (Decimal('27350000'), Decimal('3000000'), None)
    """
    values = scale_values()
    total, section, digit = 0, 0, 0
    limits = [10**16, LARGE_FROM]
    for char in words:
        value = values.get(char, 0)
        if 0 < value < 10 and not digit:  # noqa: PLR2004 - the digits one to nine
            digit = value
        elif 10 <= value < limits[1] and value < LARGE_FROM:  # noqa: PLR2004 - 십, 백, 천
            section, digit, limits[1] = section + (digit or 1) * value, 0, value
        elif LARGE_FROM <= value < limits[0] and section + digit:
            total, section, digit, limits = total + (section + digit) * value, 0, 0, [value, LARGE_FROM]
        else:
            return None
    return Decimal(total + section + digit) or None
