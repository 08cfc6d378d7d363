"""Slides that are filled from top to bottom: lines, frames, tables and charts, each below the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Emu, Mm, Pt

from corpus.build.look import MARGIN, paper, room
from corpus.build.model import OrgChart, Style
from corpus.build.pptx_table import Slot, fill_table, row_heights
from corpus.build.pptx_text import Line, add_page_number, line_height, write_line, write_lines

_TITLE_ONLY, _BLANK = 5, 6
_BLACK = RGBColor(0, 0, 0)
_POINTS_A_MM = 72 / 25.4
_GAP = 6


@dataclass(slots=True)
class Deck:
    """The slides while they are written; heights in points.

    Attributes:
        presentation: the file.
        style: the plan's house style.
        numbered: whether new slides show their number.
        has_headings_only: whether nothing but headings stands on the slide.
        has_open_title: whether the slide's title is still empty.
    """

    presentation: Any
    style: Style
    numbered: bool = False
    has_headings_only: bool = False
    has_open_title: bool = False
    _slide: Any = None
    _box: Any = None
    _top: float = 0

    @property
    def room(self) -> float:
        """The width between the margins in mm."""
        return room(self.style)

    @property
    def _bottom(self) -> float:
        return (paper(self.style)[1] - 16) * _POINTS_A_MM

    @property
    def _width(self) -> float:
        return self.room * _POINTS_A_MM

    def new_slide(self, *, titled: bool) -> None:
        """Begin a slide, with a title to be filled or without."""
        layout = self.presentation.slide_layouts[_TITLE_ONLY if titled else _BLANK]
        self._slide = self.presentation.slides.add_slide(layout)
        self._box, self._top = None, 14 * _POINTS_A_MM
        self.has_headings_only, self.has_open_title = True, titled
        if self.numbered:
            wide, high = paper(self.style)
            add_page_number(
                self._slide, len(self.presentation.slides), (Mm(wide / 2 - 20), Mm(high - 12), Mm(40), Mm(8))
            )

    def skip(self, height: float) -> None:
        """Leave room free."""
        self._top += height

    def close(self) -> None:
        """End the text box, so that the next line begins another."""
        if self._box is not None:
            self._top += _GAP
        self._box = None

    def add_title(self, lines: Sequence[Line]) -> None:
        """Fill the title, which then comes behind everything that stands on the slide."""
        title = self._slide.shapes.title
        self._slide.shapes._spTree.append(title._element)  # noqa: SLF001 - the order of reading
        height = sum(line_height(line, self._width) for line in lines) + _GAP
        title.left, title.top, title.width, title.height = Mm(MARGIN), Pt(self._top), Mm(self.room), Pt(height)
        write_lines(title.text_frame, lines, self.style)
        self._top += height + _GAP
        self.has_open_title = False

    def add_line(self, line: Line) -> None:
        """Add a line to the open text box, or to a new one."""
        height = line_height(line, self._width)
        self._make_room(height)
        if self._box is None:
            self._box = self._slide.shapes.add_textbox(Mm(MARGIN), Pt(self._top), Mm(self.room), Pt(0))
            self._box.text_frame.word_wrap = True
            paragraph = self._box.text_frame.paragraphs[0]
        else:
            paragraph = self._box.text_frame.add_paragraph()
        write_line(paragraph, line, self.style)
        self._box.height = Emu(self._box.height + Pt(height))
        self._top += height
        self.has_headings_only = self.has_headings_only and line.is_heading

    def add_frame(self, lines: Sequence[Line]) -> None:
        """Add an outlined shape with lines in it."""
        height = sum(line_height(line, self._width - 20) for line in lines) + 10
        self._begin(height)
        shape = self._slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Mm(MARGIN), Pt(self._top), Mm(self.room), Pt(height))
        _outline(shape)
        write_lines(shape.text_frame, lines, self.style)
        self._top += height + _GAP

    def add_table(
        self, slots: Sequence[Slot], widths: Sequence[float], size: float, *, align: str = "left", bold: bool = False
    ) -> None:
        """Add a table of columns of some widths in mm; one of boxed headings is bold."""
        heights = row_heights(slots, widths, size)
        self._begin(sum(heights), is_heading=bold)
        left = MARGIN + (self.room - sum(widths) if align == "right" else 0)
        frame = self._slide.shapes.add_table(
            len(heights), len(widths), Mm(left), Pt(self._top), Mm(sum(widths)), Pt(sum(heights))
        )
        fill_table(frame.table, slots, (widths, heights), size, self.style, bold=bold)
        self._top += sum(heights) + _GAP

    def add_chart(self, chart: OrgChart) -> None:
        """Add a group of shapes: the head above its units, joined by lines."""
        line = self.style.size * 1.6
        high = line * (max(len(unit) for unit in chart.units) + 1)
        self._begin(2 * line + 20 + high)
        group = self._slide.shapes.add_group_shape()
        pitch, top, left = self._width / len(chart.units), self._top, MARGIN * _POINTS_A_MM
        centers = [left + pitch * (index + 0.5) for index in range(len(chart.units))]
        middle = left + self._width / 2
        self._chart_box(group, (chart.head,), (middle - 80, top, 160, 2 * line))
        _join(group, (middle, top + 2 * line), (middle, top + 2 * line + 10))
        _join(group, (centers[0], top + 2 * line + 10), (centers[-1], top + 2 * line + 10))
        for center, unit in zip(centers, chart.units, strict=True):
            _join(group, (center, top + 2 * line + 10), (center, top + 2 * line + 20))
            self._chart_box(group, unit, (center - pitch * 0.45, top + 2 * line + 20, pitch * 0.9, high))
        self._top += 2 * line + 20 + high + _GAP

    def _chart_box(self, group: Any, lines: tuple[str, ...], place: tuple[float, ...]) -> None:  # noqa: ANN401
        shape = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Pt(length) for length in place))
        _outline(shape)
        size = self.style.size - 1
        write_lines(shape.text_frame, [Line(line, size, title=True, align="center") for line in lines], self.style)

    def _begin(self, height: float, *, is_heading: bool = False) -> None:
        """Make room for something that is no line."""
        self.close()
        self._make_room(height)
        self.has_headings_only = self.has_headings_only and is_heading

    def _make_room(self, height: float) -> None:
        if self._top + height > self._bottom:
            self.new_slide(titled=False)


def _outline(shape: Any) -> None:  # noqa: ANN401
    shape.fill.background()
    shape.line.color.rgb, shape.line.width = _BLACK, Pt(0.8)
    shape.shadow.inherit = False


def _join(group: Any, start: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: ANN401
    points = (Pt(length) for length in (*start, *end))
    line = group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *points)
    line.line.color.rgb, line.line.width = _BLACK, Pt(0.8)
