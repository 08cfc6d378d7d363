"""WordprocessingML as trees: strict packages, names, and the wrappers that a walk sees through."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from extract.parsers.xml import Element, first_child, names
from extract.parsers.xml import parse as parse_xml

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "w": _W,
        "r": _R,
        "a": _A,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "pr": "http://schemas.openxmlformats.org/package/2006/relationships",
    }
)
_STRICT: tuple[tuple[bytes, bytes], ...] = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", _A.encode()),
)


name = names(_PREFIXES)
"""Gives the Clark name of a short one."""


def value(element: Element | None, attribute: str = "w:val") -> str | None:
    """Return an attribute of an element that may be missing."""
    return None if element is None else element.get(name(attribute))


def child(element: Element | None, short: str) -> Element | None:
    """Return the first child of that name."""
    return first_child(element, name, short)


def is_on(element: Element | None) -> bool | None:
    """Return the value of an on/off property (ST_OnOff), or None if it is not given."""
    if element is None:
        return None
    return value(element) not in ("0", "false", "off", "none")


def parse(data: bytes, part: str) -> Element:
    """Return the root of a part, strict namespaces replaced by the transitional ones.

    Raises:
        ReadError: if it is not well formed, declares a document type, or is nested too deeply.
    """
    for strict, transitional in _STRICT:
        data = data.replace(strict, transitional)
    return parse_xml(data, part)


_TRANSPARENT = frozenset(
    name(short)
    for short in (
        "w:ins",
        "w:moveTo",
        "w:hyperlink",
        "w:smartTag",
        "w:customXml",
        "w:sdtContent",
        "w:fldSimple",
        "w:dir",
        "w:bdo",
        "w:rubyBase",
    )
)
_HIDDEN = frozenset(name(short) for short in ("w:del", "w:moveFrom", "w:rt"))
_SDT, _RUBY = name("w:sdt"), name("w:ruby")
_ALTERNATE = name("mc:AlternateContent")


def contents(element: Element) -> Iterator[Element]:
    """Yield the children, seen through wrappers (w:sdt, w:hyperlink, w:ins, …) and without tracked deletions.

    Of an mc:AlternateContent the first w:Choice counts, else its mc:Fallback (ECMA-376 part 3, 9.3).
    """
    for inner in element:
        if inner.tag in _HIDDEN:
            continue
        if inner.tag in _TRANSPARENT or inner.tag in (_SDT, _RUBY):
            yield from contents(inner)
        elif inner.tag == _ALTERNATE:
            chosen = child(inner, "mc:Choice")
            chosen = child(inner, "mc:Fallback") if chosen is None else chosen
            if chosen is not None:
                yield from contents(chosen)
        else:
            yield inner
