"""The zip package of a Word document (ECMA-376 part 2): its parts, read with limits."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.parsers.archive import Archive, open_archive
from extract.parsers.docx.xml import name, parse
from extract.parsers.ole import OLE_ERRORS, open_ole
from extract.parsers.sniff import OLE_MAGIC
from extract.parsers.xml import Element


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another: the last word of its type, and the target's name in the archive."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An opened archive.

    Attributes:
        archive: the zip file.
        main: name of the part with the body, such as ``word/document.xml``.
    """

    archive: Archive
    main: str

    def part(self, part: str) -> bytes | None:
        """Return the bytes of a part, or None if there is none of that name.

        Raises:
            ReadError: if it cannot be unpacked.
        """
        return self.archive.part(part)

    def root(self, part: str) -> Element | None:
        """Return the root element of a part, or None if there is none of that name.

        Raises:
            ReadError: if it cannot be unpacked or is not well formed.
        """
        data = self.part(part)
        return None if data is None else parse(data, part)

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """Return the links of a part by their ids."""
        return _relationships(self.archive, part)

    def related(self, kind: str) -> tuple[str, ...]:
        """Return the names of the parts that the body links to as ``kind``, such as ``styles``."""
        links = self.relationships(self.main).values()
        return tuple(link.target for link in links if link.kind == kind and not link.external)


def open_package(data: bytes) -> Package:
    """Return the package in ``data``.

    Raises:
        EncryptedError: if it is protected by a password.
        ReadError: if the archive is cut short, damaged, unsafe, or holds no document.
    """
    if data.startswith(OLE_MAGIC):
        raise _ole_error(data)
    archive = open_archive(data)
    links = _relationships(archive, "").values()
    main = next((link.target for link in links if link.kind == "officeDocument"), "word/document.xml")
    if main not in archive.names:
        raise ReadError("the package holds no document part", stream=main)
    return Package(archive, main)


def _ole_error(data: bytes) -> ReadError:
    """Return why an OLE file is no package: an Office document under a password is kept in one ([MS-OFFCRYPTO])."""
    try:
        with open_ole(data) as ole:
            encrypted = bool(ole.exists("EncryptedPackage"))
    except OLE_ERRORS as error:
        return ReadError(f"the OLE container cannot be opened: {error}")
    if encrypted:
        return EncryptedError("the document is protected by a password", stream="EncryptedPackage")
    return ReadError("the OLE container holds no document", code=ErrorCode.UNSUPPORTED_FORMAT)


def _relationships(archive: Archive, part: str) -> dict[str, Relationship]:
    folder, base = posixpath.split(part)
    links = posixpath.join(folder, "_rels", f"{base}.rels")
    data = archive.part(links)
    if data is None:
        return {}
    found: dict[str, Relationship] = {}
    for link in parse(data, links).iter(name("pr:Relationship")):
        target, kind = link.get("Target") or "", (link.get("Type") or "").rpartition("/")[2]
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[link.get("Id") or ""] = Relationship(kind, path, link.get("TargetMode") == "External")
    return found
