"""A text as lines with page numbers; Markdown's hard line breaks are joined and its comments dropped."""

import re
from dataclasses import dataclass

from extract.errors import ErrorCode, ReadError
from extract.parsers.glyphs import drop_invisible
from extract.parsers.text.html_tables import is_html_table, isolate_tables
from extract.parsers.text.markup import HEADING, drop_hidden, is_markdown
from extract.vocab import lexicon

MAX_LINE = 100_000
"""The longest line that is read, in characters."""

MAX_LINES = 1_000_000
"""The most lines that are read, blank ones included."""

_LONG = 10 * MAX_LINE  # with the comments that a line may hold
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_RULE = re.compile(r" {0,3}([-*_])(?: ?\1){2,} *")
_BREAKS = ("  ", "\\")


@dataclass(frozen=True, slots=True)
class Line:
    r"""One line.

    Attributes:
        text: the line without its end; ``\n`` where a hard line break was.
        page: from 1 if the text has form feeds, else None.
        marked: whether the text uses Markdown.
    """

    text: str
    page: int | None
    marked: bool


def to_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of ``text``.

    Raises:
        ReadError: if there are more lines than `MAX_LINES` or a longer one than `MAX_LINE`.
    """
    text = _CONTROLS.sub("", drop_invisible(text)).rstrip("\f \r\n")
    if max(text.count("\n"), text.count("\r")) > MAX_LINES:
        raise ReadError(f"more than {MAX_LINES} lines", code=ErrorCode.LIMIT_SIZE)
    if len(text) > _LONG and max(map(len, text.splitlines())) > _LONG:
        raise ReadError(f"a line is longer than {_LONG} characters", code=ErrorCode.LIMIT_SIZE)
    marked = is_markdown(text)
    pages = (isolate_tables(drop_hidden(text)) if marked else text).split("\f")
    found: list[Line] = []
    for number, page in enumerate(pages, 1):
        lines = [Line(line, number if len(pages) > 1 else None, marked) for line in page.splitlines()]
        found.extend(_joined(lines) if marked else lines)
    if any(len(line.text) > MAX_LINE for line in found):
        raise ReadError(f"a line is longer than {MAX_LINE} characters", code=ErrorCode.LIMIT_SIZE)
    return tuple(found)


def _joined(lines: list[Line]) -> list[Line]:
    """Join what a hard line break parts, and drop rules and code fences."""
    groups: list[list[Line]] = []
    broken = False
    for line in lines:
        if _RULE.fullmatch(line.text) or _FENCE.match(line.text):
            broken = False
            continue
        if broken and _continues(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
        broken = bool(line.text.strip()) and line.text.endswith(_BREAKS)
    return [_merged(group) for group in groups]


def _merged(group: list[Line]) -> Line:
    texts = (line.text.removesuffix("\\") if line is not group[-1] else line.text for line in group)
    return Line("\n".join(texts), group[0].page, marked=True)


def _continues(text: str) -> bool:
    """Return whether a line behind a hard break goes on with the same paragraph: it starts nothing of its own."""
    if not text.strip() or "\t" in text or HEADING.match(text) or is_html_table(text):
        return False
    return lexicon("markers").find(text[:20]) is None
