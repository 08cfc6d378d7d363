"""Stated lengths of time against their periods."""

from collections.abc import Callable
from typing import Any

import pytest

Statuses = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 기 간 : 2. 6. ~ 6. 2. (4개월, 17주)", [("4개월", "exact"), ("17주", "exact")]),
        ("- 기 간 : 2. 6. ~ 6. 2. (4개월, 27주)", [("4개월", "exact"), ("27주", "inconsistent")]),
        ("- 운영 : 6개월간(3~8월)", [("6개월간", "exact")]),
        ("- 운영 : 9개월간(3~8월)", [("9개월간", "inconsistent")]),
        ("- 접수 : 10일간(5.1.~5.10.)", [("10일간", "exact")]),
        ("- 접수 : 9일간(5.1.~5.10.)", [("9일간", "rounding")]),
        ("- 접수 : 16일간(5.1.~5.10.)", [("16일간", "inconsistent")]),
        ("- 감사 : 2021. 11. 15. ~ 12. 3., 3주, 15일간", [("3주", "exact"), ("15일간", "rounding")]),
        ("- 연수 : 4. 3. ~ 4. 5.(2박 3일), 24명", [("2박 3일", "exact")]),
        ("- 연수 : 4. 3. ~ 4. 5.(2박 4일), 24명", [("2박 4일", "inconsistent")]),
        ("- 연수 : 3박 3일 과정", [("3일", "inconsistent")]),
        ("- 연수 : 5박 7일 과정", []),
        ("- 사업기간 : 2011. 3. ~ 2013. 6.(2년 4개월)", [("2년 4개월", "exact")]),
        ("- 사업기간 : 2011. 3. ~ 2013. 6.(3년 4개월)", [("3년 4개월", "inconsistent")]),
        ("- 위탁 : ’20. 9. 1. ~ ’25. 8. 31.(5년간)", [("5년간", "exact")]),
        ("- 위탁 : ’20. 9. 1. ~ ’25. 8. 31.(6년간)", [("6년간", "inconsistent")]),
        ("- 사업기간 : 2023 ~ 2025(3개년)", [("3개년", "exact")]),
        ("- 겨울철 대책 : 11. 15. ~ 3. 15.(4개월)", [("4개월", "exact")]),
        ("- 교육기간 : 3월 ~ 11월(3개월)", [("3개월", "not_checkable")]),
        ("- 운영기간 : 3월 ~ 11월(8개월, 8월 제외)", [("8개월", "rounding")]),
        ("- 운영기간 : 3월 ~ 11월(약 10개월)", [("10개월", "rounding")]),
        ("- 캠프 : 5. 1. ~ 5. 31.(5일간)", [("5일간", "not_checkable")]),
        ("- 기 간 : 연중 (학습 1개월, 복습 6개월)", []),
        ("- 교육 : 3. 2. ~ 3. 6.(40시간)", []),
        ("- 접수 : 5. 1. ~ 5. 3., 10일 전 공고", [("10일", "not_checkable")]),
        ("- 교육 : 매주 2일간(3. 3. ~ 3. 14.)", [("2일간", "not_checkable")]),
        ("- 교육 : 주 5일(9. 1. ~ 9. 12.)", [("5일", "not_checkable")]),
        ("- 대회 : 10. 3. ~ 10. 5.(5일간, 64명)", [("5일간", "inconsistent")]),
    ],
)
def test_lengths_of_periods(line: str, expected: list[tuple[str, str]], check_lines: Any, statuses: Statuses) -> None:
    assert statuses(check_lines(line), "duration") == expected


def test_the_period_is_the_operand(check_lines: Any) -> None:
    found = [check for check in check_lines("- 기간 : 2025. 4. 1. ~ 4. 30.(30일간)") if check.rule == "duration"]
    assert [(one.raw, int(one.value)) for one in found[0].operands] == [("2025. 4. 1. ~ 4. 30.", 30)]
    assert found[0].message.startswith("[기간] 기간의 길이: ")
