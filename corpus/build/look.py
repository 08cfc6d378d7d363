"""What the writers of office formats share: typefaces, sizes, indents and rooms of the house styles, in points and mm."""

from types import MappingProxyType

from corpus.build.model import Heading, Item, Style, Table

FACES = MappingProxyType({"myeongjo": "나눔명조", "gothic": "나눔고딕", "barun": "나눔바른고딕"})
ALIGNS = MappingProxyType({"l": "left", "c": "center", "r": "right"})
CORNER_SIZE, DATE_SIZE, BODY_SIZE, TITLE_SIZE, CONTENTS_SIZE = 11, 18, 22, 30, 24
_BULLETS, _NUMBERED = 2, 2
_HANGUL, _LATIN = "\u1100", 0.55
MARGIN = 20
"""Left and right margin in mm."""


def paper(style: Style) -> tuple[float, float]:
    """Return width and height of the paper in mm."""
    return (297, 210) if style.paper == "landscape" else (210, 297)


def room(style: Style) -> float:
    """Return the width between the margins in mm."""
    return paper(style)[0] - 2 * MARGIN


def heading_size(level: int, style: Style) -> float:
    """Return the size of a heading of a level from 1."""
    return style.size + (7, 4, 2.5)[level - 1]


def item_size(depth: int, style: Style) -> float:
    """Return the size of an item of a depth from 0."""
    return style.size + (0 if depth else 1.5)


def item_indent(depth: int) -> tuple[float, float]:
    """Return where an item begins and how far its first line goes back."""
    return 14 + 11 * depth, 12


def entry_size(level: int) -> float:
    """Return the size of a contents line."""
    return 15 if level == 1 else 12


def corner_widths(columns: int) -> tuple[float, ...]:
    """Return the widths of the corner box on the cover in mm."""
    return (26, 46) if columns > 1 else (64,)


def column_widths(table: Table, wide: float) -> tuple[float, ...]:
    """Return the widths of a table's columns that together are ``wide``."""
    unit = wide / sum(table.widths)
    return tuple(unit * share for share in table.widths)


def cell_align(table: Table, row: int, col: int) -> str:
    """Return how the text of a cell is aligned: centred in header rows."""
    return "center" if row < table.header else ALIGNS[table.aligns[col]]


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is in points: a Hangul letter is as wide as high, a Latin one about half."""
    return sum(size if letter >= _HANGUL else size * _LATIN for letter in text)


def numbers_itself(style: Style) -> bool:
    """Return whether headings and items of a house style are numbered by the office program: that of slides."""
    return style.paper == "landscape"


def sets_number(heading: Heading, style: Style) -> bool:
    """Return whether the office program sets a heading's number: that of slides, but no Roman one."""
    return numbers_itself(style) and heading.level == _NUMBERED


def sets_bullet(item: Item, style: Style) -> bool:
    """Return whether the office program sets an item's bullet: those of slides, but no mark of a note and no dash."""
    return numbers_itself(style) and item.depth < _BULLETS
