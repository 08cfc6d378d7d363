"""Sections as elements: parsed at once if they are small, else paragraph by paragraph with bounded memory."""

from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from extract.errors import ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.hwpx.body import P
from extract.parsers.hwpx.package import Package
from extract.parsers.xml import Element, refuse_declared, refuse_doctype

STREAMED_FROM = 8 << 20
"""Sections larger than this are read paragraph by paragraph, in bytes."""


def section_paragraphs(package: Package, name: str, data: bytes) -> Iterator[Element]:
    """Yield the outermost paragraphs (hp:p) of a section.

    Args:
        package: takes the issues.
        name: the part.
        data: its bytes.

    Raises:
        ReadError: if nothing of it can be read.
    """
    if len(data) > STREAMED_FROM:
        return _streamed(package, name, data)
    return package.tree(name, data).iterchildren(P)


def _streamed(package: Package, name: str, data: bytes) -> Iterator[Element]:
    """Yield each paragraph when its end is reached, and drop it when the next one is asked for."""
    refuse_declared(data, name)
    events = etree.iterparse(
        BytesIO(data),
        events=("end",),
        tag=P,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        recover=True,
    )
    root = None
    try:
        for _, element in events:
            parent = element.getparent()
            if root is None and parent is not None:
                root = element.getroottree().getroot()
                refuse_doctype(root.getroottree().docinfo.doctype, name)
            if parent is not root or root is None:
                continue
            yield element
            element.clear()
            while element.getprevious() is not None:
                del root[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{name} is not well formed: {error}", stream=name) from error
    if events.error_log:
        message = events.error_log[0].message
        reason = f"{name} is not well formed: {message}; it was read as far as possible"
        package.issues.append(Issue(IssueCode.PARTIAL, reason))
