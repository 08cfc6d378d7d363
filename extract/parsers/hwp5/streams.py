"""The OLE container of a HWP 5 file: its header, its streams, inflated and decrypted (한글 문서 파일 구조 5.0, 3장)."""

import codecs
import re
import zlib
from dataclasses import dataclass
from struct import unpack_from
from typing import Any

from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.parsers.hwp5.ciphers import decrypt_distributed, decrypt_with_password
from extract.parsers.hwp5.records import Tag
from extract.parsers.ole import OLE_ERRORS, open_ole
from extract.parsers.sniff import is_cut_container

MAX_STREAM = 1 << 28
"""The largest stream that is inflated, in bytes."""

_PREVIEW = "PrvText"
_SIGNATURE = b"HWP Document File"
_HEADER = 256
_VERSION = 5
_KNOWN_ENCRYPTION = 4
_SECTION = re.compile(r"Section(\d{1,9})")
_PARA_HEADER, _DISTRIBUTED = Tag.PARA_HEADER, Tag.DISTRIBUTE_DOC_DATA


@dataclass(frozen=True, slots=True)
class FileHeader:
    """The file header (파일 인식 정보, 표 3): version as (major, minor, build, revision), and what the file is."""

    version: tuple[int, int, int, int]
    compressed: bool
    password: bool
    distributed: bool
    drm: bool
    encryption: int


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream as read: its name, its bytes, and whether they are all that it should hold."""

    name: str
    data: bytes
    whole: bool


@dataclass(frozen=True, slots=True)
class Container:
    """An opened file.

    Attributes:
        ole: the OLE container, an ``olefile.OleFileIO``.
        header: the file header.
        names: the names of all streams.
        password: the password that opens it, if it needs one.
    """

    ole: Any
    header: FileHeader
    names: frozenset[str]
    password: str | None

    def doc_info(self) -> Stream:
        """Return the document information (문서 정보).

        Raises:
            EncryptedError: if the password is wrong.
            ReadError: if it is missing or cannot be read.
        """
        found = self._inflated("DocInfo", self._raw("DocInfo"))
        if self.header.password and (found.data[:1] != b"\x10" or not found.whole):
            raise EncryptedError("the password does not open the document", stream="DocInfo")
        return found

    def sections(self) -> tuple[str, ...]:
        """Return the names of the sections (구역) in their order.

        A distributed document (배포용 문서) keeps them in ``ViewText``; files with tracked changes keep there what
        Hangul shows, so that it goes first wherever it can be read.
        """
        views = _ordered(self.names, "ViewText/")
        bodies = _ordered(self.names, "BodyText/")
        return views if views and (self.header.distributed or self._is_readable(views[0])) else bodies or views

    def section(self, name: str) -> Stream:
        """Return a section.

        Raises:
            ReadError: if it cannot be read.
        """
        raw = self._raw(name)
        if name.startswith("ViewText/") and unpack_from("<I", raw.ljust(4, b"\0"))[0] & 0x3FF == _DISTRIBUTED:
            return self._inflated(name, decrypt_distributed(raw, name))
        return self._inflated(name, raw)

    def preview(self) -> bytes | None:
        """Return the preview text (미리보기 텍스트, 3.2.6) with a byte order mark, or None if it cannot be read."""
        if _PREVIEW not in self.names or self.header.password:
            return None
        try:
            return codecs.BOM_UTF16_LE + self._raw(_PREVIEW)
        except ReadError:
            return None

    def defects(self) -> tuple[str, ...]:
        """Return what is wrong with the container, as far as it was met."""
        met = tuple(message for _, message in self.ole.parsing_issues)
        tables, sectors = self.ole.num_fat_sectors, self.ole.nb_sect
        return met if tables <= sectors else (*met, f"it announces {tables} allocation tables in {sectors} sectors")

    def _is_readable(self, name: str) -> bool:
        try:
            data = self.section(name).data
        except ReadError:
            return False
        return len(data) >= 4 and unpack_from("<I", data)[0] & 0x3FF == _PARA_HEADER  # noqa: PLR2004 - a record header

    def _raw(self, name: str) -> bytes:
        try:
            data = self.ole.openstream(name).read()
        except OLE_ERRORS as error:
            raise ReadError(f"{name} cannot be read: {error}", stream=name) from error
        if self.header.password:
            return decrypt_with_password(data, self.password or "")
        return data

    def _inflated(self, name: str, raw: bytes) -> Stream:
        if not self.header.compressed:
            return Stream(name, raw, whole=True)
        inflater = zlib.decompressobj(-15)
        try:
            data = inflater.decompress(raw, MAX_STREAM)
        except zlib.error:
            return Stream(name, _inflated_prefix(raw), whole=False)
        if inflater.unconsumed_tail:
            raise ReadError(f"{name} unpacks to more than {MAX_STREAM} bytes", code=ErrorCode.LIMIT_SIZE, stream=name)
        return Stream(name, data, inflater.eof)


def _inflated_prefix(raw: bytes) -> bytes:
    """Return what a damaged stream gives before its first error, as far as it is not larger than `MAX_STREAM`."""
    inflater = zlib.decompressobj(-15)
    found = bytearray()
    try:
        for place in range(0, len(raw), 64):
            found += inflater.decompress(raw[place : place + 64], MAX_STREAM - len(found) + 1)
            if len(found) > MAX_STREAM:
                break
    except zlib.error:
        pass
    return bytes(found)


def open_container(data: bytes, password: str | None) -> Container:
    """Return the container of a HWP 5 file.

    Raises:
        EncryptedError: if it needs a password and none is given.
        ReadError: if it is damaged, protected by a DRM system, or of another version.
    """
    try:
        ole: Any = open_ole(data)
        names = frozenset("/".join(path) for path in ole.listdir())
    except OLE_ERRORS as error:
        code = ErrorCode.TRUNCATED if is_cut_container(data) else ErrorCode.CORRUPT
        raise ReadError(f"the OLE container cannot be opened: {error}", code=code) from error
    header = _read_header(ole, names)
    if header.drm:
        raise ReadError("the document is protected by a DRM system or a certificate", code=ErrorCode.DRM)
    if header.password and password is None:
        raise EncryptedError("the document is protected by a password", stream="FileHeader")
    if header.password and header.encryption != _KNOWN_ENCRYPTION:
        reason = f"the document is encrypted by version {header.encryption} of the scheme"
        raise ReadError(reason, code=ErrorCode.UNSUPPORTED_VERSION, stream="FileHeader")
    return Container(ole, header, names, password)


def _read_header(
    ole: Any,  # noqa: ANN401 - olefile's types are wrong for names
    names: frozenset[str],
) -> FileHeader:
    if "FileHeader" not in names:
        raise ReadError("the OLE container holds no file header", stream="FileHeader")
    try:
        raw = ole.openstream("FileHeader").read()
    except OLE_ERRORS as error:
        raise ReadError(f"the file header cannot be read: {error}", stream="FileHeader") from error
    if not raw.startswith(_SIGNATURE) or len(raw) < 40:  # noqa: PLR2004 - the signature, the version and the flags
        raise ReadError("the file header is damaged", stream="FileHeader")
    version, flags, _, encryption = unpack_from("<IIII", raw.ljust(_HEADER, b"\0"), 32)
    if version >> 24 != _VERSION:
        reason = f"the document is of version {version >> 24}"
        raise ReadError(reason, code=ErrorCode.UNSUPPORTED_VERSION, stream="FileHeader")
    return FileHeader(
        version=(version >> 24, version >> 16 & 0xFF, version >> 8 & 0xFF, version & 0xFF),
        compressed=bool(flags & 1),
        password=bool(flags & 2),
        distributed=bool(flags & 4),
        drm=bool(flags & (1 << 4 | 1 << 8 | 1 << 10)),
        encryption=encryption,
    )


def _ordered(names: frozenset[str], folder: str) -> tuple[str, ...]:
    """Return the sections in a folder by their numbers: ``Section10`` behind ``Section9``."""
    found = ((_SECTION.fullmatch(name.removeprefix(folder)), name) for name in names if name.startswith(folder))
    return tuple(name for _, name in sorted((int(match[1]), name) for match, name in found if match))
