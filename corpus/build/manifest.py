"""The manifest: what each sample plan is, which files hold it, and what a reader must find in it."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.build.changes import changes
from corpus.build.model import Heading, Item, Plan, Table
from corpus.build.relations import number, rows_of


def to_manifest(plans: tuple[Plan, ...], folder: Path) -> str:
    """Return the manifest of all plans as JSON text."""
    rows = [{**describe(plan), "files": _files(plan, folder)} for plan in plans]
    return json.dumps({"plans": rows, "changes": changes(plans)}, ensure_ascii=False, indent=2) + "\n"


def _files(plan: Plan, folder: Path) -> list[dict[str, str]]:
    paths = [folder / f"{plan.name}.{form}" for form in plan.forms]
    return [{"name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()} for path in paths]


def describe(plan: Plan) -> dict[str, Any]:
    """Return what the manifest says about a plan, without its files."""
    return {
        "name": plan.name,
        "organization": plan.organization,
        "department": plan.department,
        "year": plan.year,
        "style": plan.style.name,
        "programs": [asdict(program) for program in plan.programs],
        "expected": expected(plan),
        "planted": [asdict(error) for error in plan.planted],
    }


def expected(plan: Plan) -> dict[str, Any]:
    """Return the counts that follow from the model with certainty."""
    headings = [block for block in plan.blocks if isinstance(block, Heading)]
    tables = [block for block in plan.blocks if isinstance(block, Table)]
    levels = sorted({heading.level for heading in headings})
    return {
        "contents": len(plan.contents),
        "headings": {str(level): sum(heading.level == level for heading in headings) for level in levels},
        "item_headings": sum(isinstance(block, Item) and block.depth == 0 for block in plan.blocks)
        * (not plan.leaf_bullets),
        "tables": len(tables),
        "table_cells": sum(len(table.cells) for table in tables),
        "money_cells": sum(_numbers(table, table.money) for table in tables),
        "staff_cells": sum(
            _numbers(table, tuple(range(2, table.cols + 1))) for table in tables if table.kind == "staff"
        ),
        "month_grids": sum(table.kind == "grid" for table in tables),
    }


def _numbers(table: Table, columns: tuple[int, ...]) -> int:
    texts = [row[column - 1] for row in rows_of(table)[table.header :] for column in columns]
    return sum(any(map(str.isdecimal, text)) and number(text) is not None for text in texts)
