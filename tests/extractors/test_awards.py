"""Awards received."""

import pytest

from extract import parsers
from extract.document import Document, Paragraph, Table
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


def awards(text: str, head: str = HEAD) -> tuple[Award, ...]:
    document = parsers.read((head + text).encode())
    outline = segment(document)
    found, _ = find_awards(document, outline, make_grids(document, outline), find_document_facts(document, outline))
    assert all(award.raw == sliced(document, award) for award in found)
    return found


def sliced(document: Document, award: Award) -> str:
    assert award.source.block is not None
    block = document.blocks[award.source.block]
    if isinstance(block, Table):
        places = {(cell.row, cell.col): cell.text for cell in block.cells}
        text = places[award.source.row or 0, award.source.col or 0]
    else:
        assert isinstance(block, Paragraph)
        text = block.text
    return text[award.source.start : award.source.end]


@pytest.mark.parametrize(
    ("line", "name", "category", "grade", "date"),
    [
        (
            "제9회 한국도시경영대상 정보화부문 대상 수상 : 2023.7.18",
            "제9회 한국도시경영대상",
            "정보화부문",
            "대상",
            "2023-07-18",
        ),
        ("제3회 도시경쟁력 조사(CCI) 종합5위 : 2023.8.17", "제3회 도시경쟁력 조사(CCI)", None, "종합5위", "2023-08-17"),
        (
            "제6회 행정 혁신대회(서비스부문 혁신상) : 2023.11.30",
            "제6회 행정 혁신대회",
            "서비스부문",
            "혁신상",
            "2023-11-30",
        ),
        ("「제4회 지식대상」지식행정부문 우수상 수상", "제4회 지식대상", "지식행정부문", "우수상", "2023"),
        ("(상반기)공약이행 및 정보공개 평가: 5년연속 SA등급", "공약이행 및 정보공개 평가", None, "SA등급", "2023"),
        ("(하반기)정책 우수사례 경진대회: 4회 연속 최우수상 수상", "정책 우수사례 경진대회", None, "최우수상", "2023"),
        ("’22년 적극행정 우수사례 경진대회 ‘우수’ 수상", "적극행정 우수사례 경진대회", None, "우수", "2022"),
        (
            "2023 도시 SNS 대상 자치단체 부문 최우수상 수상('23.11.)",
            "2023 도시 SNS 대상",
            "자치단체 부문",
            "최우수상",
            "2023-11",
        ),
        (
            "’23년 참여예산 행안부 성과평가 결과 우수 광역시도 선정(장관상)",
            "참여예산 성과평가",
            None,
            "우수 광역시도(장관상)",
            "2023",
        ),
        (
            "건강증진사업 성과대회 보건복지부 장관표창 수상",
            "건강증진사업 성과대회",
            None,
            "보건복지부 장관표창",
            "2023",
        ),
        ("'23. 5월 재난관리평가 우수기관 선정", "재난관리평가", None, "우수기관", "2023-05"),
        ("구조혁신 지자체 평가 결과 : 우리 시 「우수」 선정", "구조혁신 지자체 평가", None, "우수", "2023"),
        (
            "'23년 재난관리평가 전국 1위(대통령 표창, 특별교부세 5억원)",
            "재난관리평가",
            None,
            "전국 1위(대통령 표창)",
            "2023",
        ),
        ("2022회계연도 지방재정분석 '가'등급 선정", "2022회계연도 지방재정분석", None, "가등급", "2022"),
        ("제28회 한국도시경영대상 최고경영자상(한국능률협회)", "제28회 한국도시경영대상", None, "최고경영자상", "2023"),
        ("`22. 11. : 보건복지부 성과평가 우수사업단 선정", "성과평가", None, "우수사업단", "2022-11"),
        ("정책평가에서 최우수상을 수상", "정책평가", None, "최우수상", "2023"),
        (
            "2023 농정 종합평가 우수군 : 농림축산식품부장관 표창(2023.12.15)",
            "2023 농정 종합평가",
            None,
            "우수군(농림축산식품부장관 표창)",
            "2023-12-15",
        ),
        (
            "'22 월드컵 준비 우수자치구 : 대통령표창('22. 12. 18)",
            "월드컵 준비",
            None,
            "우수자치구(대통령표창)",
            "2022-12-18",
        ),
        ("교육부장관 표창(학교폭력예방 유공) : ’22. 10월", "학교폭력예방 유공", None, "교육부장관 표창", "2022-10"),
        ("국무총리 표창 수상(민원행정 우수, 2022. 12. 3.)", "민원행정 우수", None, "국무총리 표창", "2022-12-03"),
        ("경기도지사 표창(체납정리 유공, '22. 12. 28.)", "체납정리 유공", None, "경기도지사 표창", "2022-12-28"),
        ("우수기관 선정 : 2022 물가안정 평가(행정안전부)", "2022 물가안정 평가", None, "우수기관", "2022"),
        ("물가안정 평가 최우수기관(행정안전부, 12. 20.)", "물가안정 평가", None, "최우수기관", "2023-12-20"),
        ("2022 물가안정 평가 우수 시·군 선정(도지사, 12. 20.)", "2022 물가안정 평가", None, "우수 시·군", "2022-12-20"),
        ("클린마을 평가 최우수동 : 6월", "클린마을 평가", None, "최우수동", "2023-06"),
        ("제3회 농산물 품평회 대상(쌀) : '22. 10. 21, 도지사", "제3회 농산물 품평회", None, "대상", "2022-10-21"),
        ("2022 人事行政 評價 最優秀區 選定", "2022 人事行政 評價", None, "最優秀區", "2022"),
    ],
)
def test_awards_in_lines(line: str, name: str, category: str | None, grade: str, date: str) -> None:
    (award,) = awards(f"- {line}\n")
    assert (award.name, award.category, award.grade, award.date) == (name, category, grade, date)
    assert award.raw == line


@pytest.mark.parametrize(
    "line",
    [
        "우수부서 시상 : 최우수 1개 부서, 우수 2개 부서",
        "우수지식 등록자 포상",
        "상반기 지식등록 평가 : 업무지식 79건(4명시상)",
        "하반기 : 177건 중 최우수 1건, 우수4건, 장려4건 선정",
        "우수사례 경진대회 개최 : 우수 부서 9개 선정",
        "구정 아이디어 공모전 심사 : 최우수 1건, 우수 2건 선정",
        "우수사례 경진대회 1차 심사 대상 선정",
        "제11회 한국도시경영대상 응모",
        "2023년 종합청렴도 평가 2등급 달성",
        "지역안전지수 1등급 달성",
        "도시재생 공모사업 선정",
        "「혁신 선도자치단체」 선정 (2023. 9. 5)",
        "사생대회 수상작 전시",
        "수상 오토바이 87대 단속",
        "경진대회 우수상 수상 목표",
        "국무총리 표창(1명), 구청장 표창(10명) 수여",
        "재정집행률 전국 17개 시도 중 1위",
        "시민 인지조사 결과 : 1위 이륜차 무질서",
        "제105회 전국체육대회 참가, 8년만의 종합 6위",
        "메가대회 우수 성적 달성",
        "다양한 시책 추진을 통해 장관표창 수상 등 성과 창출",
        "6개 구 우수",
        "주민자치회 경연대회 개최(최우수 1팀, 우수 2팀)",
        "적극행정 우수공무원 선발(최우수 1, 우수 2)",
        "우수 자원봉사자 표창 수여 20명",
        "관내 기업 (주)가나다 수출대상 대통령상 수상",
        "초등부 육상 금상 수상",
        "전국소년체육대회 금 5, 은 3, 동 9 획득('23. 5. 30.)",
        "모범구민 표창 : 14명(1차 6, 2차 8)",
        "장관표창(사회복지과)",
        "국무총리 표창 : 2명",
    ],
)
def test_lines_that_report_no_award(line: str) -> None:
    assert awards(f"- {line}\n") == ()


@pytest.mark.parametrize(
    "line", ["합동평가 1위 달성", "규제혁신 평가 우수기관 선정", "민원서비스 평가 최우수(행정안전부)"]
)
def test_results_in_a_plan_are_aims(line: str) -> None:
    head = HEAD.replace("2023년 주요성과", "2024년 추진계획")
    assert awards(f"- {line}\n", head) == ()


def test_the_line_below_gives_grade_and_money() -> None:
    text = "□ 혁신 평가결과 「행정혁신우수상」 수상(2023. 4.13)\n\n- 국무총리상 수상, 재정인센티브 특별교부세 교부(10억원)\n"
    (award,) = awards(text)
    assert (award.name, award.grade, award.date, award.won) == (
        "행정혁신우수상",
        "국무총리상",
        "2023-04-13",
        1_000_000_000,
    )


def test_a_heading_above_its_awards_is_none() -> None:
    text = "□ 도시 경영대상 수상\n\n- 제9회 도시경영대상 종합대상 수상 : 2023. 3.21\n- 제3회 경쟁력 조사 종합5위 : 2023.8.17\n"
    assert [award.edition for award in awards(text)] == ["제9회", "제3회"]


def test_restatements_count_once_unless_grade_or_date_differ() -> None:
    text = """- 제9회 한국도시경영대상 종합대상 수상 : 2023. 3.21
- 제9회 한국도시 경영대상 종합대상 수상 : '23. 3. 21
- 제9회 한국도시경영대상 혁신상 수상 : 2023. 3.21
- 정책 성과공유대회 국무총리상(행정안전부)
- 행정안전부 “2023년 정책 성과공유대회”국무총리상 수상
"""
    assert [(award.id, award.grade) for award in awards(text)] == [
        ("a1", "종합대상"),
        ("a2", "혁신상"),
        ("a3", "국무총리상"),
    ]


def test_several_awards_of_one_line() -> None:
    text = "□ 2023년 재정 신속집행 목표 초과 달성\n\n- 평가결과 : (1분기) 시본청 및 2개 구 최우수, 6개 구 우수 (상반기) 시본청 최우수, 6개 구 우수\n"
    found = awards(text)
    assert [award.name for award in found] == ["2023년 재정 신속집행 평가(1분기)", "2023년 재정 신속집행 평가(상반기)"]
    assert {award.grade for award in found} == {"최우수"}


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("공유재산 경진대회 우수기관 선정(행안부)", "행안부"),
        ("행안부 제17회 재정대상 사례 평가 우수기관 선정(장관상)", "행안부"),
        ("행안부 주관「2023년 인적자원개발 경진대회」대통령상 수상", "행안부"),
        ("정책 우수사례 경진대회 최우수상(한국매니페스토실천본부)", "한국매니페스토실천본부"),
        ("옥외광고업무 평가결과 : 최우수 (경기도)", "경기도"),
        ("상점가 시책평가 「최우수」(누리광역시, '23. 11. 14.)", "누리광역시"),
        ("화재예방 경진대회 「장려」 - 누리광역시, '23. 11. 6.", "누리광역시"),
        ("제9회 정책대상 기획부문 우수상 수상 : 2023. 9. 12.(한국정책연구회)", "한국정책연구회"),
        ("정책 혁신평가 3년 연속 우수기관 선정 [행정안전부]", "행정안전부"),
        ("자치단체 일자리대상 : 우수상 / 고용노동부", "고용노동부"),
        ("자치단체 일자리대상 우수상, 고용노동부, 2023. 7.", "고용노동부"),
        ("물가안정 평가 우수기관 선정 : 행정안전부(2023. 12.)", "행정안전부"),
        ("동 종합평가 우수상(구청장, '23. 10. 27)", "구청장"),
        ("운영 실태점검 장려상 ('22.12월, 한강유역환경청)", "한강유역환경청"),
        ("건강증진사업 우수기관 표창(보건복지부장관)", "보건복지부"),
        ("체납정리 평가 : 서울시 주관 3년 연속 최우수구 선정 (재정인센티브 1억원)", "서울시"),
    ],
)
def test_awarding_bodies(line: str, body: str) -> None:
    (award,) = awards(f"- {line}\n")
    assert award.awarded_by == body


def test_a_list_of_awards_needs_no_contest_in_its_lines() -> None:
    text = """◈ 2023년 주요 수상내역 ◈
◇ 2023년 의료급여 재정관리 우수(보건복지부)
◇ 2023년 으뜸부서 ‘복지과’ 선정
◇ 2023년 정부우수 공무원 국무총리 표창(행정안전부)
"""
    assert [award.grade for award in awards(text)] == ["우수", "으뜸부서", "국무총리 표창"]


def test_the_honour_of_a_chosen_case_stands_on_the_next_line() -> None:
    text = "※ 행안부 주관「2023년 교육훈련 우수사례」선정\n\n「대면코칭 과정」, 「소통 과정」 2개 우수사례 선정 ‣기관 표창(본원)\n"
    (award,) = awards(text)
    assert (award.name, award.grade, award.awarded_by) == ("2023년 교육훈련 우수사례", "기관 표창", "행안부")


def test_a_quoted_grade_joins_the_grade_before_it() -> None:
    (award,) = awards("□ 수상실적\n\n○ 2023년 국민제안 우수기관 「장려」(2023. 10. 24., 행정안전부)\n")
    assert (award.grade, award.date, award.awarded_by) == ("우수기관(장려)", "2023-10-24", "행정안전부")
