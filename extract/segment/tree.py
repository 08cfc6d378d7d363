"""The tree of a document: each marked line placed below the line that it belongs to.

Depth is learned from the order in which markers first appear: a marker that is open already closes what stands below
it; a new one goes below the innermost open line of its own rank or a higher one. Ranks only say what may never stand
below what (a Roman part not below a bullet); they do not fix a depth.
"""

from collections.abc import Mapping

from extract.document import Document, Style
from extract.segment.contents import Stream, same_title, title_key
from extract.segment.drafts import (
    BOX_RANK,
    FREE_RANK,
    LISTED,
    NUMBER_RANK,
    PART_RANK,
    RANKS,
    SQUARE_RANK,
    WORDED,
    Draft,
    Placed,
)
from extract.segment.habits import cover_end, find_habits, is_box_title, is_small_print, lacks_marker
from extract.segment.marker import Marker, is_numbered
from extract.segment.numbers import (
    counted_tasks,
    follows,
    goes_on,
    has_bracketed_titles,
    is_figure,
    looks_like,
    opens_squares,
    series,
    shades,
)
from extract.segment.raw import Mark, RawLine
from extract.vocab import fold

_INNER = frozenset({"circled", "paren", "syllable"})
_LONG_TEXT = 30


class Builder:
    """Places lines one after the other; ``stack`` holds the open nodes from the outermost to the innermost.

    Args:
        document: the document, for what it does throughout.
        stream: its lines without those of contents pages.
        titles: keys of the titles that the contents page names, each with whether it is numbered there.
        paged_parts: whether the contents page names Roman parts.
    """

    def __init__(self, document: Document, stream: Stream, titles: Mapping[str, bool], *, paged_parts: bool) -> None:
        self.stream = stream
        self.cover = cover_end(stream)
        self.titles = titles
        self.habits = find_habits(document, stream)
        self.paged_parts = paged_parts
        self.tasks = counted_tasks(stream)
        self.shades = shades(stream)
        self.bracketed = has_bracketed_titles(stream)
        self.stack: list[Draft] = []
        self.placed = Placed()
        self.counts: dict[str, int] = {}

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
        self._leave_outline(line)
        shade = line.marker.text[0] if line.marker and line.marker.text[0] in self.shades else ""
        known = self._open(signature + shade, line)
        if known is not None and self._continues(self.stack[known], line):
            del self.stack[known + 1 :]
            self.placed.lines.append((line, self.stack[known], False))
            return
        if known is not None:
            del self.stack[known:]
        else:
            while self.stack and (self.stack[-1].rank > rank or self.stack[-1].rank == RANKS["roman"] == rank):
                self.stack.pop()
        self._push(Draft(line, signature, rank, shade, self._top()))

    def _push(self, node: Draft) -> None:
        (node.parent.children if node.parent else self.placed.tops).append(node)
        self.placed.lines.append((node.line, node, True))
        if node.signature != "note":
            self.stack.append(node)
        if node.rank == NUMBER_RANK and node.line.marker and node.line.marker.ordinal:
            self.counts[node.signature] = node.line.marker.ordinal

    def _leave_frame(self, style: Style) -> None:
        """Close what was opened inside a frame when the frame ends."""
        while self.stack and self.stack[-1].rank >= SQUARE_RANK:
            frame = self.stack[-1].line.style.frame
            if frame is None or frame == style.frame:
                return
            self.stack.pop()

    def _leave_outline(self, line: RawLine) -> None:
        """Close what the file's own outline puts beside or below the line."""
        level = line.style.outline
        if level is None or not self.habits.outlined:
            return
        for index, node in enumerate(self.stack):
            if (node.line.style.outline or 0) >= level and not self._continues(node, line):
                del self.stack[index:]
                return

    def _text(self, line: RawLine) -> None:
        if self.habits.indented and line.style.indent is None and len(fold(line.text)) >= _LONG_TEXT:
            while self.stack and self.stack[-1].rank > SQUARE_RANK:
                self.stack.pop()
        top = self._top()
        self.placed.lines.append((line, top, False))
        if top:
            top.texts.append(line)

    def _open(self, sign: str, line: RawLine) -> int | None:
        """Return the index of the open node that ``line`` follows as a sibling; deeper indents nest (in plain text)."""
        for index in range(len(self.stack) - 1, -1, -1):
            node = self.stack[index]
            if node.sign != sign:
                continue
            step = (line.style.indent or 0) - (node.line.style.indent or 0)
            if not self.habits.indented or node.rank < SQUARE_RANK or step == 0:
                return index
            if step > 0:
                del self.stack[index + 1 :]
                return None
        return next((index for index, node in enumerate(self.stack) if node.sign == sign), None)

    def _continues(self, node: Draft, line: RawLine) -> bool:
        """Return whether a title is printed again at the top of a page (slides)."""
        same = line.marker and node.line.marker and line.marker.number == node.line.marker.number is not None
        return bool(same) and same_title(title_key(node.line.content), title_key(line.content))

    def _kind(self, at: int, line: RawLine) -> tuple[str, float] | None:
        """Return signature and rank of a line that makes a node, or None for plain text."""
        marker = line.marker
        if marker is None:
            return self._unmarked(at, line)
        rank = self._part_rank(line, marker)
        if rank is not None:
            return (marker.kind, rank)
        if marker.kind == "bracket" and self.bracketed:
            return (marker.kind, NUMBER_RANK)
        if marker.kind == "bracket" or (marker.kind.startswith("task") and marker.kind not in self.tasks):
            return self._unmarked(at, line)
        if is_numbered(marker):
            titled = title_key(line.content) in self.titles
            return self._number(at, line, marker) if titled or not line.listed else (LISTED, FREE_RANK)
        on_cover = at < self.cover and not self.stack and marker.kind != "square"
        return None if on_cover else (marker.kind, RANKS.get(marker.kind, FREE_RANK))

    def _part_rank(self, line: RawLine, marker: Marker) -> float | None:
        """Return the rank of a part (Ⅰ, 제1장), its section (제1절) or an appended part (참고), or None for others."""
        if marker.kind == self.habits.parts and self._is_part(line, marker):
            return RANKS["roman"]
        if marker.kind == "reference":
            return RANKS["roman"] if not self.stack or self._is_listed(line) else PART_RANK
        return WORDED.get(marker.kind)

    def _box_rank(self, at: int) -> float:
        """Return the rank of a box title: that of a number where a number follows at once, else right below."""
        after = self.stream[at + 1] if at + 1 < len(self.stream) else None
        opens = isinstance(after, RawLine) and after.marker is not None and is_numbered(after.marker)
        return NUMBER_RANK if opens else BOX_RANK

    def _is_listed(self, line: RawLine) -> bool:
        """Return whether the contents page names a line, give or take a word before or behind the title."""
        key = title_key(line.content)
        return any(same_title(title, key) or key.endswith(title) for title in self.titles if title)

    def _is_part(self, line: RawLine, marker: Marker) -> bool:
        """Return whether a Roman number is a part of the document and not of a list inside one that starts again at Ⅰ."""
        listed = title_key(line.content) in self.titles
        if marker.kind != "roman":
            return listed
        open_part = next((node for node in self.stack if node.signature == marker.kind), None)
        last = open_part.line.marker.ordinal if open_part and open_part.line.marker else None
        return listed or not self.paged_parts or last is None or marker.ordinal in (last, last + 1)

    def _unmarked(self, at: int, line: RawLine) -> tuple[str, float] | None:
        level = line.style.outline
        listed = at >= self.cover and title_key(line.text) in self.titles
        if level is not None and at >= self.cover and (self.habits.outlined or not listed):
            top = level == 1 and self.habits.parts is None
            while (
                self.stack
                and self.stack[-1].signature.startswith("outline")
                and self.stack[-1].signature > f"outline{level}"
            ):
                self.stack.pop()
            return (f"outline{level}", RANKS["roman"] if top else NUMBER_RANK)
        if is_box_title(self.stream, at, self.habits):
            return ("box", self._box_rank(at))
        if listed:
            numbered = self.titles[title_key(line.text)]
            return ("named", NUMBER_RANK if numbered else RANKS["roman"])
        lost = at >= self.cover and self.stack and lacks_marker(line, self.habits)
        return ("square", SQUARE_RANK) if lost else None

    def _number(self, at: int, line: RawLine, marker: Marker) -> tuple[str, float] | None:
        signature = series(marker)
        titled = line.bar or line.recovered or line.style.outline is not None or title_key(line.content) in self.titles
        known = next((node for node in reversed(self.stack) if node.signature == signature), None)
        unfit = None if is_figure(marker) else (LISTED, FREE_RANK)
        if known:
            fits = titled or (
                follows(known.line.marker.ordinal if known.line.marker else None, marker)
                and looks_like(known.line, line)
            )
            return (signature, known.rank) if fits else unfit
        begins = marker.ordinal in (1, self.counts.get(signature, 0) + 1) or marker.kind == "compound"
        begins = begins or self._resumes(signature, marker) is not None
        if not titled and not begins:
            return unfit
        if not titled and is_small_print(line, self.habits):
            return (LISTED, FREE_RANK)
        self._leave_reference(signature, marker)
        top = self._top()
        if top is None or top.rank < SQUARE_RANK or titled:
            return (signature, NUMBER_RANK)
        worded = marker.kind in self.tasks
        around = marker.kind not in _INNER or goes_on(self.stream, at, marker)
        above = worded or (around and opens_squares(self.stream, at, marker))
        return (signature, NUMBER_RANK if above else FREE_RANK)

    def _resumes(self, signature: str, marker: Marker) -> int | None:
        """Return the index of an open appended part before which the count of ``marker`` had begun, or None."""
        for index, node in enumerate(self.stack):
            around = node.parent.children if node.parent else self.placed.tops
            ordinals = [one.line.marker.ordinal for one in around if one.signature == signature and one.line.marker]
            if node.signature == "reference" and marker.ordinal and marker.ordinal - 1 in ordinals:
                return index
        return None

    def _leave_reference(self, signature: str, marker: Marker) -> None:
        """Close an appended part that interrupted a count (1, 참고, 2)."""
        index = self._resumes(signature, marker)
        if index is not None:
            del self.stack[index:]
