"""A chart drawn by matplotlib, as SVG with text as text or as PNG; the same chart gives the same bytes."""

import hashlib
import io
import re
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from html import escape
from itertools import chain

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from extract.dataset.charts.bars import draw_bars, measure_bars
from extract.dataset.charts.canvas import BASE, INCH, NOTE, TITLE, Canvas, write_lines
from extract.dataset.charts.fonts import MEASURING, picture_families, web_families
from extract.dataset.charts.layout import Chart
from extract.dataset.charts.lines import draw_lines, measure_lines
from extract.dataset.charts.measuring import wrap
from extract.dataset.charts.notes import abridged
from extract.dataset.charts.words import say

_DOTS = 144
_SALT = "workplan"
_ID = 10
_TEXT = re.compile(r"<text\b[^>]*>")
_FAMILY = re.compile(r"font-family: ?'[^']*'|(?<=px )'[^']*'")


def to_png(chart: Chart) -> bytes:
    """Return a chart as a picture.

    Raises:
        DatasetError: if no installed font has Hangul.
    """
    buffer = io.BytesIO()
    with _settled(picture_families()):
        figure = _draw(chart)
        FigureCanvasAgg(figure).print_figure(buffer, format="png", dpi=_DOTS, metadata={"Software": None})
    return buffer.getvalue()


def to_svg(chart: Chart) -> str:
    """Return a chart as SVG, with a title and a description for those who do not see it."""
    buffer = io.BytesIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with _settled((MEASURING,)):
        figure = _draw(chart)
        FigureCanvasSVG(figure).print_figure(buffer, format="svg", metadata=nothing)
    return _told(_TEXT.sub(_with_web_fonts, buffer.getvalue().decode()), chart)


@contextmanager
def _settled(families: tuple[str, ...]) -> Generator[None]:
    """Draw with settings that do not depend on the machine: those of matplotlib itself, and ours.

    A sign that no font has is shown as a box; text in an SVG is not written with the fonts of this machine at all.
    """
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from|Matplotlib currently does not support")
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "font.family": list(families),
                "font.size": BASE,
                "svg.fonttype": "none",
                "svg.hashsalt": _SALT,
                "text.parse_math": False,
            }
        )
        yield


def _draw(chart: Chart) -> Figure:
    room = (measure_lines if chart.over_years else measure_bars)(chart)
    said = (*chart.notes, *abridged(chart.told, chart.language))
    notes = tuple(chain.from_iterable(wrap(note, room.width / NOTE * INCH * 0.94) for note in said))
    canvas = Canvas.make(room, len(notes))
    (draw_lines if chart.over_years else draw_bars)(chart, canvas)
    if not chart.marks:
        canvas.axes.text(0.5, 0.5, say("nothing", chart.language), transform=canvas.axes.transAxes, ha="center")
        canvas.axes.set(xticks=(), yticks=())
    facts = " · ".join(one for one in (say("unit", chart.language, unit=chart.unit), chart.documents) if one)
    canvas.figure.text(canvas.across(room.margin), canvas.down(0.32), chart.title, fontsize=TITLE)
    canvas.figure.text(canvas.across(room.margin), canvas.down(0.58), facts)
    write_lines(canvas, notes)
    return canvas.figure


def _with_web_fonts(tag: re.Match[str]) -> str:
    families = ", ".join(name if name == "sans-serif" else f"'{name}'" for name in web_families())
    return _FAMILY.sub(lambda found: f"{'font-family: ' if ':' in found[0] else ''}{families}", tag[0])


def _told(svg: str, chart: Chart) -> str:
    names = ", ".join(one.name for one in chart.series)
    unit, series = say("unit", chart.language, unit=chart.unit), say("series", chart.language, names=names)
    told = "\n".join((unit, series, *chart.notes, *chart.told))
    head, tag, rest = svg.partition("<svg ")
    attributes, _, inside = rest.partition(">")
    own = hashlib.sha256(svg.encode()).hexdigest()[:_ID]
    texts = f'<title id="title-{own}">{escape(chart.title)}</title>\n<desc id="about-{own}">{escape(told)}</desc>'
    access = f'role="img" lang="{chart.language}" aria-labelledby="title-{own} about-{own}"'
    return f"{head}{tag}{access} {attributes}>\n{texts}{inside}"
