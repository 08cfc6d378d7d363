"""Plain numbers (숫자) as tables print them."""

from dataclasses import dataclass
from decimal import Decimal

import regex

from extract.errors import NormalizeError
from extract.normalize.text import level
from extract.vocab import lexicon

DIGITS = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})++|0|[1-9][0-9]*+)(?:\.[0-9]++)?"
"""Pattern of an unsigned number: thousands grouped by commas or not at all, an optional decimal part."""

MAX_DIGITS = 18
"""A longer number is an identifier, not a quantity."""

_NUMBER = regex.compile(rf"(?P<sign>[△▲+-] ?)?(?P<digits>{DIGITS})")
_BRACKETED = regex.compile(rf"\((?P<digits>{DIGITS})\)")
_NEGATIVE = "△▲-"


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number.

    Attributes:
        value: the number as read.
        step: weight of its last printed digit: 1 for ``1,234``, 0.1 for ``95.1``.
        raw: the text read.
    """

    value: Decimal
    step: Decimal
    raw: str


def parse_digits(text: str) -> Number:
    """Return the unsigned number that ``text``, matched by `DIGITS`, prints.

    Raises:
        NormalizeError: if it has more digits than a quantity has.
    """
    digits = text.replace(",", "")
    if len(digits) > MAX_DIGITS:
        raise NormalizeError(f"too many digits for a number: {text[:40]!r}")
    fraction = digits.partition(".")[2]
    return Number(Decimal(digits), Decimal(1).scaleb(-len(fraction)), text)


def parse_number(text: str, *, accounting: bool = False) -> Number:
    """Return the number that ``text`` is.

    △ and ▲ are the minus of Korean accounts, beside ``-``. A number in parentheses is a second figure, not a negative
    one, unless ``accounting`` asks for that convention.

    Args:
        text: a whole cell or value.
        accounting: read ``(103)`` as -103.

    Raises:
        NormalizeError: if ``text`` is anything but one number.

    >>> parse_number("1,234").value, parse_number("95.1").step, parse_number("△1").value
    (Decimal('1234'), Decimal('0.1'), Decimal('-1'))
    >>> parse_number("(103)", accounting=True).value
    Decimal('-103')
    >>> for odd in ("(103)", "1,23", "007", "8/10", "1 234", "3명", ""):
    ...     try:
    ...         print(parse_number(odd))
    ...     except NormalizeError:
    ...         pass
    """
    plain = level(text).strip()
    if accounting and (found := _BRACKETED.fullmatch(plain)):
        number = parse_digits(found["digits"])
        return Number(-number.value, number.step, text)
    found = _NUMBER.fullmatch(plain)
    if not found:
        raise NormalizeError(f"not a number: {text[:40]!r}")
    number = parse_digits(found["digits"])
    negative = (found["sign"] or "+")[0] in _NEGATIVE
    return Number(-number.value if negative else number.value, number.step, text)


def is_nil(text: str) -> bool:
    """Return whether ``text`` says that there is nothing: empty, a dash, or a word such as 해당없음.

    >>> [is_nil(text) for text in ("-", "–", "―", " ", "해당 없음", "0", "△1", "비예산")]
    [True, True, True, True, True, False, False, False]
    """
    return not level(text).strip(" \n\r-") or lexicon("nil").key(text) == "none"


def is_no_budget(text: str) -> bool:
    """Return whether ``text`` says that a thing needs no budget (비예산): nothing is missing, the sum is zero.

    >>> is_no_budget("비 예산"), is_no_budget("예산")
    (True, False)
    """
    return lexicon("nil").key(text) == "no_budget"
