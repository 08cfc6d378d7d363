"""Quantities: what a number with its unit, bounds and range says, and what is none."""

from decimal import Decimal

import pytest

from extract.errors import NormalizeError
from extract.normalize.quantity import find_quantities, parse_quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("23만여명", "230000", "person"),
        ("7 천여 명", "7000", "person"),
        ("4.5km", "4.5", "kilometre"),
        ("3.2㏊", "3.2", "hectare"),
        ("12,345㎡", "12345", "square_metre"),
        ("250㎖", "250", "millilitre"),
        ("2ℓ", "2", "litre"),
        ("15톤", "15", "tonne"),
        ("영하 5℃", "-5", "celsius"),
        ("화씨 70도", "70", "fahrenheit"),
        ("3배", "3", "times"),
        ("1.5%p", "1.5", "percentage_point"),
        ("이백십 퍼센트", "210", "percent"),
        ("100만 달러", "1000000", "USD"),
        ("2억2,158만달러", "221580000", "USD"),
        ("US$ 1,000", "1000", "USD"),
        ("64달러 45센트", "64.45", "USD"),
        ("5만 위안", "50000", "CNY"),
        ("1억 호주 달러", "100000000", "AUD"),
        ("이천칠백삼십오만원", "27350000", "KRW"),
        ("120대", "120", "vehicle"),
        ("5만 그루", "50000", "line"),
        ("스물다섯 명", "25", "person"),
        ("1조각", "1", "set"),
        ("1,234", "1234", None),
        ("△5명", "-5", "person"),
    ],
)
def test_exact(text: str, value: str, unit: str | None) -> None:
    quantity = parse_quantity(text)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "is_open"),
    [
        ("20명 이상", 20, None, (False, False)),
        ("20명 초과", 20, None, (True, False)),
        ("20명 이하", None, 20, (False, False)),
        ("20명 이내", None, 20, (False, False)),
        ("20명 미만", None, 20, (False, True)),
        ("1만㎡** 미만", None, 10_000, (False, True)),
        ("최소 20명", 20, None, (False, False)),
        ("최대 20명", None, 20, (False, False)),
        ("20보다 크고 30보다 작거나 같다", 20, 30, (True, False)),
        ("20명 이상 30명 미만", 20, 30, (False, True)),
        ("10명 이상~20명 미만", 10, 20, (False, True)),
        ("10명~20명 미만", 10, 20, (False, True)),
        ("최소 20명, 최대 30명", 20, 30, (False, False)),
        ("20~30명", 20, 30, (False, False)),
        ("20부터 100까지", 20, 100, (False, False)),
        ("25000 - 30000원", 25_000, 30_000, (False, False)),
        ("40~80만원", 400_000, 800_000, (False, False)),
        ("3천만~5천만원", 30_000_000, 50_000_000, (False, False)),
        ("이만오천원 - 삼만원", 25_000, 30_000, (False, False)),
    ],
)
def test_bounds(text: str, low: int | None, high: int | None, is_open: tuple[bool, bool]) -> None:
    quantity = parse_quantity(text)
    assert (quantity.low, quantity.high, (quantity.low_open, quantity.high_open)) == (low, high, is_open)


@pytest.mark.parametrize(
    ("text", "modifiers"),
    [
        ("약 30명", ("약",)),
        ("30명 내외", ("내외",)),
        ("약 30명 이내", ("약", "이내")),
        ("최소 30명 이상", ("최소", "이상")),
        ("2만㎡까지", ("까지",)),
    ],
)
def test_modifiers_stay_distinct(text: str, modifiers: tuple[str, ...]) -> None:
    quantity = parse_quantity(text)
    assert quantity.modifiers == modifiers
    assert quantity.about == (modifiers[0] == "약" or modifiers[-1] == "내외")


@pytest.mark.parametrize(("text", "per"), [("5점 / 건", "case"), ("20만원/인", "person"), ("2회/년", "year_span")])
def test_units_of_the_divisor(text: str, per: str) -> None:
    assert parse_quantity(text).per == per


@pytest.mark.parametrize(
    ("text", "values"), [("8/10명", [8, 10]), ("153 (103)", [153, 103]), ("24회 7천 여명", [24, 7000])]
)
def test_more_than_one(text: str, values: list[int]) -> None:
    assert [span.quantity.value for span in find_quantities(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "제11회, 제2조, 3번째",
        "2018. 12. 18, 2018/12/18, ’25. 1월, 오월 4일",
        "5급, 3월, 10시, 2학년, 1/4분기",
        "192.168.1.2, 1e10, 2^-1, A4, 1-222-2222",
        "1 234, 40 000명, 1,23명, 007",
        "3불 정책, 2원, 306 원외, 3도어, 전국 8도",
        "±5%, - 3, ORACLE 10g",
        "1천~2천만원, 30~20명, 10~20명 이상",
        "▲65세 이상, 최소 5년",
        "5억 자메이카 달러, 10 프로그램, 10p",
        "2/15, 12/25, 3/4",
        "10위보다 높은",
        "<20>, =<30",
        "2+1 평가, 3 회의, 10 원인 분석, 5 개인, 2 종이",
        "20대 청년, 5대 핵심과제, 30대",
        "노조법 2·3조 개정, 3조 명, 민선 9기, 15, 16번",
        "발간 제5~7권, 제 3 회",
    ],
)
def test_none(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "이 사업은 사회 구석구석의 일을 다루는 이사회가 만일의 사건에 대비하여 구호를 정한다",
        "만일 이상이 있으면 이만 줄이고, 이 이상은 오만한 생각이며 천만의 말씀이다",
        "한국은 세종과 이천, 사천, 구미에서 세부 사항을 정하고 일부는 이천 팀이 맡는다",
        "이분의 일은 천명으로 알고 백이면 백 다 한번에 조사한다",
        "개발을 한 사람은 세대 간의 이해를 위해 네 생각을 한곳에 모은다",
        "(단위: 백만원), (단위 : 천 명), 천원, 백만 달러, 만원 버스",
        "일과 삶의 균형, 이와 함께, 구분의 기준, 사건과 사고, 오월의 이일, 수십 명, 수백만 원, 몇 개",
        "사장과 이장, 구면, 일점일획, 이십대, 삼동 마을, 구천면, 오점을 남기다",
    ],
)
def test_words_of_prose_are_no_numbers(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize("text", ["", "명", "이불", "사원", "세원", "20명 30명", "20명 참석"])
def test_refused(text: str) -> None:
    with pytest.raises(NormalizeError):
        parse_quantity(text)
