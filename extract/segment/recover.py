"""Titles that the body lost, put back from the contents table of their chapter."""

from dataclasses import replace

from extract.document import Style
from extract.issues import Issue, IssueCode
from extract.segment.contents import Contents, Entry, Stream, same_title, title_key
from extract.segment.marker import Marker, is_numbered, is_part
from extract.segment.raw import Mark, RawLine
from extract.vocab import fold

_LEAD_LENGTH = 25


def _is_lead(item: RawLine | Mark) -> bool:
    """Return whether a line can open a task: an unmarked sentence, or a summary under ◇."""
    if not isinstance(item, RawLine):
        return False
    if item.marker is None:
        return len(fold(item.text)) >= _LEAD_LENGTH
    return item.marker.kind == "diamond"


def _leads(stream: Stream, start: int, stop: int, skip: frozenset[int]) -> list[int]:
    """Return where tasks begin: the first line of each lead that stands right before a □ line."""
    found: list[int] = []
    at = start
    while at < stop:
        first = at
        while at < stop and at not in skip and _is_lead(stream[at]):
            at += 1
        after = stream[at] if at < stop else None
        if at > first and isinstance(after, RawLine) and after.marker and after.marker.kind == "square":
            found.append(first)
        at = max(at, first + 1)
    return found


def _chapter_end(stream: Stream, start: int) -> int:
    for at in range(start, len(stream)):
        item = stream[at]
        if isinstance(item, RawLine) and item.marker and (is_part(item.marker) or item.marker.kind == "latin"):
            return at
    return len(stream)


def _is_lost(entry: Entry, lead: int, stream: "tuple[RawLine | Mark | None, ...]", stop: int) -> bool:
    """Return whether a title is missing: no line of its chapter has it, and no other title stands where it should."""
    before = stream[lead - 1]
    if isinstance(before, RawLine) and before.marker and is_numbered(before.marker):
        return False
    key = title_key(entry.title)
    rest = stream[entry.at + 1 : stop]
    return not any(isinstance(item, RawLine) and same_title(title_key(item.content), key) for item in rest)


def _title_before(stream: Stream, at: int) -> str:
    item = stream[at - 1] if at else None
    return title_key(item.content) if isinstance(item, RawLine) else ""


def _groups(contents: Contents) -> list[list[Entry]]:
    """Return the entries of one table, or of one run of neighbouring lines, together."""
    groups: list[list[Entry]] = []
    for entry in contents.entries:
        if (groups and entry.at - groups[-1][-1].at <= 1 and entry.source.block == groups[-1][-1].source.block) or (
            groups and entry.at - groups[-1][-1].at == 1 and entry.source.row is None
        ):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def _line(entry: Entry) -> RawLine:
    return RawLine(entry.title, entry.source, Style(), entry.marker, recovered=True)


def _insertions(stream: Stream, group: list[Entry], skip: frozenset[int]) -> dict[int, RawLine]:
    """Return position → recovered title for one chapter, or nothing where leads and entries do not match in number."""
    numbered = all(entry.marker and not is_part(entry.marker) for entry in group)
    start = group[-1].at + 1
    stop = _chapter_end(stream, start)
    leads = _leads(stream, start, stop, skip)
    if not numbered or len(leads) != len(group):
        return {}
    titled = [
        same_title(_title_before(stream, at), title_key(entry.title)) for at, entry in zip(leads, group, strict=True)
    ]
    lost = [(entry, at) for at, entry, own in zip(leads, group, titled, strict=True) if not own]
    body = tuple(None if at in skip else item for at, item in enumerate(stream))
    if not all(_is_lost(entry, at, body, stop) for entry, at in lost):
        return {}
    kinds = [
        item.marker
        for at, own in zip(leads, titled, strict=True)
        if own and isinstance(item := stream[at - 1], RawLine)
    ]
    model = next((marker for marker in kinds if marker), None)
    lines = {at: _line(entry) for entry, at in lost}
    return {at: _numbered_like(line, model) for at, line in lines.items()} if model else lines


def _numbered_like(line: RawLine, model: Marker) -> RawLine:
    return replace(line, marker=replace(line.marker, kind=model.kind)) if line.marker else line


def recover_titles(stream: Stream, contents: Contents) -> tuple[Stream, tuple[Issue, ...]]:
    """Return ``stream`` with lost titles put back before the sentence that opened their task.

    A chapter's titles are recovered only where it opens as many tasks as its contents table names.
    """
    inserted: dict[int, RawLine] = {}
    for group in _groups(contents):
        new = _insertions(stream, group, contents.positions)
        inserted = {**new, **{at: line for at, line in inserted.items() if at not in new}}
    out: list[RawLine | Mark] = []
    for at, item in enumerate(stream):
        if at in inserted:
            out.append(inserted[at])
        if at not in contents.positions or isinstance(item, Mark):
            out.append(item)
    issues = tuple(
        Issue(IssueCode.TITLE_RECOVERED, f"Title taken from the contents page: {line.text}", line.source)
        for _, line in sorted(inserted.items())
    )
    return tuple(out), issues
