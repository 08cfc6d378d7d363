"""Comparisons made by hand."""

import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from extract.dataset.charts import render
from extract.dataset.charts.words import Language
from extract.dataset.compare.figures import Figure, Standing
from extract.dataset.compare.model import Comparison, Dimension, Key, Measure, Observation, Point
from extract.source import Source

YEAR, PROGRAM, DEPARTMENT = Dimension.YEAR, Dimension.PROGRAM, Dimension.DEPARTMENT
_CROSS = re.compile(r'<path id="(\w+)" d="M -4\.5 4\.5')


def observation(value: int, document: str = "plan.pdf", raw: str | None = None, page: int | None = 3) -> Observation:
    source = Source(block=7, page=page, row=4, col=1, start=0, end=5)
    figure = Figure(value, raw or f"{value:,}", document, source, Standing.HOLDS)
    return Observation("가온구", "기획예산과", 2025, "성과관리", "p1", figure)


def point(
    *keys: Key, value: int | None, check: Standing = Standing.HOLDS, unstated: int = 0, document: str = "plan.pdf"
) -> Point:
    held = () if value is None else (observation(value, document),)
    return Point(keys, None if value is None else Decimal(value), check, held, unstated)


def budget(by: tuple[Dimension, ...], points: Iterable[Point], unit: str = "won") -> Comparison:
    return Comparison(Measure.BUDGET, unit, by, tuple(points))


def svg(comparison: Comparison, language: Language = "ko") -> str:
    return render(comparison, Path("chart.svg"), language).decode()


def crosses(picture: str) -> int:
    """Return how many crosses an SVG shows."""
    return sum(picture.count(f'href="#{name}"') for name in _CROSS.findall(picture))


def texts(picture: str) -> list[str]:
    """Return the texts of an SVG in the order in which they are drawn."""
    return re.findall(r"<text\b[^>]*>(.*?)</text>", picture)


MANY = budget(
    (YEAR, PROGRAM),
    (point(year, f"사업 {number}", value=number * 10**8) for year in (2024, 2025) for number in range(1, 21)),
)
"""Twenty programs, the last of which is the greatest."""
