"""Stacks of horizontal rules of one extent, and what is printed between them: the rows of tables without upright rules.

A title between two rules (제목 띠), the text between two tables and an underline are told from rows by what they hold:
the cells of a row stand apart from each other, and the gutters between them persist from row to row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.parsers.layout.open_tables.gutters import Cut, Span, crosses, find_cuts
from extract.parsers.layout.open_tables.pieces import Piece, make_pieces, spans_of
from extract.parsers.layout.ruled.mesh import TOUCH, levels_of
from extract.parsers.layout.ruled.rules import Rule
from extract.parsers.layout.text.chars import Char
from extract.parsers.layout.text.paragraphs import starts_item

_ASCENT, _DESCENT = 0.78, 0.12
_CORE_TOP, _CORE_BOTTOM = 0.55, 0.05
_EDGE = 3.0
_SAME_EXTENT = 4.0
_MIN_LENGTH = 100.0
_UNDERLINE = 0.45
_LOOSE, _ROOM, _ROOM_BELOW = 2.0, 6.0, 20.0
_ALIKE = 0.15
_TALL = 1.6
_MOST_COLUMNS = 2 / 3
_LOOK_BACK = 15
_MAX_BANDS = 150
_INDENT = 2.0
_ITEM = 4
_OTHER_SIZE = 0.6
_SAME_PLACE = 1.5


@dataclass(frozen=True, slots=True)
class Band:
    """What stands between two rules of a stack.

    Attributes:
        top: the upper rule.
        bottom: the lower rule.
        pieces: what is printed.
        partial: shorter rules between the two.
    """

    top: float
    bottom: float
    pieces: tuple[Piece, ...]
    partial: tuple[Rule, ...] = ()

    @property
    def height(self) -> float:
        """The distance of its rules."""
        return self.bottom - self.top

    @property
    def room(self) -> float:
        """How much of its height is free above and below what is printed."""
        top = min((piece.base - _ASCENT * piece.size for piece in self.pieces), default=self.bottom)
        bottom = max((piece.base + _DESCENT * piece.size for piece in self.pieces), default=self.bottom)
        return max(0.0, self.height - (bottom - top))

    def rows(self) -> list[tuple[Span, ...]]:
        """Return what is printed in each row that the shorter rules part."""
        edges = (self.top, *levels_of(rule.at for rule in self.partial), self.bottom)
        return [
            spans_of([piece for piece in self.pieces if low <= piece.middle < high]) for low, high in pairwise(edges)
        ]

    def leaves(self) -> tuple[Span, ...]:
        """Return what is printed without the words above a shorter rule, which head the columns below it."""
        return spans_of([piece for piece in self.pieces if not any(_is_above(piece, rule) for rule in self.partial)])

    @property
    def breadth(self) -> int:
        """How many stretches its fullest row has."""
        return max(map(len, self.rows()))


def _is_above(piece: Piece, rule: Rule) -> bool:
    return piece.middle < rule.at and rule.start <= (piece.left + piece.right) / 2 <= rule.end


@dataclass(frozen=True, slots=True)
class Stack:
    """Neighbouring bands that look like the rows of one table.

    Attributes:
        left: where its rules begin.
        right: where they end.
        bands: what stands between them.
    """

    left: float
    right: float
    bands: tuple[Band, ...]

    @property
    def partial(self) -> list[Rule]:
        """The shorter rules inside, which part the cells of some columns."""
        return [rule for band in self.bands for rule in band.partial]

    def rows(self) -> list[tuple[Span, ...]]:
        """Return what is printed in its rows, without headings of several columns."""
        return rows_of(self.bands)

    def cuts(self) -> list[Cut]:
        """Return the gutters between its columns."""
        return _cuts(self.bands)


def rows_of(bands: Sequence[Band]) -> list[tuple[Span, ...]]:
    """Return what is printed in the rows of bands, without headings of several columns in the first."""
    return [bands[0].leaves(), *(row for band in bands[1:] for row in band.rows())]


def _cuts(bands: Sequence[Band]) -> list[Cut]:
    """Return the gutters of bands; where a shorter rule ends, one is sure."""
    ends = [end for band in bands for rule in band.partial for end in (rule.start, rule.end)]
    return find_cuts(rows_of(bands), ends)


def _is_underline(rule: Rule, pieces: Iterable[Piece]) -> bool:
    """Whether a rule runs right below words and no further than they do."""
    return any(
        0 <= rule.at - piece.base <= _UNDERLINE * piece.size
        and piece.left - _EDGE <= rule.start
        and rule.end <= piece.right + _EDGE
        for piece in pieces
    )


def _groups(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Return long rules in groups that begin and end at the same place."""
    out: list[list[Rule]] = []
    for rule in rules:
        if rule.end - rule.start < _MIN_LENGTH:
            continue
        for group in out:
            if max(abs(rule.start - group[0].start), abs(rule.end - group[0].end)) <= _SAME_EXTENT:
                group.append(rule)
                break
        else:
            out.append([rule])
    return out


@dataclass(frozen=True, slots=True)
class _Field:
    """The place of a group of rules: its sides, the shorter rules between them, the pieces of the page."""

    left: float
    right: float
    partial: tuple[Rule, ...]
    pieces: tuple[Piece, ...]

    def band(self, top: float, bottom: float) -> Band | None:
        """Return the band between two rules, or None where its text runs over a rule or beyond the rules' ends."""
        pieces = tuple(
            piece
            for piece in self.pieces
            if top <= piece.middle < bottom and piece.left < self.right and self.left < piece.right
        )
        if any(self._overruns(piece, (top, bottom)) for piece in pieces):
            return None
        partial = tuple(rule for rule in self.partial if top + TOUCH < rule.at < bottom - TOUCH)
        return Band(top, bottom, pieces, partial)

    def _overruns(self, piece: Piece, levels: Sequence[float]) -> bool:
        core = (piece.base - _CORE_TOP * piece.size, piece.base - _CORE_BOTTOM * piece.size)
        beside = piece.left < self.left - _EDGE or piece.right > self.right + _EDGE
        return beside or any(core[0] < level < core[1] for level in levels)


def _leads(band: Band) -> list[Piece]:
    """Return the pieces of a band that begin its lines at the left."""
    spans = spans_of(band.pieces)
    return [piece for piece in band.pieces if piece.left <= spans[0].parts[0].left + piece.size * _INDENT]


def _is_item(band: Band) -> bool:
    return any(len(piece.text) >= _ITEM and starts_item(piece.text) for piece in _leads(band))


def _is_caption(band: Band, others: Sequence[Band]) -> bool:
    """Whether a band of few words heads the next table: by a list sign, or by a size of type that the table has not."""
    if band.breadth > len(("caption", "unit")):
        return False
    sizes = {piece.size for other in others for piece in other.pieces}
    own = [all(abs(lead.size - size) > _OTHER_SIZE for size in sizes) for lead in _leads(band)]
    return (bool(sizes) and any(own)) or (_is_item(band) and not any(_is_item(one) for one in others if one.pieces))


def _in_line(span: Span, others: Sequence[Span]) -> bool:
    """Whether a stretch begins, ends or is centred where another one does."""
    return any(
        min(abs(span.left - other.left), abs(span.right - other.right), abs(span.middle - other.middle)) <= _SAME_PLACE
        for other in others
    )


def _is_row(band: Band, run: Sequence[Band]) -> bool:
    """Whether a band goes on with the rows above it, of which the first and the last ones are looked at."""
    run = [*run[:1], *run[1:][-_LOOK_BACK:]]
    usual = _usual_room(run)
    height = median(one.height for one in run)
    regular = abs(band.height - height) <= _ALIKE * height
    if not band.pieces:
        return regular
    if len(run) > 1 and _is_caption(band, run[1:]):
        return False
    cuts = _cuts([*run, band])
    spans = [span for row in band.rows() for span in row]
    above = [span for one in run for row in one.rows() for span in row]
    crossed = any(crosses(span, cut) for span in spans for cut in cuts)
    stray = len(run) > 1 and 2 * sum(_in_line(span, above) for span in spans) <= len(spans)
    few = band.breadth < _MOST_COLUMNS * (len(cuts) + 1)
    if few and ((stray and not regular) or (band.room > usual and crossed)):
        return False
    if band.breadth > 1:
        return bool(cuts) and not (few and band.room > usual)
    low = band.height <= _TALL * height and max(span.lines for span in spans) == 1
    return band.room <= usual and (low or not crossed)


def _usual_room(bands: Sequence[Band]) -> float:
    """Return how much room a row among ``bands`` has at the most; a heading alone tells little of it."""
    return _LOOSE * median(band.room for band in bands) + (_ROOM if len(bands) > 1 else _ROOM_BELOW)


def _trimmed(run: Sequence[Band]) -> list[Band]:
    """Return a run without what only stands above or below a table: empty rows, a line with few words and much room."""
    bands = list(run)
    while bands and not bands[-1].pieces:
        bands.pop()
    count = len(_cuts(bands)) + 1 if bands else 0

    def is_loose(band: Band, others: Sequence[Band]) -> bool:
        return band.breadth < _MOST_COLUMNS * count and band.room > _usual_room(others)

    while len(bands) > 1 and is_loose(bands[0], bands[1:]):
        bands.pop(0)
    while len(bands) > 1 and is_loose(bands[-1], bands[:-1]):
        bands.pop()
    return bands


def _runs(bands: Sequence[Band | None]) -> list[list[Band]]:
    """Return neighbouring bands that go on as rows of one table.

    Each run begins with a row of several cells, save the first, which may go on from the page before.
    """
    out: list[list[Band]] = []
    run: list[Band] = []
    for index, band in enumerate(bands):
        if band and len(run) == 1 and band.breadth > 1 and _is_caption(run[0], [band]):
            run = []
        if band and run and _is_row(band, run):
            run.append(band)
            continue
        out.append(run)
        run = [band] if band and band.pieces and (index == 0 or band.breadth > 1) else []
    return [kept for kept in map(_trimmed, [*out, run]) if kept]


def find_stacks(rules: Sequence[Rule], chars: Iterable[Char]) -> list[Stack]:
    """Return the stacks that ``rules``, which touch no upright rule, make on a page, single rows among them."""
    groups = [group for group in _groups(rules) if 1 < len(levels_of(rule.at for rule in group)) <= _MAX_BANDS]
    pieces = tuple(make_pieces(chars)) if groups else ()
    shorter = [rule for rule in rules if not _is_underline(rule, pieces)] if groups else []
    out: list[Stack] = []
    for group in groups:
        left, right = min(rule.start for rule in group), max(rule.end for rule in group)
        partial = tuple(
            rule for rule in shorter if rule not in group and left - _EDGE <= rule.start and rule.end <= right + _EDGE
        )
        place = _Field(left, right, partial, pieces)
        bands = [place.band(top, bottom) for top, bottom in pairwise(levels_of(rule.at for rule in group))]
        out.extend(Stack(left, right, tuple(run)) for run in _runs(bands))
    return out
