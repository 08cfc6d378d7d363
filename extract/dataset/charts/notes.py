"""What has to be said below a chart: where its numbers are from, what is missing, what is not drawn."""

from collections.abc import Iterable, Iterator

from extract.dataset.charts.series import Series, year_of
from extract.dataset.charts.words import Language, key_name, plain, say
from extract.dataset.compare.model import Comparison, Dimension, Observation, Point

_NAMED = 12
"""So many are named one by one."""
_TOLD = 4


def make_notes(comparison: Comparison, series: tuple[Series, ...], hidden: int, language: Language) -> tuple[str, ...]:
    """Return the notes of a chart, but for those of the comparison itself.

    Args:
        comparison: the numbers.
        series: all of its series.
        hidden: how many of those that have numbers are not drawn.
        language: of the words.
    """
    return (
        _origin(comparison, language),
        *_missing(comparison, series, language),
        *_incomplete(comparison, language),
        *_undrawn(comparison, series, hidden, language),
        *_left_out(comparison, language),
    )


def count_documents(comparison: Comparison) -> int:
    """Return how many documents the numbers of a comparison are from."""
    return len({one.figure.document for point in comparison.points for one in figures_of(point)})


def figures_of(point: Point) -> tuple[Observation, ...]:
    """Return the printed numbers of a point: those it is made of, then those it is divided by."""
    return (*point.observations, *point.against)


def _origin(comparison: Comparison, language: Language) -> str:
    several = any(len(figures_of(point)) > 1 for point in comparison.points)
    parts = [say("printed", language)]
    parts += [say("computed", language)] if several else []
    parts += [say("converted", language, year=comparison.prices)] if comparison.prices is not None else []
    return " ".join(parts)


def _missing(comparison: Comparison, series: tuple[Series, ...], language: Language) -> Iterator[str]:
    if Dimension.YEAR not in comparison.by:
        names = [one.name for one in series if not one.values]
    elif len(comparison.by) == 1:
        names = [str(year) for one in series for year in one.missing_years]
    else:
        lacking = [(one.name, one.missing_years) for one in series if one.missing_years]
        names = [f"{name}({', '.join(str(year) for year in years)})" for name, years in lacking]
    if names:
        yield say("missing", language, names=_some(names, language))


def _incomplete(comparison: Comparison, language: Language) -> Iterator[str]:
    names = [
        say("without", language, name=_name(comparison, point, language), count=point.unstated)
        for point in comparison.points
        if point.unstated and point.value is not None
    ]
    if names:
        yield say("incomplete", language, names=_some(names, language))


def _left_out(comparison: Comparison, language: Language) -> Iterator[str]:
    if comparison.left_out:
        yield say("left_out", language, count=len(comparison.left_out))


def abridged(told: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """Return the first notes of a comparison and how many more there are; the page has them all."""
    rest = len(told) - _TOLD
    return (*told[:_TOLD], say("more_notes", language, count=rest)) if rest > 0 else told


def told_by(comparison: Comparison, language: Language) -> tuple[str, ...]:
    """Return all notes of the comparison itself."""
    return tuple(plain(one.en if language == "en" else one.ko) for one in comparison.notes)


def _name(comparison: Comparison, point: Point, language: Language) -> str:
    names = (key_name(by, key, language) for by, key in zip(comparison.by, point.keys, strict=True))
    return " ".join(names) or say(comparison.measure, language)


def _undrawn(comparison: Comparison, series: tuple[Series, ...], hidden: int, language: Language) -> Iterator[str]:
    over_years = Dimension.YEAR in comparison.by
    undated = [one for one in comparison.points if one.value is not None and year_of(comparison, one) is None]
    if hidden:
        every = sum(1 for one in series if one.values)
        yield say("hidden" if over_years else "hidden_bars", language, count=hidden, all=every)
    if over_years and undated:
        yield say("undated", language, count=len(undated))


def _some(names: Iterable[str], language: Language) -> str:
    """Return the first names and how many more there are."""
    first, rest = list(names)[:_NAMED], list(names)[_NAMED:]
    return ", ".join([*first, say("more", language, count=len(rest))] if rest else first)
