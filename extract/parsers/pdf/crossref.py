"""Where a PDF says that its objects are: cross-reference tables and streams (ISO 32000-1, 7.5.4, 7.5.8).

pdfium reads past a damaged table by searching the file for objects and does not say so; hence it is read here once more.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

MAX_OBJECTS = 8_388_607
"""The highest number that an object may have (ISO 32000-1, annex C.2)."""

_TAIL = 2048
_MAX_TABLES = 1_000
_MAX_STREAM = 1 << 27
_STARTS = re.compile(rb"startxref\s+(\d{1,12})")
_TABLE = re.compile(rb"\s*xref\b")
_RANGE = re.compile(rb"\s*(\d{1,10})\s+(\d{1,10})[ \r\n\t]+(?=\d{10}|trailer|\d{1,10}\s+\d)")
_ENTRY = re.compile(rb"\s*(\d{1,12})\s+(\d{1,5})\s+([nf])")
_TRAILER = re.compile(rb"\s*trailer\s*<<")
_OBJECT = re.compile(rb"\s*(\d{1,10})\s+(\d{1,5})\s+obj\b")
_BEGINS = re.compile(rb">>\s*stream(\r\n|\n|\r)")
_INTEGER = rb"/%s\s+(\d{1,12})"
_LIST = rb"/%s\s*\[([\d\s]*)\]"
_UP = 2
_NUMBERS_PER_ENTRY = 3
_PNG = 10


class CrossReferenceError(Exception):
    """A cross-reference that does not say where the objects are."""


@dataclass(slots=True)
class CrossReference:
    """The objects of a file.

    Attributes:
        offsets: where each object stands that is not inside another one.
        packed: the objects inside object streams.
        freed: the numbers that are marked as free.
        trailer: the dictionary of the newest part, up to its end.
    """

    offsets: dict[int, int] = field(default_factory=dict[int, int])
    packed: set[int] = field(default_factory=set[int])
    freed: set[int] = field(default_factory=set[int])
    trailer: bytes = b""

    def knows(self, number: int) -> bool:
        """Return whether a number was named by a newer part."""
        return self.holds(number) or number in self.freed

    def holds(self, number: int) -> bool:
        """Return whether there is an object of that number."""
        return number in self.offsets or number in self.packed


def integer(dictionary: bytes, key: bytes) -> int | None:
    """Return a number that stands in a dictionary itself, or None.

    >>> integer(b"/Length 12 /Size 7", b"Size")
    7
    """
    found = re.search(_INTEGER % key + rb"(?!\d|\s+\d+\s+R\b)", dictionary)
    return int(found[1]) if found else None


def read_cross_reference(data: bytes) -> CrossReference:
    """Return where the objects of a file stand, the newest of each number.

    Args:
        data: the file, from the mark ``%PDF-`` on, since offsets count from there.

    Raises:
        CrossReferenceError: if the tables cannot be followed to their end.
    """
    starts = _STARTS.findall(data[-_TAIL:])
    if not starts:
        raise CrossReferenceError("the file does not say where its table of objects stands")
    found, done, chain = CrossReference(), set[int](), set[int]()
    left = [(int(starts[-1]), True)]
    while left:
        place, is_chained = left.pop()
        if is_chained and place in chain:
            raise CrossReferenceError("the tables follow one another in a loop")
        if is_chained:
            chain.add(place)
        if place in done:
            continue
        done.add(place)
        if len(done) > _MAX_TABLES:
            raise CrossReferenceError("there are too many tables of objects")
        dictionary = _read_table(data, place, found) if _TABLE.match(data, place) else _read_stream(data, place, found)
        found.trailer = found.trailer or dictionary
        more = ((integer(dictionary, b"Prev"), is_chained), (integer(dictionary, b"XRefStm"), False))
        left += [(offset, chained) for offset, chained in more if offset is not None]
    return found


def _read_table(data: bytes, place: int, found: CrossReference) -> bytes:
    """Add the entries of a table and return its trailer; places in it are not held to their twenty bytes."""
    at = data.index(b"xref", place) + 4
    while span := _RANGE.match(data, at):
        first, count, at = int(span[1]), int(span[2]), span.end()
        if first + count > MAX_OBJECTS + 1:
            raise CrossReferenceError("a table of objects has too high numbers")
        for number in range(first, first + count):
            entry = _ENTRY.match(data, at)
            if entry is None:
                raise CrossReferenceError(f"the entry of object {number} is damaged")
            at = entry.end()
            _add(found, number, int(entry[1]) if entry[3] == b"n" else 0)
    trailer = _TRAILER.match(data, at)
    if trailer is None:
        raise CrossReferenceError("a table of objects has no trailer")
    return data[trailer.end() : max(trailer.end(), data.find(b"startxref", trailer.end()))]


def _add(found: CrossReference, number: int, offset: int) -> None:
    if found.knows(number):
        return
    if offset:
        found.offsets[number] = offset
    else:
        found.freed.add(number)


def _read_stream(data: bytes, place: int, found: CrossReference) -> bytes:
    head, begins = _OBJECT.match(data, place), _BEGINS.search(data, place, place + _TAIL)
    if head is None or begins is None:
        raise CrossReferenceError("no table of objects stands where the file says")
    dictionary = data[head.end() : begins.start()]
    if b"/XRef" not in dictionary:
        raise CrossReferenceError("no table of objects stands where the file says")
    widths = _numbers(dictionary, b"W") or []
    size = integer(dictionary, b"Size")
    if len(widths) != _NUMBERS_PER_ENTRY or not 0 < sum(widths) < _TAIL or size is None:
        raise CrossReferenceError("a table of objects does not say how wide it is")
    rows = _rows(data[begins.end() : data.find(b"endstream", begins.end())], dictionary, sum(widths))
    spans = _numbers(dictionary, b"Index") or [0, size]
    for first, count in zip(spans[::2], spans[1::2], strict=False):
        part = list(islice(rows, count))
        if len(part) < count:
            raise CrossReferenceError("a table of objects ends early")
        for number, row in enumerate(part, first):
            _add_row(found, number, row, widths)
    return dictionary


def _numbers(dictionary: bytes, key: bytes) -> list[int] | None:
    found = re.search(_LIST % key, dictionary)
    return [int(number) for number in found[1].split()] if found else None


def _add_row(found: CrossReference, number: int, row: bytes, widths: list[int]) -> None:
    kind = int.from_bytes(row[: widths[0]]) if widths[0] else 1
    second = int.from_bytes(row[widths[0] : widths[0] + widths[1]])
    if kind == 2 and not found.knows(number):  # noqa: PLR2004 - an object in an object stream
        found.packed.add(number)
    else:
        _add(found, number, second if kind == 1 else 0)


def _rows(stream: bytes, dictionary: bytes, width: int) -> Iterator[bytes]:
    """Yield the entries of a cross-reference stream, each row without its PNG prediction (7.4.4.4)."""
    content = stream
    if b"FlateDecode" in dictionary:
        try:
            content = zlib.decompressobj().decompress(stream, _MAX_STREAM)
        except zlib.error as error:
            raise CrossReferenceError(f"a table of objects is damaged: {error}") from error
    if (integer(dictionary, b"Predictor") or 1) < _PNG:
        yield from (content[at : at + width] for at in range(0, len(content) - width + 1, width))
        return
    above = bytes(width)
    for at in range(0, len(content) - width, width + 1):
        row = content[at + 1 : at + 1 + width]
        if content[at] not in (0, _UP):
            raise CrossReferenceError("a table of objects is packed in a way that is not known")
        if content[at] == _UP:
            row = bytes((one + other) & 0xFF for one, other in zip(row, above, strict=True))
        yield row
        above = row
