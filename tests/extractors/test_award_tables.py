"""Awards received in tables and below the titles of lists."""

import pytest

from extract import parsers
from extract.extractors.awards import find_awards
from extract.extractors.document_facts import find_document_facts
from extract.grid import make_grids
from extract.schemas import Award
from extract.segment import segment

HEAD = """2023년 주요업무보고

2023. 12.

한국광역시 기획예산과

Ⅰ. 일반현황

1 조직

- 인력 : 5명

Ⅱ. 2023년 주요성과

1. 대외 평가

"""


def awards(text: str) -> tuple[Award, ...]:
    document = parsers.read((HEAD + text).encode())
    outline = segment(document)
    found, _ = find_awards(document, outline, make_grids(document, outline), find_document_facts(document, outline))
    return found


def test_tables_of_awards() -> None:
    text = """□ 수상 현황

연번	수상명	훈격	시상기관	수상일
1	제10회 평생학습대상	우수상	교육부	2023. 9. 1.
2	재활용 평가	최우수구	서울특별시	2023. 12.
"""
    found = awards(text)
    assert [(award.name, award.grade, award.awarded_by, award.date) for award in found] == [
        ("제10회 평생학습대상", "우수상", "교육부", "2023-09-01"),
        ("재활용 평가", "최우수구", "서울특별시", "2023-12"),
    ]


def test_tables_of_prizes_to_be_given_are_none() -> None:
    assert awards("□ 시상내역\n\n(단위 : 천원)\n\n구분\t최우수\t우수\n선정대상\t1\t2\n포상금\t300\t200\n") == ()


@pytest.mark.parametrize("title", ["□ 평가 및 수상", "□ 受 賞", "□ 경영평가 수상", "□ 수상 및 공모 실적"])
def test_short_headings_open_lists_of_awards(title: str) -> None:
    (award,) = awards(f"{title}\n\n○ 의료급여 재정관리 우수(보건복지부)\n")
    assert (award.name, award.awarded_by) == ("의료급여 재정관리", "보건복지부")


@pytest.mark.parametrize(
    "table",
    [
        "일자\t상명\t등급\t기관\n2023. 5. 3.\t농정 평가\t최우수\t농림축산식품부\n2023. 6. 1.\t자활사업 평가\t우수\t보건복지부\n",
        "수상일\t평가명\t수상내용\t주관\n2023. 5. 3.\t농정 평가\t최우수\t농림축산식품부\n2023. 6. 1.\t자활사업 평가\t우수\t보건복지부\n",
        "연번\t평가·시상명\t훈격/등급\t주관기관\t수상일\n1\t농정 평가\t최우수\t농림축산식품부\t2023. 5. 3.\n2\t자활사업 평가\t우수\t보건복지부\t2023. 6. 1.\n",
        "분야\t수상내역\t시상기관\n농정\t농정 평가 최우수(2023. 5. 3.)\t농림축산식품부\n복지\t자활사업 평가 우수(2023. 6. 1.)\t보건복지부\n",
    ],
)
def test_columns_of_award_tables_in_any_order(table: str) -> None:
    found = awards(f"□ 대외평가 수상\n\n{table}")
    assert [(award.name, award.grade, award.awarded_by, award.date) for award in found] == [
        ("농정 평가", "최우수", "농림축산식품부", "2023-05-03"),
        ("자활사업 평가", "우수", "보건복지부", "2023-06-01"),
    ]


def test_a_list_of_awards_heads_the_names_beside_the_grades() -> None:
    text = "□ 대외평가 수상\n\n수 상 내 역\t훈 격\t시상기관\t일 자\n도로관리 평가\t최우수\t가온도\t'22.11.4\n축산물 브랜드전\t인증\t소비자모임\t9월\n"
    assert [(one.name, one.grade, one.awarded_by, one.date) for one in awards(text)] == [
        ("도로관리 평가", "최우수", "가온도", "2022-11-04"),
        ("축산물 브랜드전", "인증", "소비자모임", "2023-09"),
    ]


def test_the_title_of_a_list_names_no_evaluation() -> None:
    assert awards("□ 각종평가 수상\n\n○ 해당 없음\n") == ()
    assert [one.name for one in awards("□ 도로관리 평가 수상\n\n○ 내용 없음\n")] == ["도로관리 평가"]


def test_a_bracket_in_the_heading_of_names() -> None:
    text = "□ 수상 현황\n\n연번\t평가(수상)명\t주관기관\t수상내용\t수상일\n1\t체납정리 평가\t환경부\t우수\t2022. 5.\n2\t적극행정 경진대회\t행정안전부\t장려상\t2022.11.\n"
    assert [(one.name, one.grade, one.date) for one in awards(text)] == [
        ("체납정리 평가", "우수", "2022-05"),
        ("적극행정 경진대회", "장려상", "2022-11"),
    ]
