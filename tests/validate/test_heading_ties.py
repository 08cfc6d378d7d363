"""Figures above a table that its total row prints, too."""

import pytest

from extract.grid import make_grids
from extract.parsers import read
from extract.schemas import DocumentFacts, Plan
from extract.segment import segment
from extract.validate import Material, validate

TABLE = "구분\t예산액\t집행액\n본예산\t98,120\t81,300\n추경\t30,280\t12,450\n합계\t128,400\t93,750\n"


def ties(line: str) -> list[tuple[str, str]]:
    document = read(f"Ⅰ. 예산 현황\n{line}\n(단위 : 백만원)\n{TABLE}".encode())
    outline = segment(document)
    found = validate(Material(document, outline, make_grids(document, outline), Plan(document=DocumentFacts())))
    return [(check.stated.raw, check.status.value) for check in found if check.rule == "heading_tie"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("○ 예산 : 1,284억원", [("1,284억원", "exact")]),
        ("○ 예산 : 1,283억원", [("1,283억원", "inconsistent")]),
        ("○ 예산 : 1,248억원", [("1,248억원", "inconsistent")]),
        ("○ 예산 : 128.4억원", [("128.4억원", "inconsistent")]),
        ("○ 예산액 : 93,750백만원", [("93,750백만원", "exact")]),
        ("○ 인건비 : 1,283억원", []),
        ("○ 예산 : 약 1,283억원", []),
        ("○ 예산 : 2,977억원", []),
    ],
)
def test_a_figure_above_a_table(line: str, expected: list[tuple[str, str]]) -> None:
    assert ties(line) == expected
