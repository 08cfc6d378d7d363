"""What ``workplan compare``, ``workplan trend`` and ``workplan diff`` share: names, decisions, errors, and what they add to their tables."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rich.console import Console
from rich.text import Text

from extract.cli.console import make_console, mark
from extract.cli.exits import UsageError
from extract.cli.finding import Language
from extract.dataset.compare import LeftOut, Note, to_csv, to_json_object
from extract.dataset.compare.figures import Standing
from extract.dataset.compare.model import Comparison
from extract.dataset.compare.trend import Trends
from extract.dataset.errors import DatasetError
from extract.dataset.identity import Decision, DecisionError, read_decisions
from extract.emit import escape_json
from extract.schemas import CheckStatus

_SHOWN = 5
_MARKS: Mapping[Standing, CheckStatus] = MappingProxyType(
    {Standing.FAILED: CheckStatus.INCONSISTENT, Standing.DOUBTFUL: CheckStatus.NOT_CHECKABLE}
)
_UNREAD = ("no_folder", "no_reports", "unreadable", "broken", "exported", "busy", "not_empty", "missing_library")
"""What is wrong with the folder, not with the question."""


def said(pair: tuple[str, str], language: Language) -> str:
    """Return the Korean or the English of two texts."""
    return pair[language == "en"]


def chosen(given: argparse.Namespace) -> dict[str, Any]:
    """Return the members of a wish that both commands have.

    Raises:
        UsageError: if the decisions cannot be read.
    """
    return {
        "programs": tuple(given.program),
        "organizations": tuple(given.organization),
        "departments": tuple(given.department),
        "decisions": _decisions(given.decisions),
    }


def _decisions(path: Path | None) -> tuple[Decision, ...]:
    try:
        return read_decisions(path.read_text("utf-8")) if path else ()
    except (OSError, DecisionError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}") from None


def refuse(error: DatasetError | OSError) -> bool:
    """Say what is wrong with the folder, and return that not all could be read.

    Raises:
        UsageError: if it is the question that is wrong.
    """
    if isinstance(error, DatasetError) and error.key not in _UNREAD:
        raise UsageError(str(error)) from None
    make_console(stderr=True).print(str(error), style="red", highlight=False, markup=False, soft_wrap=True)
    return False


def write(found: Comparison | Trends, form: str) -> None:
    """Print a comparison or trends as CSV or JSON."""
    if form == "csv":
        sys.stdout.write(to_csv(found))
    else:
        sys.stdout.write(escape_json(json.dumps(to_json_object(found), ensure_ascii=False, indent=1)) + "\n")


def marked(check: Standing, text: str) -> Text:
    """Return a number behind the mark of what the checks say about it."""
    sign = _MARKS.get(check)
    return Text.assemble(mark(sign), " ", text) if sign else Text(text)


def tell_signs(console: Console, language: Language) -> None:
    """Print what the marks mean."""
    signs = ("✗ 검산에 어긋난 수, ? 어긋난 검산에 든 수", "✗ its check fails, ? part of a failed check")
    console.print(said(signs, language), style="dim")


def tell_rest(
    console: Console, left_out: Sequence[LeftOut], notes: Sequence[Note], language: Language, *, whole: bool
) -> None:
    """Print what the marks mean, the notes, and the documents that are not counted."""
    tell_signs(console, language)
    for one in notes:
        console.print(Text(f"※ {one.en if language == 'en' else one.ko}", "yellow"), soft_wrap=True)
    if not left_out:
        return
    counted = (
        f"같은 부서·연도에 하나만 셈, 세지 않은 문서 {len(left_out)}",
        f"one a department and year counts; {len(left_out)} do not",
    )
    shown = left_out if whole else left_out[:_SHOWN]
    names = ", ".join(f"{one.path}{_asked(one, language)}" for one in shown)
    more = " …" if len(shown) < len(left_out) else ""
    console.print(Text(f"{said(counted, language)}: {names}{more}", "dim"), soft_wrap=True)


def _asked(one: LeftOut, language: Language) -> str:
    return said((" (실적만 봄)", " (results alone)"), language) if one.asked else ""
