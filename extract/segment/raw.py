"""Blocks cut into logical lines: paragraphs, and the title bars that look like little tables."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from extract.document import PLAIN, Cell, Document, Figure, Paragraph, Part, Style, Table
from extract.segment.marker import Marker, bracket_marker, is_numbered, is_part, parse_marker, sign_roles
from extract.source import Source
from extract.vocab import fold, lexicon

_BAR_CELLS = range(2, 4)
_BAR_TITLE = 60
_LONGEST = 2_000
_PLAIN_SIGNS = frozenset({"dash", "dot", "arrow"})


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line before it has a place in the tree.

    Attributes:
        text: printed text without surrounding white space; for a title bar, of its title cell.
        source: its place; slices ``text``.
        style: how it looks.
        marker: its marker, whether printed in the line, in a cell of its own, or on the line before.
        body: where the content begins in ``text``; 0 where the marker stands elsewhere.
        bar: whether it is a title bar (제목 상자).
        listed: whether its number stands behind a list dash (``- 1 …``).
        recovered: whether it was taken from the contents page.
    """

    text: str
    source: Source
    style: Style = PLAIN
    marker: Marker | None = None
    body: int = 0
    bar: bool = False
    listed: bool = False
    recovered: bool = False

    @property
    def content(self) -> str:
        """The text behind the marker."""
        return self.text[self.body :]


@dataclass(frozen=True, slots=True)
class Mark:
    """A block that is not running text (a table, a figure) in the stream of lines."""

    block: int


def _make(text: str, source: Source, style: Style, number: str | None = None) -> RawLine | None:
    stripped = text.strip()
    if not stripped:
        return None
    lead = len(text) - len(text.lstrip())
    place = replace(source, start=(source.start or 0) + lead, end=(source.start or 0) + lead + len(stripped))
    if number:
        return RawLine(stripped, place, style, parse_marker(number.strip()))
    marker, body = _own_marker(stripped)
    listed = marker is not None and marker.number is not None and body > marker.length
    return RawLine(stripped, place, style, marker, body, listed=listed)


def _own_marker(text: str) -> tuple[Marker | None, int]:
    """Return the marker that counts and where the content begins.

    A list dash before another marker is none of its own; a circled number behind a heading sign (□ ①) is its number.
    """
    marker = parse_marker(text) or bracket_marker(text)
    if marker is None:
        return None, 0
    heads = sign_roles().get(marker.kind) == "heading"
    inner = parse_marker(text[marker.length :]) if heads or marker.kind == "dash" else None
    if inner is None:
        return marker, marker.length
    both = marker.length + inner.length
    if heads and inner.kind == "circled":
        return replace(marker, text=f"{marker.text} {inner.text}", number=inner.number, length=both), both
    return (marker, marker.length) if heads or inner.kind in _PLAIN_SIGNS else (inner, both)


def _paragraph_lines(paragraph: Paragraph) -> Iterator[RawLine]:
    at = 0
    for index, text in enumerate(paragraph.text.split("\n")):
        first, *rest = _pieces(text)
        number = paragraph.number if index == 0 else None
        line = _make(first, replace(paragraph.source, start=at), paragraph.style, number)
        at += len(first)
        if line:
            yield line
        for piece in rest:
            if plain := _plain(piece, replace(paragraph.source, start=at), paragraph.style):
                yield plain
            at += len(piece)
        at += 1


def _pieces(text: str) -> list[str]:
    """Cut a text at blanks into pieces of bounded length, so that no grammar meets an endless line."""
    out: list[str] = []
    start = 0
    while len(text) - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        end = cut if cut > start else start + _LONGEST
        out.append(text[start:end])
        start = end
    return [*out, text[start:]]


def _plain(text: str, source: Source, style: Style) -> RawLine | None:
    """Return a line that is read as plain text whatever it begins with."""
    stripped = text.strip()
    lead = (source.start or 0) + len(text) - len(text.lstrip())
    return RawLine(stripped, replace(source, start=lead, end=lead + len(stripped)), style) if stripped else None


def is_title_bar(table: Table) -> bool:
    """Return whether a table is a title bar: one row of a number and a title, nothing else (제목 상자)."""
    filled = [cell for cell in table.cells if cell.text.strip()]
    if table.host or len(filled) not in _BAR_CELLS or len({cell.row for cell in filled}) > 1:
        return False
    marker = _bar_marker(filled[0].text.strip())
    return marker is not None and _is_title(filled[1].text.strip())


def _bar_marker(text: str) -> Marker | None:
    """Return the marker that fills a title bar's first cell: a number, or a word such as 참고 alone."""
    if lexicon("reference_headings").find(text):
        return Marker("reference", text, text, None, len(text))
    marker = parse_marker(text)
    numbered = (
        marker is not None
        and (is_numbered(marker) or is_part(marker) or marker.kind == "reference")
        and marker.length >= len(text)
    )
    return marker if numbered else None


def _is_title(text: str) -> bool:
    return len(fold(text)) <= _BAR_TITLE and regex.search(r"\p{L}{2}", fold(text)) is not None


def _bar_line(table: Table) -> RawLine:
    filled = [cell for cell in table.cells if cell.text.strip()]
    title: Cell = filled[1]
    lead = len(title.text) - len(title.text.lstrip())
    text = title.text.strip()
    source = table.place(title).span(lead, lead + len(text))
    return RawLine(text, source, Style(bold=title.bold, boxed=True), _bar_marker(filled[0].text.strip()), bar=True)


def raw_stream(document: Document) -> tuple[RawLine | Mark, ...]:
    """Return the document's running text as lines, with tables and figures marked where they stand.

    Headers, footers and footnotes are left out; title bars become lines.
    """
    out: list[RawLine | Mark] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            if block.part is Part.BODY:
                out.extend(_paragraph_lines(block))
        elif isinstance(block, Figure) or not is_title_bar(block):
            out.append(Mark(index))
        else:
            out.append(_bar_line(block))
    return tuple(out)


def join_numbers(stream: tuple[RawLine | Mark, ...]) -> tuple[RawLine | Mark, ...]:
    """Return ``stream`` with numbers on lines of their own joined to the title on the line behind them."""
    out: list[RawLine | Mark] = []
    for item in stream:
        last = out[-1] if out else None
        if isinstance(last, RawLine) and isinstance(item, RawLine) and _takes(last, item):
            out[-1] = replace(item, marker=last.marker, body=0)
        else:
            out.append(item)
    return tuple(out)


def _takes(number: RawLine, title: RawLine) -> bool:
    marker = number.marker
    alone = marker is not None and not number.content and not number.bar and (is_numbered(marker) or is_part(marker))
    return alone and title.marker is None and _is_title(title.text)
