"""What ``workplan diff`` does: two plans of one department side by side, as a table or as JSON."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.batch import plan_jobs
from extract.batch.single import run_job
from extract.cli.choice import marked, said, tell_signs
from extract.cli.console import make_console, tell_failure
from extract.cli.finding import Language, where
from extract.dataset.compare.diff import Change, Difference, Document, Side, compare, named_pairs, to_object
from extract.dataset.compare.figures import Figure
from extract.dataset.identity import Kind, read_decisions
from extract.emit import escape_json
from extract.parsers.options import ReadOptions
from extract.schemas import FailureRecord, Report

_KINDS: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        Kind.SAME: ("계속", "same"),
        Kind.RENAMED: ("명칭 변경", "renamed"),
        Kind.SPLIT: ("분리", "split"),
        Kind.MERGED: ("통합", "merged"),
        Kind.REGROUPED: ("재편", "regrouped"),
        Kind.NEW: ("신규", "new"),
        Kind.GONE: ("종료", "gone"),
    }
)
_HEADS = (
    ("구분", "what"),
    ("앞 문서", "earlier"),
    ("뒤 문서", "later"),
    ("증감(원)", "change (won)"),
    ("확신", "score"),
)
_TOTALS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"budget": ("예산 합계", "budget"), "posts": ("정원", "posts"), "staff": ("현원", "staff")}
)


def diff_files(
    earlier: Path, later: Path, options: ReadOptions, *, decisions: Path | None, as_json: bool, language: Language
) -> bool:
    """Print the difference of two files, plans or reports on them, and return whether both could be read.

    Args:
        earlier: a plan, or the JSON of its report.
        later: the other.
        options: how to read plans.
        decisions: a TOML file of what people decided, or None.
        as_json: as JSON instead of for people.
        language: ko or en.

    Raises:
        ValueError: if a file is no report, or the decisions cannot be read.
        OSError: if a file cannot be opened.
    """
    ruled = read_decisions(decisions.read_text("utf-8")) if decisions else ()
    reports: list[Report] = []
    for path in (earlier, later):
        record = _report(path, options)
        if isinstance(record, FailureRecord):
            tell_failure(make_console(stderr=True), str(path), record)
        else:
            reports.append(record)
    if len(reports) < len((earlier, later)):
        return False
    found = compare(reports[0], reports[1], ruled)
    if as_json:
        sys.stdout.write(escape_json(json.dumps(to_object(found), ensure_ascii=False, indent=1)) + "\n")
    else:
        _show(make_console(), found, language)
    return True


def _report(path: Path, options: ReadOptions) -> Report | FailureRecord:
    if path.suffix.lower() == ".json":
        return Report.model_validate_json(path.read_bytes())
    return run_job(plan_jobs([path])[0], options).record


def _show(console: Console, found: Difference, language: Language) -> None:
    console.print(Text.assemble((_title(found.earlier), "bold"), " → ", (_title(found.later), "bold")), soft_wrap=True)
    if found.same_organization is False:
        console.print(said(("기관이 다릅니다.", "The bodies differ."), language), style="yellow")
    console.print(_totals(found, language))
    console.print(_programs(found, language))
    _show_unreported(console, found, language)
    tell_signs(console, language)


def _title(document: Document) -> str:
    facts = (document.organization, document.department, str(document.year) if document.year else None)
    return f"{document.file} ({' '.join(fact for fact in facts if fact)})"


def _table(heads: tuple[tuple[str, str], ...], language: Language) -> Table:
    table = Table(show_lines=True)
    for head in heads:
        table.add_column(said(head, language), overflow="fold", justify="left")
    return table


def _totals(found: Difference, language: Language) -> Table:
    table = _table(_HEADS[:4], language)
    for name, pair in named_pairs(found):
        row = (_figure(pair.earlier, language), _figure(pair.later, language), _change(pair.change))
        table.add_row(said(_TOTALS[name], language), *row)
    return table


def _programs(found: Difference, language: Language) -> Table:
    table = _table(_HEADS, language)
    for one in found.changed():
        table.add_row(
            said(_KINDS[one.kind], language),
            _sides(one.earlier, language),
            _sides(one.later, language),
            _change(one.budget_change if one.earlier and one.later else None),
            _why(one, language),
        )
    return table


def _why(one: Change, language: Language) -> Text:
    if one.score is None:
        return Text("")
    return Text.assemble(f"{one.score:.2f} ", (one.en if language == "en" else one.ko, "dim"))


def _sides(sides: tuple[Side, ...], language: Language) -> Text:
    lines = [
        Text.assemble(side.name, " ", (where(side.source, language), "dim"), "\n  ", _figure(side.budget, language))
        for side in sides
    ]
    return Text("\n").join(lines)


def _figure(figure: Figure | None, language: Language) -> Text:
    if figure is None:
        return Text("-")
    return marked(figure.check, f"{figure.value:,} ").append(where(figure.source, language), "dim")


def _change(value: int | None) -> str:
    return "" if value is None else f"{value:+,}"


def _show_unreported(console: Console, found: Difference, language: Language) -> None:
    if found.unreported is None:
        console.print(said(("뒤 문서에 추진실적이 없습니다.", "The later document reports no results."), language))
    elif found.unreported:
        console.print(said(("계획하고 보고하지 않은 사업:", "Planned and never reported:"), language))
        for side in found.unreported:
            console.print(Text.assemble("  ", side.name, " ", (where(side.source, language), "dim")))
