"""Shapes of an OpenDocument file: where they stand, whether they can be seen, what kind of content a frame has."""

import re
from collections.abc import Sequence

from extract.parsers.odf.inline import inner_shapes
from extract.parsers.odf.styles import StyleSheet, find, is_shaded
from extract.parsers.odf.xml import get, name, points
from extract.parsers.reading_order import Box
from extract.parsers.xml import Element

GROUP, FRAME = name("draw:g"), name("draw:frame")
TEXT_BOX, TABLE = name("draw:text-box"), name("table:table")
IMAGE, OBJECT = name("draw:image"), name("draw:object")
_CONTENT = (
    TEXT_BOX,
    TABLE,
    OBJECT,
    IMAGE,
    *(name(f"draw:{kind}") for kind in ("object-ole", "plugin", "applet", "floating-frame")),
)
_TRANSLATE = re.compile(r"translate\s*\(\s*([^\s,)]+)[\s,]+([^\s,)]+)\s*\)")
_GRAPHIC = "style:graphic-properties"


def frame_content(frame: Element) -> Element | None:
    """Return what a draw:frame shows: the first of its renderings (10.4.2)."""
    return next(frame.iterchildren(*_CONTENT), None)


def shape_styles(shape: Element, styles: StyleSheet) -> tuple[Element, ...]:
    """Return the styles of a shape, nearest first."""
    presented = get(shape, "presentation:style-name")
    if presented:
        return styles.chain("presentation", presented)
    return styles.chain("graphic", get(shape, "draw:style-name"))


def is_framed(sources: Sequence[Element]) -> bool:
    """Return whether a shape has an outline, or a fill that shows on white paper."""
    if (find(sources, _GRAPHIC, "draw:stroke") or "none") != "none":
        return True
    fill = find(sources, _GRAPHIC, "draw:fill") or "none"
    return fill != "none" and (fill != "solid" or is_shaded(find(sources, _GRAPHIC, "draw:fill-color")))


def box_of(shape: Element) -> Box:
    """Return the box of a shape; a group has that of its members."""
    if shape.tag == GROUP:
        return _around([box_of(inner) for inner in inner_shapes(shape)])
    if get(shape, "svg:x1") is not None:
        x1, y1, x2, y2 = (points(get(shape, f"svg:{edge}")) or 0.0 for edge in ("x1", "y1", "x2", "y2"))
        return Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    moved = _TRANSLATE.search(get(shape, "draw:transform") or "")
    left = points(moved[1]) if moved else points(get(shape, "svg:x"))
    top = points(moved[2]) if moved else points(get(shape, "svg:y"))
    width, height = points(get(shape, "svg:width")), points(get(shape, "svg:height"))
    return Box(left or 0.0, top or 0.0, width or 0.0, height or 0.0)


def _around(boxes: list[Box]) -> Box:
    if not boxes:
        return Box(0.0, 0.0, 0.0, 0.0)
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right = max(box.left + box.width for box in boxes)
    return Box(left, top, right - left, max(box.top + box.height for box in boxes) - top)
