"""What a document does throughout: its parts, its margin, its cover, the look of its box titles."""

from collections import Counter
from dataclasses import dataclass, replace

import regex

from extract.document import Document
from extract.segment.contents import Stream
from extract.segment.marker import is_numbered, is_part
from extract.segment.raw import RawLine
from extract.vocab import fold

_BOX_TITLE = range(3, 31)
_LINE_TITLE = 50
_MARGIN = 40.0
_ITEMS = frozenset({"circle", "dash", "dot", "diamond", "note"})
_ENOUGH = 5
_MOST = 0.8
_NO_TITLE = regex.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d[\d ,.]*\d|\d\s*%|[→⇒➔⇨:：]|\s/\s")


@dataclass(frozen=True, slots=True)
class Habits:
    """What a document does throughout.

    Attributes:
        parts: the kind of marker that its outermost parts carry (``roman``, or ``latin``), or None.
        margin: its left margin in points, or None without pages.
        single: its frames of a single line.
        indented: whether deeper items of one sign are told apart by their indent (plain text).
        boxes: font and size of the lines that are box titles beyond doubt.
        size: the usual size of marked lines in points, or None.
        outlined: whether the file's outline levels can be trusted: every kind of marker has one level only, and
            several kinds have several (titles of slides all have the first).
        title_font: the font that □ lines have and other marked lines do not, or None.
    """

    parts: str | None
    margin: float | None
    single: frozenset[int]
    indented: bool
    boxes: frozenset[tuple[str | None, float | None]] = frozenset()
    size: float | None = None
    outlined: bool = False
    title_font: str | None = None


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
        size=_usual([line.style.size for line in lines if line.marker and line.style.size]),
        outlined=_are_outlined(lines),
        title_font=_title_font(lines),
    )
    sure = (
        item.style for at, item in enumerate(stream) if isinstance(item, RawLine) and is_box_title(stream, at, habits)
    )
    return replace(habits, boxes=frozenset((style.font, style.size) for style in sure if style.font and style.bold))


def cover_end(stream: Stream) -> int:
    """Return where the first numbered title stands: unmarked lines before it belong to the cover."""
    for at, item in enumerate(stream):
        if isinstance(item, RawLine) and item.marker and (is_numbered(item.marker) or is_part(item.marker)):
            return at
    return 0


def _usual(values: list[float]) -> float | None:
    return Counter(values).most_common(1)[0][0] if values else None


def _are_outlined(lines: list[RawLine]) -> bool:
    levels = {(line.marker.kind, line.style.outline) for line in lines if line.marker and line.style.outline}
    kinds = {kind for kind, _ in levels}
    return bool(levels) and len(levels) == len(kinds) and (len(kinds) == 1 or len({level for _, level in levels}) > 1)


def _title_font(lines: list[RawLine]) -> str | None:
    """Return the font that most □ lines are set in, where hardly any other marked line is."""
    squares = Counter(line.style.font for line in lines if line.marker and line.marker.kind == "square")
    others = Counter(line.style.font for line in lines if line.marker and line.marker.kind in _ITEMS)
    font, count = squares.most_common(1)[0] if squares else (None, 0)
    sole = count >= _ENOUGH and count >= _MOST * squares.total() and others[font] <= (1 - _MOST) * count
    return font if sole else None


def lacks_marker(line: RawLine, habits: Habits) -> bool:
    """Return whether an unmarked line is set as a □ heading whose sign is not text (a picture, a lost glyph)."""
    style = line.style
    if habits.title_font is None or style.font != habits.title_font or style.boxed or style.centered:
        return False
    near = (style.indent or 0) <= (habits.margin or 0) + _MARGIN
    return near and (style.size or 0) >= (habits.size or 0) and len(fold(line.text)) <= _LINE_TITLE


def is_small_print(line: RawLine, habits: Habits) -> bool:
    """Return whether a line is set at least one point smaller than marked lines usually are."""
    return habits.size is not None and line.style.size is not None and line.style.size <= habits.size - 1


def is_box_title(stream: Stream, at: int, habits: Habits) -> bool:
    """Return whether an unmarked line alone in its frame is a title: short, at the margin, and opening something."""
    line = stream[at]
    if not isinstance(line, RawLine) or not _may_title(line, habits):
        return False
    if (line.style.font, line.style.size) in habits.boxes:
        return True
    following = [item for item in stream[at + 1 : at + 3] if not (isinstance(item, RawLine) and item.text[0] in "(※[")]
    first = following[0] if following else None
    if isinstance(first, RawLine):
        return first.marker is not None and (is_numbered(first.marker) or first.marker.kind == "square")
    return first is not None


def _may_title(line: RawLine, habits: Habits) -> bool:
    """Return whether a framed line is short, without figures or colons, at the margin and not in smaller print than the text."""
    style = line.style
    if not style.boxed or style.frame not in habits.single:
        return False
    if len(fold(line.text)) not in _BOX_TITLE or _NO_TITLE.search(line.text):
        return False
    if habits.margin is None:
        return not style.centered
    return (style.indent or 0) <= habits.margin + _MARGIN and (style.size or 0) >= (habits.size or 0)
