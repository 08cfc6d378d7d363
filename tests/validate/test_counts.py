"""Stated counts against lists of names, items and dates."""

from collections.abc import Callable
from typing import Any

import pytest

Statuses = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 유형 : 3종 (업무지식, 업무혁신, 생활지식)", [("3종", "exact")]),
        ("- 운영 : 5개 분야(인문, 공연, 기록, 체험, 답사)", [("5개 분야", "exact")]),
        ("- 운영 : 6개 분야(인문, 공연, 기록, 체험, 답사)", [("6개 분야", "inconsistent")]),
        ("- 운영 : 4개 분야(인문·사회, 자연, 예체능)", [("4개 분야", "exact")]),
        ("- 운영 : 6개 분야(인문, 공연, 기록 등)", []),
        ("- 대상 : 3개 구(가람구, 나래구, 다솜구)", [("3개 구", "exact")]),
        ("- 대상 : 2개 구(가람구, 나래구, 다솜구)", [("2개 구", "inconsistent")]),
        ("- 추진 : 4개 분야(가람, 나래, 다솜)", [("4개 분야", "inconsistent")]),
        ("- 조성 : 4개소(산악, 스쿼시, 테니스)", [("4개소", "not_checkable")]),
        ("- 조성 : 8개소(국공립, 민간)", []),
        ("- 평가 : 13개 기관(의료원, 진흥원 제외)", []),
        ("- 과제(4개) : 일하는 방식 개선, 고객 만족, 주민참여, 자원봉사", [("4개", "exact")]),
        ("- 과제(14개) : 정책홍보, 지역인재 양성 등", []),
        ("- 각 국별 핵심사업 1~3개(가, 나, 다)를 선정", []),
        ("- 규모 : 2개소(본관 1, 별관 1)", []),
    ],
)
def test_names_behind_a_count(line: str, expected: list[tuple[str, str]], check_lines: Any, statuses: Statuses) -> None:
    assert statuses(check_lines(line), "list_count") == expected


def test_items_below_a_count(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines(
        "○ 우리구 참여 : 3개사업", "  - 포털 구축 : 가람시", "  - 맞춤 행정 : 나래시", "  - 관리 체계 : 다솜시"
    )
    assert statuses(found, "list_count") == [("3개사업", "exact")]


def test_numbered_items_below_a_count(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines("○ 추진사업 : 4개 사업", "  ① 포털 구축", "  ② 맞춤 행정", "  ③ 관리 체계")
    assert statuses(found, "list_count") == [("4개 사업", "inconsistent")]


def test_two_things_in_one_item_and_counts_in_items(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines(
        "- 현황 - 9개 동아리 69명", "  - 가 : 14명 ○ 나 : 15명", "  - 다 : 10명 ○ 라(6개 동아리) : 30명"
    )
    assert statuses(found, "list_count") == [("9개 동아리", "exact")]


def test_names_in_items_below(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines("○ 참여 : 4개 단체", "  - 회장 : 가람시", "  - 회원 : 나래구, 다솜시, 라온군")
    assert statuses(found, "list_count") == [("4개 단체", "exact")]


@pytest.mark.parametrize(
    "items",
    [
        ("  - 감사대상 : 시설공단", "  - 감사시기 : 4월"),
        ("  - 중점과제(4개) : 홍보", "  - 일반과제(9개) : 지원"),
        ("  - 가람시", "  - 나래시", "  - 다솜시"),
    ],
)
def test_items_that_are_no_list_of_the_things(items: tuple[str, ...], check_lines: Any, statuses: Statuses) -> None:
    assert statuses(check_lines("□ 종합감사 : 2개 기관", *items), "list_count") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 자문 실시(4회) : 5.29, 7.31, 8.23~24", [("4회", "exact")]),
        ("- 자문 실시(3회) : 5.29, 7.31, 8.23~24", [("3회", "exact")]),
        ("- 자문 실시(5회) : 5.29, 7.31, 8.23~24", [("5회", "not_checkable")]),
        ("- 회의 3회(3. 5., 4. 6., 5. 7.)", [("3회", "exact")]),
        ("- 회의 5회(3. 5., 4. 6., 5. 7.)", [("5회", "not_checkable")]),
        ("- 회의 2회(3. 5., 4. 6., 5. 7.)", [("2회", "inconsistent")]),
        ("- 점검 : 연 2회(6월, 11월)", [("2회", "exact")]),
        ("- 점검 : 분기별 1회(3. 28., 6. 27., 9. 26.)", []),
        ("- 회의 3회(3. 5., 4. 6. 등)", []),
        ("- 교육 2회(3. 5., 3. 6. / 4. 2., 4. 3.)", [("2회", "not_checkable")]),
    ],
)
def test_dates_behind_a_number_of_times(
    line: str, expected: list[tuple[str, str]], check_lines: Any, statuses: Statuses
) -> None:
    assert statuses(check_lines(line), "date_count") == expected


@pytest.mark.parametrize(("number", "status"), [("14명", "exact"), ("16명", "not_checkable")])
def test_numbers_a_month(number: str, status: str, check_lines: Any, statuses: Statuses) -> None:
    lines = ("- 모범 직원", "  - 선발 포상 : 월 2명", "  - 실적", f"    - 월별 모범 직원 선발 : {number}(1~7월)")
    assert statuses(check_lines(*lines), "monthly") == [(number, status)]
