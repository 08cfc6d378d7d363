"""Characters to printed lines: baselines, reading order and the spaces between words."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from operator import attrgetter
from statistics import median

from extract.parsers.layout.text.chars import Char, Font
from extract.parsers.layout.text.spacing import space_gap, spacing_of
from extract.source import BBox

_SAME_BASE = 0.3
_ASCENT, _DESCENT = 0.78, 0.12
_SHARED = 0.5
_CLASH = 0.6
_APART = 2.0
_OFF_BASE = 1.0
_OVERPRINT = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line or a part of it.

    Attributes:
        text: the characters with one space between words, none at the ends.
        box: the box of the visible characters.
        base: the baseline of most characters.
        size: the font size of the first word (of the second, where the first is a lone sign).
        main: the font size of most characters.
        font: the font of that word.
        open_end: whether a space glyph stands at the end.
        head: width of the first word, in points; of the whole line where its letters are spread.
        second: where the second word begins, or None.
    """

    text: str
    box: BBox
    base: float
    size: float
    main: float
    font: Font
    open_end: bool
    head: float
    second: float | None


_by_base, _by_left, _size_of, _base_of = (
    attrgetter("base", "x0"),
    attrgetter("x0"),
    attrgetter("size"),
    attrgetter("base"),
)


def _rows(chars: Sequence[Char]) -> list[list[Char]]:
    """Return the characters in rows of about the same baseline, from top to bottom."""
    rows: list[list[Char]] = []
    row: list[Char] = []
    first, before = float("-inf"), 0.0
    for char in sorted(chars, key=_by_base):
        _, _, _, _, _, base, size, _ = char
        step = base - first
        if step <= _SAME_BASE * size and step <= _SAME_BASE * before:
            row.append(char)
        else:
            row, first = [char], base
            rows.append(row)
        before = size
    return rows


def _band(row: Sequence[Char]) -> tuple[float, float]:
    """Return the top and bottom of the ink that most characters of a row have."""
    base, size = median(map(_base_of, row)), median(map(_size_of, row))
    return base - _ASCENT * size, base + _DESCENT * size


def _clash(row: Sequence[Char], other: Sequence[Char]) -> bool:
    """Whether characters of two rows would be printed over each other."""
    spans = sorted((char.x0, char.x1) for char in other if not char.text.isspace())
    lefts, reaches = [low for low, _ in spans], [*accumulate((high for _, high in spans), max)]
    for char in row:
        need = _CLASH * (char.x1 - char.x0)
        at = 0 if char.text.isspace() else bisect_left(lefts, char.x1)
        while at and reaches[at - 1] - char.x0 > need:
            at -= 1
            if min(char.x1, spans[at][1]) - max(char.x0, spans[at][0]) > need:
                return True
    return False


def _same_row(row: Sequence[Char], following: Sequence[Char]) -> bool:
    """Whether two neighbouring rows are one: raised signs, smaller type, digits of another font."""
    largest = max(map(_size_of, chain(row, following)))
    if following[0].base - row[-1].base > (_ASCENT + _DESCENT) * largest:
        return False
    top, bottom = _band(row)
    low, high = _band(following)
    shared = min(bottom, high) - max(top, low)
    return shared >= _SHARED * min(bottom - top, high - low) and not _clash(row, following)


def _merged(rows: Sequence[list[Char]]) -> list[list[Char]]:
    out: list[list[Char]] = []
    for row in rows:
        if out and _same_row(out[-1], row):
            out[-1].extend(row)
        else:
            out.append(list(row))
    for row in out:
        row.sort(key=_by_left)
    return out


def _is_apart(before: Char, char: Char) -> bool:
    """Whether a character stands far off from the one before it, on another baseline."""
    far = char.x0 - before.x1 > _APART * max(before.size, char.size)
    return far and abs(char.base - before.base) > _OFF_BASE


def _is_number(rest: Sequence[Char]) -> bool:
    return all(char.text.isdigit() or char.text.isspace() for char in rest)


def _parts(row: list[Char]) -> list[list[Char]]:
    """Return a row cut where another text box begins: far off, on another baseline, and more than a page number."""
    gaps = (
        index
        for index, (before, char) in enumerate(pairwise(row), 1)
        if char.x0 - before.x1 > _APART * char.size and _is_apart(before, char)
    )
    cuts = [index for index in gaps if not _is_number(row[index:])]
    return [row[low:high] for low, high in pairwise((0, *cuts, len(row)))]


def _is_overprint(before: Char, char: Char) -> bool:
    """Whether a character is printed over the same one, for weight or outline (겹쳐 찍은 글자)."""
    return min(before.x1, char.x1) - max(before.x0, char.x0) > _OVERPRINT * (char.x1 - char.x0)


def _words(part: list[Char]) -> list[list[Char]]:
    """Return the words of a part: space glyphs and gaps wider than the font's rule separate them."""
    words: list[list[Char]] = []
    word: list[Char] = []
    before: Char | None = None
    spacing = spacing_of(part)
    least = spacing.least
    for char in part:
        text, x0, _, _, _, _, size, _ = char
        if text.isspace():
            words.append(word)
            word = []
            continue
        if before:
            if before.text == text and _is_overprint(before, char):
                continue
            gap = x0 - before.x1
            is_wide = word and (gap > least * size or least < 0)
            if is_wide and gap > space_gap(before, char, spacing, first=before is part[0]):
                words.append(word)
                word = []
        word.append(char)
        before = char
    words.append(word)
    return [word for word in words if word]


def _head(words: Sequence[Sequence[Char]]) -> float:
    spread = len(words) > 1 and all(len(word) == 1 for word in words)
    return (words[-1][-1].x1 if spread else words[0][-1].x1) - words[0][0].x0


def _line(part: list[Char]) -> Line | None:
    words = _words(part)
    if not words:
        return None
    _, lefts, tops, rights, bottoms, bases, sizes, _ = zip(*chain.from_iterable(words), strict=True)
    lead = words[1][0] if len(words) > 1 and len(words[0]) == 1 else words[0][0]
    main = sizes[0] if len(set(sizes)) == 1 else Counter(sizes).most_common(1)[0][0]
    return Line(
        text=" ".join(["".join([char.text for char in word]) for word in words]),
        box=(min(lefts), min(tops), max(rights), max(bottoms)),
        base=median(bases),
        size=lead.size,
        main=main,
        font=lead.font,
        open_end=part[-1].text.isspace(),
        head=_head(words),
        second=words[1][0].x0 if len(words) > 1 else None,
    )


def printed_rows(chars: Iterable[Char]) -> list[list[Char]]:
    """Return the visible characters in rows from top to bottom, each from left to right."""
    seen = [char for char in chars if not char.text.isspace()]
    return _merged(_rows(seen)) if seen else []


def make_lines(chars: Iterable[Char]) -> list[Line]:
    """Return the lines of ``chars`` from top to bottom, those of one row from left to right."""
    kept = list(chars)
    found = (_line(part) for row in _merged(_rows(kept)) for part in _parts(row)) if kept else ()
    return [line for line in found if line]
