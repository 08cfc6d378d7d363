"""Paragraphs of a HWPML document: P, TEXT and CHAR to the neutral paragraphs of ``hancom.model``."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from extract.parsers.hancom.model import Para, Piece
from extract.parsers.hancom.tally import Tally
from extract.parsers.xml import Element, local, number

Read = Callable[["Body", Element, list[Piece]], None]
"""Reads what stands in a TEXT beside its characters, and appends what stands for it in the paragraph."""

MAX_DEPTH = 64
"""The deepest nesting of lists (cells, text boxes, notes) and groups that is read."""

_MARKS: Mapping[str, str] = MappingProxyType(
    {
        "TAB": "\t",
        "LINEBREAK": "\n",
        "NBSPACE": " ",
        "FWSPACE": " ",
        "HYPEN": "",
        "HYPHEN": "",
        "TITLEMARK": "",
        "MARKPENBEGIN": "",
        "MARKPENEND": "",
        "INSERTBEGIN": "",
        "INSERTEND": "",
        "DELETEBEGIN": "",
        "DELETEEND": "",
    }
)
"""What the elements among characters print; a soft hyphen is spelt HYPEN and drawn at the end of a line only."""


@dataclass(slots=True)
class Body:
    """The body of a document while it is read.

    Attributes:
        readers: by the names of elements, what reads them in a TEXT.
        tally: what was promised and found.
        depth: how deep the list stands that is being read; 0 for the body itself.
    """

    readers: Mapping[str, Read]
    tally: Tally = field(default_factory=Tally)
    depth: int = 0
    _deleting: bool = False

    def read_section(self, section: Element) -> tuple[Para, ...]:
        """Return the paragraphs of a section (SECTION)."""
        paras = tuple([self._para(element) for element in section if local(element) == "P"])
        self._end_list()
        return paras

    def lists(self, holder: Element) -> Iterator[tuple[Para, ...]]:
        """Yield the paragraphs of each list (PARALIST) in a cell, a text box, a note."""
        for child in holder:
            if local(child) == "PARALIST":
                yield self._list(child)

    def read(self, element: Element, pieces: list[Piece]) -> None:
        """Append what stands for an element of a TEXT."""
        if self._deleting:
            return
        kind = local(element)
        reader = self.readers.get(kind)
        if reader is not None:
            reader(self, element, pieces)
        else:
            self.tally.skip(kind)

    def _list(self, holder: Element) -> tuple[Para, ...]:
        if self.depth >= MAX_DEPTH:
            self.tally.too_deep += 1
            return ()
        outside, self._deleting = self._deleting, False
        self.depth += 1
        paras = tuple([self._para(element) for element in holder if local(element) == "P"])
        self.depth -= 1
        self._end_list()
        self._deleting = outside
        return paras

    def _end_list(self) -> None:
        self.tally.open_deletions += self._deleting
        self._deleting = False

    def _para(self, element: Element) -> Para:
        """Return a paragraph; it looks like its first visible characters."""
        pieces: list[Piece] = []
        look = first = None
        for text in element:
            if local(text) != "TEXT":
                self.tally.skip(local(text))
                continue
            shape = text.get("CharShape")
            first = first or shape
            for shown in self._texts(text, pieces):
                pieces.append(shown)
                if look is None and not shown.isspace():
                    look = shape
        self.tally.paras += 1
        return Para(tuple(pieces), number(element.get("ParaShape")) or 0, number(look or first) or 0)

    def _texts(self, text: Element, pieces: list[Piece]) -> Iterator[str]:
        """Yield the characters of a TEXT, and append to ``pieces`` what else stands in it."""
        if text.text and text.text.strip() and not self._deleting:
            yield text.text.strip()
        for item in text:
            if local(item) != "CHAR":
                self.read(item, pieces)
            elif shown := self._chars(item, pieces):
                yield shown
            if item.tail and item.tail.strip() and not self._deleting:
                yield item.tail.strip()

    def _chars(self, element: Element, pieces: list[Piece]) -> str:
        """Return the characters of a CHAR with the marks among them; tracked deletions are left out."""
        found: list[str] = [] if self._deleting else [element.text or ""]
        for mark in element:
            kind = local(mark)
            shown = _MARKS.get(kind)
            if shown is None:
                pieces.append("".join(found))
                found = []
                self.read(mark, pieces)
            elif not self._deleting:
                found.append(shown)
            if kind in ("DELETEBEGIN", "DELETEEND"):
                self._deleting = kind == "DELETEBEGIN"
            if not self._deleting:
                found.append(mark.tail or "")
        return "".join(found)
