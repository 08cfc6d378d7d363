"""Units of columns, rows and numbers in brackets."""

from collections.abc import Callable

import pytest

from extract import parsers
from extract.grid import Entry, Grid, make_grids
from extract.segment import segment

GridOf = Callable[..., Grid]


def keys(grid: Grid) -> list[str | None]:
    return [entry.unit.key if entry.unit else None for panel in grid.panels for entry in panel.entries]


def first(grid: Grid) -> Entry:
    return grid.panels[0].entries[0]


@pytest.mark.parametrize(
    ("line", "drawn", "expected"),
    [
        ("(단위: 천원)", "구분 | 예산액 | 집행률(%)\n계 | 448,686 | 76.6", ["thousand_won", "percent"]),
        ("(단위 : 억원, %)", "구분 | 당초예산 | 증감률\n계 | 17,855 | 4.2", ["hundred_million_won", "percent"]),
        ("(단위 : 억원, %)", "구분 | 2025 | (B-A)/A\n계 | 17,855 | 4.2", ["hundred_million_won", "percent"]),
        ("(단위 : 백만원, 명)", "구분 | 인원 | 예산액\n계 | 12 | 1,200", ["person", "million_won"]),
        ("(단위 : 백만원)", "구분 | 2014년도 | 전년도\n계 | 1,200 | 1,000", ["million_won", "million_won"]),
        ("(단위 : 억원)", "기금명 | 설치년도 | 운용규모\n가 | 2005 | 931", [None, "hundred_million_won"]),
        (
            "(단위 : 건, 천원)",
            "구분 | 최우수 | 우수\n선정대상 | 1 | 2\n포상금 | 1,000 | 700",
            ["case"] * 2 + ["thousand_won"] * 2,
        ),
        ("", "구분 | 예산액(백만원) | 인원(명)\n계 | 1,200 | 12", ["million_won", "person"]),
        ("", "구분 | 2024년\n사업비(백만원) | 1,200\n인원(명) | 12", ["million_won", "person"]),
        ("", "구분 | 예산액\n계 | 1,200", [None]),
        ("(단위 : 천원)", "품목 | 농가수 | 계\n사과 | 1,800 | 684,000", [None, "thousand_won"]),
        ("(단위 : 천원)", "구분 | 하수 | 홍수\n계 | 1,800 | 684,000", ["thousand_won"] * 2),
        (
            "(단위 : 개소, 천원)",
            "유형 | 선정 | 지원액 | 소계\n씨앗 | 40 | 3,000 | 120,000",
            [None, *["thousand_won"] * 2],
        ),
        ("(單位 : 百萬원)", "區 分 | 計 | '03\n市費 | 5,680 | 2,240", ["million_won"] * 2),
        ("(단위 : 건, 명, 천원)", "구분 | 본처분 | 금액\n계 | 22 | 23,820", [None, "thousand_won"]),
    ],
)
def test_units_in_force(grid_of: GridOf, line: str, drawn: str, expected: list[str | None]) -> None:
    assert keys(grid_of(drawn, line)) == expected


@pytest.mark.parametrize(
    ("drawn", "note"),
    [
        ("구분 | 예산액(구성비)\n계 | 51,288(30.7)", "percent"),
        ("구분 | 현지조치 (금액)\n건수 | 3(23,820)", "hundred_million_won"),
        ("구분 | 2024년\n채무액(비율) | 35,682(18.8)", "percent"),
        ("구분 | 예산액\n계 | 4,877 / (4)", None),
    ],
)
def test_units_of_second_numbers(grid_of: GridOf, drawn: str, note: str | None) -> None:
    unit = first(grid_of(drawn, "(단위 : 건, 억원, %)")).note_unit
    assert (unit.key if unit else None) == note


def test_the_unit_line_may_end_another_line(grid_of: GridOf) -> None:
    grid = grid_of("구분 | 예산액\n계 | 1,200", "□ 세 입 : 16조 6,830억원 (단위 : 억원, %)", "※ 2025년 기준")
    assert keys(grid) == ["hundred_million_won"]


def test_a_unit_line_far_above_is_not_the_tables(grid_of: GridOf) -> None:
    grid = grid_of("구분 | 예산액\n계 | 1,200", "(단위 : 억원)", *["○ 추진 내용"] * 4)
    assert keys(grid) == [None]


def test_a_continued_table_keeps_the_unit() -> None:
    text = "(단위 : 억원)\n\n구분\t예산액\n가\t1,200\n\n○ 계속\n○ 계속\n○ 계속\n○ 계속\n\n구분\t예산액\n나\t1,300\n"
    document = parsers.read(text.encode())
    grids = make_grids(document, segment(document))
    assert [keys(grid) for grid in grids] == [["hundred_million_won"], ["hundred_million_won"]]


def test_captions(grid_of: GridOf) -> None:
    drawn = "구분 | 예산액\n계 | 1,200"
    assert grid_of(drawn, "【예산 현황】", "(단위 : 억원)").caption == "예산 현황"
    assert grid_of(drawn, "□ 예산 현황").caption is None


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("  ※ 단위 : 백만원\n", "million_won"),
        ("(단위: 천원)\n", "thousand_won"),
        ("(단위: 천원)\n\n구분\t예산\n가\t5\n", None),
        ("○ 소요예산 (단위: 천원) 확보\n", None),
    ],
)
def test_the_unit_line_may_stand_right_below(below: str, expected: str | None) -> None:
    document = parsers.read(f"Ⅰ. 현황\n\n구분\t계\t2024\n계\t6,000\t1,800\n국비\t3,000\t900\n\n{below}".encode())
    grid = make_grids(document, segment(document))[0]
    assert keys(grid) == [expected] * 4


def test_a_column_of_units_says_the_unit_of_each_row(grid_of: GridOf) -> None:
    grid = grid_of("구분 | 단위 | 2024 | 2025\n수거량 | 톤 | 132 | 138\n투입예산 | 억원 | 1,142 | 1,208")
    units = [(entry.text, entry.unit.key if entry.unit else None) for entry in grid.panels[0].entries]
    assert [unit for unit in units if unit[0][0].isdigit()] == [
        ("132", "tonne"),
        ("138", "tonne"),
        ("1,142", "hundred_million_won"),
        ("1,208", "hundred_million_won"),
    ]
