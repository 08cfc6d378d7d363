"""The content of a sample plan: small frozen values that every writer reads."""

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents page (순서): number, title, printed page, and depth from 1."""

    number: str
    title: str
    page: int
    level: int = 1


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level from 1, its number as printed (``Ⅰ``, ``1-1``, ``①``) and its title."""

    level: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Item:
    """A line behind a bullet: marker, text, and depth from 0 in the plan's order of markers."""

    marker: str
    text: str
    depth: int
    relations: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The line as printed."""
        return f"{self.marker} {self.text}" if self.marker else self.text


@dataclass(frozen=True, slots=True)
class Para:
    """A line without bullet; ``align`` is left, center or right (a caption such as ``(단위: 천원)``)."""

    text: str
    align: str = "left"
    relations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A frame of one cell that holds lines (a purpose, a note)."""

    lines: tuple[str, ...]
    relations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell at its upper left slot."""

    row: int
    col: int
    text: str
    row_span: int = 1
    col_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: cells in row order, number of rows and columns.

    Attributes:
        header: number of header rows.
        widths: relative column widths, one a column.
        aligns: ``l``, ``c`` or ``r``, one a column, for the rows below the header.
        kind: ``budget``, ``staff``, ``grid``, ``scheme`` or empty.
        money: columns from 1 whose numbers are sums of money.
    """

    cells: tuple[Cell, ...]
    rows: int
    cols: int
    header: int
    widths: tuple[float, ...]
    aligns: tuple[str, ...]
    kind: str = ""
    money: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrgChart:
    """An organisation chart (기구표) drawn as boxes: one head, and units with the lines of their box."""

    head: str
    units: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts a new page."""


FORMS = ("txt", "docx", "pdf", "hwp", "hwpx", "pptx", "odt")
"""Every format that a plan can be written in."""

Block: TypeAlias = Heading | Item | Para | Box | Table | OrgChart | PageBreak


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover page: a corner box, a title of several lines, a date, and the issuing bodies.

    A line of the corner with ``|`` is a row of cells, such as ``등록번호 | 기획예산과-100``.
    """

    corner: tuple[str, ...]
    title: tuple[str, ...]
    date: str
    bodies: tuple[str, ...]


def corner_rows(cover: Cover) -> tuple[tuple[str, ...], ...]:
    """Return the corner box as rows of cells, all of the same length."""
    return tuple(tuple(part.strip() for part in line.split("|")) for line in cover.corner)


@dataclass(frozen=True, slots=True)
class Style:
    """A house style.

    Attributes:
        paper: ``portrait`` or ``landscape``.
        fonts: body and heading typeface, ``myeongjo``, ``gothic`` or ``barun``.
        forms: how headings of level 1, 2 … are set: ``bar``, ``boxed``, ``plain`` or ``ribbon``.
        joins: what stands between number and title of level 1, 2 ….
        breaks: ``word`` or ``char``: where lines may break.
        leader: the character of the leader dots.
        accent: colour of bars, as ``#rrggbb``.
        shade: background of header cells, as ``#rrggbb``.
        size: size of body text in points.
        leading: line distance as a multiple of the size.
    """

    name: str
    paper: str
    fonts: tuple[str, str]
    forms: tuple[str, ...]
    joins: tuple[str, ...]
    breaks: str
    leader: str
    accent: str
    shade: str
    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class Program:
    """A program (사업) of the plan's year.

    Attributes:
        name: as its heading prints it.
        status: ``continued``, ``renamed``, ``split``, ``merged``, ``new`` or ``dropped``, against the year before.
        won: what the plan asks for it, in won; 0 if dropped.
        was: the name of the year before, if renamed or a part of what was split; the names joined by ``+`` if merged.
    """

    name: str
    status: str
    won: int
    was: str = ""


@dataclass(frozen=True, slots=True)
class Planted:
    """An error that the plan holds on purpose: rule, place, printed value, and the value that would be right."""

    rule: str
    where: str
    stated: str
    computed: str
    note: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole sample plan.

    Attributes:
        total: what the department's budget table asks for the year, in won.
        forms: the formats that it is written in.
        leaf_bullets: whether the lines behind the topmost bullet are items; else they are headings.
        unreported: programs of the year before whose results the plan leaves out on purpose.
    """

    name: str
    organization: str
    department: str
    year: int
    style: Style
    cover: Cover
    contents_title: str
    contents: tuple[Entry, ...]
    blocks: tuple[Block, ...]
    programs: tuple[Program, ...]
    planted: tuple[Planted, ...] = field(default=())
    total: int = 0
    forms: tuple[str, ...] = FORMS
    leaf_bullets: bool = False
    unreported: tuple[str, ...] = ()


def heading_text(heading: Heading, style: Style) -> str:
    """Return the heading as one line, such as ``Ⅰ. 일반현황``."""
    join = style.joins[heading.level - 1]
    return f"{heading.number}{join}{heading.title}" if heading.number else heading.title


def is_boxed(heading: Heading, style: Style) -> bool:
    """Return whether number and title stand in boxes (cells) of their own."""
    return style.forms[heading.level - 1] == "boxed" and bool(heading.number)


def block_strings(block: Block, style: Style) -> tuple[str, ...]:
    """Return the printed strings of a block, one a paragraph or cell."""
    match block:
        case Heading():
            parts = (block.number, block.title) if is_boxed(block, style) else (heading_text(block, style),)
        case Item():
            parts = (block.line,)
        case Para():
            parts = (block.text,)
        case Box():
            parts = block.lines
        case Table():
            parts = tuple(cell.text for cell in block.cells if cell.text)
        case OrgChart():
            parts = (block.head, *(line for unit in block.units for line in unit))
        case PageBreak():
            parts = ()
    return parts


def strings(plan: Plan) -> tuple[str, ...]:
    """Return every printed string of a plan in reading order, without page numbers."""
    corner = tuple(text for row in corner_rows(plan.cover) for text in row)
    front = (*corner, *plan.cover.title, plan.cover.date, *plan.cover.bodies, plan.contents_title)
    contents = tuple(part for entry in plan.contents for part in (entry_text(entry, plan.style), str(entry.page)))
    body = tuple(text for block in plan.blocks for text in block_strings(block, plan.style))
    return (*front, *contents, *body)


def entry_text(entry: Entry, style: Style) -> str:
    """Return the contents line without its page, such as ``Ⅰ. 일반현황``."""
    return f"{entry.number}{style.joins[entry.level - 1]}{entry.title}" if entry.number else entry.title
