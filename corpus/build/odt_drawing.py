"""The organisation chart of ODT: a group of rectangles with text, joined by lines; lengths in points."""

from corpus.build.look import room
from corpus.build.model import OrgChart, Style
from corpus.build.odt_names import element, text
from corpus.build.odt_styles import Look, Styles

_POINTS_A_MM = 72 / 25.4


def chart_group(chart: OrgChart, style: Style, styles: Styles) -> str:
    """Return the chart, which stands in its paragraph like a character."""
    wide, line = room(style) * _POINTS_A_MM, style.size * 1.6
    pitch = wide / len(chart.units)
    centers = [pitch * (index + 0.5) for index in range(len(chart.units))]
    top, high = 2 * line, line * (max(len(unit) for unit in chart.units) + 1)
    parts = [
        _box((chart.head,), (wide / 2 - 80, 0, 160, top), style, styles),
        _line((wide / 2, top), (wide / 2, top + 10), styles),
        _line((centers[0], top + 10), (centers[-1], top + 10), styles),
    ]
    for center, unit in zip(centers, chart.units, strict=True):
        parts.append(_line((center, top + 10), (center, top + 20), styles))
        parts.append(_box(unit, (center - pitch * 0.45, top + 20, pitch * 0.9, high), style, styles))
    return element("draw:g", *parts, text__anchor_type="as-char", draw__z_index=0, draw__style_name=styles.shape())


def _box(lines: tuple[str, ...], place: tuple[float, ...], style: Style, styles: Styles) -> str:
    name = styles.paragraph(Look(style.size - 1, title=True, align="center"))
    inner = (element("text:p", text(line), text__style_name=name) for line in lines)
    sides = ("svg__x", "svg__y", "svg__width", "svg__height")
    options = {side: f"{length:.1f}pt" for side, length in zip(sides, place, strict=True)}
    return element("draw:rect", *inner, draw__style_name=styles.shape(), **options)


def _line(start: tuple[float, float], end: tuple[float, float], styles: Styles) -> str:
    sides = ("svg__x1", "svg__y1", "svg__x2", "svg__y2")
    options = {side: f"{length:.1f}pt" for side, length in zip(sides, (*start, *end), strict=True)}
    return element("draw:line", draw__style_name=styles.shape(), **options)
