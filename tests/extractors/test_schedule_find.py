"""From whole documents to schedule items."""

from pathlib import Path

import pytest

from extract import parsers
from extract.document import Document, Table
from extract.extractors.schedule import find_schedule
from extract.extractors.schedule.tables import own_name
from extract.grid import make_grids
from extract.issues import IssueCode
from extract.schemas import DocumentFacts, ScheduleItem, ScheduleStatus, YearSource
from extract.segment import segment

FACTS = DocumentFacts(title="2025년도 주요업무계획", years=(2024, 2025), date="2025-01")


def schedule(text: str, facts: DocumentFacts = FACTS) -> tuple[ScheduleItem, ...]:
    document = parsers.read(text.encode())
    outline = segment(document)
    return find_schedule(document, outline, make_grids(document, outline), facts)[0]


def printed(document: Document, item: ScheduleItem) -> str:
    block = document.blocks[item.source.block or 0]
    if isinstance(block, Table):
        text = next(cell.text for cell in block.cells if (cell.row, cell.col) == (item.source.row, item.source.col))
    else:
        text = block.text
    return text[item.source.start : item.source.end]


PLAN = """2025년도 주요업무계획

2025. 1.

공원녹지과

Ⅰ. 일반현황

1 연 혁

□ 1998. 3. 1. : 공원과 신설

Ⅱ. 주요업무 추진실적

1 마을정원 조성

□ 추진실적

○ 주민협의체 구성(5월)
○ 겨울꽃 심기(11. 15. ~ 3. 15.)

□ 향후계획

○ 정원 준공(12월)

Ⅲ. 2025년 주요업무 추진계획

1 마을정원 확대

□ 사업개요

○ 사업기간 : 2025. 3. ~ 11.
○ 대 상 : 12개 동

□ 추진일정

○ 설명회 개최(4월), 대상지 선정(5월)
○ 정기점검 : 월 1회
"""


def test_years_come_from_headings_and_from_the_document() -> None:
    found = {item.text: (item.start, item.end, item.year_source) for item in schedule(PLAN)}
    assert found["주민협의체 구성(5월)"] == ("2024-05", "2024-05", YearSource.DOCUMENT)
    assert found["설명회 개최(4월)"] == ("2025-04", "2025-04", YearSource.HEADING)
    assert found["마을정원 확대 사업기간"] == ("2025-03", "2025-11", YearSource.EXPLICIT)


def test_years_come_from_neighbours() -> None:
    text = PLAN.replace("설명회 개최(4월), 대상지 선정(5월)", "설명회 개최(2024년 3월, 6월)").replace(
        "정원 준공(12월)", "2023년은 쉼터를 착공(7월)"
    )
    found = {item.raw: (item.start, item.year_source) for item in schedule(text)}
    assert found["2024년 3월"] == ("2024-03", YearSource.EXPLICIT)
    assert found["6월"] == ("2024-06", YearSource.INFERRED)
    assert found["7월"] == ("2023-07", YearSource.INFERRED)


def test_a_year_that_nobody_prints_has_no_source() -> None:
    found = {
        item.raw: (item.edtf, item.year_source)
        for item in schedule("Ⅰ. 업무계획\n\n○ 설명회 개최(4월)\n", DocumentFacts())
    }
    assert found == {"4월": ("XXXX-04", None)}


def test_years_come_from_above_a_column() -> None:
    years = "\t".join(["구 분", *["2024년"] * 6, *["2026년"] * 6])
    months = "\t".join(["", *(f"{number}월" for number in (7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6))])
    marks = "\t".join(["꽃 심기", "■", *[""] * 10, "■"])
    found = [(item.start, item.year_source) for item in schedule(table(f"{years}\n{months}\n{marks}"))]
    assert found == [("2024-07", YearSource.HEADING), ("2026-06", YearSource.HEADING)]


def test_a_winter_reported_in_january_has_begun_the_year_before() -> None:
    (item,) = (item for item in schedule(PLAN) if "겨울꽃" in item.text)
    assert (item.start, item.end, item.year_source) == ("2023-11-15", "2024-03-15", YearSource.INFERRED)


def test_status_follows_the_nearest_part() -> None:
    found = {item.text: item.status for item in schedule(PLAN)}
    assert found["주민협의체 구성(5월)"] is ScheduleStatus.DONE
    assert found["정원 준공(12월)"] is ScheduleStatus.PLANNED


def test_what_lies_ahead_is_planned_even_among_results() -> None:
    found = {item.text: item.status for item in schedule(PLAN.replace("구성(5월)", "구성(’24.5.), 쉼터 착공(’26.3.)"))}
    assert found["주민협의체 구성(’24.5.)"] is ScheduleStatus.DONE
    assert found["쉼터 착공(’26.3.)"] is ScheduleStatus.PLANNED


def test_cover_dates_and_histories_are_left_out() -> None:
    assert all("1998" not in item.raw and item.raw != "2025. 1." for item in schedule(PLAN))


def test_ids_run_in_document_order_and_sources_slice_the_raw_text() -> None:
    document = parsers.read(PLAN.encode())
    items = schedule(PLAN)
    assert [item.id for item in items] == [f"t{number}" for number in range(1, len(items) + 1)]
    assert all(printed(document, item) == item.raw for item in items)
    places = [(item.source.block, item.source.start) for item in items]
    assert places == sorted(places)


def table(rows: str) -> str:
    return f"Ⅰ. 2025년 업무계획\n\n1 마을정원 확대\n\n□ 추진일정\n\n{rows}\n"


def brief(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(item.text, item.start, item.end) for item in schedule(text)]


def test_month_tables_give_one_item_a_run() -> None:
    months = "\t".join(f"{number}월" for number in range(1, 13))
    marks = "\t".join(["", "■", "■", "", "", "■", *[""] * 6])
    found = schedule(table(f"구 분\t{months}\n꽃 심기\t{marks}"))
    assert [(item.text, item.start, item.end, item.raw) for item in found] == [
        ("꽃 심기", "2025-02", "2025-03", "■"),
        ("꽃 심기", "2025-06", "2025-06", "■"),
    ]


def test_date_columns_take_the_words_of_their_row() -> None:
    rows = "과정명\t인원\t운영기간\n정원사 교실\t20\t02.10. - 02.28.\n나무 돌보기\t20\t04.30. -"
    assert brief(table(rows)) == [
        ("정원사 교실", "2025-02-10", "2025-02-28"),
        ("나무 돌보기", "2025-04-30", "2025-04-30"),
    ]


def test_a_leading_date_column_takes_the_words_behind_it() -> None:
    rows = "일 시\t내 용\n3. 5.(화)\t주민설명회\n4. 10. ~ 4. 20.\t현장조사"
    assert brief(table(rows)) == [("주민설명회", "2025-03-05", "2025-03-05"), ("현장조사", "2025-04-10", "2025-04-20")]


def test_lines_below_quarters_keep_their_own_dates() -> None:
    rows = "1분기\t2분기\n· 보완(3월) · 운영(3월~)\t· 박람회(4월)"
    found = [(item.start, item.end) for item in schedule(table(rows))]
    assert found == [("2025-03", "2025-03"), ("2025-03", None), ("2025-04", "2025-04")]


def test_undated_lines_belong_to_their_quarter() -> None:
    rows = "구 분\t1/4분기\t2/4분기\n정원\t실태조사\t대상자 선정"
    assert brief(table(rows)) == [
        ("정원 실태조사", "2025-01", "2025-03"),
        ("정원 대상자 선정", "2025-04", "2025-06"),
    ]


def test_dates_below_quarters_are_named_by_their_row() -> None:
    rows = "추진내용\t1분기\t2분기\n작가 공모\t1. 10. ~ 2. 4.\t\n공개 행사\t\t5월"
    assert brief(table(rows)) == [("작가 공모", "2025-01-10", "2025-02-04"), ("공개 행사", "2025-05", "2025-05")]


def test_rows_of_figures_below_quarters_are_no_acts() -> None:
    rows = "구 분\t1/4분기\t2/4분기\n내 용\t부지매입\t착공\n공정률(%)\t10\t30\n집행(백만원)\t320\t180"
    found = [(item.start, item.end, item.raw) for item in schedule(table(rows))]
    assert found == [("2025-01", "2025-03", "1/4분기"), ("2025-04", "2025-06", "2/4분기")]


def test_values_of_cards_are_named_by_their_labels() -> None:
    rows = "공모기간\t2025. 4. 1. ~ 6. 30.\t심사\t7월\n사업비\t15백만원\t시상식\t9. 27.(개원일)"
    assert brief(table(rows)) == [
        ("마을정원 확대 공모기간", "2025-04-01", "2025-06-30"),
        ("마을정원 확대 심사", "2025-07", "2025-07"),
        ("마을정원 확대 시상식", "2025-09-27", "2025-09-27"),
    ]


def test_dates_and_dashes_are_no_figures_of_their_row() -> None:
    rows = "지구\t유형\t호수\t사업비\t착공\t준공\n새들\t행복주택\t420\t58,800\t2025. 3.\t2027. 2.\n원도심\t매입임대\t80\t14,400\t-\t2025. 12."
    assert brief(table(rows)) == [
        ("새들 착공", "2025-03", "2025-03"),
        ("새들 준공", "2027-02", "2027-02"),
        ("원도심 준공", "2025-12", "2025-12"),
    ]


def test_a_cell_may_name_its_own_subject() -> None:
    assert own_name("◆ 사 업 명 : 나무 돌보기\n◆ 사업기간 : 2025. 3. ~ 4.") == "나무 돌보기"
    assert own_name("◆ 사업기간 : 2025. 3. ~ 4.") == ""


@pytest.mark.parametrize(
    "rows",
    [
        "시설명\t개관일\t위탁기간\n문화센터\t2011.5.3.\t2023.1.1.~2025.12.31.",
        "구 분\t2023년\t2024년\n나무\t1,200\t1,300",
        "구 분\t예산액(구성비)\n공원\t51,288(7.2)\n하천\t12,100(3.1)",
        "구 분\t1월\t2월\n방문객\t1,200\t1,300",
    ],
)
def test_attributes_and_figures_in_tables_are_left_out(rows: str) -> None:
    assert brief(table(rows)) == []


def test_real_plans_have_sources_that_slice_their_text(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        document = parsers.read(path.read_bytes())
        outline = segment(document)
        items, _ = find_schedule(document, outline, make_grids(document, outline), FACTS)
        assert [printed(document, item) for item in items] == [item.raw for item in items]
        assert items


@pytest.mark.parametrize(
    ("text", "code", "raw"),
    [
        ("Ⅰ. 업무계획\n\n1 정원 조성\n\n○ 설명회 개최(4월)\n", IssueCode.AMBIGUOUS_DATE, "4월"),
        ("Ⅰ. 2025년 업무계획\n\n1 정원 조성\n\n○ 기 간 : 2025. 13. 40.\n", IssueCode.UNREADABLE_DATE, "2025. 13. 40."),
    ],
)
def test_doubtful_dates_become_issues(text: str, code: IssueCode, raw: str) -> None:
    document = parsers.read(text.encode())
    outline = segment(document)
    _, issues = find_schedule(document, outline, make_grids(document, outline), DocumentFacts())
    assert [issue.code for issue in issues] == [code]
    place = issues[0].source
    block = document.blocks[place.block or 0]
    assert not isinstance(block, Table)
    assert block.text[place.start : place.end] == raw


@pytest.mark.parametrize("text", [PLAN, table("과정명\t운영기간\n정원 교실\t05.01 - 05.02\n나무 교실\t수시")])
def test_sound_dates_raise_no_issue(text: str) -> None:
    document = parsers.read(text.encode())
    outline = segment(document)
    assert find_schedule(document, outline, make_grids(document, outline), FACTS)[1] == ()


def test_unreadable_cells_of_date_columns_become_issues() -> None:
    document = parsers.read(table("과정명\t운영기간\n정원 교실\t3. 2.\n나무 교실\t13. 45.").encode())
    outline = segment(document)
    items, issues = find_schedule(document, outline, make_grids(document, outline), FACTS)
    assert [item.text for item in items] == ["정원 교실"]
    assert [(issue.code, issue.source.row, issue.source.col) for issue in issues] == [(IssueCode.UNREADABLE_DATE, 2, 1)]
