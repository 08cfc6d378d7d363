"""Zip archives read with limits: nothing is unpacked before its directory was checked (APPNOTE 6.3.10)."""

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from unicodedata import normalize

from extract.errors import EncryptedError, ErrorCode, ReadError

MAX_PARTS = 20_000
"""The most entries that an archive may have."""

MAX_PART_BYTES = 1 << 28
"""The largest part that is unpacked, in bytes."""

MAX_TOTAL_BYTES = 1 << 32
"""The most bytes that all parts may have together by the directory."""

MAX_DIRECTORY_BYTES = 1 << 24
"""The largest directory that is read, in bytes."""

MAX_RATIO = 300
"""The highest ratio of unpacked to packed bytes in a part larger than `RATIO_FROM`; blank bitmaps reach a thousand."""

RATIO_FROM = 1 << 23
"""Parts smaller than this may be packed at any ratio, in bytes."""

_PICTURES = (".bmp", ".dib", ".emf", ".wmf", ".tif", ".tiff", ".gif", ".png", ".jpg", ".jpeg", ".svg")
_LOCAL_HEADER = 30
_END_OF_DIRECTORY = b"PK\x05\x06"
_END_WITHIN = 66_000
_ENCRYPTED_FLAG = 1
_IN_ZIP64 = 0xFFFFFFFF
_DRIVE = re.compile("[A-Za-z]:/")
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
class Archive:
    """An opened archive whose directory was checked.

    Attributes:
        zip: the zip file.
        entries: its entries by their names, composed (NFC): macOS writes 한글 in pieces (NFD).
    """

    zip: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the directory."""
        return tuple(self.entries)

    def part(self, name: str) -> bytes | None:
        """Return the bytes of a part, or None if there is none of that name.

        Raises:
            ReadError: if it is too large or cannot be unpacked; its size and its checksum are verified.
        """
        entry = self.entries.get(normalize("NFC", name))
        if entry is None:
            return None
        if entry.file_size > MAX_PART_BYTES:
            reason = f"{name} has {entry.file_size} bytes, more than {MAX_PART_BYTES}"
            raise ReadError(reason, code=ErrorCode.LIMIT_SIZE, stream=name)
        try:
            data = self._unpacked(entry)
        except EOFError as error:
            raise ReadError(f"{name} is cut short", code=ErrorCode.TRUNCATED, stream=name) from error
        except _PART_ERRORS as error:
            raise ReadError(f"{name} cannot be unpacked: {error}", stream=name) from error
        if len(data) != entry.file_size:
            raise ReadError(f"{name} has {len(data)} bytes, not {entry.file_size} as the archive says", stream=name)
        return data

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        """Return the bytes of an entry; asked for one byte more than it should have, zipfile unpacks no further."""
        with self.zip.open(entry) as part:
            return part.read(entry.file_size + 1)


def open_archive(data: bytes) -> Archive:
    """Return the archive in ``data``; nothing is unpacked yet.

    Raises:
        EncryptedError: if an entry is protected by a password of the archive.
        ReadError: if the archive is cut short, damaged or unsafe.
    """
    archive = _open(data)
    entries = archive.infolist()
    if len(entries) > MAX_PARTS:
        raise _unsafe(f"the archive has {len(entries)} entries, more than {MAX_PARTS}")
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL_BYTES:
        raise ReadError(f"the archive unpacks to {total} bytes", code=ErrorCode.LIMIT_SIZE)
    for entry in entries:
        _check_entry(entry)
    _check_places(entries, len(data))
    return Archive(archive, _by_name(entries))


def entry_names(data: bytes) -> tuple[str, ...] | None:
    """Return the names in an archive as they are, or None if its directory cannot be read."""
    try:
        return tuple(_open(data).namelist())
    except ReadError:
        return None


def _open(data: bytes) -> zipfile.ZipFile:
    end = data.rfind(_END_OF_DIRECTORY, max(0, len(data) - _END_WITHIN))
    if end < 0:
        reason = "the zip archive ends before its directory"
        raise ReadError(reason, code=ErrorCode.TRUNCATED, offset=len(data))
    (size,) = struct.unpack("<I", data[end + 12 : end + 16].ljust(4, b"\0"))
    if MAX_DIRECTORY_BYTES < size < _IN_ZIP64:
        raise _unsafe(f"the directory of the archive has {size} bytes, more than {MAX_DIRECTORY_BYTES}")
    try:
        return zipfile.ZipFile(BytesIO(data))
    except _PART_ERRORS as error:
        raise ReadError(f"the zip archive cannot be opened: {error}") from error


def _unsafe(reason: str, stream: str | None = None) -> ReadError:
    return ReadError(reason, code=ErrorCode.UNSAFE_ARCHIVE, stream=stream)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise EncryptedError("the archive is protected by a password", stream=entry.filename)
    name = entry.orig_filename.replace("\\", "/")
    if "\0" in name or name.startswith("/") or ".." in name.split("/") or _DRIVE.match(name):
        raise _unsafe(f"{name!r} is a name that leads out of the archive", entry.filename)
    is_large = entry.file_size > RATIO_FROM and not name.lower().endswith(_PICTURES)
    if is_large and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
        raise _unsafe(f"{entry.filename} unpacks to more than {MAX_RATIO} times its size", entry.filename)


def _check_places(entries: Sequence[zipfile.ZipInfo], size: int) -> None:
    """Refuse entries that share bytes, with which a small archive holds a large one many times."""
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end:
            raise _unsafe(f"{entry.filename} overlaps another entry", entry.filename)
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size
    if end > size:
        raise ReadError("the last entry of the archive ends behind the file", code=ErrorCode.TRUNCATED, offset=size)


def _by_name(entries: Sequence[zipfile.ZipInfo]) -> Mapping[str, zipfile.ZipInfo]:
    """Return the entries by their composed names; a name that stands for two contents is refused."""
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        other = found.setdefault(normalize("NFC", entry.filename), entry)
        if (other.CRC, other.file_size) != (entry.CRC, entry.file_size):
            raise _unsafe(f"{entry.filename} stands twice in the archive", entry.filename)
    return MappingProxyType(found)
