"""Tables drawn with characters (괘선 문자로 그린 표): ``┌─┬─┐``, ``│``, or ``+---+``, ``|``."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extract.document import Cell, Table
from extract.parsers.text.columns import placed
from extract.parsers.text.limits import check_slots
from extract.source import Source

"""The largest table that is built, in slots."""

_ACROSS = frozenset("─━═-=")
_DOWN = frozenset("│┃║|")
_CROSSING = frozenset("┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝┍┑┕┙┝┥┯┷┿┠┨┰┸╂┎┒┖┚╒╕╘╛╞╡╤╧╪╓╖╙╜╟╢╥╨╫+")
_OPENING = frozenset("┌┏╔┍┎╒╓+")


def opens_frame(text: str) -> bool:
    """Return whether a line is the upper edge of a frame.

    >>> opens_frame("┌──┬──┐"), opens_frame("+-----+"), opens_frame("+ 3명"), opens_frame("└──┘")
    (True, True, False, False)
    """
    line = text.strip()
    return len(line) > 2 and line[0] in _OPENING and line[-1] in _CROSSING and all(_is_line(char) for char in line)  # noqa: PLR2004 - two corners


def in_frame(text: str) -> bool:
    """Return whether a line may belong to a frame: it begins and ends with one of its signs."""
    line = text.strip()
    return len(line) > 1 and all(line[at] in _DOWN or line[at] in _CROSSING for at in (0, -1))


def frame_table(texts: Sequence[str], source: Source) -> Table | None:
    """Return the table of the lines of a frame, or None if they hold no cell.

    A cell reaches down where no line is drawn below it, and right up to the next upright line. Frames were drawn for
    terminals on which their signs take one column or two: whichever lets more of them stand below each other is taken.

    Raises:
        ReadError: if it is larger than can be handled.
    """
    drawn = [[dict(placed(text, ambiguous)) for text in texts] for ambiguous in (2, 1)]
    rows = min(drawn, key=lambda one: len(_posts(one)))
    posts = _posts(rows)
    bands = _bands(rows)
    check_slots(len(bands) * len(posts))
    cells = _cells(rows, bands, posts)
    return Table(cells, len(bands), len(posts) - 1, source) if cells else None


def _posts(rows: Sequence[dict[int, str]]) -> list[int]:
    return sorted({at for row in rows for at, char in row.items() if char in _DOWN or char in _CROSSING})


def _is_line(char: str) -> bool:
    return char in _ACROSS or char in _CROSSING or char.isspace()


def _bands(rows: Sequence[dict[int, str]]) -> list[tuple[int, int]]:
    """Return the first and last line of each row: what stands between two lines with a crossing."""
    rules = [at for at, row in enumerate(rows) if any(char in _CROSSING for char in row.values())]
    rules += [] if rules and rules[-1] == len(rows) - 1 else [len(rows)]
    return [(low + 1, high) for low, high in pairwise(rules) if high - low > 1]


def _cells(rows: Sequence[dict[int, str]], bands: Sequence[tuple[int, int]], posts: Sequence[int]) -> tuple[Cell, ...]:
    found: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for band in range(len(bands)):
        ends = _ends(rows[bands[band][0] : bands[band][1]], posts)
        for col in range(len(posts) - 1):
            if (band, col) in taken:
                continue
            right = ends[bisect_right(ends, col)]
            last = _last(rows, bands, band, (posts[col], posts[right]))
            taken.update((row, at) for row in range(band, last + 1) for at in range(col, right))
            text = _text(rows[bands[band][0] : bands[last][1]], posts[col], posts[right])
            found.append(Cell(band, col, text, last - band + 1, right - col))
    return tuple(found)


def _ends(rows: Sequence[dict[int, str]], posts: Sequence[int]) -> list[int]:
    """Return the positions of the upright lines that all lines of a row have, the last one always."""
    last = len(posts) - 1
    return [at for at, post in enumerate(posts) if at == last or all(row.get(post) in _DOWN for row in rows)]


def _last(rows: Sequence[dict[int, str]], bands: Sequence[tuple[int, int]], band: int, sides: tuple[int, int]) -> int:
    """Return the row that a cell reaches down to."""
    while band + 1 < len(bands):
        rule = rows[bands[band][1]]
        if any(char in _ACROSS or char in _CROSSING for at in range(sides[0] + 1, sides[1]) if (char := rule.get(at))):
            break
        band += 1
    return band


def _text(rows: Sequence[dict[int, str]], left: int, right: int) -> str:
    lines = ("".join(row.get(at, "") for at in range(left + 1, right)).strip() for row in rows)
    return "\n".join(line for line in lines if line)
