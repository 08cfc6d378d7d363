"""OpenDocument as trees: names, children, lengths (ODF 1.3 part 3)."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from extract.parsers.xml import Element, first_child, names

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "office": f"{_OASIS}office:1.0",
        "style": f"{_OASIS}style:1.0",
        "text": f"{_OASIS}text:1.0",
        "table": f"{_OASIS}table:1.0",
        "draw": f"{_OASIS}drawing:1.0",
        "fo": f"{_OASIS}xsl-fo-compatible:1.0",
        "svg": f"{_OASIS}svg-compatible:1.0",
        "chart": f"{_OASIS}chart:1.0",
        "meta": f"{_OASIS}meta:1.0",
        "form": f"{_OASIS}form:1.0",
        "presentation": f"{_OASIS}presentation:1.0",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "xml": "http://www.w3.org/XML/1998/namespace",
        "math": "http://www.w3.org/1998/Math/MathML",
    }
)
_LENGTH = re.compile(r"\s*(-?[0-9]{0,7}(?:\.[0-9]{0,9})?)\s*(cm|mm|in|pt|pc|px)\s*")
_POINTS: Mapping[str, float] = MappingProxyType(
    {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
)


name = names(_PREFIXES)
"""Gives the Clark name of a short one."""


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child of that name, and so on down the path."""
    return first_child(element, name, *path)


def get(element: Element | None, attribute: str) -> str | None:
    """Return an attribute of an element that may be missing."""
    return None if element is None else element.get(name(attribute))


def points(text: str | None) -> float | None:
    """Return a length (18.3.18) in points, or None for anything else.

    >>> points("2.54cm"), points("50%")
    (72.0, None)
    """
    found = _LENGTH.fullmatch(text) if text else None
    if found is None:
        return None
    try:
        return round(float(found[1]) * _POINTS[found[2]], 3)
    except ValueError:
        return None
