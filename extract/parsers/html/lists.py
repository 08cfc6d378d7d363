"""Signs and numbers of lists (HTML 4.4.5 to 4.4.8, CSS Counter Styles 3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from extract.parsers.html.tree import Element
from extract.parsers.numerals import format_number

_TYPES: Mapping[str, str] = MappingProxyType(
    {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
)
_SYSTEMS: Mapping[str, str] = MappingProxyType(
    {
        "lower-roman": "lowerRoman",
        "upper-roman": "upperRoman",
        "decimal-leading-zero": "decimalZero",
        "hangul": "ganada",
        "hangul-consonant": "chosung",
        "korean-hangul-formal": "koreanDigital",
        "korean-hanja-informal": "chineseCounting",
        "cjk-ideographic": "chineseCounting",
    }
)
_SIGNS: Mapping[str, str] = MappingProxyType({"disc": "•", "circle": "◦", "square": "▪"})
_BY_DEPTH = ("disc", "circle", "square")
_ALPHABETS: Mapping[str, str] = MappingProxyType(
    {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A"}
)
_LETTERS = 26
_MAX_NUMBER = (1 << 31) - 1
_MAX_DIGITS = 10


@dataclass(slots=True)
class ListState:
    """An open list.

    Attributes:
        style: name of its signs or numbers.
        number: number of its next item.
        step: 1, or -1 if it counts down.
    """

    style: str
    number: int = 1
    step: int = 1


def open_list(element: Element, declared: Mapping[str, str], depth: int) -> ListState:
    """Return the state of a list that begins.

    Args:
        element: the list.
        declared: its declarations.
        depth: number of lists around it.
    """
    style = _style(element, declared)
    if element.tag != "ol":
        return ListState(style or _BY_DEPTH[min(depth, len(_BY_DEPTH) - 1)])
    down = "reversed" in element.attributes
    start = integer(element.get("start"))
    if start is None:
        start = sum(child.tag == "li" for child in element.children()) if down else 1
    return ListState(style or "decimal", start, -1 if down else 1)


def next_sign(state: ListState, item: Element, declared: Mapping[str, str]) -> str | None:
    """Return what is printed before an item, and count it; None if nothing is."""
    value = integer(item.get("value"))
    number = state.number if value is None else value
    style = _style(item, declared) or state.style
    if style in _SIGNS or style == "none":
        return _SIGNS.get(style)
    state.number = max(-_MAX_NUMBER, min(number + state.step, _MAX_NUMBER))
    return f"{_numeral(number, style)}."


def integer(text: str) -> int | None:
    """Return the number that a text begins with (HTML 2.3.4.1), or None.

    >>> integer(" 12px"), integer("-3"), integer("x1")
    (12, -3, None)
    """
    rest = text.lstrip(" \t\n\f\r")
    negative = rest.startswith("-")
    rest = rest[1:] if rest[:1] in ("-", "+") else rest
    length = next((place for place, sign in enumerate(rest) if sign not in "0123456789"), len(rest))
    if not length:
        return None
    number = min(int(rest[:length]), _MAX_NUMBER) if length <= _MAX_DIGITS else _MAX_NUMBER
    return -number if negative else number


def _style(element: Element, declared: Mapping[str, str]) -> str | None:
    words = (declared.get("list-style-type") or declared.get("list-style") or "").lower().split()
    known = (*_SIGNS, *_SYSTEMS, *_ALPHABETS, "decimal", "none")
    found = next((word for word in words if word in known), None)
    kind = element.get("type")
    return found or _TYPES.get(kind) or (kind.lower() if kind.lower() in _SIGNS else None)


def _numeral(number: int, style: str) -> str:
    if style in _ALPHABETS and number > 0:
        return _letters(number, _ALPHABETS[style])
    system = _SYSTEMS.get(style)
    return format_number(number, system) if system and number > 0 else str(number)


def _letters(number: int, first: str) -> str:
    """Return a number in letters: ab follows aa, which follows z."""
    found = ""
    while number:
        number, place = divmod(number - 1, _LETTERS)
        found = chr(ord(first) + place) + found
    return found
