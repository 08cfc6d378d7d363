"""The signs of numbers in doubt: a cross where a check fails, a hollow shape for what is part of a failed check."""

from typing import Any

from matplotlib.lines import Line2D

from extract.dataset.charts.layout import Chart
from extract.dataset.charts.scale import short
from extract.dataset.charts.series import Mark
from extract.dataset.charts.words import say
from extract.dataset.compare.figures import Standing

_DOUBTS = (Standing.FAILED, Standing.DOUBTFUL)
_GREY = "#333333"


def sign(check: Standing, color: str, shape: str) -> dict[str, Any]:
    """Return how a number is marked.

    Args:
        check: what the checks say about it.
        color: the colour of its series.
        shape: the shape of its series, as matplotlib names it.
    """
    if check is Standing.FAILED:
        return {"color": color, "marker": "x", "markersize": 9, "markeredgewidth": 2.4, "linestyle": "none"}
    face = "white" if check is Standing.DOUBTFUL else color
    return {
        "color": color, "marker": shape, "markersize": 6, "markerfacecolor": face, "markeredgewidth": 1.4, "linestyle": "none",
    }  # fmt: skip


def mark_keys(chart: Chart, shape: str) -> list[tuple[Line2D, str]]:
    """Return the keys of the legend for the signs that a chart holds, with what they mean.

    Args:
        chart: the chart.
        shape: what stands for any shape.
    """
    held = {mark.check for mark in chart.marks}
    return [(Line2D([], [], **sign(one, _GREY, shape)), say(one, chart.language)) for one in _DOUBTS if one in held]


def label(chart: Chart, mark: Mark) -> str:
    """Return the number that is written beside a mark."""
    return short(chart.scale.of(mark.value)) if mark.value is not None else ""


def tick(value: float, _: object = None) -> str:
    """Return the number at a line of the grid.

    >>> tick(1200.0), tick(0.30000000000000004), tick(-0.0)
    ('1,200', '0.3', '0')
    """
    return f"{round(value, 9) + 0.0:,.10g}"
