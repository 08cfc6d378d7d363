"""From drafts to the outline: ids, titles, evidence, lines with their place, contents tied to sections."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from extract.document import Document
from extract.issues import Issue, IssueCode
from extract.schemas.section import ContentsEntry, Role, Section
from extract.segment.contents import Contents, Entry, Stream, find_contents, same_title, title_key
from extract.segment.drafts import SQUARE_RANK, Draft, Placed, walk
from extract.segment.marker import is_part
from extract.segment.outline import Line, LineRole, Outline
from extract.segment.raw import Mark, RawLine, join_numbers, raw_stream
from extract.segment.recover import recover_titles
from extract.segment.roles import assign_roles
from extract.segment.titles import heading_parts, item_parts
from extract.segment.tree import Builder
from extract.source import Source


@dataclass(frozen=True, slots=True)
class _Numbered:
    """Ids and roles of all drafts, by identity."""

    ids: dict[int, str]
    roles: dict[int, Role]

    def id(self, node: Draft | None) -> str:
        return self.ids[id(node)] if node else ""


def _number(nodes: list[Draft], prefix: str = "s") -> Iterator[tuple[int, str]]:
    for position, node in enumerate(nodes, start=1):
        name = f"{prefix}{position}" if prefix == "s" else f"{prefix}.{position}"
        yield id(node), name
        yield from _number(node.children, name)


def _evidence(line: RawLine, *, named: bool) -> tuple[str, ...]:
    style = line.style
    facts = (
        ("marker " + line.marker.text) if line.marker else "",
        "title bar" if line.bar else "",
        "boxed" if style.boxed else "",
        "bold" if style.bold else "",
        f"size {style.size:g}" if style.size else "",
        f"outline level {style.outline}" if style.outline else "",
        "named by the contents page" if named else "",
        "title taken from the contents page" if line.recovered else "",
    )
    return tuple(fact for fact in facts if fact)


def _content_source(line: RawLine) -> Source:
    return line.source.span(line.body, len(line.text))


def _section(node: Draft, number: _Numbered, named: set[int], level: int) -> Section:
    line, role = node.line, number.roles[id(node)]
    parts = heading_parts(line.content, line.marker) if role is Role.HEADING else item_parts(line.content)
    return Section(
        id=number.id(node),
        number=line.marker.number if line.marker else None,
        marker=line.marker.text if line.marker else None,
        role=role,
        title=parts.title,
        label=parts.label,
        value=parts.value,
        level=level,
        page=line.source.page,
        recovered=line.recovered,
        evidence=_evidence(line, named=id(node) in named),
        blocks=_blocks(node),
        sections=tuple(_section(child, number, named, level + 1) for child in node.children),
        source=_content_source(line),
    )


def _blocks(node: Draft) -> tuple[int, ...]:
    own = {text.source.block for text in node.texts if text.source.block is not None}
    return tuple(sorted(own | set(node.blocks)))


def _ancestors(node: Draft | None) -> list[Draft]:
    out: list[Draft] = []
    while node:
        out.append(node)
        node = node.parent
    return out[::-1]


def _line(raw: RawLine, node: Draft | None, own: bool, number: _Numbered) -> Line:  # noqa: FBT001 - a row of Placed
    chain = _ancestors(node)
    above = chain[:-1] if own else chain
    heads = [one for one in chain if number.roles[id(one)] is Role.HEADING]
    role = LineRole(number.roles[id(node)].value) if own and node else LineRole.TEXT if node else LineRole.COVER
    return Line(
        text=raw.text,
        source=raw.source,
        role=role,
        section=number.id(node),
        heading=number.id(heads[-1]) if heads else "",
        above=tuple(number.id(one) for one in above),
        body=raw.body,
    )


def _lines(placed: Placed, number: _Numbered, stream: Stream, contents: Contents) -> tuple[Line, ...]:
    waiting = [
        Line(item.text, item.source, LineRole.CONTENTS, body=item.body)
        for at, item in enumerate(stream)
        if at in contents.positions and isinstance(item, RawLine)
    ]
    out: list[Line] = []
    for raw, node, own in placed.lines:
        while waiting and not raw.recovered and (waiting[0].source.block or 0) < (raw.source.block or 0):
            out.append(waiting.pop(0))
        out.append(_line(raw, node, own, number))
    out.extend(waiting)
    return tuple(out)


def _named(entry: Entry, headings: list[Draft], start: int) -> Draft | None:
    """Return the heading that a contents line names.

    That is the one made from it, else the next of its title from ``start`` on, else any of its title, else the Roman
    part of its number.
    """
    key = title_key(entry.title)
    fitting = [node for node in headings if same_title(title_key(node.line.content), key)]
    made = [node for node in fitting if node.line.recovered and node.line.source == entry.source]
    after = [node for node in headings[start:] if node in fitting and not node.line.recovered]
    return next(iter((*made, *after, *fitting, *_same_part(entry, headings))), None)


def _links(contents: Contents, headings: list[Draft]) -> list[tuple[Entry, Draft | None]]:
    """Return each contents line with its heading; the lines of one list name headings in their order."""
    places = {id(node): at for at, node in enumerate(headings)}
    links: list[tuple[Entry, Draft | None]] = []
    start = last = 0
    for entry in contents.entries:
        if not links or entry.at - last > 1:
            block = entry.source.block or 0
            later = (at for at, node in enumerate(headings) if (node.line.source.block or 0) >= block)
            start = next(later, 0)
        node = _named(entry, headings, start)
        start = max(start, places[id(node)] + 1) if node else start
        last = entry.at
        links.append((entry, node))
    return links


def _same_part(entry: Entry, headings: list[Draft]) -> list[Draft]:
    """Return the part (Ⅰ, 제1장) of the same number: its title may differ from the contents page."""
    marker = entry.marker
    if marker is None or not is_part(marker):
        return []
    parts = [(node.line.marker, node) for node in headings if node.signature == marker.kind]
    fitting = [node for own, node in parts if own and own.ordinal == marker.ordinal]
    return fitting if len(parts) == len({own for own, _ in parts}) else []


def _numbered_candidates(tops: list[Draft]) -> list[Draft]:
    return [node for node in walk(tops) if node.rank <= SQUARE_RANK]


def _entries(
    links: list[tuple[Entry, Draft | None]], number: _Numbered
) -> tuple[tuple[ContentsEntry, ...], tuple[Issue, ...]]:
    entries = tuple(
        ContentsEntry(
            number=entry.marker.number if entry.marker else None,
            title=entry.title,
            page=entry.page,
            section=number.id(node) or None,
            source=entry.source,
        )
        for entry, node in links
    )
    issues = tuple(
        Issue(IssueCode.CONTENTS_UNMATCHED, f"No section is titled {entry.title}", entry.source)
        for entry, node in links
        if node is None
    )
    return entries, issues


def _nodes(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _nodes(section.sections)


def _above(sections: tuple[Section, ...], chain: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    for section in sections:
        yield section.id, chain
        yield from _above(section.sections, (*chain, section.id))


def _table_blocks(document: Document, placed: Placed, number: _Numbered) -> dict[int, str]:
    """Return the section of every block; a nested table stands where its host stands."""
    places = {block: number.id(node) for block, node in placed.marks.items()}
    for raw, node, _ in placed.lines:
        if raw.source.block is not None and not raw.recovered:
            places.setdefault(raw.source.block, number.id(node))
    for index, block in enumerate(document.blocks):
        host = getattr(block, "host", None)
        if host is not None and host.block in places:
            places[index] = places[host.block]
    return dict(sorted(places.items()))


def segment(document: Document) -> Outline:
    """Return the section tree of a document, and the place of every line in it."""
    stream = join_numbers(raw_stream(document))
    contents = find_contents(document, stream)
    running, recovered = recover_titles(stream, contents)
    titles = {title_key(entry.title): entry.marker is not None for entry in contents.entries}
    parts = any(entry.marker and is_part(entry.marker) for entry in contents.entries)
    placed = Builder(document, _without_nested(document, running), titles, paged_parts=parts).build()
    candidates = _numbered_candidates(placed.tops)
    links = _links(contents, candidates)
    named = {id(node) for _, node in links if node}
    number = _Numbered(dict(_number(placed.tops)), assign_roles(placed.tops, frozenset(named)))
    sections = tuple(_section(node, number, named, 1) for node in placed.tops)
    entries, unmatched = _entries(links, number)
    return Outline(
        sections=sections,
        nodes=MappingProxyType({section.id: section for section in _nodes(sections)}),
        lines=_lines(placed, number, stream, contents),
        places=MappingProxyType(_table_blocks(document, placed, number)),
        above=MappingProxyType(dict(_above(sections))),
        contents=entries,
        contents_blocks=contents.blocks,
        issues=(*recovered, *unmatched),
    )


def _without_nested(document: Document, stream: Stream) -> Stream:
    """Leave out nested tables: they follow their host."""
    return tuple(
        item for item in stream if not (isinstance(item, Mark) and getattr(document.blocks[item.block], "host", None))
    )
