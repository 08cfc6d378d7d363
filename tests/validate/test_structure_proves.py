"""Relations whose structure proves them although a number is wrong: slips that must be findings, and what must stay open."""

from collections.abc import Callable
from typing import Any

import pytest

Statuses = Callable[..., list[tuple[str, str]]]


def test_money_at_hand_and_where_it_came_from(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            연도|추경|전년도 이월액|이·전용 등|예비비|예산 현액|집행액
            2021|135,705|-|7,900|-|143,605|143,605
            2022|230,556|1,200|-|-|231,756|231,756
            2023|190,963|-|-|133,033|323,969|323,969
            """
        )
    )
    assert statuses(found, "settlement")[:3] == [
        ("143,605", "exact"),
        ("231,756", "exact"),
        ("323,969", "inconsistent"),
    ]


def test_a_total_behind_totals_that_no_word_names(grid: Any, check_grids: Any) -> None:
    table = grid(
        """
        구분|1월|2월|3월
        은행|120|240|360
        제2금융|75|83|91
        상호|40|50|60
        보험|35|33|31
        합계|195|323|541
        """,
        levels={3: 1, 4: 1},
        unit="억원",
    )
    totals = [one for one in check_grids(table) if one.rule == "column_total" and one.label.startswith("합계")]
    assert [(one.stated.raw, one.status.value, len(one.operands)) for one in totals] == [
        ("195", "exact", 2),
        ("323", "exact", 2),
        ("541", "inconsistent", 2),
    ]


@pytest.mark.parametrize(
    ("men", "women", "found"),
    [("55.6", "44.4", []), ("44.4", "55.6", [("44.4", "inconsistent"), ("55.6", "inconsistent")])],
)
def test_shares_that_make_a_hundred_are_shares_of_their_total(
    men: str, women: str, found: list[tuple[str, str]], grid: Any, check_grids: Any, statuses: Statuses
) -> None:
    table = grid(f"구분|전체|남성|여성\n현원|1,145|637|508\n비율|100|{men}|{women}")
    assert [one for one in statuses(check_grids(table), "share") if one[1] != "exact"] == found


def test_a_column_with_the_letter_of_its_formula_is_a_total(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            과목|사고이월|계속비|계(A)
            합계|97,514|-|97,514
            경비|27,000|-|26,000
            시설|70,514|-|70,514
            """
        )
    )
    assert ("26,000", "inconsistent") in statuses(found, "row_total")


@pytest.mark.parametrize(
    ("lines", "chart", "found"),
    [
        (
            ("□ 1실 9팀, 정원 77명",),
            "가\n4팀(35명)\n나\n3팀(16명)\n다\n2팀(26명)",
            [("9팀", "exact"), ("77명", "exact")],
        ),
        (
            ("□ 1실 9팀, 정원 77명",),
            "가\n4팀(38명)\n나\n3팀(16명)\n다\n2팀(26명)",
            [("9팀", "exact"), ("77명", "inconsistent")],
        ),
        (("□ 1실 8팀, 정원 77명",), "가\n4팀(38명)\n나\n3팀(16명)\n다\n2팀(26명)", []),
        (("□ 현원 12명",), "가\n정원 5명\n나\n정원 4명\n다\n정원 3명", []),
        (
            ("(18명) (17명) (12명)",),
            "가(11)\n나(7)\n다(7)\n라(6)\n마(9)\n바(6)\n사(6)",
            [("18명", "exact"), ("17명", "inconsistent"), ("12명", "exact")],
        ),
    ],
)
def test_charts(
    lines: tuple[str, ...], chart: str, found: list[tuple[str, str]], check_lines: Any, statuses: Statuses
) -> None:
    assert statuses(check_lines(*lines, chart=chart), "chart_total") == found


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("- 관리채무 : 3조 5,682억원", "exact"),
        ("- 관리채무 : 3조 5,692억원", "inconsistent"),
        ("- 관리채무 : 3조 4,117억원", None),
    ],
)
def test_long_figures_said_again(second: str, found: str | None, check_lines: Any, statuses: Statuses) -> None:
    ties = statuses(check_lines("- 관리채무 : 3조 5,682억원", second), "tie")
    assert [status for _, status in ties] == ([found] if found else [])


def test_a_row_of_many_numbers_proves_no_short_change(grid: Any, check_lines: Any, statuses: Statuses) -> None:
    row = "|".join(f"{number / 10:.1f}" for number in (28, 2, 3, 371, 58, 59, 462, 54, 233, 62, 14, 6))
    table = grid(f"구분{'|값' * 12}\n상호금융|{row}")
    assert statuses(check_lines("- 상호금융은 전월 대비 1.2조원 증가", table=table), "prose_change") == []


def test_means_of_the_lanes_beside_them(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            구분|1분기|2분기|3분기|4분기|평균
            체육|271|286|280|263|275
            문화|140|152|148|160|150
            장사|96|88|92|84|98
            """,
            unit="명",
        )
    )
    assert statuses(found, "mean") == [("275", "exact"), ("150", "exact"), ("98", "inconsistent")]


def test_a_mean_of_something_else_says_nothing(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid("구분|인구|세대|평균 연령\n가|1,271|640|46\n나|1,140|512|44"))
    assert statuses(found, "mean") == []
