"""Numbers as automatic numbering prints them."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.vocab import Entry

NO_NUMBER = "\u200b"
"""What a level without a number prints: a zero-width space."""

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MAX_ROMAN = 3999
_MAX_REPEATED = 30
_ALPHABET = 26
_FULL_WIDTH = 0xFEE0

_ENCLOSED: Mapping[str, tuple[tuple[int, int, int], ...]] = MappingProxyType(
    {
        "decimalEnclosedCircle": ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)),
        "decimalEnclosedParen": ((1, 20, 0x2474),),
        "decimalEnclosedFullstop": ((1, 20, 0x2488),),
        "ideographEnclosedCircle": ((1, 10, 0x3280),),
        "upperLetterCircle": ((1, 26, 0x24B6),),
        "lowerLetterCircle": ((1, 26, 0x24D0),),
        "syllablesCircle": ((1, 14, 0x326E),),
        "chosungCircle": ((1, 14, 0x3260),),
    }
)
"""For every enclosed format its runs of code points: first number, last number, code point of the first."""

_SAME: Mapping[str, str] = MappingProxyType(
    {
        "decimalEnclosedCircleChinese": "decimalEnclosedCircle",
        "japaneseCounting": "chineseCounting",
        "chineseCountingThousand": "chineseCounting",
        "taiwaneseCounting": "chineseCounting",
        "taiwaneseCountingThousand": "chineseCounting",
        "japaneseDigitalTenThousand": "ideographDigital",
        "decimalFullWidth2": "decimalFullWidth",
    }
)


def format_number(number: int, system: str) -> str:
    """Return ``number`` in a numbering system; an unknown system, or one without that number, gives decimal digits.

    Args:
        number: from 0 up.
        system: an ST_NumberFormat (ECMA-376 part 1, 17.18.59), such as ``ganada``, or one of Hangul's own
            (``hancom.shapes.SYSTEMS``).

    >>> format_number(4, "upperRoman"), format_number(28, "lowerLetter"), format_number(3, "decimalEnclosedCircle")
    ('IV', 'bb', '③')
    """
    name = _SAME.get(system, system)
    return _simple(number, name) or _listed(number, name) or str(number)


def _simple(number: int, system: str) -> str:
    form = _forms().get(system)
    return form(number) if form else _enclosed(number, system)


@cache
def _forms() -> Mapping[str, Callable[[int], str]]:
    letters = tuple(chr(ord("A") + place) for place in range(_ALPHABET))
    return {
        "none": lambda _: NO_NUMBER,
        "decimalZero": lambda number: f"{number:02d}",
        "numberInDash": lambda number: f"- {number} -",
        "decimalFullWidth": lambda number: "".join(chr(ord(digit) + _FULL_WIDTH) for digit in str(number)),
        "upperRoman": _roman,
        "lowerRoman": lambda number: _roman(number).lower(),
        "upperLetter": lambda number: _repeated(number, letters),
        "lowerLetter": lambda number: _repeated(number, letters).lower(),
    }


def _enclosed(number: int, system: str) -> str:
    runs = _ENCLOSED.get(system, ())
    return next((chr(code + number - first) for first, last, code in runs if first <= number <= last), "")


def _roman(number: int) -> str:
    if not 0 < number <= _MAX_ROMAN:
        return ""
    found = ""
    for value, letters in _ROMAN + _ROMAN_SMALL:
        count, number = divmod(number, value)
        found += letters * count
    return found


def _repeated(number: int, labels: tuple[str, ...]) -> str:
    """Return the label of ``number``, doubled, tripled and so on behind the last one (ECMA-376: AA follows Z)."""
    if number < 1:
        return ""
    times, place = divmod(number - 1, len(labels))
    return labels[place] * (times + 1) if times < _MAX_REPEATED else ""


def _listed(number: int, system: str) -> str:
    from extract.vocab import lexicon  # noqa: PLC0415 - most plans count in digits, and word lists take long to load

    entry = next((entry for entry in lexicon("number_systems").entries if entry.key == system), None)
    if entry is None:
        return ""
    if "digits" in entry.data:
        digits = str(entry.data["digits"]).split()
        return "".join(digits[int(digit)] for digit in str(number))
    labels = tuple(str(entry.data["sequence"]).split())
    if "tens" in entry.data or "decades" in entry.data:
        return _counted(number, labels, entry)
    return _repeated(number, labels) if "repeats" in entry.data or number <= len(labels) else ""


def _counted(number: int, labels: tuple[str, ...], entry: "Entry") -> str:
    """Return a number word from 1 to 99: 십이, 열둘."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:  # noqa: PLR2004 - larger ones are printed in digits
        return ""
    one = labels[ones - 1] if ones else ""
    if "decades" in entry.data:
        return (str(entry.data["decades"]).split()[tens - 1] if tens else "") + one
    return ((labels[tens - 1] if tens > 1 else "") + str(entry.data["tens"]) if tens else "") + one
