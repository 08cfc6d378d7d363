"""A comparison as what is drawn: series over years or bars, the unit, and what has to be said below."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from extract.dataset.charts.notes import count_documents, make_notes, told_by
from extract.dataset.charts.scale import Scale, choose_scale
from extract.dataset.charts.series import Mark, Series, year_of
from extract.dataset.charts.words import Language, key_name, say
from extract.dataset.compare.model import Comparison, Dimension, Point

MOST_SERIES = 8
"""More lines cannot be told apart."""
MOST_BARS = 30

_PER = (("/post", "per_post"), ("/person", "per_person"))


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn.

    Attributes:
        language: of its words.
        title: its title.
        unit: the unit of its axis.
        scale: the unit of its numbers.
        over_years: whether the series are lines over years; else each is one bar.
        series: those that are drawn, the greatest first.
        documents: from how many documents the numbers are.
        notes: what is said below.
        told: what the comparison itself has to add.
    """

    language: Language
    title: str
    unit: str
    scale: Scale
    over_years: bool
    series: tuple[Series, ...]
    documents: str
    notes: tuple[str, ...]
    told: tuple[str, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Everything that is drawn."""
        return tuple(mark for one in self.series for mark in one.marks if mark.value is not None)

    @property
    def years(self) -> tuple[int, ...]:
        """The years of all that is drawn, those without a number too."""
        return tuple(sorted({year for one in self.series for year in one.years}))

    @property
    def counts(self) -> bool:
        """Whether its numbers are whole and shown as they are, so that there is nothing between them."""
        return self.scale.factor == 1 and all(
            value == value.to_integral_value() for one in self.series for value in one.values
        )


def make_chart(comparison: Comparison, language: Language) -> Chart:
    """Return what is drawn of a comparison.

    Args:
        comparison: the numbers.
        language: of the words.
    """
    over_years = Dimension.YEAR in comparison.by
    every = _series(comparison, language)
    valued = sorted((one for one in every if one.values), key=lambda one: -one.peak)
    drawn = valued[: MOST_SERIES if over_years else MOST_BARS]
    if not over_years:
        drawn.sort(key=lambda one: -one.values[0])
    scale = choose_scale(comparison.unit, chain.from_iterable(one.values for one in drawn), language)
    priced = comparison.prices is not None
    return Chart(
        language=language,
        title=title_of(comparison, language),
        unit=say("prices", language, unit=scale.name, year=comparison.prices) if priced else scale.name,
        scale=scale,
        over_years=over_years,
        series=tuple(drawn),
        documents=_documents(comparison, language),
        notes=make_notes(comparison, every, len(valued) - len(drawn), language),
        told=told_by(comparison, language),
    )


def _documents(comparison: Comparison, language: Language) -> str:
    count = count_documents(comparison)
    return "" if not count else say("one_document" if count == 1 else "documents", language, count=count)


def title_of(comparison: Comparison, language: Language) -> str:
    """Return what a comparison is called.

    Args:
        comparison: the comparison.
        language: of the words.
    """
    measure = say(comparison.measure, language)
    for ending, key in _PER:
        measure = say(key, language, measure=measure) if comparison.unit.endswith(ending) else measure
    dimensions = [say(one, language) for one in comparison.by]
    names = ("·" if language == "ko" else ", ").join(dimensions)
    return say("titled", language, names=names, measure=measure) if names else measure


def _series(comparison: Comparison, language: Language) -> tuple[Series, ...]:
    """Return the points that differ in the year alone as one series, in the order of the comparison."""
    over = Dimension.YEAR in comparison.by
    rest = [at for at, one in enumerate(comparison.by) if one is not Dimension.YEAR]
    groups: dict[tuple[object, ...], list[Point]] = defaultdict(list)
    for point in comparison.points:
        groups[tuple(point.keys[at] for at in rest)].append(point)
    return tuple(
        Series(
            " ".join(key_name(comparison.by[at], points[0].keys[at], language) for at in rest)
            or say(comparison.measure, language),
            tuple(_mark(comparison, point) for point in points if year_of(comparison, point) is not None or not over),
        )
        for points in groups.values()
    )


def _mark(comparison: Comparison, point: Point) -> Mark:
    return Mark(year_of(comparison, point), point.value, point.check, point.unstated)


def scaled(chart: Chart, value: Decimal) -> float:
    """Return a value in the unit of the axis."""
    return float(chart.scale.of(value))
