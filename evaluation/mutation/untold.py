"""Damage that nobody can tell, found by looking: the copy is whole and valid, and only says something else.

Where no checksum covers a text, a byte may become another valid letter. Each reason is computed from the original and the
copy; a copy without a reason that reads otherwise, and that no reader warns of, is a silent loss.
"""

import re
import unicodedata
from struct import unpack_from

from evaluation.mutation.members import inflated, is_compressed, ole_streams, zip_parts
from extract.errors import ReadError
from extract.parsers.hwp5.records import Tag, read_records
from extract.parsers.sniff import OLE_MAGIC, ZIP_MAGIC
from extract.parsers.xml import Element, parse_tree

_ENCODINGS = ("utf-8-sig", "utf-16", "cp949")
_ODD = frozenset({"Cc", "Cn", "Co", "Cs"})
_WHITE = frozenset("\t\n\v\f\r")


def reason_untold(original: bytes, copy: bytes) -> str | None:
    """Return why nobody can tell that a copy was damaged, or None if it can be told."""
    if original.startswith(ZIP_MAGIC):
        return _same_package(original, copy)
    if original.startswith(OLE_MAGIC):
        return _same_records(original, copy)
    if b"%PDF-" in original[:1024]:
        return None
    return _valid_text(original, copy)


def _valid_text(original: bytes, copy: bytes) -> str | None:
    """Plain text and HTML: the copy decodes strictly, without characters of a kind that the original lacks."""
    for encoding in _ENCODINGS:
        try:
            before = original.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            after = copy.decode(encoding)
        except UnicodeDecodeError:
            return None
        odd = {char for char in set(after) - set(before) - _WHITE if unicodedata.category(char) in _ODD}
        return None if odd else f"valid {encoding} without any checksum"
    return None


def _same_package(original: bytes, copy: bytes) -> str | None:
    """Zip packages: all parts are there with right checksums, and every XML part has the same elements."""
    before, after = zip_parts(original), zip_parts(copy)
    if before is None or after is None or before.keys() != after.keys():
        return None
    for name, part in before.items():
        if part != after[name] and (
            _elements(part, name) is None or _elements(part, name) != _elements(after[name], name)
        ):
            return None
    return "valid XML of the same elements under right checksums"


def _elements(part: bytes, name: str) -> list[str] | None:
    try:
        root: Element = parse_tree(part, name)
    except ReadError:
        return None
    return [str(element.tag) for element in root.iter()]


def _same_records(original: bytes, copy: bytes) -> str | None:
    """HWP 5, whose streams have no checksum: the same records of the same sizes, with other letters or numbers in them."""
    before, after = ole_streams(original), ole_streams(copy)
    if before is None or after is None or before.keys() != after.keys():
        return None
    packed = is_compressed(before)
    for name, stream in before.items():
        if stream == after[name] or not name.startswith(("DocInfo", "BodyText", "ViewText")):
            continue
        pair = (inflated(stream), inflated(after[name])) if packed else (stream, after[name])
        if pair[0] is None or pair[1] is None or not _only_values(pair[0], pair[1], name):
            return None
    return "the same records with other values, without any checksum"


def _only_values(before: bytes, after: bytes, name: str) -> bool:
    """Return whether two streams have the same records, controls and control characters."""
    old, new = read_records(before, name), read_records(after, name)
    if (old.tags, old.levels, old.starts, old.ends) != (new.tags, new.levels, new.starts, new.ends):
        return False
    return all(
        _frame(old.tags[index], old.body(index)) == _frame(new.tags[index], new.body(index))
        for index in range(len(old.tags))
    )


def _frame(tag: int, body: bytes) -> object:
    """Return what of a record the reading of others depends on: its controls, its counts, its kind."""
    if tag == Tag.PARA_TEXT:
        units = unpack_from(f"<{len(body) // 2}H", body)
        return re.sub(r"[^\x00-\x1f]+", lambda match: "." * len(match[0]), "".join(map(chr, units)))
    if tag in {Tag.CTRL_HEADER, Tag.PARA_HEADER, Tag.LIST_HEADER}:
        return body[:4]
    return b""
