"""Reads a plan's data file: TOML for what is said about the plan, one line a block for what the plan says.

The lines of ``body``:

* ``=1 Ⅰ | 일반현황``: a heading of level 1; ``---``: a page break; ``@org 과장 / 기획팀, 4명 / …``: a chart of boxes.
* ``□ text``: an item; the plan's ``markers`` give the depth. ``> text``: a line of a frame.
* ``@l``, ``@c``, ``@r``: a line set left, centred or right.
* ``|| a | b``: a header row; ``| a | b``: a row; ``<`` continues the cell to its left, ``^`` the one above, ``//``
  breaks a line. ``@t kind=budget w=3,2,2 a=lrr money=2,3`` before the rows says what table it is.
* ``? 10 = 4 + 6``: a relation that the block above must satisfy; see ``relations``.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any, cast

from corpus.build.model import (
    FORMS,
    Block,
    Box,
    Cell,
    Cover,
    Entry,
    Heading,
    Item,
    OrgChart,
    PageBreak,
    Para,
    Plan,
    Planted,
    Program,
    Style,
    Table,
)

PLANS = Path(__file__).parent / "plans"
_NOTES = ("※", "*")
_NOTE_DEPTH = 2
_ALIGNS = {"@l": "left", "@c": "center", "@r": "right"}


def read_plans() -> tuple[Plan, ...]:
    """Return all plans, sorted by name."""
    return tuple(read_plan(path) for path in sorted(PLANS.glob("*.toml")))


def read_plan(path: Path) -> Plan:
    """Return the plan of one data file.

    Raises:
        ValueError: if a line of the body cannot be read.
    """
    data = tomllib.loads(path.read_text("utf-8"))
    return Plan(
        name=path.stem,
        organization=data["organization"],
        department=data["department"],
        year=data["year"],
        style=Style(**_frozen(data["style"])),
        cover=Cover(**_frozen(data["cover"])),
        contents_title=data["contents_title"],
        contents=tuple(Entry(*row) for row in data["contents"]),
        blocks=tuple(read_blocks(data["body"], tuple(data["markers"]))),
        programs=tuple(Program(**row) for row in data["programs"]),
        planted=tuple(Planted(**row) for row in data.get("planted", ())),
        total=data["total"],
        forms=tuple(data.get("forms", FORMS)),
        leaf_bullets=data.get("leaf_bullets", False),
        unreported=tuple(data.get("unreported", ())),
    )


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(cast("list[Any]", value)) if isinstance(value, list) else value for key, value in row.items()}


def read_blocks(body: str, markers: tuple[str, ...]) -> Iterator[Block]:
    """Yield the blocks of a body, each with the relations that stand below it."""
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    pending: Block | None = None
    for kind, group in groupby(lines, key=_kind):
        if kind == "relation":
            if pending is None:
                raise ValueError("a relation without a block")
            yield replace(pending, relations=tuple(line[1:].strip() for line in group))  # type: ignore[call-arg]
            pending = None
            continue
        for block in _blocks(kind, list(group), markers):
            if pending is not None:
                yield pending
            pending = block
    if pending is not None:
        yield pending


def _kind(line: str) -> str:
    starts = {"?": "relation", "|": "table", "@t": "table", ">": "box"}
    return next((kind for start, kind in starts.items() if line.startswith(start)), "line")


def _blocks(kind: str, lines: list[str], markers: tuple[str, ...]) -> Iterator[Block]:
    if kind == "table":
        yield _table(lines)
    elif kind == "box":
        yield Box(tuple(line[1:].strip() for line in lines))
    else:
        yield from (_line(line, markers) for line in lines)


def _line(line: str, markers: tuple[str, ...]) -> Block:
    head, _, rest = line.partition(" ")
    if line == "---":
        return PageBreak()
    if head.startswith("=") and head[1:].isdigit():
        number, _, title = (part.strip() for part in rest.partition("|"))
        return Heading(int(head[1:]), number, title)
    if head in _ALIGNS:
        return Para(rest.strip(), _ALIGNS[head])
    if head == "@org":
        boxes = [tuple(part.strip() for part in box.split(",")) for box in rest.split("/")]
        return OrgChart(boxes[0][0], tuple(boxes[1:]))
    if head not in (*markers, *_NOTES):
        raise ValueError(f"unknown marker: {line}")
    return Item(head, rest.strip(), _NOTE_DEPTH if head in _NOTES else markers.index(head))


def _table(lines: list[str]) -> Table:
    options = dict(part.split("=") for part in lines[0].split()[1:]) if lines[0].startswith("@t") else {}
    rows = [line for line in lines if line.startswith("|")]
    header = sum(line.startswith("||") for line in rows)
    grid = [[cell.strip().replace(" // ", "\n") for cell in line.lstrip("|").split("|")] for line in rows]
    cols = len(grid[0])
    if any(len(row) != cols for row in grid):
        raise ValueError(f"rows of unequal length below {lines[0]}")
    widths = tuple(float(width) for width in options.get("w", ",".join("1" * cols)).split(","))
    aligns = tuple(options.get("a", "c" * cols))
    if not cols == len(widths) == len(aligns):
        raise ValueError(f"widths or aligns do not fit {lines[0]}")
    money = tuple(int(col) for col in options["money"].split(",")) if "money" in options else ()
    return Table(tuple(_cells(grid)), len(grid), cols, header, widths, aligns, options.get("kind", ""), money)


def _cells(grid: list[list[str]]) -> Iterator[Cell]:
    for row, texts in enumerate(grid):
        for col, text in enumerate(texts):
            if text in ("<", "^"):
                continue
            right = _run(texts[col + 1 :], "<")
            below = _run([line[col] for line in grid[row + 1 :]], "^")
            yield Cell(row, col, text, below + 1, right + 1)


def _run(texts: list[str], sign: str) -> int:
    count = 0
    while count < len(texts) and texts[count] == sign:
        count += 1
    return count
