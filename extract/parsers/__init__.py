"""Readers: bytes in, `Document` out.

A new format is one package with ``NAME`` and ``read``, its signature in ``sniff.py``, and one name in `READERS`.
"""

from importlib import import_module
from typing import Protocol, cast

from extract.document import Document
from extract.errors import ErrorCode, ReadError
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


READERS: tuple[str, ...] = ("hwp5", "hwpx", "hwp3", "hwpml", "pdf", "docx", "html", "text")
"""The readers by their names, which are those of their packages; text takes what has no signature.

A reader is imported when the first file of its format comes, since some take longer to load than a plan to read.
"""


def reader_of(name: str) -> Reader | None:
    """Return the reader of a format, or None if there is none."""
    return cast("Reader", import_module(f"extract.parsers.{name}")) if name in READERS else None


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
    name = format_of(data) or "text"
    reader = reader_of(name)
    if reader is None:
        raise ReadError(f"{name} files are recognised but not read", code=ErrorCode.UNSUPPORTED_FORMAT)
    return reader.read(data, options)
