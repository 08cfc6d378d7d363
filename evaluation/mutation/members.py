"""What stands inside a container, and the container with one member changed and all its checksums right."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from corpus.build.ole import Tree, to_ole
from extract.parsers.ole import OLE_ERRORS, open_ole
from extract.parsers.sniff import OLE_MAGIC, ZIP_MAGIC

_TEXT_NAMES = (".xml", ".hpf", ".rels", ".txt", ".rdf")
_STREAMS = ("DocInfo", "BodyText/", "ViewText/", "PrvText")
_COMPRESSED = 1


@dataclass(frozen=True, slots=True)
class Member:
    """A part of a container: its name, its content unpacked, and what gives the container with other content in it."""

    name: str
    content: bytes
    put_back: Callable[[bytes], bytes]


def find_members(data: bytes) -> tuple[Member, ...]:
    """Return the members of a container that hold text; none if it is no container, or one that cannot be opened."""
    if data.startswith(ZIP_MAGIC):
        return tuple(_zip_members(data))
    if data.startswith(OLE_MAGIC):
        return tuple(_ole_members(data))
    return ()


def zip_parts(data: bytes) -> dict[str, bytes] | None:
    """Return the parts of an archive by their names, or None if it cannot be read whole."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError, KeyError):
        return None


def _zip_members(data: bytes) -> Iterator[Member]:
    parts = zip_parts(data) or {}
    for name, content in parts.items():
        if name.lower().endswith(_TEXT_NAMES) and content:
            yield Member(name, content, partial(_zip_with, data, name))


def _zip_with(data: bytes, name: str, content: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, content if entry.filename == name else old.read(entry))
    return out.getvalue()


def ole_streams(data: bytes) -> dict[str, bytes] | None:
    """Return the streams of a compound file by their paths, or None if it cannot be read."""
    try:
        ole = open_ole(data)
        return {"/".join(path): ole.openstream(path).read() for path in ole.listdir()}
    except OLE_ERRORS:
        return None


def inflated(stream: bytes) -> bytes | None:
    """Return a stream of HWP 5 unpacked (raw deflate), or None if it is damaged."""
    packer = zlib.decompressobj(-15)
    try:
        found = packer.decompress(stream)
    except zlib.error:
        return None
    return found if packer.eof else None


def is_compressed(streams: dict[str, bytes]) -> bool:
    """Return whether the streams of a HWP 5 file are compressed (파일 인식 정보, 표 3)."""
    return bool(streams.get("FileHeader", b"").ljust(40, b"\0")[36] & _COMPRESSED)


def _ole_members(data: bytes) -> Iterator[Member]:
    streams = ole_streams(data) or {}
    packed = is_compressed(streams)
    for name, stream in streams.items():
        is_packed = packed and name != "PrvText"
        content = inflated(stream) if is_packed else stream
        if name.startswith(_STREAMS) and content and _fits(streams):
            yield Member(name, content, partial(_ole_with, streams, name, is_packed=is_packed))


def _fits(streams: dict[str, bytes]) -> bool:
    return sum(map(len, streams.values())) < 6 << 20


def _ole_with(streams: dict[str, bytes], name: str, content: bytes, *, is_packed: bool) -> bytes:
    if is_packed:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        content = packer.compress(content) + packer.flush()
    tree: dict[str, Any] = {}
    for path, stream in (streams | {name: content}).items():
        *folders, last = path.split("/")
        place = tree
        for folder in folders:
            place = place.setdefault(folder, {})
        place[last] = stream
    whole: Tree = tree
    return to_ole(whole)
