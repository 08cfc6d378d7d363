"""A number as it stands in a text: its place, sign and unit."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from extract.normalize.measure import Measure
from extract.normalize.number_words import minus
from extract.normalize.text import HANGUL


@dataclass(frozen=True, slots=True)
class Mention:
    """A number inside a text.

    Attributes:
        start: offset of its sign or first digit.
        end: offset behind its last digit or scale word.
        value: the number, signed.
        scale: scale of its last term: 10000 for ``40만``.
        terms: how many terms it is made of.
        measure: its unit, or None.
        about: whether 여 stands with it.
        written: whether it is written in words.
        glued: whether a slash, dash or tilde ties it to a number before it.
        fraction: whether it is a share of one (3분의 2), which needs no unit.
        proven: whether it is a number whatever stands around it; the others need a range.
    """

    start: int
    end: int
    value: Decimal
    scale: int = 1
    terms: int = 1
    measure: Measure | None = None
    about: bool = False
    written: bool = False
    glued: bool = False
    fraction: bool = False
    proven: bool = True

    @property
    def stop(self) -> int:
        """Offset behind the unit."""
        return self.measure.end if self.measure and self.measure.end > self.end else self.end

    @property
    def begin(self) -> int:
        """Offset of a currency's sign before it, or of the number."""
        return self.measure.start if self.measure and self.measure.start < self.start else self.start


@cache
def _sign() -> regex.Pattern[str]:
    signs = rf"(?:(?P<minus>(?<!{HANGUL}){minus()} ?)|(?P<sign>[△▲] ?|(?<![0-9A-Za-z)\]{HANGUL}./~-] ?)[-]))"
    return regex.compile(rf"{signs}$")


def signed(plain: str, start: int) -> tuple[int, int]:
    """Return where the number at ``start`` begins with its sign, and 1 or -1."""
    floor = max(0, start - 8)
    found = _sign().search(plain[floor:start])
    return (floor + found.start(), -1) if found else (start, 1)


@cache
def _glue() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<digits>[0-9][^\s0-9]{{0,6}} ?[/-]|~) ?$|{HANGUL} ?- ?$")


def glues(plain: str, start: int, *, written: bool) -> bool:
    """Return whether a slash, dash or tilde before ``start`` ties the number to one before it."""
    found = _glue().search(plain[max(0, start - 10) : start])
    return found is not None and (written or found["digits"] is not None)
