"""The drawn parts of the PDF: cover, contents lines with leader dots, organisation chart."""

from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import HexColor, black
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import Table as Ruled

from corpus.build.model import Entry, OrgChart, Plan, Style, corner_rows, entry_text

_CENTER = 1


def cover_flowables(plan: Plan, write: Callable[..., Flowable]) -> list[Flowable]:
    """Return the cover: corner box, title between two bars, date, bodies."""
    style, cover = plan.style, plan.cover
    bold = f"{style.fonts[1]}Bold"
    low = style.paper == "landscape"
    rows = [[write(text, align=_CENTER, size=11) for text in row] for row in corner_rows(cover)]
    corner = Ruled(rows, [26 * mm, 44 * mm] if len(rows[0]) > 1 else [64 * mm], hAlign="RIGHT")
    corner.setStyle([("GRID" if len(rows[0]) > 1 else "BOX", (0, 0), (-1, -1), 0.8, black)])
    titles = [[write(line, align=_CENTER, size=30, font=bold, leading=1.35)] for line in cover.title]
    title = Ruled(titles, [150 * mm if not low else 200 * mm])
    color = HexColor(style.accent)
    title.setStyle([("LINEABOVE", (0, 0), (-1, 0), 3, color), ("LINEBELOW", (0, -1), (-1, -1), 3, color)])
    title.setStyle([("BOTTOMPADDING", (0, 0), (-1, -1), 12), ("TOPPADDING", (0, 0), (-1, -1), 8)])
    bodies = [write(line, align=_CENTER, size=22, font=bold, leading=1.5) for line in cover.bodies]
    gaps = (22 * mm, 18 * mm, 22 * mm) if low else (38 * mm, 36 * mm, 52 * mm)
    date = write(cover.date, align=_CENTER, size=18, font=bold)
    return [corner, Spacer(1, gaps[0]), title, Spacer(1, gaps[1]), date, Spacer(1, gaps[2]), *bodies]


class LeaderLine(Flowable):
    """A line of the contents page: title, leader dots, page number at the right edge."""

    def __init__(self, entry: Entry, style: Style) -> None:
        super().__init__()
        self.entry = entry
        self.style = style
        self.font = style.fonts[1] + ("Bold" if entry.level == 1 else "")
        self.size = 16 if entry.level == 1 else 12.5

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - the base class's names
        """Return the room taken: the whole width."""
        self.width = aW
        return aW, self.size * (2.1 if self.entry.level == 1 else 1.75)

    def draw(self) -> None:
        """Draw the line."""
        left, right = 10 + 18 * (self.entry.level - 1), self.width - 10
        text, page = entry_text(self.entry, self.style), str(self.entry.page)
        self.canv.setFont(self.font, self.size)
        self.canv.drawString(left, 4, text)
        self.canv.drawRightString(right, 4, page)
        start = left + pdfmetrics.stringWidth(text, self.font, self.size) + 8
        room = right - pdfmetrics.stringWidth(page, self.font, self.size) - 8 - start
        if self.style.leader:
            dot = pdfmetrics.stringWidth(self.style.leader, self.font, self.size)
            self.canv.drawString(start, 4, self.style.leader * int(room / dot))
        else:
            self.canv.setDash(1, 3)
            self.canv.line(start, 7, start + room, 7)


class Chart(Flowable):
    """An organisation chart: the head above, its units below, joined by lines."""

    def __init__(self, chart: OrgChart, style: Style, width: float) -> None:
        super().__init__()
        self.chart = chart
        self.style = style
        self.width = width
        self.line = style.size * 1.5
        self.rows = max(len(unit) for unit in chart.units)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - the base class's names
        """Return the room taken."""
        return self.width, self.line * (self.rows + 1) + 40

    def draw(self) -> None:
        """Draw boxes and lines."""
        pitch = self.width / len(self.chart.units)
        wide, low = pitch * 0.86, self.line * self.rows + 8
        centers = [pitch * (i + 0.5) for i in range(len(self.chart.units))]
        self._box(self.width / 2, low + 24, 110, (self.chart.head,))
        self.canv.line(self.width / 2, low + 24, self.width / 2, low + 12)
        self.canv.line(centers[0], low + 12, centers[-1], low + 12)
        for center, unit in zip(centers, self.chart.units, strict=True):
            self.canv.line(center, low + 12, center, low)
            self._box(center, 0, wide, unit)

    def _box(self, center: float, bottom: float, wide: float, lines: tuple[str, ...]) -> None:
        canvas: Any = self.canv
        height = self.line * len(lines) + 8 if bottom else self.line * self.rows + 8
        canvas.setLineWidth(0.8)
        canvas.rect(center - wide / 2, bottom, wide, height)
        for index, line in enumerate(lines):
            canvas.setFont(self.style.fonts[1] + ("" if index else "Bold"), self.style.size - 1)
            canvas.drawCentredString(center, bottom + height - 4 - self.line * (index + 0.75), line)
