"""Whether a shape can be seen: its fill and its outline (ECMA-376 part 1, 20.1.8 and 20.1.2.2.24)."""

from collections.abc import Iterable

from extract.parsers.pptx.xml import child, get, name
from extract.parsers.xml import Element, number

_FILLS = tuple(name(f"a:{kind}Fill") for kind in ("no", "solid", "grad", "blip", "patt", "grp"))
_NO_FILL, _SOLID, _GROUP = name("a:noFill"), name("a:solidFill"), name("a:grpFill")
_WHITE = ("FFFFFF", "bg1", "lt1", "white")
_SHADES = tuple(name(f"a:{kind}") for kind in ("lumMod", "shade", "tint", "lumOff"))


def is_painted(properties: Element | None, *, in_filled_group: bool = False) -> bool:
    """Return whether shape or cell properties have a fill that shows on white paper."""
    return _filled(properties, in_filled_group=in_filled_group) or False


def is_framed(shapes: Iterable[Element], *, in_filled_group: bool) -> bool:
    """Return whether a shape has a visible fill or outline.

    Args:
        shapes: the shape and the placeholders that it takes its properties from, nearest first.
        in_filled_group: whether the group around it has a fill that it may take.
    """
    fill: bool | None = None
    line: bool | None = None
    for shape in shapes:
        properties = child(shape, "p:spPr")
        styles = child(shape, "p:style")
        if fill is None:
            fill = _filled(properties, in_filled_group=in_filled_group)
        if line is None:
            line = _filled(child(properties, "a:ln"), in_filled_group=False)
        fill = _referred(styles, "a:fillRef") if fill is None else fill
        line = _referred(styles, "a:lnRef") if line is None else line
    return bool(fill) or bool(line)


def _referred(styles: Element | None, short: str) -> bool | None:
    """Return whether a shape takes a fill or line of its theme; index 0 is none (20.1.4.1.10)."""
    found = child(styles, short)
    return None if found is None else (number(get(found, "idx")) or 0) > 0 and len(tuple(found)) > 0


def _filled(properties: Element | None, *, in_filled_group: bool) -> bool | None:
    """Return whether there is a visible fill, or None if nothing is said."""
    for fill in properties.iterchildren(*_FILLS) if properties is not None else ():
        if fill.tag == _GROUP:
            return in_filled_group
        return fill.tag != _NO_FILL and not (fill.tag == _SOLID and _is_white(fill))
    return None


def _is_white(fill: Element) -> bool:
    """Return whether a solid fill is white or wholly transparent."""
    for color in fill:
        alpha = get(child(color, "a:alpha"), "val")
        shaded = next(color.iterchildren(*_SHADES), None) is not None
        return alpha in ("0", "0%") or (get(color, "val") in _WHITE and not shaded)
    return False
