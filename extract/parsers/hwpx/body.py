"""Paragraphs of a section (구역): hp:p, hp:run and hp:t to the neutral paragraphs of ``hancom.model`` (KS X 6101)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from extract.parsers.hancom.model import Para, Piece
from extract.parsers.hancom.pages import UNKNOWN, PageCounter, Segment, Turn
from extract.parsers.hancom.tally import Tally
from extract.parsers.hwpx.names import HP, chosen, natural
from extract.parsers.xml import Element, local

Read = Callable[["Body", Element, list[Piece]], None]
"""Reads what stands in a run beside its text, and appends what stands for it in the paragraph."""

MAX_DEPTH = 64
"""The deepest nesting of lists (cells, text boxes, notes) and groups that is read."""

P = f"{HP}p"
_RUN, _T, _LINES = f"{HP}run", f"{HP}t", f"{HP}linesegarray"
_DELETE_BEGIN, _DELETE_END = f"{HP}deleteBegin", f"{HP}deleteEnd"
_OF_PARAGRAPHS = frozenset(("id", "paraPrIDRef", "styleIDRef", "pageBreak", "columnBreak", "merged", "paraTcId"))
"""The attributes of hp:p; those of other namespaces may be there, too."""

_MARKS: Mapping[str, str] = MappingProxyType(
    {
        f"{HP}tab": "\t",
        f"{HP}lineBreak": "\n",
        f"{HP}columnBreak": "\n",
        f"{HP}nbSpace": " ",
        f"{HP}fwSpace": " ",
        f"{HP}hyphen": "",
        f"{HP}markpenBegin": "",
        f"{HP}markpenEnd": "",
        f"{HP}titleMark": "",
        f"{HP}insertBegin": "",
        f"{HP}insertEnd": "",
        _DELETE_BEGIN: "",
        _DELETE_END: "",
    }
)
"""What the elements in a text print; a soft hyphen (hp:hyphen) is drawn at the end of a line only."""

_WIDE = frozenset((f"{HP}tab", f"{HP}titleMark"))
_WIDTH = 8


@dataclass(slots=True)
class Body:
    """The sections of a document while they are read.

    Attributes:
        readers: by the names of elements, what reads them in a run.
        resource: returns the root of another part by its id or name, or None if it cannot be read.
        tally: what was promised and found.
        pages: the page reached.
        turns: where the paragraph of the body that is being read turns pages.
        depth: how deep the list stands that is being read; 0 for the body itself.
        shapes: ids of the paragraph shapes that were used.
        looks: ids of the character shapes that were used.
    """

    readers: Mapping[str, Read]
    resource: Callable[[str], Element | None]
    tally: Tally
    pages: PageCounter
    turns: tuple[Turn, ...] = ()
    depth: int = 0
    shapes: set[int] = field(default_factory=set[int])
    looks: set[int] = field(default_factory=set[int])
    _deleting: bool = False
    _current: Element | None = None

    def read_section(self, elements: Iterable[Element]) -> Iterator[Para]:
        """Yield the paragraphs of a section."""
        self.pages.begin_section()
        for element in elements:
            self._current = element
            self.turns = self.pages.turn(_segments(element))
            yield self._para(element, self.turns[0].page if self.turns else UNKNOWN)
        self._end_list()

    def read_list(self, holder: Element) -> tuple[Para, ...]:
        """Return the paragraphs of a list (hp:subList): of a cell, a text box, a note."""
        if self.depth >= MAX_DEPTH:
            self.tally.too_deep += 1
            return ()
        outside, self._deleting = self._deleting, False
        self.depth += 1
        paras = tuple([self._para(element) for element in holder if element.tag == P])
        self.depth -= 1
        self._end_list()
        self._deleting = outside
        return paras

    def read(self, element: Element, pieces: list[Piece]) -> None:
        """Append what stands for an element of a run."""
        if self._deleting:
            return
        reader = self.readers.get(element.tag)
        if reader is not None:
            reader(self, element, pieces)
        elif local(element) == "switch":
            for inner in chosen(element):
                self.read(inner, pieces)
        else:
            self.tally.skip(local(element))

    def place(self, target: Element) -> int:
        """Return the position of an object in the paragraph of the body that is being read, in UTF-16 units."""
        units = 0
        for run in self._current if self._current is not None else ():
            for item in run if run.tag == _RUN else ():
                if item is target:
                    return units
                units += _units(item) if item.tag == _T else _WIDTH * max(1, len(item) if local(item) == "ctrl" else 1)
        return units

    def _end_list(self) -> None:
        self.tally.open_deletions += self._deleting
        self._deleting = False

    def _para(self, element: Element, page: int | None = None) -> Para:
        """Return a paragraph; it looks like its first visible characters."""
        pieces: list[Piece] = []
        look = first = None
        for run in element:
            tag = run.tag
            if tag != _RUN:
                if tag != _LINES:
                    self.tally.skip(local(run))
                continue
            shape = run.get("charPrIDRef")
            first = first or shape
            for item in run:
                if item.tag != _T:
                    self.read(item, pieces)
                    continue
                text = self._mixed(item) if self._deleting or len(item) else item.text
                if not text:
                    continue
                pieces.append(text)
                if look is None and not text.isspace():
                    look = shape
        self.tally.paras += 1
        self.tally.run_together += any(key not in _OF_PARAGRAPHS and not key.startswith("{") for key in element.attrib)
        para_shape, char_shape = natural(element.get("paraPrIDRef")), natural(look or first)
        self.shapes.add(para_shape)
        self.looks.add(char_shape)
        return Para(tuple(pieces), para_shape, char_shape, page)

    def _mixed(self, element: Element) -> str:
        """Return the text of a hp:t with the marks in it; tracked deletions, which may span paragraphs, are left out."""
        found: list[str] = []
        if not self._deleting:
            found.append(element.text or "")
        for mark in element:
            shown = _MARKS.get(mark.tag)
            if shown is None:
                self.tally.skip(local(mark))
            elif not self._deleting:
                found.append(shown)
            if mark.tag in (_DELETE_BEGIN, _DELETE_END):
                self._deleting = mark.tag == _DELETE_BEGIN
            if not self._deleting:
                found.append(mark.tail or "")
        return "".join(found)


def _segments(element: Element) -> Iterable[Segment]:
    """Return the lines of a paragraph as it was laid out (hp:linesegarray), which stand behind its runs."""
    lines = element[-1] if len(element) else ()
    if isinstance(lines, tuple) or lines.tag != _LINES:
        return ()
    try:
        return [
            Segment(int(line.get("textpos") or 0), int(line.get("vertpos") or 0), int(line.get("horzpos") or 0))
            for line in lines
        ]
    except ValueError:
        return ()


def _units(element: Element) -> int:
    """Return how many UTF-16 units a text takes in HWP 5, by which positions are counted."""
    text = element.text or ""
    units = 0
    for mark in element:
        units += _WIDTH if mark.tag in _WIDE else len(_MARKS.get(mark.tag, ""))
        text += mark.tail or ""
    return units + len(text) + sum(character > "\uffff" for character in text)
