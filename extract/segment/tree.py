"""The tree of a document: each marked line placed below the line that it belongs to.

Depth is learned from the order in which markers first appear: a marker that is open already closes what stands below
it; a new one goes below the innermost open line of its own rank or a higher one. Ranks only say what may never stand
below what (a Roman part not below a bullet); they do not fix a depth.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

from extract.document import Document, Style
from extract.segment.contents import Stream, same_title, title_key
from extract.segment.marker import NUMBERS, Marker
from extract.segment.raw import Mark, RawLine
from extract.vocab import fold

RANKS = MappingProxyType(
    {"roman": 0.0, "square": 2.0, "check": 2.5, "circle": 3.0, "diamond": 3.0, "dash": 4.0, "triangle": 4.5, "dot": 5.0}
)
"""Ranks of markers; numbers, boxes and appended parts rank 1, everything else 6 (never closes another line)."""

NUMBER_RANK = 1.0
SQUARE_RANK = 2.0
FREE_RANK = 6.0
_LISTED = frozenset({"circled", "paren", "syllable"})
_BOX_TITLE = 30
_LONG_TEXT = 30
_MARGIN = 40.0


@dataclass(slots=True)
class Draft:
    """A node while the tree is built."""

    line: RawLine
    signature: str
    rank: float
    parent: "Draft | None" = None
    children: "list[Draft]" = field(default_factory=list["Draft"])
    blocks: list[int] = field(default_factory=list[int])
    texts: list[RawLine] = field(default_factory=list[RawLine])

    def holds(self) -> bool:
        """Return whether anything stands below this node."""
        return bool(self.children or self.blocks or self.texts)


@dataclass(slots=True)
class Placed:
    """What became of each line and table: its node (or the node around it), in reading order."""

    tops: list[Draft] = field(default_factory=list[Draft])
    lines: list[tuple[RawLine, Draft | None, bool]] = field(default_factory=list[tuple[RawLine, Draft | None, bool]])
    marks: dict[int, Draft | None] = field(default_factory=dict[int, Draft | None])


@dataclass(frozen=True, slots=True)
class Habits:
    """What a document does throughout: whether it has Roman parts, its left margin, its frames of a single line."""

    roman: bool
    margin: float | None
    single: frozenset[int]
    indented: bool


def _habits(document: Document, stream: Stream) -> Habits:
    lines = [item for item in stream if isinstance(item, RawLine)]
    frames = [line.style.frame for line in lines if line.style.frame is not None]
    indents = [line.style.indent for line in lines if line.marker and line.style.indent is not None]
    paged = document.pages is not None
    return Habits(
        roman=any(line.marker is not None and line.marker.kind == "roman" for line in lines),
        margin=min(indents) if indents and paged else None,
        single=frozenset(frame for frame in frames if frames.count(frame) == 1),
        indented=not paged,
    )


def _cover_end(stream: Stream) -> int:
    """Return where the first numbered title stands: unmarked lines before it belong to the cover."""
    for at, item in enumerate(stream):
        if isinstance(item, RawLine) and item.marker and item.marker.kind in NUMBERS | {"roman"}:
            return at
    return 0


def _is_box_title(stream: Stream, at: int, habits: Habits) -> bool:
    """Return whether an unmarked line alone in its frame is a title: short, at the margin, and opening something."""
    line = stream[at]
    if not isinstance(line, RawLine) or not line.style.boxed or line.style.frame not in habits.single:
        return False
    if len(fold(line.text)) > _BOX_TITLE or (line.style.centered and habits.margin is None):
        return False
    if habits.margin is not None and (line.style.indent or 0) > habits.margin + _MARGIN:
        return False
    following = [item for item in stream[at + 1 : at + 3] if not (isinstance(item, RawLine) and item.text[0] in "(※[")]
    first = following[0] if following else None
    if isinstance(first, RawLine):
        return first.marker is not None and first.marker.kind in NUMBERS | {"square"}
    return first is not None


def _opens_squares(stream: Stream, at: int, marker: Marker) -> bool:
    """Return whether a □ line stands below this number before the next number of its kind."""
    for item in stream[at + 1 :]:
        if not isinstance(item, RawLine) or item.marker is None:
            continue
        if item.marker.kind in (marker.kind, "roman"):
            return False
        if item.marker.kind == "square":
            return True
    return False


class Builder:
    """Places lines one after the other; ``stack`` holds the open nodes from the outermost to the innermost."""

    def __init__(self, document: Document, stream: Stream, titles: frozenset[str]) -> None:
        self.stream = stream
        self.cover = _cover_end(stream)
        self.titles = titles
        self.habits = _habits(document, stream)
        self.stack: list[Draft] = []
        self.placed = Placed()

    def build(self) -> Placed:
        """Return the tree of the whole stream."""
        for at, item in enumerate(self.stream):
            if isinstance(item, Mark):
                self._mark(item)
            else:
                self._line(at, item)
        return self.placed

    def _top(self) -> Draft | None:
        return self.stack[-1] if self.stack else None

    def _mark(self, mark: Mark) -> None:
        top = self._top()
        self.placed.marks[mark.block] = top
        if top:
            top.blocks.append(mark.block)

    def _line(self, at: int, line: RawLine) -> None:
        self._leave_frame(line.style)
        kind = self._kind(at, line)
        if kind is None:
            self._text(line)
            return
        signature, rank = kind
        known = self._open(signature, line)
        if known is not None and self._continues(self.stack[known], line):
            del self.stack[known + 1 :]
            self.placed.lines.append((line, self.stack[known], False))
            return
        if known is not None:
            del self.stack[known:]
        else:
            while self.stack and self.stack[-1].rank > rank:
                self.stack.pop()
        self._push(Draft(line, signature, rank, self._top()))

    def _push(self, node: Draft) -> None:
        (node.parent.children if node.parent else self.placed.tops).append(node)
        self.placed.lines.append((node.line, node, True))
        if node.signature != "note":
            self.stack.append(node)

    def _leave_frame(self, style: Style) -> None:
        """Close what was opened inside a frame when the frame ends."""
        while self.stack and self.stack[-1].rank >= SQUARE_RANK:
            frame = self.stack[-1].line.style.frame
            if frame is None or frame == style.frame:
                return
            self.stack.pop()

    def _text(self, line: RawLine) -> None:
        if self.habits.indented and line.style.indent is None and len(fold(line.text)) >= _LONG_TEXT:
            while self.stack and self.stack[-1].rank > SQUARE_RANK:
                self.stack.pop()
        top = self._top()
        self.placed.lines.append((line, top, False))
        if top:
            top.texts.append(line)

    def _open(self, signature: str, line: RawLine) -> int | None:
        """Return the index of the open node that ``line`` follows as a sibling; deeper indents nest (in plain text)."""
        for index in range(len(self.stack) - 1, -1, -1):
            node = self.stack[index]
            if node.signature != signature:
                continue
            step = (line.style.indent or 0) - (node.line.style.indent or 0)
            if not self.habits.indented or node.rank < SQUARE_RANK or step == 0:
                return index
            if step > 0:
                del self.stack[index + 1 :]
                return None
        return next((index for index, node in enumerate(self.stack) if node.signature == signature), None)

    def _continues(self, node: Draft, line: RawLine) -> bool:
        """Return whether a title is printed again at the top of a page (slides)."""
        same = line.marker and node.line.marker and line.marker.number == node.line.marker.number is not None
        return bool(same) and same_title(title_key(node.line.content), title_key(line.content))

    def _kind(self, at: int, line: RawLine) -> tuple[str, float] | None:
        """Return signature and rank of a line that makes a node, or None for plain text."""
        marker = line.marker
        if marker is None:
            return self._unmarked(at, line)
        if marker.kind == "roman":
            return ("roman", RANKS["roman"])
        if marker.kind == "reference":
            listed = title_key(line.content) in self.titles
            return ("reference", RANKS["roman"] if listed or not self.stack else NUMBER_RANK)
        if marker.kind in NUMBERS:
            titled = title_key(line.content) in self.titles
            return self._number(at, line, marker) if titled or not line.listed else ("listed number", FREE_RANK)
        return (marker.kind, RANKS.get(marker.kind, FREE_RANK))

    def _unmarked(self, at: int, line: RawLine) -> tuple[str, float] | None:
        level = line.style.outline
        if level is not None and at >= self.cover:
            top = level == 1 and not self.habits.roman
            while (
                self.stack
                and self.stack[-1].signature.startswith("outline")
                and self.stack[-1].signature > f"outline{level}"
            ):
                self.stack.pop()
            return (f"outline{level}", RANKS["roman"] if top else NUMBER_RANK)
        return ("box", NUMBER_RANK) if _is_box_title(self.stream, at, self.habits) else None

    def _number(self, at: int, line: RawLine, marker: Marker) -> tuple[str, float] | None:
        signature = marker.kind
        titled = line.bar or line.recovered or line.style.outline is not None or title_key(line.content) in self.titles
        known = next((node for node in reversed(self.stack) if node.signature == signature), None)
        if known:
            return (signature, known.rank) if titled or self._follows(known, marker) else None
        if not titled and marker.kind in ("digit", "point") and marker.ordinal != 1:
            return None
        top = self._top()
        if top is None or top.rank < SQUARE_RANK or titled:
            return (signature, NUMBER_RANK)
        above = marker.kind not in _LISTED and _opens_squares(self.stream, at, marker)
        return (signature, NUMBER_RANK if above else FREE_RANK)

    def _follows(self, node: Draft, marker: Marker) -> bool:
        """Return whether a bare number continues or restarts the count; other numbers always do."""
        last = node.line.marker.ordinal if node.line.marker else None
        if marker.kind != "digit" or last is None or marker.ordinal is None:
            return True
        return marker.ordinal in (1, last, last + 1)


def walk(nodes: list[Draft]) -> Iterator[Draft]:
    """Yield all drafts in reading order."""
    for node in nodes:
        yield node
        yield from walk(node.children)
