"""XML from files that nobody vouches for: parsed without entities, document types and network, nested to a bounded depth."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import Protocol, TypeAlias

from lxml import etree

from extract.errors import ErrorCode, ReadError

MAX_DEPTH = 150
"""The deepest nesting of elements that is read."""

_LARGE = 8 << 20
_TOO_DEEP = "Excessive depth"
_PROLOG = 1 << 16
_DECLARATIONS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


class Element(Protocol):
    """An element of a parsed part."""

    @property
    def tag(self) -> str:
        """Name in Clark notation."""
        ...

    @property
    def attrib(self) -> Collection[str]:
        """Names of the attributes, in Clark notation."""
        ...

    @property
    def text(self) -> str | None:
        """Characters before the first child."""
        ...

    @property
    def tail(self) -> str | None:
        """Characters behind the element, before its next sibling."""
        ...

    def get(self, key: str, default: str | None = ..., /) -> str | None:
        """Return an attribute."""
        ...

    def iterchildren(self, *tags: str) -> Iterator["Element"]:
        """Return the children of those names."""
        ...

    def iter(self, *tags: str) -> Iterator["Element"]:
        """Return this element and those inside it."""
        ...

    def __iter__(self) -> Iterator["Element"]:
        """Return the children."""
        ...

    def __len__(self) -> int:
        """Return the number of children."""
        ...

    def __getitem__(self, index: int, /) -> "Element":
        """Return a child."""
        ...


def local(element: Element) -> str:
    """Return the name of an element without its namespace; a reference to an entity that is not resolved has none."""
    tag = element.tag
    return "entity" if callable(tag) else tag.rpartition("}")[2]


Name: TypeAlias = Callable[[str], str]
"""Gives the Clark name of ``w:p`` and the like."""


def names(prefixes: Mapping[str, str]) -> Name:
    """Return the function that gives the Clark name of a short one, by the namespaces of the usual prefixes.

    >>> names({"v": "urn:schemas-microsoft-com:vml"})("v:textbox")
    '{urn:schemas-microsoft-com:vml}textbox'
    """

    @cache
    def name(short: str) -> str:
        prefix, local_name = short.split(":")
        return f"{{{prefixes[prefix]}}}{local_name}"

    return name


def first_child(element: Element | None, name: Name, *path: str) -> Element | None:
    """Return the first child of that name, and so on down the path; None where there is none."""
    for short in path:
        if element is None:
            return None
        element = next(element.iterchildren(name(short)), None)
    return element


def parse(data: bytes, part: str) -> Element:
    """Return the root of a part; comments and processing instructions are left out.

    Args:
        data: the XML.
        part: its name, for the error.

    Raises:
        ReadError: if it is not well formed, declares a document type, or is nested too deeply.
    """
    root = parse_tree(data, part)
    try:
        too_deep = _too_deep()(root)
    except etree.XPathError as error:
        raise ReadError(f"{part} is nested too deeply: {error}", code=ErrorCode.LIMIT_DEPTH, stream=part) from error
    if too_deep:
        raise ReadError(f"{part} is nested deeper than {MAX_DEPTH}", code=ErrorCode.LIMIT_DEPTH, stream=part)
    return root


def parse_tree(data: bytes, part: str, *, recover: bool = False) -> Element:
    """Return the root of a part for a reader that bounds the depth by itself.

    Args:
        data: the XML.
        part: its name, for the error.
        recover: whether to go on behind errors, as far as the parser can.

    Raises:
        ReadError: if it is not well formed or declares a document type.
    """
    refuse_declared(data, part)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=recover or len(data) > _LARGE,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        recover=recover,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        code = ErrorCode.LIMIT_DEPTH if _TOO_DEEP in str(error) else ErrorCode.CORRUPT
        raise ReadError(f"{part} is not well formed: {error}", code=code, stream=part) from error
    if root is None:  # pyright: ignore[reportUnnecessaryComparison] - so it is where nothing could be recovered
        raise ReadError(f"{part} holds no element", stream=part)
    refuse_doctype(root.getroottree().docinfo.doctype, part)
    return root


def refuse_declared(data: bytes, part: str) -> None:
    """Refuse a part that declares a document type, before its entities are expanded in attributes while parsing.

    Raises:
        ReadError: if it does.
    """
    seen = data if len(data) > _LARGE else data[:_PROLOG]
    if any(declaration in seen for declaration in _DECLARATIONS):
        refuse_doctype("declared", part)


def refuse_doctype(doctype: str, part: str) -> None:
    """Refuse a part that declares a document type.

    Raises:
        ReadError: if it does.
    """
    if doctype:
        raise ReadError(f"{part} declares a document type", code=ErrorCode.UNSAFE_ARCHIVE, stream=part)


@cache
def _too_deep() -> etree.XPath:
    """Return the question whether anything stands below `MAX_DEPTH`, which libxml2 answers without a walk in Python."""
    return etree.XPath(f"boolean({'/*' * (MAX_DEPTH + 1)})")


def number(text: str | None) -> int | None:
    """Return a decimal integer of at most nine digits, or None for anything else."""
    if text is None:
        return None
    digits = text.strip().removeprefix("-").split(".")[0]
    if not digits.isascii() or not digits.isdigit() or len(digits) > 9:  # noqa: PLR2004 - larger ones mean nothing
        return None
    return -int(digits) if text.strip().startswith("-") else int(digits)
