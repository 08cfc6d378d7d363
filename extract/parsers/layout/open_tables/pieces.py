"""What a page prints, in pieces without wide gaps: the material from which the columns of an unruled row are told."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from math import inf
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from extract.parsers.layout.open_tables.gutters import Part, Span
from extract.parsers.layout.text.chars import Char

_GAP, _MIN_GAP, _SPACES = 0.6, 0.35, 1.4
_WORD = 0.2
_SAME_BASE = 0.3
_RISE = 0.35


class Piece(NamedTuple):
    """Characters of one printed line without a wide gap; ``gap`` is the least that parts cells beside it."""

    left: float
    right: float
    base: float
    size: float
    gap: float
    text: str

    @property
    def middle(self) -> float:
        """The height of the middle of its letters."""
        return self.base - _RISE * self.size


@cache
def _share(space: float | None) -> float:
    return _GAP if space is None else min(_GAP, max(_MIN_GAP, _SPACES * space))


def _gap(char: Char) -> float:
    """Return the gap from which on the next word may belong to another cell: wider than the font's own space."""
    return char.size * _share(char.font.space)


def _text(part: Sequence[Char]) -> str:
    out = part[0].text
    for before, char in pairwise(part):
        out += (" " if char.x0 - before.x1 > _WORD * char.size else "") + char.text
    return out


def _piece(part: Sequence[Char]) -> Piece:
    return Piece(
        part[0].x0,
        max(char.x1 for char in part),
        median(char.base for char in part),
        median(char.size for char in part),
        median(map(_gap, part)),
        _text(part),
    )


def _split(line: Sequence[Char]) -> list[Piece]:
    out: list[list[Char]] = []
    reach, end, least = -inf, -inf, 0.0
    for char in sorted(line, key=attrgetter("x0")):
        own = _gap(char)
        if out and char.x0 - max(reach, end) <= max(own, least):
            out[-1].append(char)
            reach = end
        else:
            out.append([char])
            reach = -inf
        end, least = char.x1, own
    return list(map(_piece, out))


def make_pieces(chars: Iterable[Char]) -> list[Piece]:
    """Return the visible characters of a page in pieces, from top to bottom."""
    lines: list[list[Char]] = []
    for char in sorted((char for char in chars if not char.text.isspace()), key=attrgetter("base")):
        if lines and char.base - lines[-1][0].base <= _SAME_BASE * min(char.size, lines[-1][0].size):
            lines[-1].append(char)
        else:
            lines.append([char])
    return [piece for line in lines for piece in _split(line)]


def _lines(pieces: Sequence[Piece]) -> int:
    lines = 1
    for before, piece in pairwise(sorted(pieces, key=lambda piece: piece.base)):
        lines += piece.base - before.base > _SAME_BASE * piece.size
    return lines


def _part(pieces: Sequence[Piece]) -> Part:
    text = "".join(piece.text for piece in sorted(pieces, key=lambda piece: (piece.base, piece.left)))
    return Part(min(piece.left for piece in pieces), max(piece.right for piece in pieces), text)


def _parts(groups: Sequence[Sequence[Piece]]) -> tuple[Part, ...]:
    """Return the parts of a span, the letters of a word set wide (구  분) as one."""
    parts = tuple(map(_part, groups))
    if len(parts) > 1 and all(part.is_lone for part in parts):
        return (Part(parts[0].left, parts[-1].right, "".join(part.text for part in parts)),)
    return parts


def spans_of(pieces: Sequence[Piece]) -> tuple[Span, ...]:
    """Return the stretches that pieces of one row cover together."""
    out: list[list[list[Piece]]] = []
    reach = float("-inf")
    for piece in sorted(pieces):
        if piece.left - reach > _GAP * piece.size:
            out.append([[piece]])
        elif piece.left - reach > piece.gap:
            out[-1].append([piece])
        else:
            out[-1][-1].append(piece)
        reach = max(reach, piece.right)
    return tuple(Span(_parts(groups), max(map(_lines, groups))) for groups in out)
