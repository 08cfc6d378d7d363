"""What tables are for."""

from collections.abc import Callable

import pytest

from extract.grid import Grid


@pytest.mark.parametrize(
    ("drawn", "line", "kind"),
    [
        ("구분 | 예산액\n계 | 1,200", "(단위: 천원)", "budget"),
        ("구분 | 계 | 5급\n정원 | 12 | 1\n현원 | 13 | 1", "", "staffing"),
        ("구분 | 개수\n가 | 3", "", "data"),
        ("구분 | 내용\n가 | 나", "", "layout"),
        ("등록번호 | 기획과-1\n결재일자 | 2016.1.28.", "", "approval"),
        ("구분 | 1월 | 2월 | 3월 | 4월 | 5월 | 6월\n접수 | ■ | | | | |", "", "gantt"),
        ("구분 | 1분기 | 2분기 | 3분기 | 4분기\n접수 | | ● | | ", "", "gantt"),
        ("1분기 | 2분기 | 3분기 | 4분기\n점검 | 조사 | 분석 | 발표", "", "layout"),
    ],
)
def test_kinds(grid_of: Callable[..., Grid], drawn: str, line: str, kind: str) -> None:
    assert grid_of(drawn, line).kind == kind
