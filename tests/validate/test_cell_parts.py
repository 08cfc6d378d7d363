"""Value cells that print their sources of funds below the sum."""

import pytest

from extract.document import Cell, Document, Paragraph, Table
from extract.pipeline import read_plan
from extract.source import Source
from extract.validate import Material, validate


def statuses(cell: str) -> list[str]:
    rows = [["구분", "예산액"], ["도로 정비", cell], ["공원 조성", "2,000"]]
    cells = tuple(Cell(row, col, text) for row, texts in enumerate(rows) for col, text in enumerate(texts))
    blocks = (Paragraph("(단위 : 천원)", Source(0)), Table(cells, len(rows), 2, Source(1)))
    document = Document(blocks, "text", "text")
    reading = read_plan(document)
    found = validate(Material(document, reading.outline, reading.grids, reading.plan))
    return [check.status.value for check in found if check.rule == "stated_parts"]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("1,000\n(시비 600, 국비 400)", ["exact"]),
        ("1,000(국비 500, 도비 200, 군비 200)", ["not_checkable"]),
        ("1,000\n(시비 600, 국비 500)", ["inconsistent"]),
        ("1,237\n(시비 614, 국비 623)", ["exact"]),
        ("1,837\n(시비 614, 국비 623)", ["inconsistent"]),
        ("1,900\n(시비 614, 국비 623)", ["not_checkable"]),
        ("1,000\n(국비)", []),
        ("1,000\n(5개소)", []),
        ("1,000", []),
    ],
)
def test_sources_of_funds_make_the_sum(cell: str, found: list[str]) -> None:
    assert statuses(cell) == found
