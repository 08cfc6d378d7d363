"""How text looks, inherited from element to element."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from extract.document import Part

_LENGTH = re.compile(r"([+-]?(?:\d+(?:\.\d*)?|\.\d+))(pt|px|em|rem|ex|%|in|cm|mm|pc)?", re.IGNORECASE)
_POINTS: Mapping[str, float] = MappingProxyType(
    {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0}
)
_NAMED: Mapping[str, float] = MappingProxyType(
    {"xx-small": 6.75, "x-small": 7.5, "small": 9.75, "medium": 12, "large": 13.5, "x-large": 18, "xx-large": 24}
)
_STEPS: Mapping[str, float] = MappingProxyType({"smaller": 1 / 1.2, "larger": 1.2})
NORMAL_SIZE = 12.0
"""Size of text that nothing is declared for, in points."""

_BOLD_FROM = 600
_LARGEST = 1000.0
_EDGES = ("margin-left", "padding-left", "text-indent")
_SHORT_SIZE = re.compile(r"(?:^|\s)([\d.]+(?:pt|px|em|rem|%))(?:/\S+)?\s+(.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks.

    Attributes:
        size: font size in points, if the page says it.
        bold: whether it is bold.
        font: name of the first font of its list, if the page says it.
        centered: whether lines are centred.
        keeps: whether white space is kept.
        edge: left edge of lines in points.
        first: how far their first line is moved from it, in points.
        outline: level of the heading that it stands in.
        part: layer of the page.
    """

    size: float | None = None
    bold: bool = False
    font: str | None = None
    centered: bool = False
    keeps: bool = False
    edge: float = 0.0
    first: float = 0.0
    outline: int | None = None
    part: Part = Part.BODY


def inherit(look: Look, declared: Mapping[str, str]) -> Look:
    """Return the look of an element within one of ``look``, with what is declared for it."""
    if not declared:
        return look
    size = _size(declared.get("font-size") or _short(declared, 1), look.size)
    reference = size or NORMAL_SIZE
    edges = [length(declared.get(name, ""), reference) for name in _EDGES]
    space, align = declared.get("white-space", ""), declared.get("text-align")
    return replace(
        look,
        size=size,
        bold=_bold(declared, inherited=look.bold),
        font=_family(declared.get("font-family") or _short(declared, 2)) or look.font,
        centered=look.centered if align is None else align.lower() in ("center", "middle", "-webkit-center"),
        keeps=space.lower().startswith(("pre", "break-spaces")) if space else look.keeps,
        edge=look.edge + (edges[0] or 0.0) + (edges[1] or 0.0),
        first=look.first if edges[2] is None else edges[2],
    )


def length(value: str, reference: float) -> float | None:
    """Return a length in points, or None if it is none.

    Args:
        value: such as ``1.5em``; a bare number counts as pixels.
        reference: font size in points.

    >>> length("20.0pt", 10), length("2em", 10), length("16px", 10), length("auto", 10)
    (20.0, 20.0, 12.0, None)
    """
    match = _LENGTH.fullmatch(value.strip())
    if match is None or not any(digit in match[1] for digit in "123456789"):
        return None if match is None else 0.0
    unit = (match[2] or "px").lower()
    if unit == "%":
        return None
    points = float(match[1]) * _POINTS.get(unit, reference)
    return max(-_LARGEST, min(points, _LARGEST))


def _short(declared: Mapping[str, str], group: int) -> str:
    """Return the size (1) or the family (2) of the short form ``font: bold 12pt/1.5 family``."""
    match = _SHORT_SIZE.search(declared.get("font", ""))
    return match[group] if match else ""


def _size(value: str, inherited: float | None) -> float | None:
    name = value.strip().lower()
    if not name:
        return inherited
    if name in _NAMED:
        return _NAMED[name]
    reference = inherited or NORMAL_SIZE
    if name in _STEPS:
        return round(reference * _STEPS[name], 2)
    if name.endswith("%"):
        share = _LENGTH.fullmatch(name)
        return round(min(reference * float(share[1]) / 100, _LARGEST), 2) if share else inherited
    points = length(name, NORMAL_SIZE if name.endswith("rem") else reference)
    return round(points, 2) if points and points > 0 else inherited


def _bold(declared: Mapping[str, str], *, inherited: bool) -> bool:
    weight = declared.get("font-weight", "").lower()
    if not weight:
        words = declared.get("font", "").lower().split()
        weight = "bold" if "bold" in words else "normal" if words else ""
    if weight in ("bold", "bolder"):
        return True
    if weight in ("normal", "lighter"):
        return False
    return int(weight) >= _BOLD_FROM if weight.isascii() and weight.isdigit() and len(weight) <= 4 else inherited  # noqa: PLR2004 - 1 to 1000


def _family(value: str) -> str | None:
    return value.partition(",")[0].strip(" \t\n\"'") or None
