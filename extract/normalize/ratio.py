"""Percentages (비율, 집행률)."""

from extract.errors import NormalizeError
from extract.normalize.number import Number, parse_number
from extract.normalize.text import level
from extract.normalize.unit import parse_unit


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
