"""Office files printed to PDF, beside the tables that were put into them; they stand beside the checkout only."""

import json
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from extract.document import Table
from extract.parsers import pdf

Cells: TypeAlias = set[tuple[int, int, int, int, str]]


def printed(cells: Any) -> Cells:
    return {(cell.row, cell.col, cell.row_span, cell.col_span, " ".join(cell.text.split())) for cell in cells}


def meant(table: dict[str, Any]) -> Cells:
    return {(cell["r"], cell["c"], cell["rs"], cell["cs"], " ".join(cell["text"].split())) for cell in table["cells"]}


@pytest.mark.parametrize(
    ("name", "truth", "inexact"),
    [
        ("002_plain", "002_plain", 0),
        ("002_styled", "002_styled", 0),
        ("003_plain", "003_plain", 1),
        ("003_styled", "003_styled", 1),
        ("004_plain", "004_plain", 0),
        ("004_styled", "004_styled", 0),
        ("s_closed", "s_closed", 1),
        ("s_open", "s_open", 1),
        ("s_dotted", "s_dotted", 1),
        ("s_noauto", "s_noauto", 1),
        ("s_hlines", "s_hlines", 1),
        ("s_multi_rep", "s_multi_rep", 0),
        ("s_multi_norep", "s_multi_norep", 0),
        ("s_rot90", "002_styled", 0),
        ("s_gs", "002_styled", 0),
    ],
)
def test_tables_are_exact(shared: Path, name: str, truth: str, inexact: int) -> None:
    """``inexact``: tables whose labels wrap where nothing tells whether a space stood there, or run over a page."""
    document = pdf.read((shared / "rendered" / f"{name}.pdf").read_bytes())
    found = [printed(block.cells) for block in document.blocks if isinstance(block, Table)]
    expected = [meant(table) for table in json.loads((shared / "rendered" / f"{truth}.gt.json").read_bytes())["tables"]]
    assert len([table for table in expected if table not in found]) == inexact
