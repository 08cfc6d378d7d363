"""Stated wholes with their parts."""

from decimal import Decimal

import pytest

from extract.normalize.breakdown import find_breakdowns


@pytest.mark.parametrize(
    ("text", "label", "whole", "parts"),
    [
        ("- 인력 : 총 11명 (5급 1, 6급 3, 7급 5, 9급 2)", "인력", "11", "5급 1|6급 3|7급 5|9급 2"),
        ("주요회의: 총 51회(정례회의 18회, 목요일회의 33회)", "주요회의", "51", "정례회의 18|목요일회의 33"),
        ("○ 참여기관 : 7개 자치단체(광역 1, 기초 6)", "참여기관", "7", "광역 1|기초 6"),
        ("- 혁신포럼 참가 : 3회 (동시 2, 서시 1)", "혁신포럼 참가", "3", "동시 2|서시 1"),
        ("- 상반기 : 207건(구민 141건, 직원 66건) 중", "상반기", "207", "구민 141|직원 66"),
        ("과제 : 동별 2개 과제 (필수 1, 선택 1)", "동별", "2", "필수 1|선택 1"),
        ("예 산 : 925백만원(감사담당관 506, 청렴담당관 419)", "예 산", "925", "감사담당관 506|청렴담당관 419"),
        ("- 구 성 : 10명 내외 / 팀장 5명, 주무관 5명", "구 성", "10", "팀장 5|주무관 5"),
        ("처리건수 45건(징계 등 7건, 훈계·주의 14건, 기타 24건)", "처리건수", "45", "징계 등 7|훈계·주의 14|기타 24"),
        ("30건 심의·의결 ▹ 징계요구 등 20, 재심의 2, 공직심사 8", None, "30", "징계요구 등 20|재심의 2|공직심사 8"),
        ("시비 11억원 확보 (2017년도 1억, 2018년도 10억)", "시비", "11", "2017년도 1|2018년도 10"),
        (
            "예산 17조 2,527억원(본예산 15조 6,995억원, 추경 1조 5,532억원)",
            "예산",
            "172527",
            "본예산 156995|추경 15532",
        ),
        ("채무 3조 5,682억원(일반 31,413 BTL 4,269)", "채무", "35682", "일반 31413|BTL 4269"),
        ("메달 16개(금3, 은5, 동8)", "메달", "16", "금 3|은 5|동 8"),
        ("총 12.3명(연구관 0.3, 연구사2, 공무직 10)", None, "12.3", "연구관 0.3|연구사 2|공무직 10"),
        ("총사업비 : 188,000천원(시비 174,000,구비 14,000)", "총사업비", "188000", "시비 174000|구비 14000"),
        ("현원 10명(5급 3, 6급 6)", "현원", "10", "5급 3|6급 6"),
    ],
)
def test_breakdowns(text: str, label: str | None, whole: str, parts: str) -> None:
    (found,) = find_breakdowns(text)
    assert (found.whole.label, found.whole.value) == (label, Decimal(whole))
    assert "|".join(f"{part.label} {part.value}" for part in found.parts) == parts
    assert text[found.start : found.end] == found.raw
    for quantity in (found.whole, *found.parts):
        assert text[quantity.start : quantity.end] == quantity.raw
        assert found.start <= quantity.start < quantity.end <= found.end


def test_open_ended_parts() -> None:
    assert find_breakdowns("20건(징계 7건, 주의 5건 등)")[0].open_ended
    assert not find_breakdowns("12건(징계 등 7건, 주의 5건)")[0].open_ended


def test_steps_are_in_the_unit_of_the_whole() -> None:
    (found,) = find_breakdowns("1조 5,000억원(가 1조원, 나 5,000억원)")
    assert [part.step for part in found.parts] == [Decimal(10_000), Decimal(1)]


@pytest.mark.parametrize(
    "text",
    [
        "기간 : 1.23~5.19 (4개월, 17주)",
        "전문과정(5시간, 56명), 미니과정(10시간, 31명)",
        "정원 76 / 현원 75",
        "정원 149명(현원 149명)",
        "정부혁신 2회(3.6~4.5)",
        "1인 최대 10만원(참여자 5만원, 기업 10만원)",
        "도로법 제3조(제1항 2, 제2항 3)",
        "3회 (양평군, 부천시)",
        "총 5회(1차 30명, 2차 40명)",
        "30억원(국비:지방비 7:3 조건)",
        "20명(5·6급), 29명(6~9급)",
        "2006. 8.28(월), 100명",
    ],
)
def test_none(text: str) -> None:
    assert find_breakdowns(text) == ()
