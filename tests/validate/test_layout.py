"""Totals that the layout holds firm: a wrong number or a left-out line fails at its total, where no other grouping is possible."""

import pytest

from extract.grid.model import RowRole
from extract.schemas import Check, CheckStatus
from extract.validate.figures.headings import formula
from extract.validate.figures.sheet import Lane
from tests.validate.conftest import MakeGrid, Validate

FAILED = (CheckStatus.INCONSISTENT, CheckStatus.LAST_DIGIT)

PLAIN = """
구분 | 예산액 | 집행액 | 이월액
합계 | 900 | 760 | 90
도서관 운영 | 200 | 150 | 30
평생학습 | 300 | 270 | 20
체육시설 | 400 | 340 | 40
"""
NESTED = """
구분 | 항목 | 예산액 | 집행액 | 이월액
총계 | | 1,500 | 1,180 | 150
교육 | 소계 | 900 | 760 | 90
교육 | 도서관 | 200 | 150 | 30
교육 | 학습관 | 300 | 270 | 20
교육 | 체육관 | 400 | 340 | 40
복지 | 소계 | 600 | 420 | 60
복지 | 경로당 | 250 | 170 | 20
복지 | 어린이집 | 350 | 250 | 40
"""


def without(text: str, label: str) -> str:
    return "\n".join(line for line in text.strip().splitlines() if f"{label} |" not in line)


def failed(checks: tuple[Check, ...]) -> list[str]:
    return [check.stated.raw for check in checks if check.status in FAILED]


@pytest.mark.parametrize("label", ["도서관 운영", "평생학습", "체육시설"])
def test_a_total_alone_above_its_items_misses_a_line(grid: MakeGrid, check_grids: Validate, label: str) -> None:
    assert failed(check_grids(grid(PLAIN))) == []
    assert failed(check_grids(grid(without(PLAIN, label)))) == ["900", "760", "90"]


def test_a_subtotal_misses_a_line_under_its_heading(grid: MakeGrid, check_grids: Validate) -> None:
    levels = {1: 0, 2: 1, 3: 2, 4: 2, 5: 2, 6: 1, 7: 2, 8: 2}
    assert failed(check_grids(grid(NESTED, stub=2, levels=levels))) == []
    shorter = {1: 0, 2: 1, 3: 2, 4: 2, 5: 1, 6: 2, 7: 2}
    assert failed(check_grids(grid(without(NESTED, "도서관"), stub=2, levels=shorter))) == ["900", "760", "90"]


def test_totals_by_kind_miss_a_line_of_their_kind(grid: MakeGrid, check_grids: Validate) -> None:
    text = """
구분 | 종류 | 5급 | 6급 | 7급
합계 | 정원 | 3 | 9 | 14
합계 | 현원 | 3 | 8 | 15
본부 | 정원 | 1 | 4 | 6
본부 | 현원 | 1 | 4 | 6
지사 | 현원 | 2 | 4 | 9
"""
    assert failed(check_grids(grid(text, stub=2))) == ["3", "9", "14"]


def test_a_single_line_of_totals_by_kind_fails(grid: MakeGrid, check_grids: Validate) -> None:
    text = "총계 | 총계 | 기획과 | 기획과 | 감사과 | 감사과\n정원 | 현원 | 정원 | 현원 | 정원 | 현원\n86 | 75 | 43 | 41 | 33 | 34"
    assert failed(check_grids(grid(text, head=2, stub=0))) == ["86"]


@pytest.mark.parametrize(
    "text",
    [
        "구분 | 갑 | 을 | 병\n계 | 900 | 400 | 700\n가 | 500 | 300 | 90\n나 | 600 | 50 | 80\n다 | 10 | 20 | 70",
        "구분 | 갑 | 을 | 병\n계 | 90 | 80 | 70\n가 | 50 | | \n나 | | 60 | \n다 | | | 40",
    ],
    ids=["now more, now less", "lines without numbers"],
)
def test_other_differences_say_nothing_of_a_left_out_line(grid: MakeGrid, check_grids: Validate, text: str) -> None:
    found = check_grids(grid(text))
    assert {check.status for check in found} == {CheckStatus.NOT_CHECKABLE}


def test_a_total_of_columns_may_count_years_that_are_not_shown(grid: MakeGrid, check_grids: Validate) -> None:
    text = "구분 | 계 | 2022 | 2023\n구민 | 192 | 59 | 72\n직원 | 94 | 29 | 32\n단체 | 50 | 10 | 20"
    assert failed(check_grids(grid(text))) == []


def test_one_column_of_several_is_wrong_in_a_total_without_a_word(grid: MakeGrid, check_grids: Validate) -> None:
    text = """
구분 | 예산액 | 집행액 | 이월액 | 불용액
도로 | 7,540 | 6,230 | 810 | 500
가로등 | 2,140 | 1,930 | 110 | 100
보도 | 5,400 | 4,300 | 700 | 470
"""
    found = check_grids(grid(text, levels={1: 0, 2: 1, 3: 1}))
    assert failed(found) == ["500"]


def test_a_word_in_brackets_makes_a_total(grid: MakeGrid, check_grids: Validate) -> None:
    text = """
구분 | 예산액 | 집행액 | 이월액
기능별 분류(합계) | 900 | 760 | 95
도서관 | 500 | 420 | 50
학습관 | 400 | 340 | 40
"""
    assert failed(check_grids(grid(text))) == ["95"]


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("H/W 및 S/W 구입", None),
        ("A/S 비용", None),
        ("집행률(B/A)", ("B", "/", "A", "")),
        ("증감 (D-C)", ("D", "-", "C", "")),
    ],
)
def test_letters_of_hardware_are_no_formula(label: str, found: object) -> None:
    assert formula(Lane(0, (label,), RowRole.ITEM)) == found
