"""Products, vacancies and shares of sources that a line writes out; slips that explain what fails."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from extract.source import Source
from extract.validate.figures.printed import Printed
from extract.validate.judging.mending import mends_ratio, mends_sum

Statuses = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 교육 : 8명 × 3회 = 24회", [("24", "exact")]),
        ("- 교육 : 8명 × 3회 = 26회", [("26", "inconsistent")]),
        ("- 임차 : 50천원×12월=600천원", [("600천원", "exact")]),
        ("- 임차 : 50천원×12월=60천원", [("60천원", "inconsistent")]),
        ("- 연수 : 직원 30명 / 34명 × 620,000원 = 21,080,000원", [("21,080,000원", "exact")]),
        ("- (산출) 4.5만 세대 x 472,000원 = 21,240백만원", [("21,240백만원", "exact")]),
        ("- (산출) 113.1만 세대 × 30.4만원 × 70% = 240,677백만원", [("240,677백만원", "exact")]),
        ("- (산출) 113.1만 세대 × 30.4만원 × 70% = 247,077백만원", [("247,077백만원", "inconsistent")]),
        ("- (산출) 5명 + 3명 × 2회 = 11명", []),
        ("- 전국 3×3 농구대회", []),
        ("- 교육 : 8명 × 3회", []),
        ("- 운영비 : 128개소 × 월 70천원 × 12월 = 107,520천원", [("107,520천원", "exact")]),
        ("- 조사 : 4회 × 회당 12명 = 46명", [("46", "inconsistent")]),
        ("- 10명 + 보조 3명 × 2회 = 16회", []),
    ],
)
def test_products(line: str, expected: list[tuple[str, str]], check_lines: Any, statuses: Statuses) -> None:
    assert statuses(check_lines(line), "product") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("□ 인력 : 정원 23명, 현원 22명(결원 1명)", [("1명", "exact")]),
        ("□ 인력 : 정원 23명, 현원 22명(결원 2명)", [("2명", "inconsistent")]),
        ("□ 인력 : 정원 17명 / 현원 19명 (과원 2)", [("2", "exact")]),
        ("□ 인력 : 정원 22명, 현원 23명(결원 1명)", [("1명", "inconsistent")]),
        ("□ 인력 : 정원 17명, 현원 16명, 과부족 △1", [("△1", "exact")]),
        ("□ 인력 : 정원 78명, 현원 74명(휴직 2명), 결원 2명", [("2명", "not_checkable")]),
        ("□ 인력 : 정원 23명, 현원 22명", []),
    ],
)
def test_vacancies(line: str, expected: list[tuple[str, str]], check_lines: Any, statuses: Statuses) -> None:
    assert statuses(check_lines(line), "vacancy") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("○ 사업비 : 3억원(국비 40%, 시비 30%, 구·군비 30%)", ["exact"]),
        ("○ 사업비 : 3억원(국비 40%, 시비 30%, 구비 20%)", ["inconsistent"]),
        ("○ 사업비 : 3억원(국비 60%, 시비 50%)", ["inconsistent"]),
        ("○ 사업비 : 3억원(국비 50%, 시비 20%)", ["not_checkable"]),
        ("○ 국비 50% 확보, 다음 해 시비 50% 편성", []),
    ],
)
def test_shares_of_sources(line: str, expected: list[str], check_lines: Any, statuses: Statuses) -> None:
    assert [status for _, status in statuses(check_lines(line), "funding_share")] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 교육 수료율 : 105.2%", [("105.2%", "inconsistent")]),
        ("- 교육 수료율 : 95.2%", []),
        ("- 목표 달성률 : 105.2%", []),
        ("- 예산 집행률 : 105.2%", [("105.2%", "not_checkable")]),
    ],
)
def test_rates_beyond_all(line: str, expected: list[tuple[str, str]], check_lines: Any, statuses: Statuses) -> None:
    assert statuses(check_lines(line), "rate_bound") == expected


def number(value: str, step: str = "1") -> Printed:
    return Printed(Decimal(value), Decimal(step), value, Source())


@pytest.mark.parametrize(
    ("stated", "parts", "mended"),
    [
        ("267", ("141", "66"), True),
        ("207", ("741", "66"), True),
        ("207", ("141", "66000"), True),
        ("7", ("1", "6000"), True),
        ("9", ("1", "6"), False),
        ("18", ("51", "16", "17"), True),
        ("207", ("100", "50"), False),
        ("207", ("141", "66"), False),
    ],
)
def test_slips_in_sums(stated: str, parts: tuple[str, ...], *, mended: bool) -> None:
    numbers = [number(part) for part in parts]
    assert mends_sum(number(stated), numbers, turned=True) is mended


@pytest.mark.parametrize(
    ("rate", "part", "base", "mended"),
    [
        (("98.7", "0.1"), "287", "320", False),
        (("49.7", "0.1"), "287", "320", True),
        (("89.7", "0.1"), "287", "920", True),
        (("89.7", "0.1"), "287000", "320", True),
        (("50", "1"), "287", "320", False),
    ],
)
def test_slips_in_rates(rate: tuple[str, str], part: str, base: str, *, mended: bool) -> None:
    assert mends_ratio(number(*rate), (number(part),), number(base)) is mended


@pytest.mark.parametrize(
    ("lines", "rule", "expected"),
    [
        (("- 접수 : 207건(구민 741건, 직원 66건)",), "stated_parts", [("207건", "inconsistent")]),
        (("- 인력 : 총 11명 (5급 1, 6급 3, 7급 5,000, 9급 2)",), "stated_parts", [("11명", "inconsistent")]),
        (("- 규모 : 1개소(면적 500, 높이 30)",), "stated_parts", []),
        (("- 공무직 12명(정원 15명, 결원 2명)",), "stated_parts", []),
        (
            ("- 현황 : 5,693명", "  - 가 : 1,402명", "  - 나 : 1,841명", "  - 다 : 2,250명"),
            "list_total",
            [("5,693명", "inconsistent")],
        ),
        (
            ("- 현황 : 1,250명", "  - 가 : 450명", "  - 나 : 300명", "  - 다 : 400명"),
            "list_total",
            [("1,250명", "inconsistent")],
        ),
        (
            ("- 현황 : 1,250명", "  - 가 : 450명", "  - 나 : 300명, 다 : 400명 등"),
            "list_total",
            [("1,250명", "not_checkable")],
        ),
        (
            ("- 지원 : 1,200가구(차상위 800가구, 한부모 600가구, 중복 200가구)",),
            "stated_parts",
            [("1,200가구", "not_checkable")],
        ),
        (("- 총사업비 350억원(공사비 300, 보상비 40, 기타 20)",), "stated_parts", [("350억원", "inconsistent")]),
        (("- 20명 × 3회 × 50,000원 = 3,300천원(부가세 포함)",), "product", [("3,300천원", "not_checkable")]),
        (("- 확대 8건, 재실험 1건, 종료 2건 등 6건 공개",), "list_total", [("6건", "inconsistent")]),
        (
            ("- 현황 : 700명", "  - 가 : 14명", "  - 나 : 110명", "  - 다 : 245명"),
            "list_total",
            [],
        ),
        (("- (기능보강) 6건, 3.4억원 ▹ 개보수 2건, 장비 3건",), "list_total", [("6건", "inconsistent")]),
        (("- 총 13건 지정[보물 2건, 시지정 8건, 시등록 9건]",), "list_total", [("13건", "inconsistent")]),
        (("- 1인 최대 10만원(참여자 5만원, 기업 참여자 10만원)",), "list_total", []),
        (("- 참여 4, 불참 16 등 18개 단체",), "list_total", [("18개 단체", "inconsistent")]),
        (("- 예산 25억원 증액(당초 24억원 → 변경 40억원)",), "prose_change", [("25억원", "inconsistent")]),
        (("- 2024년 예산 547,600천원 대비 44,100천원(1.1%) 증액",), "prose_ratio", [("1.1%", "inconsistent")]),
        (("- 달성률 102.5%(7,684,000 / 7,500)",), "prose_ratio", [("102.5%", "inconsistent")]),
        (("- 교실 : 320명 모집 → 수료 287명(수료율 49.7%)",), "prose_ratio", [("49.7%", "inconsistent")]),
        (
            ("- 감면 : 가 4,120가구, 나 2,860가구, 다 634가구 (계 7,614가구)",),
            "list_total",
            [("7,614가구", "exact")],
        ),
    ],
)
def test_slips_are_findings(
    lines: tuple[str, ...], rule: str, expected: list[tuple[str, str]], check_lines: Any, statuses: Statuses
) -> None:
    assert statuses(check_lines(*lines), rule) == expected
