"""Labels and levels of rows."""

from collections.abc import Callable

from extract.grid import Grid

GridOf = Callable[..., Grid]


def rows(grid: Grid) -> list[tuple[str, str, int]]:
    return [(" / ".join(row.path), row.role.value, row.level) for row in grid.panels[0].rows]


def test_grouped_and_indented_labels(grid_of: GridOf) -> None:
    grid = grid_of(
        "회계별 | < | < | 예산\n"
        "계 | < | < | 30\n"
        "일 반 회 계 | < | < | 10\n"
        "특별회계 | < | < | 20\n"
        " | 공기업 | < | 15\n"
        "^ | | 상수도 | 5\n"
        "^ | ^ | 하수도 | 10\n"
        "^ | 기타 | < | 5"
    )
    assert rows(grid) == [
        ("계", "total", 0),
        ("일반회계", "item", 0),
        ("특별회계", "item", 0),
        ("특별회계 / 공기업", "item", 1),
        ("특별회계 / 공기업 / 상수도", "item", 2),
        ("특별회계 / 공기업 / 하수도", "item", 2),
        ("특별회계 / 기타", "item", 1),
    ]


def test_rows_below_a_total_are_not_its_parts_by_name(grid_of: GridOf) -> None:
    grid = grid_of("구분 | < | < | 계\n합계 | < | 정원 | 10\n^ | ^ | 현원 | 9\n | 본부 | 정원 | 4\n^ | ^ | 현원 | 3")
    assert rows(grid) == [
        ("합계 / 정원", "total", 2),
        ("합계 / 현원", "total", 2),
        ("본부 / 정원", "item", 2),
        ("본부 / 현원", "item", 2),
    ]


def test_signs_stand_below_the_last_label_without_one(grid_of: GridOf) -> None:
    grid = grid_of("구분 | 예산\n예산지출(a) | 30\n⋅일반회계 | 10\n⋅특별회계 | 20")
    assert rows(grid) == [
        ("예산지출(a)", "item", 0),
        ("예산지출(a) / 일반회계", "item", 1),
        ("예산지출(a) / 특별회계", "item", 1),
    ]


def test_one_printed_row_may_hold_several(grid_of: GridOf) -> None:
    grid = grid_of(
        "구분 | 2025 | 2026\n예산지출(a) ⋅일반회계 ⋅특별회계 | 57,549 / 51,469 / 6,080 | 66,657 / 59,082 / 7,576"
    )
    found = [(entry.row.path[-1], entry.text, entry.source.start) for entry in grid.panels[0].entries[:4]]
    assert found == [
        ("예산지출(a)", "57,549", 0),
        ("예산지출(a)", "66,657", 0),
        ("일반회계", "51,469", 7),
        ("일반회계", "59,082", 7),
    ]


def test_a_sum_with_its_parts_stays_one_value(grid_of: GridOf) -> None:
    grid = grid_of("구분 | 예산\n합계 | 1,000 / (시비 600, 국비 400)")
    assert [entry.text for entry in grid.panels[0].entries] == ["1,000\n(시비 600, 국비 400)"]


def test_subtotals_inside_groups(grid_of: GridOf) -> None:
    grid = grid_of("구분 | < | 인원\n총 계 | < | 30\n기본교육 | 소계 | 10\n^ | 조직적응 | 10")
    assert [row.role.value for row in grid.panels[0].rows] == ["total", "subtotal", "item"]


def test_repeated_headings_are_no_data(grid_of: GridOf) -> None:
    grid = grid_of("구분 | 예산\n가 | 1,000\n구분 | 예산\n나 | 2,000")
    assert [row.path for row in grid.panels[0].rows] == [("가",), ("나",)]
