"""All numbers of a text: in digits, in words, as fractions."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from extract.normalize.bound import bound_behind
from extract.normalize.fraction import find_fractions
from extract.normalize.measure import MONEY, unit_behind
from extract.normalize.mention import Mention
from extract.normalize.ordinal import find_ordinals
from extract.normalize.printed_number import find_printed, is_ranged
from extract.normalize.text import HANGUL, level, tight
from extract.normalize.written_number import find_written_numbers
from extract.vocab import lexicon

_TEN = 10
_LONG = 2


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number inside a text: its offsets, the text between them, and its value."""

    start: int
    end: int
    raw: str
    value: Decimal


@cache
def _half() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!{HANGUL}){tight(lexicon('number_words').words('half'))}")


def _halves(plain: str) -> Iterator[Mention]:
    for found in _half().finditer(plain):
        measure = unit_behind(plain, found.end())
        long = measure is not None and len(measure.text) >= _LONG and measure.kind not in ("count", MONEY)
        if long or bound_behind(plain, found.end()):
            yield Mention(found.start(), found.end(), Decimal("0.5"), measure=measure if long else None, written=True)


def _fractions(plain: str) -> Iterator[Mention]:
    for one in find_fractions(plain):
        yield Mention(one.start, one.end, one.decimal, measure=unit_behind(plain, one.end), fraction=True)


def _is_few(mention: Mention) -> bool:
    """Return whether a small number stands before a word that only larger sums prove to be money (2원, 3불)."""
    measure = mention.measure
    short = measure is not None and measure.kind == MONEY and len(measure.text) == 1 and measure.end > mention.end
    return short and not mention.written and abs(mention.value) < _TEN and mention.scale == 1


def find_mentions(plain: str) -> tuple[Mention, ...]:
    """Return the numbers of a levelled text in order, those that only a range can prove among them.

    >>> [(str(one.value), one.measure.key if one.measure else None) for one in find_mentions("이십 명, 3분의 1, 4.5km")]
    [('20', 'person'), ('0.3333333333333333333333333333', None), ('4.5', 'kilometre')]
    """
    fractions = tuple(_fractions(plain))
    taken = [(one.start, one.end) for one in (*find_ordinals(plain), *fractions)]
    covered = {place for span in taken for place in range(*span)}
    others = (*find_printed(plain), *find_written_numbers(plain), *_halves(plain))
    free = (one for one in others if covered.isdisjoint(range(one.start, one.end)) and not _is_few(one))
    kept: list[Mention] = []
    for mention in sorted((*fractions, *free), key=lambda one: (one.begin, -one.stop)):
        if not kept or mention.begin >= kept[-1].stop:
            kept.append(mention)
    return tuple(kept)


def find_numbers(text: str) -> tuple[NumberSpan, ...]:
    """Return the numbers in ``text``, in order: digits, and words where a unit, a bound or a sign proves them.

    Parts of dates and of other strings of signs (``2018/5/17``, ``192.168.1.2``, ``1e10``) are no numbers.

    >>> [str(one.value) for one in find_numbers("두 개의 3백, 마이너스 일이다, 백분의 일의 40,000")]
    ['2', '300', '-1', '0.01', '40000']
    >>> find_numbers("이 일은 사회 구석구석 만일의 한국, 오월 4일, 2018/5/17")
    ()
    """
    plain = level(text)
    found = (one for one in find_mentions(plain) if one.proven and not one.glued and not is_ranged(plain, one.end))
    return tuple(NumberSpan(one.start, one.end, text[one.start : one.end], one.value) for one in found)
