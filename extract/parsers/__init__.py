"""Readers: bytes in, `Document` out. A new format is one module with ``sniff`` and ``read`` and one name in `READERS`."""

from typing import Protocol

from extract.document import Document
from extract.errors import ErrorCode, ReadError, UnknownFormatError
from extract.parsers import docx, pdf, text
from extract.parsers.sniff import foreign_format

MAX_BYTES = 1 << 30
"""The largest file that is read at all, in bytes."""


class Reader(Protocol):
    """What a reader module exposes."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a constant of the module
        """Short name of the format, such as ``pdf``."""
        ...

    def sniff(self, data: bytes) -> bool:
        """Return whether ``data`` is of this format, by its content; never raises."""
        ...

    def read(self, data: bytes) -> Document:
        """Return what ``data`` says.

        Raises:
            ReadError: if it cannot be read.
        """
        ...


READERS: tuple[Reader, ...] = (pdf, docx, text)
"""The readers in the order in which they are asked; plain text comes last since it has no signature."""


def read(data: bytes) -> Document:
    """Return what a file says; its format is told by its content, never by its name.

    Args:
        data: the whole file.

    Raises:
        UnknownFormatError: if no reader recognises the bytes.
        ReadError: if the file is empty, too large, damaged, or of a known format that is not read.
    """
    if not data:
        raise ReadError("the file is empty", code=ErrorCode.EMPTY)
    if len(data) > MAX_BYTES:
        raise ReadError(f"the file has {len(data)} bytes, more than {MAX_BYTES}", code=ErrorCode.LIMIT_SIZE)
    foreign = foreign_format(data)
    if foreign is not None:
        raise ReadError(f"{foreign} files are recognised but not read yet", code=ErrorCode.UNSUPPORTED_FORMAT)
    for reader in READERS:
        if reader.sniff(data):
            return reader.read(data)
    raise UnknownFormatError("the bytes are of no known format")
