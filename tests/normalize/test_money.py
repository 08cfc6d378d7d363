"""Sums of money in cells and in prose: one sum, its many spellings, and what must be refused."""

from decimal import Decimal

import pytest

from extract.errors import NormalizeError
from extract.normalize.money import find_money, parse_money
from extract.normalize.unit import parse_unit


@pytest.mark.parametrize(
    ("text", "unit", "won", "step"),
    [
        ("448,686", "천원", 448_686_000, 1000),
        ("365", "백만원", 365_000_000, 10**6),
        ("△212", "억원", -21_200_000_000, 10**8),
        ("▲ 1.5", "억원", -150_000_000, 10**7),
        ("13.5", "억원", 1_350_000_000, 10**7),
        ("0", "천원", 0, 1000),
        ("29,850(구비)", "천원", 29_850_000, 1000),
        ("230,000 (시비100%)", "천원", 230_000_000, 1000),
        ("275,000천원", "억원", 275_000_000, 1000),
        ("총 55,115천원", None, 55_115_000, 1000),
        ("55,115천원 (구비)", None, 55_115_000, 1000),
        ("10억원", None, 10**9, 10**8),
        ("10억", None, 10**9, 10**8),
        ("3.1억원", None, 310_000_000, 10**7),
        ("13조 3,198억원", None, 13_319_800_000_000, 10**8),
        ("1조4,244억원", None, 1_424_400_000_000, 10**8),
        ("3억 5천만원", None, 350_000_000, 10**7),
        ("1억3천만원", None, 130_000_000, 10**7),
        ("5만 3,500원", None, 53_500, 1),
        ("5만원", None, 50_000, 10_000),
        ("2천5백만원", None, 25_000_000, 10**6),
        ("1,500백만 원", None, 1_500_000_000, 10**6),
        ("472,000원", None, 472_000, 1),
        ("4,000여억원", None, 400_000_000_000, 10**8),
        ("약 20억원", None, 2_000_000_000, 10**8),
        ("20억원 내외", None, 2_000_000_000, 10**8),
        ("삼백만원", None, 3_000_000, 10**6),
        ("이천칠백삼십오만원", None, 27_350_000, 10_000),
        ("１，０００천원", None, 1_000_000, 1000),
    ],
)
def test_cells(text: str, unit: str | None, won: int, step: int) -> None:
    money = parse_money(text, parse_unit(unit) if unit else None)
    assert (money.won, money.step_won, money.raw, money.nil) == (won, Decimal(step), text, False)


@pytest.mark.parametrize(
    ("text", "unit", "source"),
    [("365", "백만원", "given"), ("365백만원", "천원", "inline"), ("365", None, "assumed"), ("3억", None, "inline")],
)
def test_source_of_the_unit(text: str, unit: str | None, source: str) -> None:
    assert parse_money(text, parse_unit(unit) if unit else None).unit_source == source


@pytest.mark.parametrize("text", ["-", "–", "", "해당없음", "비예산", "비 예산"])
def test_nil_cells(text: str) -> None:
    money = parse_money(text, parse_unit("천원"))
    assert (money.won, money.nil) == (0, True)


@pytest.mark.parametrize(
    "text",
    [
        "억제",
        "억",
        "백만원",
        "3억명",
        "10만명",
        "10만",
        "만 65세",
        "21.9%",
        "153 (103)",
        "(1,000)",
        "1,23",
        "8/10명",
        "2006. 8.28",
        "305 원외",
        "1.2백만",
        "12 34",
        "2억2,158만달러",
        "10,000㎡",
        "제2조",
        "12.5원",
        "정원 76",
        "100억 200억",
        "1억원 2억원",
    ],
)
def test_refused_cells(text: str) -> None:
    with pytest.raises(NormalizeError):
        parse_money(text)


def test_a_unit_of_another_kind_is_refused() -> None:
    with pytest.raises(NormalizeError):
        parse_money("365", parse_unit("명"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("□ 소요예산: 총 55,115천원 (구비)", [("소요예산", 55_115_000, "district")]),
        (
            "□ 소요예산: 총188,000천원(시비 174,000,구비 14,000)",
            [
                ("소요예산", 188_000_000, None),
                ("시비", 174_000_000, "province_or_city"),
                ("구비", 14_000_000, "district"),
            ],
        ),
        (
            "시비 11억원 확보 (2017년도 1억, 2018년도 10억)",
            [("시비", 11 * 10**8, "province_or_city"), ("2017년도", 10**8, None), ("2018년도", 10**9, None)],
        ),
        ("- 재정인센티브 특별교부세 교부 3억", [("재정인센티브 특별교부세 교부", 3 * 10**8, "special_grant")]),
        ("특별교부세 교부(10억원)", [("특별교부세 교부", 10**9, "special_grant")]),
        ("- 규 모: 10억(시비)", [("규 모", 10**9, "province_or_city")]),
        (
            "□ 예 산 : 925백만원(감사담당관 506, 청렴담당관 419)",
            [("예 산", 925_000_000, None), ("감사담당관", 506_000_000, None), ("청렴담당관", 419_000_000, None)],
        ),
        (
            "※ 관리채무 : 3조 5,682억원(일반 19,730 특별 8,174 기금 3,509 BTL 4,269)",
            [
                ("관리채무", 3_568_200_000_000, None),
                ("일반", 1_973_000_000_000, None),
                ("특별", 817_400_000_000, None),
                ("기금", 350_900_000_000, "fund"),
                ("BTL", 426_900_000_000, None),
            ],
        ),
        (
            "총사업비 : 76.8억원(국비 6, 시비 25.8, 민자 45)",
            [
                ("총사업비", 7_680_000_000, None),
                ("국비", 600_000_000, "national"),
                ("시비", 2_580_000_000, "province_or_city"),
                ("민자", 4_500_000_000, "private"),
            ],
        ),
        ("위탁운영(275,000천원)", [("위탁운영", 275_000_000, None)]),
        ("문화상품권 5만원 지급", [("문화상품권", 50_000, None)]),
        ("수당 우대(40~80만원)", [("수당 우대", 400_000, None), (None, 800_000, None)]),
        ("단가 인상(12,140→14,140원)", [("단가 인상", 12_140, None), (None, 14_140, None)]),
        ("배치(’26년 446억 신설)", [("’26년", 446 * 10**8, None)]),
        ("(지 방 세) 5조 1,288억원", [("지 방 세", 5_128_800_000_000, None)]),
        ("건물 1,662동 3,110천㎡ 3조 5,781억원", [("건물", 3_578_100_000_000, None)]),
        ("예산(△472백만원)", [("예산", -472_000_000, None)]),
        ("포상금 삼백만원 및 이만오천원", [("포상금", 3_000_000, None), (None, 25_000, None)]),
        ("인건비(62명, 16억원) 및 사업비(1.8억원)", [("인건비", 16 * 10**8, None), ("사업비", 180_000_000, None)]),
        (
            "설치 120대(49억,국34.3억시14.7억)",
            [("설치", 49 * 10**8, None), ("국", 343 * 10**7, "national"), ("시", 147 * 10**7, "province_or_city")],
        ),
        ("① 바우처 : (‘23) 36,851백만원", [("바우처", 36_851_000_000, None)]),
        ("예산(+80억)", [("예산", 8 * 10**9, None)]),
    ],
)
def test_prose(text: str, expected: list[tuple[str | None, int, str | None]]) -> None:
    spans = find_money(text)
    assert [(span.label, span.money.won, span.funding) for span in spans] == expected
    for span in spans:
        assert text[span.start : span.end] == span.raw
        if span.label is not None and span.label_start is not None:
            assert text[span.label_start :].startswith(span.label)


def test_parts_point_to_their_whole() -> None:
    whole, first, second = find_money("예산 188,000천원(시비 174,000,구비 14,000)")
    assert (whole.part_of, first.part_of, second.part_of) == (None, whole.start, whole.start)


def test_bare_numbers_that_do_not_add_up_are_not_money() -> None:
    assert [span.money.won for span in find_money("예산 925백만원(팀장 3, 팀원 14)")] == [925_000_000]


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("1,000백만원 미만", "less_than"),
        ("5억원 이상 사업", "at_least"),
        ("3억원 초과 위탁", "more_than"),
        ("3억원", None),
    ],
)
def test_modifiers(text: str, modifier: str | None) -> None:
    assert find_money(text)[0].modifier == modifier


def test_a_bare_cell_in_the_unit_in_force() -> None:
    (span,) = find_money("29,850(구비)", parse_unit("천원"))
    assert (span.money.won, span.funding, span.money.unit_source) == (29_850_000, "district", "given")
    assert find_money("29,850(구비)") == ()


@pytest.mark.parametrize(
    "text",
    [
        "과소비 억제, 3억명, 10만명, 만 65세",
        "말뭉치 1.03억 어절, 누적 21억 어절(‘21)",
        "역대 최고 거래실적(2억2,158만달러)",
        "기금(19개), 상위 4.8%, 면적 10,000㎡",
        "국가재정법 제7조, 시행령 53조(자립생활지원), 2조제1항",
        "4실 10처 2원 53팀, 306 원외, 305 원외",
        "이천 원도심, 이천원도심, 교육원, 백만원 단위, 친구만원, 서울 일원",
        "100명, 2006. 8.28, 63시티",
        "-3억원",
    ],
)
def test_no_money(text: str) -> None:
    assert find_money(text) == ()
