"""What one line says: which of its dates count, and which words belong to each."""

import pytest

from extract.extractors.schedule.clauses import label_of, named, parts_of
from extract.extractors.schedule.model import Find, Setting
from extract.extractors.schedule.prose import read_text
from extract.schemas import ScheduleStatus, YearSource

PLAN = Setting("s1", "마을정원 조성", 2025, YearSource.HEADING, ScheduleStatus.PLANNED, 2024)
RESULT = Setting("s1", "마을정원 조성", 2024, YearSource.HEADING, ScheduleStatus.DONE, 2024)


def read(text: str, setting: Setting = PLAN) -> tuple[Find, ...]:
    return read_text(text, 0, setting)


def dates(text: str, setting: Setting = PLAN) -> list[tuple[str | None, str | None]]:
    return [(find.period.start, find.period.end) for find in read(text, setting) if find.period]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("○ 정원사 교육(3월)", [("2025-03", "2025-03")]),
        ("○ 정원사 교육 : 3.4~3.15", [("2025-03-04", "2025-03-15")]),
        ("○ 홍보(5.29~) : 전 직원", [("2025-05-29", None)]),
        ("○ ~ 6월 말 : 사업 완료", [(None, "2025-06")]),
        ("○ 상담실 운영 : 연중", [("2025", "2025")]),
        ("○ 토론회 개최 : 하반기", [("2025-07", "2025-12")]),
        ("○ 직원교육(상·하반기, 5회)", [("2025-01", "2025-12")]),
        ("○ 착공('27.), 개관(’31.)", [("2027", "2027"), ("2031", "2031")]),
        ("○ (감사기간) 2025년 (3~4주 정도)", [("2025", "2025")]),
        ("○ 감사범위 : 종합감사(’23.2월) 이후 업무 전반", [("2023-02", None)]),
        ("○ 시스템 구축(‘24년말)", [("2024-12", "2024-12")]),
        ("○ 기 간 : 2025년 3월, 6월, 9월", [("2025-03",) * 2, ("2025-06",) * 2, ("2025-09",) * 2]),
        ("○ 심사(6.28,7.28)", [("2025-06-28", "2025-07-28")]),
        ("○ ’24년 : 명당동 통학로 정비 사업 완료", [("2024", "2024")]),
        ("* ('24)장학금 신청자 연계 완료→('25)예비군 등으로 확대", [("2024", "2024"), ("2025", "2025")]),
    ],
)
def test_acts_are_dated(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "○ 정원 12명 / 현원 11명 (’25. 1. 1. 기준)",
        "○ ’24년 대비 3억원 증가",
        "○ 2024년 : 327건 → 2025년 : 384건",
        "○ 사망자 : (’23) 83명 → (’24) 101명",
        "○ 2025 주요정책사업 선정",
        "○ 2025년 협치사업 실행조직 구성",
        "○ 「2025 열린혁신 계획」 추진",
        "○ 「지역계획(‘24~’28)」 수립",
        "○ 교육훈련 표준(문체부 고시, ‘20. 11. 27.)",
        "○ 근거 법령(법률 제14569호, 2018. 2. 9. 시행)",
        "○ 설 립 : ’06. 1. 1.",
        "○ 최근 3년간(2022~2024) 민원 접수",
        "○ 서면 살인사건('24. 9.)",
        "○ 상반기 지식등록 평가 : 업무지식 79건",
        "○ 창의제안 연중 접수 : 20건",
        "○ 총사업비 (‘24년)",
        "○ 일경험 프로그램 다양화(’25년, 4.3만명)",
        "○ 만족도 4.5점, 의무고용률 3.1→3.5%",
        "1월 2월 3월 4월 5월 6월",
    ],
)
def test_other_times_are_left_out(text: str) -> None:
    assert dates(text) == []


def test_a_period_behind_a_count_is_left_out_where_things_are_reported() -> None:
    assert dates("○ 지시사항 관리 : 총 367건(1~10월)", RESULT) == []
    assert dates("○ 1회(3.6~4.5) : 기본과정", RESULT) == [("2024-03-06", "2024-04-05")]


def test_several_dates_have_their_own_words() -> None:
    found = read("○ 지표개발 (7월), 시범평가 (8월) 및 평가실시 (11-12월)")
    assert [find.text for find in found] == ["지표개발 (7월)", "시범평가 (8월)", "평가실시 (11-12월)"]


def test_words_follow_dates_that_open_the_line() -> None:
    found = read("○ 2월 계획 수립, 3월 협약 체결, 12월 평가")
    assert [find.text for find in found] == ["2월 계획 수립", "3월 협약 체결", "12월 평가"]


def test_brackets_behind_a_leading_date_keep_their_words() -> None:
    found = read("○ ’24.7~9. : 동의(‘24. 7), 협약 체결(‘24. 9)")
    assert [find.text for find in found][1:] == ["동의(‘24. 7)", "협약 체결(‘24. 9)"]


def test_a_label_alone_takes_the_title_around_it() -> None:
    assert [find.text for find in read("- 기 간 : 1.23~5.19 (4개월)")] == ["마을정원 조성 기간"]


def test_a_mere_date_takes_the_title_around_it() -> None:
    assert [find.text for find in read("- 2025. 9월~12월")] == ["마을정원 조성"]


def test_recurrences_without_a_date() -> None:
    (find,) = read("○ 정기모임 개최: 월1회")
    assert find.period is None
    assert find.recurrence is not None
    assert (find.recurrence.count, find.recurrence.per) == (1, "month")


def test_a_recurrence_beside_a_date_belongs_to_it() -> None:
    (find,) = read("○ 방역소독 : 4~10월(주 2회)")
    assert find.recurrence is not None
    assert find.recurrence.per == "week"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("기간 : 1.2.~1.24. ※ 사전조사 : 12.16.", ["기간 : 1.2.~1.24.", "※ 사전조사 : 12.16."]),
        ("· 신청(3월)\n· 선정(4월)", ["· 신청(3월)", "· 선정(4월)"]),
        ("02.10. - 02.28.", ["02.10. - 02.28."]),
        ("전환 - 확대", ["전환 - 확대"]),
    ],
)
def test_lines_are_split_at_inner_signs(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in parts_of(text)] == parts


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("- 기 간 : 3월", "time"),
        ("(추진시기) 3월", "time"),
        ("○ 감사범위 : 2021년 이후", "span"),
        ("○ 대 상 : 주민", None),
    ],
)
def test_labels(text: str, key: str | None) -> None:
    label = label_of(text, 0, len(text))
    assert label is not None
    assert label.key == key


def test_shared_words_are_printed_once() -> None:
    assert named("정원 조성 신규", "조성시기") == "정원 조성시기"
    assert named("정원 조성", "기간") == "정원 조성 기간"
