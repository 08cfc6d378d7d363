"""Relations found in tables from the numbers alone, scored against tables whose relations people marked."""

import gzip
import json
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

from extract.document import Cell, Table
from extract.source import Source
from extract.validate.discovery import Relation, find_relations

FLOORS: Mapping[str, float] = {
    "Sum (2+ nonzero)": 0.92,
    "Sum (soft)": 0.915,
    "Average": 0.79,
    "RelativeChange": 0.87,
    "Division": 0.79,
}
"""The least F1 of each kind that is accepted."""

_LINE = re.compile(r"(?P<kind>\w.*?) +(?P<precision>\d\.\d+) +(?P<recall>\d\.\d+) +(?P<f1>\d\.\d+) +\d+ +\d+")


class Marked(TypedDict):
    """A table as the collection holds it."""

    file: str
    sheet: str
    table: list[list[str]]


def to_table(rows: Sequence[Sequence[str]]) -> Table:
    """Return rows of texts as a table."""
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row) if text.strip())
    return Table(cells, len(rows), max((len(row) for row in rows), default=0), Source(0))


def score_relations(shared: Path) -> tuple[str, Mapping[str, float]]:
    """Return what the scorer prints for the collection of tables, and the F1 of each kind; nothing where it is absent."""
    cases, program = shared / "cases" / "aggrecol.json.gz", shared / "score" / "aggrecol.py"
    if not cases.is_file() or not program.is_file():
        return "", {}
    tables: list[Marked] = json.loads(gzip.decompress(cases.read_bytes()))["tables"]
    with TemporaryDirectory() as folder:
        target = Path(folder) / "found.jl"
        target.write_text("\n".join(json.dumps(_found(one)) for one in tables), "utf-8")
        command = [sys.executable, str(program), str(cases), str(target)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - own words
    return done.stdout, {found["kind"]: float(found["f1"]) for found in _LINE.finditer(done.stdout)}


def evaluate_relations(shared: Path) -> int:
    """Print the scores, and return 1 where one is below its floor."""
    printed, scores = score_relations(shared)
    print(printed or f"Nothing to evaluate: no tables with marked relations in {shared}")
    low = [
        f"{kind}: {scores[kind]:.3f}, floor {least:.3f}"
        for kind, least in FLOORS.items()
        if scores.get(kind, 1) < least
    ]
    print("\n".join(low))
    return 1 if low else 0


def _found(one: Marked) -> dict[str, object]:
    table = to_table(one["table"])
    begin = time.perf_counter()
    found = find_relations(table)
    seconds = time.perf_counter() - begin
    return {
        "file": one["file"],
        "sheet": one["sheet"],
        "seconds": seconds,
        "relations": [_line(each) for each in found],
    }


def _line(relation: Relation) -> dict[str, object]:
    return {"operator": relation.kind, "aggregator": relation.result, "aggregatees": relation.operands}
