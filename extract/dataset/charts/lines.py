"""Lines over years: a gap where a year has no number, a sign where a check fails."""

import math

from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator, StrMethodFormatter

from extract.dataset.charts.canvas import BASE, COLORS, INCH, LINE, SHAPES, TICKS, Canvas, Room, spread_lines
from extract.dataset.charts.layout import Chart, scaled
from extract.dataset.charts.marking import label, mark_keys, sign, tick
from extract.dataset.charts.measuring import widest, wrap
from extract.dataset.charts.series import Series

_ACROSS, _DOWN, _KEY = 6.2, 3.6, 0.55
_NAME = 22
"""Ems of a line of the legend."""
_ALL_TICKS = 14
_HEADROOM = 0.12


def measure_lines(chart: Chart) -> Room:
    """Return how much room the lines and their legend take."""
    names = _names(chart)
    wide = widest(line for name in names for line in name) * BASE / INCH + _KEY if names else 0.0
    lines = sum(len(name) * LINE + 0.5 for name in names) * BASE / INCH
    return Room(left=0.95, across=_ACROSS, right=wide + 0.35, down=max(_DOWN, lines), below=0.3)


def _names(chart: Chart) -> list[tuple[str, ...]]:
    """Return the lines of each name of the legend; one series needs none."""
    several = len(chart.series) > 1
    names = [wrap(one.name, _NAME) for one in chart.series if several]
    return names + [wrap(text, _NAME) for _, text in mark_keys(chart, "o")]


def draw_lines(chart: Chart, canvas: Canvas) -> None:
    """Draw the series of a chart."""
    axes = canvas.axes
    keys = [_draw_series(chart, canvas, one, at) for at, one in enumerate(chart.series)]
    keys = (keys if len(keys) > 1 else []) + [key for key, _ in mark_keys(chart, "o")]
    if keys:
        legend = axes.legend(keys, ["-"] * len(keys), loc="upper left", bbox_to_anchor=(1.01, 1.0), frameon=False)
        for place, name in zip(legend.get_texts(), _names(chart), strict=True):  # a name may begin as no label may
            place.set(text="\n".join(name), fontsize=BASE)
        spread_lines(legend.get_texts())
    _set_years(chart, canvas)
    values = [scaled(chart, mark.value) for mark in chart.marks if mark.value is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    low, high = min(low, 0.0), max(high, 0.0)
    room = (high - low or 1.0) * _HEADROOM
    axes.set_ylim(low - room if low < 0 else 0.0, high + room)
    axes.axhline(0, color="#666666", linewidth=0.8, zorder=1)
    axes.grid(axis="y", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.yaxis.set_major_locator(MaxNLocator("auto", steps=TICKS, integer=chart.counts))
    axes.yaxis.set_major_formatter(FuncFormatter(tick))


def _set_years(chart: Chart, canvas: Canvas) -> None:
    if not chart.years:
        return
    first, last = chart.years[0], chart.years[-1]
    canvas.axes.set_xlim(first - 0.4, last + 0.4)
    if last - first < _ALL_TICKS:
        canvas.axes.set_xticks(range(first, last + 1))
    else:
        canvas.axes.xaxis.set_major_locator(MaxNLocator(_ALL_TICKS, integer=True))
    canvas.axes.xaxis.set_major_formatter(StrMethodFormatter("{x:.0f}"))


def _draw_series(chart: Chart, canvas: Canvas, series: Series, at: int) -> Line2D:
    """Draw one line and return its key for the legend."""
    color, shape = COLORS[at % len(COLORS)], SHAPES[at % len(SHAPES)]
    known = {
        mark.year: (scaled(chart, mark.value), mark) for mark in series.marks if mark.year and mark.value is not None
    }
    behind = {year + 1 for year in known if year < max(known)}
    years = sorted(behind | set(known))
    values = [known[year][0] if year in known else math.nan for year in years]
    canvas.axes.plot(years, values, color=color, linewidth=1.6, zorder=2)
    for year, (value, mark) in known.items():
        canvas.axes.plot([year], [value], zorder=3, clip_on=False, **sign(mark.check, color, shape))
        if len(chart.series) == 1 and len(chart.years) <= _ALL_TICKS:
            canvas.axes.annotate(label(chart, mark), (year, value), (0, 8), ha="center", textcoords="offset points")
    return Line2D([], [], color=color, marker=shape, markersize=6)
