"""What a document does throughout: its parts, its margin, its cover, the look of its box titles."""

from collections import Counter
from dataclasses import dataclass, replace

import regex

from extract.document import Document
from extract.segment.contents import Stream
from extract.segment.marker import NUMBERS
from extract.segment.raw import RawLine
from extract.vocab import fold

_BOX_TITLE = 30
_MARGIN = 40.0
_FIGURE = regex.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d[\d ,.]*\d|\d\s*%")


@dataclass(frozen=True, slots=True)
class Habits:
    """What a document does throughout.

    Attributes:
        parts: the kind of marker that its outermost parts carry (``roman``, or ``latin``), or None.
        margin: its left margin in points, or None without pages.
        single: its frames of a single line.
        indented: whether deeper items of one sign are told apart by their indent (plain text).
        boxes: font and size of the lines that are box titles beyond doubt.
    """

    parts: str | None
    margin: float | None
    single: frozenset[int]
    indented: bool
    boxes: frozenset[tuple[str | None, float | None]] = frozenset()


def find_habits(document: Document, stream: Stream) -> Habits:
    """Return what the lines of a document have in common."""
    lines = [item for item in stream if isinstance(item, RawLine)]
    frames = [line.style.frame for line in lines if line.style.frame is not None]
    indents = [line.style.indent for line in lines if line.marker and line.style.indent is not None]
    paged = document.pages is not None
    kinds = {line.marker.kind for line in lines if line.marker}
    habits = Habits(
        parts=next((kind for kind in ("roman", "latin") if kind in kinds), None),
        margin=min(indents) if indents and paged else None,
        single=frozenset(frame for frame, number in Counter(frames).items() if number == 1),
        indented=not paged,
    )
    sure = (
        item.style for at, item in enumerate(stream) if isinstance(item, RawLine) and is_box_title(stream, at, habits)
    )
    return replace(habits, boxes=frozenset((style.font, style.size) for style in sure if style.font and style.bold))


def cover_end(stream: Stream) -> int:
    """Return where the first numbered title stands: unmarked lines before it belong to the cover."""
    for at, item in enumerate(stream):
        if isinstance(item, RawLine) and item.marker and item.marker.kind in NUMBERS | {"roman"}:
            return at
    return 0


def is_box_title(stream: Stream, at: int, habits: Habits) -> bool:
    """Return whether an unmarked line alone in its frame is a title: short, at the margin, and opening something."""
    line = stream[at]
    if not isinstance(line, RawLine) or not line.style.boxed or line.style.frame not in habits.single:
        return False
    if (
        len(fold(line.text)) > _BOX_TITLE
        or _FIGURE.search(line.text)
        or (line.style.centered and habits.margin is None)
    ):
        return False
    if habits.margin is not None and (line.style.indent or 0) > habits.margin + _MARGIN:
        return False
    following = [item for item in stream[at + 1 : at + 3] if not (isinstance(item, RawLine) and item.text[0] in "(※[")]
    first = following[0] if following else None
    if (line.style.font, line.style.size) in habits.boxes:
        return True
    if isinstance(first, RawLine):
        return first.marker is not None and first.marker.kind in NUMBERS | {"square"}
    return first is not None
