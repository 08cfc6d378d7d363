"""Lines of text on slides, with their bullets and numbers; lengths in points."""

from collections.abc import Sequence
from math import ceil
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_VERTICAL_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from corpus.build.look import FACES, room, text_width
from corpus.build.model import Style

_LEADING = 1.3
_ALIGNS = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_EMU_A_POINT = 12700
_EMU_A_MM = 36000


class Line(NamedTuple):
    """A paragraph.

    Attributes:
        text: its text.
        size: its size.
        bold: whether it is bold.
        title: whether it is set in the typeface of headings.
        align: ``left``, ``center`` or ``right``.
        left: where it begins.
        back: how far its first line goes back.
        bullet: the bullet that the program sets, if any.
        number: the number that the program sets, or 0 for none.
    """

    text: str
    size: float
    bold: bool = False
    title: bool = False
    align: str = "left"
    left: float = 0
    back: float = 0
    bullet: str = ""
    number: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether it looks like a heading: bold and at the left edge."""
        return self.bold and not self.left


def line_height(line: Line, width: float) -> float:
    """Return about how high a paragraph is that is broken at a width."""
    usable = width - line.left - 2 * 7.2
    return max(1, ceil(text_width(line.text, line.size) / usable)) * line.size * _LEADING


def write_lines(frame: Any, lines: Sequence[Line], style: Style) -> None:  # noqa: ANN401
    """Write lines into a text frame, in the middle of its height."""
    frame.word_wrap, frame.vertical_anchor = True, MSO_VERTICAL_ANCHOR.MIDDLE
    for index, line in enumerate(lines):
        write_line(frame.add_paragraph() if index else frame.paragraphs[0], line, style)


def write_line(paragraph: Any, line: Line, style: Style) -> None:  # noqa: ANN401
    """Write a line into an empty paragraph."""
    paragraph.alignment = _ALIGNS[line.align]
    for index, part in enumerate(line.text.split("\t")):
        run = paragraph.add_run()
        run.text = f"\t{part}" if index else part
        font = run.font
        font.size, font.bold, font.color.rgb = Pt(line.size), line.bold, RGBColor(0, 0, 0)
        font.name = FACES[style.fonts[1 if line.title else 0]]
        east = run._r.get_or_add_rPr().makeelement(qn("a:ea"), {"typeface": font.name})  # noqa: SLF001
        run._r.rPr.find(qn("a:latin")).addnext(east)  # noqa: SLF001
    _settle(paragraph._p.get_or_add_pPr(), line, style)  # noqa: SLF001


def _settle(properties: Any, line: Line, style: Style) -> None:  # noqa: ANN401
    """Set indents, then the bullet or number, then tab stops, in the order of the schema."""
    properties.set("marL", str(round(line.left * _EMU_A_POINT)))
    properties.set("indent", str(round(-line.back * _EMU_A_POINT)))
    if line.bullet:
        bullet = {"char": line.bullet}
        properties.append(properties.makeelement(qn("a:buFont"), {"typeface": FACES[style.fonts[0]]}))
        properties.append(properties.makeelement(qn("a:buChar"), bullet))
    elif line.number:
        number = {"type": "arabicPeriod", "startAt": str(line.number)}
        properties.append(properties.makeelement(qn("a:buAutoNum"), number))
    else:
        properties.append(properties.makeelement(qn("a:buNone"), {}))
    if "\t" in line.text:
        stop = {"pos": str(round((room(style) - 6) * _EMU_A_MM)), "algn": "r"}
        stops = properties.makeelement(qn("a:tabLst"), {})
        stops.append(stops.makeelement(qn("a:tab"), stop))
        properties.append(stops)


def add_page_number(slide: Any, number: int, place: tuple[int, int, int, int]) -> None:  # noqa: ANN401
    """Add the placeholder that shows the number of the slide."""
    left, top, width, height = place
    slide.shapes._spTree.append(  # noqa: SLF001
        parse_xml(
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr><p:cNvPr id='900' name='Slide Number'/><p:cNvSpPr/>"
            "<p:nvPr><p:ph type='sldNum' sz='quarter' idx='12'/></p:nvPr></p:nvSpPr>"
            f"<p:spPr><a:xfrm><a:off x='{left}' y='{top}'/><a:ext cx='{width}' cy='{height}'/></a:xfrm></p:spPr>"
            "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn='ctr'/>"
            f"<a:fld id='{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}' type='slidenum'><a:rPr lang='ko-KR'/>"
            f"<a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>"
        )
    )
