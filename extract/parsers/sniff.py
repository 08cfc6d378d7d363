"""What a file is, told by its bytes alone; formats that are not read are named in the refusal."""

import re
import struct

from extract.errors import ReadError

OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
"""Signature of an OLE compound file ([MS-CFB] 2.2)."""

ZIP_MAGIC = b"PK\x03\x04"
"""Signature of a zip local file header (APPNOTE 4.3.7)."""

_HEAD = 4096
_FLAT_HEAD = 16_384  # the root of a flat OpenDocument file names dozens of namespaces before its type
_PDF_WITHIN = 1024  # ISO 32000-1, annex H.3.4.1
_MAX_MIMETYPE = 200
_OLE_HEADER = 512
_OLE_SHIFTS = (9, 12)
_OLE_MAX_SECTOR = 0xFFFFFFFA

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"HWP Document File V", "hwp3"),
    (b"{\\rtf", "rtf"),
    (b"%!PS", "PostScript"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"BM", "BMP image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x1f\x8b\x08", "gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
)

_WRAPPERS = (b"\x9b DRMONE", b"<## NASCA DRM FILE", b"<DOCUMENT SAFER", b"SCDSA00")
"""How files begin that a DRM program (문서보안) has wrapped whole: Fasoo, NASCA, Document Safer, SoftCamp."""

_MIMETYPES: tuple[tuple[bytes, str], ...] = (
    (b"application/hwp+zip", "hwpx"),
    (b"application/haansofthwp", "hwpx"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.presentation", "odp"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ODS"),
    (b"application/epub+zip", "EPUB"),
)

_ZIP_NAMES: tuple[tuple[str, str], ...] = (
    ("Contents/section", "hwpx"),
    ("Contents/content.hpf", "hwpx"),
    ("ppt/", "pptx"),
    ("xl/", "XLSX"),
)

_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "docx"),
    ("HwpSummaryInformation", "hwp5"),
    ("BodyText", "hwp5"),
    ("ViewText", "hwp5"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "XLS"),
)

_HWP5_HEADER = b"HWP Document File".ljust(32, b"\0")

_FLAT_TYPE = re.compile(rb"office:mimetype\s*=\s*[\"']([^\"']{1,200})")
_MARKUP = re.compile(rb"<(hwpml|!doctype\s+html|html|head|body|frameset|meta|title|\?xml)[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(
    rb"<(article|center|div|dl|form|h[1-6]|header|link|main|nav|ol|p|script|section|style|ul)[\s>]", re.IGNORECASE
)
_MARKDOWN = re.compile(rb"^ {0,3}#{1,6}[ \t]", re.MULTILINE)
_MAIL = re.compile(rb"[a-z][a-z-]*:")
_MAIL_TYPE = re.compile(rb"^content-type:\s*(multipart/(related|mixed|alternative)|text/html)", re.MULTILINE)
_NOT_SHOWN = ((b"<!--", b"-->"), (b"<%", b"%>"))


def format_of(data: bytes) -> str | None:
    """Return the format of a file with a signature: the name of a reader, or the proper name of a format without one.

    Args:
        data: the whole file.

    Returns:
        None for plain text and unknown bytes.
    """
    if data.startswith(OLE_MAGIC):
        return _ole_format(data)
    if data.startswith(ZIP_MAGIC):
        return _zip_format(data)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    return _magic_format(data) or _flat_format(data[:_FLAT_HEAD]) or _markup_format(data)


def is_wrapped(data: bytes) -> bool:
    """Return whether a file stands as a whole in the wrapper of a DRM program."""
    return data.startswith(_WRAPPERS)


def is_cut_container(data: bytes) -> bool:
    """Return whether an OLE container is cut short: sectors that its header names stand behind its end ([MS-CFB] 2.2)."""
    if not data.startswith(OLE_MAGIC):
        return False
    if len(data) < _OLE_HEADER:
        return True
    (shift,) = struct.unpack_from("<H", data, 30)
    (tables,) = struct.unpack_from("<I", data, 44)
    named = (
        *struct.unpack_from("<I", data, 48),
        *struct.unpack_from("<I", data, 60),
        *struct.unpack_from("<109I", data, 76)[:tables],
    )
    sectors = (len(data) >> shift) - 1
    return shift in _OLE_SHIFTS and any(sectors <= sector < _OLE_MAX_SECTOR for sector in named)


def _zip_names(data: bytes) -> tuple[str, ...] | None:
    """Return the names in a zip archive, or None if its directory cannot be read."""
    from extract.parsers.archive import entry_names  # noqa: PLC0415 - most files are told without a look into one

    return entry_names(data)


def _is_word_package(data: bytes, names: tuple[str, ...] | None) -> bool:
    """Return whether a zip holds a Word document; a damaged one is told by the names in its local headers."""
    if names is None:
        return b"word/" in data or b"[Content_Types].xml" in data[:_HEAD]
    return "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)


def _named_type(data: bytes) -> bytes:
    """Return what the mimetype entry of a zip says, where other entries stand before it or it is packed."""
    from extract.parsers.archive import open_archive  # noqa: PLC0415 - most files name their type in front

    try:
        return (open_archive(data).part("mimetype") or b"")[:_MAX_MIMETYPE]
    except ReadError:
        return b""


def _magic_format(data: bytes) -> str | None:
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WebP image"
    if data.startswith(b"BM") and data[6:10] != b"\x00\x00\x00\x00":
        return None
    return next((name for magic, name in _MAGIC if data.startswith(magic)), None)


def _markup_format(data: bytes) -> str | None:
    """Return the markup language that a text begins with; UTF-16 is seen through by dropping its zero bytes."""
    plain = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    plain = plain.replace(b"\x00", b"").lstrip()
    if _is_saved_page(plain):
        return "html"
    rest = _skip_unshown(plain)
    if not _MARKUP.match(rest):
        return "html" if _is_fragment(plain, rest, data) else None
    lowered = plain.lower()
    if b"<hwpml" in lowered:
        return "hwpml"
    return "XML" if lowered.startswith(b"<?xml") and b"<html" not in lowered else "html"


def _flat_format(head: bytes) -> str | None:
    """Return the format of a flat OpenDocument file, a single XML that names its type (ODF 1.3 part 3, 3.1.2)."""
    if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") or b"<office:document" not in head:
        return None
    named = _FLAT_TYPE.search(head)
    return _of_mimetype(named[1]) if named else None


def _of_mimetype(mimetype: bytes) -> str | None:
    return next((name for known, name in _MIMETYPES if known in mimetype), None)


def _is_saved_page(plain: bytes) -> bool:
    """Return whether a text is a mail with a page in it (MHTML, RFC 2557)."""
    lowered = plain.lower()
    return _MAIL.match(lowered) is not None and b"mime-version:" in lowered and _MAIL_TYPE.search(lowered) is not None


def _is_fragment(plain: bytes, rest: bytes, data: bytes) -> bool:
    """Return whether a text is a piece of a page: it begins with a server's directive, or is blocks of HTML to its end."""
    if plain.startswith(b"<%") and rest.startswith(b"<"):
        return True
    ends = data[-_MAX_MIMETYPE:].replace(b"\x00", b"").rstrip().endswith(b">")
    return ends and _FRAGMENT.match(rest) is not None and _MARKDOWN.search(plain) is None


def _skip_unshown(markup: bytes) -> bytes:
    """Return a text without the comments and directives that it begins with."""
    while True:
        ends = next((end for start, end in _NOT_SHOWN if markup.startswith(start)), None)
        if ends is None:
            return markup
        place = markup.find(ends)
        if place < 0:
            return b""
        markup = markup[place + len(ends) :].lstrip()


def _ole_format(data: bytes) -> str | None:
    found = (name for stream, name in _OLE_STREAMS if stream.encode("utf-16-le") in data)
    return next(found, "hwp5" if _HWP5_HEADER in data else "OLE compound")


def _zip_format(data: bytes) -> str | None:
    """Return the format of a zip."""
    head = data[:_MAX_MIMETYPE]
    named = _of_mimetype(head)
    if named is not None:
        return named
    names = _zip_names(data)
    if names is not None and "mimetype" in names and "content.xml" in names:
        return _of_mimetype(_named_type(data)) or "ZIP archive"
    if _is_word_package(data, names):
        return "docx"
    for prefix, name in _ZIP_NAMES:
        known = prefix.encode() in data if names is None else any(entry.startswith(prefix) for entry in names)
        if known:
            return name
    return "ZIP archive"
