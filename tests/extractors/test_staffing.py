"""Staff counts in tables, prose and charts."""

import pytest

from extract import parsers
from extract.extractors.staffing import find_staffing
from extract.grid import make_grids
from extract.schemas import StaffCount
from extract.segment import segment

Row = tuple[str | None, str | None, str | None, str | None, int | None]


def staff(text: str, head: str = "Ⅰ. 일반 현황\n\n□ 인 력\n\n") -> tuple[StaffCount, ...]:
    document = parsers.read((head + text.replace("|", "\t")).encode())
    outline = segment(document)
    return find_staffing(document, outline, make_grids(document, outline), "기획실")[0]


def rows(found: tuple[StaffCount, ...]) -> list[Row]:
    return [(one.unit, one.category, one.rank, one.kind.value if one.kind else None, one.count) for one in found]


def test_kinds_by_row_and_ranks_below_categories() -> None:
    text = "구 분|계|일 반 직||별 정 직 · 임 기 제|\n||5급|6급|5급|6급\n정 원|12|1|4||-\n과부족|1|-|△1||1\n"
    assert rows(staff(text)) == [
        ("기획실", None, None, "authorized", 12),
        ("기획실", "일반직", "5급", "authorized", 1),
        ("기획실", "일반직", "6급", "authorized", 4),
        ("기획실", None, None, "difference", 1),
        ("기획실", "일반직", "6급", "difference", -1),
        ("기획실", "별정직 · 임기제", "6급", "difference", 1),
    ]


def test_kinds_by_column_below_units() -> None:
    text = "총 계||감사담당관|\n정 원|현 원|정 원|현 원\n76|75|43|41\n"
    assert rows(staff(text)) == [
        ("기획실", None, None, "authorized", 76),
        ("기획실", None, None, "actual", 75),
        ("감사담당관", None, None, "authorized", 43),
        ("감사담당관", None, None, "actual", 41),
    ]


def test_job_series_by_row_and_by_column() -> None:
    by_row = "직 렬|구 분|계|6급|지도사\n농촌지도직|정원|23|3|20\n|현원|22|-|19\n수의직|정원|4|2|-\n|현원|4|2|-\n"
    assert rows(staff(by_row))[:3] == [
        ("기획실", "농촌지도직", None, "authorized", 23),
        ("기획실", "농촌지도직", "6급", "authorized", 3),
        ("기획실", "농촌지도직", "지도사", "authorized", 20),
    ]
    by_column = "구분|계|일반직|||임기제\n||행정|학예연구|시설|\n정원|24|13|3|2|3\n현원|23|12|3|1|4\n"
    assert ("기획실", "학예연구", None, "actual", 3) in rows(staff(by_column))


def test_teams_with_a_number_of_people() -> None:
    text = "팀 명|인원|주 요 업 무\n계|12|\n보건행정팀|7|보건소 예산 3건\n의약팀|5|의료기관 지도\n"
    assert rows(staff(text)) == [
        ("기획실", None, None, None, 12),
        ("보건행정팀", None, None, None, 7),
        ("의약팀", None, None, None, 5),
    ]
    assert not staff(text.replace("인원", "건수"))
    assert not staff(text, "Ⅱ. 체육대회\n\n□ 참가 현황\n\n")


def test_pairs_in_the_order_that_a_heading_gives() -> None:
    text = "구 분|계|5급|6급\n계|8/10|3/1|-/7\n혁신기획팀|4/4|1/1|-\n"
    assert rows(staff(text, "Ⅰ. 일반현황\n\n3 인력(정/현원) : 8/10명\n\n")) == [
        ("기획실", None, None, "authorized", 8),
        ("기획실", None, None, "actual", 10),
        ("기획실", None, "5급", "authorized", 3),
        ("기획실", None, "5급", "actual", 1),
        ("기획실", None, "6급", "actual", 7),
        ("혁신기획팀", None, None, "authorized", 4),
        ("혁신기획팀", None, None, "actual", 4),
        ("혁신기획팀", None, "5급", "authorized", 1),
        ("혁신기획팀", None, "5급", "actual", 1),
    ]


def test_pairs_named_by_their_row() -> None:
    text = "구 분|계|복지정책과\n정 원 / 현 원|84/90|37/39\n과 부 족|6|2\n"
    assert rows(staff(text)) == [
        ("기획실", None, None, "authorized", 84),
        ("기획실", None, None, "actual", 90),
        ("복지정책과", None, None, "authorized", 37),
        ("복지정책과", None, None, "actual", 39),
        ("기획실", None, None, "difference", 6),
        ("복지정책과", None, None, "difference", 2),
    ]


def test_other_ranks_and_notes_of_a_table() -> None:
    text = "구분|계|5급|6급이하|기타*|비고\n정원|8|1|5|2|임기제 (정원/현원) 5/4\n"
    assert rows(staff(text)) == [
        ("기획실", None, None, "authorized", 8),
        ("기획실", None, "5급", "authorized", 1),
        ("기획실", None, "6급이하", "authorized", 5),
        ("기획실", None, "기타", "authorized", 2),
        ("기획실", "임기제", None, "authorized", 5),
        ("기획실", "임기제", None, "actual", 4),
    ]


def test_pairs_in_the_order_that_the_line_above_counts_them() -> None:
    text = "□ 인력 : 정원 6명 / 현원 7명\n\n구분|계|5급|6급|임기제\n정책팀|6/7|1/-|4/6|1/1\n"
    assert rows(staff(text, "Ⅰ. 일반현황\n\n"))[2:] == [
        ("정책팀", None, None, "authorized", 6),
        ("정책팀", None, None, "actual", 7),
        ("정책팀", None, "5급", "authorized", 1),
        ("정책팀", None, "6급", "authorized", 4),
        ("정책팀", None, "6급", "actual", 6),
        ("정책팀", "임기제", None, "authorized", 1),
        ("정책팀", "임기제", None, "actual", 1),
    ]


def test_categories_without_ranks_and_no_records_of_nothing_lacking() -> None:
    text = "구 분||정 원|현 원|과부족\n임 원||2|2|0\n일반직|소계|64|62|△2\n|3급|2|2|0\n공무직||71|69|△2\n"
    assert rows(staff(text)) == [
        ("기획실", "임원", None, "authorized", 2),
        ("기획실", "임원", None, "actual", 2),
        ("기획실", "일반직", None, "authorized", 64),
        ("기획실", "일반직", None, "actual", 62),
        ("기획실", "일반직", None, "difference", -2),
        ("기획실", "일반직", "3급", "authorized", 2),
        ("기획실", "일반직", "3급", "actual", 2),
        ("기획실", "공무직", None, "authorized", 71),
        ("기획실", "공무직", None, "actual", 69),
        ("기획실", "공무직", None, "difference", -2),
    ]


def test_headings_of_labels_are_no_units() -> None:
    assert rows(staff("구 분|계|직급별|\n||5급|6급\n정 원|17|1|16\n")) == [
        ("기획실", None, None, "authorized", 17),
        ("기획실", None, "5급", "authorized", 1),
        ("기획실", None, "6급", "authorized", 16),
    ]


def test_pairs_below_categories() -> None:
    text = "□ 부서별 인력 (정원/현원)\n\n부서별|계|일반직|공무직\n총무과|20/19|17/-|3(3)\n"
    assert rows(staff(text, "Ⅰ. 일반현황\n\n")) == [
        ("총무과", None, None, "authorized", 20),
        ("총무과", None, None, "actual", 19),
        ("총무과", "일반직", None, "authorized", 17),
        ("총무과", "공무직", None, "authorized", 3),
        ("총무과", "공무직", None, "actual", 3),
    ]


def test_positions_are_ranks() -> None:
    assert rows(staff("부서|교육장|과장|장학사|계\n교육지원과|-|1|8|9\n계|1|1|8|10\n")) == [
        ("교육지원과", None, "과장", None, 1),
        ("교육지원과", None, "장학사", None, 8),
        ("교육지원과", None, None, None, 9),
        ("기획실", None, "교육장", None, 1),
        ("기획실", None, "과장", None, 1),
        ("기획실", None, "장학사", None, 8),
        ("기획실", None, None, None, 10),
    ]


def test_units_below_the_kinds_have_none() -> None:
    text = "구 분|계|의사|간호|공중보건의\n정 원|21|2|19|-\n현 원|31|1|19|11\n보건행정과|27|1|18|8\n휴직자|1|-|1|-\n"
    assert rows(staff(text))[7:] == [
        ("보건행정과", None, None, None, 27),
        ("보건행정과", "의사", None, None, 1),
        ("보건행정과", "간호", None, None, 18),
        ("보건행정과", "공중보건의", None, None, 8),
    ]


def test_chinese_characters() -> None:
    assert rows(staff("區 分|計|5級|技能職\n定 員|38|1|11\n過不足|△1|0|△1\n", "Ⅰ. 人 力\n\n")) == [
        ("기획실", None, None, "authorized", 38),
        ("기획실", None, "5級", "authorized", 1),
        ("기획실", "技能職", None, "authorized", 11),
        ("기획실", None, None, "difference", -1),
        ("기획실", "技能職", None, "difference", -1),
    ]


def test_one_category_in_a_line_below_a_title_of_staff() -> None:
    assert rows(staff("○ 공익근무요원 3명\n", "1. 직 원\n\n")) == [("기획실", "공익근무요원", None, None, 3)]
    assert staff("○ 공익근무요원 3명\n", "1. 봉사 활동\n\n") == ()


def test_parts_that_are_units() -> None:
    assert rows(staff("□ 정원 : 총 1,432명(본부 958명, 소속기관 474명)\n")) == [
        ("기획실", None, None, "authorized", 1432),
        ("본부", None, None, "authorized", 958),
        ("소속기관", None, None, "authorized", 474),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("□ 인 력 : 정원 76 / 현원 75", [(None, "authorized", 76), (None, "actual", 75)]),
        ("□ 인 력 : 정원 149명, 현원 1,149명", [(None, "authorized", 149), (None, "actual", 1149)]),
        ("- 인력(정/현원) : 8/10명", [(None, "authorized", 8), (None, "actual", 10)]),
        ("- 인력 : 총 11명 (5급 1, 6급 10)", [(None, None, 11), ("5급", None, 1), ("6급", None, 10)]),
        (
            "- 정원 : 3명 (총경1, 경정2), 정원외 : 7명",
            [(None, "authorized", 3), ("총경", "authorized", 1), ("경정", "authorized", 2)],
        ),
        ("- 구 성 : 총 7명 (위원장 1, 위원 6)", []),
        ("- 교육 인원 : 50명 참석", []),
        ("- 변화관리자 그룹 : 29명(6~9급)", []),
    ],
)
def test_counts_in_lines(line: str, expected: list[tuple[str | None, str | None, int]]) -> None:
    found = staff(line + "\n")
    assert [(one.rank, one.kind.value if one.kind else None, one.count) for one in found] == expected


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Ⅰ. 출자·출연기관 현황\n\n", "○ 조 직 : 1실 3팀, 정원 55명(현원 40명)\n"),
        ("Ⅰ. 기관 현황\n\n", "기관명|대표자|정원|현원\n문화재단|홍길동|71|68\n회관|임꺽정|12|11\n"),
        ("Ⅱ. 어린이집 현황\n\n", "구분|계|국공립|민간\n정원|100|40|60\n현원|90|30|60\n"),
        ("Ⅲ. 교육 계획\n\n", "- 교육 정원 : 30명\n"),
        ("Ⅲ. 공원 조성\n\n", "- 국가정원 3개소 조성\n"),
    ],
)
def test_people_who_are_not_the_bodys_staff(head: str, text: str) -> None:
    assert staff(text, head) == ()


def test_a_line_that_the_table_repeats_counts_once_and_a_different_one_stays() -> None:
    text = "○ 정원 12명, 현원 14명\n\n구 분|계|5급\n정원|12|12\n현원|13|13\n"
    totals = [(one.kind.value if one.kind else None, one.count) for one in staff(text) if one.rank is None]
    assert totals == [("actual", 14), ("authorized", 12), ("actual", 13)]


def test_a_count_below_the_name_of_its_unit() -> None:
    assert rows(staff("기획팀\n정원 5명\n\n예산팀\n정원 4명\n")) == [
        ("기획팀", None, None, "authorized", 5),
        ("예산팀", None, None, "authorized", 4),
    ]


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
