"""A Hangul document before it is written: paragraphs with their shapes, tables, drawings; lengths in 1/7200 inch."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from corpus.build.model import Plan

UNITS_A_POINT = 100


def units(millimetres: float) -> int:
    """Return a length in 1/7200 inch."""
    return round(millimetres * 7200 / 25.4)


@dataclass(frozen=True, slots=True)
class Look:
    """A character shape (글자 모양); ``size`` in points."""

    face: str
    size: float
    bold: bool = False
    color: str = "#000000"


@dataclass(frozen=True, slots=True)
class Border:
    """Border and background (테두리/배경): width of the left, right, top and bottom line in mm, 0 for none."""

    lines: tuple[float, float, float, float] = (0, 0, 0, 0)
    fill: str = ""


NO_BORDER = Border()


@dataclass(frozen=True, slots=True)
class Shape:
    """A paragraph shape (문단 모양).

    Attributes:
        align: ``left``, ``center``, ``right`` or ``justify``.
        left: left margin.
        first: first line against the others.
        before: room before the paragraph.
        bullet: the bullet that the program sets, if any.
        numbering: which numbering (문단 번호) sets the number, from 1, or 0 for none.
        tab: place of a right tab stop with leader dots, 0 for none.
        border: border of the paragraph.
    """

    align: str = "left"
    left: int = 0
    first: int = 0
    before: int = 0
    bullet: str = ""
    numbering: int = 0
    tab: int = 0
    border: Border = NO_BORDER


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell (셀); ``title`` marks a cell of the header (제목 셀)."""

    row: int
    col: int
    row_span: int
    col_span: int
    width: int
    height: int
    title: bool
    border: Border
    paras: "tuple[Para, ...]"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table (표) that stands in its paragraph like a character."""

    cells: tuple[Cell, ...]
    rows: int
    cols: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text box (글상자), or a line if it holds no paragraphs."""

    x: int
    y: int
    width: int
    height: int
    paras: "tuple[Para, ...]" = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Drawings that are grouped (개체 묶기)."""

    width: int
    height: int
    parts: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Footer:
    """A footer (꼬리말) from this page on."""

    paras: "tuple[Para, ...]"
    width: int


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page within the text (쪽 번호 넣기)."""


@dataclass(frozen=True, slots=True)
class PageNumberPlace:
    """The number of the page below every page from here on, between dashes (쪽 번호 매기기)."""


@dataclass(frozen=True, slots=True)
class NewNumber:
    """The page gets this number (새 번호로 시작)."""

    number: int


Piece: TypeAlias = str | Grid | Group | Footer | PageNumber | PageNumberPlace | NewNumber


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph (문단); tabs stand in its text as tab characters."""

    pieces: tuple[Piece, ...]
    look: Look
    shape: Shape = field(default_factory=Shape)
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """A whole document of one section.

    Attributes:
        plan: what it was made from.
        wide: width of the paper.
        high: height of the paper.
        margin: left and right margin.
        paras: the paragraphs.
    """

    plan: Plan
    wide: int
    high: int
    margin: int
    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """The different values of a document, each with its place in its list."""

    faces: dict[str, int]
    looks: dict[Look, int]
    shapes: dict[Shape, int]
    borders: dict[Border, int]
    tabs: dict[int, int]
    bullets: dict[str, int]
    numberings: int


def list_values(story: Story) -> Lists:
    """Return the values of a document in the order of their first use."""
    paras = tuple(every_para(story.paras))
    looks, shapes = _places(para.look for para in paras), _places(para.shape for para in paras)
    borders = [cell.border for para in paras for cell in cells_of(para)]
    return Lists(
        faces=_places(look.face for look in looks),
        looks=looks,
        shapes=shapes,
        borders=_places([NO_BORDER, *(shape.border for shape in shapes), *borders]),
        tabs=_places([0, *(shape.tab for shape in shapes)]),
        bullets=_places(shape.bullet for shape in shapes if shape.bullet),
        numberings=max(1, *(shape.numbering for shape in shapes)),
    )


def _places(values: Iterable) -> dict:
    return {value: place for place, value in enumerate(dict.fromkeys(values))}


def every_para(paras: Iterable[Para]) -> Iterator[Para]:
    """Yield paragraphs, and those within them."""
    for para in paras:
        yield para
        for piece in para.pieces:
            yield from every_para(_inner(piece))


def _inner(piece: Piece) -> tuple[Para, ...]:
    match piece:
        case Grid():
            return tuple(para for cell in piece.cells for para in cell.paras)
        case Group():
            return tuple(para for part in piece.parts for para in part.paras)
        case Footer():
            return piece.paras
    return ()


def cells_of(para: Para) -> Iterator[Cell]:
    """Yield the cells of the tables that stand in a paragraph."""
    for piece in para.pieces:
        if isinstance(piece, Grid):
            yield from piece.cells


def plain_lines(paras: Iterable[Para]) -> Iterator[str]:
    """Yield the text of the preview: a line a paragraph, and a line a row with cells in angle brackets."""
    for para in paras:
        grids = [piece for piece in para.pieces if isinstance(piece, Grid)]
        yield from (line for grid in grids for line in _grid_lines(grid))
        if not grids:
            yield "".join(piece for piece in para.pieces if isinstance(piece, str))


def _grid_lines(grid: Grid) -> Iterator[str]:
    for row in range(grid.rows):
        cells = [" ".join(plain_lines(cell.paras)) for cell in grid.cells if cell.row == row]
        yield "".join(f"<{text}>" for text in cells)
