"""Wholes, lists, changes and rates of running text."""

from collections.abc import Callable
from typing import Any

import pytest

from extract.source import Source
from extract.validate.figures.quantities import find_quantities

Statuses = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 인력 : 총 11명 (5급 1, 6급 3, 7급 5, 9급 2)", [("11명", "exact")]),
        ("○ 시비 11억원 확보 (2017년도 1억, 2018년도 10억)", [("11억원", "exact")]),
        ("- 인력 : 총 19명 (5급 1, 6급 3, 7급 5, 9급 2)", [("19명", "inconsistent")]),
        ("- 교육 20명 (여성 5명, 신규 3명)", [("20명", "not_checkable")]),
        ("- 지원금액 : 1인 최대 10만원(참여자 5만원, 기업 10만원)", []),
        ("- 기간 : 3. 1. ~ 5. 19. (4개월, 17주)", []),
    ],
)
def test_stated_parts(line: str, expected: list[tuple[str, str]], check_lines: Any, statuses: Statuses) -> None:
    assert statuses(check_lines(line), "stated_parts") == expected


def test_list_below_its_total(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines("- 현황 - 3개 동아리 60명", "  - 가 : 14명 ○ 나 : 16명", "  - 다 : 30명")
    assert statuses(found, "list_total") == [("60명", "exact")]


def test_list_with_an_item_without_number(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines("- 구성 - 4개 그룹, 79명", "  - 가 : 20명 ○ 나 : 29명", "  - 다 : 19명 ○ 라 : 이수자")
    assert statuses(found, "list_total") == [("79명", "not_checkable")]
    assert found[0].missing == ("part_without_number",)


def test_item_beside_its_total(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines("- 구 성 : 10명 내외", "- 자 격 : 팀장 5명, 주무관 5명")
    assert statuses(found, "list_total") == [("10명", "exact")]


def test_columns_of_figures_in_lines(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines(
        "□ 재산 : 총 38,891건 80,017천㎡ 18조 3,133억원",
        "  ○ 토 지 : 37,229필지 76,907천㎡ 14조 7,352억원",
        "  ○ 건 물 : 1,662동 3,110천㎡ 3조 5,781억원",
    )
    assert [status for _, status in statuses(found, "list_total")] == ["exact", "exact", "exact"]


def test_parts_behind_an_arrow(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines("○ (기능보강) 6건, 3.4억원 ▹ 개보수 2건, 장비보강 4건")
    assert ("6건", "exact") in statuses(found, "list_total")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("* 사망자는 457명으로 전년 동기 443명 대비 14명 증가", [("14명", "exact")]),
        ("* 사망자는 457명으로 전년 동기 443명 대비 18명 증가", [("18명", "inconsistent")]),
        ("* 현장: 72명 → 91명(19명 증가)", [("19명", "exact")]),
        ("* 예산: 21,712백만원 → 21,240백만원(△472백만원 감소)", [("△472백만원", "exact")]),
        ("- 미착수 : 13.6% → 1.3% 감소 혁신확산 : 2% → 13% 증가", []),
        ("- 신고 1,745건(전년대비 증가), 폭력 7,503건(전년대비 63.8% 증가)", []),
    ],
)
def test_changes(line: str, expected: list[tuple[str, str]], check_lines: Any, statuses: Statuses) -> None:
    assert statuses(check_lines(line), "prose_change") == expected


def test_growth_in_text(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines("○ (세외수입) 2,293억원(’24년 3,737억원 대비 38.6% 감소)")
    assert statuses(found, "prose_ratio") == [("38.6%", "exact")]
    found = check_lines("- 9조 6,300억원 확보(전년도 대비 4,000억원 증가, 4.3%↑)")
    assert statuses(found, "prose_ratio") == [("4.3%", "exact")]


def test_rate_that_coarse_figures_cannot_decide(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines("○ (계약심사) 1,579건(11,333억원), 399억원 절감(절감률 3.53%)")
    assert statuses(found, "prose_ratio") == [("3.53%", "not_checkable")]


def test_half_years(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines("- 상반기 : 207건", "- 하반기 : 177건", "- 제안 증가 (2014년 : 327건 → 2015년 : 384건)")
    assert statuses(found, "half_years") == [("384건", "exact")]


def test_total_above_a_table(grid: Any, check_lines: Any, statuses: Statuses) -> None:
    table = grid("구분|예산액(구성비)\n지방세|51,288(30.7)\n보조금|65,847(39.4)\n기타|49,695(29.8)", unit="억원")
    found = check_lines("□ 세 입 : 16조 6,830억원", table=table)
    assert statuses(found, "heading_total") == [("16조 6,830억원", "exact")]
    assert statuses(found, "share") == [("30.7", "exact"), ("39.4", "rounding"), ("29.8", "exact")]


def test_number_of_a_heading_is_no_total(grid: Any, check_lines: Any, statuses: Statuses) -> None:
    table = grid("구분|가|나\n정원|1|1\n현원|1|1")
    assert statuses(check_lines("2 인 력", table=table), "heading_total") == []


def test_chart(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines("□ 기 구 : 1실 3담당관 10팀", chart="예산\n5팀(35명)\n기관\n3팀(16명)\n협력\n2팀(12명)")
    assert ("10팀", "exact") in statuses(found, "chart_total")


def test_every_number_is_a_slice_of_its_line(check_lines: Any) -> None:
    line = "- 목표 5조 5,818억원 : 지방세 5조 1,015억원, 세외수입 4,803억원"
    for check in check_lines(line):
        for place in (check.stated, *check.operands):
            assert line[place.source.start : place.source.end] == place.raw


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("457명, 12.5%, 1.5%p, 3억 5천만원", ["명", "percent", "percentage_point", "money"]),
        ("2025. 3. 1. 제2차 회의", []),
        ("5급 이상, 3개월, 17주", []),
        ("37,229필지 76,907천㎡", ["필지", "㎡"]),
    ],
)
def test_kinds_of_quantities(text: str, kinds: list[str]) -> None:
    found = find_quantities(text, Source())
    assert [one.kind.replace("m2", "㎡") for one in found] == kinds
    assert all(text[one.start : one.end] == one.printed.raw for one in found)


def test_whole_behind_its_parts(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines("- 시도 2, 시군구 16 등 18개 자치단체")
    assert statuses(found, "list_total") == [("18개 자치단체", "exact")]
    assert statuses(check_lines("- 시도 2, 시군구 16 등 20개 자치단체"), "list_total") == []


def test_lists_behind_an_arrow(check_lines: Any, statuses: Statuses) -> None:
    found = check_lines("○ (기능보강) 5건, 11.3억원 ▹ 신축 1, 개보수 2건, 장비보강 2건")
    assert statuses(found, "list_total") == [("5건", "exact")]
    found = check_lines("○ 체육시설 확충(15개소) ▹게이트볼장 4개소, 테니스장 5개소 등 시설 신설")
    assert statuses(found, "list_total") == [("15개소", "not_checkable")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 규모 : 총 12개 과정 480명(직무 5, 디지털 4, 창업 3)", [("12개 과정", "exact")]),
        ("- 규모 : 총 12개 과정 480명(직무 5, 디지털 4, 창업 2)", [("12개 과정", "inconsistent")]),
        ("- 규모 : 총 12개 과정 480명(남 200, 여 280)", [("480명", "exact")]),
        ("- 경지 : 9,840㏊(논 5,730㏊, 밭 4,110㏊)", [("9,840㏊", "exact")]),
        ("- 대원 : 21,408명(1~2년차 4,120, 3~4년차 4,388, 5년차 이상 12,900)", [("21,408명", "exact")]),
        ("- 영재 : 8학급 160명(초 5학급 100, 중 3학급 60)", [("160명", "exact")]),
        ("- 시상 : 2,000만원(대상 1팀 1,000만원, 우수 5팀 각 200만원)", [("2,000만원", "exact")]),
        ("- 등록 : 4,280명(독거노인 1,120, 장애인 640 등)", [("4,280명", "not_checkable")]),
        ("- 교육 : 7명(중앙 2명, 시 3명 외)", [("7명", "not_checkable")]),
        ("- 교육 : 100명(1~3월 60, 4~6월 40)", []),
    ],
)
def test_parts_of_many_kinds(line: str, expected: list[tuple[str, str]], check_lines: Any, statuses: Statuses) -> None:
    assert statuses(check_lines(line), "stated_parts") == expected


@pytest.mark.parametrize(
    ("line", "rule", "expected"),
    [
        ("- 실적 : 284명(목표 270명 대비 105.2%)", "prose_ratio", [("105.2%", "exact")]),
        ("- 농가 : 6,412호(군 전체 14,870호의 43.1%)", "prose_ratio", [("43.1%", "exact")]),
        ("- 실적 : 284명(목표 270명 대비 102.5%)", "prose_ratio", [("102.5%", "inconsistent")]),
        ("- 달성률 95.2%(4,283 / 4,500)", "prose_ratio", [("95.2%", "exact")]),
        ("- 달성률 92.5%(4,283 / 4,500)", "prose_ratio", [("92.5%", "inconsistent")]),
        ("- 감면 : 가 4,120가구, 나 2,860가구, 다 634가구 (계 7,614가구)", "list_total", [("7,614가구", "exact")]),
        (
            "- 감면 : 가 4,120가구, 나 2,860가구, 다 634가구 (계 7,644가구)",
            "list_total",
            [("7,644가구", "inconsistent")],
        ),
        ("- 교실 : 참여 380명, 수료 402명", "subset", [("402명", "inconsistent")]),
        ("- 교실 : 참여 402명, 수료 380명", "subset", []),
        ("- 심사 : 채택 42건(이 중 실시 45건)", "subset", [("45건", "inconsistent")]),
        ("- 처리 : 접수 380건, 처리 402건", "subset", []),
        ("- 요금 : 712원 → 784원(10.1% 인상)", "prose_ratio", [("10.1%", "exact")]),
    ],
)
def test_rates_totals_and_parts_in_one_line(
    line: str, rule: str, expected: list[tuple[str, str]], check_lines: Any, statuses: Statuses
) -> None:
    assert statuses(check_lines(line), rule) == expected


@pytest.mark.parametrize(("rise", "status"), [("138명", "exact"), ("148명", "inconsistent")])
def test_increase_of_the_line_above(rise: str, status: str, check_lines: Any, statuses: Statuses) -> None:
    found = check_lines("● 상담 : 연 44회(1,750명 참여)", f" - 2023년 1,612명 대비 {rise} 증가")
    assert statuses(found, "prose_change") == [(rise, status)]


@pytest.mark.parametrize(("stated", "status"), [("85,500", "exact"), ("84,500", "inconsistent")])
def test_list_below_a_budget(stated: str, status: str, check_lines: Any, statuses: Statuses) -> None:
    found = check_lines(f"□ 소요예산 : {stated}천원", "  ○ 교육비 52,000천원, 포상금 12,500천원, 위탁심사 21,000천원")
    assert statuses(found, "list_total") == [(f"{stated}천원", status)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "- 인력 : 총 12명 (5급 1, 6급 3, 7급 5)",
            "[인력] 내역 합계: 12명으로 적혀 있으나 항목을 더하여 나온 값은 9명으로, 적힌 수가 3명만큼 큽니다.",
        ),
        (
            "- 예산 : 45억2천만원(고정 42억7천만원, 변동 2억5천만원)",
            "[예산] 내역 합계: 45억2천만원은 항목을 더하여 나온 값과 같습니다.",
        ),
        (
            "- 예산 : 총 4억3천만원(고정 4억2천만원, 변동 2천만원)",
            "[예산] 내역 합계: 4억3천만원과 항목을 더하여 나온 440,000,000원은 끝자리 처리(반올림·절사) 범위에서 같습니다.",
        ),
        ("- 예산 : 90백만원(국비 50, 시비 40)", "[예산] 내역 합계: 90백만원은 항목을 더하여 나온 값과 같습니다."),
    ],
)
def test_sentences_tell_units(line: str, said: str, check_lines: Any) -> None:
    assert [check.message for check in check_lines(line)] == [said]
