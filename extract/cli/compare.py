"""What ``workplan compare`` does: numbers of many documents side by side, as a table, CSV or JSON."""

import argparse
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.cli.chart import check_chart, draw_chart
from extract.cli.choice import chosen, marked, refuse, said, tell_rest, write
from extract.cli.console import make_console, print_table
from extract.cli.finding import Language, where
from extract.dataset.compare import Comparison, Dimension, Measure, Observation, Per, Point, Wish, compare_reports
from extract.dataset.compare.model import Key
from extract.dataset.errors import DatasetError

_MEASURES: Mapping[Measure, tuple[str, str]] = MappingProxyType(
    {
        Measure.BUDGET: ("예산", "budget"),
        Measure.EXECUTED: ("집행액", "executed"),
        Measure.RATE: ("집행률", "rate of execution"),
        Measure.PROGRAMS: ("사업 수", "programs"),
        Measure.POSTS: ("정원", "posts"),
        Measure.STAFF: ("현원", "staff"),
        Measure.VACANCIES: ("결원", "vacancies"),
    }
)
_DIMENSIONS: Mapping[Dimension, tuple[str, str]] = MappingProxyType(
    {
        Dimension.YEAR: ("연도", "year"),
        Dimension.ORGANIZATION: ("기관", "body"),
        Dimension.DEPARTMENT: ("부서", "department"),
        Dimension.PROGRAM: ("사업", "program"),
        Dimension.FUNDING: ("재원", "funding"),
    }
)
_UNITS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "won": ("원", "won"),
        "persons": ("명", "persons"),
        "percent": ("%", "%"),
        "programs": ("개", "programs"),
        "/post": ("/정원 1명", "/post"),
        "/person": ("/1명", "/person"),
    }
)
_UNKNOWN = ("(모름)", "(unknown)")


def compare_outputs(given: argparse.Namespace) -> bool:
    """Print the comparison that the options ask for; return whether the folder could be read.

    Raises:
        UsageError: if the question asks for what cannot be, or names what is nowhere.
    """
    check_chart(given.chart, given.originals)
    try:
        found = compare_reports(given.outputs, _wish(given))
    except (DatasetError, OSError) as error:
        return refuse(error)
    if given.chart:
        draw_chart(found, given.chart, given.lang, given.originals)
    if given.format != "table":
        write(found, given.format)
        return True
    console = make_console()
    console.print(Text(_title(found, given.lang), "bold"))
    print_table(console, _table(found, given.lang))
    if given.sources:
        _show_sources(console, found, given.lang)
    tell_rest(console, found.left_out, found.notes, given.lang, whole=given.sources)
    return True


def _wish(given: argparse.Namespace) -> Wish:
    per = given.per if given.per is None or isinstance(given.per, Path) else Per(given.per)
    by = tuple(Dimension(name) for name in given.by)
    return Wish(Measure(given.measure), by, per=per, prices=given.real, **chosen(given))


def _title(found: Comparison, language: Language) -> str:
    unit, sign, behind = found.unit.partition("/")
    words = said(_UNITS[unit], language) + (said(_UNITS[sign + behind], language) if sign else "")
    prices = (f", {found.prices}년 가격", f", prices of {found.prices}")
    return f"{said(_MEASURES[found.measure], language)} ({words}{said(prices, language) if found.prices else ''})"


def _table(found: Comparison, language: Language) -> Table:
    *rows, last = found.by
    points = {point.keys: point for point in found.points}
    if not rows:
        return _list(found, language)
    heads = [said(_DIMENSIONS[one], language) for one in rows]
    table = Table(show_lines=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    columns = list(dict.fromkeys(point.keys[-1] for point in sorted(found.points, key=_last)))
    for column in columns:
        table.add_column(_named(column, language), justify="right", no_wrap=True)
    for keys in dict.fromkeys(point.keys[:-1] for point in found.points):
        cells = [_cell(points.get((*keys, column)), language) for column in columns]
        table.add_row(*(Text(_named(key, language)) for key in keys), *cells)
    table.caption = f"{said(_DIMENSIONS[last], language)} →"
    return table


def _list(found: Comparison, language: Language) -> Table:
    table = Table(said(_DIMENSIONS[found.by[0]], language))
    table.add_column(said(_MEASURES[found.measure], language), justify="right", no_wrap=True)
    for point in found.points:
        table.add_row(Text(_named(point.keys[0], language)), _cell(point, language))
    return table


def _last(point: Point) -> tuple[bool, int, str]:
    key = point.keys[-1]
    return key is None, key if isinstance(key, int) else 0, str(key or "")


def _named(key: Key, language: Language) -> str:
    return said(_UNKNOWN, language) if key is None else str(key)


def _cell(point: Point | None, language: Language) -> Text:
    if point is None:
        return Text("")
    missing = f" (+{point.unstated}{said(('개 없음', ' unstated'), language)})" if point.unstated else ""
    if point.value is None:
        return Text("-", "dim")
    return marked(point.check, number(point.value)).append(missing, "dim")


def number(value: Decimal | int) -> str:
    """Return a number with commas.

    >>> number(Decimal("1234567.50")), number(-3)
    ('1,234,567.50', '-3')
    """
    return f"{value:,}"


def _show_sources(console: Console, found: Comparison, language: Language) -> None:
    console.print(Text(said(("근거", "Sources"), language), "bold"))
    for point in found.points:
        names = " · ".join(_named(key, language) for key in point.keys)
        for sign, group in (("", point.observations), ("÷ ", point.against)):
            _show_places(console, f"{names}: {sign}", group, language)


def _show_places(console: Console, before: str, group: Sequence[Observation], language: Language) -> None:
    for one in group:
        name = f"{one.program} " if one.program and one.program != one.figure.raw else ""
        place = f"  {one.figure.document} {where(one.figure.source, language)}"
        text = Text.assemble(f"  {before}{name}", marked(one.figure.check, one.figure.raw), (place, "dim"))
        console.print(text, soft_wrap=True)
