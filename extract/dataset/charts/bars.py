"""Bars, the greatest on top."""

from decimal import Decimal

from matplotlib.ticker import FuncFormatter, MaxNLocator
from matplotlib.transforms import offset_copy

from extract.dataset.charts.canvas import BASE, COLORS, INCH, LINE, TICKS, Canvas, Room, spread_lines
from extract.dataset.charts.layout import Chart, scaled
from extract.dataset.charts.marking import label, mark_keys, sign, tick
from extract.dataset.charts.measuring import widest, wrap
from extract.dataset.charts.series import Series
from extract.dataset.compare.figures import Standing

_ACROSS, _LEAST, _BETWEEN, _KEYS = 5.2, 0.8, 0.8, 0.35
_NAME = 22
"""Ems of a line of a name."""
_THICK = 1.3
_HEADROOM = 0.16
_SIGN, _TEXT = 8, 5
"""How far behind the end of a bar its sign and its number stand, in points."""


def measure_bars(chart: Chart) -> Room:
    """Return how much room the bars and their names take."""
    names = [wrap(one.name, _NAME) for one in chart.series]
    lines = sum(len(name) * LINE + _BETWEEN for name in names)
    left = widest(line for name in names for line in name) * BASE / INCH + 0.3
    keys = _KEYS if mark_keys(chart, "s") else 0.0
    return Room(max(left, 0.5), _ACROSS, 0.4, max(lines * BASE / INCH, _LEAST), 0.35 + keys)


def draw_bars(chart: Chart, canvas: Canvas) -> None:
    """Draw the series of a chart, each of one number."""
    axes = canvas.axes
    heights = [len(wrap(one.name, _NAME)) * LINE + _BETWEEN for one in chart.series]
    middles = [sum(heights[:at]) + height / 2 for at, height in enumerate(heights)]
    for series, middle in zip(chart.series, middles, strict=True):
        _draw_bar(chart, canvas, series, middle)
    axes.set_ylim(sum(heights) or 1.0, 0)
    axes.set_yticks(middles, ["\n".join(wrap(one.name, _NAME)) for one in chart.series])
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    spread_lines(axes.get_yticklabels())
    _set_values(chart, canvas)
    keys = mark_keys(chart, "s")
    if keys:
        below = -0.3 * INCH / (canvas.room.down * INCH)
        handles, texts = [key for key, _ in keys], [text for _, text in keys]
        axes.legend(
            handles,
            texts,
            loc="upper left",
            bbox_to_anchor=(0, below),
            ncols=2,
            frameon=False,
            fontsize=BASE,
            borderaxespad=0,
        )


def _set_values(chart: Chart, canvas: Canvas) -> None:
    axes = canvas.axes
    values = [scaled(chart, mark.value) for mark in chart.marks if mark.value is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    room = (high - low or 1.0) * _HEADROOM
    axes.set_xlim(low - room if low < 0 else 0.0, high + room if high > 0 or not low else 0.0)
    axes.axvline(0, color="#666666", linewidth=0.8, zorder=3)
    axes.grid(axis="x", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_locator(MaxNLocator(6, steps=TICKS, integer=chart.counts))
    axes.xaxis.set_major_formatter(FuncFormatter(tick))


def _draw_bar(chart: Chart, canvas: Canvas, series: Series, middle: float) -> None:
    axes, color = canvas.axes, COLORS[0]
    (mark,) = (mark for mark in series.marks if mark.value is not None)
    value = scaled(chart, mark.value or Decimal(0))
    way, side = (-1, "right") if value < 0 else (1, "left")
    face = "white" if mark.check is Standing.DOUBTFUL else color
    axes.barh(middle, value, height=_THICK, color=face, edgecolor=color, linewidth=1.4, zorder=2)
    far = _TEXT
    if mark.check is Standing.FAILED:
        beside = offset_copy(axes.transData, canvas.figure, way * _SIGN, 0, units="points")
        axes.plot([value], [middle], transform=beside, clip_on=False, zorder=4, **sign(mark.check, color, "x"))
        far += 2 * _SIGN
    axes.annotate(
        label(chart, mark), (value, middle), (far * way, 0), textcoords="offset points", ha=side, va="center_baseline"
    )
