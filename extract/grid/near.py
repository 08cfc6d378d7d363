"""The lines around a table: its unit line and the words that name it."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extract.document import Document, Paragraph, Part, Table
from extract.grid.labels import label_of
from extract.grid.slots import Slots
from extract.normalize.spacing import join_spaced
from extract.normalize.unit import UnitLine, find_unit_line
from extract.segment.outline import LineRole, Outline

_REACH = 4
_LABEL = 10
_LONGEST = 60
_TITLE = regex.compile(
    r"\s*(?:【(?P<a>[^【】]+)】|《(?P<b>[^《》]+)》|\[(?P<c>[^\[\]]+)\]|<(?P<d>[^<>]+)>|〈(?P<e>[^〈〉]+)〉|≪(?P<f>[^≪≫]+)≫)\s*"
)


@dataclass(frozen=True, slots=True)
class Near:
    """What stands around a table: its unit line and its caption, where there are any."""

    unit_line: UnitLine | None
    caption: str | None


def _before(document: Document, block: int) -> Iterator[str]:
    """Yield the lines directly before a block, the nearest first, back to the table before.

    They stand on its page; a unit line alone may be left at the end of the page before.
    """
    page = document.blocks[block].source.page
    count = 0
    for other in reversed(document.blocks[:block]):
        if isinstance(other, Paragraph) and other.part is not Part.BODY:
            continue
        if not isinstance(other, Paragraph) or (other.source.page != page and count):
            return
        lines = [line for line in reversed(other.text.split("\n")) if line.strip()]
        if other.source.page != page:
            yield from (line for line in lines[:1] if _is_unit_line(line))
            return
        for line in lines[: _REACH - count]:
            count += 1
            yield line


def title_of(line: str) -> str | None:
    """Return the words in the brackets of a caption line, or None.

    >>> title_of("[동사무소 주요기능 관련 중점혁신과제]"), title_of("□ 실적")
    ('동사무소 주요기능 관련 중점혁신과제', None)
    """
    found = _TITLE.fullmatch(line)
    return join_spaced(next(text for text in found.groups() if text)) if found else None


def _in_headings(outline: Outline, block: int) -> UnitLine | None:
    """Return the unit line in the nearest heading around a block, or None."""
    place = outline.places.get(block, "")
    around = (place, *reversed(outline.above.get(place, ())))
    texts = {line.section: line.text for line in outline.lines if line.role is LineRole.HEADING}
    found = (find_unit_line(texts[node]) for node in around if node in texts)
    return next((line[2] for line in found if line), None)


def _inside(slots: Slots, head: int) -> UnitLine | None:
    for row in range(max(head, 1)):
        for cell in slots.filled(row):
            found = find_unit_line(cell.text)
            if found and (slots.is_unit_row(row) or cell.text.strip() == found[2].raw.strip()):
                return found[2]
    return None


def _below(document: Document, block: int) -> UnitLine | None:
    """Return the unit line that is the line right below a table, unless another table follows that line."""
    behind = document.blocks[block + 1 : block + 3]
    if not behind or not isinstance(behind[0], Paragraph) or any(isinstance(other, Table) for other in behind):
        return None
    line = behind[0].text.strip().split("\n")[0]
    found = find_unit_line(line)
    return found[2] if found and _is_unit_line(line) else None


def _is_unit_line(line: str) -> bool:
    """Whether a line holds a unit line and no other words."""
    found = find_unit_line(line)
    return found is not None and not any(map(str.isalnum, line[: found[0]] + line[found[1] :]))


def look_around(document: Document, outline: Outline, table: Table, slots: Slots, head: int) -> Near:
    """Return the unit line and the caption of ``table``.

    The unit line stands in its own first rows, in its caption, in one of the last lines before it on the same page, in a
    note right below it, or in a heading around it. The caption is what the file says, a bracketed line directly before it (the unit line passed
    over), or a banner row of its own.
    """
    block = table.source.block or 0
    lines = _in_host(document, table) or tuple(_before(document, block))
    printed = (found[2] for line in (table.caption or "", *lines) if (found := find_unit_line(line)))
    unit_line = _inside(slots, head) or next(printed, None) or _below(document, block) or _in_headings(outline, block)
    banner = next((cell.text for row in range(head) if (cell := slots.banner(row))), None)
    named = _first_words(lines) if table.host else _caption(lines)
    caption = table.caption or named or (join_spaced(banner) if banner else None)
    return Near(unit_line, caption)


def _in_host(document: Document, table: Table) -> tuple[str, ...]:
    """Return the lines of the cell that holds a nested table, the last first; empty for other tables."""
    host = table.host
    block = document.blocks[host.block] if host and host.block is not None else None
    if not host or not isinstance(block, Table):
        return ()
    texts = (cell.text for cell in block.cells if (cell.row, cell.col) == (host.row, host.col))
    return tuple(line for text in texts for line in reversed(text.split("\n")) if line.strip())


def _first_words(lines: tuple[str, ...]) -> str | None:
    """Return what the first line of a cell names: the words behind its label (사업명 : …), or the line."""
    if not lines:
        return None
    label, colon, words = label_of(lines[-1]).partition(":")
    return words.strip()[:_LONGEST] if colon and len(label) < _LABEL else None


def _caption(lines: tuple[str, ...]) -> str | None:
    for line in lines[:2]:
        found = find_unit_line(line)
        rest = (line[: found[0]] + line[found[1] :]).strip() if found else line
        if rest:
            return title_of(rest)
    return None
