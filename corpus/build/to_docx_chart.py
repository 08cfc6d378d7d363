"""The organisation chart of the DOCX: a group of drawn text boxes and lines."""

from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml

from corpus.build.model import OrgChart

_EMU = 12700
_WIDE, _LINE, _GAP = 470, 15, 24
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def chart_element(chart: OrgChart) -> Any:  # noqa: ANN401
    """Return the run that draws the chart."""
    rows = max(len(unit) for unit in chart.units)
    high = _LINE * (rows + 2) + _GAP + 24
    pitch = _WIDE / len(chart.units)
    top = 2 * _LINE
    centers = [pitch * (index + 0.5) for index in range(len(chart.units))]
    shapes = [_box(2, (chart.head,), _WIDE / 2 - 60, 0, 120, _LINE + 10)]
    shapes += [_line(3, _WIDE / 2, _LINE + 10, 0, top - _LINE + 2), _line(4, centers[0], top + 12, _WIDE - pitch, 0)]
    for index, (center, unit) in enumerate(zip(centers, chart.units, strict=True)):
        shapes.append(_line(10 + 2 * index, center, top + 12, 0, 12))
        shapes.append(_box(11 + 2 * index, unit, center - pitch * 0.45, top + 24, pitch * 0.9, _LINE * rows + 12))
    return parse_xml(_FRAME.format(names=_NAMES, wide=_WIDE * _EMU, high=high * _EMU, shapes="".join(shapes)))


_FRAME = (
    "<w:r {names}><mc:AlternateContent><mc:Choice Requires='wpg'><w:drawing>"
    "<wp:inline distT='0' distB='0' distL='0' distR='0'><wp:extent cx='{wide}' cy='{high}'/>"
    "<wp:effectExtent l='0' t='0' r='0' b='0'/><wp:docPr id='1' name='chart'/><wp:cNvGraphicFramePr/><a:graphic>"
    "<a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingGroup'><wpg:wgp><wpg:cNvGrpSpPr/>"
    "<wpg:grpSpPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='{wide}' cy='{high}'/><a:chOff x='0' y='0'/>"
    "<a:chExt cx='{wide}' cy='{high}'/></a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)
_SHAPE = (
    "<wps:wsp><wps:cNvPr id='{id}' name='{kind}{id}'/>{sort}<wps:spPr><a:xfrm><a:off x='{x}' y='{y}'/>"
    "<a:ext cx='{w}' cy='{h}'/></a:xfrm><a:prstGeom prst='{kind}'><a:avLst/></a:prstGeom>{fill}"
    "<a:ln w='9525'><a:solidFill><a:srgbClr val='000000'/></a:solidFill></a:ln></wps:spPr>{text}</wps:wsp>"
)


def _line(number: int, x: float, y: float, w: float, h: float) -> str:
    place = {"x": int(x * _EMU), "y": int(y * _EMU), "w": int(w * _EMU), "h": int(h * _EMU)}
    return _SHAPE.format(id=number, kind="line", sort="<wps:cNvCnPr/>", fill="", text="<wps:bodyPr/>", **place)


def _box(number: int, lines: tuple[str, ...], x: float, y: float, w: float, h: float) -> str:
    paragraphs = "".join(
        "<w:p><w:pPr><w:spacing w:after='0'/><w:jc w:val='center'/></w:pPr>"
        f"<w:r><w:rPr><w:sz w:val='18'/></w:rPr><w:t>{escape(line)}</w:t></w:r></w:p>"
        for line in lines
    )
    text = (
        f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"
        "<wps:bodyPr rot='0' vert='horz' wrap='square' lIns='18000' tIns='36000' rIns='18000' bIns='0' anchor='t'>"
        "<a:noAutofit/></wps:bodyPr>"
    )
    place = {"x": int(x * _EMU), "y": int(y * _EMU), "w": int(w * _EMU), "h": int(h * _EMU)}
    return _SHAPE.format(
        id=number, kind="rect", sort="<wps:cNvSpPr txBox='1'/>", fill="<a:noFill/>", text=text, **place
    )
