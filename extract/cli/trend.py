"""What ``workplan trend`` does: each program through the years, or what was planned and never reported."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.cli.choice import chosen, marked, refuse, said, tell_rest, write
from extract.cli.console import make_console, print_table
from extract.cli.finding import Language, where
from extract.dataset.compare import Step, Trend, Trends, Wish, trends
from extract.dataset.compare.figures import Figure
from extract.dataset.errors import DatasetError
from extract.dataset.identity import Kind

_BECAME: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        Kind.SAME: ("계속", "goes on"),
        Kind.RENAMED: ("명칭 변경", "renamed"),
        Kind.SPLIT: ("분리", "split"),
        Kind.MERGED: ("통합", "merged"),
        Kind.REGROUPED: ("재편", "regrouped"),
        Kind.GONE: ("종료", "ended"),
    }
)
_HEADS = (
    ("연도", "year"),
    ("사업", "program"),
    ("예산(원)", "budget (won)"),
    ("증감(원)", "change (won)"),
    ("증감률(%)", "growth (%)"),
    ("집행(원)", "executed (won)"),
    ("집행률(%)", "rate (%)"),
    ("그 뒤", "then"),
    ("실적 보고", "reported"),
)
_NUMBERS = range(2, 7)
_UNREPORTED = (
    ("연도", "year"),
    ("기관", "body"),
    ("부서", "department"),
    ("사업", "program"),
    ("예산(원)", "budget (won)"),
    ("계획한 곳", "planned in"),
    ("실적을 적은 문서", "results told in"),
)
_SUM = 4
_REPORTED: Mapping[bool | None, tuple[str, str]] = MappingProxyType(
    {True: ("예", "yes"), False: ("없음", "no"), None: ("-", "-")}
)
_OF_SPENDING = ("until", "joint")


def show_trends(given: argparse.Namespace) -> bool:
    """Print the trends that the options ask for; return whether the folder could be read.

    Raises:
        UsageError: if the question names what is nowhere.
    """
    try:
        found = trends(given.outputs, Wish(**chosen(given)))
    except (DatasetError, OSError) as error:
        return refuse(error)
    if given.unreported:
        found = _only_unreported(found)
    if given.format != "table":
        write(found, given.format)
        return True
    console = make_console()
    if given.unreported:
        console.print(_missing(found, given.lang))
    for one in () if given.unreported else found.programs:
        _show(console, one, given.lang)
    tell_rest(console, found.left_out, found.notes, given.lang, whole=False)
    return True


def _only_unreported(found: Trends) -> Trends:
    """Return the years alone in which a program was planned and never reported."""
    kept = [replace(one, steps=tuple(step for step in one.steps if step.reported is False)) for one in found.programs]
    notes = tuple(one for one in found.notes if one.key not in _OF_SPENDING)
    return replace(found, programs=tuple(one for one in kept if one.steps), notes=notes)


def _missing(found: Trends, language: Language) -> Table:
    table = Table(show_lines=True)
    for at, head in enumerate(_UNREPORTED):
        table.add_column(said(head, language), no_wrap=at == _SUM, overflow="fold")
    rows = [(step.year, one, step) for one in found.programs for step in one.steps]
    for year, one, step in sorted(rows, key=lambda row: row[0]):
        names = [Text(one.organization or "-"), Text(step.department or "-"), Text(step.name)]
        place = Text(f"{step.document} {where(step.source, language)}")
        table.add_row(str(year), *names, _sum(step.budget), place, Text(", ".join(step.asked)))
    return table


def _show(console: Console, one: Trend, language: Language) -> None:
    who = " ".join(part for part in (one.organization, one.department) if part)
    console.print(Text.assemble((one.name, "bold"), f"  {who}  ", (one.line, "dim")), soft_wrap=True)
    table = Table(show_edge=False)
    for at, head in enumerate(_HEADS):
        of_numbers = at in _NUMBERS
        justify = "right" if of_numbers else "left"
        table.add_column(said(head, language), justify=justify, no_wrap=of_numbers, overflow="fold")
    for step in one.steps:
        table.add_row(*_cells(step, language))
    print_table(console, table)
    console.print()


def _cells(step: Step, language: Language) -> tuple[Text | str, ...]:
    changed = ("" if step.change is None else f"{step.change:+,}", "" if step.growth is None else f"{step.growth:+}")
    rate = "" if step.rate is None else str(step.rate)
    name = Text(step.name)
    if step.came_from:
        name.append(f" ← {', '.join(step.came_from)}", "dim")
    reported = Text(said(_REPORTED[step.reported], language), "yellow" if step.reported is False else "")
    return (
        str(step.year),
        name,
        _sum(step.budget),
        *changed,
        _sum(step.executed),
        rate,
        _then(step, language),
        reported,
    )


def _sum(figure: Figure | None) -> Text:
    return marked(figure.check, f"{figure.value:,}") if figure else Text("-", "dim")


def _then(step: Step, language: Language) -> Text:
    if step.became is None:
        return Text("-", "dim")
    told = said(_BECAME[step.became], language)
    names = step.later if step.became not in (Kind.SAME, Kind.GONE) else ()
    return Text(f"{told} → {', '.join(names)}" if names else told)
