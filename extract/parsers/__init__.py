"""Readers: bytes in, `Document` out.

A new format is one package with ``NAME`` and ``read``, its signature in ``sniff.py``, and one name in `READERS`.
"""

from typing import Protocol

from extract.document import Document
from extract.errors import ErrorCode, ReadError
from extract.parsers import docx, odp, odt, pdf, pptx, text
from extract.parsers.options import DEFAULTS, ReadOptions
from extract.parsers.sniff import format_of

MAX_BYTES = 1 << 30
"""The largest file that is read at all, in bytes."""


class Reader(Protocol):
    """What a reader module exposes."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a constant of the module
        """Short name of the format, such as ``pdf``."""
        ...

    def read(self, data: bytes, options: ReadOptions = ..., /) -> Document:
        """Return what ``data`` says.

        Raises:
            ReadError: if it cannot be read.
        """
        ...


READERS: tuple[Reader, ...] = (pdf, docx, pptx, odt, odp, text)
"""The readers; text takes what has no signature."""


def read(data: bytes, options: ReadOptions = DEFAULTS) -> Document:
    """Return what a file says; its format is told by its content, never by its name.

    Args:
        data: the whole file.
        options: a password, if the file has one.

    Raises:
        UnknownFormatError: if no reader recognises the bytes.
        ReadError: if the file is empty, too large, damaged, or of a known format that is not read.
    """
    if not data:
        raise ReadError("the file is empty", code=ErrorCode.EMPTY)
    if len(data) > MAX_BYTES:
        raise ReadError(f"the file has {len(data)} bytes, more than {MAX_BYTES}", code=ErrorCode.LIMIT_SIZE)
    name = format_of(data) or text.NAME
    reader = next((reader for reader in READERS if name == reader.NAME), None)
    if reader is None:
        raise ReadError(f"{name} files are recognised but not read", code=ErrorCode.UNSUPPORTED_FORMAT)
    return reader.read(data, options)
