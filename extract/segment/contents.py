"""Contents pages and contents tables (차례): recognised, read, and taken out of the running text."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeAlias

import regex

from extract.document import Document, Table
from extract.segment.marker import NUMBERS, Marker, is_numbered, is_part, parse_marker
from extract.segment.raw import Mark, RawLine
from extract.source import Source
from extract.vocab import fold, lexicon

_DOTS = ".·‧・․…‥⋯∙⋅･•"
_FILL = f"{_DOTS}-─―_ \t\u00a0"
_END = regex.compile(r"(?<!\d)(?P<page>\d{1,3})$")
_PAGE = regex.compile(r"-?\s*(\d{1,3})\s*-?")
Stream: TypeAlias = tuple[RawLine | Mark, ...]

_COLUMNS = range(2, 6)
_MIN_RUN = 2
_BRACKETS = "[]<>〈〉《》【】()- "
_HEADING_KINDS = NUMBERS | {"roman", "chapter", "reference", "square"}
_MIN_TITLE = 4
_LONG_TITLE = 10
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Entry:
    """One contents line: its marker, title, printed page, place, and where in the stream it stood."""

    marker: Marker | None
    title: str
    page: int | None
    source: Source
    at: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What was found: entries in printed order, positions in the stream to leave out, and blocks that are contents."""

    entries: tuple[Entry, ...]
    positions: frozenset[int]
    blocks: frozenset[int]


@lru_cache(1 << 14)
def title_key(text: str) -> str:
    """Return what is compared between a contents line and a heading: letters and digits only.

    >>> title_key("소통·공감을 통한 목표 달성 .....")
    '소통공감을통한목표달성'
    """
    return "".join(char for char in fold(text) if char.isalnum())


def _begins_like(one: str, other: str) -> bool:
    """Return whether two title keys are equal, or one (6 letters or more) begins the other."""
    if one == other:
        return bool(one)
    short, long = sorted((one, other), key=len)
    return len(short) > _MIN_TITLE + 1 and long.startswith(short)


def same_title(one: str, other: str) -> bool:
    """Return whether two title keys name the same heading.

    They do when they are equal, when one begins with the other (6 letters or more), or when long titles differ in a
    word or two only.
    """
    if _begins_like(one, other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG_TITLE or 2 * len(short) < _ALIKE * (len(short) + len(long)):
        return False
    matcher = SequenceMatcher(None, short, long, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _keys(stream: Stream) -> Counter[str]:
    return Counter(title_key(item.content) for item in stream if isinstance(item, RawLine))


def _may_head(item: RawLine | Mark) -> bool:
    """Return whether a line may be a heading that a contents line names: unmarked, numbered, or under a square."""
    return isinstance(item, RawLine) and (item.marker is None or item.marker.kind in _HEADING_KINDS)


def _tail(text: str, *, announced: bool = False) -> tuple[int, int | None] | None:
    """Return where a title ends and its page number, or None where nothing marks a contents line.

    Marks are dot leaders, a gap of two blanks or a tab before the number; below a contents title also a slash or a
    single blank.
    """
    number = _END.search(text)
    head = text[: number.start()] if number else text
    title = head.rstrip(_FILL)
    fill = head[len(title) :]
    page = int(number["page"]) if number else None
    if sum(char in _DOTS for char in fill) > 1 or "…" in fill:
        return len(title), page
    if number is None:
        return None
    if "\t" in fill or fill.endswith("  "):
        return len(title), page
    if announced and title.endswith(("/", "／")):
        return len(title[:-1].rstrip()), page
    return (len(title), page) if announced and fill and not title[-1:].isdigit() else None


def _entry(
    text: str,
    source: Source,
    at: int,
    marker: Marker | None = None,
    page: int | None = None,
    *,
    announced: bool = False,
) -> Entry:
    """Read one contents text; an inner marker (``- ① …``) is looked for behind a sign."""
    start = 0
    while inner := parse_marker(text[start:]):
        marker = inner if marker is None or is_numbered(inner) or is_part(inner) else marker
        start += inner.length
        if is_numbered(inner) or is_part(inner) or inner.kind == "reference":
            break
    found = _tail(text[start:], announced=announced)
    end = start + found[0] if found else len(text)
    if found and found[1] is not None:
        page = found[1]
    title = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Entry(marker, title, page, source.span(start, start + len(title)), at)


def _table_rows(table: Table) -> list[list[tuple[str, Source]]]:
    rows: dict[int, list[tuple[str, Source]]] = {}
    for cell in table.cells:
        lead = len(cell.text) - len(cell.text.lstrip())
        source = replace(table.source, row=cell.row, col=cell.col, start=lead, end=lead + len(cell.text.strip()))
        rows.setdefault(cell.row, []).append((cell.text.strip(), source))
    return [rows[index] for index in sorted(rows)]


def _row_entry(row: list[tuple[str, Source]], at: int) -> Entry | None:
    page = next((int(found[1]) for text, _ in reversed(row) if (found := _PAGE.fullmatch(text))), None)
    titles = [(text, source) for text, source in row if len(title_key(text)) >= _MIN_TITLE - 1 and not text.isdigit()]
    if not titles:
        return None
    text, source = max(titles, key=lambda pair: len(pair[0]))
    first = row[0][0]
    return _entry(text, source, at, None if text == first else parse_marker(first), page)


def _table_entries(table: Table, at: int, recurring: Counter[str], *, announced: bool) -> list[Entry]:
    """Return the entries of a contents table, or an empty list where the table is something else."""
    rows = _table_rows(table)
    if table.cols not in _COLUMNS or len(rows) < _MIN_RUN:
        return []
    headed = any(lexicon("contents_words").key(text) == "page" for text, _ in rows[0])
    entries = [entry for row in rows[headed:] if (entry := _row_entry(row, at))]
    paged = [entry.page for entry in entries if entry.page is not None]
    if len(entries) < _MIN_RUN or len(paged) < len(entries) * 0.8 or paged != sorted(paged):
        return []
    if headed or announced or any(text and _tail(text) for row in rows for text, _ in row):
        return entries
    known = sum(any(_begins_like(title_key(entry.title), key) for key in recurring) for entry in entries)
    return entries if known * 2 >= len(entries) else []


def _is_contents_title(item: RawLine | Mark) -> bool:
    return isinstance(item, RawLine) and lexicon("contents_words").key(item.content.strip(_BRACKETS)) == "title"


def _announced_lines(stream: Stream, start: int, recurring: Counter[str]) -> Iterator[tuple[int, Entry]]:
    """Yield the contents lines below a contents title; a page number may stand on a line of its own."""
    pending: Entry | None = None
    seen: set[str] = set()
    for at in range(start, len(stream)):
        item = stream[at]
        if not isinstance(item, RawLine):
            break
        alone = _PAGE.fullmatch(item.text)
        if alone and pending:
            yield at, replace(pending, page=int(alone[1]), at=at)
            pending = None
            continue
        entry = _entry(item.text, item.source, at, item.marker if not item.body else None, announced=True)
        key = title_key(entry.title)
        known = entry.page is not None or any(same_title(key, other) for other in recurring - Counter([key]))
        if not key or key in seen or not known:
            break
        seen.add(key)
        if pending:
            yield pending.at, pending
        pending = entry
    if pending:
        yield pending.at, pending


def _runs(stream: Stream, taken: frozenset[int]) -> Iterator[list[int]]:
    """Yield runs of two or more neighbouring lines that count on in one kind of number."""
    run: list[int] = []
    for at, item in enumerate(stream):
        number = _count(item) if at not in taken else None
        if number is None or (run and number != _next(stream[run[-1]])):
            if len(run) >= _MIN_RUN:
                yield run
            run = []
        if number is not None:
            run.append(at)
    if len(run) >= _MIN_RUN:
        yield run


def _count(item: RawLine | Mark) -> tuple[str, int] | None:
    marker = item.marker if isinstance(item, RawLine) else None
    if marker is None or marker.ordinal is None or not (is_numbered(marker) or is_part(marker)):
        return None
    return marker.kind, marker.ordinal


def _next(item: RawLine | Mark) -> tuple[str, int] | None:
    number = _count(item)
    return (number[0], number[1] + 1) if number else None


def _listed_runs(stream: Stream, found: Mapping[int, list[Entry]]) -> Iterator[tuple[int, Entry]]:
    """Yield lines of numbered lists whose titles come again: divider pages and lists of tasks."""
    taken = frozenset(found)
    named = [title_key(entry.title) for entries in found.values() for entry in entries]
    keys = [
        title_key(item.content) if at not in taken and isinstance(item, RawLine) and _may_head(item) else ""
        for at, item in enumerate(stream)
    ]
    for run in _runs(stream, taken):
        entries = [_entry(item.text, item.source, at) for at in run if isinstance(item := stream[at], RawLine)]
        later = [*named, *(key for key in keys[run[-1] + 1 :] if key)]
        again = sum(any(same_title(title_key(entry.title), key) for key in later) for entry in entries)
        if again * 2 > len(entries):
            yield from zip(run, entries, strict=True)


def _is_led(text: str) -> bool:
    """Return whether a line ends in dot leaders and a page number."""
    found = _tail(text)
    return found is not None and found[1] is not None and text[: -len(str(found[1]))].rstrip()[-1:] in _DOTS


def find_contents(document: Document, stream: Stream) -> Contents:
    """Return the contents lines of a document.

    Taken for contents are: what follows a contents title (차례, 순서, 목차) as long as lines have a page number or come
    again further down; lines with dot leaders and a page; tables of titles with ascending page numbers; numbered lists
    whose titles come again further down.
    """
    recurring = _keys(stream)
    found: dict[int, list[Entry]] = {}
    positions: set[int] = set()
    blocks: set[int] = set()
    for at, item in enumerate(stream):
        if _is_contents_title(item):
            lines = dict(_announced_lines(stream, at + 1, recurring))
            found |= {place: [entry] for place, entry in lines.items()}
            positions |= set(range(at, max(lines) + 1)) if lines else set()
        elif isinstance(item, RawLine) and at not in found and _is_led(item.text):
            found[at] = [_entry(item.text, item.source, at, item.marker if not item.body else None)]
        elif isinstance(item, Mark) and isinstance(table := document.blocks[item.block], Table):
            announced = at > 0 and _is_contents_title(stream[at - 1])
            if entries := _table_entries(table, at, recurring, announced=announced):
                found[at] = entries
                blocks.add(item.block)
                positions |= {at - 1} if announced else set()
    for at, entry in _listed_runs(stream, found):
        found[at] = [entry]
    ordered = tuple(entry for at in sorted(found) for entry in found[at])
    return Contents(ordered, frozenset(positions | set(found)), frozenset(blocks))
