"""HTML tables that stand in a Markdown text, as converters write them for tables with merged cells."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from extract.document import Cell, Table
from extract.parsers.text.limits import check_slots
from extract.parsers.text.markup import parse_inline
from extract.source import Source

"""The largest table that is built, in slots."""

_MAX_SPAN = 1000
_INLINE = frozenset({"b", "br", "div", "li", "ol", "p", "strong", "ul"})
_SPACE = re.compile(r"\s+")
_MARK = re.compile(r"<(/?)table\b", re.IGNORECASE)
_WHOLE = re.compile(r"<table\b.*</table\s*>", re.IGNORECASE)
_MAX_DIGITS = 4


@dataclass(slots=True)
class _Draft:
    row_span: int
    col_span: int
    header: bool
    parts: list[str] = field(default_factory=list[str])


class _TableParser(HTMLParser):
    """Collects the rows of one table; a table within a cell gives its text to that cell, text outside cells is caption."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[_Draft]] = []
        self.caption: list[str] = []
        self._cell: _Draft | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif self._depth > 1 or tag in _INLINE:
            self._add("<br>" if tag in ("tr", "td", "th") else f"<{tag}>" if tag in _INLINE else "")
        elif tag == "tr":
            self.rows.append([])
            self._cell = None
        elif tag in ("td", "th"):
            self._open_cell(dict(attrs), header=tag == "th")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
        elif tag in _INLINE:
            self._add(f"</{tag}>")
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._cell = None

    def handle_data(self, data: str) -> None:
        self._add(_SPACE.sub(" ", data).replace("<", "&lt;"))

    def _add(self, text: str) -> None:
        (self.caption if self._cell is None else self._cell.parts).append(text)

    def _open_cell(self, attributes: dict[str, str | None], *, header: bool) -> None:
        if not self.rows:
            self.rows.append([])
        self._cell = _Draft(_span(attributes.get("rowspan")), _span(attributes.get("colspan")), header)
        self.rows[-1].append(self._cell)


def isolate_tables(text: str) -> str:
    """Return ``text`` with every whole ``<table>`` on one line of its own, nested ones within their host."""
    kept: list[str] = []
    place, first, depth = 0, 0, 0
    for mark in _MARK.finditer(text):
        if not mark[1]:
            first = mark.start() if not depth else first
            depth += 1
        elif depth:
            depth -= 1
            end = text.find(">", mark.end()) + 1
            if not depth and end:
                kept += [text[place:first], "\n", _SPACE.sub(" ", text[first:end]), "\n"]
                place = end
    return "".join(kept) + text[place:]


def is_html_table(line: str) -> bool:
    """Return whether a line is a whole ``<table>``."""
    return _WHOLE.match(line) is not None and line.rstrip()[-1:] == ">"


def html_table(markup: str, source: Source) -> Table | None:
    """Return the table that ``markup`` holds, or None if it has no cells.

    Raises:
        ReadError: if it is larger than can be handled.
    """
    parser = _TableParser()
    parser.feed(markup)
    parser.close()
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row, drafts in enumerate(parser.rows):
        col = 0
        for draft in drafts:
            while (row, col) in taken:
                col += 1
            free = next((width for width in range(1, draft.col_span) if (row, col + width) in taken), draft.col_span)
            cell = _cell(draft, row, col, (min(draft.row_span, len(parser.rows) - row), free))
            taken.update((row + down, col + right) for down in range(cell.row_span) for right in range(cell.col_span))
            cells.append(cell)
            col += cell.col_span
            check_slots(len(taken))
    if not cells:
        return None
    caption = parse_inline("".join(parser.caption), marked=True).text or None
    return Table(tuple(cells), len(parser.rows), 1 + max(col for _, col in taken), source, caption=caption)


def _cell(draft: _Draft, row: int, col: int, spans: tuple[int, int]) -> Cell:
    inline = parse_inline("".join(draft.parts), marked=True)
    return Cell(row, col, inline.text, *spans, header=draft.header, bold=inline.bold)


def _span(value: str | None) -> int:
    digits = (value or "").strip()
    return (
        max(1, min(int(digits), _MAX_SPAN))
        if digits.isascii() and digits.isdigit() and len(digits) <= _MAX_DIGITS
        else 1
    )
