"""Paragraphs of a Hangul document and the objects anchored in them, before any meaning is given to them."""

from typing import NamedTuple, TypeAlias

from extract.document import Part


class Para(NamedTuple):
    """One paragraph (문단).

    Attributes:
        pieces: its text and objects in the order of their characters.
        shape: id of its paragraph shape (문단 모양).
        look: id of the character shape (글자 모양) of its first visible character.
        page: physical page from 1, or None where it is not known.
    """

    pieces: "tuple[Piece, ...]"
    shape: int
    look: int
    page: int | None = None


class CellObject(NamedTuple):
    """A cell (셀) at its address; ``header`` if it is marked as a title cell (제목 셀)."""

    row: int
    col: int
    row_span: int
    col_span: int
    header: bool
    paras: tuple[Para, ...]


class TableObject(NamedTuple):
    """A table (표).

    Attributes:
        cells: its cells.
        caption: its caption (캡션).
        inline: whether it is treated as a character (글자처럼 취급).
        page: its page if that may differ from the paragraph's; 0 if it cannot be told.
    """

    cells: tuple[CellObject, ...]
    caption: tuple[Para, ...]
    inline: bool
    page: int | None = None


class BoxObject(NamedTuple):
    """A text box (글상자)."""

    paras: tuple[Para, ...]
    caption: tuple[Para, ...]
    inline: bool


class DrawnObject(NamedTuple):
    """A picture, equation (수식), chart or embedded object, with the text that can be read in it."""

    kind: str
    text: str
    caption: tuple[Para, ...]
    inline: bool


class StoryObject(NamedTuple):
    """Text outside the body: a note (각주, 미주) with its number, a header, a footer, a hidden comment (숨은 설명)."""

    part: Part
    number: str | None
    paras: tuple[Para, ...]


class OutlineObject(NamedTuple):
    """The start of a section (구역), the first piece of its first paragraph: the numbering of its outline (개요)."""

    numbering: int


def captioned(
    found: list[BoxObject | DrawnObject], caption: tuple[Para, ...], *, inline: bool
) -> list[BoxObject | DrawnObject]:
    """Return the parts of a drawing, of which the last has its caption; a caption alone makes a drawing without text."""
    if found:
        return [*found[:-1], found[-1]._replace(caption=caption)]
    return [DrawnObject("drawing", "", caption, inline)] if caption else []


Object: TypeAlias = TableObject | BoxObject | DrawnObject | StoryObject | OutlineObject
Piece: TypeAlias = str | Object
