"""Percentages (비율, 집행률)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from extract.errors import NormalizeError
from extract.normalize.measure import tail
from extract.normalize.number import DIGITS, Number, parse_number
from extract.normalize.text import HANGUL, level, tight
from extract.normalize.unit import parse_unit
from extract.vocab import lexicon

_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class RatioSpan:
    """A percentage inside a text: offsets of number and sign, and the number in per cent."""

    start: int
    end: int
    raw: str
    ratio: Number


def parse_ratio(text: str) -> Number:
    """Return the percentage that ``text`` is, in per cent; the sign behind it may be left out.

    Raises:
        NormalizeError: if ``text`` is anything but one number with at most a sign of per cent behind it.

    >>> parse_ratio("95.1%").value, parse_ratio("△3.4 %").value, parse_ratio("76.6").step
    (Decimal('95.1'), Decimal('-3.4'), Decimal('0.1'))
    >>> parse_ratio("13.6% → 1.3%")
    Traceback (most recent call last):
    extract.errors.NormalizeError: not a number: '13.6% → 1.3'
    """
    plain = level(text).strip()
    digits = plain.rstrip("".join(char for char in plain if not char.isdigit()))
    sign = plain[len(digits) :].strip()
    if sign and parse_unit(sign).kind != "percent":
        raise NormalizeError(f"not a percentage: {text[:40]!r}")
    number = parse_number(digits)
    return Number(number.value, number.step, text)


@cache
def _ratio() -> regex.Pattern[str]:
    signs = tight(
        word for word in lexicon("units").words("percent", "percentage_point") if len(word) > 1 or word == "%"
    )
    number = rf"(?<![0-9A-Za-z])(?<![0-9][.,])(?P<sign>[△▲] ?|(?<![0-9~])[+-])?(?P<num>{DIGITS})"
    low = rf"(?<![0-9A-Za-z'/])(?<![0-9][.,])(?P<low>(?:[△▲] ?|(?<![0-9~])[+-])?{DIGITS})"
    return regex.compile(rf"(?:{low} ?(?P<to>[~→-]) ?)?{number} ?{signs}(?:(?<!{HANGUL})|{tail()})")


def _first(found: regex.Match[str]) -> bool:
    """Return whether the number before ``~``, ``-`` or an arrow is a percentage too: ``50~70%``, ``60→90%``."""
    if not found["low"]:
        return False
    low, high = (Decimal(found[name].lstrip("△▲+- ").replace(",", "")) for name in ("low", "num"))
    return low <= _HUNDRED if found["to"] == "→" else low < high


def _spans(found: regex.Match[str]) -> Iterator[tuple[int, int]]:
    if _first(found):
        yield found.span("low")
    yield min(found.start(name) for name in ("sign", "num") if found[name]), found.end()


def find_ratios(text: str) -> tuple[RatioSpan, ...]:
    """Return the percentages in ``text``, in order; both ends of ``50~70%`` are percentages.

    >>> [str(span.ratio.value) for span in find_ratios("13.6% → 1.3%, 전년 대비 △3.4%, 50~70%")]
    ['13.6', '1.3', '-3.4', '50', '70']
    >>> find_ratios("10 프로그램, 30프로젝트, 12p")
    ()
    """
    spans: list[RatioSpan] = []
    for found in _ratio().finditer(level(text)):
        for start, end in _spans(found):
            try:
                spans.append(RatioSpan(start, end, text[start:end], parse_ratio(text[start:end])))
            except NormalizeError:
                continue
    return tuple(spans)
