"""Where the commands print, and the words shared by what they print."""

import os
from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderHook
from rich.measure import Measurement
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from extract.cli.escape import escaped
from extract.schemas import Check, CheckStatus, FailureRecord
from extract.source import Source

_PIPED_WIDTH = 120
_PLAIN_WIDTH = 100
_UNBOUNDED = 1 << 15
_SHORT = 12
_MARKS = (
    (CheckStatus.EXACT, "✓", "green"),
    (CheckStatus.ROUNDING, "✓", "green"),
    (CheckStatus.LAST_DIGIT, "≈", "yellow"),
    (CheckStatus.INCONSISTENT, "✗", "red"),
    (CheckStatus.NOT_CHECKABLE, "?", "dim"),
    (CheckStatus.SCOPE_DIFFERS, "?", "dim"),
)


def make_console(*, stderr: bool = False, plain: bool = False) -> Console:
    """Return a console as wide as the terminal; 120 columns where there is none, 100 without colour if ``plain``.

    The environment variable ``COLUMNS`` sets the width of both terminal and pipe. Whatever is printed on it is
    `escaped`, since it comes from files.
    """
    console = _sized(stderr=stderr, plain=plain)
    console.push_render_hook(_Escaping())
    return console


class _Escaping(RenderHook):
    """Shows text that would steer the terminal, instead of sending it."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        """Return what is printed, each piece escaped when it is laid out."""
        return [_Shown(one) for one in renderables]


class _Shown:
    """A piece of output whose text is escaped; colours and movements of our own are no text."""

    def __init__(self, inner: ConsoleRenderable) -> None:
        self._inner = inner

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Yield the segments of the piece."""
        for text, style, control in console.render(self._inner, options):
            yield Segment(text if control else escaped(text), style, control)


def _sized(*, stderr: bool, plain: bool) -> Console:
    if plain:
        return Console(stderr=stderr, no_color=True, width=_PLAIN_WIDTH)
    console = Console(stderr=stderr)
    if console.is_terminal or "COLUMNS" in os.environ:
        return console
    return Console(stderr=stderr, width=_PIPED_WIDTH)


def print_table(console: Console, table: Table) -> None:
    """Print a table; where the terminal is too narrow for its numbers, as wide as they are, since none may be broken.

    Columns of words share what is left; they are broken, but for words that are short.
    """
    unbounded = console.options.update(max_width=_UNBOUNDED)
    if Measurement.get(console, unbounded, table).maximum > console.width:
        words = [column for column in table.columns if not column.no_wrap]
        longest = [max(cell_len(str(cell)) for cell in (column.header, *column.cells)) for column in words]
        for column, width in zip(words, longest, strict=True):
            column.width = min(_SHORT, width)
        left = console.width - Measurement.get(console, unbounded, table).maximum
        for column, width in zip(words, longest, strict=True):
            more = min(max(left, 0), width - min(_SHORT, width))
            column.width = min(_SHORT, width) + more
            left -= more
        console.width = max(console.width, Measurement.get(console, unbounded, table).maximum)
    console.print(table)


def shorten(name: str, width: int) -> str:
    """Return a file name within ``width`` columns, its middle left out so that beginning and suffix stay.

    >>> shorten("2025년도 주요업무계획.pdf", 16)
    '2025년도 ….pdf'
    """
    if cell_len(name) <= width:
        return name
    behind = name[-4:]
    before = set_cell_size(name, max(1, width - cell_len(behind) - 1)).rstrip()
    return f"{before}…{behind}"


def mark(status: CheckStatus) -> Text:
    """Return the coloured sign of a check's status: ✓ holds, ≈ last digit, ✗ does not hold, ? cannot be said."""
    return next(Text(sign, style) for one, sign, style in _MARKS if one is status)


def place(source: Source) -> str:
    """Return where a text stands, for people: ``8쪽 3행 5열``; without pages the block's number as in ``dump``.

    >>> place(Source(block=115, page=8, row=2, col=4)), place(Source(block=43))
    ('8쪽 3행 5열', '[43]')
    """
    where = f"{source.page}쪽" if source.page else "" if source.block is None else f"[{source.block}]"
    if source.row is None or source.col is None:
        return where
    return f"{where} {source.row + 1}행 {source.col + 1}열"


def is_failed(check: Check) -> bool:
    """Return whether a check is shown: its numbers differ, be it in the last digit only."""
    return check.status in (CheckStatus.INCONSISTENT, CheckStatus.LAST_DIGIT)


def tell_failure(console: Console, name: str, failure: FailureRecord) -> None:
    """Print why a file could not be read."""
    message = failure.message
    console.print(f"{name}: {message.ko} ({message.en})", style="red", highlight=False, markup=False, soft_wrap=True)
