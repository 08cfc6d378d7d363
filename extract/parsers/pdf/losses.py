"""What is damaged in a PDF, whether or not pdfium could read past it: it mends silently what it can and drops the rest.

Objects must stand where the cross-reference says; streams must end where their length says, and what is deflated must
unpack to its checksum (RFC 1950). What has no checksum cannot be held to one.
"""

import base64
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.parsers.pdf.crossref import CrossReference, CrossReferenceError, integer, read_cross_reference

MAX_STREAM = 1 << 28
"""The largest stream that is unpacked, in bytes."""

_HEADER_WITHIN = 1024
_DICTIONARY = 1 << 16
_ENDS_WITHIN = 64
_SHOWN = 5
_OBJECT = re.compile(rb"\s*(\d{1,10})\s+(\d{1,5})\s+obj\b")
_BEGINS = re.compile(rb">>\s*stream(\r\n|\n|\r)")
_ENDS = re.compile(rb"\s*(endstream|endobj)")
_LENGTH = re.compile(rb"/Length\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_VALUE = re.compile(rb"\s*\d{1,10}\s+\d{1,5}\s+obj\s+(\d{1,10})\b")
_FILTERS = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_NEEDED = re.compile(
    rb"/(?:Contents|Kids|Pages|Resources|ToUnicode|DescendantFonts|FontDescriptor|FontFile[23]?)\s*\[?\s*((?:\d+\s+\d+\s+R\s*)++)"
    rb"|/(?:Font|XObject)\s*<<([^<>]*)>>"
)
_KIDS = re.compile(rb"/Kids\s*\[([^\[\]]*)\]")
_REFERENCE = re.compile(rb"(?<![\d.])(\d{1,10})\s+\d{1,5}\s+R\b")
_SYNTAX = re.compile(
    rb"""(?:
        [\s\[\]\x00]++ | << | >>
      | /[^\x00-\x20()<>\[\]{}/%\x7f]*+
      | [+-]*+[\d.]++(?:[eE-]-?\d++)? | true | false | null | R(?![A-Za-z])
      | \((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\))*+\)
      | <[0-9A-Fa-f\s]*+>
      | %[^\r\n]*+
    )*+""",
    re.VERBOSE | re.DOTALL,
)
_FLATE = (b"FlateDecode", b"Fl")
_ASCII85 = (b"ASCII85Decode", b"A85")


@dataclass(frozen=True, slots=True)
class _File:
    data: bytes
    objects: CrossReference
    order: Sequence[int]

    def end_of(self, offset: int) -> int:
        """Return where the next object begins, or the file ends."""
        at = bisect_right(self.order, offset)
        return self.order[at] if at < len(self.order) else len(self.data)


def find_damage(data: bytes) -> Iterator[str]:
    """Yield a sentence for each kind of damage in a PDF; none if it is whole."""
    whole = data[max(0, data[:_HEADER_WITHIN].find(b"%PDF-")) :]
    try:
        objects = read_cross_reference(whole)
    except CrossReferenceError as error:
        yield f"The table of objects is damaged, and its objects were searched for: {error}."
        return
    file = _File(whole, objects, sorted(objects.offsets.values()))
    found: dict[str, list[int]] = {}
    is_encrypted = b"/Encrypt" in objects.trailer
    for number, offset in objects.offsets.items():
        fault = _fault(file, number, offset, is_encrypted=is_encrypted)
        if fault:
            found.setdefault(fault, []).append(number)
    looping = _looping(file)
    if looping:
        found["their kids lead back to them"] = looping
    for fault, numbers in found.items():
        named = ", ".join(map(str, sorted(numbers)[:_SHOWN])) + (", ..." if len(numbers) > _SHOWN else "")
        yield f"{len(numbers)} objects are damaged ({named}): {fault}."


def _looping(file: _File) -> list[int]:
    """Return the nodes of trees (pages, fields, names) below which a circle lies; readers stop at it."""
    numbers = {offset: number for number, offset in file.objects.offsets.items()}
    kids: dict[int, list[int]] = {}
    for found in _KIDS.finditer(file.data):
        at = bisect_right(file.order, found.start()) - 1
        if at >= 0:
            kids.setdefault(numbers[file.order[at]], []).extend(map(int, _REFERENCE.findall(found[1])))
    return _circular(kids)


def _circular(kids: dict[int, list[int]]) -> list[int]:
    """Return the nodes from which a way leads in a circle: those left when nodes without kids are taken away, again and again."""
    parents: dict[int, list[int]] = {}
    for number, named in kids.items():
        for kid in named:
            if kid in kids:
                parents.setdefault(kid, []).append(number)
    left = {number: sum(kid in kids for kid in named) for number, named in kids.items()}
    bare = [number for number, count in left.items() if not count]
    while bare:
        number = bare.pop()
        del left[number]
        for parent in parents.get(number, ()):
            left[parent] -= 1
            if not left[parent]:
                bare.append(parent)
    return list(left)


def _fault(file: _File, number: int, offset: int, *, is_encrypted: bool) -> str | None:
    """Return what is wrong with an object, or None."""
    head = _OBJECT.match(file.data, offset)
    if head is None or int(head[1]) != number:
        return "they are not where the table of objects says"
    end = file.end_of(offset)
    begins = _BEGINS.search(file.data, head.end(), min(end, head.end() + _DICTIONARY))
    ends = file.data.find(b"endobj", head.end(), end)
    if begins is None or 0 <= ends < begins.start():
        return _fault_of_body(file, file.data[head.end() : ends]) if ends >= 0 else "they have no end"
    dictionary = file.data[head.end() : begins.start() + 2]
    return _fault_of_body(file, dictionary) or _fault_of_stream(
        file, dictionary, begins.end(), end, is_encrypted=is_encrypted
    )


def _fault_of_body(file: _File, body: bytes) -> str | None:
    if not _SYNTAX.fullmatch(body):
        return "they hold what no object may"
    if (
        b"(" not in body
        and b"%" not in body
        and (body.count(b"<<") != body.count(b">>") or body.count(b"[") != body.count(b"]"))
    ):
        return "their brackets do not match"
    return "they need objects that are not there" if _misses(file, body) else None


def _misses(file: _File, body: bytes) -> bool:
    """Return whether pages, their contents or fonts are meant that are not there; other such references mean nothing (7.3.10)."""
    needed = (number for found in _NEEDED.findall(body) for number in _REFERENCE.findall(b" ".join(found)))
    return not all(file.objects.holds(int(number)) for number in needed)


def _fault_of_stream(file: _File, dictionary: bytes, start: int, end: int, *, is_encrypted: bool) -> str | None:
    length = _length(file, dictionary)
    if length is not None and not _ENDS.match(file.data, start + length, start + length + _ENDS_WITHIN):
        return "their content does not end where they say"
    stop = file.data.find(b"endstream", start, end) if length is None else start + length
    if stop < 0:
        return "their content has no end"
    return None if is_encrypted else _fault_of_content(file.data[start:stop], _filters(dictionary))


def _length(file: _File, dictionary: bytes) -> int | None:
    """Return how long a stream says that it is, or None where that stands in an object that is packed itself."""
    named = _LENGTH.search(dictionary)
    if named is None:
        return integer(dictionary, b"Length")
    value = _VALUE.match(file.data, file.objects.offsets.get(int(named[1]), len(file.data)))
    return int(value[1]) if value else None


def _filters(dictionary: bytes) -> list[bytes]:
    found = _FILTERS.search(dictionary)
    return re.findall(rb"/(\w+)", found[1]) if found else []


def _fault_of_content(content: bytes, filters: list[bytes]) -> str | None:
    """Return what is wrong with a stream that is deflated, perhaps in letters (ASCII85); others have no checksum."""
    try:
        if filters[:1] and filters[0] in _ASCII85:
            content = base64.a85decode(b"<~" + content.strip().removeprefix(b"<~"), adobe=True)
            filters = filters[1:]
        if not filters or filters[0] not in _FLATE:
            return None
        packer = zlib.decompressobj()
        size = len(packer.decompress(content, MAX_STREAM))
    except (zlib.error, ValueError):
        return "their content cannot be unpacked or has a wrong checksum"
    return None if packer.eof or size >= MAX_STREAM else "their content ends early"
