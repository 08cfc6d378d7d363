"""Drawing objects of HWP 5 (그리기 개체, 4.3.9.2): a group of text boxes and lines."""

from collections.abc import Callable
from struct import pack

from corpus.build.hancom_model import Drawn, Group, Para
from corpus.build.hwp_records import Tag, identity, record

INLINE_OBJECT = 0x00222311
"""Attributes of an object that is treated as a character (표 70): placed by the paragraph, text above and below."""
_UNMOVED = pack("<6d", 1, 0, 0, 0, 1, 0)
_BOX, _LINE, _GROUP = "$rec", "$lin", "$con"
_MARGINS = (283, 283, 283, 283)
_THICK = 33


def object_header(name: str, attributes: int, width: int, height: int, instance: int) -> bytes:
    """Return what every object begins with (개체 공통 속성, 표 69)."""
    place = pack("<IiiIIi4HIiH", attributes, 0, 0, width, height, 0, 283, 283, 283, 283, instance, 0, 0)
    return identity(name) + place


def shape_records(
    group: Group, level: int, instance: Callable[[], int], write: Callable[[tuple[Para, ...], int], bytes]
) -> bytes:
    """Return the records of a group: its own component, then one a part.

    Args:
        group: the drawings.
        level: level of the component.
        instance: returns an unused id.
        write: returns the records of paragraphs at a level.
    """
    names = [_name(part) for part in group.parts]
    whole = Drawn(0, 0, group.width, group.height)
    head = identity(_GROUP) * 2 + _component(whole, 0)
    children = pack("<H", len(names)) + b"".join(map(identity, names)) + pack("<I", instance())
    records = record(Tag.SHAPE_COMPONENT, level, head + children)
    return records + b"".join(_part(part, level + 1, instance(), write) for part in group.parts)


def _name(part: Drawn) -> str:
    return _BOX if part.paras else _LINE


def _component(part: Drawn, depth: int) -> bytes:
    """Return place and size of a component (개체 요소 속성, 표 83), and matrices that leave it as it is (표 85)."""
    sizes = (part.width, part.height) * 2
    place = pack("<iiHHIIIIIHii", part.x, part.y, depth, 1, *sizes, 0, 0, part.width // 2, part.height // 2)
    moved = pack("<6d", 1, 0, part.x, 0, 1, part.y)
    return place + pack("<H", 1) + moved + _UNMOVED * 2


def _part(part: Drawn, level: int, instance: int, write: Callable[[tuple[Para, ...], int], bytes]) -> bytes:
    """Return a text box or a line: border (표 87), no fill, no shadow, then its form."""
    look = pack("<IiIB", 0, _THICK, 0xD1000041, 0) + bytes(8) + bytes(16) + pack("<IH", instance, 0)
    records = record(Tag.SHAPE_COMPONENT, level, identity(_name(part)) + _component(part, 1) + look)
    if not part.paras:
        line = pack("<iiiiI", 0, 0, part.width, part.height, 0)
        return records + record(Tag.SHAPE_COMPONENT_LINE, level + 1, line)
    head = pack("<HHI4HI", len(part.paras), 0, 1 << 5, *_MARGINS, part.width) + bytes(13)
    records += record(Tag.LIST_HEADER, level + 1, head) + write(part.paras, level + 1)
    wide, high = part.width, part.height
    corners = pack("<B8i", 0, 0, 0, wide, 0, wide, high, 0, high)
    return records + record(Tag.SHAPE_COMPONENT_RECTANGLE, level + 1, corners)
