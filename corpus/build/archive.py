"""Writes zip archives whose bytes follow from their content alone."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EPOCH = (2025, 1, 1, 0, 0, 0)


def to_zip(parts: Mapping[str, bytes | str], mimetype: str = "") -> bytes:
    """Return an archive of parts by name; a mimetype comes first and is not compressed."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        if mimetype:
            archive.writestr(ZipInfo("mimetype", _EPOCH), mimetype, ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(ZipInfo(name, _EPOCH), content, ZIP_DEFLATED, 9)
    return target.getvalue()


def repacked(data: bytes) -> bytes:
    """Return an archive with the same parts in the same order, without their times."""
    with ZipFile(BytesIO(data)) as source:
        return to_zip({name: source.read(name) for name in source.namelist()})
