"""Page numbers from the layout that Hangul leaves in a file (문단의 레이아웃, 표 62)."""

from dataclasses import dataclass
from struct import iter_unpack

_SEGMENT = 36
_FIRST_OF_PAGE = 1


@dataclass(slots=True)
class PageCounter:
    """Counts pages by the line segments that are marked as the first of a page.

    Attributes:
        page: page reached, from 1.
    """

    page: int = 1
    _begun: bool = False

    def turn(self, breaks: int, segments: bytes) -> int:
        """Return the page on which a paragraph begins.

        Args:
            breaks: the kinds of breaks before the paragraph (단 나누기 종류, 표 59).
            segments: its line segments.
        """
        del breaks
        usable = segments[: len(segments) - len(segments) % _SEGMENT]
        first = 0
        for number, (*_, flags) in enumerate(iter_unpack("<IiiiiiiiI", usable)):
            if flags & _FIRST_OF_PAGE:
                if self._begun:
                    self.page += 1
                self._begun = True
            if number == 0:
                first = self.page
        return first or self.page
