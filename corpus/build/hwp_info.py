"""The stream ``DocInfo`` of HWP 5 (문서 정보, 4.2): what paragraphs refer to by number."""

from struct import pack

from corpus.build.hancom_model import UNITS_A_POINT, Lists, Look, Shape
from corpus.build.hwp_records import Tag, border, color, record, string

_LANGUAGES = 7
_STYLES = (("바탕글", "Normal"), ("개요 1", "Outline 1"), ("쪽 번호", "Page Number"))
_ALIGNS = {"justify": 0, "left": 1, "right": 2, "center": 3}
_NUMBER, _BULLET = 2 << 23, 3 << 23
_NO_SHAPE = 0xFFFFFFFF
_DIGIT, _SYLLABLE, _CIRCLED = 0, 8, 1
_LEVELS = (
    *(("^1.", _DIGIT), ("^2.", _SYLLABLE), ("^3)", _DIGIT), ("^4)", _SYLLABLE), ("(^5)", _DIGIT), ("(^6)", _SYLLABLE)),
    *(("^7", _CIRCLED), ("^8", _DIGIT), ("", _DIGIT), ("", _DIGIT)),
)
"""The numbers of a numbering, level by level, with their number systems (표 41)."""
_FIRST_LEVELS = 7
_RIGHT_TAB, _DOTS = 1, 3
_KOREAN = 1042


def to_info(lists: Lists) -> bytes:
    """Return the stream, not yet compressed."""
    faces = [record(Tag.FACE_NAME, 1, b"\0" + string(face)) for _ in range(_LANGUAGES) for face in lists.faces]
    parts = [
        record(Tag.DOCUMENT_PROPERTIES, 0, pack("<7H3I", 1, 1, 1, 1, 1, 1, 1, 0, 0, 0)),
        record(Tag.ID_MAPPINGS, 0, pack("<18i", *_counts(lists))),
        *faces,
        *(record(Tag.BORDER_FILL, 1, border(value)) for value in lists.borders),
        *(record(Tag.CHAR_SHAPE, 1, _look(look, lists)) for look in lists.looks),
        *(record(Tag.TAB_DEF, 1, _tab(place)) for place in lists.tabs),
        record(Tag.NUMBERING, 1, _numbering()) * lists.numberings,
        *(record(Tag.BULLET, 1, _bullet(sign)) for sign in lists.bullets),
        *(record(Tag.PARA_SHAPE, 1, _shape(shape, lists)) for shape in lists.shapes),
        *(record(Tag.STYLE, 1, _style(place, *names)) for place, names in enumerate(_STYLES)),
    ]
    return b"".join(parts)


def _counts(lists: Lists) -> tuple[int, ...]:
    """Return how many of each kind follow (아이디 매핑 헤더, 표 16)."""
    kinds = (lists.borders, lists.looks, lists.tabs, range(lists.numberings), lists.bullets, lists.shapes, _STYLES)
    return (0, *[len(lists.faces)] * _LANGUAGES, *map(len, kinds), 0, 0, 0)


def _look(look: Look, lists: Lists) -> bytes:
    """Return a character shape (글자 모양, 표 33)."""
    seven = pack("<7H", *[lists.faces[look.face]] * _LANGUAGES)
    whole, none = bytes([100] * _LANGUAGES), bytes(_LANGUAGES)
    size = round(look.size * UNITS_A_POINT)
    colors = pack("<IIII", color(look.color), 0, 0xFFFFFFFF, 0xB2B2B2)
    return seven + whole + none + whole + none + pack("<iIbb", size, 2 * look.bold, 10, 10) + colors + pack("<HI", 1, 0)


def _tab(place: int) -> bytes:
    """Return a tab definition (탭 정의, 표 36); a right tab has leader dots."""
    return pack("<II", 0, 1) + pack("<IBBH", 2 * place, _RIGHT_TAB, _DOTS, 0) if place else pack("<II", 0, 0)


def _head(system: int) -> bytes:
    """Return what every number and bullet has (문단 머리 정보, 표 39)."""
    return pack("<IHHI", 0x0C | system << 5, 0, 50, _NO_SHAPE)


def _numbering() -> bytes:
    """Return the numbering (문단 번호, 표 38): seven levels and their first numbers, then three more."""
    heads = [_head(system) + string(text) for text, system in _LEVELS]
    first, more = heads[:_FIRST_LEVELS], heads[_FIRST_LEVELS:]
    starts = pack("<H7I", 0, *[1] * _FIRST_LEVELS)
    return b"".join(first) + starts + b"".join(more) + pack(f"<{len(more)}I", *[1] * len(more))


def _bullet(sign: str) -> bytes:
    """Return a bullet (글머리표, 표 42) that is no picture."""
    return _head(_DIGIT) + sign.encode("utf-16-le") + pack("<IbbBHH", 0, 0, 0, 0, 0, 0)


def _shape(shape: Shape, lists: Lists) -> bytes:
    """Return a paragraph shape (문단 모양, 표 43); margins count in half units."""
    head = _BULLET if shape.bullet else _NUMBER if shape.numbering else 0
    attributes = 0x180 | _ALIGNS[shape.align] << 2 | head
    margins = pack("<iiiiii", 2 * shape.left, 0, 2 * shape.first, 2 * shape.before, 0, 160)
    number = lists.bullets[shape.bullet] + 1 if shape.bullet else shape.numbering
    numbers = pack("<HHH", lists.tabs[shape.tab], number, lists.borders[shape.border] + 1)
    return pack("<I", attributes) + margins + numbers + pack("<4hIIII", 0, 0, 0, 0, 0, 0, 160, 0)


def _style(place: int, name: str, english: str) -> bytes:
    """Return a style (스타일, 표 47)."""
    return string(name) + string(english) + pack("<BBhHHH", 0, place, _KOREAN, 0, 0, 0)
