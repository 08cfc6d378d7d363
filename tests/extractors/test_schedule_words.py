"""Which words name a time: whole brackets, the label of the line, the title above; and which times are foreign."""

import pytest

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
    ("text", "words"),
    [
        ("○ 지도 제작(착수 2. 3., 중간 점검 4. 7., 납품 6. 30.)", ["착수 2. 3.", "중간 점검 4. 7.", "납품 6. 30."]),
        ("○ 쉼터 건립(설계 3월 ~ 6월, 공사 7월 ~ 12월)", ["설계 3월 ~ 6월", "공사 7월 ~ 12월"]),
    ],
)
def test_times_in_one_pair_of_brackets_are_named_by_what_these_are_about(text: str, words: list[str]) -> None:
    head = text[2 : text.index("(")]
    assert [find.text for find in read(text)] == [f"{head}({word})" for word in words]


def test_words_in_brackets_without_a_name_before_them_lose_bracket_and_date() -> None:
    assert [find.text for find in read("※ (착수보고 3. 20., 완료보고 9. 18.)")] == ["착수보고", "완료보고"]


def test_several_times_of_a_label_keep_it() -> None:
    assert [find.text for find in read("○ 기본계획 : 3월 수립, 5월 고시")] == [
        "기본계획 : 3월 수립",
        "기본계획 : 5월 고시",
    ]
    assert [find.text for find in read("○ 접수창구 : 4. 1. ~ 4. 20. / 현장심사 : 5월 중")][1] == "현장심사 : 5월 중"


def test_a_numbered_round_takes_the_title_around_it() -> None:
    found = read("- 운영 시기 : 1차 5. 17. ~ 5. 21., 2차 10. 18. ~ 10. 22.")
    assert [find.text for find in found] == [
        "마을정원 조성 운영 시기 1차 5. 17. ~ 5. 21.",
        "마을정원 조성 운영 시기 2차 10. 18. ~ 10. 22.",
    ]


@pytest.mark.parametrize(
    "text", ["2025. 6. 12.(목) 14:00 / 구민회관 / 150명", "5개 동 200명 / 5월~10월 월 2회(혹서기 제외), 회당 20명"]
)
def test_a_time_that_fills_one_of_several_fields_takes_the_title_around_it(text: str) -> None:
    assert [find.text for find in read(f"● {text}")] == [f"마을정원 조성 {text}"]


def test_items_with_labels_behind_dashes_are_apart() -> None:
    found = read("- 신청 접수 : ~2. 28. - 대상 확정 : 3월~6월 - 결과 점검 : 9월 중")
    assert [find.text for find in found] == ["신청 접수 : ~2. 28.", "대상 확정 : 3월~6월", "결과 점검 : 9월 중"]


def test_words_in_brackets_before_each_time_are_its_own() -> None:
    assert [find.text for find in read("○ (1차) 3. 10. ~ 3. 21. (2차) 9. 8. ~ 9. 19.")] == [
        "(1차) 3. 10. ~ 3. 21.",
        "(2차) 9. 8. ~ 9. 19.",
    ]


def test_words_behind_a_colon_belong_to_the_bracketed_time_before_it() -> None:
    assert [find.text for find in read("○ 1단계('25년) : 설계, 2단계('26년) : 구축")] == [
        "1단계('25년) : 설계",
        "2단계('26년) : 구축",
    ]


def test_what_follows_a_date_does_not_open_it() -> None:
    found = dates("○ 용역 결과 보고(4. 27.) 후 위원회 심의 : 하반기")
    assert found == [("2025-04-27", "2025-04-27"), ("2025-07", "2025-12")]


def test_months_of_both_halves_say_more_than_the_halves() -> None:
    assert dates("● 정원사 양성 : 상·하반기 각 1기, 정원 30명(4월, 9월 개강)") == [("2025-04",) * 2, ("2025-09",) * 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 착공 시기 : 3월 / 상반기 내 80% 이상 집행", [("2025-03", "2025-03"), ("2025-01", "2025-06")]),
        ("- 상반기 중 조례안 제출, 하반기 시행", [("2025-01", "2025-06"), ("2025-07", "2025-12")]),
        ("- 준공 : 10월까지 잔여 10건", [(None, "2025-10")]),
        ("- 녹지율을 2030년까지 20% 이상으로 확대", [(None, "2030")]),
        ("- 순환버스 ’27년 정식 개통", [("2027", "2027")]),
        ("- '25. 3월 착공 → 12월 공사 완료(공정률 70%)", [("2025-03",) * 2, ("2025-12",) * 2]),
        ("- 옥상 쉼터(310㎡) : '25. 하반기, 사업비 1.2억원", [("2025-07", "2025-12")]),
    ],
)
def test_targets_and_milestones_count(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "○ 운영주체 : 한마음조합(2009. 7. 설립), 기간 10년",
        "※ 청사 준공 1997. 5. 20.",
        "○ 면 승격(개칭) : 1914. 4. 1. 두 면 통합",
        "○ 안전점검 실시(「시설물안전법」 제7조, 2025. 12. 1. 시행)",
        "※ 도우미 18명(연중 14, 동절기 제외 4) 별도",
        "○ ’26년도 기금운용계획 수립",
        "○ 하반기 조사결과 보고서 제출",
    ],
)
def test_foundings_norms_and_counts_are_left_out(text: str) -> None:
    assert dates(text) == []


def test_a_deadline_of_a_report_counts_nothing() -> None:
    assert dates("○ 10월까지 327건 처리", RESULT) == []
