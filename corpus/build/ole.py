"""Writes OLE compound files of version 3 ([MS-CFB], 2021-04): sectors of 512 bytes, short streams in sectors of 64."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from struct import pack
from typing import TypeAlias

Tree: TypeAlias = "Mapping[str, bytes | Tree]"

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_SECTOR, _SHORT, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_IN_HEADER = 109


@dataclass(slots=True)
class _Sectors:
    """Content cut into sectors of one size, and for each sector the one that follows it."""

    size: int
    data: bytearray = field(default_factory=bytearray)
    links: list[int] = field(default_factory=list)

    def add(self, content: bytes) -> int:
        """Append content and return its first sector."""
        count = -(-len(content) // self.size)
        if not count:
            return _END
        first = len(self.links)
        self.links += [*range(first + 1, first + count), _END]
        self.data += content.ljust(count * self.size, b"\0")
        return first


@dataclass(slots=True)
class _Entry:
    """One entry of the directory."""

    name: str
    kind: int
    content: bytes = b""
    color: int = _BLACK
    left: int = _FREE
    right: int = _FREE
    child: int = _FREE
    start: int = 0
    size: int = 0

    def packed(self) -> bytes:
        """Return the 128 bytes of the entry; it has neither class nor times."""
        name = self.name.encode("utf-16-le") + b"\0\0"
        place = pack("<HBBIII", len(name), self.kind, self.color, self.left, self.right, self.child)
        return name.ljust(64, b"\0") + place + bytes(36) + pack("<IQ", self.start, self.size)


def to_ole(tree: Tree) -> bytes:
    """Return a compound file of streams (bytes) and storages (trees) by name.

    Raises:
        ValueError: if it would need more than about 7 MB.
    """
    entries = [_Entry("Root Entry", _ROOT)]
    _add(entries, 0, tree)
    long, short = _Sectors(_SECTOR), _Sectors(_SHORT)
    for entry in entries[1:]:
        if entry.kind == _STREAM:
            entry.size = len(entry.content)
            entry.start = (short if entry.size < _CUTOFF else long).add(entry.content)
    entries[0].size, entries[0].start = len(short.data), long.add(bytes(short.data))
    short_links = long.add(_padded(short.links))
    unused = _Entry("", 0)
    listed = b"".join(entry.packed() for entry in entries) + (bytes(64) + unused.packed()[64:]) * (-len(entries) % 4)
    directory = long.add(listed)
    return _file(long, directory, short_links, -(-len(short.links) * 4 // _SECTOR))


def _file(long: _Sectors, directory: int, short_links: int, short_count: int) -> bytes:
    count = 1
    while count * _SECTOR // 4 < len(long.links) + count:
        count += 1
    if count > _IN_HEADER:
        raise ValueError("too much content for a compound file without sectors for its own tables")
    first = len(long.links)
    long.links += [_FAT] * count
    long.data += _padded(long.links)
    table = [*range(first, first + count), *[_FREE] * (_IN_HEADER - count)]
    head = SIGNATURE + bytes(16) + pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    counts = pack("<IIIIIIIII", 0, count, directory, 0, _CUTOFF, short_links, short_count, _END, 0)
    return head + counts + pack(f"<{_IN_HEADER}I", *table) + bytes(long.data)


def _padded(links: list[int]) -> bytes:
    data = pack(f"<{len(links)}I", *links)
    return data + b"\xff" * (-len(data) % _SECTOR)


def _add(entries: list[_Entry], parent: int, tree: Tree) -> None:
    places = {name: place for place, name in _append(entries, tree)}
    ordered = [places[name] for name in sorted(tree, key=lambda name: (len(name), name.upper()))]
    entries[parent].child = _balance(entries, ordered, 0, len(ordered).bit_length() - 1)


def _append(entries: list[_Entry], tree: Tree) -> Iterator[tuple[int, str]]:
    for name, content in tree.items():
        place = len(entries)
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
        else:
            entries.append(_Entry(name, _STORAGE))
            _add(entries, place, content)
        yield place, name


def _balance(entries: list[_Entry], places: list[int], depth: int, last: int) -> int:
    """Link siblings as a red-black tree, whose lowest level is red; return its root."""
    if not places:
        return _FREE
    middle = len(places) // 2
    entry = entries[places[middle]]
    entry.color = _RED if depth and depth == last else _BLACK
    entry.left = _balance(entries, places[:middle], depth + 1, last)
    entry.right = _balance(entries, places[middle + 1 :], depth + 1, last)
    return places[middle]
