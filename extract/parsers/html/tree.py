"""The tree that browsers make of a page (HTML 13.2), walked without recursion."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from extract.errors import ErrorCode, ReadError

MAX_OPEN = 10_000
"""The most elements that may be open at one place; building the tree takes the square of this in time."""

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_NEVER_OPEN_TAGS = (
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
    " p li dt dd tr td th thead tbody tfoot colgroup caption option"
)
_NEVER_OPEN = frozenset(_NEVER_OPEN_TAGS.split())
"""Elements without content, and those that the next of their kind closes."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its name in small letters, its attributes, and the node behind it."""

    tag: str
    attributes: Mapping[str, str | None]
    node: LexborNode

    def get(self, name: str) -> str:
        """Return an attribute; an empty text if it is missing or without value."""
        return self.attributes.get(name) or ""

    def holds(self, tag: str) -> bool:
        """Return whether an element of that name stands within."""
        return self.node.css_first(tag) is not None

    def text(self) -> str:
        """Return all text within, white space collapsed."""
        return " ".join(self.node.text().split())

    def children(self) -> "Iterator[Element]":
        """Yield the elements directly within."""
        node = self.node.first_child
        while node is not None:
            if node.is_element_node:
                yield _element(node)
            node = node.next


class Visitor(Protocol):
    """What is told while a tree is walked."""

    def enter(self, element: Element) -> bool:
        """Take an element; return whether to walk what stands within, and to leave it afterwards."""
        ...

    def text(self, text: str) -> None:
        """Take a text."""
        ...

    def leave(self) -> None:
        """Leave the innermost element that was entered and is not left."""
        ...


def parse(text: str) -> LexborHTMLParser:
    """Return the tree of a page.

    Raises:
        ReadError: if more elements are open at one place than `MAX_OPEN`.
    """
    _check_depth(text)
    return LexborHTMLParser(text, options=LexborDocumentOptions.WO_EVENTS)  # events cost the square of the options


def style_sheets(page: LexborHTMLParser) -> str:
    """Return the style sheets that stand in the page itself."""
    return "\n".join(node.text() for node in page.css("style"))


def walk(page: LexborHTMLParser, visitor: Visitor) -> None:
    """Tell ``visitor`` every element and text of the page in order."""
    node, depth = page.root, 0
    while node is not None:
        entered = _visit(node, visitor)
        below = node.first_child if entered else None
        if below is not None:
            node, depth = below, depth + 1
            continue
        if entered:
            visitor.leave()
        while node.next is None and depth:
            node, depth = _above(node), depth - 1
            visitor.leave()
        node = node.next if depth else None


def _above(node: LexborNode) -> LexborNode:
    if node.parent is None:
        raise ReadError("the tree of the page ends in the middle")
    return node.parent


def _visit(node: LexborNode, visitor: Visitor) -> bool:
    if node.is_element_node:
        return visitor.enter(_element(node))
    if node.tag == "-text":
        visitor.text(node.text_content or "")
    return False


def _element(node: LexborNode) -> Element:
    return Element(node.tag or "", node.attributes, node)


def _check_depth(text: str) -> None:
    opened: Counter[str] = Counter()
    total = 0
    for closing, name in _TAG.findall(text):
        tag = name.lower()
        if tag in _NEVER_OPEN:
            continue
        if not closing:
            opened[tag] += 1
            total += 1
        elif opened[tag]:
            opened[tag] -= 1
            total -= 1
        if total > MAX_OPEN:
            raise ReadError(f"more than {MAX_OPEN} elements are open at one place", code=ErrorCode.LIMIT_DEPTH)
