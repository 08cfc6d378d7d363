"""The sheet of a chart: how much room each part takes, in inches, and where the axes stand on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

BASE, TITLE, NOTE = 9.0, 13.0, 8.0
"""Sizes of type in points."""
INCH = 72.0
"""Points in an inch."""
LINE = 1.4
"""From line to line, in ems."""
_SPACING = 1.6
"""The same, as a multiple of what a Latin font has."""
TICKS = (1, 2, 2.5, 5, 10)
"""Steps of an axis that are easy to count in."""

_HEAD = 0.8
_ABOVE_NOTES = 0.2
_FOOT = 0.12

COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#B8860B", "#000000", "#7F7F7F")
"""Colours that also those tell apart who see few of them, after Okabe and Ito, https://jfly.uni-koeln.de/color/."""
SHAPES = ("o", "s", "^", "D", "v", "P", "p", "h")


@dataclass(frozen=True, slots=True)
class Room:
    """How much room the parts take, in inches.

    Attributes:
        left: what stands left of the axes.
        across: the axes.
        right: what stands right of them.
        down: the height of the axes.
        below: what stands right below them.
        margin: at the edges of the sheet.
    """

    left: float
    across: float
    right: float
    down: float
    below: float
    margin: float = 0.15

    @property
    def width(self) -> float:
        """The width of the sheet."""
        return self.left + self.across + self.right


@dataclass(frozen=True, slots=True)
class Canvas:
    """A figure with its axes, and how high it is in inches."""

    figure: Figure
    axes: Axes
    room: Room
    height: float

    @classmethod
    def make(cls, room: Room, notes: int) -> "Canvas":
        """Return a canvas with room for so many lines of notes."""
        lines = notes * NOTE * LINE / INCH + _ABOVE_NOTES + _FOOT
        height = _HEAD + room.down + room.below + lines
        figure = Figure(figsize=(room.width, height), facecolor="white")
        bottom = (room.below + lines) / height
        axes = figure.add_axes((room.left / room.width, bottom, room.across / room.width, room.down / height))
        axes.spines[["top", "right"]].set_visible(False)
        return cls(figure, axes, room, height)

    def across(self, inches: float) -> float:
        """Return a place so far from the left, as a part of the sheet."""
        return inches / self.room.width

    def down(self, inches: float) -> float:
        """Return a place so far from the top, as a part of the sheet."""
        return 1 - inches / self.height


def spread_lines(texts: Iterable[Text]) -> None:
    """Set the lines of texts of several lines apart; Hangul needs more than a Latin font has."""
    for text in texts:
        text.set_linespacing(_SPACING if "\n" in text.get_text() else 1.0)


def write_lines(canvas: Canvas, lines: tuple[str, ...]) -> None:
    """Write notes at the foot of the sheet."""
    top = _HEAD + canvas.room.down + canvas.room.below + _ABOVE_NOTES
    for number, line in enumerate(lines):
        y = canvas.down(top + (number + 0.5) * NOTE * LINE / INCH)
        canvas.figure.text(canvas.across(canvas.room.margin), y, line, fontsize=NOTE, color="#333333")
