"""Numbers of headings (개요 번호), which the text holds as levels and counts (개요, 코드 28: 한글 문서 파일 구조 3.0)."""

from collections.abc import Mapping
from struct import unpack_from
from types import MappingProxyType

from extract.parsers.hwp3.chars import decode
from extract.parsers.numerals import format_number

_LEVELS = 7
_PRINTED = 1
_PATH_WITH_STOP, _PATH = 1, 2
_SIGNS = 129

_SYSTEMS = (
    *("decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "syllables", "chosung", "chineseCounting"),
    *("decimalEnclosedCircle", "lowerLetterCircle", "syllablesCircle", "chosungCircle"),
)
_WHOLE_PATH = 12

_STYLES: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        3: ("I.", "K.", "1.", "K)", "(1)", "(K)", "i)"),
        4: ("I.", "A.", "1.", "a)", "(1)", "(a)", "i)"),
        5: ("1.", "K.", "(1)", "(K)", "1)", "K)", "a."),
    }
)
"""Built-in styles by level: a sign of the numbering system with what is printed around it."""

_BUILT_IN: Mapping[str, str] = MappingProxyType(
    {
        "I": "upperRoman",
        "i": "lowerRoman",
        "A": "upperLetter",
        "a": "lowerLetter",
        "K": "syllables",
        "1": "decimal",
    }
)
_BULLETS = (
    (0x2F18, 0x2F12, 0x2F08, 0x2F02, 0x2F06, 0x2F00, 0x2043),
    (0x2F18, 0x2F12, 0x2F06, 0x2F00, 0x2F36, 0x2F30, 0x2043),
    (0x2F26, 0x2F20, 0x2F06, 0x2F00, 0x2F16, 0x2F10, 0x2043),
    (0x2F18, 0x2F16, 0x2F12, 0x2F10, 0x2F06, 0x2F00, 0x2043),
)


def read_outline(record: bytes) -> tuple[int, str] | None:
    """Return the level from 0 and the number of a heading, or None where the numbering only begins.

    Args:
        record: 60 bytes: kind, style, level, seven counts, seven shapes, seven pairs of signs around the number.
    """
    kind, style, level = unpack_from("<HBB", record)
    if kind != _PRINTED or level >= _LEVELS:
        return None
    counts = tuple(max(1, count) for count in unpack_from("<7H", record, 4))
    return level, _label(record, style, level, counts)


def _label(record: bytes, style: int, level: int, counts: tuple[int, ...]) -> str:
    path = ".".join(str(count) for count in counts[: level + 1])
    if style in (_PATH_WITH_STOP, _PATH):
        return path if style == _PATH and level else f"{path}."
    if style in _STYLES:
        sign = _STYLES[style][level]
        system = next(key for key in sign if key in _BUILT_IN)
        return sign.replace(system, format_number(counts[level], _BUILT_IN[system]))
    if _SIGNS <= style < _SIGNS + len(_BULLETS):
        return decode(_BULLETS[style - _SIGNS][level])
    (shape,) = unpack_from("<H", record, 18 + 2 * level)
    before, after = unpack_from("<2H", record, 32 + 4 * level)
    return f"{_shown(before)}{_user_number(shape, counts[level], path)}{_shown(after)}"


def _user_number(shape: int, count: int, path: str) -> str:
    """Return a number in a shape of the user's choice; a code that is no shape is printed as it is (글머리표)."""
    if shape < len(_SYSTEMS):
        return format_number(count, _SYSTEMS[shape])
    return path if shape == _WHOLE_PATH else decode(shape)


def _shown(code: int) -> str:
    return decode(code) if code else ""
