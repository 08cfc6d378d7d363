"""Comparisons and trends as JSON and as CSV."""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from decimal import Decimal
from io import StringIO
from typing import Any

from extract.dataset.compare.figures import Figure
from extract.dataset.compare.model import Comparison, Observation, Point
from extract.dataset.compare.observing import worst
from extract.dataset.compare.trend import Step, Trend, Trends
from extract.source import Source

_LINE = ("line", "organization", "department", "program")
_STEP = ("year", "name", "budget", "change", "growth", "executed", "rate", "check", "came_from", "became", "later")
_PLACES = ("reported", "asked", "document", "page", "block")
_FIGURE = ("raw", "document", "page", "block", "row", "col")


def to_json_object(found: Comparison | Trends) -> dict[str, Any]:
    """Return a comparison or trends as JSON has it: everything, the keys of points by the name of their dimension."""
    plain = _plain(asdict(found))
    if isinstance(found, Comparison):
        for point in plain["points"]:
            point["keys"] = dict(zip(found.by, point["keys"], strict=True))
    return plain


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def to_csv(found: Comparison | Trends) -> str:
    """Return a comparison as CSV with a row a point, or trends with a row a program and year.

    The column ``sources`` of a comparison is a JSON array: of each printed number document, page, block, row and column
    (the latter two from 0), value and raw text, and whether the point is made of it or divided by it (``against``).
    """
    file = StringIO()
    writer = csv.writer(file)
    writer.writerows(_comparison(found) if isinstance(found, Comparison) else _trends(found.programs))
    return file.getvalue()


def _comparison(found: Comparison) -> Iterable[Sequence[Any]]:
    yield [*found.by, found.measure.value, "unit", "prices", "check", "unstated", "sources"]
    for point in found.points:
        sources = json.dumps(_sources(point), ensure_ascii=False)
        yield [*point.keys, point.value, found.unit, found.prices, point.check.value, point.unstated, sources]


def _sources(point: Point) -> list[dict[str, Any]]:
    own = [_source(one, against=False) for one in point.observations]
    return own + [_source(one, against=True) for one in point.against]


def _source(one: Observation, *, against: bool) -> dict[str, Any]:
    source = one.figure.source
    return {
        "document": one.figure.document,
        "page": source.page,
        "block": source.block,
        "row": source.row,
        "col": source.col,
        "value": one.figure.value,
        "raw": one.figure.raw,
        "program": one.program,
        "year": one.year,
        "check": one.figure.check.value,
        "against": against,
    }


def _trends(found: Iterable[Trend]) -> Iterable[Sequence[Any]]:
    figures = [f"{name}_{part}" for name in ("budget", "executed") for part in _FIGURE]
    yield [*_LINE, *_STEP, *_PLACES, *figures]
    for one in found:
        for step in one.steps:
            yield [one.line, one.organization, one.department, one.name, *_step(step)]


def _step(step: Step) -> Iterable[Any]:
    yield from (step.year, step.name, _value(step.budget), step.change, step.growth, _value(step.executed), step.rate)
    yield from (check_of(step), _names(step.came_from), step.became, _names(step.later))
    yield from (None if step.reported is None else str(step.reported).lower(), _names(step.asked))
    yield from (step.document, step.source.page, step.source.block)
    for figure in (step.budget, step.executed):
        source = figure.source if figure else Source()
        yield from (figure.raw, figure.document) if figure else (None, None)
        yield from (source.page, source.block, source.row, source.col)


def _names(names: Sequence[str]) -> str | None:
    return json.dumps(names, ensure_ascii=False) if names else None


def _value(figure: Figure | None) -> int | None:
    return figure.value if figure else None


def check_of(step: Step) -> str:
    """Return the worst of what the checks say about the numbers of a program and year."""
    figures = [one for one in (step.budget, step.executed) if one]
    return worst(Observation(None, None, step.year, None, None, one) for one in figures).value
