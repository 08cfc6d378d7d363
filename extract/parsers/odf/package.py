"""The package of an OpenDocument file (ODF 1.3 part 2), or the one flat XML that stands for it."""

import posixpath
from dataclasses import dataclass

from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.parsers.archive import Archive, open_archive
from extract.parsers.odf.xml import child, get, name
from extract.parsers.sniff import ZIP_MAGIC
from extract.parsers.xml import Element, number, parse

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"


@dataclass(frozen=True, slots=True)
class Package:
    """An opened document: the roots of its parts, which are one and the same in a flat file.

    Attributes:
        content: ``content.xml``.
        styles: ``styles.xml``, if there is one.
        meta: ``meta.xml``, if there is one.
        archive: the zip file, or None for a flat one.
    """

    content: Element
    styles: Element | None
    meta: Element | None
    archive: Archive | None

    def body(self, kind: str) -> Element:
        """Return the body of a document of that kind, such as ``office:text``.

        Raises:
            ReadError: if it has none.
        """
        found = child(self.content, "office:body", kind)
        if found is None:
            raise ReadError("the document has no body", code=ErrorCode.CORRUPT, stream=_CONTENT)
        return found

    def object_root(self, holder: Element) -> Element | None:
        """Return the root of an embedded object: the XML inside a draw:object, or the part that it links to."""
        for inner in holder.iterchildren(name("office:document"), name("math:math")):
            return inner
        path = posixpath.normpath(get(holder, "xlink:href") or "")
        if self.archive is None or path.startswith((".", "/")):
            return None
        part = posixpath.join(path, _CONTENT)
        data = self.archive.part(part)
        return None if data is None else parse(data, part)

    def noted_pages(self) -> int | None:
        """Return the number of pages noted in the document's statistics."""
        for statistics in self.meta.iter(name("meta:document-statistic")) if self.meta is not None else ():
            return number(get(statistics, "meta:page-count"))
        return None


def open_package(data: bytes) -> Package:
    """Return the document in ``data``.

    Raises:
        EncryptedError: if it is protected by a password.
        ReadError: if it is cut short, damaged or unsafe.
    """
    if not data.startswith(ZIP_MAGIC):
        root = parse(data, "the flat document")
        return Package(root, root, root, None)
    archive = open_archive(data)
    if b"encryption-data" in (archive.part(_MANIFEST) or b""):  # older manifests declare a document type
        raise EncryptedError("the document is protected by a password", stream=_MANIFEST)
    content = _root(archive, _CONTENT)
    if content is None:
        raise ReadError("the package holds no content", stream=_CONTENT)
    return Package(content, _root(archive, "styles.xml"), _root(archive, "meta.xml"), archive)


def _root(archive: Archive, part: str) -> Element | None:
    data = archive.part(part)
    return None if data is None else parse(data, part)
