"""Old formats (doc, ppt, rtf): checked here, converted by LibreOffice, and read by the reader of the new format.

LibreOffice reads damaged files as far as it can and does not tell, and it cannot be handed a password on its command
line; so that both are found out before it is asked.
"""

from dataclasses import replace
from types import MappingProxyType

from extract.document import Document
from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.libreoffice import convert
from extract.parsers.ole import OLE_ERRORS, open_ole

CONVERTED = MappingProxyType({"doc": "docx", "ppt": "pptx", "rtf": "docx"})
"""Formats that are converted before they are read, and the format that they become."""

_STREAMS = MappingProxyType({"doc": "WordDocument", "ppt": "PowerPoint Document"})
_DOC_FLAGS = slice(0x0B, 0x0C)  # [MS-DOC] 2.5.2: bit 0 is fEncrypted
_ENCRYPTED = 0x01
_PPT_USER = "Current User"
_PPT_TOKEN = slice(12, 16)  # [MS-PPT] 2.3.2: headerToken
_PPT_ENCRYPTED = bytes.fromhex("DFC4D1F3")


def to_modern(data: bytes, name: str) -> bytes:
    """Return a file of an old format in the new one.

    Args:
        data: the whole file.
        name: its format, a key of `CONVERTED`.

    Raises:
        EncryptedError: if it is protected by a password.
        ReadError: if it is cut short or damaged, or if LibreOffice is missing or cannot read it.
    """
    if name == "rtf":
        _check_rtf(data)
    else:
        _check_ole(data, name)
    return convert(data, name, CONVERTED[name])


def mark_converted(document: Document, name: str) -> Document:
    """Return a document that was read from a conversion, marked as such."""
    issue = Issue(
        IssueCode.LOW_FIDELITY, f"{name} is read through LibreOffice; numbers that it draws itself may differ"
    )
    reader = f"{name}/libreoffice+{document.format}"
    return replace(document, format=name, reader=reader, issues=(issue, *document.issues))


def _check_rtf(data: bytes) -> None:
    """Raise if the outermost group of a file is not closed (RTF 1.9.1)."""
    if not data.rstrip(b"\x00\x1a \t\r\n").endswith(b"}"):
        raise ReadError("the RTF file ends within a group", code=ErrorCode.TRUNCATED, offset=len(data))


def _check_ole(data: bytes, name: str) -> None:
    """Raise if a stream with text is damaged or encrypted; every stream is read to its end."""
    stream = _STREAMS[name]
    streams = _read_streams(data, name)
    if stream not in streams:
        raise ReadError(f"the OLE container holds no {stream}", stream=stream)
    flags = streams[stream][_DOC_FLAGS]
    token = streams.get(_PPT_USER, b"")[_PPT_TOKEN]
    encrypted = bool(flags and flags[0] & _ENCRYPTED) if name == "doc" else token == _PPT_ENCRYPTED
    if encrypted:
        reason = "the document is protected by a password, which LibreOffice cannot be handed; save a copy without it"
        raise EncryptedError(reason, stream=stream)


def _read_streams(data: bytes, name: str) -> dict[str, bytes]:
    wanted = ("WordDocument", "0Table", "1Table") if name == "doc" else ("PowerPoint Document", _PPT_USER)
    try:
        with open_ole(data) as ole:
            sizes = {stream: ole.get_size(stream) for stream in wanted if ole.exists(stream)}
            streams = {stream: ole.openstream(stream).read() for stream in sizes}
    except OLE_ERRORS as error:
        raise ReadError(f"the OLE container cannot be read: {error}") from error
    short = next((stream for stream in streams if len(streams[stream]) < sizes[stream]), None)
    if short is not None:
        raise ReadError(f"{short} is cut short", code=ErrorCode.TRUNCATED, stream=short)
    return streams
