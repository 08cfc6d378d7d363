"""Readers: bytes in, `Document` out; old formats are converted first.

A new format is one package with ``NAME`` and ``read``, its signature in ``sniff.py``, and one name in `READERS`.
"""

from dataclasses import replace
from importlib import import_module
from typing import Protocol, cast

from extract.document import Block, Document, Table
from extract.errors import ErrorCode, ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.legacy import CONVERTED, mark_converted, to_modern
from extract.parsers.options import DEFAULTS, ReadOptions
from extract.parsers.outside import outside_issues
from extract.parsers.sniff import format_of, is_cut_container, is_wrapped

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


READERS: tuple[str, ...] = (
    "hwp5",
    "hwpx",
    "hwp3",
    "hwpml",
    "pdf",
    "docx",
    "pptx",
    "odt",
    "odp",
    "html",
    "image",
    "text",
)
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
        options: a password, if the file has one; which pages are recognised from their picture.

    Raises:
        UnknownFormatError: if no reader recognises the bytes.
        ReadError: if the file is empty, too large, damaged, or of a known format that is not read.
    """
    if not data:
        raise ReadError("the file is empty", code=ErrorCode.EMPTY)
    if len(data) > MAX_BYTES:
        raise ReadError(f"the file has {len(data)} bytes, more than {MAX_BYTES}", code=ErrorCode.LIMIT_SIZE)
    if is_wrapped(data):
        raise ReadError("the file is wrapped by a DRM program", code=ErrorCode.DRM)
    name = format_of(data) or "text"
    if is_cut_container(data):
        raise ReadError(
            "the OLE container ends before sectors that its header names", code=ErrorCode.TRUNCATED, offset=len(data)
        )
    target = CONVERTED.get(name, name)
    reader = reader_of(target)
    if reader is None:
        raise ReadError(f"{name} files are recognised but not read", code=ErrorCode.UNSUPPORTED_FORMAT)
    if target == name:
        document = reader.read(data, options)
    else:
        document = mark_converted(reader.read(to_modern(data, name), options), name)
    return _with_doubts(document, data)


def _with_doubts(document: Document, data: bytes) -> Document:
    """Return a document with the doubts that concern all formats alike: active content, links to outside, no text."""
    issues = [*document.issues, *outside_issues(data, document.format)]
    known = {issue.code for issue in issues}
    if IssueCode.NO_TEXT not in known and not any(map(_has_text, document.blocks)):
        issues.append(Issue(IssueCode.NO_TEXT, "The file holds no text."))
    return replace(document, issues=tuple(issues))


def _has_text(block: Block) -> bool:
    texts = (cell.text for cell in block.cells) if isinstance(block, Table) else (block.text,)
    return any(text and not text.isspace() for text in texts)
