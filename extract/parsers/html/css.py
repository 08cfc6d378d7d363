"""Declarations of styles (CSS 2.2): a browser's defaults, old attributes, the page's own sheets, the style attribute.

Of the page's sheets only simple selectors count (``p``, ``.total``, ``td.total``), and never what they hide: scripts show it.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from extract.parsers.html.tree import Element

Sheet = Mapping[tuple[str, str], Mapping[str, str]]
"""Declarations by element name and class, either of them empty."""

MAX_SHEET = 1 << 22
"""The longest style sheet that is used, in characters."""

_PART = re.compile(r"""[^;"'(]+|"[^"]*"|'[^']*'|\([^()]*\)|.""", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_MAX_VALUE = 1000
_PIECE = re.compile(r"[{}]|[^{}]+")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([-\w]+))?", re.IGNORECASE)
_BOLD, _LIST, _INSET = ("font-weight", "bold"), ("padding-left", "30pt"), ("margin-left", "30pt")
_DEFAULTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {tag: dict((_BOLD,)) for tag in ("h1", "h2", "h3", "h4", "h5", "h6", "b", "strong")}
    | {tag: dict((_LIST,)) for tag in ("ul", "ol", "dir", "menu")}
    | {tag: dict((_INSET,)) for tag in ("blockquote", "dd", "figure")}
    | {tag: {"white-space": "pre"} for tag in ("pre", "listing", "xmp", "plaintext", "textarea")}
    | {"th": dict((_BOLD, ("text-align", "center"))), "center": {"text-align": "center"}}
    | {"caption": {"text-align": "center"}}
)
"""What browsers assume (HTML 15.3), as far as it is read."""

_NONE: Mapping[str, str] = MappingProxyType({})
_SIZES = ("10px", "10px", "13px", "16px", "18px", "24px", "32px", "48px")
_NORMAL_SIZE = 3
_STYLED_TAGS = frozenset({"div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr"})


def read_sheet(text: str) -> Sheet:
    """Return the rules of a style sheet that have simple selectors; rules within at-rules are left out."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for selectors, body in _rules(_COMMENT.sub(" ", text[:MAX_SHEET])):
        declared = parse_declarations(body)
        declared.pop("display", None)
        declared.pop("visibility", None)
        for selector in selectors.split(","):
            match = _SELECTOR.fullmatch(selector.strip())
            if match and declared:
                found.setdefault(((match[1] or "").lower(), match[2] or ""), {}).update(declared)
    return MappingProxyType(found)


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of the outermost rules."""
    depth, selectors, body = 0, "", ""
    for piece in _PIECE.findall(text):
        if piece == "{":
            depth += 1
            body = ""
        elif piece == "}":
            depth = max(0, depth - 1)
            if not depth and not selectors.lstrip().startswith("@"):
                yield selectors, body
        elif depth:
            body = piece
        else:
            selectors = piece.rpartition(";")[2] if "@" in piece else piece


def parse_declarations(text: str) -> dict[str, str]:
    """Return the declarations of a style attribute, names in small letters.

    >>> parse_declarations("FONT-SIZE: 15.0pt; font-family:'가;나' !important")
    {'font-size': '15.0pt', 'font-family': "'가;나'"}
    """
    found: dict[str, str] = {}
    for declaration in _split(text):
        name, _, value = declaration.partition(":")
        value = value.replace("!important", "").strip()
        if value and len(value) <= _MAX_VALUE:
            found[name.strip().lower()] = value
    return found


def _split(text: str) -> Iterator[str]:
    """Yield what stands between semicolons, those in quotes and brackets aside."""
    parts: list[str] = []
    for piece in (*_PART.findall(text), ";"):
        if piece != ";":
            parts.append(piece)
        else:
            yield "".join(parts)
            parts.clear()


def declarations(element: Element, sheet: Sheet) -> Mapping[str, str]:
    """Return what is declared for an element, the strongest of every name."""
    assumed = _DEFAULTS.get(element.tag, _NONE)
    if not element.attributes and not sheet:
        return assumed
    found = dict(assumed)
    found.update(_attributes(element))
    classes = ("", *element.get("class").split())
    for tag in ("", element.tag):
        for name in classes:
            found.update(sheet.get((tag, name), {}))
    found.update(parse_declarations(element.get("style")))
    return found


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    """Yield what old attributes declare (HTML 15.2)."""
    if element.tag in _STYLED_TAGS and element.get("align"):
        yield "text-align", element.get("align").lower()
    if element.tag == "font":
        if element.get("face"):
            yield "font-family", element.get("face")
        size = _font_size(element.get("size").strip())
        if size:
            yield "font-size", size
    if element.get("bgcolor"):
        yield "background-color", element.get("bgcolor")


def _font_size(value: str) -> str | None:
    """Return the size that ``<font size>`` means: 1 to 7, or a step from 3."""
    digits = value.lstrip("+-")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 1:
        return None
    step = {"+": int(digits), "-": -int(digits)}.get(value[0])
    return _SIZES[max(1, min(int(digits) if step is None else _NORMAL_SIZE + step, len(_SIZES) - 1))]
