"""Whether a place in the document speaks of the staff of the issuing body."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Document, Paragraph
from extract.extractors.context import around
from extract.extractors.staffing.words import mentions_staff
from extract.segment.outline import Outline
from extract.vocab import fold, lexicon

_REACH = 4


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lines right before a block, nearest first, and the titles of the nodes around it, innermost first."""

    lines: tuple[str, ...]
    titles: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Lines, then titles."""
        return (*self.lines, *self.titles)

    @property
    def of_staff(self) -> bool:
        """Whether a line or title speaks of staff."""
        return any(mentions_staff(text) for text in self.texts)

    @property
    def of_others(self) -> bool:
        """Whether a title speaks of other bodies (출연기관, 복지시설)."""
        return is_of_others(self.titles)


def is_of_others(texts: tuple[str, ...]) -> bool:
    """Return whether one of ``texts`` names bodies or people that are not the staff of the issuing body."""
    words = lexicon("staff_context").words("other_body")
    return any(word in fold(text) for text in texts for word in words)


def titles_around(outline: Outline, section: str) -> tuple[str, ...]:
    """Return the titles of the nodes around a place, innermost first."""
    return tuple(f"{node.title} {node.value or ''}" for node in around(outline, section))


def look_before(document: Document, outline: Outline, block: int) -> Surroundings:
    """Return what stands before and around a block."""
    titles = titles_around(outline, outline.places.get(block, ""))
    return Surroundings(tuple(_lines(document, block)), titles)


def _lines(document: Document, block: int) -> Iterator[str]:
    page = document.blocks[block].source.page
    for count, other in enumerate(reversed(document.blocks[:block])):
        if not isinstance(other, Paragraph) or count >= _REACH or other.source.page != page:
            return
        yield other.text
