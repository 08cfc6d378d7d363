"""Page numbers from the layout that Hangul leaves in a file (문단의 레이아웃): exact as far as they can be followed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

UNKNOWN = 0
"""The page of what cannot be placed."""


class Segment(NamedTuple):
    """A line of a laid-out paragraph: its first character, and where it stands on the page, in 1/7200 inch."""

    start: int
    top: int
    left: int


class Turn(NamedTuple):
    """From which character of a paragraph on the page is ``page``."""

    start: int
    page: int


@dataclass(slots=True)
class PageCounter:
    """Follows the lines of the body: a line that stands no lower than the one before begins a page.

    Pages are lost at text in columns, at paragraphs without a layout, and behind a table that the page cannot hold, since
    how such a table was parted is not stored.

    Attributes:
        page: page reached, from 1; `UNKNOWN` before the first line and once pages are lost.
        height: height of the text area in 1/7200 inch, or None if it is not known.
    """

    page: int = UNKNOWN
    height: int | None = None
    _lines: tuple[Segment, ...] = ()
    _last: Segment | None = None
    _lost: bool = False

    def begin_section(self) -> None:
        """Begin a section (구역), which begins a page."""
        self._last = None

    def lose(self) -> None:
        """Give up counting from here on."""
        self._lost = True
        self.page = UNKNOWN

    def hold(self, place: int, height: int) -> bool:
        """Return whether a table anchored at a character of the paragraph reached fits; if not, pages are lost.

        Args:
            place: the character.
            height: height of all its rows in 1/7200 inch.
        """
        top = next((line.top for line in reversed(self._lines) if line.start <= place), 0)
        if self.height is not None and top + height <= self.height:
            return True
        self.lose()
        return False

    def turn(self, segments: Iterable[Segment]) -> tuple[Turn, ...]:
        """Return on which pages the lines of a paragraph stand: one turn for the first line, one for each new page."""
        found: list[Turn] = []
        self._lines = tuple(segments)
        for segment in self._lines:
            last = self._last
            begins = last is None or (segment.top, segment.left) <= (last.top, last.left)
            if begins and not self._lost:
                self.page += 1
            if begins or not found:
                found.append(Turn(segment.start, self.page))
            self._last = segment
        if not found:
            self.lose()
        return tuple(found)


def page_at(turns: tuple[Turn, ...], place: int) -> int:
    """Return the page of a character, or `UNKNOWN`."""
    return next((turn.page for turn in reversed(turns) if turn.start <= place), turns[0].page if turns else UNKNOWN)
