"""Numbers in sequence: which count together, which follow, which open something."""

import unicodedata
from itertools import pairwise

from extract.segment.contents import Stream
from extract.segment.marker import Marker, is_part
from extract.segment.raw import RawLine


def opens_squares(stream: Stream, at: int, marker: Marker) -> bool:
    """Return whether a □ line stands below this number before the next number of its kind."""
    for item in stream[at + 1 :]:
        if not isinstance(item, RawLine) or item.marker is None:
            continue
        if item.marker.kind == marker.kind or is_part(item.marker):
            return False
        if item.marker.kind == "square":
            return True
    return False


def goes_on(stream: Stream, at: int, marker: Marker) -> bool:
    """Return whether the next number that counts together with this one is the next of its count."""
    for item in stream[at + 1 :]:
        if isinstance(item, RawLine) and item.marker and series(item.marker) == series(marker):
            return item.marker.ordinal == (marker.ordinal or 0) + 1
    return False


def series(marker: Marker) -> str:
    """Return what counts together with a number: its kind, and its shape (①, ❶, ㉠; 1), (1); 가., 가), (가))."""
    if marker.kind in ("paren", "syllable"):
        return f"{marker.kind} {''.join(char for char in marker.text if char in '(.)')}"
    if marker.kind != "circled":
        return marker.kind
    shape = unicodedata.name(marker.text[0], "").replace("NUMBER", "DIGIT").partition(" DIGIT")[0]
    return f"circled {shape}"


def looks_like(model: RawLine, line: RawLine) -> bool:
    """Return whether a line is set like its supposed sibling: framed if that is framed, or of its size and weight."""
    framed = (model.bar or model.style.boxed) and not (line.bar or line.style.boxed)
    if not framed or model.style.size is None or line.style.size is None:
        return True
    return model.style.bold == line.style.bold and abs(model.style.size - line.style.size) <= 1


def follows(last: int | None, marker: Marker) -> bool:
    """Return whether a number continues or restarts the count that stands at ``last``; a compound one (1-2) always does."""
    if marker.kind == "compound" or last is None or marker.ordinal is None:
        return True
    return marker.ordinal in (1, last, last + 1)


def is_figure(marker: Marker) -> bool:
    """Return whether a number that fits no count may be a mere figure (``7 명``)."""
    return marker.kind in ("digit", "point")


def counted_tasks(stream: Stream) -> frozenset[str]:
    """Return the kinds of words with numbers (전략 1) that a document counts: their 1 and their 2 both begin lines."""
    found = {(item.marker.kind, item.marker.ordinal) for item in stream if isinstance(item, RawLine) and item.marker}
    return frozenset(kind for kind, number in found if number == 1 and (kind, 2) in found and kind.startswith("task"))


_PAIRS = ("◆◇", "●○", "■□", "▲△", "▶▷")
_OFTEN = 2


def shades(stream: Stream) -> frozenset[str]:
    """Return the signs that a document sets at two depths, filled and open: ``◆`` with ``◇`` right below, twice at least."""
    signs = [item.marker.text[0] if item.marker else "" for item in stream if isinstance(item, RawLine)]
    found: set[str] = set()
    for pair in _PAIRS:
        below = [(one, other) for one, other in pairwise(signs) if one != other and one in pair and other in pair]
        for upper, lower in (pair, pair[::-1]):
            if below.count((upper, lower)) >= _OFTEN and signs.index(upper) < signs.index(lower):
                found |= set(pair)
    return frozenset(found)


def has_bracketed_titles(stream: Stream) -> bool:
    """Return whether a document titles its parts in heavy brackets (【 기본현황 】): two at least, and no numbered parts."""
    marked = [(item.text, item.marker) for item in stream if isinstance(item, RawLine) and item.marker]
    titles = {text for text, marker in marked if marker.kind == "bracket"}
    return len(titles) >= _OFTEN and not any(is_part(marker) for _, marker in marked)
