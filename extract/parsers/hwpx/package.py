"""The zip package of a HWPX document (KS X 6101, OWPML): its parts, their order, decrypted where they are protected."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.archive import Archive, open_archive
from extract.parsers.hwpx.encryption import MANIFEST, Cipher, read_ciphers
from extract.parsers.hwpx.names import HEADER
from extract.parsers.xml import Element, parse_tree

_CONTENT = "Contents/content.hpf"
_SECTION = re.compile(r"(?:.*/)?section(\d{1,9})\.xml", re.IGNORECASE)
_MARKUP_WITHIN = 256
_NEWER = b"http://www.owpml.org/owpml/2024/"
_OLDER = b"http://www.hancom.co.kr/hwpml/2011/"
_NAMESPACES_WITHIN = 8192


@dataclass(slots=True)
class Package:
    """An opened package.

    Attributes:
        archive: the zip file.
        ciphers: how parts are encrypted, by their names.
        password: the password, if one was given.
        items: names of parts by their ids in the manifest of ``content.hpf``.
        sections: names of the sections (구역) in their order.
        issues: what is wrong with the package.
    """

    archive: Archive
    ciphers: Mapping[str, Cipher]
    password: str | None
    items: dict[str, str] = field(default_factory=dict[str, str])
    sections: tuple[str, ...] = ()
    issues: list[Issue] = field(default_factory=list[Issue])

    def part(self, name: str) -> bytes | None:
        """Return the plain bytes of a part, or None if there is none of that name.

        Raises:
            EncryptedError: if it needs a password, or another one.
            ReadError: if it cannot be unpacked.
        """
        data = self.archive.part(name)
        cipher = self.ciphers.get(name)
        if data is None or cipher is None:
            return data
        if self.password is None:
            raise EncryptedError("the document is protected by a password", stream=name)
        return cipher.decrypt(data, self.password)

    def xml(self, name: str) -> bytes | None:
        """Return a part that is to hold XML, with the namespaces of 2011; None if there is none of that name.

        Raises:
            EncryptedError: if it needs a password, or another one.
            ReadError: if it cannot be unpacked or holds no XML.
        """
        data = self.part(name)
        if data is None:
            return None
        if b"<" not in data[:_MARKUP_WITHIN]:
            reason = f"{name} holds no XML although its checksum is right: it is protected, or of another program"
            raise ReadError(reason, code=ErrorCode.DRM if data else ErrorCode.CORRUPT, stream=name)
        return data.replace(_NEWER, _OLDER) if _NEWER in data[:_NAMESPACES_WITHIN] else data

    def tree(self, name: str, data: bytes) -> Element:
        """Return the root of a part; what is not well formed is read as far as possible, with an issue.

        Raises:
            ReadError: if nothing of it can be read.
        """
        try:
            return parse_tree(data, name)
        except ReadError as error:
            if error.code is ErrorCode.UNSAFE_ARCHIVE:
                raise
            root = parse_tree(data, name, recover=True)
            self.issues.append(Issue(IssueCode.PARTIAL, f"{error}; it was read as far as possible"))
            return root

    def note(self, error: ReadError) -> None:
        """Note a part that could not be read."""
        self.issues.append(Issue(IssueCode.PARTIAL, str(error)))

    def header(self) -> bytes | None:
        """Return the part with the shapes; None, with an issue, if it is missing or cannot be read.

        Raises:
            EncryptedError: if it needs a password, or another one.
        """
        name = next((item for key, item in self.items.items() if key.lower() == "header"), HEADER)
        try:
            data = self.xml(name)
        except EncryptedError:
            raise
        except ReadError as error:
            self.issues.append(Issue(IssueCode.PARTIAL, f"shapes and automatic numbers are lost: {error}"))
            return None
        if data is None:
            self.issues.append(Issue(IssueCode.PARTIAL, f"{name} is missing: shapes and automatic numbers are lost"))
        return data


def open_package(data: bytes, password: str | None) -> Package:
    """Return the package in ``data``.

    Raises:
        EncryptedError: if it needs a password and none is given.
        ReadError: if the archive is cut short, damaged or unsafe, or holds no section.
    """
    archive = open_archive(data)
    package = Package(archive, read_ciphers(archive.part(MANIFEST)), password)
    if package.ciphers and password is None:
        raise EncryptedError("the document is protected by a password", stream=MANIFEST)
    spine = _read_content(package)
    numbered = _numbered(archive.names)
    package.sections = tuple(name for name in spine if _SECTION.fullmatch(name)) or numbered
    for name in sorted(set(numbered).difference(package.sections)):
        package.issues.append(Issue(IssueCode.SKIPPED, f"{name} is no part of the document by its table of parts"))
    if not package.sections:
        raise ReadError("the package holds no section", stream="Contents/section0.xml")
    return package


def _read_content(package: Package) -> tuple[str, ...]:
    """Note the items of ``content.hpf`` and return the names of the parts in its spine; empty if it cannot be read."""
    try:
        data = package.xml(_CONTENT)
        if data is None:
            return ()
        root = parse_tree(data, _CONTENT)
    except EncryptedError:
        raise
    except ReadError as error:
        package.issues.append(Issue(IssueCode.PARTIAL, f"the table of parts cannot be read: {error}"))
        return ()
    names = frozenset(package.archive.names)
    spine: list[str] = []
    for element in root.iter():
        kind = element.tag.rpartition("}")[2]
        if kind == "item":
            package.items[element.get("id") or ""] = _located(element.get("href") or "", names)
        elif kind == "itemref":
            spine.append(element.get("idref") or "")
    return tuple(dict.fromkeys(package.items[item] for item in spine if item in package.items))


def _located(href: str, names: frozenset[str]) -> str:
    """Return the name of the part that a manifest means: from the root of the package, else beside the manifest."""
    path = posixpath.normpath(href).lstrip("/")
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(_CONTENT), href))
    return beside if path not in names and beside in names else path


def _numbered(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sections by their numbers: ``section10.xml`` behind ``section9.xml``."""
    found = ((_SECTION.fullmatch(name), name) for name in names)
    return tuple(name for _, name in sorted((int(match[1]), name) for match, name in found if match))
