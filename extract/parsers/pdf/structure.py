"""What the bytes of a PDF tell before pdfium mends or follows them (ISO 32000-1, 7.5, 8.10 and 9.7).

Only objects that stand in the open are looked at; dictionaries in object streams are not. Streams, and so the
dictionaries of forms, never stand in those (7.5.7).
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

_TAIL = 2048
_HEADER_WITHIN = 1024
_START = re.compile(rb"startxref\s+(\d{1,12})")
_TABLE = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)\b")
_OBJECT = re.compile(rb"\b(\d{1,9})\s+\d{1,5}\s+obj\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_COMPOSITE = re.compile(rb"/Subtype\s*/Type0\b")
_READABLE = re.compile(rb"/ToUnicode\b|/Encoding\s*/(?:Uni|KSC|GB|HK|B5|ET|CNS|8|9|Add|Ext|EUC|H\b|V\b)")
_END = re.compile(rb"\bstream\r?\n|\bendobj\b")
_CALLED = re.compile(
    rb"/XObject\s*<<(.*?)>>|/XObject\s+(\d{1,9})\s+\d+\s+R|/Resources\s+(\d{1,9})\s+\d+\s+R", re.DOTALL
)
_NAMED = re.compile(rb"/([^\s/<>\[\]()%]+)\s+(\d{1,9})\s+\d{1,5}\s+R")
_DRAW = re.compile(rb"/([^\s/<>\[\]()%]+)\s+Do\b")
_LARGEST_DICTIONARY = 1 << 16
_LARGEST_CONTENT = 1 << 24
_MAX_FORMS = 10_000


def has_table(data: bytes) -> bool:
    """Return whether a cross-reference table stands where the end of the file says; pdfium searches all objects if not."""
    found = _START.findall(data[-_TAIL:])
    if not found:
        return False
    header = max(0, data.find(b"%PDF-", 0, _HEADER_WITHIN))
    return any(_TABLE.match(data, place) for place in {int(found[-1]), int(found[-1]) + header})


def count_silent_fonts(data: bytes) -> int:
    """Return how many composite fonts do not say which characters their codes mean (9.10.2)."""
    return sum(1 for _, dictionary, _ in _objects_with(_COMPOSITE, data) if not _READABLE.search(dictionary))


def has_endless_form(data: bytes) -> bool:
    """Return whether a form draws itself more than once, be it through others, which no form may do (8.10.1).

    pdfium stops at a depth of its own; a form that draws itself once does no harm, one that does so twice doubles the
    work at each step.
    """
    forms = {number: (dictionary, end) for number, dictionary, end in _objects_with(_FORM, data)}
    if len(forms) > _MAX_FORMS:
        return False
    calls = {number: _called(data, dictionary, frozenset(forms)) for number, (dictionary, _) in forms.items()}
    looping = [number for number in calls if _reaches(number, number, calls)]
    drawn = {number: _drawn(data, *forms[number], calls[number]) for number in looping}
    real = frozenset(number for number in looping if _reaches(number, number, drawn))
    return any(sum(form in real for form in drawn[number].values()) > 1 for number in real)


def _objects_with(mark: re.Pattern[bytes], data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Yield the number, the dictionary and the end of the dictionary of each object that holds a mark."""
    for found in mark.finditer(data):
        begin = data.rfind(b" obj", max(0, found.start() - _LARGEST_DICTIONARY), found.start())
        heads = list(_OBJECT.finditer(data, max(0, begin - 20), begin + 4))
        end = _END.search(data, found.end(), found.end() + _LARGEST_DICTIONARY)
        if heads and end is not None:
            yield int(heads[-1][1]), data[heads[-1].end() : end.start()], end.end()


def _called(data: bytes, dictionary: bytes, forms: frozenset[int], depth: int = 0) -> dict[bytes, int]:
    """Return the forms that a dictionary names in its resources, by their names there."""
    found: dict[bytes, int] = {}
    for inline, listed, resources in _CALLED.findall(dictionary):
        number = listed or resources
        if number and depth < 2:  # noqa: PLR2004 - resources, and the list in them
            inner = _dictionary(data, int(number))
            found |= _called(data, b"/XObject " + inner if listed else inner, forms, depth + 1)
        found |= {name: int(form) for name, form in _NAMED.findall(inline) if int(form) in forms}
    return found


def _dictionary(data: bytes, number: int) -> bytes:
    head = re.search(rb"\b%d\s+\d{1,5}\s+obj\b" % number, data)
    return data[head.end() : head.end() + _LARGEST_DICTIONARY].split(b"endobj", 1)[0] if head else b""


def _reaches(start: int, goal: int, calls: Mapping[int, Mapping[Any, int]]) -> bool:
    seen: set[int] = set()
    waiting = list(calls.get(start, {}).values())
    while waiting:
        number = waiting.pop()
        if number == goal:
            return True
        if number not in seen:
            seen.add(number)
            waiting += calls.get(number, {}).values()
    return False


def _drawn(data: bytes, dictionary: bytes, start: int, calls: Mapping[bytes, int]) -> dict[int, int]:
    """Return the forms that the content of a form draws, by the places where it does so."""
    content = data[start : data.find(b"endstream", start)]
    if b"/FlateDecode" in dictionary:
        try:
            content = zlib.decompressobj().decompress(content, _LARGEST_CONTENT)
        except zlib.error:
            return {}
    return {draw.start(): calls[draw[1]] for draw in _DRAW.finditer(content) if draw[1] in calls}
