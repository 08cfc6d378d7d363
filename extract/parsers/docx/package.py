"""The zip package of a Word document (ECMA-376 part 2): its parts, read with limits."""

import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

import olefile

from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.parsers.docx.xml import Element, name, parse
from extract.parsers.sniff import OLE_MAGIC

MAX_PARTS = 20_000
"""The most entries that an archive may have."""

MAX_PART_BYTES = 1 << 28
"""The largest part that is unpacked, in bytes."""

MAX_RATIO = 300
"""The highest ratio of unpacked to packed bytes in a part larger than `RATIO_FROM`."""

RATIO_FROM = 1 << 23
"""Parts smaller than this may be packed at any ratio, in bytes."""

_END_OF_DIRECTORY = b"PK\x05\x06"
_END_WITHIN = 66_000
_ENCRYPTED_FLAG = 1
_PART_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,  # an encrypted entry, or a way of packing that is not known
    ValueError,
)


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

    archive: zipfile.ZipFile
    main: str

    def part(self, part: str) -> bytes | None:
        """Return the bytes of a part, or None if there is none of that name.

        Raises:
            ReadError: if it cannot be unpacked.
        """
        return _part(self.archive, part)

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
    archive = _open(data)
    entries = archive.infolist()
    if len(entries) > MAX_PARTS:
        raise ReadError(f"the archive has {len(entries)} entries", code=ErrorCode.UNSAFE_ARCHIVE)
    for entry in entries:
        _check_entry(entry)
    links = _relationships(archive, "").values()
    main = next((link.target for link in links if link.kind == "officeDocument"), "word/document.xml")
    if main not in archive.namelist():
        raise ReadError("the package holds no document part", stream=main)
    return Package(archive, main)


def _open(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(BytesIO(data))
    except _PART_ERRORS as error:
        if _END_OF_DIRECTORY not in data[-_END_WITHIN:]:
            reason = "the zip archive ends before its directory"
            raise ReadError(reason, code=ErrorCode.TRUNCATED, offset=len(data)) from error
        raise ReadError(f"the zip archive cannot be opened: {error}") from error


def _ole_error(data: bytes) -> ReadError:
    """Return why an OLE file is no package: an Office document under a password is kept in one ([MS-OFFCRYPTO])."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as ole:
            encrypted = bool(ole.exists("EncryptedPackage"))
    except (OSError, ValueError, IndexError, TypeError, AttributeError) as error:
        return ReadError(f"the OLE container cannot be opened: {error}")
    if encrypted:
        return EncryptedError("the document is protected by a password", stream="EncryptedPackage")
    return ReadError("the OLE container holds no document", code=ErrorCode.UNSUPPORTED_FORMAT)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise EncryptedError("the archive is protected by a password", stream=entry.filename)
    if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
        reason = f"{entry.filename} unpacks to more than {MAX_RATIO} times its size"
        raise ReadError(reason, code=ErrorCode.UNSAFE_ARCHIVE, stream=entry.filename)


def _part(archive: zipfile.ZipFile, part: str) -> bytes | None:
    try:
        entry = archive.getinfo(part)
    except KeyError:
        return None
    if entry.file_size > MAX_PART_BYTES:
        reason = f"{part} has {entry.file_size} bytes, more than {MAX_PART_BYTES}"
        raise ReadError(reason, code=ErrorCode.LIMIT_SIZE, stream=part)
    try:
        return archive.read(entry)
    except EOFError as error:
        raise ReadError(f"{part} is cut short", code=ErrorCode.TRUNCATED, stream=part) from error
    except _PART_ERRORS as error:
        raise ReadError(f"{part} cannot be unpacked: {error}", stream=part) from error


def _relationships(archive: zipfile.ZipFile, part: str) -> dict[str, Relationship]:
    folder, base = posixpath.split(part)
    links = posixpath.join(folder, "_rels", f"{base}.rels")
    data = _part(archive, links)
    if data is None:
        return {}
    found: dict[str, Relationship] = {}
    for link in parse(data, links).iter(name("pr:Relationship")):
        target, kind = link.get("Target") or "", (link.get("Type") or "").rpartition("/")[2]
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[link.get("Id") or ""] = Relationship(kind, path, link.get("TargetMode") == "External")
    return found
