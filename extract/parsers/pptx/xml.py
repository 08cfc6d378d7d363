"""PresentationML and DrawingML as trees: names, children, and alternates seen through."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from extract.parsers.xml import Element, first_child, names

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    }
)
"""The namespaces of a presentation (ECMA-376 part 1, annex A) by their usual prefixes."""


name = names(PREFIXES)
"""Gives the Clark name of a short one."""


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child of that name, and so on down the path."""
    return first_child(element, name, *path)


def get(element: Element | None, attribute: str) -> str | None:
    """Return an attribute of an element that may be missing; ``r:id`` and the like have a namespace."""
    if element is None:
        return None
    return element.get(name(attribute) if ":" in attribute else attribute)


def is_on(text: str | None) -> bool | None:
    """Return the value of an xsd:boolean, or None if it is not given."""
    return None if text is None else text.strip() in ("1", "true", "on")


def contents(element: Element) -> Iterator[Element]:
    """Yield the children; of an mc:AlternateContent the first mc:Choice counts, else its Fallback (part 3, 9.3)."""
    for inner in element:
        if inner.tag != name("mc:AlternateContent"):
            yield inner
            continue
        choice = child(inner, "mc:Choice")
        chosen = choice if choice is not None else child(inner, "mc:Fallback")
        if chosen is not None:
            yield from contents(chosen)
