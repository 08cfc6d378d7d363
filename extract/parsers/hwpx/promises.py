"""What the header of a HWPX document announces of its shapes, held against what is in it (OWPML, KS X 6101)."""

import re
from collections.abc import Iterator

from extract.issues import Issue, IssueCode

_LISTS = (
    (b"borderFills", b"borderFill"),
    (b"charProperties", b"charPr"),
    (b"numberings", b"numbering"),
    (b"bullets", b"bullet"),
    (b"paraProperties", b"paraPr"),
    (b"styles", b"style"),
)
_COUNT = re.compile(rb"\s[^<>]*?\bitemCnt=\"(\d{1,9})\"")
_HEADING = re.compile(rb"<(?:\w+:)?heading\s+([^<>]*)>")
_TYPE = re.compile(rb"\btype=\"(?:NONE|OUTLINE|NUMBER|BULLET)\"")
_LEVEL = re.compile(rb"\blevel=\"\d{1,2}\"")


def header_issues(header: bytes | None) -> Iterator[Issue]:
    """Yield an issue if a list of the header has more or fewer items than it says, and if headings are of no known type.

    Args:
        header: the part, or None if it is missing.
    """
    if header is None:
        return
    wrong = [name.decode("ascii") for name, item in _LISTS if _is_miscounted(header, name, item)]
    if wrong:
        reason = f"{', '.join(wrong)} of the header have not as many items as they say; numbers may be lost"
        yield Issue(IssueCode.PARTIAL, reason)
    odd = sum(_TYPE.search(heading) is None or _LEVEL.search(heading) is None for heading in _HEADING.findall(header))
    if odd:
        yield Issue(IssueCode.PARTIAL, f"{odd} headings of the header are of no known type; numbers may be lost")


def _is_miscounted(header: bytes, name: bytes, item: bytes) -> bool:
    """Return whether a list announces another number of items than it has; one that announces none is as it is."""
    at = header.find(name)
    begin = header.rfind(b"<", 0, max(at, 0))
    told = _COUNT.match(header, at + len(name)) if at >= 0 else None
    if told is None:
        return False
    start = header[begin:at] + item
    return int(told[1]) != sum(header.count(start + end) for end in (b" ", b">", b"/", b"\n", b"\r", b"\t"))
