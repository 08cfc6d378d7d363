"""Facts about the document as a whole."""

import pytest

from extract import parsers
from extract.extractors.document_facts import find_document_facts
from extract.schemas import DocumentFacts
from extract.segment import segment

BODY = """순 서

Ⅰ. 일반현황	1
Ⅱ. 추진계획	2

Ⅰ. 일반현황

1 조직

○ 1과 3팀

Ⅱ. 추진계획

□ 추진방향

○ 우리 구 구정 운영
"""


def facts(cover: str, body: str = BODY) -> DocumentFacts:
    document = parsers.read(f"{cover}\n\n{body}".encode())
    return find_document_facts(document, segment(document))


@pytest.mark.parametrize(
    ("cover", "title", "kind"),
    [
        ("2006년도\n\n주요업무추진현황", "2006년도 주요업무추진현황", "results"),
        ("2025년도\n\n주 요 업 무 계 획", "2025년도 주요업무계획", "plan"),
        ("- 2025년도 -\n\n주요업무계획", "2025년도 주요업무계획", "plan"),
        ("2017년 주요업무 보고", "2017년 주요업무 보고", "report"),
        ("함께하는 미래!\n\n2016년 창의구정 추진 계획", "2016년 창의구정 추진 계획", "plan"),
        ("주요업무계획\n\n2025년", "2025년 주요업무계획", "plan"),
        ("2024년 창의구정\n\n추진계획", "2024년 창의구정 추진계획", "plan"),
        ("2024년 주요업무계획(안)", "2024년 주요업무계획(안)", "plan"),
        ("함께하는 미래! 2016년 창의구정 추진 계획", "2016년 창의구정 추진 계획", "plan"),
        ("다시 뛰는 골목, 이어지는 일자리 2026년 주요업무 보고", "2026년 주요업무 보고", "report"),
        ("살기 좋은 우리 구", None, None),
        ("2018년도\n주요업무\n추진계획", "2018년도 주요업무 추진계획", "plan"),
        ("2003年度 主 要 業 務 計 劃", "2003年度 主要業務計劃", "plan"),
        ("2003年度 業務報告", "2003年度 業務報告", "report"),
        ("2015년도\n업무추진계획 보고", "2015년도 업무추진계획 보고", "report"),
        ("2018학년도 교육계획", "2018학년도 교육계획", "plan"),
        ("2021년도 경영계획", "2021년도 경영계획", "plan"),
        ("2021년\n\n경 영 실 적", "2021년 경영실적", "results"),
    ],
)
def test_title(cover: str, title: str | None, kind: str | None) -> None:
    found = facts(cover)
    assert (found.title, found.kind) == (title, kind)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2006. 9.", "2006-09"),
        ("2025. 2. 7.(금)", "2025-02-07"),
        ("2025. 2. 11.(화) 10:00", "2025-02-11"),
        ("2017. 11. 20. ~ 12. 21.", "2017-11-20/2017-12-21"),
        ("2018. 12.", "2018-12"),
        ("12. 21.", None),
        ("2018년", None),
        ("2018년 1월", "2018-01"),
        ("2018年 1月", "2018-01"),
        ("２０１８．１．", "2018-01"),
        ("'18. 1. 15.", "2018-01-15"),
        ("(2018. 1.)", "2018-01"),
        ("등록일자 : 2018. 1. 3.", None),
    ],
)
def test_date(line: str, date: str | None) -> None:
    assert facts(f"2018년 주요업무계획\n\n{line}").date == date


@pytest.mark.parametrize(
    ("line", "session"),
    [
        ("제205회 구의회 제2차 정례회", "제205회 구의회 제2차 정례회"),
        ("제320회 임시회", "제320회 임시회"),
        ("제3차 회의", None),
        ("제297회 가온구의회(임시회)", "제297회 가온구의회(임시회)"),
    ],
)
def test_session(line: str, session: str | None) -> None:
    assert facts(f"{line}\n\n2018년 주요업무계획").session == session


@pytest.mark.parametrize(
    ("cover", "department"),
    [
        ("2018년 주요업무계획\n\n기획담당관", "기획담당관"),
        ("2018년 주요업무계획\n\n부산광역시인재개발원", "인재개발원"),
        ("2018년 주요업무계획\n\n기획재정국\n\n기획예산과", "기획예산과"),
        ("2018년 주요업무계획\n\n부산광역시 감사위원회", "감사위원회"),
        ("2018년 주요업무계획\n\n누리광역시 가온구 기획예산과", "기획예산과"),
        ("2018년 주요업무계획\n\n도시 계획과", "도시계획과"),
        ("2018. 2. 7.(수) 행정문화위원회\n\n2018년 주요업무계획\n\n문 화 체 육 국", "문화체육국"),
        ("2018. 2. 7.(수) 행정문화위원회\n\n2018년 주요업무계획", None),
        ("희망찬 내일을 여는 시민과\n\n2018년 주요업무계획", None),
        ("2018년 주요업무계획\n\n행복한 대한민국", None),
        ("2018년 주요업무계획\n\n가 온 군\n(농 정 과)", "농정과"),
        ("2018년 주요업무계획\n\n단 비 군\n보 건 소", "보건소"),
        ("2018년 주요업무계획\n\n단비군보건소", "보건소"),
        ("2018년 주요업무계획\n\n새벌구일자리경제과", "일자리경제과"),
        ("2018년 주요업무계획\n\n누리광역시가온구기획예산과", "기획예산과"),
        ("2018년 주요업무계획\n\n한울시청년정책담당관", "청년정책담당관"),
        ("2018년 주요업무계획\n\n가온시청 총무과", "총무과"),
        ("2018년 주요업무계획\n\n청라구\n總 務 課", "總務課"),
        ("2018년 주요업무계획\n\n은하구 새솔동주민센터", "새솔동주민센터"),
        ("2018년 주요업무계획\n\n푸른교육지원청 교육지원과", "교육지원과"),
        ("2018년 주요업무계획\n\n별빛시시설관리공단", None),
        ("2018년 주요업무계획\n\n공원시설관리과", "공원시설관리과"),
        ("2018년 주요업무계획\n\n창조도시계획과", "창조도시계획과"),
        ("제9회 가온구의회 임시회\n도시환경위원회\n\n2018년 주요업무계획", None),
        ("잡손실", None),
        ("2018년 주요업무계획\n\n기획감사실", "기획감사실"),
        ("2018년 주요업무계획\n\n가온구 (기획예산실)", "기획예산실"),
        ("2018년 주요업무계획\n\n여성가족과(여성정책팀)", "여성가족과"),
        ("2018년 주요업무계획\n\n담당부서 : 총무과\n\n가온군", "총무과"),
        ("2018년 주요업무계획\n\n2018. 1. 18.(목) / 가온구 안전총괄과", "안전총괄과"),
        ("가온구 안전총괄과 2018년 주요업무계획", "안전총괄과"),
        ("2018년 주요업무계획\n\n국립농업과학원", None),
    ],
)
def test_department(cover: str, department: str | None) -> None:
    assert facts(cover).department == department


@pytest.mark.parametrize(
    ("cover", "text", "name", "parent", "code"),
    [
        ("2018년 주요업무계획\n\n서울 중구", "", "중구", "서울특별시", "11140"),
        ("2016년 중구 구정 추진계획", "서울특별시 중구 공무원 제안 규칙", "중구", "서울특별시", "11140"),
        ("2010년 주요업무계획", "회원단체 : 인천남구, 인천남구", "남구", "인천광역시", "28170"),
        (
            "2006년 주요업무계획",
            "회원단체 : 영등포구, 수원시\n\n○ 영등포구 민원 규정\n\n○ 인천광역시 방문",
            "영등포구",
            "서울특별시",
            "11560",
        ),
        ("2018년 업무보고\n\n고용노동부", "○ 부산광역시 방문", "고용노동부", None, None),
        ("2022년 주요업무계획\n\n누리광역시 가온구 기획예산과", "", "가온구", "누리광역시", None),
        ("제9회 가온구의회 임시회\n\n2022년 주요업무계획", "", "가온구", None, None),
        ("2022년 국립국어원 업무계획", "", "국립국어원", "문화체육관광부", None),
        ("2022년 주요업무계획\n\n부산시설공단", "○ 부산광역시 협의", "부산시설공단", None, None),
        ("2022년 주요업무계획\n\n가 온 군\n(농 정 과)", "○ 부산광역시 방문", "가온군", None, None),
        ("2022년 주요업무계획\n\n단비군보건소", "", "단비군", None, None),
        ("2022년 주요업무계획\n\n누리광역시가온구기획예산과", "", "가온구", "누리광역시", None),
        ("2022년 주요업무계획\n\n새벌구 일자리경제과", "누리광역시 새벌구 조례", "새벌구", "누리광역시", None),
        ("2022년 주요업무계획\n\n경기도 가온시 도시계획과", "", "가온시", "경기도", None),
        ("2022년 주요업무계획\n\n靑羅區 總務課", "", "靑羅區", None, None),
        ("2022년 주요업무계획\n\n2022. 1. 18.(화) / 가온구 안전총괄과", "", "가온구", None, None),
        ("2022년 주요업무계획\n\n가온구청", "", "가온구", None, None),
        ("2022년 가온군 주요업무계획", "", "가온군", None, None),
        ("2022년 주요업무계획\n\n푸른교육지원청 교육지원과", "", "푸른교육지원청", None, None),
        ("2022년 주요업무계획\n\n경기도교육청 푸른교육지원청", "", "푸른교육지원청", "경기도교육청", None),
        ("2022년 주요업무계획\n\n별빛시 시설관리공단", "", "별빛시시설관리공단", None, None),
        ("2022년 주요업무계획\n\n단비군 보건의료원", "", "단비군", None, None),
        ("2022년 주요업무계획\n\n총무과", "「청라구 인권 조례」, 청라구의회 협의", "청라구", None, None),
    ],
)
def test_organization(cover: str, text: str, name: str, parent: str | None, code: str | None) -> None:
    found = facts(cover, f"{BODY}\n○ {text}\n").organization
    assert found is not None
    assert (found.name, found.parent, found.code) == (name, parent, code)


def test_no_organization_without_evidence() -> None:
    assert facts("2018년 주요업무계획", "Ⅰ. 일반현황\n\n○ 행정안전부 평가\n").organization is None


@pytest.mark.parametrize(
    "cover", ["안전도시 가온", "행복도시과", "차량운반구", "창조도시계획과", "생활체육시설과", "자치구"]
)
def test_words_that_end_like_places_are_no_organization(cover: str) -> None:
    assert facts(f"2018년 주요업무계획\n\n{cover}", "Ⅰ. 일반현황\n\n○ 업무\n").organization is None


@pytest.mark.parametrize(("year", "name"), [(2010, "강원도"), (2025, "강원특별자치도")])
def test_names_follow_the_year(year: int, name: str) -> None:
    found = facts(f"{year}년 주요업무계획\n\n강원").organization
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("cover", "chapters", "years"),
    [
        ("2025년도 주요업무계획", ("Ⅱ. 2024년 주요성과", "Ⅲ. 2025년 주요업무계획"), (2024, 2025)),
        ("2017년 주요업무 보고", ("Ⅱ. 주요업무 추진실적", "Ⅲ. 2018년 주요업무 추진계획"), (2017, 2018)),
        ("2016년 창의구정 추진 계획", ("Ⅱ. 2015년 운영실적 및 주요성과", "Ⅲ. 세부 추진계획"), (2016,)),
        ("2025년 주요업무계획", ("Ⅱ. 2023~2024년 공모사업 추진상황", "Ⅲ. 2025년 주요업무계획"), (2025,)),
        ("2025년 주요업무계획", ("Ⅱ. 2019년 주요성과", "Ⅲ. 추진계획"), (2025,)),
        ("업무보고\n\n2025. 12. 11.", ("Ⅱ. ’25년 평가", "Ⅲ. '26년 과제\n\n○ '26년 3월\n\n○ '26년 4월"), (2025, 2026)),
        ("2021년도 경영계획", ("Ⅱ. 2020년 경영성과", "Ⅲ. 2021년 경영계획"), (2020, 2021)),
        ("2003年度 主要業務計劃", ("Ⅱ. 2002年度 主要業務 推進實績", "Ⅲ. 2003年度 主要業務計劃"), (2002, 2003)),
        ("업무보고\n\n2025. 3. 11.", ("Ⅱ. 평가", "Ⅲ. 과제"), (2025,)),
    ],
)
def test_years(cover: str, chapters: tuple[str, str], years: tuple[int, ...]) -> None:
    body = f"Ⅰ. 일반현황\n\n○ 1과 3팀\n\n{chapters[0]}\n\n○ 완료\n\n{chapters[1]}\n\n○ 실시\n"
    assert facts(cover, body).years == years


APPROVAL = """등록번호	기획예산과-1278
등록일자	2016.1.26.
결재일자	2016.1.28.
공개구분	공개

주무관	혁신평가팀장	★부구청장
가나다	라마바	전결 01/28 사아자
협 조	인사팀장	차카타

"""


def test_approval_block() -> None:
    found = facts(f"{APPROVAL}2016년 창의구정 추진 계획")
    assert found.approval is not None
    assert (found.approval.number, found.approval.disclosure) == ("기획예산과-1278", "공개")
    assert (found.approval.registered, found.approval.approved) == ("2016-01-26", "2016-01-28")
    signers = [(signer.position, signer.name) for signer in found.approval.signers]
    assert signers == [("주무관", "가나다"), ("혁신평가팀장", "라마바"), ("부구청장", "사아자"), ("인사팀장", "차카타")]


def test_approval_stands_in_for_date_and_department() -> None:
    found = facts(f"{APPROVAL}2016년 창의구정 추진 계획")
    assert (found.date, found.department) == ("2016-01-28", "기획예산과")


APPROVAL_LINES = """등록번호 : 총무과-12  등록일자 : 2016. 1. 26.
결 재 일 자 : 2016. 1. 28.
공개구분 : 공개

주무관 가나다 총무과장 라마바 부군수 전결 01/28 사아자
협조 예산팀장 차카타

"""


def test_approval_block_in_running_lines() -> None:
    found = facts(f"{APPROVAL_LINES}2016년 주요업무계획\n\n2016. 1.")
    assert found.approval is not None
    assert (found.approval.number, found.approval.disclosure) == ("총무과-12", "공개")
    assert (found.approval.registered, found.approval.approved) == ("2016-01-26", "2016-01-28")
    signers = [(signer.position, signer.name) for signer in found.approval.signers]
    assert signers == [("주무관", "가나다"), ("총무과장", "라마바"), ("부군수", "사아자"), ("예산팀장", "차카타")]
    assert (found.date, found.department) == ("2016-01", "총무과")


def test_a_position_and_a_word_in_running_text_are_no_approval() -> None:
    assert facts("2016년 주요업무계획", "담당자 지정 및 운영\n\n주무관 가나다\n").approval is None


def test_staffing_tables_are_no_approval() -> None:
    assert facts("2016년 주요업무계획", f"{BODY}\n구분\t과장\t팀장\n정원\t1\t3\n").approval is None


def test_department_from_the_text_where_the_cover_is_silent() -> None:
    body = f"{BODY}\n혁신담당관실\n\n○ 혁신담당관실 정원 5명\n\n○ 혁신담당관실 예산\n"
    assert facts("2019년 주요업무계획", body).department == "혁신담당관실"


def test_units_that_only_running_text_names_are_no_department() -> None:
    body = f"{BODY}\n○ 공동위원회 개최, 공동위원회 심의, 공동위원회 결과 공유\n"
    assert facts("2019년 주요업무계획", body).department is None


def test_an_empty_document_has_no_facts() -> None:
    assert facts("가", "나") == DocumentFacts()


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2026. 3. 2.", "2026-03-02"),
        ("2026. 3. 2.까지 제출", None),
        ("2026. 3. 2. 이후", None),
        ("2026. 3. 2., 3. 9.", None),
    ],
)
def test_a_deadline_or_a_list_of_days_is_no_date_of_a_document(line: str, date: str | None) -> None:
    assert facts(f"2026년 주요업무계획\n\n{line}").date == date
