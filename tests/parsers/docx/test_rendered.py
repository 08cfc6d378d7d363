"""Plans rendered from known content: tables, headings and frames are exact."""

import json
from pathlib import Path
from typing import Any

import pytest

from extract.document import Paragraph, Table
from extract.parsers.docx import read


def squeeze(text: str) -> str:
    return " ".join(text.split())


def grids(path: Path) -> list[Any]:
    tables = [block for block in read(path.read_bytes()).blocks if isinstance(block, Table)]
    return [
        (
            table.rows,
            table.cols,
            sorted((cell.row, cell.col, cell.row_span, cell.col_span, squeeze(cell.text)) for cell in table.cells),
        )
        for table in tables
    ]


def truths(shared: Path) -> list[Path]:
    found = sorted((shared / "rendered").glob("*.gt.json"))
    if not found:
        pytest.skip("no rendered plans")
    return found


def test_tables_are_exact(shared: Path) -> None:
    for path in truths(shared):
        truth = json.loads(path.read_text("utf-8"))
        expected = [
            (
                table["rows"],
                table["cols"],
                sorted(
                    (cell["r"], cell["c"], cell["rs"], cell["cs"], squeeze(cell["text"])) for cell in table["cells"]
                ),
            )
            for table in truth["tables"]
        ]
        read_back = grids(path.with_name(path.name.replace(".gt.json", ".docx")))
        assert [grid for grid in expected if grid not in read_back] == [], path.name


def test_styled_headings_are_exact(shared: Path) -> None:
    for path in truths(shared):
        if not path.name.endswith("_styled.gt.json"):
            continue
        truth = json.loads(path.read_text("utf-8"))
        document = read(path.with_name(path.name.replace(".gt.json", ".docx")).read_bytes())
        found = [
            (block.style.outline, block.text)
            for block in document.blocks
            if isinstance(block, Paragraph) and block.style.outline
        ]
        assert found == [tuple(heading) for heading in truth["headings"]], path.name
