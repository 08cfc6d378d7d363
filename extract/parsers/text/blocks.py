"""Lines to blocks: runs of tab or pipe rows become tables, images figures, other lines paragraphs."""

import re
from enum import Enum, auto
from itertools import groupby

from extract.document import Block, Figure, Paragraph, Style
from extract.parsers.text.html_tables import html_table, is_html_table
from extract.parsers.text.lines import Line
from extract.parsers.text.markup import HEADING, parse_inline
from extract.parsers.text.tables import is_pipe_table, is_tab_table, pipe_table, tab_table
from extract.source import Source

_TAB_WIDTH = 4
_IMAGE = re.compile(r"\s*!\[([^\[\]]*)\]\([^()]*\)\s*")
_CLOSING = re.compile(r"(?<=\s)#+$")


class _Kind(Enum):
    BLANK = auto()
    TABS = auto()
    PIPES = auto()
    HTML = auto()
    TEXT = auto()


def to_blocks(lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """Return the blocks of ``lines`` in order, numbered from 0.

    Raises:
        ReadError: if a table is larger than can be handled.
    """
    found: list[Block] = []
    for (kind, page), run in groupby(lines, key=lambda line: (_kind(line), line.page)):
        rows = tuple(run)
        source = Source(block=len(found), page=page)
        if kind is _Kind.TABS and is_tab_table(rows):
            found.append(tab_table(rows, source))
        elif kind is _Kind.PIPES and is_pipe_table(rows):
            found.append(pipe_table(rows, source))
        elif kind is _Kind.HTML:
            found.extend(_html_tables(rows, len(found)))
        elif kind is not _Kind.BLANK:
            found.extend(_paragraphs(rows, len(found)))
    return tuple(found)


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
    return _Kind.PIPES if text.lstrip().startswith("|") else _Kind.TEXT


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
