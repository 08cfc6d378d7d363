"""Tables whose columns hold days: months and days apart, the days of acts, rounds of a process, quarters of a volume."""

from extract.document import Cell, Document, Paragraph, Table
from extract.extractors.schedule import find_schedule
from extract.grid import make_grids
from extract.schemas import DocumentFacts
from extract.segment import segment
from extract.source import Source

FACTS = DocumentFacts(years=(2024, 2025))


def read(rows: list[tuple[str, ...]], *spanned: Cell) -> list[tuple[str, str | None, str | None]]:
    titles = ("Ⅰ. 2025년 업무계획", "1 정원 조성", "□ 추진일정")
    lines = tuple(Paragraph(text, Source(block=at, start=0, end=len(text))) for at, text in enumerate(titles))
    covered = {
        (cell.row + down, cell.col + right)
        for cell in spanned
        for down in range(cell.row_span)
        for right in range(cell.col_span)
    }
    plain = (
        Cell(at, col, text) for at, row in enumerate(rows) for col, text in enumerate(row) if (at, col) not in covered
    )
    cells = tuple(sorted((*spanned, *plain), key=lambda cell: (cell.row, cell.col)))
    document = Document((*lines, Table(cells, len(rows), len(rows[0]), Source(block=3))), "text", "test")
    outline = segment(document)
    items, _ = find_schedule(document, outline, make_grids(document, outline), FACTS)
    return [(item.text, item.start, item.end) for item in items]


def test_month_and_day_may_stand_in_two_columns() -> None:
    rows = [
        ("행사명", "일시", "", "장소", "인원"),
        ("", "월", "일", "", ""),
        ("나무 심기", "3", "22(토)", "뒷산", "300"),
        ("꽃 축제", "4", "5~6", "광장", "2,000"),
        ("바자회", "12", "1~7", "-", "-"),
    ]
    spans = (
        Cell(0, 0, "행사명", row_span=2),
        Cell(0, 1, "일시", col_span=2),
        Cell(0, 3, "장소", row_span=2),
        Cell(0, 4, "인원", row_span=2),
    )
    assert read(rows, *spans) == [
        ("나무 심기", "2025-03-22", "2025-03-22"),
        ("꽃 축제", "2025-04-05", "2025-04-06"),
        ("바자회", "2025-12-01", "2025-12-07"),
    ]


def test_columns_of_days_below_acts_are_read_in_rows_of_figures() -> None:
    rows = [
        ("품 명", "수량", "단가", "금액", "구매의뢰", "납품"),
        ("굴착기", "2", "285", "570", "2월", "11월"),
        ("살수차", "1", "210", "210", "1월", "'26. 1월"),
    ]
    assert read(rows) == [
        ("굴착기 구매의뢰", "2025-02", "2025-02"),
        ("굴착기 납품", "2025-11", "2025-11"),
        ("살수차 구매의뢰", "2025-01", "2025-01"),
        ("살수차 납품", "2026-01", "2026-01"),
    ]


def test_columns_of_old_days_and_of_birth_are_no_schedule() -> None:
    rows = [
        ("시설명", "규모", "사용승낙", "대상(출생연도)"),
        ("온실", "120㎡", "1998. 3. 2.", "1944. 12. 31. 이전"),
        ("쉼터", "80㎡", "2001. 5. 7.", "1945. 1. 1. 이후"),
    ]
    assert read(rows) == []


def test_rounds_of_a_process_stand_in_columns() -> None:
    rows = [
        ("구분", "1차", "2차", ""),
        ("", "", "전반기", "후반기"),
        ("공고", "2. 5.", "5. 7.", "8. 19."),
        ("임용(인원)", "4. 1.(3명)", "7. 1.(2명)", "10. 14.(2명)"),
    ]
    spans = (Cell(0, 0, "구분", row_span=2), Cell(0, 1, "1차", row_span=2), Cell(0, 2, "2차", col_span=2))
    assert read(rows, *spans) == [
        ("정원 조성 공고 1차", "2025-02-05", "2025-02-05"),
        ("정원 조성 공고 2차 전반기", "2025-05-07", "2025-05-07"),
        ("정원 조성 공고 2차 후반기", "2025-08-19", "2025-08-19"),
        ("정원 조성 임용(인원) 1차", "2025-04-01", "2025-04-01"),
        ("정원 조성 임용(인원) 2차 전반기", "2025-07-01", "2025-07-01"),
        ("정원 조성 임용(인원) 2차 후반기", "2025-10-14", "2025-10-14"),
    ]


def test_quarters_share_out_a_volume_of_work_but_not_of_money() -> None:
    rows = [
        ("사 업 명", "사업량", "1/4", "2/4", "3/4", "4/4"),
        ("꽃나무 심기", "300주", "100", "-", "-", "200"),
        ("홍보", "90천원", "-", "40", "50", "-"),
        ("방역", "9회", "1", "1", "1", "1"),
    ]
    assert read(rows) == [
        ("꽃나무 심기", "2025-01", "2025-03"),
        ("꽃나무 심기", "2025-10", "2025-12"),
    ]


def test_numbered_rows_take_the_title_around_them() -> None:
    rows = [
        ("회차", "일시", "장소", "인원"),
        ("1차", "4. 10.(목) 14:00 ~ 16:00", "대강당", "100명"),
        ("2차", "9. 11.(목) 14:00 ~ 16:00", "대강당", "100명"),
    ]
    assert read(rows) == [
        ("정원 조성 1차", "2025-04-10", "2025-04-10"),
        ("정원 조성 2차", "2025-09-11", "2025-09-11"),
    ]


def test_days_in_a_column_of_remarks_are_named_by_their_row() -> None:
    rows = [("단계", "내용", "비고"), ("1단계", "설계 용역", "3~6월"), ("2단계", "공사", "7~11월")]
    assert read(rows) == [("1단계 설계 용역", "2025-03", "2025-06"), ("2단계 공사", "2025-07", "2025-11")]


def test_how_many_times_below_a_month_is_a_mark_among_marks() -> None:
    rows = [("구분", "1월", "2월", "3월", "4월"), ("계획 수립", "○", "", "", ""), ("현장 점검", "", "2회", "", "3회")]
    assert read(rows) == [
        ("계획 수립", "2025-01", "2025-01"),
        ("현장 점검 2회", "2025-02", "2025-02"),
        ("현장 점검 3회", "2025-04", "2025-04"),
    ]
