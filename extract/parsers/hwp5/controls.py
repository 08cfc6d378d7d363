"""Controls (컨트롤, 4.3.10): notes, numbers, sections and the rest, each to what stands for it in the text."""

from collections.abc import Callable, Iterator, Mapping
from struct import unpack_from
from types import MappingProxyType

from extract.document import Part
from extract.parsers.hancom.model import (
    OutlineObject,
    Piece,
    StoryObject,
)
from extract.parsers.hancom.overlaps import gloss_text
from extract.parsers.hancom.shapes import SYSTEMS
from extract.parsers.hwp5.body import Body
from extract.parsers.hwp5.objects import read_drawing, read_equation, read_form, read_string, read_table
from extract.parsers.hwp5.records import Tag
from extract.parsers.numerals import format_number

Reader = Callable[[Body, int, int], Iterator[Piece]]

_PRINTED_NUMBERS = range(3, 6)
"""Kinds of automatic numbers that are read as text (표 144): of pictures, tables and equations."""


def read_control(body: Body, index: int, place: int) -> Iterator[Piece]:
    """Yield what stands in the text for a control.

    Args:
        body: the section.
        index: index of its CTRL_HEADER.
        place: position of its character in the paragraph.
    """
    start = body.records.starts[index]
    identity = body.records.data[start : start + 4][::-1].decode("latin-1")
    reader = _READERS.get(identity)
    if reader is not None:
        yield from reader(body, index, place)
    elif not identity.startswith("%") and identity not in _SILENT:
        body.tally.skip(f"control {identity.strip()!r}")


def _story(body: Body, index: int, part: Part, number: str | None) -> Iterator[Piece]:
    for _, paras in body.lists(index + 1, body.records.behind(index)):
        yield StoryObject(part, number, paras)


def _read_note(body: Body, index: int, _: int) -> Iterator[Piece]:
    """Yield a footnote (각주) or endnote (미주, 4.3.10.4) with its number as printed before it."""
    header = body.records.body(index)
    number: str | None = None
    if len(header) >= 16:  # noqa: PLR2004 - id, number, decoration, shape
        count, before, after, shape = unpack_from("<IHHI", header, 4)
        number = _decorated(format_number(count, SYSTEMS.get(shape & 0xFF, "decimal")), before, after)
    yield from _story(body, index, Part.FOOTNOTE, number)


def _decorated(number: str, before: int, after: int) -> str:
    return "".join((chr(before) if before else "", number, chr(after) if after else ""))


def _read_header(body: Body, index: int, _: int) -> Iterator[Piece]:
    """Yield a header (머리말)."""
    return _story(body, index, Part.HEADER, None)


def _read_footer(body: Body, index: int, _: int) -> Iterator[Piece]:
    """Yield a footer (꼬리말)."""
    return _story(body, index, Part.FOOTER, None)


def _read_comment(body: Body, index: int, _: int) -> Iterator[Piece]:
    """Yield a hidden comment (숨은 설명)."""
    return _story(body, index, Part.COMMENT, None)


def _read_section(body: Body, index: int, _: int) -> Iterator[Piece]:
    """Yield the numbering of the outline that a section definition (구역 정의, 표 129) names, and master pages (바탕쪽)."""
    header = body.records.body(index)
    if len(header) >= 20:  # noqa: PLR2004 - up to the id of the numbering
        yield OutlineObject(unpack_from("<H", header, 18)[0])
    for at in range(index + 1, body.records.behind(index)):
        if body.records.tags[at] == Tag.PAGE_DEF:
            body.pages.height = _text_height(body.records.body(at))
    yield from _story(body, index, Part.HEADER, None)


def _text_height(record: bytes) -> int | None:
    """Return the height of the text area (용지 설정, 표 131): the paper's without its margins; landscape turns it."""
    if len(record) < 40:  # noqa: PLR2004 - ten numbers
        return None
    width, height, _, _, top, bottom, header, footer, _, attributes = unpack_from("<10I", record)
    return (width if attributes & 1 else height) - top - bottom - header - footer


def _read_columns(body: Body, index: int, _: int) -> Iterator[Piece]:
    """Yield nothing; text in several columns (단 정의, 표 138) has no pages that can be followed."""
    header = body.records.body(index)
    if len(header) >= 6 and unpack_from("<H", header, 4)[0] >> 2 & 0xFF > 1:  # noqa: PLR2004 - id and attributes
        body.pages.lose()
    yield from ()


def _read_number(body: Body, index: int, _: int) -> Iterator[Piece]:
    """Yield an automatic number (자동 번호, 표 144); those of pages are none of the text, those of notes stand with it."""
    header = body.records.body(index)
    if len(header) < 16:  # noqa: PLR2004 - up to the decoration
        return
    attributes, count, own, before, after = unpack_from("<IHHHH", header, 4)
    if attributes & 0xF in _PRINTED_NUMBERS:
        system = SYSTEMS.get(attributes >> 4 & 0xFF)
        shown = format_number(count, system) if system else chr(own) if own else str(count)
        yield _decorated(shown, before, after)


def _read_ruby(body: Body, index: int, _: int) -> Iterator[Piece]:
    """Yield text with a gloss over it (덧말, 표 151): the gloss follows in brackets."""
    record = body.records.body(index)
    main, place = read_string(record, 4)
    gloss, _ = read_string(record, place)
    yield gloss_text(main, gloss)


def _read_overlap(body: Body, index: int, _: int) -> Iterator[Piece]:
    """Yield characters that are printed over each other (글자 겹침, 표 152)."""
    yield read_string(body.records.body(index), 4)[0]


_READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "tbl ": read_table,
        "gso ": read_drawing,
        "eqed": read_equation,
        "form": read_form,
        "fn  ": _read_note,
        "en  ": _read_note,
        "head": _read_header,
        "foot": _read_footer,
        "tcmt": _read_comment,
        "secd": _read_section,
        "cold": _read_columns,
        "atno": _read_number,
        "tdut": _read_ruby,
        "tcps": _read_overlap,
    }
)

_SILENT = frozenset({"nwno", "pghd", "pgct", "pgnp", "bokm", "idxm"})
"""Controls that print nothing: new numbers, hidden and numbered pages, bookmarks, index marks."""
