"""Zip archives read with limits: nothing is unpacked before its directory was checked (APPNOTE 6.3.10)."""

import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from extract.errors import EncryptedError, ErrorCode, ReadError

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
class Archive:
    """An opened archive whose directory was checked."""

    zip: zipfile.ZipFile

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the directory."""
        return tuple(self.zip.namelist())

    def part(self, name: str) -> bytes | None:
        """Return the bytes of a part, or None if there is none of that name.

        Raises:
            ReadError: if it is too large or cannot be unpacked; its checksum is verified.
        """
        try:
            entry = self.zip.getinfo(name)
        except KeyError:
            return None
        if entry.file_size > MAX_PART_BYTES:
            reason = f"{name} has {entry.file_size} bytes, more than {MAX_PART_BYTES}"
            raise ReadError(reason, code=ErrorCode.LIMIT_SIZE, stream=name)
        try:
            return self.zip.read(entry)
        except EOFError as error:
            raise ReadError(f"{name} is cut short", code=ErrorCode.TRUNCATED, stream=name) from error
        except _PART_ERRORS as error:
            raise ReadError(f"{name} cannot be unpacked: {error}", stream=name) from error


def open_archive(data: bytes) -> Archive:
    """Return the archive in ``data``.

    Raises:
        EncryptedError: if an entry is protected by a password of the archive.
        ReadError: if the archive is cut short, damaged or unsafe.
    """
    archive = _open(data)
    entries = archive.infolist()
    if len(entries) > MAX_PARTS:
        raise ReadError(f"the archive has {len(entries)} entries", code=ErrorCode.UNSAFE_ARCHIVE)
    for entry in entries:
        _check_entry(entry)
    return Archive(archive)


def _open(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(BytesIO(data))
    except _PART_ERRORS as error:
        if _END_OF_DIRECTORY not in data[-_END_WITHIN:]:
            reason = "the zip archive ends before its directory"
            raise ReadError(reason, code=ErrorCode.TRUNCATED, offset=len(data)) from error
        raise ReadError(f"the zip archive cannot be opened: {error}") from error


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise EncryptedError("the archive is protected by a password", stream=entry.filename)
    if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
        reason = f"{entry.filename} unpacks to more than {MAX_RATIO} times its size"
        raise ReadError(reason, code=ErrorCode.UNSAFE_ARCHIVE, stream=entry.filename)
