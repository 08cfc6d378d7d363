"""Header rows, stub columns, panels."""

from collections.abc import Callable

import pytest

from extract.grid import Grid

GridOf = Callable[..., Grid]


@pytest.mark.parametrize(
    ("drawn", "head", "stub"),
    [
        ("구분 | 2006 | 2005\n계 | 197,780 | 84,476", 1, 1),
        ("구 분 | 계 | 일반직 | <\n^ | ^ | 4급 | 5급\n정원 | 3 | 1 | 2", 2, 1),
        ("구 분 | 계 | 일반직 |\n | | 4급 | 5급\n정원 | 3 | 1 | 2", 2, 1),
        ("총 계 | < | 감사담당관 | <\n정 원 | 현 원 | 정 원 | 현 원\n76 | 75 | 43 | 41", 2, 0),
        ("예산액 | 집행액 | 집행률(%)\n27,300 | 25,937 | 95.1", 1, 0),
        ("정책사업 | 단위사업 | 2025년\n합계 | < | 30\n운영 | 전문교육 | 10\n^ | 역량교육 | 20", 1, 2),
        ("연번 | 사업명 | 예산\n1 | 도서관 | 1,000\n2 | 공원 | 2,000", 1, 2),
        ("구 분 | | 승인\n포털 | 제안 | 50\n | 동아리 | 10", 1, 2),
        ("(단위: 천원) | < \n구분 | 예산\n인건비 | 1,000", 2, 1),
        ("기간 | 2024 ~ 2026\n사업비 | 100억원", 0, 1),
        ("구분 | 계 | 2013까지 | 2014 | 2016이후\n계 | 2,480 | 640 | 520 | 710", 1, 1),
        ("구분 | 1/4 | 2/4 | 3/4 | 4/4\n계 | 1,200 | 640 | 520 | 710", 1, 1),
        ("시설 | 3/4\n강당 | 1/4", 0, 1),
        ("2023 | | 2024\n지표 개발 | | 도구 개발\n2,000백만 원 | | 1,000백만 원", 1, 0),
        (" | 2022 | < | 2023(’22.12월말)\n^ | 예산액 | 집행액 | 예산액\n계 | 1,000 | 900 | 1,100", 2, 1),
    ],
)
def test_header_rows_and_label_columns(grid_of: GridOf, drawn: str, head: int, stub: int) -> None:
    grid = grid_of(drawn)
    assert (grid.head, grid.stub) == (head, stub)


def test_headings_run_from_the_outside_in(grid_of: GridOf) -> None:
    grid = grid_of("구분 | 예산액 | 집행액 | \n | | 10.31기준 | 12.31까지\n계 | 448,686 | 344,050 | 448,686")
    assert [column.path for column in grid.panels[0].columns] == [
        ("예산액",),
        ("집행액", "10.31기준"),
        ("집행액", "12.31까지"),
    ]


def test_an_empty_corner_belongs_to_the_heading_beside_it(grid_of: GridOf) -> None:
    grid = grid_of("구분 | 2025 | 2026 | 증감 | \n^ | ^ | ^ | ^ | %\n계 | 100 | 110 | 10 | 10.0")
    assert [column.path for column in grid.panels[0].columns][2:] == [("증감",), ("증감", "%")]


def test_side_by_side_tables_are_panels(grid_of: GridOf) -> None:
    grid = grid_of("구 분 | 예산액 | 구 분 | 예산액\n지방세 | 1,000 | 교부세 | 2,000")
    assert [[(entry.row.path, entry.text) for entry in panel.entries] for panel in grid.panels] == [
        [(("지방세",), "1,000")],
        [(("교부세",), "2,000")],
    ]


def test_a_number_below_a_heading_is_the_total_of_its_column(grid_of: GridOf) -> None:
    grid = grid_of("기금명 | 2025년 운용규모 | 소관부서\n^ | 13,333 | ^\n재난기금 | 931 | 안전과", "(단위 : 억원)")
    first = grid.panels[0].entries[0]
    assert (first.text, first.row.path, first.row.role, first.unit and first.unit.key) == (
        "13,333",
        (),
        "total",
        "hundred_million_won",
    )


def test_a_table_inside_a_table_is_a_panel_with_its_own_headings(grid_of: GridOf) -> None:
    drawn = (
        "연번 | 사업내용 | < | < | 부처\n"
        "1 | 총사업비 (단위: 백만원) | < | < | 환경부\n"
        "^ | 구분 | 예산 | 집행 | ^\n"
        "^ | 국비 | 200 | 150 | ^\n"
        "2 | 내용 없음 | < | < | 문화부"
    )
    inner = grid_of(drawn).panels[-1]
    assert [
        (entry.row.path, entry.column.path, entry.text, entry.unit and entry.unit.key) for entry in inner.entries
    ] == [
        (("국비",), ("예산",), "200", "million_won"),
        (("국비",), ("집행",), "150", "million_won"),
    ]
    assert [(entry.cell.row, entry.cell.col) for entry in inner.entries] == [(3, 2), (3, 3)]
