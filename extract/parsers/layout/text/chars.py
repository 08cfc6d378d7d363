"""Characters with their boxes, fonts and sizes.

Coordinates are points from the page's upper left corner, y downwards, in the orientation in which the text is upright.
"""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Font:
    """A font.

    Attributes:
        name: its name without the subset tag, or None for Type3 fonts.
        bold: whether its name or its flags say so.
        space: the usual width of its printed space on the page, in em, or None where it prints none.
    """

    name: str | None
    bold: bool
    space: float | None = None


class Char(NamedTuple):
    """One character: its advance box, baseline, font size and font; all lengths in points."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    font: Font


class TurnedChar(NamedTuple):
    """A character at another quarter turn than most of the page (돌려 쓴 글자).

    ``char`` is placed as it stands when its own text is upright, ``turn`` are the quarter turns, ``box`` is its box on
    the page.
    """

    char: Char
    turn: int
    box: tuple[float, float, float, float]
