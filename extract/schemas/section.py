"""The numbered section tree (목차 구조)."""

from enum import StrEnum

from extract.schemas.base import Record
from extract.source import Source


class Role(StrEnum):
    """What a node of the tree is: a heading (제목), an item (항목) or a note (참고, ※)."""

    HEADING = "heading"
    ITEM = "item"
    NOTE = "note"


class Section(Record):
    """One node of the section tree.

    Attributes:
        id: stable within the document: ``s1``, ``s1.2`` … by position.
        number: the printed number without punctuation (``Ⅲ``, ``1-1``, ``①``), or None.
        marker: the printed sign or number as it stands (``□``, ``1.``), or None.
        role: heading, item or note.
        title: the heading's title, letter spacing joined; an item's whole text.
        label: the part before the colon of ``기 간 : 1. ~ 12.``, letter spacing joined, or None.
        value: the part behind it, or the subtitle behind a heading's title, or None.
        level: depth from 1.
        page: physical page, or None.
        recovered: whether the title is missing in the body and was taken from the contents page.
        evidence: why the line was taken for what it is.
        blocks: indexes of the document's blocks directly below this node, before its first child.
        sections: child nodes.
        source: the place of the line's text behind the marker.
    """

    id: str
    number: str | None = None
    marker: str | None = None
    role: Role
    title: str
    label: str | None = None
    value: str | None = None
    level: int
    page: int | None = None
    recovered: bool = False
    evidence: tuple[str, ...] = ()
    blocks: tuple[int, ...] = ()
    sections: "tuple[Section, ...]" = ()
    source: Source


class ContentsEntry(Record):
    """One line of a contents page or contents table (차례).

    Attributes:
        number: printed number, or None.
        title: printed title.
        page: printed page number, or None.
        section: id of the section that it names, or None if the body has none.
        source: the place of the title.
    """

    number: str | None = None
    title: str
    page: int | None = None
    section: str | None = None
    source: Source
