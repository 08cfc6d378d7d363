"""The section tree (목차 구조) as rows, and the contents page (차례)."""

import json
from collections.abc import Iterator
from functools import lru_cache

from extract.dataset.columns import DOCUMENT, Column, Kind, Row, Table, ident, numbered, own, place
from extract.dataset.entry import Entry
from extract.schemas import Section


@lru_cache(1 << 12)
def as_list(texts: tuple[str, ...]) -> str | None:
    """Return texts as a JSON array; None for no texts."""
    return json.dumps(texts, ensure_ascii=False) if texts else None


def _contents(entry: Entry) -> Iterator[Row]:
    for number, line in enumerate(entry.report.plan.contents, 1):
        s = line.source
        yield (
            entry.document,
            f"k{number}",
            line.number,
            line.title,
            line.page,
            line.section,
            s.block,
            s.page,
            s.row,
            s.col,
            s.start,
            s.end,
        )


CONTENTS = Table(
    "contents",
    "one line of the contents page",
    "plan.contents",
    (
        DOCUMENT,
        numbered("k1 … in printed order"),
        own("number", Kind.TEXT, "printed number"),
        own("title", Kind.TEXT, "printed title"),
        own("page", Kind.INTEGER, "printed page number"),
        own("section", Kind.TEXT, "id of the section that it names"),
        *place(),
    ),
    _contents,
)


def _nodes(sections: tuple[Section, ...], parent: str | None) -> Iterator[tuple[Section, str | None]]:
    """Yield the nodes of a tree, each in front of its children, with the id of the node above it."""
    for section in sections:
        yield section, parent
        yield from _nodes(section.sections, section.id)


def _sections(entry: Entry) -> Iterator[Row]:
    for section, parent in _nodes(entry.report.plan.sections, None):
        s = section.source
        yield (
            entry.document,
            section.id,
            parent,
            section.number,
            section.marker,
            section.role,
            section.title,
            section.label,
            section.value,
            section.level,
            section.page,
            section.recovered,
            as_list(section.evidence),
            " ".join(map(str, section.blocks)) or None,
            s.block,
            s.page,
            s.row,
            s.col,
            s.start,
            s.end,
        )


SECTIONS = Table(
    "sections",
    "one node of the section tree: a heading, an item or a note",
    "plan.sections",
    (
        DOCUMENT,
        ident(),
        Column("parent", Kind.TEXT, "id of the node above it; empty at the top"),
        own("number", Kind.TEXT, "printed number without punctuation"),
        own("marker", Kind.TEXT, "printed sign or number as it stands"),
        own("role", Kind.TEXT, "heading, item or note"),
        own("title", Kind.TEXT, "title of a heading; whole text of an item"),
        own("label", Kind.TEXT, "part before the colon"),
        own("value", Kind.TEXT, "part behind the colon, or subtitle"),
        own("level", Kind.INTEGER, "depth from 1"),
        own("page", Kind.INTEGER, "physical page"),
        own("recovered", Kind.BOOLEAN, "whether the title was taken from the contents page"),
        own("evidence", Kind.TEXT, "why the line was taken for what it is, a JSON array"),
        own("blocks", Kind.TEXT, "blocks directly below it, separated by spaces"),
        *place(),
    ),
    _sections,
)
