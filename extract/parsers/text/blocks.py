"""Lines to blocks: runs of rows become tables, images figures, other lines paragraphs."""

import re
from collections.abc import Iterator
from enum import Enum, auto

from extract.document import Block, Figure, Paragraph, Style
from extract.parsers.text.aligned import may_be_row
from extract.parsers.text.frames import frame_table, in_frame, opens_frame
from extract.parsers.text.html_tables import html_table, is_html_table
from extract.parsers.text.lines import Line
from extract.parsers.text.markup import HEADING, parse_inline
from extract.parsers.text.tables import aligned_table, is_pipe_table, is_tab_table, pipe_table, tab_table
from extract.source import Source

_TAB_WIDTH = 4
_IMAGE = re.compile(r"\s*!\[([^\[\]]*)\]\([^()]*\)\s*")
_CLOSING = re.compile(r"(?<=\s)#+$")


class _Kind(Enum):
    BLANK = auto()
    TABS = auto()
    PIPES = auto()
    SPACED = auto()
    FRAME = auto()
    HTML = auto()
    TEXT = auto()


def to_blocks(lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """Return the blocks of ``lines`` in order, numbered from 0.

    Raises:
        ReadError: if a table is larger than can be handled.
    """
    found: list[Block] = []
    for kind, rows in _runs(lines):
        source = Source(block=len(found), page=rows[0].page)
        if kind is _Kind.FRAME and (table := frame_table([row.text for row in rows], source)):
            found.append(table)
        elif kind is _Kind.TABS and is_tab_table(rows):
            found.append(tab_table(rows, source))
        elif kind is _Kind.PIPES and is_pipe_table(rows):
            found.append(pipe_table(rows, source))
        elif kind is _Kind.SPACED and (table := aligned_table(rows, source)):
            found.append(table)
        elif kind is _Kind.HTML:
            found.extend(_html_tables(rows, len(found)))
        elif kind is not _Kind.BLANK:
            found.extend(_paragraphs(rows, len(found)))
    return tuple(found)


def _runs(lines: tuple[Line, ...]) -> Iterator[tuple[_Kind, tuple[Line, ...]]]:
    """Yield the lines in runs of one kind and page; a frame runs from its upper edge on."""
    at = 0
    while at < len(lines):
        end = at + 1
        framed = opens_frame(lines[at].text)
        kind = _Kind.FRAME if framed else _kind(lines[at])
        while end < len(lines) and lines[end].page == lines[at].page and _goes_on(kind, lines[end]):
            end += 1
        yield kind, lines[at:end]
        at = end


def _goes_on(kind: _Kind, line: Line) -> bool:
    if kind is _Kind.FRAME:
        return in_frame(line.text)
    return not opens_frame(line.text) and _kind(line) is kind


def _kind(line: Line) -> _Kind:
    text = line.text
    if not text.strip():
        return _Kind.TABS if "\t" in text else _Kind.BLANK
    if line.marked and HEADING.match(text):
        return _Kind.TEXT
    if line.marked and is_html_table(text):
        return _Kind.HTML
    if "\t" in text:
        return _Kind.TABS
    if text.lstrip().startswith("|"):
        return _Kind.PIPES
    return _Kind.SPACED if may_be_row(text) else _Kind.TEXT


def _html_tables(lines: tuple[Line, ...], first: int) -> list[Block]:
    found: list[Block] = []
    for line in lines:
        table = html_table(line.text, Source(block=first + len(found), page=line.page))
        if table is not None:
            found.append(table)
    return found


def _paragraphs(lines: tuple[Line, ...], first: int) -> list[Block]:
    found: list[Block] = []
    for line in lines:
        block = _block(line, Source(block=first + len(found), page=line.page))
        if block is not None:
            found.append(block)
    return found


def _block(line: Line, source: Source) -> Block | None:
    image = _IMAGE.fullmatch(line.text) if line.marked else None
    if image:
        return Figure(image[1].strip(), source)
    heading = HEADING.match(line.text) if line.marked else None
    body = _CLOSING.sub("", line.text[heading.end() :].rstrip()) if heading else line.text
    inline = parse_inline(body, marked=line.marked)
    if not inline.text:
        return None
    outline = len(heading[1]) if heading else None
    return Paragraph(inline.text, source, Style(bold=inline.bold, outline=outline, indent=_indent(line.text)))


def _indent(text: str) -> float | None:
    """Return the width of the leading white space in characters, or None if there is none."""
    white = text[: len(text) - len(text.lstrip())]
    return float(len(white) + (_TAB_WIDTH - 1) * white.count("\t")) or None
