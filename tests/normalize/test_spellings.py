"""The project's own list of spellings (``spellings/*.toml``): each is read right, with nothing beside it, or refused.

A row names what is found in its text, finder by finder; a finder that the row does not name finds nothing there. The
rows of ``refused.toml`` name who must refuse. A row with ``todo`` is not read right yet, and says why.
"""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from extract.errors import NormalizeError
from extract.normalize.breakdown import find_breakdowns
from extract.normalize.count import find_counts, parse_count, parse_pair
from extract.normalize.date import DateContext, find_dates
from extract.normalize.duration import parse_duration
from extract.normalize.funding import funding_source, source_in_province
from extract.normalize.money import find_money, parse_money
from extract.normalize.number import is_nil, parse_number
from extract.normalize.ratio import find_ratios, parse_ratio
from extract.normalize.recurrence import Recurrence, find_recurrences
from extract.normalize.unit import find_unit, parse_unit, parse_unit_line

Row = dict[str, Any]
FILES = sorted((Path(__file__).parent / "spellings").glob("*.toml"))
LEAST = MappingProxyType({"date": 130, "money": 80, "count": 60, "recurrence": 35, "refused": 180})
LEAST_READ = 350


def _rows(path: Path) -> list[Row]:
    return tomllib.loads(path.read_text("utf-8"))["rows"]


def _params(*, refused: bool) -> Iterator[ParameterSet]:
    for path in FILES:
        for row in _rows(path) if (path.stem == "refused") is refused else []:
            marks = [pytest.mark.xfail(reason=row["todo"], strict=True)] if "todo" in row else []
            yield pytest.param(row, id=f"{path.stem}: {row['text']!r}", marks=marks)


def _unit(row: Row) -> Any:
    return parse_unit(row["unit"]) if "unit" in row and len(row) > 2 else None


def _bare(text: str) -> str:
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text


def _dates(row: Row) -> list[Any]:
    spans = find_dates(row["text"], DateContext(row.get("year")))
    if len(row.get("date", ())) == 1 and ("raw" in row or not set(row) & {"money", "count", "ratio"}):
        assert [span.raw for span in spans] == [row.get("raw", _bare(row["text"]))]
    return [span.period.edtf for span in spans]


def _money(row: Row) -> list[Any]:
    return [span.money.won for span in find_money(row["text"], _unit(row))]


def _counts(row: Row) -> list[Any]:
    return [f"{span.count.value} {span.count.unit}" for span in find_counts(row["text"])]


def _ratios(row: Row) -> list[Any]:
    return [str(span.ratio.value) for span in find_ratios(row["text"])]


def _rhythm(found: Recurrence) -> str:
    if found.kind != "regular":
        return found.kind
    bound = f"{found.modifier} " if found.modifier else ""
    most = f"-{found.most}" if found.most else ""
    return f"{bound}{found.count}{most}/{found.interval if found.interval > 1 else ''}{found.per}"


def _recurrences(row: Row) -> list[Any]:
    return [_rhythm(span.recurrence) for span in find_recurrences(row["text"])]


def _count_cell(row: Row) -> str:
    count = parse_count(row["text"])
    return f"{count.value} {count.unit}" if count.unit else str(count.value)


def _pair(row: Row) -> list[int]:
    pair = parse_pair(row["text"])
    assert pair.bracketed == row.get("bracketed", False)
    return [pair.first, pair.second]


def _cell(row: Row) -> int:
    money = parse_money(row["text"], _unit(row))
    assert money.nil == row.get("nil", False)
    return money.won


def _unit_line(row: Row) -> list[str]:
    return [unit.key for unit in parse_unit_line(row["text"]).units]


def _header(row: Row) -> str:
    unit = find_unit(row["text"])
    return unit.key if unit else ""


def _breakdown(row: Row) -> str:
    return "; ".join(
        f"{found.whole.value}: " + "|".join(f"{part.label} {part.value}" for part in found.parts)
        for found in find_breakdowns(row["text"])
    )


def _source(row: Row) -> str:
    key = funding_source(row["text"])
    if key is None:
        raise NormalizeError("no source of funds")
    return key


FINDERS: MappingProxyType[str, Callable[[Row], list[Any]]] = MappingProxyType(
    {"date": _dates, "money": _money, "count": _counts, "ratio": _ratios, "recurrence": _recurrences}
)
PARSERS: MappingProxyType[str, Callable[[Row], Any]] = MappingProxyType(
    {
        "cell": _cell,
        "count_cell": _count_cell,
        "pair": _pair,
        "percent": lambda row: str(parse_ratio(row["text"]).value),
        "number": lambda row: str(parse_number(row["text"]).value),
        "duration": lambda row: parse_duration(row["text"]),
        "unit": lambda row: parse_unit(row["text"]).key,
        "unit_line": _unit_line,
        "header": _header,
        "breakdown": _breakdown,
        "source": _source,
        "in_province": lambda row: source_in_province(row["text"]),
        "nil": lambda row: is_nil(row["text"]),
    }
)
INSIDE = MappingProxyType({"recurrence": ("count", "date")})
"""What a finder's own expression holds of other kinds: the 2회 and the 6월 of ``연 2회 (6월)``."""


def _readers(row: Row) -> dict[str, Callable[[Row], Any]]:
    """Return the parsers that a row names; ``unit`` and ``nil`` may also qualify a cell."""
    helps = {"unit", "nil"} if {"cell", "money"} & set(row) else set()
    return {name: read for name, read in PARSERS.items() if name in row and name not in helps}


@pytest.mark.parametrize("row", list(_params(refused=False)))
def test_it_is_read_right(row: Row) -> None:
    readers = _readers(row)
    assert {name: read(row) for name, read in readers.items()} == {name: row[name] for name in readers}
    named = [name for name in FINDERS if name in row]
    passed = {inner for name in named for inner in INSIDE.get(name, ())} - set(named)
    if named:
        found = {name: find(row) for name, find in FINDERS.items() if name not in passed}
        assert found == {name: row.get(name, []) for name in found}
    if "funding" in row:
        assert [span.funding or "" for span in find_money(row["text"], _unit(row))] == row["funding"]


@pytest.mark.parametrize("row", list(_params(refused=True)))
def test_it_is_refused(row: Row) -> None:
    named = set(row["refuse"])
    finders = set(FINDERS) if "all" in named else named & set(FINDERS)
    assert {name: found for name in finders if (found := FINDERS[name](row))} == {}
    for name in sorted(named & set(PARSERS)):
        with pytest.raises(NormalizeError):
            PARSERS[name](row)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rows_are_sound(path: Path) -> None:
    """Every row names a reader, no row stands twice, and the list does not shrink."""
    rows = _rows(path)
    names = {*FINDERS, *PARSERS, "refuse"}
    assert [row for row in rows if not names & set(row)] == []
    keys = [(row["text"], *sorted(names & set(row))) for row in rows]
    assert [key for key in keys if keys.count(key) > 1] == []
    assert len(rows) >= LEAST.get(path.stem, 1)


def test_there_are_enough() -> None:
    assert sum(len(_rows(path)) for path in FILES if path.stem != "refused") >= LEAST_READ
