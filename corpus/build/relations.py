"""Recomputes what a plan states: the sums, differences, ratios, parts and ties written below its blocks.

* ``10 = 4 + 6``, ``△2 = 4 - 6``: the numbers must stand in the block. ``87.5% = 35 / 40``: rounded half up to the
  printed digits. ``4 <= 10``: a part and its whole.
* ``row 2 = 3 + 4..6 cols 2..5``, ``col 5 = 3 - 4 rows 2..6``, ``col 4 = 3 / 2 rows 2..6``, ``row 4 <= 2 cols 3``:
  rows and columns of the table, counted from 1.
* ``tie 27,300 label in plan``: a table of this (or the named) plan has a row with this label and this number.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from corpus.build.model import Block, Heading, Plan, Table, block_strings

_SIGNS = ("+", "-", "/")
_RANGE = re.compile(r"(\d+)(?:\.\.(\d+))?")
_LINEAR = re.compile(r"(row|col) (\d+) (=|<=) (.+?) (?:rows|cols) (\S+)$")
_TIE = re.compile(r"tie (?P<stated>\S+) (?P<label>.+?)(?: in (?P<plan>\S+))?$")


@dataclass(frozen=True, slots=True)
class Finding:
    """A relation that does not hold: rule, place, printed number, and what the operands give."""

    rule: str
    where: str
    stated: str
    computed: str


@dataclass(frozen=True, slots=True)
class _Line:
    whole: str
    operator: str
    terms: tuple[tuple[str, str], ...]
    where: str


@dataclass(frozen=True, slots=True)
class _Place:
    title: str
    seen: str
    plan: Plan
    plans: Mapping[str, Plan]


def number(text: str) -> Decimal | None:
    """Return the value of a printed number; ``-`` and an empty cell are zero; None for other text.

    What stands behind in brackets is left out: ``97,300(구비)`` is 97,300.
    """
    plain = text.partition("(")[0].replace(",", "").replace("△", "-").rstrip("%").strip()
    if plain in ("", "-"):
        return Decimal(0)
    return Decimal(plain) if re.fullmatch(r"-?\d+(\.\d+)?", plain) else None


def shown(value: Decimal, digits: int) -> str:
    """Return a value as plans print it: thousands commas, ``△`` for minus."""
    sign = "△" if value < 0 else ""
    return f"{sign}{abs(value):,.{digits}f}"


def findings(plan: Plan, plans: Mapping[str, Plan]) -> tuple[Finding, ...]:
    """Return every relation of the plan that does not hold, in reading order, contents page first.

    Raises:
        ValueError: if a relation cannot be read, or names a number that its section does not print.
    """
    found = list(_contents(plan))
    title, seen = "", ""
    for block in plan.blocks:
        if isinstance(block, Heading):
            title, seen = block.title, ""
        seen += " ".join((" ", *block_strings(block, plan.style)))
        place = _Place(title, seen, plan, plans)
        for relation in getattr(block, "relations", ()):
            found += _check(relation, block, place)
    return tuple(found)


def count_relations(plan: Plan) -> int:
    """Return how many relations the plan's data file states."""
    return sum(len(getattr(block, "relations", ())) for block in plan.blocks)


def _contents(plan: Plan) -> Iterator[Finding]:
    headings = {block.number: block.title for block in plan.blocks if isinstance(block, Heading) and block.level == 1}
    for entry in plan.contents:
        body = headings.get(entry.number, "")
        if entry.level == 1 and "".join(body.split()) != "".join(entry.title.split()):
            yield Finding("contents", plan.contents_title, entry.title, body)


def _check(relation: str, block: Block, place: _Place) -> Iterator[Finding]:
    if tie := _TIE.match(relation):
        yield from _tie(tie["stated"], tie["label"], place.plans[tie["plan"] or place.plan.name], place)
    elif isinstance(block, Table):
        for line in _lines(relation, block, place.title):
            yield from _holds(line)
    else:
        yield from _holds(_prose(relation, place))


def _tie(stated: str, label: str, target: Plan, place: _Place) -> Iterator[Finding]:
    _require(stated, place)
    rows = [row for table in target.blocks if isinstance(table, Table) for row in rows_of(table) if stated in row]
    labels = {"".join(text.split()) for row in rows for text in row[:2]}
    if "".join(label.split()) not in labels:
        yield Finding("tie", place.title, stated, label)


def _require(text: str, place: _Place) -> None:
    if text not in place.seen:
        raise ValueError(f"{text!r} does not stand in {place.title!r}")


def _prose(relation: str, place: _Place) -> _Line:
    whole, operator, rest = relation.split(" ", 2)
    numbers = [part for part in rest.split() if part not in _SIGNS]
    for text in (whole, *numbers):
        _require(text, place)
    signs = ["+", *(part for part in rest.split() if part in _SIGNS)]
    return _Line(whole, operator, tuple(zip(signs, numbers, strict=True)), place.title)


def _lines(relation: str, table: Table, title: str) -> Iterator[_Line]:
    match = _LINEAR.match(relation)
    if match is None:
        raise ValueError(f"unreadable relation: {relation}")
    axis, whole, operator, terms, across = match.groups()
    rows = rows_of(table)
    grid = rows if axis == "row" else [list(column) for column in zip(*rows, strict=True)]
    parts = [(sign, i) for sign, span in _terms(terms) for i in span]
    for place in _places(across):
        label = _label(rows[int(whole) - 1] if axis == "row" else rows[place])
        texts = tuple((sign, grid[i][place]) for sign, i in parts)
        yield _Line(grid[int(whole) - 1][place], operator, texts, f"{title} > {label}")


def _label(row: list[str]) -> str:
    return next((text for text in reversed(row[:2]) if text and number(text) is None), row[0])


def _terms(text: str) -> Iterator[tuple[str, range]]:
    sign = "+"
    for part in text.split():
        if part in _SIGNS:
            sign = part
        else:
            yield sign, _span(part)


def _places(text: str) -> list[int]:
    return [place for part in text.split(",") for place in _span(part)]


def _span(text: str) -> range:
    match = _RANGE.fullmatch(text)
    if match is None:
        raise ValueError(f"unreadable range: {text}")
    first, last = match.groups()
    return range(int(first) - 1, int(last or first))


def rows_of(table: Table) -> list[list[str]]:
    """Return the texts of a table as a full grid; covered slots are empty."""
    grid = [[""] * table.cols for _ in range(table.rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = cell.text
    return grid


def _holds(line: _Line) -> Iterator[Finding]:
    values = [(sign, _value(text, line)) for sign, text in line.terms]
    stated = _value(line.whole, line)
    if line.operator == "<=":
        if stated > values[0][1]:
            yield Finding("subset", line.where, line.whole, line.terms[0][1])
        return
    digits = len(line.whole.rstrip("%").partition(".")[2])
    computed = _compute(values, digits)
    if computed != stated:
        yield Finding(_rule(values), line.where, line.whole, shown(computed, digits))


def _value(text: str, line: _Line) -> Decimal:
    value = number(text)
    if value is None:
        raise ValueError(f"not a number: {text!r} in {line.where}")
    return value


def _rule(values: list[tuple[str, Decimal]]) -> str:
    signs = {sign for sign, _ in values}
    return "ratio" if "/" in signs else "difference" if "-" in signs else "sum"


def _compute(values: list[tuple[str, Decimal]], digits: int) -> Decimal:
    if values[-1][0] == "/":
        whole = values[-1][1]
        part = _compute(values[:-1], 0) if values[:-1] else Decimal(0)
        quantum = Decimal(1).scaleb(-digits)
        return (part * 100 / whole).quantize(quantum, ROUND_HALF_UP) if whole else Decimal(0)
    return sum((-value if sign == "-" else value for sign, value in values), Decimal(0))
