"""The zip package of a presentation, checked and slimmed before python-pptx sees it.

python-pptx unpacks every part that is linked to, pictures and films too, and knows neither strict packages nor shows
and templates. What it gets is therefore a copy: XML parts parsed once with limits, everything else empty, strict names
replaced by transitional ones, the main part called a presentation.
"""

import io
import zipfile

from extract.errors import ErrorCode, ReadError
from extract.parsers.archive import Archive, open_archive
from extract.parsers.pptx.xml import PREFIXES
from extract.parsers.xml import parse

_CONTENT_TYPES = "[Content_Types].xml"
_MAX_XML_BYTES = 1 << 30
_STRICT = "http://purl.oclc.org/ooxml"
_OFFICE = "http://schemas.openxmlformats.org"
_NAMES: tuple[tuple[bytes, bytes], ...] = (
    (f"{_STRICT}/presentationml/main".encode(), PREFIXES["p"].encode()),
    (f"{_STRICT}/drawingml/main".encode(), PREFIXES["a"].encode()),
    (f"{_STRICT}/drawingml/chart".encode(), PREFIXES["c"].encode()),
    (f"{_STRICT}/drawingml/diagram".encode(), PREFIXES["dgm"].encode()),
    (f"{_STRICT}/officeDocument/math".encode(), PREFIXES["m"].encode()),
    (f"{_STRICT}/officeDocument/relationships".encode(), f"{_OFFICE}/officeDocument/2006/relationships".encode()),
)
_MAIN_TYPES: tuple[tuple[bytes, bytes], ...] = (
    (b"presentationml.slideshow.main+xml", b"presentationml.presentation.main+xml"),
    (b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"),
    (b"ms-powerpoint.slideshow.macroEnabled.main+xml", b"ms-powerpoint.presentation.macroEnabled.main+xml"),
    (b"ms-powerpoint.template.macroEnabled.main+xml", b"ms-powerpoint.presentation.macroEnabled.main+xml"),
)


def slimmed(data: bytes) -> bytes:
    """Return a package with the XML of the one in ``data`` and with empty parts in the place of all others.

    Raises:
        EncryptedError: if it is protected by a password of the archive.
        ReadError: if the archive is cut short, damaged or unsafe, or a part is not well formed.
    """
    archive = open_archive(data)
    if _CONTENT_TYPES not in archive.names:
        raise ReadError("the package does not say what its parts are", stream=_CONTENT_TYPES)
    _check_size(archive)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as copy:
        for part in dict.fromkeys(archive.names):
            copy.writestr(zipfile.ZipInfo(part), _content(archive, part) if _is_xml(part) else b"")
    return buffer.getvalue()


def _is_xml(part: str) -> bool:
    return part.lower().endswith((".xml", ".rels"))


def _check_size(archive: Archive) -> None:
    size = sum(entry.file_size for entry in archive.zip.infolist() if _is_xml(entry.filename))
    if size > _MAX_XML_BYTES:
        raise ReadError(f"the parts unpack to {size} bytes", code=ErrorCode.LIMIT_SIZE)


def _content(archive: Archive, part: str) -> bytes:
    data = archive.part(part) or b""
    for strict, transitional in _NAMES:
        data = data.replace(strict, transitional)
    if part == _CONTENT_TYPES:
        for other, presentation in _MAIN_TYPES:
            data = data.replace(other, presentation)
    if part.startswith("ppt/") or part == _CONTENT_TYPES or part.endswith(".rels"):
        parse(data, part)
    return data
