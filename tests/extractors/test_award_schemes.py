"""Prizes to be given."""

import pytest

from extract import parsers
from extract.document import Document, Paragraph, Table
from extract.extractors.award_schemes import find_award_schemes
from extract.grid import make_grids
from extract.schemas import AwardScheme
from extract.segment import segment
from extract.source import Source

HEAD = """2024년 주요업무계획

2024. 1.

혁신과

Ⅰ. 일반현황

1 조직

- 인력 : 5명

Ⅱ. 2024년 추진계획

"""


def schemes(text: str) -> tuple[AwardScheme, ...]:
    document = parsers.read((HEAD + text).encode())
    outline = segment(document)
    found, _ = find_award_schemes(outline, make_grids(document, outline))
    assert all(sliced(document, tier.source) == tier.raw for scheme in found for tier in scheme.tiers)
    return found


def sliced(document: Document, source: Source) -> str:
    assert source.block is not None
    block = document.blocks[source.block]
    if isinstance(block, Table):
        text = next(cell.text for cell in block.cells if (cell.row, cell.col) == (source.row, source.col))
    else:
        assert isinstance(block, Paragraph)
        text = block.text
    return text[source.start : source.end]


def tiers(scheme: AwardScheme) -> list[tuple[str, int | None, int | None, float | None]]:
    return [
        (tier.grade, tier.count, tier.won, None if tier.points is None else float(tier.points)) for tier in scheme.tiers
    ]


GRADES_ACROSS = """1. 우수사례 경진대회 개최

□ 시상내역

(단위 : 건 / 천원)

구 분	최우수	우 수	장 려	비 고
선정대상	1	2	3	직원
포 상 금	300	200	100	직원
성과포인트	2.0	1.0	0.5
"""
GRADES_DOWN = """1. 사진 공모전

□ 시상내역

(단위 : 만원)

구분	인원	상금
대상	1명	300
최우수상	2명	100
우수상	3명	50
계	6명	650
"""


def test_grades_as_columns_with_the_unit_of_each_row() -> None:
    (scheme,) = schemes(GRADES_ACROSS)
    assert scheme.program == "우수사례 경진대회 개최"
    assert tiers(scheme) == [("최우수", 1, 300_000, 2.0), ("우수", 2, 200_000, 1.0), ("장려", 3, 100_000, 0.5)]
    assert [tier.raw for tier in scheme.tiers] == ["최우수", "우 수", "장 려"]


def test_grades_as_rows_without_the_total() -> None:
    (scheme,) = schemes(GRADES_DOWN)
    assert scheme.program == "사진 공모전"
    assert tiers(scheme) == [
        ("대상", 1, 3_000_000, None),
        ("최우수상", 2, 1_000_000, None),
        ("우수상", 3, 500_000, None),
    ]


@pytest.mark.parametrize(
    ("line", "expected", "cadence"),
    [
        (
            "- 시상 : 최우수 1팀(100만원), 우수 2팀(각 50만원)",
            [("최우수", 1, 1_000_000, None), ("우수", 2, 500_000, None)],
            None,
        ),
        (
            "- 시상금 : 대상 300만원, 우수상 100만원",
            [("대상", None, 3_000_000, None), ("우수상", None, 1_000_000, None)],
            None,
        ),
        ("- 시상내역 : 분기별 1회, 친절왕 3인 선정 (문화상품권 5만원 지급)", [("친절왕", 3, 50_000, None)], "분기별"),
        ("- 포상 : 매월 2회, 모범직원 2명 선발(상품권 10만원)", [("모범직원", 2, 100_000, None)], "매월 2회"),
    ],
)
def test_prizes_in_sentences(
    line: str, expected: list[tuple[str, int | None, int | None, None]], cadence: str | None
) -> None:
    (scheme,) = schemes(f"1. 제안 공모\n\n{line}\n")
    assert tiers(scheme) == expected
    assert scheme.cadence == cadence
    assert scheme.program == "제안 공모"


@pytest.mark.parametrize(
    "line",
    [
        "- 소요예산 : 시상금 5,000천원",
        "- 대상 : 직원 100명, 시상금 500만원",
        "- 상반기 : 207건 중 우수 3건, 장려 6건 선정",
        "- 지식경진대회 최우수상 수상, 재정인센티브 1억원",
        "- 우수부서 9개 선정",
    ],
)
def test_sentences_that_name_no_prizes(line: str) -> None:
    assert schemes(f"1. 제안 공모\n\n{line}\n") == ()


def test_grades_on_lines_of_their_own_are_one_scheme() -> None:
    (scheme,) = schemes("1. 독후감 대회\n\n- 시상내역\n · 최우수(1명) : 50만원\n · 우수(2명) : 30만원\n")
    assert tiers(scheme) == [("최우수", 1, 500_000, None), ("우수", 2, 300_000, None)]


def test_the_same_prizes_below_two_headings_are_two_schemes_and_below_one_are_one() -> None:
    line = "- 시상내역 : 분기별 1회, 친절왕 3인 선정 (문화상품권 5만원 지급)\n"
    found = schemes(f"1. 『친절왕』 선정\n\n{line}\n{line}\n2. 지식의 날 운영\n\n{line}")
    assert [(scheme.id, scheme.program) for scheme in found] == [("w1", "친절왕"), ("w2", "지식의 날 운영")]


def test_a_prize_that_cannot_be_read_is_an_issue() -> None:
    text = HEAD + GRADES_ACROSS.replace("200", "미정")
    document = parsers.read(text.encode())
    outline = segment(document)
    found, issues = find_award_schemes(outline, make_grids(document, outline))
    assert tiers(found[0])[1] == ("우수", 2, None, 1.0)
    assert [issue.code for issue in issues] == ["unreadable_amount"]


def test_a_prize_without_any_unit_is_not_read_as_won() -> None:
    (scheme,) = schemes(GRADES_ACROSS.replace("(단위 : 건 / 천원)", ""))
    assert tiers(scheme)[0] == ("최우수", 1, None, 2.0)


def test_a_heading_that_only_says_what_is_given_leaves_the_name_to_the_one_above() -> None:
    text = (
        GRADES_ACROSS.replace("□ 시상내역", "□ 추진계획\n\n- 심사\n\n□ 우수부서 시상")
        .replace("선정대상", "시상부서")
        .replace("장 려", "노 력")
    )
    (scheme,) = schemes(text)
    assert scheme.program == "우수사례 경진대회 개최"
    assert tiers(scheme)[2] == ("노력", 3, 100_000, 0.5)


@pytest.mark.parametrize(
    ("text", "program", "expected"),
    [
        (
            "○ 고객 제안 공모 시상 : 금상 1명 50만원, 은상 2명 각 30만원",
            "고객 제안 공모",
            [("금상", 1, 500_000, None), ("은상", 2, 300_000, None)],
        ),
        (
            "○ 그림 공모전 : 3.22. 전후, 대상 1명 30만원·최우수 3명 각 20만원",
            "그림 공모전",
            [("대상", 1, 300_000, None), ("최우수", 3, 200_000, None)],
        ),
        (
            "○ 우수센터 선발 : 11월, 최우수 1개소 300만원, 장려 3개소 100만원",
            "우수센터",
            [("최우수", 1, 3_000_000, None), ("장려", 3, 1_000_000, None)],
        ),
        (
            "○ 시상내역 : 3팀(대상 1, 200만원 / 우수상 2, 각 80만원)",
            "제안 공모",
            [("대상", 1, 2_000_000, None), ("우수상", 2, 800_000, None)],
        ),
        (
            "○ 시상 : 장원(1) 30만원, 차상(2) 20만원",
            "제안 공모",
            [("장원", 1, 300_000, None), ("차상", 2, 200_000, None)],
        ),
        (
            "○ 施賞 : 最優秀 1명 50만원, 優秀 2명 30만원",
            "제안 공모",
            [("最優秀", 1, 500_000, None), ("優秀", 2, 300_000, None)],
        ),
        (
            "○ 사과 품평회 시상\n(단위 : 명, 만원)\n\n구 분\t대 상\t동 상\n인 원\t1\t5\n시상금\t200\t30\n",
            "사과 품평회",
            [("대상", 1, 2_000_000, None), ("동상", 5, 300_000, None)],
        ),
        (
            "○ 발명품 경진대회 시상\n(단위 : 명, 원)\n\n구분\t금상\t은상\n시상인원\t3\t6\n부상(상품권)\t50,000\t30,000\n",
            "발명품 경진대회",
            [("금상", 3, 50_000, None), ("은상", 6, 30_000, None)],
        ),
        (
            "○ 시상계획\n(단위: 건, 천원)\n\n구분\t계\t최우수\t우수\n선정\t3\t1\t2\n건당 포상금\t\t900\t700\n포상금\t2,300\t900\t1,400\n",
            "제안 공모",
            [("최우수", 1, 900_000, None), ("우수", 2, 700_000, None)],
        ),
        (
            "○ 시상\n(단위 : 천원)\n\n구분\t인원\t1인당 시상금\t총 시상금\n대상\t1\t900\t900\n금상\t2\t500\t1,000\n",
            "제안 공모",
            [("대상", 1, 900_000, None), ("금상", 2, 500_000, None)],
        ),
    ],
)
def test_contests_and_prizes_for_one_winner(
    text: str, program: str, expected: list[tuple[str, int | None, int | None, None]]
) -> None:
    (scheme,) = schemes(f"1. 제안 공모\n\n{text}\n")
    assert scheme.program == program
    assert tiers(scheme) == expected


def test_contests_as_rows_below_grades() -> None:
    text = """1. 행사 운영

□ 시상내역

행사명\t일자\t최우수\t우수\t장려
동요 경연대회\t4. 21.\t1팀(30만원)\t1팀(20만원)\t2팀(10만원)
포스터 공모전\t10월\t1명(10만원)\t3명(5만원)\t-
"""
    found = schemes(text)
    assert [scheme.program for scheme in found] == ["동요 경연대회", "포스터 공모전"]
    assert tiers(found[0]) == [("최우수", 1, 300000, None), ("우수", 1, 200000, None), ("장려", 2, 100000, None)]
    assert tiers(found[1]) == [("최우수", 1, 100000, None), ("우수", 3, 50000, None)]


def test_a_bracket_inside_the_word_for_each() -> None:
    text = """1. 꽃길 경진대회

□ 시상계획

(단위 : 천원)

구분\t시상인원\t1인(단체)당 시상금\t소요액
최우수\t1\t900\t900
우수\t3\t400\t1,200
"""
    found = schemes(text)[0]
    assert tiers(found) == [("최우수", 1, 900000, None), ("우수", 3, 400000, None)]
    assert [tier.label for tier in found.tiers] == ["1인(단체)당 시상금", "1인(단체)당 시상금"]


def test_rows_that_are_no_contests_keep_the_heading() -> None:
    text = "1. 제안제도 운영\n\n구분\t금상\t은상\n주민\t200만원\t100만원\n직원\t200만원\t100만원\n"
    assert [(one.program, [tier.label for tier in one.tiers]) for one in schemes(text)] == [
        ("제안제도 운영", ["주민", "주민"]),
        ("제안제도 운영", ["직원", "직원"]),
    ]
