"""Staff counts in lines and in tables beside them: whose they are, of which kind, and what is no staff."""

import pytest

from tests.extractors.test_staffing import rows, staff


@pytest.mark.parametrize(
    "line",
    [
        "○ 요가 교실 : 회당 정원 20명, 매주 운영",
        "○ 숲체험 : 유아반(정원 15명) 주 2회",
        "○ 수용률 90%(정원 1,200명, 대기 30명)",
        "○ 강사 관리 : 기별 정원 30명",
        "○ 정원 : 30명",
    ],
)
def test_places_of_courses_are_no_staff(line: str) -> None:
    assert staff(line, "Ⅱ. 추진계획\n\n1. 푸른정원 관리\n\n") == ()
    assert staff("○ 정원 : 30명", "Ⅰ. 일반현황\n\n1. 조직 현황\n\n")[0].count == 30


def test_tables_of_courses_are_no_staff() -> None:
    text = "종목|강좌수|정원|현원|등록률(%)\n수영|4|210|197|93.8\n요가실|6|90|82|91.1\n계|10|300|279|93.0\n"
    assert staff(text, "Ⅱ. 추진계획\n\n1. 체육센터 운영\n\n") == ()


def test_labels_beside_categories_are_no_units() -> None:
    text = "구분||합계|도로과|하천과\n정원|계|40|21|19\n|일반직|35|18|17\n|시설운영·공무|5|3|2\n현원|계|38|20|18\n"
    found = rows(staff(text))
    assert ("도로과", "시설운영·공무", None, "authorized", 3) in found
    assert ("기획실", "시설운영·공무", None, "authorized", 5) in found
    assert ("하천과", None, None, "actual", 18) in found


def test_charts_set_as_tables() -> None:
    pairs = "사무국장|\n정원 15 / 현원 14|\n운영팀|기록팀\n9 / 8|5 / 5\n"
    assert rows(staff(pairs, "Ⅰ. 일반현황\n\n□ 조직도\n\n")) == [
        ("기획실", None, None, "authorized", 15),
        ("기획실", None, None, "actual", 14),
        ("운영팀", None, None, "authorized", 9),
        ("운영팀", None, None, "actual", 8),
        ("기록팀", None, None, "authorized", 5),
        ("기록팀", None, None, "actual", 5),
    ]
    counts = "운영실|기록실\n12명|9명\n3과|2과\n"
    assert rows(staff(counts, "Ⅰ. 일반현황\n\n□ 조직 : 2실\n\n※ 본부 정원 기준\n\n")) == [
        ("운영실", None, None, "authorized", 12),
        ("기록실", None, None, "authorized", 9),
    ]
    assert staff(counts, "Ⅱ. 체육대회\n\n□ 참가 현황\n\n") == ()


def test_staff_outside_the_authorised_posts() -> None:
    head = "Ⅰ. 일반현황\n\n□ 조직 및 인력 : 정원 9명 / 현원 8명\n\n"
    found = rows(staff("※ 공원관리 일용인부 18명(연중 14, 겨울 제외 4) 별도\n", head))
    assert [one for one in found if one[4] not in (9, 8)] == [
        ("기획실", "일용인부", "공원관리 일용인부", "actual", 18),
        ("기획실", "일용인부", "공원관리 일용인부(연중)", "actual", 14),
        ("기획실", "일용인부", "공원관리 일용인부(겨울 제외)", "actual", 4),
    ]
    assert ("기획실", "기간제", None, "actual", 3) in rows(staff("- 공무직 2명, 기간제 3명은 정원 외\n", head))
    assert len(staff("○ 평가 인력은 연구사 2명(공무직 별도), 내년 공무직 1명 증원\n", head)) == 2
    assert len(staff("※ 자전거 18대 별도, 방문객 30명 별도\n", head)) == 2
    assert staff("※ 일용인부 18명 별도\n", "Ⅱ. 추진계획\n\n□ 가로수 정비\n\n") == ()


def test_teams_in_a_line_are_of_the_kind_that_they_add_up_to() -> None:
    head = "Ⅰ. 일반현황\n\n□ 조직 및 인력 : 정원 9명 / 현원 8명\n\n"
    assert rows(staff("○ 총무팀 5, 민원팀 3 (소장 제외)\n", head))[2:] == [
        ("총무팀", None, None, "actual", 5),
        ("민원팀", None, None, "actual", 3),
    ]
    assert rows(staff("○ 총무팀 5, 민원팀 2\n", head))[2:] == [
        ("총무팀", None, None, None, 5),
        ("민원팀", None, None, None, 2),
    ]
    assert len(staff("○ 총무팀 5, 민원 3\n", head)) == 2


def test_the_unit_that_a_line_begins_with() -> None:
    text = "※ 의용소방대 12개대 정원 300명 / 현원 280명\n"
    assert rows(staff(text)) == [
        ("의용소방대", None, None, "authorized", 300),
        ("의용소방대", None, None, "actual", 280),
    ]
    assert rows(staff("○ 소속 공무원 정원 76명, 현원 75명\n"))[0] == ("기획실", None, None, "authorized", 76)


@pytest.mark.parametrize(
    ("text", "count"),
    [("정원 21명, 현원 19명(△2)", -2), ("정원 21명 / 현원 19명 (결원 2)", 2), ("정원 21, 현원 22, 과부족 1명", 1)],
)
def test_differences_behind_both_kinds(text: str, count: int) -> None:
    assert rows(staff(f"○ {text}\n"))[2:] == [("기획실", None, None, "difference", count)]
    assert len(staff("○ 정원 21명, 현원 19명 (2팀)\n")) == 2
    assert len(staff("○ 정원 21명, 현원 21명, 결원 0명\n")) == 2


def test_categories_and_ranks_in_a_line() -> None:
    head = "Ⅰ. 일반현황\n\n□ 인력현황 : 정원 9명, 현원 8명\n\n"
    assert rows(staff("○ 일반직 6명, 임기제 2명\n", head))[2:] == [
        ("기획실", "일반직", None, "actual", 6),
        ("기획실", "임기제", None, "actual", 2),
    ]
    assert rows(staff("○ 5급 1, 6급 8\n", head))[2:] == [
        ("기획실", None, "5급", "authorized", 1),
        ("기획실", None, "6급", "authorized", 8),
    ]
    assert len(staff("○ 남 6명, 여 2명\n", head)) == 2
    assert rows(staff("팀별|팀장|팀원|계\n기획팀|1|4|5\n예산팀|1|3|4\n"))[:2] == [
        ("기획팀", None, "팀장", None, 1),
        ("기획팀", None, "팀원", None, 4),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "□ 인력풀 구성\n\n○ 5급 2명, 6급 3명\n",
        "□ 조직문화 개선\n\n기획과|예산과\n12명|13명\n",
        "□ 직원 교육\n\n구분|5급|6급\n인원|10|20\n",
        "○ 참여부서 : 기획팀 5명, 예산팀 3명\n",
    ],
)
def test_people_of_programs_are_no_staff(text: str) -> None:
    assert staff(text, "Ⅲ. 추진계획\n\n1. 주요 사업\n\n") == ()
