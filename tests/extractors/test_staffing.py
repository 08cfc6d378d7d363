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


@pytest.mark.parametrize("line", ["▸ 경찰관 - 정원 : 3명", "○ 경찰관 : 정원 3명", "○ 경찰관(정원 3명)"])
def test_a_category_before_its_posts(line: str) -> None:
    assert rows(staff(f"{line}\n")) == [("기획실", "경찰관", None, "authorized", 3)]


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
